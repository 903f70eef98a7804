"""升降与两数相反

“由12%下降到15%”：说的是下降，数却变大了，不是用词错就是数写颠倒了。方向相符的报告为“核对通过”。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致",),
    bad=(
        "发病率由2.1%下降到⟦2.6%⟧。",
        "库存从1200吨增加到⟦980吨⟧。",
        "农户投保率⟦13%⟧，远高于52%的全市平均水平。",
        "城镇居民人均可支配收入38560元，农村居民人均可支配收入17845元，城乡居民收入比由2.21扩大到⟦2.16⟧。",
    ),
    good=(
        "发病率由2.6%下降到2.1%。",
        "农户投保率56%，高于52%的全市平均水平。",
        "从5月10日到8月20日，开展集中整治，查处案件45起。",
        "由原来的单一种植发展到5大产业，带动农户1200户。",
        "由每月280元提高到每年4800元。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Verbs that say the contrary of their figures."""
    for relation in relations(doc):
        if relation.kind == "direction":
            first, last = (doc[span] for span in sorted(figure.span for figure in relation.figures))
            yield from told(doc, relation, f"前面是{first}，后面是{last}；{relation.proof}，请核对")
