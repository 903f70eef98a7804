"""圆括号套圆括号

括号里还要用括号，外层用六角括号或方括号，里层用圆括号，不套用同一种，读者会在第一个后括号处读断。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, document_check, lines, plain

_BRACKET = Pattern("[（）]")
_NESTED = Pattern("（[^（）\n]*+（")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.9.3：括号的套用",),
    quoted=True,
    fold=True,
    bad=("慰问退休干部（含离休⟦（红军）⟧人员），座谈两次。",),
    good=("慰问离（退）休干部（含红军），座谈两次。", "（一）慰问（含座谈）。"),
)
def check(doc: Document) -> Iterator[Finding]:
    """Round brackets inside round brackets of one line."""
    text = plain(doc)
    for line in lines(doc) if _NESTED.search(text) else ():
        open_at: list[int] = []
        for match in _BRACKET.finditer(text, line.span.start, line.span.end):
            if match[0] == "（":
                open_at.append(match.start())
            elif open_at:
                start = open_at.pop()
                if open_at:
                    yield Finding(Span(start, match.end()), "圆括号里又套圆括号，外层宜改用六角括号“〔〕”或改写")
