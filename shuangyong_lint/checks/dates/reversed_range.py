"""起止颠倒

“2012年10月至2012年3月”：止期早于起期，不是写反了，就是其中一个写错了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Date,
    Document,
    Evidence,
    Finding,
    Pattern,
    Range,
    Severity,
    document_check,
    plain,
    ranges,
)

# Counting backwards on purpose.
_BACK = Pattern("每年|学年|年度|追溯|回溯|上溯|倒查|倒推|倒排|往前|前推|回顾|倒数|公元前|农历|阴历|提前")
_SPAN_START = 12
_NEAR = 3


@document_check(
    severity=Severity.ERROR,
    source=("日期先后的常理",),
    bad=(
        "⟦2012年10月至2012年3月⟧开展专项整治。",
        "⟦2015年—2011年⟧累计投入5亿元。",
        "⟦2015—2011年⟧完成造林。",
        "培训于⟦10月20日至10月12日⟧举行，⟦10月20日至9月28日⟧检查。",
        "会议于⟦11月14日至8日⟧举行，⟦2012年8月至3月⟧的任务已完成。",
        "会议同意⟦明年1月13日至11日⟧召开。",
        "任期为⟦二〇一五年至二〇一一年⟧。",
    ),
    good=(
        "2012年10月至次年3月，10月至3月为采暖期，12—3月停航。",
        "2012年10月至2013年3月，2011—2015年，11月8日至14日，11月28日至12月3日。",
        "从2012年追溯到2008年，由2015年提前到2013年完成。",
        "学年为9月1日至8月31日，11月15日至3月15日供暖，12月28日至1月3日放假。",
        "22时至6时，每年11月15日至3月15日供暖。",
        "11月28日至次月3日，12月28日至元月3日。",
        "由2012年的3月到2013年的1月。",
        "前3季度，3—1比分。",
        "2012年11月至2月供暖期。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The end of a range lies before its start."""
    text = plain(doc)
    for each in ranges(doc):
        reason = _reversed(each)
        if reason and not _BACK.search(text, max(0, each.span.start - _SPAN_START), each.end.span.start):
            yield Finding(
                each.span,
                f"“{doc[each.span]}”起止颠倒：{reason}；请核对是写反了，还是其中一个日期有误",
                evidence=(Evidence(each.start.span, "起"), Evidence(each.end.span, "止")),
            )


def _reversed(each: Range) -> str:
    """Why the range is reversed; empty if it is not, or may cross the end of a year."""
    start, end = each.start, each.end
    if each.next_year or end.offset is not None or not (start.possible and end.possible):
        return ""
    if start.year and end.year and start.year != end.year:
        return f"{end.year}年早于{start.year}年" if end.year < start.year else ""
    if end.month is None:
        late = start.day and end.day and end.day < start.day and end.year in (None, start.year)
        return f"同一个月里，{end.day}日早于{start.day}日" if late else ""
    if start.month is None:
        return ""
    if start.year:
        crosses = end.year is None and start.month >= 10 and end.month <= 3 and start.day is None
    else:
        # Without years a range may cross the year's end; not from October back to September.
        near = 0 <= start.month - end.month <= _NEAR and start.day and end.day
        crosses = not near or (start.day, end.day) == (1, 30) or start.day == (end.day or 0) + 1
    return "" if crosses else _in_one_year(start, end)


def _in_one_year(start: Date, end: Date) -> str:
    if start.month is None or end.month is None:
        return ""
    if end.month < start.month:
        return f"{end.month}月早于{start.month}月"
    if end.month == start.month and start.day and end.day and end.day < start.day:
        return f"{end.month}月{end.day}日早于{start.month}月{start.day}日"
    return ""
