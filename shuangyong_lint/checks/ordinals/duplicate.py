"""序数重复

同一串里两项用了同一个序数，读者不知道少了一项还是编错了号，引用时也无从指明。多半是复制、插入或删改后没有顺改编号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Fault, Finding, Fix, Kind, Safety, Severity, breaks, document_check

# 一要…，一要… without 二要 anywhere is a parallel; 一是…，一是… may be one, and is only a warning.
_PARALLEL = ("一要", "一来", "一则")


@document_check(
    severity=Severity.ERROR,
    source=("同一层次的序数应当连续、不重复（GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一是抓学习。\n二是抓落实。\n⟦二是→三是⟧抓督查。\n",
        "今年做了四件事：一是修路；二是架桥；⟦二是→三是⟧植树；四是通水。",
        "一、组织领导\n（一）健全机构\n（二）落实责任\n⟦（二）→（三）⟧强化保障\n二、主要做法\n",
        "一、总体情况\n二、主要做法\n⟦二、→三、⟧存在问题\n{三→四}、下步打算\n",
        "1.清理台账。\n2.核对名册。\n⟦2.→3.⟧张榜公示。\n",
        "a)清理台账；\nb)核对名册；\n⟦b)→c)⟧张榜公示。\n",
    ),
    good=(
        "一、组织领导\n（一）健全机构\n（二）落实责任\n二、主要做法\n（一）走访慰问\n（二）排忧解难\n",
        "学习方面，一是抓集中；二是抓自学。作风方面，一是抓纪律；二是抓考勤。",
        "=== a.md\n做法：\n\n1. 学习\n1. 落实\n1. 督查\n",
        "他说，一是一，二是二，账目要清清楚楚。",
        "1.报名\na.填表\nb.盖章\n2.审核\na.初审\nb.复审\n",
        "a)5%以上的；\nb)I级的。\n三、轻度\na)IV级以下的；\nb)3%以下的。\n",
        "b.平均值，见上表。\nb.标准差，见下表。\n",
        "a.清理台账。\nb.核对名册。\ni.县级\nii.乡级\ni.机关\nii.企业\n",
        "一要突出重点，一要兼顾一般，不能顾此失彼。",
        "四、农业\n今年抓好三件事：一、修水利；二、选良种；三、促增收。\n五、工业\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Every duplicate among the breaks of runs."""
    for each in breaks(doc):
        if each.kind is not Kind.DUPLICATE or each.other is None:
            continue
        words, other = doc[each.item.mark.span], each.other.mark.span
        if each.run.inline and words in _PARALLEL and all(item.mark.number == 1 for item in each.run.items):
            continue
        earlier = other.start < each.item.mark.span.start
        message = f"“{words}”重复：同一串里{'前面' if earlier else '后面'}已有“{doc[other]}”。"
        if each.item.fault is Fault.DOUBLED:
            message += f"后面接着“{words}”往下编，像是添了一项没有顺改；这里应为“{each.due}”，以下各项顺延"
        elif each.item.fault is Fault.STRAY:
            message += "前后各项本来相连，像是多出一项或误编了号；请核对"
        else:
            message += f"按次序这里应为“{each.due}”"
        # 一是…，一是… with nothing after may mean “the one …, the other …”.
        pair = len(each.run.items) == 2 and each.run.inline and words == "一是"
        fixes = (Fix(each.edits, Safety.MANUAL, f"改为“{each.due}”，全串顺改"),) if each.edits else ()
        yield Finding(
            each.item.mark.span,
            message,
            evidence=(Evidence(other, f"{'前' if earlier else '后'}一个“{doc[other]}”"),),
            fixes=fixes,
            key=each.run.style,
            severity=Severity.WARNING if pair else None,
        )
