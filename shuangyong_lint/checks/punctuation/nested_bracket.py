"""圆括号套圆括号

括号里还要用括号，外层用六角括号或方括号，里层用圆括号，不套用同一种，读者会在第一个后括号处读断。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, document_check, lines, paired_marks, pairing

_NESTED = Pattern("[（(][^（）()\n]*+[（(]")
_OPENS = {"）": "（", ")": "（", "》": "《"}
_HALF = {"(": "（"}


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.9.3：括号的套用",),
    quoted=True,
    fold=True,
    bad=("慰问退休干部（含离休⟦（红军）⟧人员），座谈两次。",),
    good=(
        "慰问离（退）休干部（含红军），座谈两次。",
        "（一）慰问（含座谈）。",
        "形成年产光棒(G.652)300吨的生产能力，预计收入3亿元(不含增值税)，利润2亿元。",
        "乡贤立约（1890〉，立碑（1892）为证。",
        "通过《兵役法修正案（九）》（以下简称《修正案（九）》）。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Round brackets inside round brackets of one line."""
    paired = paired_marks(doc)
    if not _NESTED.search("\n".join([row.marks for row in paired.values()])):
        return
    strays = {stray.span.start for stray in pairing(doc).strays}
    for line in lines(doc):
        # A bracket of a title (《修正案（九）》) stands inside the title, not inside the bracket around it.
        open_at: list[tuple[str, int]] = []
        for at, mark in zip(*paired.get(line.span.start, ((), "")), strict=True):
            if at in strays or mark not in "（）()《》":
                continue
            if mark not in _OPENS:
                open_at.append((_HALF.get(mark, mark), at))
            elif open_at and open_at[-1][0] == _OPENS[mark]:
                start = open_at.pop()[1]
                if mark != "》" and open_at and open_at[-1][0] == "（":
                    yield Finding(Span(start, at + 1), "圆括号里又套圆括号，外层宜改用六角括号“〔〕”或改写")
