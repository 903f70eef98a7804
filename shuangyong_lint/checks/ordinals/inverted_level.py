"""层次颠倒

结构层次依次用“一、”“（一）”“1.”“（1）”；低一层的序数下面又用高一层的，层次就倒了。从某一层开始、中间跳过一层都允许。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, document_check, headings, ordinals

_ORDER = ("一、", "（一）", "1.", "（1）", "①")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”；GB/T 15834—2011 附录B.3.8",),
    bad=(
        "1.组织领导\n⟦（一）⟧健全机构\n（二）落实责任\n2.主要做法\n（一）走访慰问\n（二）排忧解难\n",
        "（一）组织领导\n⟦一、⟧健全机构\n二、落实责任\n（二）主要做法\n",
    ),
    good=(
        "一、组织领导\n1.健全机构\n2.落实责任\n二、主要做法\n",
        "（一）组织领导\n1.健全机构\n2.落实责任\n（二）主要做法\n",
        "1.有下列情形之一的，应当回避：\n（一）甲；\n（二）乙。\n2.回避由会议决定。\n",
        "第一条 为了规范管理，制定本办法。\n第二条 适用下列情形：\n（一）甲；\n（二）乙。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs at line starts under an item of a lower style; once for each pair of styles."""
    seen: set[tuple[str, str, int]] = set()
    # Under a clause of a statute (1.有下列情形之一的：) items in brackets are in order.
    titled = {heading.line for heading in headings(doc) if heading.alone}
    for run in ordinals(doc):
        mark = run.items[0].mark
        if len(run.items) < 2 or run.parent is None or run.parent.line not in titled or mark.inline:
            continue
        if run.style not in _ORDER:
            continue
        upper = run.parent.style
        if upper not in _ORDER or _ORDER.index(upper) < _ORDER.index(run.style) or (upper, run.style, run.part) in seen:
            continue
        seen.add((upper, run.style, run.part))
        yield Finding(
            mark.span,
            f"“{doc[run.parent.span]}”之下用“{doc[mark.span]}”，层次颠倒；依次应为“一、”“（一）”“1.”“（1）”",
            evidence=(Evidence(run.parent.span, f"上一层“{doc[run.parent.span]}”"),),
            key=f"{upper}{run.style}",
        )
