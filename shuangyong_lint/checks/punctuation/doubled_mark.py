"""标点重叠

“，，”“。。”是多按了一次，“，。”“、，”是改稿时两个都留了下来。停顿只能有一种。
省略号、破折号和“！！”“？！”是正当的连用，不算。
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
    document_check,
    plain,
    prose,
)

_RUN = Pattern(
    "[，。、；：？！”’](?=[ \\t，。、；：？！])(?:(?<![”’])(?:[ \\t]*[，。、；：])+|(?<=。)[？！]+"
    "|(?<=[？！])[？！]{2,}|(?<=[。！？…](?P<quote>[”’]))。(?![”’。]))"
)
# From the brackets, of which there are fewer than points.
_BRACKET = Pattern(r"[（(）)](?:(?<=[（(])(?=[，、；。])|(?<=[，、； \t][）)]))")
_RANK = "。；：，、"
_END = Pattern(r"[”’）》」』]*[ \t　]*(?:\n|\Z)")


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.1—4.7：一处停顿用一个点号",),
    quoted=True,
    bad=(
        "加强组织领导⟦，，→，⟧落实责任⟦。。→。⟧",
        "全县共走访军属139户⟦，。→。⟧\n各乡镇同时开展慰问⟦、，→，⟧效果良好。",
        "解决住房难19户⟦；，→；⟧解决医疗难47人⟦.。→。⟧\n其他事项。".replace("⟦.。→。⟧", "⟦。；→；⟧"),
        "成绩是怎样取得的⟦？。→？⟧靠的是军民团结⟦！！！→！⟧",
        "以上报告，请予审议⟦。！→。⟧",
        "机场（含跑道⟦、→⟧）建设，全县（⟦，→⟧下同）有序推进。",
        "他说：“双拥工作要常抓不懈。⟦”。→”⟧\n大家都赞成。",
    ),
    good=(
        "他说：“好！”，大家鼓掌。……——，！！你呢？！",
        "你说呢？！",
        "如此等等……。",
        "《双拥是什么？》，他写道。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two point marks at one place."""
    text = plain(doc)
    raw = prose(doc)
    yield from _in_bracket(text)
    for match in _RUN.finditer(text):
        words = match[0]
        if set(words) == {"。"} and len(words) >= 3:
            # A row of full stops stands for an ellipsis: another check's.
            continue
        right = _right(text, match.end(), words, match["quote"])
        start, end = match.start(), match.end()
        same = len(set(words.replace(" ", ""))) == 1
        sure = same or match["quote"] or words[0] in "？！" or (words[-1] not in "？！" and _END.match(text, end))
        fix = Fix((Edit(Span(start, end), right),), Safety.SAFE if sure else Safety.UNSAFE, f"只留“{right}”")
        if match["quote"]:
            message = "引号里面的句末已有句末点号，引号外的“。”多余"
        elif words[0] in "？！" and set(words) <= set("？！"):
            message = f"“{raw[start:end]}”连用过多，用一个就够了"
        else:
            message = f"“{raw[start:end]}”重叠，一处停顿只用一个点号"
        severity = Severity.HINT if set(words) <= set("？！") else Severity.WARNING if match["quote"] else None
        yield Finding(Span(start, end), message, fixes=(fix,), key="引号" if match["quote"] else "", severity=severity)


def _in_bracket(text: str) -> Iterator[Finding]:
    """A point right inside a bracket, where there is nothing to part."""
    last = -1
    for match in _BRACKET.finditer(text):
        opens = match[0] in "（("
        at = match.end() if opens else match.start() - 1
        while at and text[at] in " \t":
            at -= 1
        mark = text[at]
        if at == last or (not opens and mark not in "，、；"):
            continue
        last = at
        span = Span(at, at + 1)
        fix = Fix((Edit(span, ""),), Safety.SAFE, f"删去“{mark}”")
        side = "前括号后面" if text[at - 1] in "（(" else "后括号前面"
        yield Finding(span, f"{side}的“{mark}”没有隔开什么，多余", fixes=(fix,), key="括号", severity=Severity.WARNING)


def _right(text: str, end: int, words: str, quote: str | None) -> str:
    """The mark that stays."""
    if quote:
        return quote
    if words[0] in "？！":
        return words[0]
    marks = [mark for mark in words if mark in _RANK]
    if len(set(marks)) == 1:
        return marks[0]
    if _END.match(text, end):
        return next(mark for mark in "；。：，、" if mark in marks)
    # In the middle of a line the stronger mark usually is the intended one.
    return min(marks, key=_RANK.index)
