"""下文缺失

说了“如下：”“主要做法是：”，接着却是下一个标题：该列的内容没有了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    BlockKind,
    Document,
    Evidence,
    Finding,
    Severity,
    Span,
    document_check,
    headings,
    line_marks,
    lines,
    plain,
)


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：冒号提起下文",),
    bad=(
        "一、存在问题\n工作中还有一些问题，主要表现如下⟦：⟧\n二、下步打算\n继续抓好落实，再创佳绩。\n三、保障措施\n加强领导。\n",
    ),
    good=(
        "一、存在问题\n工作中还有一些问题，主要表现如下：\n（一）认识不够\n（二）力度不够\n二、下步打算\n继续抓好落实。\n",
        "现将有关情况报告如下：\n一、做法\n走访慰问。\n二、打算\n再接再厉。\n",
        "一、名单如下：\n甲、乙、丙\n二、要求\n按时到岗。\n",
        "# 通知\n\n要求如下：\n\n## 一、时间\n\n上午九时。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A line of prose that ends in a colon right before a heading that goes on with an earlier one."""
    text = plain(doc)
    all_lines = lines(doc)
    marks = line_marks(doc)
    alone = {heading.line: heading for heading in headings(doc) if heading.alone and heading.mark}
    for line, heading in alone.items():
        if line == 0 or heading.mark is None or heading.mark.number < 2 or line - 1 in alone:
            continue
        above = all_lines[line - 1].span
        before = marks[line - 1]
        if all_lines[line - 1].block.kind is not BlockKind.BODY or text[above.end - 1] != "：":
            continue
        if before is not None and before.style == heading.mark.style:
            continue
        end = Span(above.end - 1, above.end)
        yield Finding(
            end,
            f"“{doc[above][-8:]}”之后没有下文，接着就是“{doc[heading.span][:12]}”；请核对是否漏了内容",
            evidence=(Evidence(heading.span, "下一个标题"),),
        )
