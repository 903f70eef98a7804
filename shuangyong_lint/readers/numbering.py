"""Word 的自动编号：按 numbering.xml 把“第几项”印成文字。

Counting follows ECMA-376 part 1, 17.9: one counter a level for each abstract definition, shared by all lists made
from it unless a list overrides its start; a level begins anew after a higher one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shuangyong_lint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = 9
_PLACE = Pattern(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_LEGAL_TRADITIONAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_TRADITIONAL = str.maketrans("万", "萬")
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))


def chinese(value: int) -> str:
    """一, 十, 十一, 二十, 一百零五, 一万二千 …; for values from 0 below 100 million.

    >>> chinese(10), chinese(21), chinese(105), chinese(12000)
    ('十', '二十一', '一百零五', '一万二千')
    """
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return chinese(high) + "万" + (gap + _below(low) if low else "")
    text = _below(value)
    return text.removeprefix("一") if text.startswith("一十") else text


def _below(value: int) -> str:
    if value == 0:
        return "〇"
    parts: list[str] = []
    gap = False
    for unit, word in _UNITS:
        digit, value = divmod(value, unit)
        if digit:
            parts.append(("零" if gap else "") + _DIGITS[digit] + word)
            gap = False
        else:
            gap = bool(parts)
        if not value:
            break
    if value:
        parts.append(("零" if gap else "") + _DIGITS[value])
    return "".join(parts)


def _legal(value: int) -> str:
    """Amounts are written in full: 一十 for 10."""
    return ("一" if 10 <= value < 20 else "") + chinese(value)


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    parts = []
    for number, word in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, value = divmod(value, number)
        parts.append(word * count)
    return "".join(parts)


def _letters(value: int) -> str:
    """A … Z, then AA … ZZ, AAA …: Word repeats the letter."""
    return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 30 else str(value)


def _cycle(words: str) -> Callable[[int], str]:
    return lambda value: words[(value - 1) % len(words)] if value > 0 else str(value)


def _sign(first: str, last: int) -> Callable[[int], str]:
    """One character a number, from ``first`` for 1; beyond ``last`` plain digits."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


def _circle(value: int) -> str:
    if 0 < value <= 20:
        return chr(0x2460 + value - 1)
    return (
        chr(0x3251 + value - 21) if 20 < value <= 35 else chr(0x32B1 + value - 36) if 35 < value <= 50 else str(value)
    )


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: str(value).translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "decimalFullWidth2": lambda value: str(value).translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": lambda value: _legal(value).translate(_LEGAL),
    "ideographLegalTraditional": lambda value: _legal(value).translate(_LEGAL_TRADITIONAL),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": lambda value: chinese(value).translate(_TRADITIONAL),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda value: _cycle(_STEMS)(value) + _cycle(_BRANCHES)(value),
    "ideographEnclosedCircle": _sign("㊀", 10),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedFullstop": _sign("⒈", 20),
    "decimalEnclosedParen": _sign("⑴", 20),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints around the number."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass
class Numbering:
    """The lists of one document; `mark` must be asked for the paragraphs in order."""

    _lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Any, word: str) -> Numbering:
        """From the root of numbering.xml; ``word`` is the namespace in braces."""
        abstracts: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for each in root.iter(f"{word}abstractNum"):
            id_ = each.get(f"{word}abstractNumId", "")
            abstracts[id_] = dict(_levels(each, word))
            if link := _value(each, "numStyleLink", word):
                links[id_] = link
            if name := _value(each, "styleLink", word):
                named[name] = id_
        lists = {}
        for each in root.iter(f"{word}num"):
            id_ = _value(each, "abstractNumId", word) or ""
            id_ = named.get(links.get(id_, ""), id_)
            levels = dict(abstracts.get(id_, {}))
            starts: dict[int, int] = {}
            for override in each.iter(f"{word}lvlOverride"):
                levels.update(_levels(override, word))
                start = _value(override, "startOverride", word)
                if start is not None:
                    starts[_int(override.get(f"{word}ilvl"), 0)] = _int(start, 1)
            lists[each.get(f"{word}numId", "")] = (id_, levels, starts)
        return cls(lists)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a list reserves for a paragraph style, else 0."""
        levels = self._lists.get(list_id, ("", {}, {}))[1]
        return next((index for index, level in levels.items() if level.style == style), 0)

    def mark(self, list_id: str, index: int) -> str:
        """Count one more paragraph of this list and level, and return its printed number; "" for a bullet."""
        if list_id not in self._lists or not 0 <= index < LEVELS:
            return ""
        abstract, levels, starts = self._lists[list_id]
        counters = self._counters.setdefault(abstract, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for each, start in starts.items():
                if 0 <= each < LEVELS:
                    counters[each] = start - 1
        level = levels.get(index, Level())
        value = counters[index]
        counters[index] = level.start if value is None else value + 1
        for deeper in range(index + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart and index + 1 <= restart):
                counters[deeper] = None
        if level.format == "bullet":
            return ""

        def printed(match: Any) -> str:
            other = int(match[1]) - 1
            definition = levels.get(other, Level())
            number = counters[other]
            number = definition.start if number is None else number
            style = "decimal" if level.legal else definition.format
            return _FORMATS.get(style, str)(max(0, number))

        return str(_PLACE.sub(printed, level.text))


def _levels(parent: Any, word: str) -> list[tuple[int, Level]]:
    found = []
    for each in parent.iterchildren(f"{word}lvl"):
        formats = [form.get(f"{word}val", "decimal") for form in each.iter(f"{word}numFmt")]
        restart = _value(each, "lvlRestart", word)
        text = _value(each, "lvlText", word)
        level = Level(
            start=_int(_value(each, "start", word), 1),
            # A custom format stands beside the one for programs that do not know it: the last is for everybody.
            format=formats[-1] if formats else "decimal",
            text=text if text is not None else "",
            restart=None if restart is None else _int(restart, 0),
            legal=each.find(f"{word}isLgl") is not None,
            style=_value(each, "pStyle", word) or "",
        )
        found.append((_int(each.get(f"{word}ilvl"), 0), level))
    return found


def _value(parent: Any, name: str, word: str) -> str | None:
    child = parent.find(f"{word}{name}")
    return None if child is None else child.get(f"{word}val")


def _int(text: str | None, default: int) -> int:
    try:
        value = int(text) if text is not None else default
    except ValueError:
        return default
    return value if -1 <= value < 100_000_000 else default
