"""同词异写混用

同一份材料里一会儿“做出”一会儿“作出”，一会儿“其它”一会儿“其他”，应当统一成一种。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Span, anchors, document_check, plain

_PAIRS = (
    ("做出", "作出"),
    ("其它", "其他"),
    ("帐户", "账户"),
    ("惟一", "唯一"),
    ("部份", "部分"),
    ("成份", "成分"),
    ("图象", "图像"),
    ("想像", "想象"),
)
# 制作出, 工作出色: the character belongs to the word before.
_BEFORE = frozenset("工制创写协操合劳著动运耕农")
_WORDS = {word: (index, pair) for index, pair in enumerate(_PAIRS) for word in pair}
_ORGANS = (
    ("县人民政府", "县政府"),
    ("市人民政府", "市政府"),
    ("省人民政府", "省政府"),
    ("区人民政府", "区政府"),
    ("镇人民政府", "镇政府"),
    ("乡人民政府", "乡政府"),
)


@document_check(
    severity=Severity.HINT,
    source=("同一材料内用字、用语一致",),
    triggers=tuple(_WORDS) + tuple(word for pair in _ORGANS for word in pair),
    fold=True,
    bad=(
        "部队作出了新的贡献。他们还⟦做出⟧了榜样。官兵作出承诺。",
        "县委、县人民政府高度重视。县人民政府多次研究。⟦县政府⟧拨付了经费。",
    ),
    good=(
        "部队作出了新的贡献。",
        "部队做出了新的贡献。双拥工作出色，制作出展板三十块。",
        "县人民政府高度重视，县人民政府办公室牵头。",
        "县人民政府（以下简称县政府）高度重视，县政府多次研究。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two forms of a word, or the full and the short name of an organ, side by side; the rarer one is reported."""
    text = plain(doc)
    found: dict[str, list[Span]] = {}
    for hit in anchors(doc, "consistency.mixed-form"):
        if hit.word != "作出" or text[hit.start - 1 : hit.start] not in _BEFORE:
            found.setdefault(hit.word, []).append(Span(hit.start, hit.end))
    for one, two in (*_PAIRS, *_ORGANS):
        if one not in found or two not in found or _declared(text, two):
            continue
        rare, usual = sorted((one, two), key=lambda word: (len(found[word]), word == two))
        if (one, two) in _ORGANS:
            rare, usual = two, one
        for span in found[rare]:
            yield Finding(
                span,
                f"“{rare}”与“{usual}”混用（{len(found[rare])}处与{len(found[usual])}处），宜统一",
                evidence=(Evidence(found[usual][0], f"另作“{usual}”"),),
                key=rare,
            )


def _declared(text: str, short: str) -> bool:
    return any(f"简称{mark}{short}" in text for mark in ("", "“"))
