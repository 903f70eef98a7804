"""引号书名号套用有误

引号里面还要用引号，外面用双引号，里面用单引号；书名号里面还要用书名号，外面用双书名号，里面用单书名号。
里外用同一种，读者会在第一个后半边处读断。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Evidence, Finding, Fix, Safety, Severity, Span, document_check, pairing

_INNER = {"“": ("‘", "’"), "‘": ("“", "”"), "《": ("〈", "〉"), "〈": ("《", "》")}


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.8.3、4.15.3.5：里层改用另一种引号、书名号",),
    quoted=True,
    bad=(
        "转发《关于印发⟦《双拥工作要点》→〈双拥工作要点〉⟧的通知》，请遵照执行。",
        "他说：“要坚持⟦“军地一家”→‘军地一家’⟧的传统，办好实事。”",
    ),
    good=(
        "转发《关于印发〈双拥工作要点〉的通知》，学习《国防教育法》《兵役法》。",
        "他说：“要坚持‘军地一家’的传统。”“双拥”和“双考”都要抓。",
        "《甲》和《乙》、“八一”和“七一”。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Pairs that stand inside a pair of the same kind; of more than two levels the outermost inner one first."""
    taken = -1
    for nest in pairing(doc).nested:
        if nest.span.start < taken:
            continue
        taken = nest.span.end
        opener = doc.text[nest.span.start]
        left, right = _INNER[opener]
        edits = (
            Edit(Span(nest.span.start, nest.span.start + 1), left),
            Edit(Span(nest.span.end - 1, nest.span.end), right),
        )
        yield Finding(
            nest.span,
            f"“{opener}”里面又用“{opener}”，里层改用“{left}{right}”",
            evidence=(Evidence(nest.outer, "外层"),),
            fixes=(Fix(edits, Safety.SAFE, f"里层改为“{left}{right}”"),),
        )
