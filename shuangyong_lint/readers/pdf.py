"""PDF 的文字：按版面把断开的行接成段、分栏按栏读，记住在第几页；扫描件没有文字，就说没有文字。

A PDF holds glyphs at positions, not paragraphs. Lines are put together from glyphs, columns found by the white
between them, and a line joins the one before where that one is full and this one is not indented.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from shuangyong_lint.document import Block, BlockKind, Document, Piece, Skipped, Source, Span
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.readers import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PAGES = 3_000
MAX_TEXT = 20_000_000

_NUMBER = Pattern(r"[\s—\-–·.]*(?:第?\s*\d{1,4}\s*页?(?:\s*[,，/共]?\s*共?\s*\d{1,4}\s*页?)?)[\s—\-–·.]*")
_EDGE = 0.09
"""The share of a page's height at its top and bottom where running heads and page numbers stand."""
_INDENT = 1.2
"""In widths of a character: how far from its column's left edge a line may begin and still be flush."""
_WORD = Pattern(r"[“‘（《〈【〔(]*(?:[0-9A-Za-z.,%％‰:/+-]+|.)[，。、；：？！”’）》〉】〕)]*")
_PROSE = 12
"""Columns whose lines are shorter than this are those of a table: they are read row by row."""


@dataclass(frozen=True, slots=True)
class PageLocator:
    """The page that a piece was read from, counted from 1."""

    page: int

    def where(self, _offset: int) -> str | None:
        """Such as “第3页”."""
        return f"第{self.page}页"


@dataclass
class _Line:
    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    first: float = 0.0
    last: float = 0.0
    parted: bool = False

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass
class _Walk:
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, page: int = 0) -> None:
        if page and text:
            self.pieces.append(Piece(Span(self.length, self.length + len(text)), PageLocator(page)))
        self.parts.append(text)
        self.length += len(text)

    def paragraph(self, lines: Sequence[_Line], kind: BlockKind = BlockKind.BODY) -> None:
        if self.length:
            self.add("\n")
        start = self.length
        for index, line in enumerate(lines):
            if index and _latin(lines[index - 1].text[-1]) and _latin(line.text[0]):
                self.add(" ")
            self.add(line.text, line.page)
        self.blocks.append(Block(Span(start, self.length), kind))


def read(data: bytes, name: str) -> Document:
    """The text of a PDF as a document.

    Raises:
        Unreadable: for a password, a damaged file, or what is no PDF.
    """
    if b"%PDF" not in data[:1024]:
        raise Unreadable(name, "不是 PDF 文件：后缀与内容不符，或文件已损坏")
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return _document(pdf, data, name)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(name, "PDF 加了密码，请先取消密码再检查") from error
        raise Unreadable(name, "PDF 已损坏，打不开，请重新取得") from error


def _document(pdf: Any, data: bytes, name: str) -> Document:
    count = len(pdf)
    pages: list[list[_Line]] = []
    empty: list[int] = []
    total = 0
    for number in range(1, min(count, MAX_PAGES) + 1):
        try:
            lines, height = _lines(pdf, number)
        except pypdfium2.PdfiumError:
            empty.append(number)
            continue
        total += sum(len(line.text) for line in lines)
        if total > MAX_TEXT:
            raise Unreadable(name, f"文字超过 {MAX_TEXT // 10_000} 万字，请拆成几份再检查")
        if not lines:
            empty.append(number)
        pages.append([line for line in lines if not _is_number(line, height)])
        for line in pages[-1]:
            line.first, line.last = line.bottom / height, line.top / height
    walk = _Walk()
    heads = _heads(pages)
    flow = [column for page in pages for column in _columns([line for line in page if _plain(line) not in heads])]
    for paragraph in _paragraphs(flow):
        walk.paragraph(paragraph)
    seen: set[str] = set()
    for line in (line for page in pages for line in page):
        if _plain(line) in heads and _plain(line) not in seen:
            seen.add(_plain(line))
            walk.paragraph([line], BlockKind.HEADER)
    return Document(
        "".join(walk.parts),
        name,
        "pdf",
        tuple(walk.blocks),
        tuple(walk.pieces),
        tuple(_skipped(count, empty, bool(walk.blocks))),
        source=Source(data),
    )


def _skipped(count: int, empty: Sequence[int], anything: bool) -> Iterator[Skipped]:  # noqa: FBT001  (private)
    if count > MAX_PAGES:
        yield Skipped(None, f"共 {count} 页，只读了前 {MAX_PAGES} 页")
    if not anything:
        yield Skipped(None, "PDF 里没有文字，多半是扫描件；请用原稿，或先做文字识别")
    elif empty:
        shown = "、".join(map(str, empty[:10])) + ("等" if len(empty) > 10 else "")
        yield Skipped(None, f"第{shown}页没有文字（空白页或扫描页），没有检查")


# Glyphs to lines


def _lines(pdf: Any, number: int) -> tuple[list[_Line], float]:
    page = pdf[number - 1]
    try:
        height = page.get_height() or 1.0
        text = page.get_textpage()
        try:
            return list(_split(_glyphs(text), number)), height
        finally:
            text.close()
    finally:
        page.close()


def _glyphs(text: Any) -> Iterator[tuple[str, float, float, float, float, bool]]:
    """Characters with left, right, bottom, top and whether pdfium made them up; line ends included."""
    # The loose box is that of the line of type, the same for a comma and a character.
    box = raw.FS_RECTF()
    pending = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not pending:
                continue
            code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00)
        pending = 0
        char = chr(code) if 0 < code < 0x110000 else ""
        if char and raw.FPDFText_GetLooseCharBox(text, index, box):
            made = raw.FPDFText_IsGenerated(text, index) == 1
            yield char, box.left, box.right, box.bottom, box.top, made


def _split(glyphs: Iterable[tuple[str, float, float, float, float, bool]], page: int) -> Iterator[_Line]:
    chars: list[tuple[str, float, float, float, float, bool]] = []
    for glyph in glyphs:
        char, left, _, bottom, top, _ = glyph
        if char in "\r\n\x02\ufffe":
            if line := _line(chars, page):
                yield line
            chars = []
            continue
        before = next((each for each in reversed(chars) if not each[0].isspace()), None)
        if before and not char.isspace():
            size = max(before[4] - before[3], top - bottom, 1.0)
            apart = abs((bottom + top) - (before[3] + before[4])) / 2 > 0.5 * size or left < before[1] - size
            # A wide gap in a line parts columns, or cells of a table.
            if (apart or left - before[2] > 2.5 * size) and (line := _line(chars, page)):
                yield line
                chars = []
        chars.append(glyph)
    if line := _line(chars, page):
        yield line


def _line(chars: Sequence[tuple[str, float, float, float, float, bool]], page: int) -> _Line | None:
    while chars and chars[-1][0].isspace():
        chars = chars[:-1]
    while chars and chars[0][0].isspace():
        chars = chars[1:]
    if not chars:
        return None
    solid = [each for each in chars if not each[0].isspace()]
    words = []
    for index, (char, *_, made) in enumerate(chars):
        # White that the layout puts between Chinese and Latin is not in the text.
        if char.isspace() and made and not (_latin(chars[index - 1][0]) and _latin(chars[index + 1][0])):
            continue
        words.append(" " if char in "\t\u00a0" else char)
    widths = sorted(each[2] - each[1] for each in solid)
    return _Line(
        page,
        "".join(words),
        min(each[1] for each in solid),
        max(each[2] for each in solid),
        min(each[3] for each in solid),
        max(each[4] for each in solid),
        max(widths[-1 - len(widths) // 10], 0.5 * (solid[0][4] - solid[0][3]), 1.0),
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_number(line: _Line, height: float) -> bool:
    return (line.top < height * _EDGE or line.bottom > height * (1 - _EDGE)) and bool(_NUMBER.fullmatch(line.text))


def _plain(line: _Line) -> str:
    return "".join(char for char in line.text if not char.isdigit() and not char.isspace())


def _heads(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """What stands at the edge of three pages or more with the same words."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_plain(line) for line in page if line.first > 1 - _EDGE or line.last < _EDGE})
    return {words for words, count in edges.items() if words and count >= 3}


# Lines to columns to paragraphs


def _columns(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines in reading order, each of one column."""
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    narrow = [line for line in lines if line.right - line.left < 0.6 * (right - left)]
    clusters = [each for each in _clusters(narrow) if len(each) >= 3]
    if len(clusters) < 2 or not _beside(clusters):
        yield from _rows(lines)
        return
    if median(len(line.text) for cluster in clusters for line in cluster) < _PROSE:
        yield from _rows(lines)
        return
    home = {id(line): number for number, cluster in enumerate(clusters) for line in cluster}
    band: list[list[_Line]] = [[] for _ in clusters]
    for line in sorted(lines, key=lambda line: -line.middle):
        if id(line) in home:
            band[home[id(line)]].append(line)
            continue
        yield from (column for column in band if column)
        band = [[] for _ in clusters]
        yield [line]
    yield from (column for column in band if column)


def _clusters(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines grouped so that white runs down between the groups."""
    groups: list[list[_Line]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.left):
        if groups and line.left < reach + 0.5 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
        reach = max(reach, line.right)
    return groups


def _beside(clusters: Sequence[Sequence[_Line]]) -> bool:
    first, second = clusters[0], clusters[1]
    top = min(max(line.top for line in first), max(line.top for line in second))
    bottom = max(min(line.bottom for line in first), min(line.bottom for line in second))
    return top - bottom > 3 * first[0].size


def _rows(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """One column from top to bottom; what stands on one line is put together, parted by a tab."""
    ordered = sorted(lines, key=lambda line: (-line.middle, line.left))
    rows: list[list[_Line]] = []
    for line in ordered:
        if rows and abs(rows[-1][0].middle - line.middle) < 0.4 * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = []
    for row in rows:
        row.sort(key=lambda line: line.left)
        head = row[0]
        for line in row[1:]:
            gap = "\t" if line.left - head.right > 1.2 * head.size else ""
            head.parted = head.parted or bool(gap)
            head.text += gap + line.text
            head.right = max(head.right, line.right)
            head.bottom, head.top = min(head.bottom, line.bottom), max(head.top, line.top)
        joined.append(head)
    yield joined


def _paragraphs(columns: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    current: list[_Line] = []
    room = 0.0
    edges = [(_usual([line.left for line in column]), max(line.right for line in column)) for column in columns]
    for column, (left, right) in zip(columns, _widened(edges), strict=True):
        leading = _leading(column)
        before: _Line | None = None
        for line in column:
            flush = abs(line.left - left) < _INDENT * line.size
            near = before is None or before.middle - line.middle < 1.4 * leading
            alike = not current or abs(current[-1].size - line.size) < 0.15 * line.size
            # A row of a table, or a title alone in its column, stands by itself.
            whole = not line.parted and not (current and current[-1].parted)
            if current and flush and near and alike and whole and room < _needed(line):
                current.append(line)
            else:
                if current:
                    yield current
                current = [line]
            room = right - line.right if len(column) > 1 else float("inf")
            before = line
    if current:
        yield current


def _widened(edges: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A column on a page of short lines is as wide as its namesake on the other pages, where those agree."""
    rights: dict[int, Counter[int]] = {}
    for left, right in edges:
        rights.setdefault(round(left / 10), Counter())[round(right / 10)] += 1
    widest = {
        left: max((right for right, pages in counts.items() if pages > 1), default=0) * 10.0
        for left, counts in rights.items()
    }
    return [(left, max(right, widest[round(left / 10)])) for left, right in edges]


def _needed(line: _Line) -> float:
    """The room that the first word of a line takes: had the line before had it, the word would stand there."""
    match = _WORD.match(line.text)
    words = match[0] if match else ""
    return line.size * (1.0 + sum(0.6 if char.isascii() else 1.0 for char in words))


def _usual(lefts: Sequence[float]) -> float:
    """Where most lines begin; the leftmost of equals."""
    counts = Counter(round(left / 4) for left in lefts)
    best = max(counts.values())
    chosen = min(place for place, count in counts.items() if count == best)
    return median(left for left in lefts if round(left / 4) == chosen)


def _leading(column: Sequence[_Line]) -> float:
    steps = [above.middle - below.middle for above, below in pairwise(column)]
    steps = [step for step in steps if step > 0]
    return median(steps) if steps else column[0].size * 2
