"""两串相接

同一处刚列完一串“一是、二是、三是”，紧接着又从“一是”列起，中间没有一句话说明另起一层。多半是两份材料拼在一起，或者后一串编错了号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Run, Severity, document_check, lines, ordinals, plain


@document_check(
    severity=Severity.WARNING,
    source=("同一层次的序数应当连续；另起一串应有领起的话（GB/T 15834—2011 附录B.3）",),
    bad=(
        "一是抓学习。\n二是抓落实。\n三是抓督查。\n⟦一是⟧抓宣传。\n二是抓培训。\n",
        "今年做了几件事：一是修路；二是架桥；三是植树。⟦一是⟧办学；二是建院。",
    ),
    good=(
        "学习方面，一是抓集中；二是抓自学。作风方面，一是抓纪律；二是抓考勤。",
        "一是抓学习。\n二是抓落实。\n在宣传方面：\n一是抓专栏。\n二是抓讲座。\n",
        "（一）做法\n一是抓学习。\n二是抓落实。\n（二）打算\n一是抓宣传。\n二是抓培训。\n",
        "1.清理台账。\n2.核对名册。\n附件：1.任务分解表\n2.名册\n",
        "一、组织\n二、宣传\n一、组织\n成立了领导小组。\n二、宣传\n举办了讲座。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs that follow a run of their style under the same parent with nothing between."""
    latest: dict[tuple[str, int, object], Run] = {}
    for run in ordinals(doc):
        key = run.style, run.part, run.parent and run.parent.span
        before = latest.get(key)
        latest[key] = run
        if before is None or len(before.items) < 2 or len(run.items) < 2 or run.items[0].mark.number != 1:
            continue
        last, first = before.items[-1].mark, run.items[0].mark
        if _joined(doc, last.line, first.line, first.span.start, inline=first.inline):
            yield Finding(
                first.span,
                f"刚列到“{doc[last.span]}”，又从“{doc[first.span]}”列起，中间没有领起的话；"
                "请核对是两串相接，还是编错了号",
                evidence=(Evidence(last.span, f"前一串的末项“{doc[last.span]}”"),),
                key=run.style,
            )


def _joined(doc: Document, last: int, first: int, at: int, *, inline: bool) -> bool:
    """Whether nothing but the last item's own words lies between."""
    text = plain(doc)
    if inline:
        return last == first and text[at - 1] in "。；"
    if first != last + 1 or text[lines(doc)[first].span.start : at].strip():
        # 附件：1.…: the word before it opens the new list.
        return False
    above = lines(doc)[last].span
    # Two headings in a row are a table of contents, not two lists.
    return text[above.end - 1] in "。；！"
