"""时段与月份不符

上半年是1至6月，一季度是1至3月，前三季度是1至9月；括注的月份与时段对不上，两者必有一误。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, anchors, document_check, plain, ranges

_PERIODS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前三季度": (1, 9),
    "前两季度": (1, 6),
    "前两个季度": (1, 6),
    "前三个季度": (1, 9),
    "前二季度": (1, 6),
    "第1季度": (1, 3),
    "第2季度": (4, 6),
    "第3季度": (7, 9),
    "第4季度": (10, 12),
}
_LAST = 12
_JOIN = Pattern(r"(?:（|，?即|，?也就是)$")


@document_check(
    severity=Severity.ERROR,
    source=("季度、半年的通行划分",),
    triggers=tuple(_PERIODS),
    bad=(
        "上半年（⟦1—7月⟧），全县完成投资21.1亿元。",
        "前三季度（⟦1—8月⟧）增长8%，一季度（⟦1月至4月⟧）增长7%。",
        "第四季度（⟦9—12月⟧）完成验收。",
    ),
    good=(
        "上半年（1—6月）、前三季度（1—9月）、第三季度（7—9月）、四季度（10月至12月）。",
        "上半年，1—7月完成投资。",
        "上半年累计（截至7月上旬）增长5%，2012年三季度至2013年一季度（2012年7月至2013年3月）。",
        "上半年（3月至5月）开展了集中整治。",
        "前三季度（含9月），下半年（7—11月），四季度（10—11月）。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A period in brackets is not the one named."""
    text = plain(doc)
    starts = {each.span.start: each for each in ranges(doc)}
    last_end = -1
    for start, end, word in sorted(anchors(doc, "dates.wrong-period"), key=lambda hit: (hit.start, -hit.end)):
        if start < last_end:
            continue
        last_end = end
        at = next((place for place in (end + 1, end + 2, end + 4) if place in starts), None)
        if at is None or not _JOIN.search(text, end, at):
            continue
        each = starts[at]
        named = _PERIODS[word]
        given = (each.start.month, each.end.month)
        if each.start.day or each.end.day or None in given or each.start.year != each.end.year or given == named:
            continue
        if start and text[start - 1] in "至到—前" and len(word) == 3:
            continue
        # Part of the period may be meant (上半年的3月至5月); what reaches outside is wrong, and so is a whole
        # stretch from the period's first month.
        if named[0] <= int(given[0] or 0) and int(given[1] or 0) <= named[1] and given[0] != named[0]:
            continue
        # A report of November may give the half-year as far as it has come.
        if given[0] == named[0] and named[1] == _LAST and int(given[1] or 0) < _LAST:
            continue
        yield Finding(
            each.span,
            f"“{word}”应是{named[0]}至{named[1]}月，括注却是{given[0]}至{given[1]}月；请核对时段或月份",
            evidence=(Evidence(type(each.span)(start, end), f"{word}：{named[0]}—{named[1]}月"),),
        )
