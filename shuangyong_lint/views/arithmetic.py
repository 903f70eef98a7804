"""数量关系的算术：种类、区间、应有的数。"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shuangyong_lint.document import Span
    from shuangyong_lint.views.quantities import Quantity

ONE = Decimal(1)
TWO = Decimal(2)
ZERO = Decimal(0)
_COARSE = Decimal("1.06")
_TENFOLD = Decimal(10)
_HUNDRED = Decimal(100)
LIKELY = "likely"
"""The mode of a sum that nothing proves complete, but that one mistyped digit keeps from coming out."""
INEXACT = frozenset({"quotient", "mean", "step", "change"})
ALONE = frozenset({"grim", "range", "fraction"})
"""Kinds of relation that are no equation: a figure that cannot be, whatever the others are."""


class Relation(NamedTuple):
    """A relation between figures of one document.

    ``kind`` is sum (parts …, whole), difference (more, less, said), part (part, whole), quotient (above, below, said),
    change (old, new, said), step (new, change, said rate), mean (whole, count, said), hundred (shares …), pair (one
    size in two units), direction (old, new), balance (what there was and what came, what went and what is left).
    ``mode`` refines it: up or down, times, the number of figures on the left of a balance. ``proof`` says why no other
    reading is left; empty for what was found to hold without such proof. ``notation`` writes it with the figures as
    printed.
    """

    kind: str
    figures: tuple[Quantity, ...]
    mode: str
    proof: str
    holds: bool
    notation: str

    @property
    def sure(self) -> bool:
        """Whether it would be noticed if one of its figures were wrong, in any digit but the last."""
        if not self.proof or self.kind != "sum":
            return bool(self.proof)
        slack = sum((figure.high - figure.low for figure in self.figures), ZERO) / TWO
        return slack < self.figures[-1].step * _TENFOLD

    @property
    def span(self) -> Span:
        """The figure the relation is about: the whole, or what is said of the others."""
        figure = self.figures[0] if self.kind == "part" and not self.mode else self.figures[-1]
        return figure.span


def plus(figures: Iterable[Quantity]) -> tuple[Decimal, Decimal]:
    """The interval of a sum."""
    low = high = ZERO
    for figure in figures:
        low += figure.low
        high += figure.high
    return low, high


def agrees(kind: str, figures: Sequence[Quantity], mode: str) -> bool:
    """Whether the figures, in the order of the kind, can stand in this relation, each anywhere within its printing."""
    first, last = figures[0], figures[-1]
    if kind in _SIMPLE:
        return _SIMPLE[kind](figures)
    if kind == "balance":
        at = int(mode or 2)
        return _meet(plus(figures[:at]), plus(figures[at:]))
    if kind == "direction":
        # Whatever 约, 近 or 超过 they carry: who writes 由近6万增加到超5万 has exchanged them.
        return last.value >= first.value if mode == "up" else last.value <= first.value
    if kind == "change" and last.group == "multiple" and mode == "up" and figures[1].value == last.value * first.value:
        # Taken at face value: whoever writes 增长3倍 for 2 → 6 has counted the whole, not the growth.
        return False
    bounds = _computed(kind, figures, mode)
    return bounds is None or _meet(bounds, (last.low, last.high))


def _meet(one: tuple[Decimal, Decimal], two: tuple[Decimal, Decimal]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _same_size(figures: Sequence[Quantity]) -> bool:
    """Either of the two may be the rounded one, and conversion tables are coarse: a thousandth more."""
    first, last = figures
    off = abs(first.value) / 1000
    return _meet((first.low - off, first.high + off), (last.low - last.step / 2, last.high + last.step / 2))


_SIMPLE: dict[str, Callable[[Sequence[Quantity]], bool]] = {
    "sum": lambda figures: _meet(plus(figures[:-1]), (figures[-1].low, figures[-1].high)),
    "difference": lambda figures: _meet(plus(figures[1:]), (figures[0].low, figures[0].high)),
    "hundred": lambda figures: _meet(plus(figures), (ONE, ONE)),
    "part": lambda figures: figures[0].low <= figures[-1].high,
    "pair": _same_size,
}


def far(kind: str, figures: Sequence[Quantity], mode: str) -> bool:
    """Whether the last figure is off by a whole unit of its last digit or more, all others taken as printed.

    People cut digits off, and offices compute from figures they have not rounded yet: less than that is no defect.
    """
    value = computed(kind, figures, mode)
    return value is None or abs(value - figures[-1].value) >= figures[-1].step


def vague(figures: Sequence[Quantity]) -> bool:
    """Whether two figures are so coarse that many a share would agree with them: 1.2万 of 1.25万 is 92 to 100%."""
    first, second = figures[:2]
    return first.low > 0 and second.low > 0 and first.high * second.high > first.low * second.low * _COARSE


def slip(one: str, two: str, least: int = 3) -> str:
    """How digits (``least`` or more) become the others by one slip; empty if they do not, or are the same.

    ``exchanged`` two neighbours, ``lost`` or doubled one, ``first`` or ``wrong`` one mistyped.
    """
    if max(len(one), len(two)) < least or abs(len(one) - len(two)) > 1 or one == two:
        return ""
    if len(one) != len(two):
        longer, shorter = sorted((one, two), key=len, reverse=True)
        return "lost" if any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))) else ""
    apart = [at for at in range(len(one)) if one[at] != two[at]]
    if len(apart) == 1:
        return "wrong" if apart[0] else "first"
    left, right = apart[0], apart[1]
    near = len(apart) == 2 and right == left + 1
    return "exchanged" if near and one[left] == two[right] and one[right] == two[left] else ""


def tight(figure: Quantity) -> Quantity | None:
    """The figure as one means it who says 超过55万亿 of 55.8: within one unit of its last digit; None for 约."""
    if not figure.rough:
        return figure
    if figure.low == figure.value:
        return figure._replace(high=min(figure.high, figure.value + figure.step), rough=False)
    if figure.high == figure.value:
        return figure._replace(low=max(figure.low, figure.value - figure.step), rough=False)
    return None


def computed(kind: str, figures: Sequence[Quantity], mode: str) -> Decimal | None:
    """What the last figure should be according to the others, in its group's base unit; None if that says nothing."""
    if kind == "sum":
        return sum((figure.value for figure in figures[:-1]), ZERO)
    if kind in ("balance", "difference"):
        at = 1 if kind == "difference" else int(mode or 2)
        return sum((each.value for each in figures[:at]), ZERO) - sum((each.value for each in figures[at:-1]), ZERO)
    if kind == "pair":
        return figures[0].value
    if kind not in ("quotient", "mean", "step", "change") or figures[-1].group == "doubling":
        return None
    old, new = figures[0].value, figures[1].value
    if mode.startswith("yearly"):
        return Decimal(float(new / old) ** (1 / int(mode[6:])) - 1).quantize(Decimal("0.00001"))
    exact = [figure._replace(low=figure.value, high=figure.value) for figure in figures]
    bounds = _computed(kind, exact, mode)
    return None if bounds is None or bounds[0] < 0 else bounds[0]


def _computed(kind: str, figures: Sequence[Quantity], mode: str) -> tuple[Decimal, Decimal] | None:
    """The interval of what the last figure says, from the others; None where it cannot be computed."""
    first, second = figures[0], figures[1]
    if kind in ("quotient", "mean"):
        if second.low <= 0:
            return None
        size = Decimal(second.unit.factor) if kind == "mean" else ONE
        return first.low * size / second.high, first.high * size / second.low
    if kind == "step":
        low, high = plus((first, second))
        if mode == "up":
            low, high = first.low - second.high, first.high - second.low
        return (second.low / high, second.high / low) if low > 0 else None
    return _changed(figures, mode) if kind == "change" and first.low > 0 else None


def _changed(figures: Sequence[Quantity], mode: str) -> tuple[Decimal, Decimal]:
    """The interval of a change in the terms of the last figure: %, 倍, 番, 百分点 or the unit itself."""
    first, second, last = figures
    if last.group == "doubling" or mode.startswith("yearly"):
        # Powers are compared, not roots: the figure itself if it fits, else nothing it could be.
        low, high = last.low, last.high
        powers = (2**last.value, 2**last.value)
        if mode.startswith("yearly"):
            powers = ((ONE + low) ** int(mode[6:]), (ONE + high) ** int(mode[6:]))
        fits = first.low * powers[0] <= second.high and second.low <= first.high * powers[1]
        return (last.value, last.value) if fits else (Decimal(-1), Decimal(-1))
    if mode == "times":
        return second.low / first.high, second.high / first.low
    low, high = second.low - first.high, second.high - first.low
    if mode == "down":
        low, high = -high, -low
    if last.group in ("ratio", "multiple"):
        return low / (first.high if low > 0 else first.low), high / first.low
    return (low * _HUNDRED, high * _HUNDRED) if last.group == "point" else (low, high)
