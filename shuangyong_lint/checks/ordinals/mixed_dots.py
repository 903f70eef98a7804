"""序数点号不一

同一串里“1.”“1．”“1、”混用，多半是几份材料拼在一起没有统一格式。
"""

from collections import Counter
from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Evidence, Finding, Fix, Safety, Severity, Span, document_check, ordinals


@document_check(
    severity=Severity.WARNING,
    fold=True,
    source=("同一层次的序数形式应当一致（GB/T 9704—2012 7.3.3）",),
    bad=(
        "1.清理台账。\n2.核对名册。\n⟦3、→3.⟧张榜公示。\n",
        "1．清理台账。\n⟦2.→2．⟧核对名册。\n3．张榜公示。\n4．存档备查。\n",
    ),
    good=(
        "1.清理台账。\n2.核对名册。\n",
        "一、准备\n1.清理台账。\n2.核对名册。\n二、实施\n1、张榜。\n2、公示。\n",
        "1.清理台账。\n2.核对名册。3、4号楼除外。\n",
        "1.清理台账。\n2．10种物资核对完毕。\n3.张榜公示。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs of Arabic numerals whose items bear different dots."""
    for run in ordinals(doc):
        if run.style != "1." or len(run.items) < 2:
            continue
        dots = [doc[Span(item.mark.numeral.end, item.mark.span.end)].strip() for item in run.items]
        kinds = Counter(dot for dot in dots if dot in (".", "．", "、"))
        if len(kinds) < 2:
            continue
        usual = max(kinds, key=lambda dot: (kinds[dot], dot != "、", -dots.index(dot)))
        example = run.items[dots.index(usual)].mark.span
        for item, dot in zip(run.items, dots, strict=True):
            after = item.mark.span.end
            # 3．10种: a dot for figures would make a decimal of it.
            if dot in kinds and dot != usual and not doc.text[after : after + 1].isdigit():
                tail = Span(item.mark.numeral.end, item.mark.span.end)
                good = doc[item.mark.numeral] + usual
                yield Finding(
                    item.mark.span,
                    f"同一串里多用“{usual}”，这里用“{dot}”；宜统一为“{good}”",
                    evidence=(Evidence(example, f"同一串的“{doc[example]}”"),),
                    fixes=(Fix((Edit(tail, usual),), Safety.SAFE, f"改为“{good}”"),),
                    key=dot,
                )
