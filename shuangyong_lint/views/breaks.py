"""断号：序列在哪一项断了，断成什么样，整串改好是什么样。"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import BlockKind, Edit, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.marks import SMALL, STEMS, Mark, line_marks, marks
from shuangyong_lint.views.numerals import CIRCLED, numeral
from shuangyong_lint.views.ordinals import STRUCTURAL, Fault, Item, Run, ordinals, strays
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.document import Document


class Kind(StrEnum):
    """What a reader sees."""

    DUPLICATE = "duplicate"
    GAP = "gap"
    DISORDER = "disorder"
    START = "start"
    MIXED = "mixed"


class Break(NamedTuple):
    """One break of a run.

    Args:
        kind: what a reader sees.
        run: the run.
        item: the item at which it shows; of a MIXED break the one in another style.
        other: the item it contradicts: the earlier one of the same number, the one before a gap, the other of a swap,
            the item whose style the run has.
        due: the mark as it should be written here.
        edits: what makes the run whole; empty where renumbering is not for a tool (articles, chapters, a run that
            does not begin at one and whose beginning may stand anywhere).
        unnumbered: of a START break the lines right before the run that are its first items and bear no number.
    """

    kind: Kind
    run: Run
    item: Item
    other: Item | None
    due: str
    edits: tuple[Edit, ...]
    unnumbered: tuple[Span, ...] = ()


_LEFT_OUT = Pattern(r"[（(【]?(?:略|从略|省略|下略|中略|节选|摘录|摘编|节录)[）)】]|\n\s*(?:…+|\.{3,}|———*)\s*\n")
_FIRST = Pattern("首先|第一|其一|一方面|一来|最重要的|首要")
_MANY = 5
"""What breaks more often than this, and at more than a quarter of its items, counts nothing."""
_NEAR = 3
"""How many lines of text may lie between an item and one in another style that goes on with it."""
_EXCERPT = Pattern(r"[（(](?:节选|摘录|摘编|节录|摘要|部分)[）)]|(?:节选|摘录|摘编|节录)[ \t]*\n")
_ROWS = {
    "①": CIRCLED,
    "甲、": STEMS,
    **{style: "".join(map(chr, range(ord(style[0]), ord(style[0]) + 20))) for style in "⑴⒈"},
    "Ⅰ.": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "A.": ascii_uppercase,
    **dict.fromkeys(SMALL, ascii_lowercase),
}
"""Numerals that are one character, in order; there are no others behind the last."""
_CHAPTERS = frozenset({"附件1", "表1", "图1", "第一编", "第一部分", "第一篇", "第一章", "第一节", "第一条"})


@view
def breaks(doc: Document) -> tuple[Break, ...]:
    """All breaks of all runs, in order of place. What is marked as an excerpt or as left out is none."""
    found: list[Break] = []
    excerpt = _EXCERPT.search(doc.text, 0, 200) is not None
    for run in ordinals(doc):
        if any(item.fault for item in run.items):
            found += _of_run(doc, run, excerpt=excerpt)
        if len(run.items) > 1 and (mixed := _ended_otherwise(doc, run)):
            found.append(mixed)
    found.sort(key=lambda each: each.item.mark.span)
    return tuple({each.item.mark.span: each for each in reversed(found)}.values())[::-1]


def _ended_otherwise(doc: Document, run: Run) -> Break | None:
    """一是…，二是…，第三，…: the last item in another style."""
    last = run.items[-1].mark
    every = strays(doc)
    for index in range(_behind(every, last), len(every)):
        mark = every[index]
        if mark.line > last.line + _NEAR:
            break
        if mark.number == last.number + 1 and not mark.weak and _alike(last, mark):
            return _mixed(doc, run, mark, run.items[-1])
    return None


def _behind(every: Sequence[Mark], mark: Mark) -> int:
    """Index of the first of ``every`` that begins behind ``mark``."""
    return bisect_right(every, mark.span.start, key=lambda each: each.span.start)


def _alike(one: Mark, other: Mark) -> bool:
    """Whether two marks of different styles could be neighbours in one run."""
    if one.style == other.style or "首先" in (one.style, other.style) or abs(one.line - other.line) > _NEAR:
        return False
    if one.style in STRUCTURAL and other.style in STRUCTURAL:
        return not other.inline and not one.inline and other.style not in _CHAPTERS
    return (one.style in STRUCTURAL) == (other.style in STRUCTURAL) or not (one.inline or other.inline)


def _mixed(doc: Document, run: Run, mark: Mark, neighbour: Item) -> Break:
    due = written(doc, neighbour.mark, mark.number)
    words = neighbour.mark.style not in STRUCTURAL and mark.style not in STRUCTURAL
    edits = (Edit(mark.span, due),) if words and due != doc[mark.span] else ()
    return Break(Kind.MIXED, run, Item(mark, mark.number, mark.number), neighbour, due, edits)


def _in_other_style(doc: Document, run: Run, index: int) -> Break | None:
    """The missing item before ``index``, written in another style."""
    before, item = run.items[index - 1].mark, run.items[index].mark
    every = strays(doc)
    for mark in every[_behind(every, before) : _behind(every, item)]:
        missing = mark.number == run.items[index].due and not mark.weak
        if missing and mark.style not in ("首先", run.style):
            return _mixed(doc, run, mark, run.items[index - 1])
    return None


def _begun_otherwise(doc: Document, run: Run) -> tuple[bool, Break | None]:
    """Whether the items before the first are there in other words (首先…，二要…); the break if it is one of style."""
    first = run.items[0].mark
    before = None
    every = marks(doc)
    for index in range(_behind(every, first) - 1, -1, -1):
        mark = every[index]
        if first.line - mark.line > _NEAR:
            break
        if mark.span.start < first.span.start:
            before = before or mark
            if mark.style == "首先" and mark.number < first.number:
                return True, None
    level = before is not None and (before.style in STRUCTURAL) == (first.style in STRUCTURAL) and before != run.parent
    if before is not None and level and before.number == first.number - 1 and _alike(before, first):
        return True, _mixed(doc, run, first, Item(before, before.number, before.number))
    line = lines(doc)[max(0, first.line - 1)].span
    spoken = first.number == 2 and run.style not in STRUCTURAL
    return spoken and _FIRST.search(plain(doc), line.start, first.span.start) is not None, None


def _of_run(doc: Document, run: Run, *, excerpt: bool) -> list[Break]:
    items = run.items
    if items[0].fault is Fault.START and (len(items) < 2 or items[1].fault):
        # Nothing counts from it: most likely no ordinal.
        return []
    listed = lines(doc)[items[0].mark.line].block.kind is BlockKind.LIST
    if doc.format == "markdown" and listed and all(item.mark.number == 1 for item in items):
        # Markdown counts by itself; many write 1. before every item.
        return []
    if sum(item.fault is not None for item in items) > max(_MANY, len(items) // 4):
        return []
    found: list[Break] = []
    for index, item in enumerate(items):
        kind, other = _kind(items, index) if item.fault else (None, None)
        if kind is Kind.START and not excerpt:
            found += _started(doc, run)
        elif kind is Kind.GAP and not excerpt:
            found += _skipped(doc, run, index, other)
        elif kind in (Kind.DUPLICATE, Kind.DISORDER):
            found.append(_break(doc, kind, run, item, other))
    return found


def _break(doc: Document, kind: Kind, run: Run, item: Item, other: Item | None) -> Break:
    return Break(kind, run, item, other, written(doc, item.mark, item.due), _edits(doc, run, item, other))


def _started(doc: Document, run: Run) -> list[Break]:
    """A run that does not begin at one, unless its beginning is there in other words or may stand elsewhere."""
    first = run.items[0]
    if run.style in _CHAPTERS:
        return [_break(doc, Kind.START, run, first, None)] if first.mark.number == 2 else []
    begun, mixed = _begun_otherwise(doc, run)
    if mixed:
        return [mixed]
    if begun:
        return []
    found = _break(doc, Kind.START, run, first, None)
    if bare := _unnumbered(doc, first.mark):
        edits = tuple(
            Edit(Span(line.start, line.start), written(doc, first.mark, value)) for value, line in enumerate(bare, 1)
        )
        return [found._replace(edits=edits, unnumbered=bare)]
    return [found if _begins(doc, run) else found._replace(edits=())]


def _unnumbered(doc: Document, first: Mark) -> tuple[Span, ...]:
    """The lines between a colon and a run that does not begin at one, where they are as many as the run lacks."""
    missing = first.number - 1
    begin = first.line - missing
    if first.inline or begin < 1:
        return ()
    text = plain(doc)
    lead, *bare = (line.span for line in lines(doc)[begin - 1 : first.line])
    marked = any(line_marks(doc)[begin : first.line])
    if marked or text[lead.end - 1] not in "：:" or any(text[line.end - 1] not in "；;" for line in bare):
        return ()
    return tuple(bare)


def _begins(doc: Document, run: Run) -> bool:
    """Whether nothing can be missing before the run: its parent or a colon stands right before it."""
    first = run.items[0].mark
    text = plain(doc)
    line = lines(doc)[first.line].span
    if first.inline:
        return text[line.start : first.span.start].rstrip().endswith(("：", ":"))
    if first.line == 0:
        return True
    above = lines(doc)[first.line - 1].span
    return text[above.end - 1] in "：:" or (run.parent is not None and run.parent.line == first.line - 1)


def _skipped(doc: Document, run: Run, index: int, other: Item | None) -> list[Break]:
    """A gap, unless what is missing was left out on purpose or is there in another style."""
    item, before = run.items[index], run.items[index - 1]
    if mixed := _in_other_style(doc, run, index):
        return [mixed]
    between = plain(doc)[before.mark.span.end : item.mark.span.start]
    excerpted = run.items[0].mark.number != 1 and run.style in _CHAPTERS
    if excerpted or _LEFT_OUT.search(between):
        return []
    return [_break(doc, Kind.GAP, run, item, other)]


def _kind(items: tuple[Item, ...], index: int) -> tuple[Kind | None, Item | None]:
    item = items[index]
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    value = item.mark.number
    match item.fault:
        case Fault.START:
            return Kind.START, None
        case Fault.SWAPPED:
            # Reported once, at the first of the two.
            first = after is not None and after.fault is Fault.SWAPPED and after.mark.number == item.due
            return (Kind.DISORDER, after) if first else (None, None)
        case Fault.SKIPPED:
            return Kind.GAP, before
        case _:
            twin = next((each for each in reversed(items[:index]) if each.mark.number == value), None)
            if twin is None and after is not None and after.fault is None and after.mark.number == value:
                twin = after
            if twin is not None:
                return Kind.DUPLICATE, twin
            return (Kind.GAP if value > item.due and item.fault is Fault.WRONG else Kind.DISORDER), before


def _edits(doc: Document, run: Run, item: Item, other: Item | None) -> tuple[Edit, ...]:
    if run.style in _CHAPTERS or len(run.items) > len(_ROWS.get(run.style, run.items)):
        return ()
    if item.fault is Fault.SWAPPED and other is not None:
        pairs = [(item, other.mark.number), (other, item.mark.number)]
    else:
        pairs = [(each, each.place) for each in run.items if each.mark.number != each.place]
    return tuple(Edit(each.mark.numeral, _numeral(doc, each.mark, value)) for each, value in pairs)


def written(doc: Document, mark: Mark, value: int) -> str:
    """The mark as the document writes it, with another number."""
    text = doc[mark.span]
    at = mark.numeral.start - mark.span.start
    return text[:at] + _numeral(doc, mark, value) + text[at + len(mark.numeral) :]


def _numeral(doc: Document, mark: Mark, value: int) -> str:
    old = doc[mark.numeral]
    first = old[0]
    if first.isascii() and first.isdigit():
        return str(value)
    if "０" <= first <= "９":
        return str(value).translate({0x30 + digit: 0xFF10 + digit for digit in range(10)})
    if row := _ROWS.get(mark.style):
        return row[min(value, len(row)) - 1]
    return numeral(value)
