"""圆括号套圆括号

括号里还要用括号，外层用六角括号或方括号，里层用圆括号，不套用同一种，读者会在第一个后括号处读断。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, document_check, lines, prose

_BRACKET = Pattern("[（）()]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.9.3：括号的套用",),
    quoted=True,
    fold=True,
    bad=("慰问退休干部（含离休⟦（红军）⟧人员），座谈两次。",),
    good=(
        "慰问离（退）休干部（含红军），座谈两次。",
        "（一）慰问（含座谈）。",
        # One bracket that was never closed encloses nothing.
        "光绪十六年（1890〉，光绪十八年（1892），公会（联合会）成立。",
        "光纤(G.652)300吨，年均收入3万元(不含增值税)。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Round brackets inside round brackets of one line."""
    text = prose(doc)
    for line in lines(doc):
        open_at: list[int] = []
        closed: dict[int, int] = {}
        inside: list[tuple[int, int]] = []
        for match in _BRACKET.finditer(text, line.span.start, line.span.end):
            if match[0] in "（(":
                open_at.append(match.start())
            elif open_at:
                start = open_at.pop()
                closed[start] = match.end()
                if open_at:
                    inside.append((start, open_at[-1]))
        for start, outer in inside:
            if outer in closed:
                span = Span(start, closed[start])
                yield Finding(span, "圆括号里又套圆括号，外层宜改用六角括号“〔〕”或改写")
