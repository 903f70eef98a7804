"""数量级不当

“100000万元”写作“10亿元”，“0.005亿元”写作“50万元”，读者才好掂量。表格统一单位的不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, around, document_check

_BIG = Pattern(r"(?<![\d.])(?P<n>[1-9]\d{5,}(?:\.\d+)?)万(?=[元人吨亩户])")
_SMALL = Pattern(r"(?<![\d.])0\.0\d{1,3}亿(?=[元人吨亩])")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15835—2011 5.1.1：多位数的书写",),
    triggers=(*(f"{digit}万" for digit in "0123456789"), *(f"{digit}亿" for digit in "0123456789")),
    skip=("table",),
    bad=("投入⟦100000万⟧元，下降⟦0.005亿⟧元。",),
    good=("投入10亿元，下降50万元，共12345万元，0.5亿元。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Figures in 万 of ten thousand and more, in 亿 of less than a tenth."""
    for pattern, hint in ((_BIG, "换成“亿”"), (_SMALL, "换成“万”")):
        for match in around(doc, "numbers.odd-scale", pattern, before=16, after=4):
            span = Span(*match.span())
            yield Finding(span, f"“{doc[span]}”数量级不当，宜{hint}")
