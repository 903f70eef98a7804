"""星期与日期不符

2017年10月18日是星期三。日期后面的星期与历法不符，日期和星期必有一误，开会通知上尤其误事。
"""

import datetime as dt
from collections.abc import Iterator

from shuangyong_lint.kit import (
    Date,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    Verified,
    dates,
    document_check,
    plain,
    time_at,
)

_NAMES = "一二三四五六日"
_WEEKDAY = Pattern(r"[ \u3000]?[（(，,]?[ \u3000]?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![至到—\-~、日年边和])")


@document_check(
    severity=Severity.ERROR,
    source=("公历历法",),
    bad=(
        "定于2017年10月18日（星期⟦四→三⟧）召开。",
        "2012年11月8日（周⟦五→四⟧），2012年11月9日，星期⟦四→五⟧。",
        "定于10月18日（星期⟦一→三⟧）上午召开。\n一\n二\n三\n四\n五\n六\n县委办\n2017年10月12日",
        "会议于2024年2月5日（星期一）开始，2月7日（星期⟦二→三⟧）结束。",
    ),
    good=(
        "2017年10月18日（星期三）、2012年11月8日，星期四。",
        "10月18日（星期四）召开。",
        "定于1月18日（星期四）召开。\n一\n二\n三\n四\n五\n六\n县委办\n2017年12月12日",
        "2017年10月18日周年庆典；2017年10月20日（周五至周日）。",
        "农历2017年八月十五日（星期二）。",
        "2012年11月9日，周四平同志到会。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """The weekday after a date is not that date's, in any year that the date can be of."""
    text = plain(doc)
    last: Date | None = None
    for date in dates(doc):
        if date.year:
            last = date if date.full else None
        match = _WEEKDAY.match(text, date.span.end)
        if match is None or date.style == "han" or date.month is None or date.day is None:
            continue
        if text[date.span.end] in "，," and text[match.end() : match.end() + 1] not in "，。；、）晚上下早中（":
            continue
        days = [day for year in _years(doc, date, last) if (day := date._replace(year=year).full)]
        if days:
            yield _compare(doc, date, days, match.start("day"))


def _years(doc: Document, date: Date, last: Date | None) -> list[int]:
    """The years that a date can be of: its own, that of a full date just before it, or what the text speaks in."""
    if date.year:
        return [date.year]
    time = time_at(doc, date.span.start)
    if date.offset is not None:
        return [year + date.offset for year in sorted(time.speaking)]
    if last and last.year and last.month and date.month and date.span.start - last.span.end < 40:
        near = 0 <= date.month - last.month <= 2 and "\n" not in doc.text[last.span.end : date.span.start]
        if near:
            return [last.year]
    if time.signed and time.signed.year:
        return [time.signed.year - 1, time.signed.year, time.signed.year + 1]
    return sorted(time.speaking)


def _compare(doc: Document, date: Date, days: list[dt.date], at: int) -> Finding | Verified:
    span = Span(at, at + 1)
    written = doc[span].replace("天", "日")
    right = next((day for day in days if _NAMES[day.weekday()] == written), None)
    if right:
        return Verified(Span(date.span.start, at + 1), f"{right.year}年{right.month}月{right.day}日是星期{written}")
    # The middle one of three years is the year of the signature.
    day = days[len(days) // 2]
    name = _NAMES[day.weekday()]
    return Finding(
        span,
        f"{day.year}年{day.month}月{day.day}日是星期{name}，不是星期{written}；请核对日期和星期",
        evidence=(Evidence(date.span, "日期"),),
        fixes=(Fix((Edit(span, name),), Safety.MANUAL, f"星期改为“{name}”"),),
    )
