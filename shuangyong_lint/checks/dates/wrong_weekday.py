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
)

_NAMES = "一二三四五六日"
_WEEKDAY = Pattern(r"[ \u3000]?[（(，,]?[ \u3000]?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![至到—\-~、日年边和])")


@document_check(
    severity=Severity.ERROR,
    source=("公历历法",),
    bad=(
        "定于2017年10月18日（星期⟦四→三⟧）召开。",
        "2012年11月8日（周⟦五→四⟧），2012年11月9日，星期⟦四→五⟧。",
        "会议于2024年2月5日（星期一）开始，2月7日（星期⟦二→三⟧）结束。",
    ),
    good=(
        "2017年10月18日（星期三）、2012年11月8日，星期四。",
        "10月18日（星期四）召开。",
        "2017年10月18日周年庆典；2017年10月20日（周五至周日）。",
        "农历2017年八月十五日（星期二）。",
        "2012年11月9日，周四平同志到会。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """The weekday after a date is not that date's."""
    text = plain(doc)
    last: Date | None = None
    for date in dates(doc):
        inherited = date
        if date.year:
            last = date if date.full else None
        elif date.month and date.day and last and date.offset is None and date.span.start - last.span.end < 40:
            # “2024年2月5日（星期一）……2月7日”: the same year unless the months run backwards.
            near = last.month is not None and 0 <= date.month - last.month <= 2
            inherited = date._replace(year=last.year) if near and "\n" not in text[last.span.end : date.span.start] else date
        match = _WEEKDAY.match(text, date.span.end)
        if not match or inherited.full is None or inherited.style == "han":
            continue
        if text[date.span.end] in "，," and text[match.end() : match.end() + 1] not in "，。；、）晚上下早中（":
            continue
        yield _compare(doc, inherited, inherited.full, match.start("day"))


def _compare(doc: Document, date: Date, day: dt.date, at: int) -> Finding | Verified:
    right = _NAMES[day.weekday()]
    span = Span(at, at + 1)
    written = doc[span].replace("天", "日")
    if written == right:
        return Verified(Span(date.span.start, at + 1), f"{day.year}年{day.month}月{day.day}日是星期{right}")
    return Finding(
        span,
        f"{day.year}年{day.month}月{day.day}日是星期{right}，不是星期{written}；请核对日期和星期",
        evidence=(Evidence(date.span, "日期"),),
        fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"星期改为“{right}”"),),
    )
