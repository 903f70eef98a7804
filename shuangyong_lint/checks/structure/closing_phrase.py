"""结束语与文种不符

通知以“特此报告”收尾、报告以“特此通知”收尾，多半是套用别的文件没有改净；收文单位不知道是要它照办还是只要它知道。
正文之后的附件另有自己的结束语，不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Role,
    Severity,
    Span,
    anchors,
    document_check,
    labels,
    parts,
    plain,
)

_PHRASE = Pattern(r"特此(?P<act>报告|汇报|请示|通知|通报|公告|通告|批复|函告|函复)(?=[。！]?(?:\n|\Z))")
_GENRE = Pattern(r"关于.{2,60}的(?P<genre>报告|请示|通知|通报|批复|函)\s*\Z")
# Only what goes the other way: up instead of down, or asking instead of telling.
_WRONG = {
    "通知": {"报告", "汇报", "请示", "批复", "函复"},
    "通报": {"报告", "汇报", "请示", "批复", "函复"},
    "报告": {"通知", "通报", "公告", "通告", "批复", "函复", "请示"},
    "请示": {"报告", "汇报", "通知", "通报", "公告", "通告", "批复", "函复"},
    "批复": {"报告", "汇报", "请示"},
    "函": {"报告", "汇报", "请示", "批复", "通知"},
}


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第八条：公文种类；结束语应与文种一致（公文通行写法）",),
    triggers=("特此",),
    bad=(
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n⟦特此报告⟧。\n",
        "关于双拥工作情况的报告\n县人民政府：\n全年各项任务完成。\n⟦特此通知⟧。\n",
        "关于解决双拥工作经费的请示\n县人民政府：\n拟申请经费10万元。⟦特此报告⟧。\n",
    ),
    good=(
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n特此通知。\n",
        "关于报送双拥工作总结的函\n县双拥办：\n现将总结报上。\n特此函告。\n",
        # An attachment closes in its own way; a specimen is quoted; what a title forwards is not its kind.
        "关于报送情况的通知\n各乡镇人民政府：\n请按样式报送。\n特此通知。\n附件\n关于情况的报告\n情况良好。\n特此报告。\n",
        "关于报送情况的通知\n各乡镇人民政府：\n请按样式报送。\n附件\n关于情况的报告\n情况良好。\n特此报告。\n",
        "关于规范公文格式的通知\n各乡镇人民政府：\n报告末尾应写“特此报告”。\n",
        "关于转发双拥工作报告的通知\n各乡镇人民政府：\n请认真学习。\n特此通知。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The first closing phrase of a part with a title, if it belongs to another kind of document."""
    text = plain(doc)
    hits = anchors(doc, "structure.closing-phrase")
    if not hits:
        return
    for part in parts(doc):
        title = _GENRE.search(text[part.title.start : part.title.end]) if part.title else None
        if part.title is None or title is None:
            continue
        phrases = (_PHRASE.match(text, hit.start) for hit in hits if part.span.start <= hit.start < part.span.end)
        first = next((phrase for phrase in phrases if phrase), None)
        if first is None or first["act"] not in _WRONG[title["genre"]]:
            continue
        begun = text[first.start() - 1]
        if begun not in "\n。！　 " or _another(doc, Span(part.title.end, first.start())):
            continue
        yield Finding(
            Span(*first.span()),
            f"标题是“{title['genre']}”，结束语却是“{first[0]}”；请核对文种，结束语与标题一致",
            evidence=(Evidence(part.title, "标题"),),
        )


def _another(doc: Document, between: Span) -> bool:
    """Whether an attachment or another document has begun since the title."""
    text = plain(doc)
    attached = any(
        between.start <= label.span.start < between.end and label.role is Role.PRESENT for label in labels(doc)
    )
    lines = text[between.start : between.end].split("\n")
    return attached or any(len(line) <= 70 and _GENRE.search(line) for line in lines)
