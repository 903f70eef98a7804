"""序数后标点不当

序数后用什么点号有定规：“一、”用顿号，“（一）”后不用标点，“1.”用下脚点，“第一”“其一”“首先”后用逗号，“一是”后不加标点。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Mark,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    ordinals,
    plain,
)

_WRONG = Pattern(r"[ 　]*[、.．，,：:][ 　]*(?!\d)")
_CLAUSE = Pattern(r"[^，。；：！？\n]{0,8}(?:是|就)|[这那此它其他她该我你本由因当如若虽尽]")
_TITLE = 36
_RULES = {
    "一、": ("、", "用顿号"),
    "（一）": ("", "带括号的序数后不用标点"),
    "（1）": ("", "带括号的序数后不用标点"),
    "①": ("", "带圈的序数后不用标点"),
    "第一，": ("，", "用逗号"),
    "其一": ("，", "用逗号"),
    "一是": ("", "后面不用标点"),
    "1.": (".", "用下脚点"),
}


@document_check(
    severity=Severity.WARNING,
    fold=True,
    source=("GB/T 15834—2011 附录B.3：序次语之后的标点",),
    bad=(
        "一、组织领导\n⟦二.→二、⟧主要做法\n三、存在问题\n",
        "⟦（一）、→（一）⟧健全机构\n⟦（二）、→（二）⟧落实责任\n",
        "⟦第一、→第一，⟧统一思想；⟦第二、→第二，⟧明确责任。",
        "一是抓学习；⟦二是，→二是⟧抓落实；三是抓督查。",
        "一是名气大；⟦二是，⟧这是第一家；三是价格低。",
        "1.甬商的特点\n⟦2 →2.⟧徽商的特点\n3.晋商的特点\n",
        "1．甬商的特点\n⟦2 →2．⟧徽商的特点\n3．晋商的特点\n",
    ),
    good=(
        "一、组织领导\n二、主要做法\n三、存在问题\n",
        "（一）《条例》的宣传\n（二）《办法》的落实\n",
        "1.5亿元的投资到位。\n第一、二产业较快增长。",
        "第一，统一思想；第二，明确责任。",
        "1、2号楼和3、4号楼完成了改造。",
        "其中：1.2米的有三段。",
        "（一）、（二）两项工作由综合股负责，（三）由业务股负责。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Marks of runs whose punctuation is not that of their style."""
    text = plain(doc)
    for run in ordinals(doc):
        if len(run.items) < 2 or run.style not in _RULES:
            continue
        dots = [text[item.mark.numeral.end : item.mark.numeral.end + 1] for item in run.items]
        # The full-width dot of the other items is as good.
        wide = run.style == "1." and dots.count("．") > dots.count(".")
        for item in run.items:
            finding = _judge(doc, text, item.mark, "．" if wide else "")
            if finding:
                yield finding


def _judge(doc: Document, text: str, mark: Mark, dot: str) -> Finding | None:
    right, rule = _RULES[mark.style]
    right = dot or right
    at = mark.numeral.end
    if mark.style in ("（一）", "（1）", "一是") or (mark.style == "①"):
        at = mark.span.end
    elif mark.style in ("第一，", "其一") and text[at : at + 1] in "是要":
        return None
    wrong = _WRONG.match(text, at)
    tail = Span(at, max(mark.span.end, wrong.end() if wrong and not right else at))
    words = text[tail.start : tail.end]
    if words.strip() == right or (mark.style == "1." and words.strip() in (".", "．")):
        return None
    if mark.style == "1." and words.strip() == "：":
        # 1：…… under a picture numbers pictures.
        return None
    if mark.style == "一是" and text[at : at + 1] != "，":
        return None
    # 1、 is against the standard but so common that it is only a matter of style.
    # So is 第一、 before a title on a line of its own.
    titled = mark.style == "第一，" and not mark.inline and doc.text.find("\n", tail.end) - tail.end < _TITLE
    severity = Severity.HINT if (mark.style == "1." or titled) and words.strip() == "、" else None
    span = Span(mark.span.start, tail.end)
    good = doc[Span(span.start, at)] + right
    # 二是，这是第一家……: what follows is a clause with a 是 of its own; without the comma it cannot be read.
    clause = mark.style == "一是" and _CLAUSE.match(text, tail.end) is not None
    return Finding(
        span,
        f"“{doc[span].strip()}”的标点不合规定（{rule}），应为“{good}”",
        fixes=() if clause else (Fix((Edit(tail, right),), Safety.SAFE, f"改为“{good}”"),),
        key=f"{mark.style}{words.strip()}",
        severity=severity,
    )
