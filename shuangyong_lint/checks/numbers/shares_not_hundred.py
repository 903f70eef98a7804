"""各部分占比之和不是百分之百

三次产业结构、男女比例一类的分法已经列全，各部分合起来应是100，只许差在四舍五入上。
"""

from collections.abc import Iterator
from decimal import Decimal

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致",),
    bad=(
        "三次产业结构为12.3:45.6:⟦41.1⟧。",
        "男性占54.6%，女性占⟦44.4%⟧。",
    ),
    good=(
        "三次产业结构由12.3:45.6:42.1调整为11.5:46.3:42.2。",
        "代表名额按3:5:2的比例分配，共100名。",
        "党员占54.6%，女性占35.4%。",
        "第一产业占18.4%，第二产业占44.2%，第三产业占37.3%。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Complete shares that do not make a hundred."""
    for relation in relations(doc):
        if relation.kind == "hundred":
            total = sum((figure.value for figure in relation.figures), Decimal(0)) * 100
            yield from told(doc, relation, f"各部分合起来是{total.normalize():f}%，不是100%；{relation.proof}，请核对")
