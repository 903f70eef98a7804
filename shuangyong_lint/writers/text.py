"""纯文本和 Markdown：在原字节上只换改动的几处，编码、字节序标记、行尾照旧。"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from shuangyong_lint.document import ByteLocator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.document import Document, Edit


def patched(doc: Document, edits: Sequence[Edit]) -> bytes:
    """The bytes of the file with the edits made.

    Args:
        doc: the document as it was read.
        edits: in its coordinates, sorted, not touching.

    Raises:
        ValueError: if the document was not read from a text file.
    """
    if doc.source is None:
        raise ValueError(f"{doc.name} was not read from a file")
    data = doc.source.data
    line_end = "\r\n" if "\r\n".encode(doc.source.encoding) in data else "\n"
    where = _Bytes(doc, len(data))
    parts: list[bytes] = []
    at = 0
    for edit in edits:
        parts.append(data[at : where.byte(edit.span.start)])
        parts.append(edit.new.replace("\n", line_end).encode(doc.source.encoding))
        at = where.byte(edit.span.end)
    parts.append(data[at:])
    return b"".join(parts)


class _Bytes:
    """Where code points stand in the file; asked in ascending order, so that the cost stays linear."""

    def __init__(self, doc: Document, size: int) -> None:
        self._doc = doc
        self._size = size
        self._piece = -1
        self._offset = self._at = 0

    def byte(self, offset: int) -> int:
        doc = self._doc
        if offset == len(doc):
            return self._size
        index = bisect_right(doc.pieces, offset, key=lambda piece: piece.span.start) - 1
        piece = doc.pieces[index]
        if not isinstance(piece.locator, ByteLocator):
            raise TypeError(f"{doc.name} has pieces of another kind")
        if index != self._piece:
            self._piece, self._offset, self._at = index, piece.span.start, piece.locator.offset
        self._at += len(doc.text[self._offset : offset].encode(piece.locator.encoding))
        self._offset = offset
        return self._at
