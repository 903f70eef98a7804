"""序数不从一起

一串序数从“二”或更大的数开始，前面找不到“一”。不是漏了开头几项，就是编错了号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Fix, Kind, Safety, Severity, breaks, document_check


@document_check(
    severity=Severity.WARNING,
    source=("序数从一起编（GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一、组织领导\n⟦二是→一是⟧健全机构。\n{三→二}是落实责任。\n{四→三}是强化保障。\n二、主要做法\n",
        "主要做法：\n⟦（二）→（一）⟧走访慰问。\n{（三）→（二）}排忧解难。\n",
    ),
    good=(
        "一、组织领导\n（一）健全机构\n（二）落实责任\n二、主要做法\n（三）走访慰问\n（四）排忧解难\n",
        "发展是第一要务。第二产业增长8%，第三方评价良好。三要素市场逐步完善。\n",
        "（节选）\n三、主要做法\n四、存在问题\n",
        "要坚持两条：第一是实事求是，二是群众路线，三是因地制宜。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Every run that does not begin at one."""
    for each in breaks(doc):
        if each.kind is not Kind.START:
            continue
        words = doc[each.item.mark.span]
        fixes = (Fix(each.edits, Safety.MANUAL, f"从“{each.due}”起重新编号"),) if each.edits else ()
        yield Finding(
            each.item.mark.span,
            f"这一串从“{words}”编起，前面没有“{each.due}”；请核对是漏了前面的内容，还是编错了号",
            fixes=fixes,
            key=each.run.style,
        )
