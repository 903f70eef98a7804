"""公文标题里的标点

公文标题除书名号、引号、括号、顿号、破折号外一般不用标点；里面有逗号、分号、冒号，多半是两件事没有理成一个事由。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Finding,
    Pattern,
    Severity,
    Span,
    covering,
    document_check,
    letters,
    plain,
    zones,
)

_MARK = Pattern("[，；：。！？]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 附录B：标题末尾和中间一般不用点号", "GB/T 9704—2012 7.3.1：标题"),
    bad=("关于加强国防教育⟦，⟧做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n2017年8月1日\n",),
    good=(
        "关于加强国防教育、做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n2017年8月1日\n",
        "关于印发《双拥工作，从我做起》的通知\n各乡镇人民政府：\n请认真抓好落实。\n2017年8月1日\n",
        "县民政局：关于双拥工作，大家这样说\n走访慰问军属，受到欢迎。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Point marks in the title of a statutory document, outside of titles and quotations in it."""
    text = plain(doc)
    for letter in letters(doc):
        if not letter.genre:
            continue
        named = zones(doc)["title"]
        for match in _MARK.finditer(text, letter.title.start, letter.title.end):
            span = Span(*match.span())
            if covering(named, span) is None:
                yield Finding(span, f"公文标题中间用了“{doc[span]}”；标题里一般只用书名号、引号、括号、顿号和破折号")
