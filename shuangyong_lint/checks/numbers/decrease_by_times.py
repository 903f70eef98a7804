"""减少不说“倍”

数量减少不能用倍数表示：减少一倍就是零，减少两倍没有意义。宜用分数、百分数（减少了三分之一、下降50%）。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, anchors, document_check, plain

_TIMES = Pattern(
    r"(?:下降|减少|降低|缩短|缩小|减小|减轻|下滑|回落)(?:了|近|约|超过)?(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十几数]{1,3})(?:多|余)?倍"
)


@document_check(
    severity=Severity.WARNING,
    source=("量词用法：减少不用倍数",),
    triggers=tuple(f"{word}" for word in ["下降", "减少", "降低", "缩短", "缩小", "减小", "减轻", "下滑", "回落"]),
    bad=("单位能耗⟦下降2倍⟧，审批时限⟦缩短了一倍⟧。",),
    good=("产值增长2倍，能耗下降50%，成本降低到原来的三分之一，减少倍数计算。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """A decrease by a multiple."""
    text = plain(doc)
    for hit in anchors(doc, "numbers.decrease-by-times"):
        if match := _TIMES.match(text, hit.start):
            span = Span(*match.span())
            yield Finding(span, f"“{doc[span]}”：减少不能用倍数表示，请改用分数或百分数")
