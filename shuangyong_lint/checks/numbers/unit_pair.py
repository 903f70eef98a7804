"""两种单位折算不符

“100公顷（1500亩）”是同一数量的两种写法，折算过来应当相等：1公顷＝15亩，1平方公里＝100公顷。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, result, told


@document_check(
    severity=Severity.ERROR,
    source=("GB 3100—1993", "《全面推行我国法定计量单位的意见》：1公顷等于15亩"),
    bad=("占地12公顷（⟦150亩⟧）。",),
    good=(
        "新增绿地100公顷（1500亩）。",
        "征地面积46.7公顷（约700亩）。",
        "流转土地1500亩（涉及320户），建成大棚100公顷。",
        "补助3万元（其中首付3000元）。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Sizes in two units that are not the same size."""
    for relation in relations(doc):
        if relation.kind == "pair":
            first, second = (doc[figure.span] for figure in relation.figures)
            yield from told(
                doc, relation, f"{first}折合{result(doc, relation)}，括号里写{second}；{relation.proof}，请核对"
            )
