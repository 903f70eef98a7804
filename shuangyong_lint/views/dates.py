"""日期：文中写到的年、月、日，以及由它们组成的起止。

Everything that is written with figures (2012年10月1日, 二〇一二年, 2012.10.1, 201x年) or counted from the year of
writing (今年, 去年11月15日). What anniversaries, meetings and plans stand for is the business of `timeline`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Document, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.sentences import sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

OFFSETS = {
    "今年": 0,
    "本年度": 0,
    "去年": -1,
    "上年度": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "下年度": 1,
    "后年": 2,
}
"""Words for a year counted from the one the text speaks in."""

TRIGGERS = tuple(OFFSETS)

_START = attrgetter("start")

_BACK = 80
"""How far back the year lies that 同年 and 次年 mean, in code points."""

REACH = 240
"""How far the context of a date reaches within its sentence, in code points."""

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_N = r"[\d〇○零O一二三四五六七八九十]"
# From the units, each a literal that is found in no time.
_UNITS = tuple(Pattern(rf"{unit}(?<=[\d〇○零O一二三四五六七八九十xX×＊* ].)") for unit in "年月日号")
# No numeral of a date is longer than four; eight keep the search linear on runs without end.
_DIGITS_BEFORE = Pattern(rf"({_N}{{1,8}}(?:[xX×＊*]{{1,3}})?) ?\Z")
_DOTTED = tuple(
    Pattern(rf"{century}\d\d ?[.\-/．、] ?\d{{1,2}} ?[.\-/．、] ?\d{{1,2}}(?![\d.年月])") for century in (19, 20)
)
# Words for a time that is reckoned from the day of writing or from the year told of before.
_LOOSE = Pattern(
    r"(?P<month>(?<![以之地手身网线早晚路海])上个?月|(?<![日基根成原版书文样])本月|(?<![以之地手乡底天低])下个?月)"
    r"(?![月球亮台饼经薪租刊报色光均平收供息])"
    r"|(?P<same>(?<![相不共])同年(?![龄级代度纪])|(?<![其名依逐今])次年(?![度])|翌年)"
    r"|(?P<within>(?<![\d〇○零一二三四五六七八九十百千万半两几多数近来余学])年内(?![容部在涵])|[今本]年内)"
    r"|(?P<since>[今本去]年以来|年初以来)"
    r"|(?P<near>近|最近|过去|今后|未来)?(?<![第\d.〇○零一二三四五六七八九十百])(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})"
    r"(?P<more>多|余|几)?年(?P<came>多?来|间)?(?![级代度产底初末前])"
)
# Before a numeral: what makes it another kind of number (第3年, 1.5年, 12,012年).
_GLUED = frozenset("0123456789.,第百千万亿两几数零〇○一二三四五六七八九十半xX×")
_HALF = Pattern(rf"({_N}{{1,5}}) ?(?:年|月|日)?[—–\-－~～〜至到]{{1,2}}$")
_LINK = Pattern(r"(?:底|初|末|份|起)?(?:[—–\-－~～〜]{1,2}|至|到)(?P<next>次年|翌年|第二年|转年)?$")
# 说明年, 以前年度, 当前年, 今后年, 今年轻: the two characters belong to other words.
_NOT_BEFORE = {"明年": "说证文申声表", "前年": "以当目之此先从", "后年": "今以之此然", "去年": "过"}
_NOT_AFTER = "轻龄纪级货画代"


class Date(NamedTuple):
    """One date as it is written; what is not written is None.

    Args:
        span: all of it.
        year: as a number; two and three digits are no year.
        month: 1 to 12 if the text is right, else whatever it says.
        day: likewise.
        offset: for 今年 and the like: years from the year the text speaks in; ``year`` is then None.
        masked: for 201x年: the digits that can be read.
        style: ``han`` for 二〇一二年, ``dotted`` for 2012.10.1, else empty.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    offset: int | None = None
    masked: str = ""
    style: str = ""

    @property
    def possible(self) -> bool:
        """Whether there is such a date; without a year 29 February is."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    @property
    def full(self) -> dt.date | None:
        """The day, if year, month and day are written and possible."""
        if self.year and self.month and self.day and self.possible:
            return dt.date(self.year, self.month, self.day)
        return None

    @property
    def first(self) -> dt.date | None:
        """The first day it covers; None without a year or if impossible."""
        if not self.year or not self.possible:
            return None
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date | None:
        """The last day it covers; None without a year or if impossible."""
        if not self.year or not self.possible:
            return None
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Range(NamedTuple):
    """From one date to another; ``next_year`` where the text says 次年."""

    span: Span
    start: Date
    end: Date
    next_year: bool = False


class Loose(NamedTuple):
    """A time that no date fixes by itself: 上月, 同年, 年内, 今年以来, 五年来, 近3年.

    Args:
        span: all of it.
        sort: ``month`` (上月), ``same`` (同年), ``within`` (年内), ``since`` (今年以来), ``years`` (五年来, 近3年).
        number: for months, counted from the month of writing; for ``same``, the year meant or None where no year is
            told shortly before it; for ``since``, counted from the year of writing; for
            ``years``, how many.
        about: whether the number is only said to be near (五年多来).
    """

    span: Span
    sort: str
    number: int | None
    about: bool = False


class _Atom(NamedTuple):
    start: int
    end: int
    value: int | None
    unit: str
    digits: str


@lru_cache(maxsize=4096)
def numeral_value(text: str) -> int | None:
    """2012, 二〇一二 → 2012; 十二, 12 → 12; 三十一 → 31; None for what is no numeral."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" in text:
        tens, _, units = text.partition("十")
        if len(tens) > 1 or len(units) > 1 or not all(character in _DIGITS for character in tens + units):
            return None
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)
    value = 0
    for character in text:
        digit = int(character) if character.isascii() and character.isdigit() else _DIGITS.get(character)
        if digit is None:
            return None
        value = 10 * value + digit
    return value


@view
def dates(doc: Document) -> tuple[Date, ...]:
    """All dates of the text, in order, not overlapping."""
    found = [*_written(doc), *_dotted(doc)]
    found.sort()
    kept: list[Date] = []
    for date in found:
        if not kept or kept[-1].span.end <= date.span.start:
            kept.append(date)
    return tuple(kept)


@view
def ranges(doc: Document) -> tuple[Range, ...]:
    """All ranges: 2012年10月至次年3月, 1—10月, 2011—2015年, 11月8日至14日."""
    text = plain(doc)
    found: list[Range] = []
    all_dates = dates(doc)
    for index, date in enumerate(all_dates):
        if index and all_dates[index - 1].span.end < date.span.start <= all_dates[index - 1].span.end + 8:
            before = all_dates[index - 1]
            link = _LINK.match(text, before.span.end, date.span.start)
            if link:
                found.append(Range(Span(before.span.start, date.span.end), before, date, bool(link["next"])))
                continue
        if date.offset is None and date.style != "dotted" and (half := _half(text, date, all_dates, index)):
            found.append(half)
    return tuple(found)


@view
def loose_times(doc: Document) -> tuple[Loose, ...]:
    """All times of the text that are reckoned from another, in order, not overlapping."""
    return tuple(loose for match in _LOOSE.finditer(plain(doc)) if (loose := _loose(doc, match)))


def _loose(doc: Document, match: re.Match[str]) -> Loose | None:
    span, words = Span(*match.span()), match[0]
    if match["month"]:
        return Loose(span, "month", {"上": -1, "本": 0, "下": 1}[words[0]])
    if match["within"]:
        return Loose(span, "within", 0)
    if match["since"]:
        return Loose(span, "since", -1 if words[0] == "去" else 0)
    if match["same"]:
        before = [date.year for date in between(dates(doc), span.start - _BACK, span.start) if date.year]
        later = 0 if words[0] == "同" else 1
        return Loose(span, "same", before[-1] + later if before else None)
    # 5年 alone may be a sentence, a guarantee, an age; only 5年来 and 近5年 are times of the text.
    value = numeral_value(match["n"].replace("两", "二"))
    if value is None or not (match["near"] or match["came"]):
        return None
    return Loose(span, "years", value, about=bool(match["more"]) or "多" in (match["came"] or ""))


def between(all_dates: tuple[Date, ...], start: int, end: int) -> tuple[Date, ...]:
    """The dates that begin in ``text[start:end]``."""
    return all_dates[bisect_left(all_dates, start, key=_begin) : bisect_left(all_dates, end, key=_begin)]


def sentence_at(doc: Document, offset: int) -> Span:
    """The sentence that holds the code point; the point itself where there is none (blank lines, markup).

    Of a sentence without end only what lies within `REACH` on either side: what is further off says nothing of the
    place, and a reading of every place stays linear in the text.
    """
    every = sentences(doc)
    index = bisect_right(every, offset, key=_START) - 1
    if index >= 0 and offset < every[index].end:
        return Span(max(every[index].start, offset - REACH), min(every[index].end, offset + REACH))
    return Span(offset, offset)


def _begin(date: Date) -> int:
    return date.span.start


def _written(doc: Document) -> Iterator[Date]:
    """Dates made of figures with 年, 月, 日 and of words for years."""
    text = plain(doc)
    atoms = [*_atoms(text), *_words(doc)]
    atoms.sort()
    index = 0
    while index < len(atoms):
        group = [atoms[index]]
        index += 1
        while index < len(atoms) and len(group) < 3 and _follows(group[-1], atoms[index], text):
            group.append(atoms[index])
            index += 1
        if date := _date(group):
            yield date


def _atoms(text: str) -> Iterator[_Atom]:
    for units in _UNITS:
        for match in units.finditer(text):
            at, unit, end = match.start(), match[0], match.end()
            before = _DIGITS_BEFORE.search(text, max(0, at - 12), at)
            if before is None:
                continue
            behind = text[end : end + 1]
            if unit == "号" and behind and behind in "码线楼院台文令公":
                continue
            end += (unit == "年" and behind == "度") or (unit == "月" and behind == "份")
            yield _Atom(before.start(), end, numeral_value(before[1]), unit, before[1])


def _words(doc: Document) -> Iterator[_Atom]:
    text = plain(doc)
    for start, end, word in anchors(doc, "dates"):
        if text[end : end + 1] in _NOT_AFTER and end < len(text):
            continue
        if start and text[start - 1] in _NOT_BEFORE.get(word, ""):
            continue
        if word in ("前年", "后年") and (text[end : end + 1] in "度产均" or (start and text[start - 1] in _GLUED)):
            continue
        yield _Atom(start, end, OFFSETS[word], "词", word)


def _follows(before: _Atom, after: _Atom, text: str) -> bool:
    """Whether the atoms join: 年 then 月 then 日, side by side or with a space between."""
    if not (after.start == before.end or (after.start == before.end + 1 and text[before.end] in " 的")):
        return False
    return (before.unit in "年词" and after.unit == "月") or (before.unit == "月" and after.unit in "日号")


def _date(group: list[_Atom]) -> Date | None:
    """What the joined atoms say; None if it is no date."""
    first = group[0]
    span = Span(first.start, group[-1].end)
    parts = {"日" if atom.unit == "号" else atom.unit: atom for atom in group}
    if first.unit == "号" or any(atom.unit in "月日号" and _vague(atom.digits) for atom in group):
        return None
    month = parts["月"].value if "月" in parts else None
    day = parts["日"].value if "日" in parts else None
    if first.unit == "词":
        return Date(span, None, month, day, first.value)
    if first.unit == "年":
        return _year(group, span, month, day)
    if month is None:
        return Date(span, None, None, day) if day is not None else None
    return Date(span, None, month, day, style="" if first.digits.isascii() else "han")


def _year(group: list[_Atom], span: Span, month: int | None, day: int | None) -> Date | None:
    """A date that begins with 年; of 5年, 十二年, 300年, which are spans of time, only what is joined to them."""
    first = group[0]
    digits = first.digits
    if first.value is None:
        shown = digits.rstrip("xX×＊*")
        masked = digits[0] in "12二一" and 2 <= len(shown) <= 3 and len(digits) == 4
        return Date(span, None, month, day, masked=digits) if masked else None
    if len(digits) == 4 and "十" not in digits and 1000 <= first.value <= 2100:
        return Date(span, first.value, month, day, style="" if digits.isascii() else "han")
    return Date(Span(group[1].start, span.end), None, month, day) if month is not None else None


def _vague(digits: str) -> bool:
    """六七月, 三四日: a guess, not a date."""
    return len(digits) == 2 and digits[0] in "一二三四五六七八九" and digits[1] in "一二三四五六七八九"


def _dotted(doc: Document) -> Iterator[Date]:
    text = plain(doc)
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _DOTTED):
        if match.start() and text[match.start() - 1] in "0123456789.-/":
            continue
        year, month, day = (int(part) for part in _numbers(match[0]))
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Date(Span(*match.span()), year, month, day, style="dotted")


def _numbers(text: str) -> list[str]:
    return "".join(character if character.isdigit() else " " for character in text).split()


def _half(text: str, date: Date, all_dates: tuple[Date, ...], index: int) -> Range | None:
    """A range whose start has no unit of its own: 1—10月, 2011—2015年, 8—14日."""
    match = _HALF.search(text, max(0, date.span.start - 9), date.span.start)
    if not match or (match.start() and text[match.start() - 1] in _GLUED):
        return None
    value = numeral_value(match[1])
    if value is None:
        return None
    span = Span(match.start(), date.span.end)
    if date.year and len(match[1]) == 4 and 1000 <= value <= 2100:
        return Range(span, Date(Span(*match.span(1)), value), date)
    if date.year is None and date.month and value <= 31 and text[match.end() - 1] in "—–-－~～〜至到":
        # 2012年1—10月: the year stands before the first number.
        before = all_dates[index - 1] if index else None
        year = before.year if before and before.span.end == match.start() and before.month is None else None
        start = Date(Span(*match.span(1)), year, value)
        return Range(span, start, date._replace(year=year)) if date.day is None else None
    return None
