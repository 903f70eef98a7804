"""数值范围用减号

数值范围用一字线“—”或浪纹线“～”。减号“-”会读成负号或减，“~”是半角符号，“--”不是连接号。电话、编号、日期、比分不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Pattern, Safety, Severity, Span, around, document_check

_RANGE = Pattern(
    r"(?<![\dA-Za-z.\-/第号])(?P<low>\d{1,4}(?:\.\d+)?%?)(?P<sign>-{1,4}|－|~)(?P<high>\d{1,4}(?:\.\d+)?)"
    r"(?:%|(?=[万亿]|人次?|名|户|元|个|岁|天|年|月|日|公里|米|亩|吨|倍|厘米|分钟|小时|周))(?![\d\-])"
)
_ONLY_HIGH = Pattern("[%％]|[万亿][元人吨亩户千公平次名头只册件株]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.13.3", "GB/T 15835—2011 5.1.3：数值范围用一字线或浪纹线"),
    triggers=("-", "－", "~"),
    fold=True,
    bad=("每场⟦10-20→10—20⟧人，⟦5~8→5～8⟧月完成，⟦2011--2015→2011—2015⟧年，增长⟦8%-9%→8%—9%⟧。",),
    good=("电话0879-7222333，编号3-2，2012-10-31，GB/T 15834-2011，10—20人，5～8天，1~2%，5-8万元。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Hyphens, double hyphens and ASCII tildes between two figures with a unit."""
    for match in around(doc, "numbers.range-sign", _RANGE, before=12, after=16):
        if not match["low"].endswith("%") and _ONLY_HIGH.match(doc.text, match.end("high")):
            # 1~2%, 5-8万元: what lacks its unit in front is `numbers.range-drops-unit`'s.
            continue
        sign = Span(*match.span("sign"))
        right = "～" if match["sign"] == "~" else "—"
        span = Span(*match.span())
        fix = Fix((Edit(sign, right),), Safety.SAFE, f"改为“{right}”")
        yield Finding(span, f"“{doc[span]}”的范围号宜用“{right}”", fixes=(fix,))
