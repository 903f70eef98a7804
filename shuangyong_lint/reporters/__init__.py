"""报告的写法：报告进，文字出，一个文件一种格式（``render(report) -> str``）。"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from shuangyong_lint.document import view

if TYPE_CHECKING:
    from shuangyong_lint.document import Document, Span

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
}
"""Name of an output format → module of this package."""


@view
def _starts(doc: Document) -> list[int]:
    starts = [0]
    at = doc.text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = doc.text.find("\n", at + 1)
    return starts


def place(doc: Document, offset: int) -> tuple[int, int]:
    """Line and column of a code point, both counted from 1."""
    starts = _starts(doc)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def where(doc: Document, offset: int) -> str | None:
    """The place a person finds in the source (“表2 第3行”), or None where line and column are the place."""
    index = bisect_right(doc.pieces, offset, key=lambda piece: piece.span.start) - 1
    if index < 0:
        return None
    piece = doc.pieces[index]
    return piece.locator.where(offset - piece.span.start)


def place_words(doc: Document, span: Span) -> str:
    """The place in words: “第26行第1列”, or what the reader says."""
    line, column = place(doc, span.start)
    return where(doc, span.start) or f"第{line}行第{column}列"
