"""材料：一份文字、它的段落、来处，以及按需读出的视图。

One coordinate runs through the whole package: code points into ``Document.text``,
half-open. Readers extract text and remember the way back (`Piece`); nobody rewrites it.
This module imports nothing of ours, so every other module may import it.
"""

from __future__ import annotations

import functools
import time
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_START = attrgetter("start")


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points: ``text[start:end]``.

    Raises:
        ValueError: if ``start`` is negative or lies behind ``end``.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        # A text has thousands of spans; what dataclasses do by default takes twice as long.
        _set_start(self, start)
        _set_end(self, end)

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        # A cached report holds thousands of these; what dataclasses do by default takes four times as long.
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # An empty span is still a place.
        return True

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def touches(self, other: Span) -> bool:
        """Whether edits at both places would collide: they overlap or insert at the same point."""
        return (
            self.overlaps(other)
            or self.start == other.start
            or (
                # An insertion strictly inside the other span.
                (len(self) == 0 and other.start < self.start < other.end)
                or (len(other) == 0 and self.start < other.start < self.end)
            )
        )


_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``doc[span]`` by ``new``; an empty span inserts."""

    span: Span
    new: str


class BlockKind(StrEnum):
    """What a block is, as far as the source format says so; plain text says only ``BODY``."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    NOTE = "note"
    HEADER = "header"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table block; ``row`` and ``col`` count from 0."""

    span: Span
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table …: the smallest unit that a person calls 一段.

    ``level`` is the heading or list level from 1 where the source states it, else 0.
    What is not prose (code, front matter) lies in no block; ``holes`` are the stretches inside a block
    that are not prose either (inline code, link targets, markup), sorted.
    """

    span: Span
    kind: BlockKind = BlockKind.BODY
    cells: tuple[Cell, ...] = ()
    level: int = 0
    holes: tuple[Span, ...] = ()

    def __reduce__(self) -> tuple[type[Block], tuple[Any, ...]]:
        return Block, (self.span, self.kind, self.cells, self.level, self.holes)


class Locator(Protocol):
    """The way back to the source of one piece of text; each reader has its own kind."""

    def where(self, offset: int) -> str | None:
        """A place a person can find, such as “表2 第3行”, for the code point ``offset`` of the piece.

        None where line and column of the text are the place.
        """


@dataclass(frozen=True, slots=True)
class ByteLocator:
    """The byte at which a piece of text starts in the file, and the encoding it is written in."""

    offset: int
    encoding: str

    def where(self, _offset: int) -> None:
        """Line and column are the place."""
        return


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the place in the source that it was read from."""

    span: Span
    locator: Locator

    def __reduce__(self) -> tuple[type[Piece], tuple[Span, Locator]]:
        return Piece, (self.span, self.locator)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a document was read from: what a writer needs to put edits back."""

    data: bytes
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read or checked, and why; ``span`` is None for the whole document."""

    span: Span | None
    reason: str


class Knowledge(Protocol):
    """What one run knows: one frozen object, asked for its parts by their type."""

    def part(self, kind: type[T]) -> T:
        """The part of this type: ``knowledge.part(Lexicon)``.

        Raises:
            LookupError: if the run was built without it.
        """


@dataclass(frozen=True, eq=False)
class Document:
    r"""One report as text. Identity, not text, is the key of remembered views.

    Args:
        text: the whole text, line ends normalised to ``\n``.
        name: the path or a name for it; only shown, never opened.
        format: what kind of source it is, as its reader names it: text, markdown, docx ….
        blocks: in order, not overlapping; by default every line that is not blank.
        pieces: the way back to the source, in order; may be empty for text made in memory.
        skipped: what the reader could not read.
        source: the bytes, where there are any.
        knowledge: what the run knows; the engine supplies it.
    """

    text: str
    name: str = "<text>"
    format: str = "text"
    blocks: tuple[Block, ...] | None = None
    pieces: tuple[Piece, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    source: Source | None = field(default=None, repr=False)
    knowledge: Knowledge | None = field(default=None, repr=False)
    _views: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)
    _clock: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    _nested: list[float] = field(default_factory=lambda: [0.0], init=False, repr=False)

    def __post_init__(self) -> None:
        """Give a text without blocks its lines as blocks."""
        if self.blocks is None:
            object.__setattr__(self, "blocks", line_blocks(self.text))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        # An empty document is still a document.
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        # Views and knowledge stay at home: both are rebuilt on the other side of a process boundary.
        return Document, (self.text, self.name, self.format, self.blocks, self.pieces, self.skipped, self.source)

    def know(self, kind: type[T]) -> T:
        """The part of the run's knowledge of this type.

        Raises:
            LookupError: if the document was not prepared by an engine, or the run was built without it.
        """
        if self.knowledge is None:
            raise LookupError(
                "a bare Document knows nothing; take one from Linter.document(text) or Document.knowing()"
            )
        return self.knowledge.part(kind)

    def knowing(self, knowledge: Knowledge) -> Document:
        """The same document carrying ``knowledge``, with no views remembered."""
        return replace(self, knowledge=knowledge)

    def edited(self, edits: Sequence[Edit]) -> Document:
        """A new document with ``edits`` made; blocks and cells move along, pieces are dropped.

        Args:
            edits: in this document's coordinates, not touching one another, any order.

        Raises:
            ValueError: if edits touch one another or lie outside the text.
        """
        ordered = sorted(edits, key=lambda edit: edit.span)
        for before, after in pairwise(ordered):
            if before.span.touches(after.span):
                raise ValueError(f"edits touch one another: {before.span} and {after.span}")
        parts: list[str] = []
        at = 0
        for edit in ordered:
            if edit.span.end > len(self.text):
                raise ValueError(f"edit outside the text: {edit.span}")
            parts += [self.text[at : edit.span.start], edit.new]
            at = edit.span.end
        parts.append(self.text[at:])
        move = Moves(ordered)
        blocks = tuple(
            replace(
                block,
                span=move.span(block.span),
                cells=tuple(replace(cell, span=move.span(cell.span)) for cell in block.cells),
                holes=tuple(move.span(hole) for hole in block.holes),
            )
            for block in self.blocks or ()
        )
        return replace(self, text="".join(parts), blocks=blocks, pieces=(), source=None)

    @property
    def timings(self) -> dict[str, float]:
        """Seconds spent building each view of this document, views inside views not counted twice."""
        return dict(self._clock)

    @property
    def viewing(self) -> float:
        """Seconds spent building views of this document, all together."""
        return self._nested[0]

    def forget(self) -> None:
        """Give up all views at once, without waiting for the garbage collector: some know the document they read."""
        self._views.clear()


class Moves:
    """Where the code points of a text are after ``edits`` (sorted, not touching)."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.new) - len(edit.span))

    def point(self, position: int, *, end: bool = False) -> int:
        """The new place of a position; inside an edit: its new start, or its new end if ``end``."""
        index = bisect_right(self._starts, position)
        if index:
            edit = self._edits[index - 1]
            start = edit.span.start + self._shifts[index - 1]
            if position == edit.span.start and (not end or len(edit.span)):
                return start
            if position < edit.span.end:
                return start + (len(edit.new) if end else 0)
        return position + self._shifts[index]

    def span(self, span: Span) -> Span:
        """The new place of a span: text inserted at its very ends stays outside, edits inside are kept in."""
        start, end = self.point(span.start), self.point(span.end, end=True)
        return Span(start, max(start, end))


def line_blocks(text: str) -> tuple[Block, ...]:
    """One body block for every line that holds more than white space, without its surrounding spaces."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if inner := line.strip():
            first = start + line.index(inner)
            blocks.append(Block(Span(first, first + len(inner))))
        start += len(line) + 1
    return tuple(blocks)


def view(build: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make a plain function of a document into a view: computed once a document, shared by all.

    A view must not change the document and must not raise on any text.
    """
    name = f"{build.__module__.rpartition('.')[2]}.{build.__name__}"

    @functools.wraps(build)
    def read(doc: Document) -> T:
        try:
            # Most reads end here: a text is read some hundred times.
            known: T = doc._views[build]  # noqa: SLF001  (this module owns both)
        except KeyError:
            pass
        else:
            return known
        nested, clock = doc._nested, doc._clock  # noqa: SLF001
        nested.append(0.0)
        began = time.perf_counter()
        value = doc._views[build] = build(doc)  # noqa: SLF001
        spent = time.perf_counter() - began
        inner = nested.pop()
        nested[-1] += spent
        clock[name] = clock.get(name, 0.0) + spent - inner
        return value

    return read


def covering(spans: Sequence[Span], inner: Span) -> Span | None:
    """The first of ``spans`` (sorted, not overlapping) that covers ``inner`` wholly, found by bisection."""
    index = bisect_right(spans, inner.start, key=_START) - 1
    if index >= 0 and spans[index].covers(inner):
        return spans[index]
    return None


def within(items: Sequence[T], area: Span, place: Callable[[T], Span]) -> Sequence[T]:
    """Those of ``items`` (ordered by start) whose place begins in ``area``, found by bisection."""
    first = bisect_left(items, area.start, key=lambda item: place(item).start)
    return items[first : bisect_left(items, area.end, key=lambda item: place(item).start)]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points as sorted spans that neither overlap nor adjoin."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
