"""小节无内容

有标题而没有正文：下面紧接着同级或上一级的标题，或者全文就此结束。不是漏贴了内容，就是标题没有删净。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Heading,
    Severity,
    document_check,
    headings,
    lines,
    ordinals,
    zones,
)

_MAJOR = frozenset({"一、", "第一章", "第一部分"})


@document_check(
    severity=Severity.WARNING,
    source=("标题之下应有内容",),
    bad=(
        "一、组织领导\n成立了领导小组，明确了分工。\n⟦二、主要做法⟧\n三、存在问题\n个别单位重视不够，还有差距。\n",
        "一、组织领导\n成立了领导小组，明确了分工。\n二、主要做法\n开展了走访慰问，效果良好。\n⟦三、下步打算⟧\n",
    ),
    good=(
        "一、组织领导\n（一）健全机构\n成立了领导小组，明确了分工。\n（二）落实责任\n签订了责任书，定期督查。\n二、主要做法\n开展了走访慰问。\n",
        "=== a.md\n一、组织领导\n成立了领导小组。\n\n二、完成情况\n\n|事|件|\n|-|-|\n|路|3|\n\n三、问题\n不够。\n",
        "今年办了三件事：\n一、修路\n二、架桥\n三、植树\n",
        "目录\n一、组织领导\n二、主要做法\n三、存在问题\n一、组织领导\n成立了领导小组，明确了分工。\n二、主要做法\n开展了走访慰问。\n三、存在问题\n个别单位重视不够。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Headings without content, where most of their siblings have some."""
    by_line = {heading.line: heading for heading in headings(doc) if heading.alone and heading.mark}
    count = len(lines(doc))
    for run in ordinals(doc):
        siblings = [by_line.get(item.mark.line) for item in run.items]
        if len(siblings) < (2 if run.style in _MAJOR else 3) or any(heading is None for heading in siblings):
            continue
        empty = [heading for heading in siblings if heading and _empty(doc, heading, by_line)]
        if not empty or 2 * len(empty) > len(siblings) or len(empty) > 2:
            continue
        full = [heading for heading in siblings if heading and heading not in empty]
        if not all(_prose(doc, heading, by_line) for heading in full):
            # A score sheet, a table of contents: nothing there is written out.
            continue
        for heading in empty:
            what = "全文就此结束" if heading.line + 1 >= count else "接着就是下一个标题"
            yield Finding(
                heading.span,
                f"“{doc[heading.span]}”之下没有内容，{what}；请核对是否漏了正文",
                evidence=(Evidence(full[0].span, "同级标题之下有内容"),),
            )


def _prose(doc: Document, heading: Heading, by_line: dict[int, Heading]) -> bool:
    """Whether a line that ends its sentence stands under the heading, before the next of its level."""
    for index in range(heading.line + 1, len(lines(doc))):
        following = by_line.get(index)
        if following is not None and following.level <= heading.level:
            return False
        if doc.text[lines(doc)[index].span.end - 1] in "。；：！？.;:":
            return True
    return False


def _empty(doc: Document, heading: Heading, by_line: dict[int, Heading]) -> bool:
    """Whether the next line is a heading of the same or a higher level, or there is none, and no table between."""
    following = by_line.get(heading.line + 1)
    last = heading.line + 1 >= len(lines(doc))
    end = len(doc.text) if last else lines(doc)[heading.line + 1].span.start
    if any(heading.span.end <= table.start < end for table in zones(doc)["table"]):
        return False
    return last or (following is not None and following.level <= heading.level)
