"""断号：序列在哪一项断了，断成什么样，整串改好是什么样。"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Edit, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.numerals import numeral
from shuangyong_lint.views.ordinals import STRUCTURAL, Fault, Item, Run, ordinals
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document
    from shuangyong_lint.views.marks import Mark


class Kind(StrEnum):
    """What a reader sees."""

    DUPLICATE = "duplicate"
    GAP = "gap"
    DISORDER = "disorder"
    START = "start"


class Break(NamedTuple):
    """One break of a run.

    Args:
        kind: what a reader sees.
        run: the run.
        item: the item at which it shows.
        other: the item it contradicts: the earlier one of the same number, the one before a gap, the other of a swap.
        due: the mark as it should be written here.
        edits: what makes the run whole; empty where renumbering is not for a tool (articles, chapters).
    """

    kind: Kind
    run: Run
    item: Item
    other: Item | None
    due: str
    edits: tuple[Edit, ...]


_LEFT_OUT = Pattern(r"[（(【]?(?:略|从略|省略|下略|中略|节选|摘录|摘编|节录)[）)】]|\n\s*(?:…+|\.{3,}|———*)\s*\n")
_FIRST = Pattern("首先|第一|其一|一方面|一来|最重要的|首要")
_EXCERPT = Pattern(r"[（(](?:节选|摘录|摘编|节录|摘要|部分)[）)]|(?:节选|摘录|摘编|节录)[ \t]*\n")
_CHAPTERS = frozenset({"第一编", "第一部分", "第一篇", "第一章", "第一节", "第一条"})


@view
def breaks(doc: Document) -> tuple[Break, ...]:
    """All breaks of all runs, in order of place. What is marked as an excerpt or as left out is none."""
    found: list[Break] = []
    excerpt = _EXCERPT.search(doc.text, 0, 200) is not None
    for run in ordinals(doc):
        if any(item.fault for item in run.items):
            found += _of_run(doc, run, excerpt=excerpt)
    found.sort(key=lambda each: each.item.mark.span)
    return tuple(found)


def _of_run(doc: Document, run: Run, *, excerpt: bool) -> list[Break]:
    items = run.items
    partial = items[0].mark.number != 1
    if items[0].fault is Fault.START and (len(items) < 2 or items[1].fault):
        # Nothing counts from it: most likely no ordinal.
        return []
    found: list[Break] = []
    text = plain(doc)
    for index, item in enumerate(items):
        if item.fault is None:
            continue
        before = items[index - 1] if index else None
        kind, other = _kind(items, index)
        if kind is None:
            continue
        if kind is Kind.START and (excerpt or len(items) < 2 or (run.style in _CHAPTERS and item.mark.number > 2)):
            continue
        if kind is Kind.START and run.style not in STRUCTURAL and item.mark.number == 2:
            # 首先…，二要…: the first is counted in other words.
            line = lines(doc)[max(0, item.mark.line - 1)].span
            if _FIRST.search(text, line.start, item.mark.span.start):
                continue
        if kind is Kind.GAP and before is not None:
            between = text[before.mark.span.end : item.mark.span.start]
            if excerpt or _LEFT_OUT.search(between) or (partial and run.style in _CHAPTERS):
                continue
        due = written(doc, item.mark, item.due)
        found.append(Break(kind, run, item, other, due, _edits(doc, run, item, other)))
    return found


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
    if run.style in _CHAPTERS:
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
    if mark.style in "①⑴⒈Ⅰ.A.甲、":
        row = "甲乙丙丁戊己庚辛壬癸" if mark.style == "甲、" else None
        return row[min(value, 10) - 1] if row else chr(ord(mark.style[0]) + value - 1)
    return numeral(value)
