"""部分大于整体

“其中”“仅……就……”所说的是前面总数的一部分，部分不会比整体大。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致", "统计报表审核的平衡关系"),
    bad=(
        "共出动36人，其中党员⟦40人⟧。",
        "项目总投入75万元，其中设备购置⟦80万元⟧。",
        "全县共减免医药费15.77万元，仅县医院就减免医药费⟦16.2万元⟧。",
    ),
    good=(
        "共出动36人次，其中党员24人次。",
        "完成工业增加值45亿元，增长12.5%，其中轻工业增长19.1%。",
        "全县共减免医药费15.77万元，仅县医院就减免医药费15.6万元。",
        "年内部队出动人员4709人。77327部队出动车辆52台次，人员4526人。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Parts that are larger than their whole."""
    for relation in relations(doc):
        if relation.kind == "part" and not relation.mode:
            part, whole = (doc[figure.span] for figure in relation.figures)
            yield from told(doc, relation, f"部分{part}大于整体{whole}；{relation.proof}，请核对")
