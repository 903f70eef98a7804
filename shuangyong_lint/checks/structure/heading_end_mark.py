"""标题末尾有句号

独立成行的标题末尾不用句号、逗号、分号；同级的标题都没有，这一个有，前后也不一致。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    document_check,
    headings,
    lines,
    ordinals,
    plain,
)

_MARKS = "。，；、"
_LONGEST = 35


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 附录B：独立成行的标题末尾一般不用标点",),
    bad=(
        "一、组织领导\n成立了领导小组，明确了分工。\n二、主要做法⟦。→⟧\n开展了走访慰问，效果良好。\n三、存在问题\n个别单位重视不够。\n",
    ),
    good=(
        "一、组织领导\n成立了领导小组。\n二、主要做法\n开展了走访慰问。\n三、存在问题\n个别单位重视不够。\n",
        "（一）加强领导。成立了领导小组。\n（二）落实责任。签订了责任书。\n",
        "一、修路。\n二、架桥。\n三、植树。\n",
        "一、组织领导\n成立了领导小组。\n二、主要做法\n开展了走访慰问。\n三、主要做法有以下三点：\n一是学。二是做。三是查。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A short line of a run of headings that ends in a mark while its siblings end in none."""
    text = plain(doc)
    all_lines = lines(doc)
    alone = {heading.line: heading.level for heading in headings(doc) if heading.alone}
    for run in ordinals(doc):
        marked = [item.mark for item in run.items if not item.mark.inline]
        bare = [mark for mark in marked if mark.line in alone and _has_body(doc, mark.line, alone, alone[mark.line])]
        if len(bare) < 2 or len(bare) < len(marked) - 1:
            continue
        level = alone[bare[0].line]
        for mark in marked:
            span = all_lines[mark.line].span
            words = text[mark.span.end : span.end]
            if mark.line in alone or len(words) > _LONGEST or text[span.end - 1] not in _MARKS:
                continue
            if any(stop in words[:-1] for stop in "。；！？") or not _has_body(doc, mark.line, alone, level):
                continue
            end = Span(span.end - 1, span.end)
            yield Finding(
                end,
                f"标题末尾用了“{doc[end]}”，同级标题都不用；标题独立成行，末尾不用标点",
                evidence=(Evidence(all_lines[bare[0].line].span, "同级标题"),),
                fixes=(Fix((Edit(end, ""),), Safety.SAFE, f"删去“{doc[end]}”"),),
            )


def _has_body(doc: Document, line: int, alone: dict[int, int], level: int) -> bool:
    """Whether text or a heading of a lower level follows."""
    return line + 1 < len(lines(doc)) and alone.get(line + 1, level + 1) > level
