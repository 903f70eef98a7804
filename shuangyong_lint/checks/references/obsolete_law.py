"""引用已废止的法规

材料写成时，所引的法律、法规已经废止，据以办事就没有依据。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    citations,
    document_check,
    plain,
    sentence_at,
    time_at,
)

# The law as a piece of history: it was passed, replaced, celebrated, or governed what happened then.
_HISTORY = Pattern(
    "废止|取代|代替|原《|旧|当时|时任|颁布|公布|制定|通过|出台|施行(?:以来|前|后|期间)|周年|历史|沿革|替代|修订"
    "|(?:19|20)\\d\\d年"
)


@document_check(
    severity=Severity.WARNING,
    source=("全国人大及其常委会、国务院关于废止或者施行的决定",),
    bad=(
        "2023年妇联工作总结\n今年，我们深入宣传《⟦婚姻法⟧》和《反家庭暴力法》，举办讲座12场。\n县妇联\n2023年12月5日\n",
    ),
    good=(
        "2019年妇联工作总结\n今年，我们深入宣传《婚姻法》和《反家庭暴力法》，举办讲座12场。\n县妇联\n2019年12月5日\n",
        "2023年妇联工作总结\n《民法典》施行后，原《婚姻法》同时废止。\n县妇联\n2023年12月5日\n",
        "今年，我们深入宣传《婚姻法》，举办讲座12场。\n",
        "2023年工作总结\n深入宣传《劳动合同法》《民法典》。\n县总工会\n2023年12月5日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Citations of laws that had ceased to be in force when the text was written."""
    for citation in citations(doc):
        law = citation.law
        if law is None or law.until is None:
            continue
        earliest = time_at(doc, citation.span.start).earliest
        if earliest is None or earliest < law.until:
            continue
        sentence = sentence_at(doc, citation.span.start)
        around = plain(doc)[sentence.start : sentence.end]
        if _HISTORY.search(around):
            continue
        day = f"{law.until.year}年{law.until.month}月{law.until.day}日"
        instead = f"，由《{law.successor}》取代" if law.successor else ""
        yield Finding(
            citation.span,
            f"《{doc[citation.span]}》已于{day}废止{instead}，本文写于其后；请核对所引依据",
            evidence=(Evidence(None, f"{law.name}：{day}起废止"),),
            key=law.name,
        )
