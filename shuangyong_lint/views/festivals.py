"""节日：文中提到的节日、纪念日，以及名称前的日期简称（“八一”建军节的“八一”）。"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.document import Document, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.almanac.festivals import Festival
    from shuangyong_lint.document import Knowledge

_DIGITS = "〇一二三四五六七八九"
# “环境日常管理” names no day; “记者节前夕” and “禁毒日前夕” do.
_GOES_ON = Pattern("日(?:[常益渐趋臻夜均记志程]|前(?![夕后]))")
_QUOTE = "“”\"‘’'『』「」"
_DOT = "·•・．."
_CN = "一二三四五六七八九十"
_TAG = Pattern(
    rf"(?<![0-9〇零{_CN}第.·第xX×%])"
    rf"(?P<open>[{_QUOTE}])?"
    rf"(?P<tag>[{_CN}]{{1,2}}[{_DOT}]?[{_CN}〇零]{{1,3}}|\d{{1,2}}[{_DOT}]\d{{1,2}}|\d{{2,4}})"
    rf"(?P<close>[{_QUOTE}])?[ \u3000]?"
    r"(?:国际|全国|世界|中国|中华|国家|全民|人民|解放军|劳动|[“”])*$"
)
_BARE = Pattern(rf"[{_QUOTE}](?P<tag>[{_CN}]{{1,2}}[{_DOT}]?[{_CN}〇零]{{1,3}}|\d{{1,2}}[{_DOT}]\d{{1,2}})[{_QUOTE}]")


class Tag(NamedTuple):
    """A month-day tag: where it stands (without quotation marks), the days it can mean, and whether it is quoted."""

    span: Span
    days: frozenset[tuple[int, int]]
    quoted: bool


class Mention(NamedTuple):
    """A festival named in the text, and the tag right before its name."""

    span: Span
    festival: Festival
    tag: Tag | None


def TRIGGERS(knowledge: Knowledge) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """All names of all festivals."""
    return tuple(knowledge.part(Almanac).festival_words)


def month_days(tag: str) -> frozenset[tuple[int, int]]:
    """Every (month, day) that a tag can mean: “三一五” is 3·15, “一一九” 1·19 or 11·9, “8.1” 8·1."""
    if dot := next((mark for mark in _DOT if mark in tag), ""):
        month, _, day = tag.partition(dot)
        splits = [(month, day)]
    else:
        splits = [(tag[:at], tag[at:]) for at in range(1, len(tag))]
    found = {(_number(month), _number(day)) for month, day in splits}
    return frozenset(
        (month, day) for month, day in found if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000, month)[1]
    )


def chinese_tag(month: int, day: int) -> str:
    """How a tag is written: “八一”, and with a dot after 一, 十一 and 十二: “一二·九” (GB/T 15835—2011)."""
    written = {10: "十", 11: "十一", 12: "十二"}.get(month, _DIGITS[month % 10])
    if month == 12:
        written = "一二"
    digits = "十" if day == 10 else "".join(_DIGITS[int(digit)] for digit in str(day))
    return f"{written}{'·' if month in (1, 11, 12) else ''}{digits}"


def almanac(doc: Document) -> Almanac:
    """The almanac of the run that ``doc`` belongs to."""
    return doc.know(Almanac)


@view
def festivals(doc: Document) -> tuple[Mention, ...]:
    """All festivals named in the text, in order; of names inside one another the longest."""
    text = plain(doc)
    words = almanac(doc).festival_words
    found: list[Mention] = []
    for start, end, word in sorted(anchors(doc, "festivals"), key=lambda hit: (hit.start, -hit.end)):
        if found and end <= found[-1].span.end:
            continue
        festival = words[word]
        if word[-1] == "日" and _GOES_ON.match(text, end - 1):
            continue
        if any(_inside(text, start, end, shield, word) for shield in festival.unless):
            continue
        found.append(Mention(Span(start, end), festival, _tag(text, start)))
    return tuple(found)


@view
def bare_tags(doc: Document) -> tuple[Tag, ...]:
    """All month-day tags in quotation marks, whether or not a festival's name follows, in order."""
    return tuple(
        Tag(Span(*match.span("tag")), days, quoted=True)
        for match in _BARE.finditer(plain(doc))
        if (days := month_days(match["tag"]))
    )


def _tag(text: str, start: int) -> Tag | None:
    line = text.rfind("\n", 0, start) + 1
    match = _TAG.search(text, max(line, start - 16), start)
    if not match:
        return None
    tag = match["tag"]
    quoted = bool(match["close"]) and (bool(match["open"]) or match["close"] in "”’』」")
    plain_digits = tag.isdigit() and tag.isascii()
    # Without marks “81”, “二十一” and “五一二” may be numbers.
    if not quoted and (plain_digits or (len(tag) != 2 and not any(mark in tag for mark in _DOT))):
        return None
    if not quoted and "十" in tag and tag != "十一":
        return None
    days = month_days(tag)
    return Tag(Span(*match.span("tag")), days, quoted) if days else None


def _inside(text: str, start: int, end: int, shield: str, word: str) -> bool:
    at = shield.find(word)
    while at >= 0:
        if text.startswith(shield, start - at) and end <= start - at + len(shield):
            return True
        at = shield.find(word, at + 1)
    return False


def _number(text: str) -> int:
    """一五 → 15, 十五 → 15, 三十一 → 31, 08 → 8; 0 for anything else."""
    if text.isascii():
        return int(text) if text.isdigit() else 0
    digits = text.replace("零", "〇")
    if "十" not in digits:
        value = 0
        for character in digits:
            value = 10 * value + _DIGITS.index(character)
        return value
    tens, _, units = digits.partition("十")
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(units) if units else 0)
