"""比率超过百分之百

合格率、到会率、入学率一类的比率，分子是分母的一部分，最高是100%。完成率、增长率可以超过，不在此列。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.WARNING,
    source=("国家统计局统计指标解释：比率的分子包含在分母之中",),
    bad=("群众满意率达⟦108%⟧。",),
    good=(
        "投资完成率达到118.6%，创历史新高。",
        "资本充足率138%，拨备覆盖率210%。",
        "群众满意率达98%。",
    ),
    skip=("table",),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Rates of a part that exceed a hundred per cent."""
    for relation in relations(doc):
        if relation.kind == "range":
            yield from told(doc, relation, f"这里写{doc[relation.span]}；{relation.proof}，请核对")
