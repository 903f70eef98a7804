"""汉字数字：编号（一至九千九百九十九）与整数互换，任意大小的数量读成数值。

Numerals of one significant digit and those up to 99 are read by table; longer ones go through the library cn2an, which
is imported when the first of them occurs (it takes as long as a whole check of a short text).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
"""1 to 50."""

HAN_NUMERAL = "一二三四五六七八九十百千零〇"
"""The inside of a character class: the characters of a Chinese ordinal."""


@lru_cache(maxsize=4096)
def number(text: str) -> int | None:
    """The value of an ordinal's numeral: Arabic digits, 二十一 or 二〇; None for what is no numeral, such as 十十."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(character in _DIGITS for character in text):
        # Digit by digit (二〇), as years and some articles are written; a single digit too.
        return int("".join(str(_DIGITS[character]) for character in text)) if text[0] not in "零〇" else None
    total = 0
    digit: int | None = None
    below = 10000
    for index, character in enumerate(text):
        if unit := _UNITS.get(character):
            if unit >= below or (digit is None and not (index == 0 and unit == 10)) or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, below = None, unit
        elif character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)


def numeral(value: int) -> str:
    """The Chinese numeral of an ordinal, 1 to 9999: 十一, 一百零三.

    Raises:
        ValueError: outside this range.
    """
    if not 1 <= value <= 9999:
        raise ValueError(f"not an ordinal: {value}")
    parts: list[str] = []
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            if gap:
                parts.append("零")
            parts.append(("" if unit == 10 and digit == 1 and not parts else "零一二三四五六七八九"[digit]) + name)
            gap = False
        elif parts:
            gap = True
        if not value:
            break
    return "".join(parts)


_LONGEST = 24
"""Longer rows of numerals are no figures, but codes and noise."""
_ALL = "零〇一二两三四五六七八九十百千万亿"
_SCALES = (("亿", 8), ("万", 4))


def chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral of any size (三百二十一, 一百四十四亿, 两千万); None for what is none.

    Colloquial shortening is read as people mean it: 两百五 is 250. Digits in a row (二〇一七) are no amount.
    """
    if not text or len(text) > _LONGEST or any(character not in _ALL for character in text):
        return None
    total, rest = 0, text
    for word, scale in _SCALES:
        # Split here because the library takes 一百四十四亿三千二百 (without 零) for no numeral.
        head, found, tail = rest.rpartition(word)
        if not found:
            continue
        value = chinese(head) if head else None
        if value is None:
            return None
        total += int(value) * 10**scale
        if len(tail) == 1 and tail in "一二三四五六七八九":
            return Decimal(total + _DIGITS[tail] * 10 ** (scale - 1))  # 一万二 is 12000
        rest = tail.lstrip("零〇")
        if not rest:
            return Decimal(total)
    section = _section(rest)
    return None if not section else Decimal(total + section)


def _section(text: str) -> int | None:
    """The value of a numeral below ten thousand."""
    if (value := _table().get(text)) is not None:
        return value
    if text[0] in "百千零〇" or text[-1] in "零〇" or not any(character in _UNITS for character in text):
        return None
    try:
        return _library()(text, "normal")
    except ValueError:
        return None


@cache
def _table() -> dict[str, int]:
    """The numerals up to 99, and 两, 三百, 五千 …"""
    known = {numeral(value): value for value in range(1, 100)} | {"两": 2}
    known |= {f"一{numeral(value)}": value for value in range(10, 20)}
    for name, size in _UNITS.items():
        if size > 10:
            known |= {digit + name: value * size for digit, value in _DIGITS.items() if value}
    return known


@cache
def _library() -> Callable[[str, str], int]:
    import cn2an  # noqa: PLC0415  (slow to import, seldom needed)

    function: Callable[[str, str], int] = cn2an.cn2an
    return function
