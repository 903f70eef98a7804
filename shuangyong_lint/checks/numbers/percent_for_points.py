"""百分点写成百分比

“由82%提高到88%”，提高的是6个百分点；写成“提高6%”，说的就是另一回事（82%的6%）。两端的百分数都在句中、差数恰好等于所写的
数时才报。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Safety, Severity, Span, document_check, relations


@document_check(
    severity=Severity.ERROR,
    source=("国家统计局：百分数之差用百分点",),
    bad=(
        "覆盖率由82%提高到88%，提高⟦6%→6个百分点⟧。",
        "药占比由31.2%降至27.9%，下降⟦3.3%→3.3个百分点⟧。",
    ),
    good=(
        "覆盖率由82%提高到88%，提高6个百分点。",
        "发病率由4%下降到3%，下降25%。",
        "由50%提高到60%，提高20%。",
        "合格率由92%提高到95%，产量增长3%。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Differences of percentages that are called percentages."""
    for relation in relations(doc):
        if relation.kind == "points":
            old, new, said = relation.figures
            digits = doc.text[said.start : said.stop]
            words = f"{digits}个百分点"
            yield Finding(
                said.span,
                f"由{doc[old.span]}到{doc[new.span]}相差{words}，这里写{doc[said.span]}；百分数之差用“百分点”，请核对",
                fixes=(Fix((Edit(Span(said.start, said.end), words),), Safety.MANUAL, f"改为“{words}”"),),
            )
