"""概括语项数不符

“四个到位”后面逐项列出“……到位”，列出的却不是四项：不是漏了一项，就是概括的数目不对。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Count,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    Verified,
    counts,
    document_check,
    numeral,
    plain,
)

_WORD = Pattern(f"(?P<word>[{HAN}]{{2,4}}?)(?P<close>”?)(?P<mark>[：（]|，即|——)")
_END = Pattern("[。；！？）\\n]")
_SPLIT = Pattern("[、，]|以及|[和及]")


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：概括的数目应与所列各项一致",),
    bad=(
        "做到“⟦四个→三个⟧到位”：组织领导到位、工作措施到位、资金保障到位。",
        "突出⟦三个→四个⟧坚持：坚持党的领导，坚持以人为本，坚持因地制宜，坚持依法办事。",
    ),
    good=(
        "做到“三个到位”：组织领导到位、工作措施到位、资金保障到位。",
        "突出三个坚持：坚持党的领导，坚持以人为本，坚持因地制宜。",
        "增强“五个认同”：对祖国、民族、文化、道路、制度的认同。",
        "落实“三个一律”：发展产业的、实施项目的、流转土地的，一律建立台账。",
        "分为四个县：甲县、乙县，其余两县另行安排。",
        "做到“四个到位”：组织领导到位、措施到位，群众满意。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Counts of a word, a colon, and items every one of which ends or begins with that word."""
    text = plain(doc)
    for count in counts(doc):
        if count.classifier not in ("个", "大", "项"):
            continue
        match = _WORD.match(text, count.span.end)
        if match is None:
            continue
        end = _END.search(text, match.end())
        stop = end.start() if end else len(text)
        listed = _listed(text[match.end() : stop], match["word"])
        if not listed or abs(listed - count.value) > 2:
            continue
        phrase = f"{doc[count.span]}{match['word']}"
        if listed == count.value:
            yield Verified(count.span, f"“{phrase}”：所列 {listed} 项")
            continue
        yield _finding(doc, count, phrase, listed, Span(match.end(), stop))


def _listed(words: str, word: str) -> int:
    """How many items there are if every one bears the word at one and the same end; else 0."""
    items = []
    at = 0
    for match in _SPLIT.finditer(words):
        items.append(words[at : match.start()].strip("“” 　"))
        at = match.end()
    items.append(words[at:].strip("“” 　"))
    if len(items) < 2:
        return 0
    for same in (str.startswith, str.endswith):
        # 、 and 和 inside an item part nothing: only pieces with the word count, and the last must have it.
        having = [same(item, word) for item in items]
        if having[-1] and (all(having) or (same is str.startswith and having[0])):
            return sum(having) if sum(having) > 1 else 0
    return 0


def _finding(doc: Document, count: Count, phrase: str, listed: int, items: Span) -> Finding:
    digits = doc[count.numeral]
    new = str(listed) if digits.isascii() else "两" if listed == 2 else numeral(listed)
    return Finding(
        count.span,
        f"说是“{phrase}”，后面列出 {listed} 项；请核对是数目有误，还是多列、漏列了一项",
        evidence=(Evidence(items, f"所列 {listed} 项"),),
        fixes=(Fix((Edit(count.numeral, new),), Safety.MANUAL, f"改为“{new}{count.classifier}”"),),
    )
