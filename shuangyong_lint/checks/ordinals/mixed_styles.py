"""序数样式不一

同一串里换了编号的样式（一是、二是、第三），读者要停下来想是不是另起了一串。同类同形，是编号的常规。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Fix, Kind, Safety, Severity, breaks, document_check


@document_check(
    severity=Severity.WARNING,
    source=("同一层次的序数形式应当一致（GB/T 15835—2011 4.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一是抓学习。\n二是抓落实。\n⟦第三，→三是⟧抓督查。\n",
        "原因有三点：一是人手少；⟦第二，→二是⟧底子薄；三是任务重。",
        "一、组织领导\n二、主要做法\n⟦（三）⟧存在问题\n",
    ),
    good=(
        "首先，统一思想；其次，明确责任；第三，抓好落实；第四，严格考核。",
        "一是抓学习；二是抓落实。第一，学习要入心；第二，落实要见效。",
        "一、组织领导\n二、主要做法\n（一）健全机构\n（二）落实责任\n三、存在问题\n",
        "一是第一产业平稳增长；二是第二产业加快发展；三是第三产业稳步回升。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Every item of a run in another style."""
    for each in breaks(doc):
        if each.kind is not Kind.MIXED or each.other is None:
            continue
        words, other = doc[each.item.mark.span], each.other.mark.span
        fixes = (Fix(each.edits, Safety.UNSAFE, f"改为“{each.due}”"),) if each.edits else ()
        yield Finding(
            each.item.mark.span,
            f"同一串里前面用“{doc[other]}”，这里用“{words}”，样式不一；宜统一为“{each.due}”",
            evidence=(Evidence(other, f"前一项“{doc[other]}”"),),
            fixes=fixes,
            key=each.run.style,
        )
