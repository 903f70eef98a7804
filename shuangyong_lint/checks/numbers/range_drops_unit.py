"""数值范围省略单位

“13～17万元”会读成十三元到十七万元，“15～30%”会读成十五到百分之三十。“万”“亿”“%”前后都要写；单位相同的可以只写后一个（5～8天）。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    around,
    document_check,
)

_RANGE = Pattern(
    r"(?<![\d.第年月日:/号—\-])(?P<low>\d+(?:\.\d+)?)(?P<sign>[～~—–－-]{1,2}|至|到)(?P<high>\d+(?:\.\d+)?)(?P<unit>%|[万亿](?=[元人吨亩户千公平次名头只册件株]))"
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.3：数值的连用，前后数值的附加符号、计量单位不致误解时才可省略",),
    triggers=(*"～~", *(f"{sign}{digit}" for digit in "0123456789" for sign in "—–－-至到")),
    bad=("慰问金⟦13～17万→13万～17万⟧元，增幅⟦15—30%→15%—30%⟧，降幅⟦1~2%→1%～2%⟧。",),
    good=("13万～17万元，15%—30%，3～5天，100—150千克，2011—2015年，第3～5页，10-20人。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Ranges whose lower bound lacks 万, 亿 or % that the upper has."""
    for match in around(doc, "numbers.range-drops-unit", _RANGE, before=10, after=16):
        if float(match["low"]) >= float(match["high"]):
            continue
        span = Span(*match.span())
        sign = {"-": "—", "--": "—", "~": "～"}.get(match["sign"], match["sign"])
        right = f"{match['low']}{match['unit']}{sign}{match['high']}{match['unit']}"
        joint = Span(*match.span("sign"))
        yield Finding(
            span,
            f"“{doc[span]}”前一个数缺“{match['unit']}”，容易误解，应写作“{right}”",
            fixes=(Fix((Edit(joint, match["unit"] + sign),), Safety.MANUAL, f"改为“{right}”"),),
        )
