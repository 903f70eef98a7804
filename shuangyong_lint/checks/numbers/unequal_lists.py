"""“分别”前后项数不等

“甲、乙、丙三地分别增长3%、5%”：前面三项，后面两个数，读者不知道哪个数说的是哪一项。“分别”前后必须一一对应。
名称里本来就有“和”的、后面不是一串数的、前面用“等”没有列全的，不比。
"""

from collections.abc import Iterator
from typing import NamedTuple

from shuangyong_lint.kit import (
    HAN,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    Verified,
    anchors,
    document_check,
    number,
    plain,
)

_REACH = 80
_BREAKS = Pattern("[，。；：！？（）\n“”《》]")
# At most one figure of each: 3%、5%和8%, 3个、5个, 1.2亿元，3亿元.
_LIST = Pattern(
    rf"[{HAN}]{{0,14}}?(?P<list>(?P<one>\d[\d.,]*[^\d，。；：、和与及\n（(]{{0,8}})"
    r"(?:(?:、|和|与|及|以及|，)\d[\d.,]*[^\d，。；：、和与及\n（(]{0,8}){1,9})(?=[。；，！\n]|\Z)"
)
_FIGURE = Pattern(r"(?:\A|[、和与及，])(\d[\d.,]*)([^\d、和与及，以]*)")
_ALL = Pattern("、|以及|[和与及]")
_SURE = Pattern("、")
_OPEN = Pattern("等|其余|其他|各|每|除")
_ANNOUNCED = Pattern("[二两三四五六七八九](?=[个地市县区乡镇村年项家者种类级所条部方期季月大次门院])")
_GOES_ON = Pattern("，[^，。；\n]{0,12}(?:分别|另|其余|其他|持平|不变|下降|减少|略)")
_LONG = 16
_DIGIT = Pattern(r"\d")


class _Names(NamedTuple):
    """The names before 分别: where, their fewest and most readings, the number announced (三地) or 0, same length."""

    span: Span
    least: int
    most: int
    announced: int
    alike: bool


@document_check(
    severity=Severity.ERROR,
    source=("语法：“分别”前后各项一一对应",),
    skip=("quote", "title"),
    triggers=("分别",),
    bad=(
        "青石、望河、柳林三个村分别与驻军结成共建对子⟦4对、6对⟧。",
        "甲、乙、丙三地产值分别增长⟦3%、5%⟧。",
        "一般公共预算收入增长5%，城镇、农村居民收入分别增长⟦6%、7.5%、8%⟧。",
    ),
    good=(
        "甲、乙、丙三地分别增长3%、5%和8%，城镇、农村居民收入分别增长6%、7.5%。",
        "宣传、检查分别由甲局、乙局、丙局负责，分别比上年增长3%和5%。",
        "工业和建筑业、服务业投资分别增长3%、5%。东部、西部城镇和农村居民收入分别增长8%、9%。",
        "甲、乙、丙等5个镇分别完成3件、5件、8件、2件、1件。",
        "甲、乙、丙三县的产值、税收分别增长3%、5%。",
        "甲、乙，丙、丁分别增长3%、5%、6%、7%。甲、乙、丙分别完成3件、5件，丙持平。",
        "50个步行街、商圈客流量、营业额同比分别增长5.7%、5.0%。",
        "甲、乙、丙分别由3%—5%提高到8%、9%。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Names joined by 、 before 分别 against the figures of one kind behind it."""
    text = plain(doc)
    for hit in anchors(doc, "numbers.unequal-lists"):
        match = _LIST.match(text, hit.end, min(len(text), hit.end + _REACH))
        if match is None or _GOES_ON.match(text, match.end()):
            continue
        figures = Span(*match.span("list"))
        count = _count(match["list"])
        names = _names(text, hit.start, count)
        if count < 2 or names is None:
            continue
        if names.least <= count <= names.most:
            # Verified is what would be told if a figure were missing.
            if count > 2 and names.least == names.most and (names.alike or names.announced == names.most):
                yield Verified(figures, f"“分别”前{count}项，后{count}个数", (Evidence(names.span, "各项"),))
            continue
        # 东部、西部城镇和农村: the last two are what the figures are told of. 三个村 says how many there are.
        if names.announced == count or names.least not in (names.most, names.announced):
            continue
        if count < names.most != names.announced and not names.alike:
            # 步行街、商圈客流量、营业额: two of them may be what the figures are told of.
            continue
        yield Finding(
            figures,
            f"“分别”前面“{doc[names.span]}”是{names.most}项，后面“{doc[figures]}”是{count}个数，对不上；"
            "请核对漏了哪一项，还是多了一个数",
            evidence=(Evidence(names.span, f"前面{names.most}项"),),
            severity=None if names.announced == names.most else Severity.WARNING,
        )


def _count(listed: str) -> int:
    """How many figures of one unit are listed; 0 if the units differ."""
    found = [(match[1], match[2].rstrip("左右上下多余")) for match in _FIGURE.finditer(listed)]
    units = {unit for _, unit in found if unit}
    return len(found) if len(units) < 2 else 0


def _names(text: str, end: int, count: int) -> _Names | None:
    """The names that end at ``end``, if they are a plain list."""
    start, before = max(0, end - _REACH), "\n"
    for match in _BREAKS.finditer(text, start, end):
        start, before = match.end(), match[0]
    words = text[start:end]
    pieces = _ALL.split(words)
    if len(pieces) < 2 or before in "）”》" or _OPEN.search(words) or any(len(piece) > _LONG for piece in pieces[1:]):
        return None
    if "、" not in words:
        return None
    if before == "，" and count > len(pieces) and not _DIGIT.search(text, max(0, start - 8), start):
        # 甲、乙，丙、丁分别……: the list may have begun before the comma.
        return None
    inner = len(_ALL.split(words.rpartition("的")[2]))
    if inner > 1 and inner != len(pieces):
        return None
    said = _ANNOUNCED.findall(pieces[-1])
    alike = len({len(piece) for piece in pieces[:-1]}) == 1
    return _Names(Span(start, end), len(_SURE.split(words)), len(pieces), (said and number(said[-1])) or 0, alike)
