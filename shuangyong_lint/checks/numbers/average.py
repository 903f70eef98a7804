"""平均数与总数不符

“19户补助9.5万元，户均5000元”：总数除以个数就是平均数。句中总数、个数、平均数各只有一个时才查。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, result, told


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致",),
    bad=(
        "为19户困难家庭发放补助9.5万元，户均⟦6000元⟧。",
        "为36名战士每人发放⟦500元⟧慰问金，共计1.9万元。",
    ),
    good=(
        "为19户困难家庭发放补助9.5万元，户均5000元。",
        "为20个村发放补助60万元，惠及1500人，人均增收800元。",
        "财政支出6.5亿元，人均公共财政支出5200元。",
        "慰问48户，发放慰问金2.4万元，大米48袋，户均价值580元。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Means that are not the total over the count."""
    for relation in relations(doc):
        if relation.kind == "mean":
            total, count, said = (doc[figure.span] for figure in relation.figures)
            yield from told(
                doc, relation, f"{total}除以{count}是{result(doc, relation)}，这里写{said}；{relation.proof}，请核对"
            )
