"""成语走样

与常用成语只差一个音近或形近的字：攻艰克难、誓死如归。成语误写表没有列出的，也按成语词表比对。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    altered_idioms,
    anchors,
    document_check,
)


@document_check(
    severity=Severity.WARNING,
    source=("《现代汉语词典》第 7 版",),
    bad=(
        "全体官兵⟦攻艰克难→攻坚克难⟧，圆满完成任务。",
        "革命先烈⟦誓死如归→视死如归⟧。",
        "工作取得新进展，⟦独树一炽→独树一帜⟧。",
    ),
    good=(
        "全体官兵攻坚克难，视死如归。",
        "流言飞语不可信。",
        "坚持因企制宜，一企一策。",
        "努力做到以人为本、人尽其才。",
        "县级补助百分之六十。",
        "勠力同心，团结奋斗。",
        "手续办理完毕。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Idioms with one wrong character that the table of known slips does not list."""
    listed = {hit.start for hit in anchors(doc, "characters.idiom")}
    for place in altered_idioms(doc):
        if place.span.start in listed:
            continue
        at = place.span.start + place.at
        old, new = doc[Span(at, at + 1)], place.idiom[place.at]
        yield Finding(
            place.span,
            f"“{doc[place.span]}”疑为成语“{place.idiom}”：“{old}”“{new}”音或形相近",
            fixes=(Fix((Edit(place.span, place.idiom),), Safety.UNSAFE, f"改为“{place.idiom}”"),),
            key=place.idiom,
        )
