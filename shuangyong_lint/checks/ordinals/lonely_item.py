"""单项编号

只有一项，却编了“一是”“（一）”：不是漏了后面的内容，就是不必编号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, document_check, lines, ordinals, plain

# Styles that a single item rarely bears on purpose; 第一 may mean the foremost, ① may be a note.
_STYLES = frozenset({"一、", "（一）", "一是", "其一"})


@document_check(
    severity=Severity.HINT,
    source=("编号用于两项以上；只有一项的不编号",),
    bad=(
        "一、组织领导\n⟦（一）⟧健全机构\n二、主要做法\n（一）走访慰问\n（二）排忧解难\n",
        "主要做法是：⟦一是⟧抓学习，把制度落到实处。",
    ),
    good=(
        "一、组织领导\n（一）健全机构\n（二）落实责任\n二、主要做法\n",
        "一是一，二是二，账目要清清楚楚。",
        "一是要看长远，而且要看全局。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs of one item that nothing goes on with."""
    text = plain(doc)
    for run in ordinals(doc):
        mark = run.items[0].mark
        if len(run.items) > 1 or run.style not in _STYLES:
            continue
        if run.style == "一是" and (doc[mark.span] != "一是" or text.startswith("一", mark.span.end)):
            continue
        line = lines(doc)[mark.line].span
        rest = text[mark.span.end : line.end]
        others = ("另", "同时", "再", "二", "还", "其次", "此外", "而且", "又")
        if run.style in ("一是", "其一") and any(word in rest for word in others):
            continue
        message = f"只有“{doc[mark.span]}”一项，没有后续；请核对是漏了后面的内容，还是不必编号"
        yield Finding(mark.span, message, key=run.style)
