"""期限早于成文日期

成文于6月10日的通知要求“6月5日前报送”：收到时期限已过，日期必有一误。
"""

import datetime as dt
from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    dates,
    document_check,
    plain,
    sentence_at,
    time_at,
)

_ASKS = Pattern(r"(?:请|务必|务请|须|需|应当?|要求|限|各.{1,12})(?:[^，。；]{0,12})?(?:于|在|前)?$")
_BY = Pattern(
    r"(?:\d{1,2}[时点])?(?:之?前|以前)(?:[^。；\n]{0,24}?)(?:报送|上报|报至|报到|反馈|报名|提交|寄|送至|发至|完成|汇总|报)"
)
_MAKE_UP = Pattern("补报|补交|逾期|未按|曾|已于|通知要求|原定")


@document_check(
    severity=Severity.WARNING,
    source=("先有通知、后有期限的常理",),
    bad=(
        "一、二\n三\n四\n五\n六\n七\n请各单位于⟦2012年6月5日⟧前报送总结。\n县委办\n2012年6月10日",
        "一、二\n三\n四\n五\n六\n七\n请各乡镇务必在⟦6月5日⟧前将名单上报县双拥办。\n县委办\n2012年6月10日",
    ),
    good=(
        "一、二\n三\n四\n五\n六\n七\n请各单位于2012年6月15日前报送总结。\n县委办\n2012年6月10日",
        "一、二\n三\n四\n五\n六\n七\n请于1月5日前报送总结。\n县委办\n2012年12月20日",
        "一、二\n三\n四\n五\n六\n七\n未按要求于6月5日前报送的，请尽快补报。\n县委办\n2012年6月10日",
        "请于6月5日前报送。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A day by which something is asked for lies before the day the text is signed."""
    text = plain(doc)
    for date in dates(doc):
        if date.month is None or date.day is None or date.offset is not None or not _BY.match(text, date.span.end):
            continue
        time = time_at(doc, date.span.start)
        signed = time.signed.full if time.signed else None
        sentence = sentence_at(doc, date.span.start)
        if signed is None or not _ASKS.search(text, sentence.start, date.span.start):
            continue
        whole = date if date.year else date._replace(year=signed.year)
        day = whole.full
        if day is None or day >= signed or _MAKE_UP.search(text, sentence.start, sentence.end):
            continue
        # “1月5日前” in a text of December is next year's.
        if date.year is None and signed - day > dt.timedelta(days=120):
            continue
        yield Finding(
            date.span,
            f"要求{day.month}月{day.day}日前办理，本文却成文于{signed.year}年{signed.month}月{signed.day}日，期限已过；请核对",
            evidence=(Evidence(time.signed.span if time.signed else None, "成文日期"),),
        )
