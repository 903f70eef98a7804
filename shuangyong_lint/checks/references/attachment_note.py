"""附件说明格式

“附件”后用全角冒号，序号用阿拉伯数字加下脚点，附件名称后不加标点。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Role,
    Safety,
    Severity,
    Span,
    document_check,
    labels,
    lines,
)

_COLON = Pattern(r"附件[ 　]*(?P<wrong>:|；|;|，|。|、)(?=[ 　]*(?:\d|[一-鿿《]))")
_HAN = Pattern("附件[ 　]?(?P<n>[一二三四五六七八九十]{1,3})$")
_END = Pattern("[。；;，,、]+$")


@document_check(
    severity=Severity.WARNING,
    fold=True,
    source=("GB/T 9704—2012 7.3.4：“附件”后标全角冒号和附件名称，多个附件用阿拉伯数字标注，附件名称后不加标点符号",),
    bad=(
        "附件：1⟦、→.⟧活动方案⟦；→⟧\n2⟦、→.⟧报名表⟦。→⟧\n",
        "附件⟦:→：⟧1.活动方案\n2.报名表\n",
        "附件⟦一⟧：活动方案\n附件⟦二⟧：报名表\n",
    ),
    good=(
        "附件：1.活动方案\n2.报名表\n",
        "附件：活动方案\n",
        "附件：一带一路活动方案\n",
        "附件一览\n附件二维码见下页\n",
        "附件：1．活动方案\n2．报名表\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The colon, dots and ends of lists of attachments."""
    all_lines = lines(doc)
    for label in labels(doc):
        if label.kind != "附件":
            continue
        if (han := _HAN.match(doc[label.span])) and doc.text.startswith("：", label.span.end):
            span = Span(label.span.start + han.start("n"), label.span.start + han.end("n"))
            yield Finding(span, f"附件顺序号用阿拉伯数字，“{han[0]}”宜写作“附件{label.number}”", key="han")
        if label.role is not Role.LISTED:
            continue
        line = all_lines[label.line].span
        colon = _COLON.match(doc.text, line.start, line.end)
        if colon:
            yield _finding(Span(*colon.span("wrong")), "：", "“附件”后用全角冒号", "colon")
        number = doc[label.span].rstrip()
        if number[-1] == "、":
            at = label.span.start + len(number) - 1
            yield _finding(Span(at, at + 1), ".", "附件序号后用下脚点", "dot")
        if label.title and (end := _END.search(doc[label.title])):
            yield _finding(Span(label.title.start + end.start(), label.title.end), "", "附件名称后不加标点", "end")


def _finding(span: Span, right: str, rule: str, key: str) -> Finding:
    title = f"改为“{right}”" if right else "删去"
    fix = Fix((Edit(span, right),), Safety.SAFE, title)
    return Finding(span, f"附件说明的标点不合规定：{rule}", fixes=(fix,), key=key)
