"""并列书名引号间的顿号

标有引号、书名号的并列成分之间通常不用顿号：《国防教育法》《兵役法》。成分之间另有括注等内容时宜用顿号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Pattern, Safety, Severity, Span, document_check, plain

_COMMA = Pattern("》、(?=《)|”、(?=“)")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号",),
    quoted=True,
    fold=True,
    bad=("学习《国防教育法》⟦、→⟧《兵役法》，创建“双拥模范城”⟦、→⟧“双拥模范县”。",),
    good=("学习《国防教育法》（2001年）、《兵役法》（2011年）和《双拥工作问答》、“双拥”读本。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """A 顿号 between two titles or two quotations."""
    for match in _COMMA.finditer(plain(doc)):
        span = Span(match.end() - 1, match.end())
        yield Finding(
            span,
            "并列的书名号、引号之间通常不用顿号",
            fixes=(Fix((Edit(span, ""),), Safety.SAFE, "删去顿号"),),
        )
