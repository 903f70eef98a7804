"""序数颠倒

前后两项的序数颠倒，或者往回数，读者不知道以哪个次序为准。多半是移动段落后没有改号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Fault, Finding, Fix, Kind, Safety, Severity, breaks, document_check


@document_check(
    severity=Severity.ERROR,
    source=("同一层次的序数应当由小到大（GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一是抓学习。\n⟦三是→二是⟧抓落实。\n{二→三}是抓督查。\n四是抓考核。\n",
        "一、总体情况\n⟦三、→二、⟧主要做法\n{二→三}、存在问题\n",
    ),
    good=(
        "一是抓学习；二是抓落实。\n一是抓纪律；二是抓考勤。",
        "（三）结果\n第三名：甲队\n第二名：乙队\n第一名：丙队\n",
        "三是结果，二是过程，这是他的原话。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Every disorder among the breaks of runs."""
    for each in breaks(doc):
        if each.kind is not Kind.DISORDER or each.other is None:
            continue
        words, other = doc[each.item.mark.span], each.other.mark.span
        if each.item.fault is Fault.SWAPPED:
            message = f"“{words}”排在“{doc[other]}”之前，次序颠倒；请核对两项是对调了位置，还是编错了号"
        elif each.item.fault is Fault.STRAY:
            message = f"“{words}”夹在“{doc[other]}”之后，与前后不相连；请核对是编错了号，还是放错了位置"
        else:
            message = f"“{doc[other]}”之后是“{words}”，次序倒退；按次序这里应为“{each.due}”"
        fixes = (Fix(each.edits, Safety.MANUAL, "按出现的次序重新编号"),) if each.edits else ()
        yield Finding(
            each.item.mark.span,
            message,
            evidence=(Evidence(other, f"相邻的“{doc[other]}”"),),
            fixes=fixes,
            key=each.run.style,
        )
