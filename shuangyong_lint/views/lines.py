"""行：正文里一行行的文字，不含空行与行首行尾的空白。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import BlockKind, Span, view

if TYPE_CHECKING:
    from shuangyong_lint.document import Block, Document


_APART = (BlockKind.NOTE, BlockKind.HEADER)


class Line(NamedTuple):
    """A line of prose: its span without surrounding white space, and the block it belongs to."""

    span: Span
    block: Block


@view
def every_line(doc: Document) -> tuple[Line, ...]:
    """Every line of every block that is not blank; a table block is no line (see its cells)."""
    found: list[Line] = []
    text = doc.text
    for block in doc.blocks or ():
        if block.cells:
            continue
        start, end = block.span.start, block.span.end
        if start < end and "\n" not in (words := text[start:end]) and words == words.strip():
            found.append(Line(block.span, block))
            continue
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            inner = text[start:stop].strip()
            if inner:
                first = text.index(inner, start)
                found.append(Line(Span(first, first + len(inner)), block))
            start = stop + 1
    return tuple(found)


@view
def stretches(doc: Document) -> tuple[Span, ...]:
    """Every line and every table cell, in order: what no sentence and no pair of marks reaches beyond."""
    cells = [cell.span for block in doc.blocks or () for cell in block.cells]
    found = [line.span for line in every_line(doc)]
    return tuple(sorted(found + cells) if cells else found)


@view
def lines(doc: Document) -> tuple[Line, ...]:
    """The lines of the running text: `every_line` but those of notes, text boxes, headers and footers.

    What stands apart belongs to no list or section, and the last footer is not how a report ends.
    """
    return tuple(line for line in every_line(doc) if line.block.kind not in _APART)
