"""算式：把一个数量关系写成人读的等式，算出应有的数，找出改动一处就能成立的写法。"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Edit, Span
from shuangyong_lint.finding import Evidence, Finding, Fix, Safety, Verified
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import ALONE, agrees, computed
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.arithmetic import Relation
    from shuangyong_lint.views.quantities import Quantity

MOST_REPAIRS = 3
_DIGITS = Pattern(r"\d[\d,]*(?:\.\d+)?")
_PRECISE = 25
_SLIPS = {"万": "亿", "亿": "万"}


class Repair(NamedTuple):
    """One figure written otherwise so that the relation holds; ``new`` replaces the text ``start:stop``."""

    start: int
    stop: int
    new: str
    why: str


def printed(doc: Document, figure: Quantity) -> str:
    """The figure with its unit, as it stands in the text."""
    return doc.text[figure.start : figure.end]


def amount(doc: Document, figure: Quantity, value: Decimal) -> str:
    """``value`` (in base units) in the scale and unit of ``figure``, to its places."""
    size, words = _scale(doc, figure)
    exponent = (figure.step / size).normalize().as_tuple().exponent if size else 0
    places = max(0, -int(exponent))
    number = value / size
    if number.adjusted() + places < _PRECISE:
        number = number.quantize(Decimal(1).scaleb(-places))
    if places and figure.group != "ratio":
        number = number.normalize()
    return f"{number:f}{words}"


def equation(doc: Document, relation: Relation) -> str:
    """The relation as a person writes it: 694＋143＝837, 694÷837＝82.9%, (150－120)÷120＝25%."""
    names = [_bare(doc, relation, figure) for figure in relation.figures]
    sign = "＝" if relation.holds else "≠"
    if relation.kind == "sum":
        return f"{'＋'.join(names[:-1])}{sign}{names[-1]}"
    if relation.kind == "balance":
        at = int(relation.mode or 2)
        return f"{'＋'.join(names[:at])}{sign}{'＋'.join(names[at:])}"
    if relation.kind == "hundred":
        return f"{'＋'.join(names)}{sign}{'100' if relation.mode == 'ratio' else '100%'}"
    if relation.kind == "change":
        return _changed(relation, names, sign)
    if relation.kind == "direction" and relation.figures[0].start > relation.figures[1].start:
        return f"{names[1]}{'＞' if relation.mode == 'up' else '＜'}{names[0]}"  # 占56%，高于52%的平均水平
    form = _FORMS.get(f"{relation.kind} {relation.mode}") or _FORMS.get(relation.kind)
    return form.format(*names, sign=sign) if form else "，".join(names)


_PLAIN = ALONE | {"direction"}
"""Kinds whose message says all there is to say; others show the equation."""
_ADDED = ("sum", "difference", "balance")
_FORMS = {
    "pair": "{0}{sign}{1}",
    "part": "{0}≤{1}",
    "difference": "{0}－{1}{sign}{2}",
    "direction up": "{0}→{1}，上升",
    "direction": "{0}→{1}，下降",
    "quotient": "{0}÷{1}{sign}{2}",
    "mean": "{0}÷{1}{sign}{2}",
    "step up": "{1}÷({0}－{1}){sign}{2}",
    "step down": "{1}÷({0}＋{1}){sign}{2}",
}


def _changed(relation: Relation, names: list[str], sign: str) -> str:
    old, new, said = names
    last, mode = relation.figures[-1], relation.mode
    if last.group == "doubling":
        return f"{old}×2^{last.value:f}{sign}{new}"
    if mode == "times":
        return f"{new}÷{old}{sign}{said}"
    if mode.startswith("yearly"):
        return f"({new}÷{old})^(1/{mode[6:]})－1{sign}{said}"
    first, second = (old, new) if mode == "down" else (new, old)
    if last.group in ("ratio", "multiple"):
        return f"({first}－{second})÷{old}{sign}{said}"
    return f"{first}－{second}{sign}{said}"


def _bare(doc: Document, relation: Relation, figure: Quantity) -> str:
    """The figure without its unit where all share one, as a sum is written."""
    units = {each.unit.unit for each in relation.figures}
    if relation.kind in _ADDED and (len(units) == 1 or figure.unit.exact):
        return doc.text[figure.start : figure.stop]
    if relation.mode == "ratio":
        return doc.text[figure.start : figure.stop]
    return doc.text[figure.start : figure.end]


def result(doc: Document, relation: Relation) -> str:
    """What the last figure should be according to the others, as it would be printed; empty if there is no such."""
    value = computed(relation.kind, relation.figures, relation.mode)
    return "" if value is None else amount(doc, relation.figures[-1], value)


def difference(doc: Document, relation: Relation) -> str:
    """By how much the last figure is off, in its own unit; empty if that says nothing."""
    value = computed(relation.kind, relation.figures, relation.mode)
    last = relation.figures[-1]
    return "" if value is None or last.group == "doubling" else amount(doc, last, abs(value - last.value))


def repairs(doc: Document, relation: Relation) -> tuple[Repair, ...]:
    """Ways to change one figure so that the relation holds, likeliest first, at most `MOST_REPAIRS`.

    Digits changed places, a digit was lost or doubled, 万 stands for 亿, a digit was mistyped; failing these, the
    last figure is recomputed.
    """
    if relation.kind in ALONE:
        return ()
    if relation.kind == "direction":
        return _exchanged(doc, relation)
    found: list[tuple[bool, int, int, Repair]] = []
    for index in range(len(relation.figures) - 1, -1, -1):
        figure = relation.figures[index]
        seen = {doc.text[figure.start : figure.stop]}
        for rank, why, text in _variants(doc, figure):
            if text in seen:
                continue
            seen.add(text)
            changed = _reprinted(doc, figure, text)
            if changed is None:
                continue
            others = list(relation.figures)
            others[index] = changed
            if agrees(relation.kind, others, relation.mode):
                repair = Repair(figure.start, figure.stop, text, why)
                # What comes out to the last digit printed is likelier than what rounding allows.
                exact = _comes_out(relation, others)
                found.append((not exact, rank, len(relation.figures) - index, repair))
    found.sort(key=lambda each: each[:3])
    chosen = [repair for *_, repair in found[:MOST_REPAIRS]]
    last = relation.figures[-1]
    if not chosen and (value := computed(relation.kind, relation.figures, relation.mode)) is not None and value > 0:
        size, words = _scale(doc, last)
        if size:
            text = amount(doc, last, value).removesuffix(words) + doc.text[last.start : last.stop].lstrip(
                "0123456789,.０１２３４５６７８９"
            )
            chosen.append(Repair(last.start, last.stop, text, "按其余各数算得"))
    return tuple(chosen)


def _comes_out(relation: Relation, figures: Sequence[Quantity]) -> bool:
    """Whether the figures give the last one to the digit it prints."""
    value = computed(relation.kind, figures, relation.mode)
    last = figures[-1]
    return (
        value is not None
        and last.step > 0
        and abs(value - last.value) * 2 <= last.step * (0 if relation.kind in _ADDED else 1)
    )


def _exchanged(doc: Document, relation: Relation) -> tuple[Repair, ...]:
    """The verb of the other direction, or the two figures in each other's place."""
    # 由A降到B tells the old one first, A高于B the one that is compared.
    first, last = sorted(relation.figures, key=lambda figure: figure.start)
    words = [doc.text[figure.start : figure.stop] for figure in (first, last)]
    middle = doc.text[first.stop : last.start]
    found = [Repair(first.start, last.stop, f"{words[1]}{middle}{words[0]}", "两数对调")]
    for word, other in _OPPOSITES.items():
        if (at := doc.text.rfind(word, first.end, last.start)) >= 0:
            found.insert(0, Repair(at, at + len(word), other, "用词相反"))
            break
    return tuple(found)


_WAYS = (
    ("增加", "减少"), ("增长", "下降"), ("提高", "降低"), ("提升", "下降"), ("上升", "下降"), ("扩大", "缩小"),
    ("增", "减"), ("升", "降"), ("高于", "低于"), ("多于", "少于"), ("大于", "小于"), ("快于", "慢于"),
)  # fmt: skip
_OPPOSITES = dict(_WAYS) | {down: up for up, down in reversed(_WAYS)} | {"压缩": "延长", "缩短": "延长", "精简": "增加"}


def told(doc: Document, relation: Relation, message: str) -> Iterator[Finding | Verified]:
    """The relation as a check says it: verified, or a finding with the equation, both places and the repairs.

    What holds without proof may hold by chance and is not said.

    Args:
        doc: the document.
        relation: one of its relations.
        message: the fact and the relation's proof; evidence adds the figures and the equation, fixes the repairs.
    """
    if relation.holds:
        if relation.sure:
            others = tuple(Evidence(figure.span, "") for figure in relation.figures if figure.span != relation.span)
            yield Verified(relation.span, equation(doc, relation), others)
        return
    mended = repairs(doc, relation)
    evidence = [
        Evidence(figure.span, f"“{printed(doc, figure)}”")
        for figure in relation.figures
        if figure.span != relation.span
    ]
    if relation.kind not in _PLAIN:
        evidence.append(Evidence(None, equation(doc, relation)))
    fixes = tuple(
        Fix(
            (Edit(Span(repair.start, repair.stop), repair.new),),
            Safety.MANUAL,
            f"“{doc.text[repair.start : repair.stop]}”改为“{repair.new}”（{repair.why}）",
        )
        for repair in mended
    )
    yield Finding(relation.span, message, tuple(evidence), fixes)


def _scale(doc: Document, figure: Quantity) -> tuple[Decimal, str]:
    """How many base units one of the printed digits stands for, and the words behind the digits."""
    text = plain(doc)
    match = _DIGITS.match(text, figure.start, figure.stop)
    if match is None:
        return Decimal(figure.unit.factor), figure.unit.unit
    digits = Decimal(match[0].replace(",", ""))
    size = figure.value / digits if digits else Decimal(figure.unit.factor)
    return size, text[match.end() : figure.end]


def _variants(doc: Document, figure: Quantity) -> Iterator[tuple[int, str, str]]:
    """Other ways to print the figure, with their rank and what would have gone wrong."""
    text = plain(doc)
    match = _DIGITS.match(text, figure.start, figure.stop)
    if match is None:
        return
    digits, tail = match[0], text[match.end() : figure.stop]
    places = [at for at, character in enumerate(digits) if character.isdigit()]
    for at in places:
        if at + 1 in places:
            yield 1, "数字颠倒", f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}{tail}"
        if len(places) > 1:
            yield 2, "多打一位", f"{digits[:at]}{digits[at + 1 :]}{tail}"
    for digit in "0123456789":
        for at in range(len(digits) + 1):
            yield 2, "漏打一位", f"{digits[:at]}{digit}{digits[at:]}{tail}"
        for at in places:
            yield 4, "错一位数字", f"{digits[:at]}{digit}{digits[at + 1 :]}{tail}"
    for word in _SLIPS.keys() & set(tail):
        yield 3, "量级写错", digits + tail.replace(word, _SLIPS[word])


def _reprinted(doc: Document, figure: Quantity, text: str) -> Quantity | None:
    """The figure as it would be read if it were printed so; None for what is no numeral."""
    match = _DIGITS.match(text)
    if match is None or (text[0] == "0" and not text.startswith("0.")) or "," in match[0]:
        return None
    if text[match.end() : match.end() + 1] == "." or not Decimal(match[0]):
        return None  # 2.亿, 0.0亿
    size, _ = _scale(doc, figure)
    old_tail = plain(doc)[figure.start : figure.stop].lstrip("0123456789,.")
    new_tail = text[match.end() :]
    if new_tail != old_tail:
        size = size * 10000 if "亿" in new_tail else size / 10000
    value = Decimal(match[0]) * size
    if figure.low == figure.high:
        return figure._replace(value=value, low=value, high=value)
    places = len(match[0].partition(".")[2])
    step = size.scaleb(-places)
    return figure._replace(value=value, low=value - step / 2, high=value + step / 2, step=step)
