"""序列：编号标记连成一串一串，各有上级；每串从一数起，断在哪里、怎么断的，一并读出。

A *run* is consecutive items of one style under one parent. Marks of one style in one part are read as a whole: of all
ways to read them as runs (continued, begun anew, nested in one another, with a number mistaken, doubled, left out or
exchanged) the least surprising one is taken. What each reading costs stands in the constants below; a fault costs more
than beginning anew where anything in the text (a new parent, a lead-in, another paragraph) speaks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, covering, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.marks import SMALL, VERBS, marks
from shuangyong_lint.views.parts import parts
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.lines import Line
    from shuangyong_lint.views.marks import Mark

STRUCTURAL = (
    "附件1",
    "第一编",
    "第一部分",
    "第一篇",
    "第一章",
    "第一节",
    "第一条",
    "一、",
    "甲、",
    "Ⅰ.",
    "（一）",
    "A.",
    "1.",
    "1.1",
    "1.1.1",
    "1.1.1.1",
    "（1）",
    "1）",
    *SMALL,
)
"""Styles whose items may have items of other styles under them, in the standard's order, outermost first."""

_STRUCTURAL = frozenset(STRUCTURAL)
_THROUGH = frozenset({"附件1", "表1", "图1", "第一编", "第一章", "第一条"})
"""Styles that count through whatever stands above them."""

WIDTH = 8
"""How many readings are kept alive."""

# A mistaken, doubled or exchanged number; one too many; a run that does not begin at one; a run of one item.
FAULT = 3.0
EXTRA = 3.3
START = 3.6
LONELY = 1.0
# Going on under another parent; with another mark (二要 after 一是); by a mark that may be no ordinal.
ELSEWHERE = 0.5
UNLIKE = 0.4
WEAK = 0.3
# Going on with a run after others were begun inside it: of another look, or of the very same.
RETURN = 0.3
RETURN_ALIKE = 1.2
# Beginning anew: behind a colon, a short line without end mark, 以下三点, in another paragraph, item, sentence.
AFTER_COLON = 0.2
AFTER_TITLE = 0.3
AFTER_ANNOUNCEMENT = 0.5
OTHER_PARAGRAPH = 1.2
OTHER_ITEM = 1.5
NEXT_SENTENCE = 1.8
SAME_SENTENCE = 2.2


class Fault(StrEnum):
    """How an item breaks its run."""

    WRONG = "wrong"
    """Its number stands for another: put the expected one and the run is whole."""
    DOUBLED = "doubled"
    """The same number as the item before, and the run goes on from there: an item was put in without renumbering."""
    SKIPPED = "skipped"
    """Numbers before it are missing and the run goes on from it: an item was taken out without renumbering."""
    SWAPPED = "swapped"
    """It and its neighbour stand in each other's place."""
    STRAY = "stray"
    """A number that fits nowhere, between items that do."""
    START = "start"
    """A run that does not begin at one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a run.

    Args:
        mark: where and what number is printed.
        place: its place in the run, from 1: the number it has once the whole run is mended.
        due: the number that should have followed the item before, as printed.
        fault: how it breaks the run, if it does.
    """

    mark: Mark
    place: int
    due: int
    fault: Fault | None = None


@dataclass(frozen=True, eq=False)
class Run:
    """Consecutive items of one style under one parent.

    Args:
        style: see `shuangyong_lint.views.marks.Mark`.
        items: in order of place.
        parent: the structural mark under which the run stands.
        part: which of `parts`.
    """

    style: str
    items: tuple[Item, ...]
    parent: Mark | None
    part: int

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.items[0].mark.span.start, self.items[-1].mark.span.end)

    @property
    def inline(self) -> bool:
        """Whether no item but perhaps the first begins a line."""
        return all(item.mark.inline for item in self.items[1:]) and len(self.items) > 1


class _Place(NamedTuple):
    """A mark with what the text around it says about where it belongs."""

    mark: Mark
    parent: int
    """Index of the structural parent among the marks, -1 for none; changes with every unnumbered heading."""
    scope: tuple[int, int]
    restart: float
    """What beginning anew here costs."""
    form: str
    """The mark without its numeral."""


class _Open(NamedTuple):
    """A run in the making: an immutable chain of items, newest first."""

    last: int
    """The number that the next item follows."""
    length: int
    scope: tuple[int, int]
    inline: bool
    form: str
    tail: _Link | None
    owed: int = 0
    """For a swap: the number that must come next, or 0."""


class _Link(NamedTuple):
    place: _Place
    expected: int
    fault: Fault | None
    before: _Link | None


class _Reading(NamedTuple):
    cost: float
    stack: tuple[_Open, ...]
    closed: _Closed | None


class _Closed(NamedTuple):
    run: _Open
    before: _Closed | None


@view
def ordinals(doc: Document) -> tuple[Run, ...]:
    """All runs of all parts, ordered by their first mark. Runs of one item are among them."""
    found: list[Run] = []
    all_marks = _believable(doc, marks(doc))
    for (part, style, _), places in _sequences(doc, all_marks).items():
        for run in _read(places):
            items = _items(run)
            if _is_run(style, items):
                parent = all_marks[run[0].place.parent] if run[0].place.parent >= 0 else None
                found.append(Run(style, items, parent, part))
    found.sort(key=lambda run: run.items[0].mark.span)
    return tuple(found)


@view
def strays(doc: Document) -> tuple[Mark, ...]:
    """Marks that stand in no run of two items or more, in order: lonely ones and ones that count nothing."""
    counted = {item.mark.span for run in ordinals(doc) if len(run.items) > 1 for item in run.items}
    return tuple(mark for mark in marks(doc) if mark.span not in counted)


def _believable(doc: Document, found: Sequence[Mark]) -> list[Mark]:
    """Marks without those in long quotations and titles, and without inline ones that count nothing in their line."""
    areas = zones(doc)
    counted: dict[tuple[int, str], list[Mark]] = {}
    for mark in found:
        counted.setdefault((mark.line, mark.style), []).append(mark)
    counting = [mark for mark in found if mark.style[0] == "一" and mark.style[1:] in VERBS and not mark.weak]
    verbs = set.intersection(*({mark.style for mark in counting if mark.number == value} for value in (1, 2)))
    verbs.add("一是")
    kept: list[Mark] = []
    for mark in found:
        if covering(areas["title"], mark.span) or covering(areas["quote"], mark.span):
            continue
        if mark.style[0] == "一" and mark.style[1:] in VERBS and mark.style not in verbs:
            continue
        if mark.inline and mark.style in _STRUCTURAL:
            row = counted[mark.line, mark.style]
            if len(row) == 1 and mark.number == 1:
                # 会议决定，一、……, and 二、 opens the next line.
                kept.append(mark._replace(weak=True))
                continue
            if len(row) < 2 or (row[0].inline and row[0].number != 1):
                continue
        kept.append(mark)
    return kept


_SHORT = 30
_LEAD = Pattern("以下|如下|下列|下面|主要是|包括|做到|分别|几[个点项方条种件]|[二两三四五六七八九十][个点项方条种件]")


def _sequences(doc: Document, found: Sequence[Mark]) -> Mapping[tuple[int, str, str], list[_Place]]:
    """The marks of each style of each part in order, each with its parent."""
    text = plain(doc)
    all_lines = lines(doc)
    ends = [part.span.end for part in parts(doc)]
    unnumbered = [heading.line for heading in headings(doc) if heading.mark is None]
    above = _above(found)
    sequences: dict[tuple[int, str, str], list[_Place]] = {}
    latest: dict[tuple[int, str, str], Mark] = {}
    stack: list[int] = []
    part = section = 0
    for index, mark in enumerate(found):
        while part < len(ends) - 1 and mark.span.start >= ends[part]:
            part += 1
            stack.clear()
        while section < len(unnumbered) and unnumbered[section] <= mark.line:
            section += 1
        if mark.style in _STRUCTURAL and not mark.inline:
            while stack and (found[stack[-1]].style == mark.style or above(mark.style, found[stack[-1]].style)):
                stack.pop()
        # A list inside an item of its own style (四、今年抓三件事：一、…) hangs beside it, not under it.
        parent = next((each for each in reversed(stack) if found[each].style != mark.style), -1)
        scope = (parent, section)
        if mark.style in _THROUGH:
            parent, scope = -1, (-1, 0)
        key = (part, mark.style, mark.prefix)
        restart = _restart(text, all_lines, mark, latest.get(key))
        sequences.setdefault(key, []).append(_Place(mark, parent, scope, restart, _form(text, mark)))
        latest[key] = mark
        if mark.style in _STRUCTURAL and not mark.inline:
            stack.append(index)
    return sequences


def _form(text: str, mark: Mark) -> str:
    return text[mark.span.start : mark.numeral.start] + text[mark.numeral.end : mark.span.end].rstrip()


def _restart(text: str, all_lines: Sequence[Line], mark: Mark, before: Mark | None) -> float:
    """What it costs to begin anew at ``mark`` after ``before``, by what the text in front of it says."""
    lead = _lead(text, all_lines, mark)
    between = mark.line - before.line if before else 0
    titled = between > 1 and not mark.inline and lead and lead[-1] not in "。；！？”）" and len(lead) < _SHORT
    if lead.endswith(("：", ":", "——")):
        cost = AFTER_COLON
    elif before is None:
        cost = 0.0
    elif (before.inline != mark.inline and mark.style in _STRUCTURAL and mark.inline) or _LEAD.search(_sentence(lead)):
        cost = AFTER_ANNOUNCEMENT
    elif titled:
        # A short line without end mark: a heading nobody numbered.
        cost = AFTER_TITLE
    elif mark.inline:
        cost = OTHER_PARAGRAPH if between else NEXT_SENTENCE if lead.endswith(("。", "！")) else SAME_SENTENCE
    else:
        cost = OTHER_ITEM if before.inline and mark.style not in _STRUCTURAL else SAME_SENTENCE
    return cost


def _lead(text: str, all_lines: Sequence[Line], mark: Mark) -> str:
    """The end of what stands before the mark: in its line, else the line above."""
    if mark.inline:
        return text[max(all_lines[mark.line].span.start, mark.span.start - 40) : mark.span.start].rstrip()
    if mark.line == 0:
        return ""
    above = all_lines[mark.line - 1].span
    return text[max(above.start, above.end - 40) : above.end].rstrip()


def _sentence(lead: str) -> str:
    """The last sentence of the lead, finished or not."""
    return lead.rpartition("。")[2] or lead.rstrip("。").rpartition("。")[2]


def _above(found: Sequence[Mark]) -> Callable[[str, str], bool]:
    """Which of two structural styles contains the other here: by the standard's order unless the text says otherwise.

    A style is above another if lists of the other begin between its consecutive items.
    """
    latest: dict[str, int] = {}
    inside: dict[tuple[str, str], int] = {}
    opened: dict[str, list[str]] = {}
    for mark in found:
        if mark.style not in _STRUCTURAL or mark.inline:
            continue
        style = mark.style
        if mark.number == latest.get(style, 0) + 1 and mark.number > 1:
            for other in opened.get(style, ()):
                if other != style:
                    inside[style, other] = inside.get((style, other), 0) + 1
        latest[style] = mark.number
        opened[style] = []
        if mark.number == 1:
            for names in opened.values():
                names.append(style)
            opened[style] = []

    def above(upper: str, lower: str) -> bool:
        down, up = inside.get((upper, lower), 0), inside.get((lower, upper), 0)
        if down != up:
            return down > up
        return STRUCTURAL.index(upper) < STRUCTURAL.index(lower)

    return above


def _read(places: Sequence[_Place]) -> list[list[_Link]]:
    """The least surprising reading of one style's marks as runs."""
    runs: list[list[_Link]] = []
    for stretch in _stretches(places):
        runs += [_count(stretch)] if _counts(stretch) else _search(stretch)
    return runs


def _stretches(places: Sequence[_Place]) -> Iterator[Sequence[_Place]]:
    """Cut where a list begins at 1 under a parent not seen before and no earlier parent comes back."""
    last = {place.scope: index for index, place in enumerate(places)}
    start, reach = 0, -1
    for index, place in enumerate(places):
        if index > reach and index > start and place.mark.number == 1 and not place.mark.weak:
            yield places[start:index]
            start = index
        reach = max(reach, last[place.scope])
    if places:
        yield places[start:]


def _counts(places: Sequence[_Place]) -> bool:
    """Whether the marks simply count 1, 2, 3 … under one parent: the reading that costs nothing."""
    first = places[0]
    return len(places) > 1 and all(
        place.mark.number == index
        and not place.mark.weak
        and (place.scope, place.form, place.mark.inline) == (first.scope, first.form, first.mark.inline)
        for index, place in enumerate(places, 1)
    )


def _count(places: Sequence[_Place]) -> list[_Link]:
    return [_Link(place, index, None, None) for index, place in enumerate(places, 1)]


def _search(places: Sequence[_Place]) -> list[list[_Link]]:
    """The cheapest reading, found by going from mark to mark with the few best readings so far."""
    readings = [_Reading(0.0, (), None)]
    for place in places:
        best: dict[object, _Reading] = {}
        for reading in readings:
            for following in _extend(reading, place):
                state = tuple((run.last, run.owed, run.scope, min(run.length, 2)) for run in following.stack)
                if state not in best or following.cost < best[state].cost - 1e-9:
                    best[state] = following
        readings = sorted(best.values(), key=lambda reading: reading.cost)[:WIDTH]
        limit = readings[0].cost + 2 * FAULT
        readings = [reading for reading in readings if reading.cost <= limit]
    final = min((_close(reading, 0) for reading in readings), key=lambda reading: reading.cost)
    runs: list[list[_Link]] = []
    closed = final.closed
    while closed is not None:
        links: list[_Link] = []
        link = closed.run.tail
        while link is not None:
            links.append(link)
            link = link.before
        if links:
            runs.append(links[::-1])
        closed = closed.before
    return runs[::-1]


def _close(reading: _Reading, depth: int) -> _Reading:
    """Close the open runs above ``depth``."""
    cost, closed = reading.cost, reading.closed
    for run in reversed(reading.stack[depth:]):
        cost += (LONELY if run.length == 1 else 0.0) + (FAULT if run.owed else 0.0)
        closed = _Closed(run, closed)
    return _Reading(cost, reading.stack[:depth], closed)


def _extend(reading: _Reading, place: _Place) -> Iterable[_Reading]:
    """Every way to read one more mark."""
    mark = place.mark
    if mark.weak:
        yield reading
    # Begin a run: on top of the open ones where the parent is the same, else in their stead.
    same = bool(reading.stack) and reading.stack[-1].scope == place.scope
    for depth in {len(reading.stack) if same and len(reading.stack) < 3 else 0, 0}:
        base = _close(reading, depth)
        cost = base.cost + (place.restart if same else 0.0) + (WEAK if mark.weak else 0.0)
        if mark.number == 1:
            fault, expected = None, 1
        elif not mark.weak:
            fault, expected, cost = Fault.START, 1, cost + START
        else:
            continue
        link = _Link(place, expected, fault, None)
        run = _Open(mark.number, 1, place.scope, mark.inline, place.form, link)
        yield _Reading(cost, (*base.stack, run), base.closed)
        if mark.number == 2:
            link = _Link(place, 1, Fault.SWAPPED, None)
            cost += FAULT - START
            run = _Open(0, 1, place.scope, mark.inline, place.form, link, 1)
            yield _Reading(cost, (*base.stack, run), base.closed)
    for depth in range(len(reading.stack), 0, -1):
        run = reading.stack[depth - 1]
        base = _close(reading, depth)
        cost = base.cost + _return(reading.stack[depth - 1 :], mark) + (WEAK if mark.weak else 0.0)
        elsewhere = run.scope != place.scope
        cost += ELSEWHERE if elsewhere else 0.0
        cost += UNLIKE if run.form != place.form else 0.0
        apart = run.tail is not None and run.tail.place.mark.line != mark.line
        if run.inline != mark.inline and mark.style in _STRUCTURAL and apart:
            cost += ELSEWHERE
        yield from (
            _Reading(cost + extra * (1.5 if elsewhere else 1.0), (*base.stack[:-1], grown), base.closed)
            for extra, grown in _grow(run, place)
        )


def _return(runs: Sequence[_Open], mark: Mark) -> float:
    """What it costs to go on with the first of ``runs`` although others of its style were begun inside it."""
    if len(runs) == 1:
        return 0.0
    if any(run.inline != runs[0].inline or run.form != runs[0].form for run in runs[1:]):
        return RETURN
    return RETURN_ALIKE if mark.style in _STRUCTURAL else RETURN_ALIKE + FAULT


def _grow(run: _Open, place: _Place) -> Iterable[tuple[float, _Open]]:
    """Every way for ``place`` to be the next item of ``run``, with its cost."""
    mark, due = place.mark, run.last + 1

    def grown(last: int, fault: Fault | None, expected: int, owed: int = 0) -> _Open:
        link = _Link(place, expected, fault, run.tail)
        return _Open(last, run.length + 1, place.scope, mark.inline, place.form, link, owed)

    if run.owed:
        if mark.number == run.owed:
            yield 0.0, grown(run.owed + 1, Fault.SWAPPED, run.owed + 1)
        return
    if mark.number == due:
        yield 0.0, grown(due, None, due)
        return
    if mark.weak:
        return
    yield FAULT, grown(due, Fault.WRONG, due)
    if mark.number == run.last:
        yield FAULT, grown(run.last, Fault.DOUBLED, due)
    else:
        yield EXTRA, grown(run.last, Fault.STRAY, due)
    if mark.number > due:
        yield FAULT + 0.2 + 0.05 * min(10, mark.number - due), grown(mark.number, Fault.SKIPPED, due)
    if mark.number == due + 1:
        yield FAULT, grown(due, Fault.SWAPPED, due, owed=due)


def _items(links: Sequence[_Link]) -> tuple[Item, ...]:
    return tuple(Item(link.place.mark, index, link.expected, link.fault) for index, link in enumerate(links, 1))


def _is_run(style: str, items: Sequence[Item]) -> bool:
    """Whether these marks count something: a single mark that is not the first of anything does not."""
    if len(items) == 1:
        return items[0].mark.number == 1
    if style in SMALL:
        # a. and c. under 式中： are names of things.
        return [item.mark.number for item in items[:2]] == [1, 2]
    return style != "首先"
