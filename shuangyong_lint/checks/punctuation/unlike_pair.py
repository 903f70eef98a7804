"""固定并列语标点不一

同一个并列的说法，前面用顿号，后面用逗号（“拥军优属、拥政爱民”与“拥军优属，拥政爱民”），全文宜用一种。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    plain,
)

# Four characters on either side, and not five before.
_PAIR = Pattern(f"、(?<=[{HAN}]{{4}}、)(?<![{HAN}]{{5}}、)(?=[{HAN}]{{4}})")
_JOINS = Pattern(rf"[{HAN}，；”》]")
_GOES_ON = Pattern("[，；“《]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.5：并列词语之间用顿号，同一说法用法一致",),
    bad=("“拥军优属、拥政爱民”是优良传统。\n拥军优属⟦，→、⟧拥政爱民要常抓不懈。",),
    good=(
        "拥军优属、拥政爱民是优良传统。拥军优属、拥政爱民要常抓不懈。",
        "加强领导，落实责任。加强领导，狠抓落实。",
        "铭记历史、缅怀先烈是传统。铭记历史，缅怀先烈，弘扬精神。",
        "总体布局、协调推进都重要。统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局。",
        "基础设施、社会事业并重。水利等基础设施，社会事业等民生工程，都要抓好。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A pair of four-character phrases joined by 顿号 in one place and by comma in another."""
    text = plain(doc)
    told: set[int] = set()
    pairs: dict[str, Span] = {}
    end = 0
    for match in _PAIR.finditer(text):
        at = match.start()
        if at > end:
            pairs.setdefault(f"{text[at - 4 : at]}，{text[at + 1 : at + 5]}", Span(at - 4, at + 5))
            end = at + 8
    for words, place in pairs.items():
        at = text.find(words)
        while at >= 0:
            comma = Span(at + 4, at + 5)
            # Part of a longer phrase, or one of several clauses: the comma is another comma.
            whole = not _JOINS.match(text, at - 1 if at else len(text)) and not _GOES_ON.match(text, at + len(words))
            if whole and comma.start not in told:
                told.add(comma.start)
                yield Finding(
                    comma,
                    f"“{words}”在别处用顿号，宜统一",
                    evidence=(Evidence(place, "别处用顿号"),),
                    fixes=(Fix((Edit(comma, "、"),), Safety.UNSAFE, "改为顿号"),),
                )
            at = text.find(words, at + 1)
