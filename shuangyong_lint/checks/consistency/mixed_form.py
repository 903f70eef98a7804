"""同词异写混用

同一份材料里一会儿“做出”一会儿“作出”，一会儿“其它”一会儿“其他”，应当统一成一种。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    anchors,
    document_check,
    plain,
)

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
_WORDS = {word: (index, pair) for index, pair in enumerate(_PAIRS) for word in pair}
_ORGANS = (
    ("县人民政府", "县政府"),
    ("市人民政府", "市政府"),
    ("省人民政府", "省政府"),
    ("区人民政府", "区政府"),
    ("镇人民政府", "镇政府"),
    ("乡人民政府", "乡政府"),
)
# Words that only look like one of the pair: 制作｜出, 人做出来的, 特｜区政府, 本市｜政府采购.
_CUT = {
    "作出": Pattern("(?<![制创工合操写著协运动当耕])作出"),
    "做出": Pattern("做出(?!来)"),
    **{
        organ: Pattern(rf"(?<![特地政大校城园厂林灾山老])(?<!{organ[0]})(?<!行政){organ}(?!采购|购买|投资|债|性|间)")
        for pair in _ORGANS
        for organ in pair
    },
}


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
        "县人民政府高度重视，县人民政府办公室牵头。",
        "县人民政府（以下简称县政府）高度重视，县政府多次研究。",
        "区人民政府负责，特区政府、地区政府、行政区政府协助；市人民政府牵头，本市政府采购依法进行。",
        "部队作出了新的贡献，成果是人做出来的，工厂制作出展板。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two forms of a word, or the full and the short name of an organ, side by side; the rarer one is reported."""
    text = plain(doc)
    found: dict[str, list[Span]] = {}
    for hit in anchors(doc, "consistency.mixed-form"):
        whole = _CUT.get(hit.word)
        if whole is None or whole.match(text, hit.start):
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
