"""序数跳号

一串序数中间缺号，不是漏了一项，就是编错了号；按号引用、逐项答复都会落空。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Fault, Finding, Fix, Kind, Safety, Severity, breaks, document_check


@document_check(
    severity=Severity.ERROR,
    source=("同一层次的序数应当连续（GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一是抓学习。\n二是抓落实。\n⟦四是→三是⟧抓督查。\n",
        "一、总体情况\n二、主要做法\n⟦四、→三、⟧存在问题\n{五→四}、下步打算\n",
        "一年来着重抓了如下几件事：\n一是修路。\n二是架桥。\n三是植树。\n⟦九是→四是⟧通水。\n{九→五}是通电。\n",
        "a.机构设置\nb.人员编制\n⟦d.→c.⟧经费保障\n",
        "主要包括：（1）机构；（2）人员；⟦（4）→（3）⟧经费。",
    ),
    good=(
        "一、组织领导\n（一）健全机构\n（二）落实责任\n二、主要做法\n（三）走访慰问\n（四）排忧解难\n",
        "四、农业\n今年抓好三件事：一、修水利；二、选良种；三、促增收。\n五、工业\n",
        "第一产业增长3%，第三产业增长8%。",
        "一是参加抢险；二是义务植树；三是素质提升。",
        "式中：\na.长度\nc.宽度\n",
        "⑲修路\n⑳架桥\n㉑植树\n",
        "一、总则\n二、范围\n（略）\n五、附则\n",
        "一是抓学习；\n二要抓落实；\n三是抓督查。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Every gap among the breaks of runs."""
    for each in breaks(doc):
        if each.kind is not Kind.GAP or each.other is None:
            continue
        words, before = doc[each.item.mark.span], each.other.mark.span
        message = f"“{doc[before]}”之后是“{words}”，缺“{each.due}”。"
        if each.item.fault is Fault.SKIPPED:
            message += "以后各项接着往下编，像是漏了或删了一项；请补上这一项，或将以下各项顺改"
        else:
            message += f"按次序这里应为“{each.due}”，像是编错了号；若漏了内容，请补上"
        fixes = (Fix(each.edits, Safety.MANUAL, f"改为“{each.due}”，全串顺改"),) if each.edits else ()
        yield Finding(
            each.item.mark.span,
            message,
            evidence=(Evidence(before, f"前一项“{doc[before]}”"),),
            fixes=fixes,
            key=each.run.style,
        )
