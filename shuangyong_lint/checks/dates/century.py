"""世纪与年代不合

“20世纪2010年代”“上世纪2005年”：2001年起已是21世纪；年代用“90年代”这样的两位数，不与四位年份连用。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, anchors, document_check, plain

_FOUR = Pattern(r"世纪(?P<year>(?:19|20)\d\d)年(?P<dai>代)?")
_NUMBER = Pattern(r"(?P<n>上|本|20|21|二十一|二十|十九|19)$")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.4", "世纪、年代的通行用法"),
    triggers=("世纪",),
    bad=("⟦20世纪2010年代⟧，县里建起水库。", "⟦上世纪2005年⟧建校。", "⟦21世纪1998年⟧成立，⟦20世纪1990年代⟧。"),
    good=(
        "20世纪90年代，上世纪90年代末，21世纪初。",
        "进入21世纪，2010年建成。",
        "20世纪，1998年成立；跨世纪2000年工程。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A century joined to a year written in full."""
    text = plain(doc)
    for start, _end, _word in anchors(doc, "dates.century"):
        match = _FOUR.match(text, start)
        head = _NUMBER.search(text, max(0, start - 3), start)
        if not match or not head:
            continue
        century = {"上": 20, "本": 21, "20": 20, "二十": 20, "21": 21, "二十一": 21, "十九": 19, "19": 19}[head["n"]]
        span = Span(head.start(), match.end())
        real = (int(match["year"]) - 1) // 100 + 1
        if real != century:
            yield Finding(span, f"“{doc[span]}”前后不合：{match['year']}年属于{real}世纪；请核对")
        elif match["dai"]:
            yield Finding(span, f"“{doc[span]}”写法重复：世纪后面写“{match['year'][2:]}年代”；请删去多余的数字")
