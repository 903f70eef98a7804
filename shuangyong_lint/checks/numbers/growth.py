"""增减幅度与两数不符

由多少到多少、增减了多少，知道两个就能算出第三个：比上年增加的数与增长率，由A到B与增长率、倍数、番数、百分点。
按印出的位数取区间；按可比价格、同口径计算的不查。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, result, told


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致", "国家统计局：百分数之差用百分点"),
    bad=(
        "财政收入由120万元增加到150万元，增长⟦20%⟧。",
        "实现利润460万元，较上年增加60万元，增长⟦18%⟧。",
        "覆盖率由65.2%提高到72.4%，提高了⟦6.2个百分点⟧。",
        "产值由2亿元增加到6亿元，增长⟦3倍⟧。",
    ),
    good=(
        "地区生产总值由120亿元增加到136亿元，增长11.5%。",
        "财政收入由120万元增加到150万元，增长25%。",
        "财政收入由8亿元增加到10亿元，剔除一次性因素后增长18%。",
        "增速比全国高2.3个百分点，比上年回落1.5个百分点，达到12.8%。",
        "出口额12亿美元，占全市的42%，比上年增长15%。",
        "产值由2亿元增加到6亿元，增长2倍。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Changes that the figures beside them do not give."""
    for relation in relations(doc):
        if relation.kind in ("change", "step"):
            should = result(doc, relation)
            reckoned = f"算得{should}，" if should else "与前后两数不符，"
            yield from told(doc, relation, f"{reckoned}这里写{doc[relation.span]}；{relation.proof}，请核对")
