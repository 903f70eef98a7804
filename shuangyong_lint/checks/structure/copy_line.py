"""抄送机关末尾标点

版记里最后一个抄送机关名称后标句号。写成分号、逗号或者不写，读者会以为后面还有。
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
    anchors,
    document_check,
    lines,
    plain,
)

_COPIES = Pattern(r"[ 　]*抄送[ 　]*[：:][^。！？\n]{2,200}?(?P<mark>[；，、;,]?)[ 　]*\Z")
# The imprint goes on under it with who printed it and when; whatever else follows may be more names.
_PRINTED = Pattern(r".{0,40}(?:印发|日印|印制)[ 　]*\Z|.{0,30}\d{4}年\d{1,2}月\d{1,2}日.{0,6}\Z")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 9704—2012 7.4.2：最后一个抄送机关名称后标句号",),
    triggers=("抄送",),
    bad=(
        "请认真抓好落实。\n抄送：县委办公室，县人大常委会办公室⟦；→。⟧\n县人民政府办公室 2017年5月8日印发\n",
        "请认真抓好落实。\n抄送：县委办公室⟦，→。⟧\n",
    ),
    good=(
        "请认真抓好落实。\n抄送：县委办公室，县人大常委会办公室。\n县人民政府办公室 2017年5月8日印发\n",
        # Names that go on in the next line, a form's empty field, a sentence that tells of it.
        "请认真抓好落实。\n抄送：县委办公室，县人大常委会办公室，\n县政协办公室。\n",
        "主送：\n抄送：\n印发：\n",
        "有关材料抄送：县委办公室，\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Lines of copies that end in a wrong mark, at the end of the text or over the line of printing."""
    text = plain(doc)
    hits = anchors(doc, "structure.copy-line")
    if not hits:
        return
    starts = {hit.start for hit in hits}
    all_lines = lines(doc)
    for index, line in enumerate(all_lines):
        begin, end = line.span.start, line.span.end
        if not any(at in starts for at in range(begin, min(begin + 4, end))):
            continue
        following = all_lines[index + 1].span if index + 1 < len(all_lines) else None
        if following and not _PRINTED.match(text[following.start : following.end]):
            continue
        match = _COPIES.match(text[begin:end])
        if match is None or not match["mark"]:
            continue
        mark = Span(begin + match.start("mark"), begin + match.end("mark"))
        yield Finding(
            mark,
            f"最后一个抄送机关名称后用了“{doc[mark]}”，应为句号",
            fixes=(Fix((Edit(mark, "。"),), Safety.SAFE, "改为“。”"),),
        )
