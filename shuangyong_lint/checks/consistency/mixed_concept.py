"""同一类人前后异称

“退役军人”“转业退伍军人”“复退军人”在一份材料里混着说，读者不知道是不是一批人。这些说法在法律上范围不同，所以平时不查；
要统一称谓时打开。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Span, anchors, document_check

_SETS = (
    ("退役军人", "转业退伍军人", "复员退伍军人", "复退军人", "退伍军人"),
    ("残疾军人", "伤残军人", "革命伤残军人", "革命残疾军人"),
    ("军烈属", "烈军属"),
    ("农民工", "进城务工人员", "外来务工人员"),
    ("贫困户", "困难户", "特困户"),
)
_LONG = max(len(word) for words in _SETS for word in words)
_SET = {word: number for number, words in enumerate(_SETS) for word in words}


def _around(span: Span) -> Iterator[tuple[int, int]]:
    """The places of longer words that hold the span."""
    for start in range(max(0, span.end - _LONG), span.start + 1):
        for end in range(span.end, start + _LONG + 1):
            if (start, end) != (span.start, span.end):
                yield start, end


@document_check(
    severity=Severity.OFF,
    source=("同一材料内用语一致",),
    triggers=tuple(_SET),
    fold=True,
    bad=("走访退役军人12户，为退役军人办实事。⟦复退军人⟧反映良好。",),
    good=(
        "走访退役军人12户，慰问残疾军人3名。",
        "革命伤残军人两名，革命伤残军人家属满意。",
        "走访军烈属，慰问农民工。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two names for one kind of people; the rarer ones are reported."""
    places: dict[int, dict[str, list[Span]]] = {}
    spans = {Span(hit.start, hit.end): hit.word for hit in anchors(doc, "consistency.mixed-concept")}
    for span, word in spans.items():
        # 革命伤残军人 holds 伤残军人: the longer name is meant.
        if not any(Span(at, end) in spans for at, end in _around(span)):
            places.setdefault(_SET[word], {}).setdefault(word, []).append(span)
    for words in places.values():
        usual = max(words, key=lambda word: (len(words[word]), -words[word][0].start))
        for word, found in words.items():
            if word == usual or word in usual or usual in word:
                continue
            for span in found:
                yield Finding(
                    span,
                    f"“{word}”与“{usual}”混用，是同一类人的宜统一称谓",
                    evidence=(Evidence(words[usual][0], f"另作“{usual}”"),),
                    key=word,
                )
