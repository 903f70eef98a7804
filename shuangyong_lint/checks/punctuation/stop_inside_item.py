"""分项有句号而项末用分号

分项列举，有一项里面已经用了句号，各项末尾就不能再用分号：分号停顿比句号短，大层次反倒断得比小层次轻。
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    covering,
    document_check,
    merged,
    ordinals,
    plain,
    quotes,
)


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 附录A.5：各项已包含句号的，各项末尾不能再用分号",),
    fold=True,
    bad=("一是加强领导。成立了领导小组⟦；→。⟧二是强化宣传。开展了系列活动⟦；→。⟧三是落实政策。发放了补助资金。",),
    good=(
        "一是加强领导，成立了领导小组；二是强化宣传，开展了系列活动；三是落实政策，发放了补助资金。",
        "一是加强领导。成立了领导小组。二是强化宣传。开展了系列活动。",
        "一是加强领导，提出“干就干好。干就干成。”的要求；二是强化宣传，开展了活动。",
        "一是加强领导，成立了领导小组；二是强化宣传，开展了活动。群众满意。",
        "（一）（二）",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Items inside a paragraph, one of which holds a full stop, set off by semicolons."""
    text = plain(doc)
    quoted = merged(pair.span for pair in quotes(doc))
    for run in ordinals(doc):
        marks = [item.mark for item in run.items]
        if len(marks) < 2 or not all(mark.inline for mark in marks[1:]):
            continue
        stop = None
        ends: list[Span] = []
        for mark, following in pairwise(marks):
            if "\n" in text[mark.span.end : following.span.start]:
                break
            # （一）（二） leaves nothing between.
            end = max(following.span.start - 1, mark.span.end)
            if text[end] == "；":
                ends.append(Span(end, end + 1))
            stop = stop or _stop(text, quoted, Span(mark.span.end, end))
        if stop is None:
            continue
        for span in ends:
            yield Finding(
                span,
                "前后各项里已经用了句号，项末就不能再用分号；宜都用句号，或把项内的句号改成逗号",
                evidence=(Evidence(stop, "项内的句号"),),
                fixes=(Fix((Edit(span, "。"),), Safety.UNSAFE, "改为句号"),),
            )


def _stop(text: str, quoted: Sequence[Span], item: Span) -> Span | None:
    """The first full stop inside an item, quotations left out."""
    at = text.find("。", item.start, item.end)
    while at >= 0:
        span = Span(at, at + 1)
        if covering(quoted, span) is None:
            return span
        at = text.find("。", at + 1, item.end)
    return None
