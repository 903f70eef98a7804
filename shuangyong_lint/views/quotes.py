"""引文与书名：成对的引号、书名号，以及检查项可以回避的区域。"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, merged, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.lines import stretches
from shuangyong_lint.views.plain import prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shuangyong_lint.document import Document

LONG_QUOTE = 20
"""A quotation of more characters than this is somebody else's sentence, not a term in quotes."""

_CLOSER = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
_PAIRED = Pattern("[“”‘’《》〈〉（）()【】〔〕「」『』]")


class Paired(NamedTuple):
    """The marks of a stretch that come in pairs, in order: where they stand, and which they are."""

    places: Sequence[int]
    marks: str


@view
def paired_marks(doc: Document) -> Mapping[int, Paired]:
    """Quotation marks, title marks and brackets of `prose`, by the start of each stretch that has some."""
    text = prose(doc)
    places = [match.start() for match in _PAIRED.finditer(text)]
    marks = "".join([text[at] for at in places])
    found: dict[int, Paired] = {}
    for start, end in ((stretch.start, stretch.end) for stretch in stretches(doc)):
        first = bisect_left(places, start)
        if first < len(places) and places[first] < end:
            last = bisect_left(places, end, first)
            found[start] = Paired(places[first:last], marks[first:last])
    return found


class Pair(NamedTuple):
    """A pair of marks: the whole span with both marks, and how many pairs of the same line enclose it."""

    span: Span
    depth: int

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, self.span.end - 1)


@view
def pairs(doc: Document) -> tuple[Pair, ...]:
    """All pairs of quotation and title marks that open and close in one line, ordered by start.

    A mark without its partner in the line pairs with nothing.
    """
    found: list[Pair] = []
    for places, marks in paired_marks(doc).values():
        stack: list[tuple[str, int]] = []
        for at, mark in zip(places, marks, strict=True):
            if mark in _CLOSER:
                stack.append((_CLOSER[mark], at))
                continue
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == mark:
                    found.append(Pair(Span(stack[depth][1], at + 1), depth))
                    del stack[depth:]
                    break
    found.sort()
    return tuple(found)


@view
def titles(doc: Document) -> tuple[Pair, ...]:
    """The outermost pairs of title marks 《》, ordered by start."""
    text = doc.text
    found: list[Pair] = []
    for pair in pairs(doc):
        if text[pair.span.start] == "《" and not (found and found[-1].span.covers(pair.span)):
            found.append(pair)
    return tuple(found)


@view
def quotes(doc: Document) -> tuple[Pair, ...]:
    """All pairs of quotation marks, inner ones too, ordered by start."""
    text = doc.text
    return tuple(pair for pair in pairs(doc) if text[pair.span.start] in "“‘「『")


@view
def zones(doc: Document) -> Mapping[str, tuple[Span, ...]]:
    """What a check may skip: ``quote`` (long quotations), ``title`` (《》), ``table``; each sorted, disjoint."""
    return {
        "quote": merged(pair.span for pair in quotes(doc) if len(pair.inner) > LONG_QUOTE),
        "title": merged(pair.span for pair in titles(doc)),
        "table": tuple(block.span for block in doc.blocks or () if block.cells),
    }
