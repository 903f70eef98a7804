"""人数带小数

一个人、一户人家不会有半个，“安置12.5人”多半是漏了“万”字或小数点打错。人均、折算和比例中的小数不在此列。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3 数字的准确",),
    bad=("全年安置退役士兵⟦12.5人⟧。",),
    good=(
        "全县人口12.5万人，户籍人口11.8万人。",
        "户均人口3.6人，每万人拥有医生18.5名。",
        "平均每个支部有党员15.6名。",
    ),
    skip=("table",),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Counts of people and households with decimals."""
    for relation in relations(doc):
        if relation.kind == "fraction":
            yield from told(
                doc, relation, f"这里写{doc[relation.span]}；{relation.proof}，请核对是否漏了“万”字或点错了小数点"
            )
