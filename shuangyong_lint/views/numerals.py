"""编号用的数字：汉字数字与整数互换（一至九千九百九十九）。"""

from __future__ import annotations

from functools import lru_cache

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
