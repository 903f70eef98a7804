"""Wrong figures in relations that hold before: found here by plain patterns and integers, not by the package's grammar.

Each pattern names its figures; a relation counts only if it holds to the last digit printed. Then one digit of one of
its figures is changed, so that it no longer holds by more than its rounding.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Place = tuple[str, tuple[int, int]]

_N = r"\d+(?:\.\d+)?"
_UNIT = r"(?:万|亿|万亿)?(?:元|美元|人次|人|名|户|个|家|件|亩|公顷|公里|吨|千瓦|项|例|辆|台|所|场|次|斤)"
_GAP = r"[^。；\d]{0,30}?"
_UP = "增加|增长|提高|提升|上升|扩大"
_DOWN = "减少|下降|降低"
_REST = re.compile(
    rf"({_N})(?P<unit>{_UNIT}){_GAP}[^。]({_N})(?P=unit){_GAP}[，；](?:其余|剩余|余下)[^。；\d]{{0,6}}({_N})(?P=unit)"
)
_PARTS = re.compile(
    rf"({_N})(?P<unit>{_UNIT})[^。；，]{{0,12}}(?:，[^。；，\d]{{0,12}})?[，。；]其中[，：:]?[^，。；\d]{{1,12}}({_N})(?P=unit)"
    rf"[，、；][^，。；\d]{{1,12}}({_N})(?P=unit)(?=[，。；])"
)
_SHARE = re.compile(
    rf"({_N})(?P<unit>{_UNIT})[^。\d]{{0,16}}?其中[^。\d]{{0,14}}?({_N})(?P=unit)，占(?:总数的|比)?({_N})%"
)
_GROWTH = re.compile(
    rf"(?:由|从)[^，。；]{{0,12}}?(?<!\d)({_N})(?P<unit>{_UNIT})(?:{_UP}|{_DOWN})(?:到|至|为)[^，。；\d]{{0,4}}({_N})(?P=unit)"
    rf"，(?:{_UP}|{_DOWN})了?({_N})%"
)
_STEP = re.compile(
    rf"(?<![\d.])({_N})(?P<unit>{_UNIT})，(?:比|较)[^，。；\d]{{2,10}}(?P<way>{_UP}|{_DOWN})({_N})(?P=unit)，(?:{_UP}|{_DOWN})({_N})%"
)
_WITHIN = re.compile(
    r"(?<![\d.])(\d{2,})(?P<unit>人|名|户|家|件|亿元|万元|万人)，其中[^，。；\d]{1,10}(\d{2,})(?P=unit)(?=[，。；])"
)
_MOVED = re.compile(
    rf"由[^，。；\d]{{0,8}}({_N})(?P<unit>%|元|人|亿元|万元)(?:{_UP}|{_DOWN})(?:到|至)({_N})(?P=unit)(?=[，。；])"
)
_COUNT = re.compile(
    r"(?:安置|培训|慰问|救助|招录|接收|选派)[^，。；\d均每]{0,8}?(?<![\d.])(\d{2,5})(?:人|名|户)(?=[，。；])"
)


def _step(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def _sum(first: int) -> Callable[[list[str]], bool]:
    """The figure at ``first`` is the sum of the others."""

    def holds(words: list[str]) -> bool:
        values = [Decimal(word) for word in words]
        return values[first] == sum(values) - values[first]

    return holds


def _said(value: Decimal, words: str) -> bool:
    return (value * 100).quantize(_step(words), ROUND_HALF_UP) == Decimal(words)


def _share(words: list[str]) -> bool:
    whole, part = Decimal(words[0]), Decimal(words[1])
    return 0 < part <= whole and _said(part / whole, words[2])


def _growth(words: list[str]) -> bool:
    old, new = Decimal(words[0]), Decimal(words[1])
    return old > 0 and _said(abs(new - old) / old, words[2])


def _stepped(way: str) -> Callable[[list[str]], bool]:
    def holds(words: list[str]) -> bool:
        new, change = Decimal(words[0]), Decimal(words[1])
        old = new - change if way in _UP.split("|") else new + change
        return old > 0 and _said(change / old, words[2])

    return holds


def _spoilt(word: str) -> Iterator[str]:
    """The figure with its first or second digit changed, or two neighbours exchanged."""
    places = [at for at, character in enumerate(word) if character.isdigit()]
    for at in places[:2]:
        new = str((int(word[at]) + 3) % 10)
        if at or new != "0":
            yield word[:at] + new + word[at + 1 :]
    for at in places[:-1]:
        if at + 1 in places and word[at] != word[at + 1] and (at or word[at + 1] != "0"):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _far(holds: Callable[[list[str]], bool], words: list[str], at: int) -> bool:
    """Whether the relation fails however its last two printed digits were rounded."""
    return not any(
        holds([*words[:at], str(Decimal(words[at]) + _step(words[at]) * off), *words[at + 1 :]])
        for off in (-2, -1, 0, 1, 2)
    )


def _wrong(
    pattern: re.Pattern[str], rule: Callable[[re.Match[str]], Callable[[list[str]], bool]]
) -> Callable[[str], Iterator[Place]]:
    def places(text: str) -> Iterator[Place]:
        for match in pattern.finditer(text):
            groups = [number for number in range(1, pattern.groups + 1) if re.fullmatch(_N, match[number] or "")]
            words = [match[number] for number in groups]
            holds = rule(match)
            if not holds(words):
                continue
            for at, number in enumerate(groups):
                for new in _spoilt(words[at]):
                    changed = [*words[:at], new, *words[at + 1 :]]
                    if not holds(changed) and _far(holds, changed, at):
                        start, end = match.span(number)
                        yield text[:start] + new + text[end:], (start, start + len(new))

    return places


def _exceeding(text: str) -> Iterator[Place]:
    """A part that is larger than its whole."""
    for match in _WITHIN.finditer(text):
        if int(match[3]) < int(match[1]):
            start, end = match.span(3)
            new = str(int(match[1]) + int(match[3]))
            yield text[:start] + new + text[end:], (start, start + len(new))


def _reversed(text: str) -> Iterator[Place]:
    """由A提高到B with A and B exchanged."""
    for match in _MOVED.finditer(text):
        if Decimal(match[1]) != Decimal(match[3]):
            (a, b), (c, d) = match.span(1), match.span(3)
            yield text[:a] + match[3] + text[b:c] + match[1] + text[d:], (a, d)


def _halved(text: str) -> Iterator[Place]:
    """Half a person."""
    for match in _COUNT.finditer(text):
        end = match.end(1)
        yield text[:end] + ".5" + text[end:], (match.start(1), end + 2)


KINDS = [
    ("numbers.rest", ("numbers",), _wrong(_REST, lambda _: _sum(0))),
    ("numbers.parts", ("numbers",), _wrong(_PARTS, lambda _: _sum(0))),
    ("numbers.share", ("numbers",), _wrong(_SHARE, lambda _: _share)),
    ("numbers.growth", ("numbers",), _wrong(_GROWTH, lambda _: _growth)),
    ("numbers.step", ("numbers",), _wrong(_STEP, lambda match: _stepped(match["way"]))),
    ("numbers.part-too-large", ("numbers",), _exceeding),
    ("numbers.direction", ("numbers",), _reversed),
    ("numbers.half-a-person", ("numbers",), _halved),
]
