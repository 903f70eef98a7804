"""网页：标题、段落、列表、表格各成一段；脚本、样式、导航、代码不是正文。

``doc.text`` is the text that a browser would show, block by block; a place in it is named by paragraph or table cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

from shuangyong_lint.document import Block, BlockKind, Cell, Document, Piece, Source, Span
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.readers import Unreadable
from shuangyong_lint.readers.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = Pattern(r"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", flags=2)
_SPACE = Pattern(r"[ \t\r\n\f]+")
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "code",
        "pre",
        "kbd",
        "samp",
        "svg",
        "math",
        "button",
        "select",
        "option",
        "textarea",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "form",
        "input",
    ]
)
_KINDS = {"blockquote": BlockKind.QUOTE, "li": BlockKind.LIST, "dd": BlockKind.LIST, "dt": BlockKind.LIST}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_MOST_SPAN = 1000
_ENCODINGS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5",
}


@dataclass(frozen=True, slots=True)
class PlaceLocator:
    """A place a person can find on the page: 第3段, 表1第2行第3列."""

    place: str

    def where(self, _offset: int) -> str:
        """The place."""
        return self.place


@dataclass
class _Page:
    """The text found so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    waiting: list[str] = field(default_factory=list)

    def write(self, text: str, place: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.parts.append(text + "\n")
        self.length += len(text) + 1
        self.pieces.append(Piece(span, PlaceLocator(place)))
        return span

    def flush(self, kind: BlockKind, level: int) -> None:
        """End the paragraph that is being read."""
        words = "".join(self.waiting)
        self.waiting.clear()
        for line in words.split("\n"):
            if text := _SPACE.sub(" ", line).strip():
                self.paragraphs += 1
                self.blocks.append(Block(self.write(text, f"第{self.paragraphs}段"), kind, level=level))


def read(data: bytes, name: str) -> Document:
    """A web page as a document.

    Raises:
        Unreadable: for a binary file, or if the encoding is not clear.
    """
    text, blocks, pieces = _read(_decoded(data, name))
    return Document(text, name, "html", blocks, pieces, source=Source(data))


def from_text(text: str, name: str) -> Document:
    """A page in memory."""
    words, blocks, pieces = _read(text)
    return Document(words, name, "html", blocks, pieces)


def _decoded(data: bytes, name: str) -> str:
    """The page's source, as its ``<meta charset>`` says, else as any text is decoded."""
    match = _CHARSET.search(data[:4096].decode("latin-1"))
    encoding = _ENCODINGS.get(match[1].lower()) if match else None
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass
    try:
        return decode(data, name)[0]
    except Unreadable:
        if encoding is None:
            raise
        raise Unreadable(name, f"网页标明的编码是 {match[1] if match else ''}，内容却不是") from None


def _read(source: str) -> tuple[str, tuple[Block, ...], tuple[Piece, ...]]:
    page = _Page()
    root = LexborHTMLParser(source).body
    if root is not None:
        _walk(root, page, BlockKind.BODY, 0)
        page.flush(BlockKind.BODY, 0)
    return "".join(page.parts), tuple(page.blocks), tuple(page.pieces)


def _walk(node: Any, page: _Page, kind: BlockKind, level: int) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            page.waiting.append(_SPACE.sub(" ", child.text_content or ""))
        elif tag == "br":
            page.waiting.append("\n")
        elif tag in _SILENT:
            continue
        elif tag == "table" and _is_data(child):
            page.flush(kind, level)
            _table(child, page)
        elif tag in _BLOCKS:
            page.flush(kind, level)
            inner = BlockKind.HEADING if tag in _HEADINGS else _KINDS.get(tag, kind)
            depth = _HEADINGS.get(tag, level + 1 if tag == "li" else level)
            _walk(child, page, inner, depth)
            page.flush(inner, depth)
        else:
            _walk(child, page, kind, level)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables inside it."""
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _is_data(table: Any) -> bool:
    """Whether it holds data: old pages lay out whole articles in tables of one cell or of tables."""
    cells = [cell for row in _rows(table) for cell in row.iter() if cell.tag in ("td", "th")]
    return len(cells) > 1 and not any(cell.css_first("table, p + p") for cell in cells)


def _table(table: Any, page: _Page) -> None:
    page.tables += 1
    for child in table.iter():
        if child.tag == "caption":
            _walk(child, page, BlockKind.NOTE, 0)
            page.flush(BlockKind.NOTE, 0)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, line in enumerate(_rows(table)):
        col = 0
        for cell in line.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (row, col) in taken:
                col += 1
            down, across = _spanned(cell, "rowspan"), _spanned(cell, "colspan")
            taken |= {(row + y, col + x) for y in range(down) for x in range(across)}
            if text := _SPACE.sub(" ", cell.text(deep=True, separator="")).strip():
                span = page.write(text, f"表{page.tables} 第{row + 1}行第{col + 1}列")
                cells.append(Cell(span, row, col, down, across))
            col += across
    if cells:
        page.blocks.append(Block(Span(cells[0].span.start, cells[-1].span.end), BlockKind.TABLE, tuple(cells)))


def _spanned(cell: Any, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isascii() and value.isdigit() else 1
