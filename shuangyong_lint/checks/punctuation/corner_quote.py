"""直角引号

横排的简体文稿用弯引号“”‘’。直角引号「」『』用于竖排和繁体文稿。
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
    covering,
    document_check,
    prose,
    zones,
)

_RIGHT = {"「": "“", "」": "”", "『": "‘", "』": "’"}
_CORNER = Pattern("[「」『』]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 5.2.3：竖排文稿的引号用﹁﹂﹃﹄",),
    fold=True,
    bad=("创建⟦「→“⟧双拥⟦」→”⟧模范城。", "一份⟦『→“⟧学习⟦』→”⟧材料。"),
    good=("创建“双拥”模范城。", "《「两岸」月刊》"),
)
def check(doc: Document) -> Iterator[Finding]:
    """Corner brackets that quote."""
    text = prose(doc)
    if "「" not in text and "『" not in text:
        return
    # Where only 『』 stands, it is no inner level.
    outer = {} if "「" in text else {"『": "“", "』": "”"}
    for match in _CORNER.finditer(text):
        span = Span(*match.span())
        right = outer.get(match[0], _RIGHT[match[0]])
        # A cited title keeps its own marks.
        if covering(zones(doc)["title"], span):
            continue
        yield Finding(
            span,
            f"横排简体文稿用“{right}”，不用“{match[0]}”",
            fixes=(Fix((Edit(span, right),), Safety.SAFE, f"改为“{right}”"),),
        )
