"""首先其次颠倒

“首先、其次、再次、最后”依次而下；“最后”之后又说“其次”，或者没有“首先”就说“其次”，层次就乱了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Mark, Severity, document_check, marks


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 附录B.3.1：“首先”“其次”“最后”作序次语",),
    bad=(
        "首先，统一思想；再次，明确责任；⟦其次⟧，抓好落实；最后，严格考核。",
        "首先，统一思想。其次，明确责任。⟦其次⟧，抓好落实。最后，严格考核。",
    ),
    good=(
        "首先，统一思想；其次，明确责任；再次，抓好落实；最后，严格考核。",
        "首先，统一思想；其次，明确责任；第三，抓好落实；最后，严格考核。",
        "首先，统一思想；最后，严格考核。首先，要学；其次，要做。",
        "首先，统一思想；其次，明确责任；再次，抓好落实；再次，强化督查；最后，严格考核。",
        "首先，王老师讲了制度，并提出三点要求。最后，他寄语新生。\n其次，李老师介绍了安排。\n",
        "最后，感谢各位代表。\n其次，我们还要看到困难。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Chains within one paragraph or consecutive ones that go back or repeat a link."""
    # Paragraphs make one chain, the clauses inside one paragraph another.
    outer: list[Mark] = []
    inner: list[Mark] = []
    for mark in marks(doc):
        if mark.style != "首先":
            continue
        if not mark.inline:
            inner = []
        chain = inner if mark.inline else outer
        if mark.number == 1 or not chain or mark.line - chain[-1].line > 1:
            chain[:] = [mark] if mark.number == 1 else []
        else:
            if finding := _judge(doc, chain[-1], mark):
                yield finding
            chain.append(mark)
        if not mark.inline and mark.number == 1:
            inner = [mark]


def _judge(doc: Document, last: Mark, mark: Mark) -> Finding | None:
    words, other = doc[mark.span], doc[last.span]
    if mark.number == last.number == 2:
        message = f"“{other}”之后又是“{words}”，重复；请核对，第三项可用“再次”"
    elif mark.number < last.number:
        message = f"“{other}”之后又是“{words}”，次序颠倒；依次应为“首先”“其次”“再次”“最后”"
    else:
        return None
    return Finding(mark.span, message, evidence=(Evidence(last.span, f"前面的“{other}”"),), key=words)
