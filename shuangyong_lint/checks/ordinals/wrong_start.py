"""序数不从一起

一串序数从“二”或更大的数开始，前面找不到“一”。不是漏了开头几项，就是编错了号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Kind,
    Pattern,
    Run,
    Safety,
    Severity,
    Span,
    breaks,
    document_check,
    lines,
    plain,
)

_SECOND, _FAR = 2, 200
_DASH = Pattern("[-－–—―─][、.．]")


@document_check(
    severity=Severity.WARNING,
    source=("序数从一起编（GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.3）",),
    bad=(
        "一、组织领导\n⟦二是→一是⟧健全机构。\n{三→二}是落实责任。\n{四→三}是强化保障。\n二、主要做法\n",
        "主要做法：\n⟦（二）→（一）⟧走访慰问。\n{（三）→（二）}排忧解难。\n",
        "有下列情形之一的：\n{→（一）}隐瞒身份的；\n{→（二）}骗取抚恤的；\n⟦（三）⟧冒领补助的；\n（四）其他情形。\n",
        "{－、→一、}凝聚力不同\n经商而成帮。\n⟦二、⟧经营不同\n各有所长。\n三、归宿不同\n各有不同。\n",
        "组织了走访。\n⟦（二）⟧排忧解难。\n（三）座谈交流。\n",
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
        mark = each.item.mark
        words, bare = doc[mark.span], each.unnumbered
        if bare:
            yield Finding(
                mark.span,
                f"这一串从“{words}”编起，前面 {len(bare)} 项没有编号；请补上",
                evidence=tuple(Evidence(line, f"第 {place} 项没有编号") for place, line in enumerate(bare, 1)),
                fixes=(Fix(each.edits, Safety.MANUAL, f"给前面 {len(bare)} 项补上编号"),),
                key=each.run.style,
            )
        elif dash := _dash(doc, each.run):
            right = f"一{doc[Span(dash.end - 1, dash.end)]}"
            yield Finding(
                mark.span,
                f"这一串从“{words}”编起，前面没有“{right}”，却有“{doc[dash]}”，像是把“一”写成了横线；请核对",
                evidence=(Evidence(dash, f"疑为“{right}”"),),
                fixes=(Fix((Edit(dash, right),), Safety.MANUAL, f"“{doc[dash]}”改为“{right}”"),),
                key=each.run.style,
            )
        else:
            yield Finding(
                mark.span,
                f"这一串从“{words}”编起，前面没有“{each.due}”；请核对是漏了前面的内容，还是编错了号",
                fixes=(Fix(each.edits, Safety.MANUAL, f"从“{each.due}”起重新编号"),) if each.edits else (),
                key=each.run.style,
            )


def _dash(doc: Document, run: Run) -> Span | None:
    """A dash that stands where 一 should: －、 at the start of a line before 二、."""
    first = run.items[0].mark
    if run.style != "一、" or first.number != _SECOND or first.inline:
        return None
    text = plain(doc)
    start = run.parent.line if run.parent else 0
    for line in reversed(lines(doc)[max(start, first.line - _FAR) : first.line]):
        if match := _DASH.match(text, line.span.start, line.span.end):
            return Span(*match.span())
    return None
