"""机器写作残留

“作为一个AI语言模型”“以下是为您生成的”“希望这份总结能满足您的需求”是写作软件与人对话的话，
行首的 ###、**，整行的 =====，“# [标题](网址)”是标记符号。成稿里留着，说明没有通读。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import HAN, Document, Finding, Pattern, Severity, Span, anchors, document_check, lines, plain

_TALK = Pattern(
    rf"作为(?:一个|一款|一名|您的)(?:大型|专业的?)?(?:AI|人工智能|语言模型)[{HAN}A-Za-z]{{0,10}}"
    rf"|(?:以下|下面)(?:就?是)(?:我)?(?:为您|为你|根据您|按照您|按您)[{HAN}]{{1,16}}"
    rf"|(?:好的|当然)[，,！!](?:以下|下面|这是|这里是|我将|我来)[{HAN}]{{0,12}}"
    rf"|希望(?:这|以上|上述|本)[{HAN}]{{0,10}}(?:满足您|符合您|对您有|能帮到您|能够帮助您)[{HAN}]{{0,8}}"
    rf"|(?:如果|如)您?(?:还)?(?:有(?:其他|任何|更多)(?:问题|需求|要求|修改意见)|需要(?:进一步|调整|修改|补充))[{HAN}，]{{0,14}}(?:告诉我|随时|请告知|联系我|提出)[{HAN}]{{0,6}}"
    rf"|(?:请您?|您可以?)根据(?:您的)?实际情况(?:进行)?(?:修改|调整|填写|补充|替换)[{HAN}]{{0,8}}"
    rf"|截至我的知识[{HAN}]{{0,8}}|(?:作为|身为)文心一言|我无法(?:提供|访问|获取)[{HAN}]{{0,12}}"
)
_WORDS = (
    "人工智能",
    "AI",
    "语言模型",
    "以下是",
    "以下就是",
    "下面是",
    "下面就是",
    "好的，",
    "当然，",
    "好的！",
    "希望这",
    "希望以上",
    "希望上述",
    "希望本",
    "如果您",
    "如您",
    "如有其他",
    "如果需要",
    "实际情况",
    "截至我的",
    "文心一言",
    "我无法",
)
_MARKUP = Pattern(rf"#{{2,6}}[ \t]+(?=[{HAN}（\d])")
_LINKED = Pattern(r"#{1,6}[ \t]*\[(?=[^\]\n]{1,160}\]\(https?://)")
_RULE = Pattern("={5,}")
_BOLD = 4


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第十九条：内容简洁、文字精练",),
    triggers=_WORDS,
    fold=True,
    bad=(
        "⟦作为一个AI语言模型⟧，我将介绍双拥工作。",
        "⟦以下是为您撰写的双拥工作总结⟧：\n一年来，成绩很好。",
        "全年工作结束。\n⟦希望这份总结能够满足您的需求⟧。⟦请根据实际情况修改⟧。",
        "⟦==========⟧\n⟦# [⟧双拥工作纪实](https://www.example.com/a)\n一年来，成绩很好。",
    ),
    good=(
        "以下是今年的主要做法。希望大家结合实际情况抓好落实。",
        "立法计划需要根据实际情况进行调整的，作为人工智能人才评审的依据。",
        "各单位可根据实际情况制定实施细则，人工智能语言模型产业发展迅速。",
        "双拥工作纪实\n----------\n1＋1==2，# 号键，#双拥#话题。",
        "=== a.md\n双拥工作纪实\n=====\n一年来，成绩很好。",
        "# 双拥工作纪实\n一年来，成绩很好。",
        "希望这次会议对全县工作有所推动。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """What a writing machine said to its user; in plain text also its markup."""
    text = plain(doc)
    told = -1
    for hit in anchors(doc, "templates.machine-residue"):
        start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - 12)
        end = text.find("\n", hit.end)
        for match in _TALK.finditer(text, start, len(text) if end < 0 else end):
            if match.start() <= hit.start < match.end() and match.start() > told:
                told = match.end()
                span = Span(*match.span())
                yield Finding(span, f"“{doc[span]}”是写作软件对使用者说的话，不是材料内容；建议删去")
                break
    if doc.format == "text":
        yield from _markup(doc, text)


def _markup(doc: Document, text: str) -> Iterator[Finding]:
    """What Markdown leaves in plain text: rules, headings that are links, and headings beside bold marks."""
    found: list[Span] = []
    for line in lines(doc):
        start, end = line.span.start, line.span.end
        if text[start] == "=" and _RULE.fullmatch(text, start, end):
            yield Finding(line.span, "整行等号是网页、软件里的分隔线，成稿里应删去", key="分隔线")
        elif text[start] == "#":
            if linked := _LINKED.match(text, start, end):
                span = Span(*linked.span())
                yield Finding(span, "“# [标题](网址)”是网页标题的标记写法，成稿里应只留标题文字", key="网页标题")
            elif match := _MARKUP.match(text, start, end):
                found.append(Span(*match.span()))
    # One file of Markdown saved as .txt is a habit; headings and bold together in a report are a machine's.
    if found and text.count("**") >= _BOLD:
        for span in found:
            yield Finding(span, "行首的“#”是标记符号，成稿里应去掉", key="标记")
