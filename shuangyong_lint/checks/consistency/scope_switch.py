"""自称前后不一

一份材料由一个单位写，自称应当一致。通篇写“我县”，忽然冒出“我市”，多半是抄来的段落没有改尽。
上下级并提（“我市各县”“全市先进，我县……”）不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Severity,
    Span,
    anchors,
    document_check,
    parts,
    plain,
    zones,
)

_LEVELS = "省市县区旗州镇乡村"
_TRIGGERS = tuple(f"我{level}" for level in _LEVELS)


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第十九条：情况确实、前后一致",),
    triggers=_TRIGGERS,
    bad=(
        "我县双拥工作成绩很好。我县领导高度重视。我县驻军支持。我县群众满意。\n此外，⟦我市⟧还安置了退役士兵。我县将再接再厉。",
    ),
    good=(
        "我县双拥工作成绩很好。我县领导高度重视。我县群众满意。我市各县区中，我县列第一。",
        "我市工作报告。我市要抓好落实，我省走在全国前列。",
        "我县高度重视。我局认真落实。我县成绩显著。我县再接再厉。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A part that calls itself by one level again and again, and once by another that stands in no comparison."""
    text = plain(doc)
    quoted = (*zones(doc)["quote"], *zones(doc)["title"])
    hits = [
        hit
        for hit in anchors(doc, "consistency.scope-switch")
        if hit.word[1] in "市县区旗州镇乡" and not any(zone.covers(Span(hit.start, hit.end)) for zone in quoted)
    ]
    for part in parts(doc):
        inside = [hit for hit in hits if part.span.start <= hit.start < part.span.end]
        counts: dict[str, int] = {}
        for hit in inside:
            counts[hit.word] = counts.get(hit.word, 0) + 1
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda word: counts[word])
        if counts[usual] < 4:
            continue
        first = next(hit for hit in inside if hit.word == usual)
        for hit in inside:
            if counts[hit.word] > 1 or hit.word == usual or _compared(text, hit.start, hit.end, usual):
                continue
            span = Span(hit.start, hit.end)
            yield Finding(
                span,
                f"全篇自称“{usual}”（{counts[usual]}处），这里写“{hit.word}”；请核对是不是别处的材料",
                evidence=(Evidence(Span(first.start, first.end), f"全篇自称“{usual}”"),),
            )


def _compared(text: str, start: int, end: int, usual: str) -> bool:
    """Whether both levels stand in one sentence, or the other one is named as the level above: 我市各县, 报我市."""
    left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    stops = [at for mark in "。；\n" if (at := text.find(mark, end)) >= 0]
    sentence = text[left : min(stops, default=len(text))]
    return usual in sentence or text[end : end + 1] in "各辖直属" or f"全{usual[1]}" in sentence or "我省" in sentence
