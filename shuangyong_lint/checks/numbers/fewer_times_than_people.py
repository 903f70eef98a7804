"""人次少于人数

同一件事，一个人参加一次就是一人次，人次、户次不会少于人数、户数。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.WARNING,
    source=("统计指标解释：人次按参加次数累计",),
    bad=("全年服务老人380人、⟦310人次⟧。",),
    good=(
        "参训人员共45人、180人次。",
        "组织体检120人次，受检96人。",
        "培训骨干45人，接待群众30人次。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """人次 fewer than 人 of the same thing."""
    for relation in relations(doc):
        if relation.kind == "part" and relation.mode == "times":
            people, times = (doc[figure.span] for figure in relation.figures)
            yield from told(doc, relation, f"{times}少于{people}；{relation.proof}，请核对是否写颠倒")
