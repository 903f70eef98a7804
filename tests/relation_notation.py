"""The notation of the relation corpus and an oracle for it that shares no code with the package.

A relation is written with the figures as printed, without their units: ``415+233=648`` (parts make the whole),
``694/837=82.9%`` (a quotient), ``12亿->15亿=25%`` (a change), ``40<36`` (a part and its whole), ``12:46:42`` (shares of
a hundred), ``100~1500`` (one size in two units), ``2.1%v2.6%`` and ``92%^89%`` (a fall, a rise). ``!`` = does not hold.
"""

import re
from fractions import Fraction
from typing import NamedTuple

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


class Interval(NamedTuple):
    low: Fraction
    high: Fraction

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


def chinese(text: str) -> int:
    """The value of a plain Chinese integer, by summing place by place."""
    if "亿" in text:
        head, _, tail = text.partition("亿")
        return chinese(head) * 10**8 + (chinese(tail) if tail else 0)
    if "万" in text:
        head, _, tail = text.partition("万")
        return chinese(head) * 10**4 + (chinese(tail) if tail else 0)
    total, digit = 0, 0
    for c in text:
        if c in _SCALE:
            total += (digit or 1) * _SCALE[c]
            digit = 0
        else:
            digit = _DIGIT[c]
    return total + digit


def figure(text: str) -> Interval:
    """The printed figure as an interval: half a unit of its last digit either way, a bare integer exact."""
    if match := re.fullmatch(r"百分之(.+)", text):
        value = Fraction(chinese(match[1]), 100)
        return Interval(value - Fraction(1, 200), value + Fraction(1, 200))
    if match := re.fullmatch(r"(.+)分之(.+)", text):
        value = Fraction(chinese(match[2]), chinese(match[1]))
        return Interval(value - Fraction(1, 50), value + Fraction(1, 50))
    if match := re.fullmatch(r"(.)成", text):
        value = Fraction(_DIGIT[match[1]], 10)
        return Interval(value - Fraction(1, 20), value + Fraction(1, 20))
    match = re.fullmatch(r"(\d+)(?:\.(\d+))?(%|[十百千万亿]*)(?:倍)?", text)
    if match is None:
        value = Fraction(chinese(text.removesuffix("倍")))
        return Interval(value, value)
    whole, decimals, scale = match[1], match[2] or "", match[3]
    factor = Fraction(1, 100) if scale == "%" else Fraction(1)
    for c in scale if scale != "%" else "":
        factor *= _SCALE[c]
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) * factor
    exact = not decimals and not scale
    half = Fraction(0) if exact else factor / 2 / 10 ** len(decimals)
    return Interval(value - half, value + half)


def holds(relation: str) -> bool:  # noqa: PLR0911  (one return for each way to write a relation)
    """Whether the relation holds within the rounding of what is printed."""
    if "<" in relation:
        part, whole = map(figure, relation.split("<"))
        return part.low <= whole.high
    if "~" in relation:
        left, right = map(figure, relation.split("~"))
        ratio = (right.low + right.high) / (left.low + left.high)
        return any(abs(ratio / known - 1) < Fraction(1, 100) for known in (15, 1500, 1000, Fraction(1, 1000)))
    if "^" in relation or "v" in relation:
        left, right = map(figure, re.split("[v^]", relation))
        return left.low <= right.high if "^" in relation else right.low <= left.high
    if "=" not in relation:
        if (relation.endswith("%") and not re.search("[:：∶]", relation)) or re.fullmatch(r"[\d.]+", relation):
            return False  # noted only where it cannot be
        parts = [figure(part) for part in re.split("[:：∶]", relation)]
        return sum(p.low for p in parts) <= 100 <= sum(p.high for p in parts)
    said, _, result = relation.partition("=")
    if "->" in said:
        old, new = map(figure, said.split("->"))
        return _change(old, new, result)
    if "/" in said:
        return _quotient(said, figure(result))
    one, two = _sum(said), _sum(result)
    if result == "100":
        one = Interval(one.low * 100, one.high * 100)
    return one.meets(two)


def canonical(relation: str) -> str:
    """The relation with the terms of a sum in one order: 38+135=… says what 135+38=… says."""
    if "+" not in relation or "=" not in relation or "->" in relation or "/" in relation:
        return relation
    mark = "!" if relation.startswith("!") else ""
    return mark + "=".join("+".join(sorted(side.split("+"))) for side in relation.lstrip("!").split("="))


def _sum(side: str) -> Interval:
    parts = [figure(part) for part in side.split("+")]
    return Interval(sum((p.low for p in parts), Fraction(0)), sum((p.high for p in parts), Fraction(0)))


def _change(old: Interval, new: Interval, said: str) -> bool:
    if said.startswith("年均"):
        rate = figure(said.removeprefix("年均"))
        return any(
            old.low * (1 + rate.low) ** n <= new.high and new.low <= old.high * (1 + rate.high) ** n
            for n in (2, 3, 4, 5)
        )
    if said.endswith("番"):
        times = chinese(said.removesuffix("番"))
        return new.meets(Interval(old.low * 2**times, old.high * 2**times))
    rate = figure(said)
    ratio = Interval(new.low / old.high - 1, new.high / old.low - 1)
    if said.endswith("倍"):
        # Taken at face value: whoever writes 增长3倍 for 2 → 6 has counted the whole, not the growth.
        return (new.low + new.high) / (old.low + old.high) == (rate.low + rate.high) / 2 + 1
    if said.endswith(("%", "成")) or "分之" in said:
        return rate.meets(ratio) or rate.meets(Interval(-ratio.high, -ratio.low))
    scale = 100 if new.high < 1 else 1
    rise = Interval((new.low - old.high) * scale, (new.high - old.low) * scale)
    return rate.meets(rise) or rate.meets(Interval(-rise.high, -rise.low))


def _quotient(left: str, said: Interval) -> bool:
    top, _, bottom = left.partition("/")
    above = figure(top)
    if bottom.startswith("("):
        first, sign, second = re.fullmatch(r"\((.+)([-+])(.+)\)", bottom).groups()  # type: ignore[union-attr]
        a, b = figure(first), figure(second)
        below = Interval(a.low - b.high, a.high - b.low) if sign == "-" else Interval(a.low + b.low, a.high + b.high)
    else:
        below = figure(bottom)
    quotient = Interval(above.low / below.high, above.high / below.low)
    # Units that differ by a power of ten or by tonnes against kilograms (5吨 to 125 households in 公斤).
    return any(said.meets(Interval(quotient.low * k, quotient.high * k)) for k in (1, 1000))
