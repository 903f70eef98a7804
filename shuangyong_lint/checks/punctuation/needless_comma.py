"""并列书名引号间的顿号

标有引号、书名号的并列成分之间通常不用顿号：《国防教育法》《兵役法》。成分之间另有括注等内容时宜用顿号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Pattern, Safety, Severity, Span, document_check, plain

_COMMA = Pattern("》、(?=《)|”、(?=“)")
# “甲”而不是“乙”、“丙”而不是“丁”: what is coordinated is longer than one quotation.
_LINK = Pattern("[”》](?P<link>[^“”《》，。、；：！？\n]{1,8})[“《][^“”《》\n]{1,30}\\Z")
_NEXT = Pattern("[“《][^“”《》\n]{1,30}[”》](?P<link>[^“”《》，。、；：！？\n]{1,8})[“《]")
_BACK = 42


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号",),
    quoted=True,
    fold=True,
    bad=("学习《国防教育法》⟦、→⟧《兵役法》，创建“双拥模范城”⟦、→⟧“双拥模范县”。",),
    good=(
        "学习《国防教育法》（2001年）、《兵役法》（2011年）和《双拥工作问答》、“双拥”读本。",
        "坚持“拉手”而不是“松手”、“延链”而不是“断链”，变“要我干”为“我要干”、“独唱”为“合唱”。",
        "由《甲法》改为《乙法》、《丙法》改为《丁法》。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A 顿号 between two titles or two quotations."""
    text = plain(doc)
    if "》、《" not in text and "”、“" not in text:
        return
    for match in _COMMA.finditer(text):
        if _pairs(text, match.start(), match.end()):
            continue
        span = Span(match.end() - 1, match.end())
        yield Finding(
            span,
            "并列的书名号、引号之间通常不用顿号",
            fixes=(Fix((Edit(span, ""),), Safety.SAFE, "删去顿号"),),
        )


def _pairs(text: str, start: int, at: int) -> bool:
    """Whether the same words link the quotation before the 顿号 to one before it and the one behind to another."""
    before = _LINK.search(text, max(0, start - _BACK), start)
    behind = _NEXT.match(text, at)
    return before is not None and behind is not None and before["link"] == behind["link"]
