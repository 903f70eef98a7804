"""表格文件 .xlsx：每张可见的工作表是一张表，单元格按屏幕上显示的样子读出，记住是哪一格。

Formulas give their last computed value; numbers print as their format shows them (percent, decimals, dates).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from shuangyong_lint.document import Block, BlockKind, Cell, Document, Piece, Skipped, Source, Span
from shuangyong_lint.ooxml import Damaged, Package
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.readers import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MAX_TEXT = 20_000_000
_MAX_CELLS = 200_000
_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_REFERENCE = Pattern(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm", 31: "yyyy年m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_QUOTED = Pattern(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DECIMALS = Pattern(r"[0#?](?![0#?,])(?:\.([0#?]+))?")
_DATE = Pattern(r"[yd]|m(?!m?:)(?<!:m)", 2)


@dataclass(frozen=True, slots=True)
class CellLocator:
    """The sheet and the cell that a piece was read from."""

    sheet: str
    cell: str

    def where(self, _offset: int) -> str | None:
        """Such as “工作表‘收支’B3”."""
        return f"工作表“{self.sheet}”{self.cell}"


@dataclass
class _Walk:
    parts: list[str]
    pieces: list[Piece]
    blocks: list[Block]
    length: int = 0
    unknown: int = 0
    cells: int = 0

    def add(self, text: str) -> None:
        if self.length + len(text) > _MAX_TEXT:
            raise Damaged(f"文字超过 {_MAX_TEXT // 10_000} 万字，请拆成几份再检查")
        self.parts.append(text)
        self.length += len(text)


def read(data: bytes, name: str) -> Document:
    """A spreadsheet as a document with a table block for each sheet.

    Raises:
        Unreadable: with one sentence, for what is encrypted, damaged, dangerous or not a spreadsheet.
    """
    try:
        return _document(data, name)
    except Damaged as damaged:
        raise Unreadable(name, damaged.reason) from damaged


def _document(data: bytes, name: str) -> Document:
    package = Package(data, ".xlsx 表格")
    main = package.main()
    book = package.xml(main)
    space = next((each for each in _MAIN if book.tag == f"{each}workbook"), None)
    if space is None:
        raise Damaged("不是 .xlsx 表格：压缩包里没有工作簿")
    related = package.related(main)
    by_kind = {kind: target for kind, target in related.values() if target in package}
    strings = _strings(package.xml(by_kind["sharedStrings"]), space) if "sharedStrings" in by_kind else []
    formats = _formats(package.xml(by_kind["styles"]), space) if "styles" in by_kind else []
    old = next((each.get("date1904") in ("1", "true") for each in book.iter(f"{space}workbookPr")), False)
    show = _Show(space, strings, formats, datetime(1904, 1, 1) if old else datetime(1899, 12, 30))  # noqa: DTZ001
    walk = _Walk([], [], [])
    hidden: list[str] = []
    for sheet in book.iter(f"{space}sheet"):
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            hidden.append(title)
            continue
        id_ = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        kind, part = related.get(id_, ("", ""))
        if kind == "worksheet" and part in package:
            _sheet(walk, package.xml(part), title, show)
    skipped = tuple(Skipped(None, f"工作表“{each}”是隐藏的，没有检查") for each in hidden)
    if walk.unknown:
        skipped += (Skipped(None, f"{walk.unknown} 个公式没有算出的值，请在 Excel 或 WPS 里打开后保存一次"),)
    if not walk.blocks and not skipped:
        skipped = (Skipped(None, "表格里没有内容"),)
    return Document(
        "".join(walk.parts), name, "xlsx", tuple(walk.blocks), tuple(walk.pieces), skipped, source=Source(data)
    )


@dataclass(frozen=True)
class _Show:
    """How the cells of one workbook look."""

    space: str
    strings: Sequence[str]
    formats: Sequence[str]
    epoch: datetime

    def text(self, cell: Any, parts: Mapping[str, Any]) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _joined(parts.get(f"{self.space}is"), self.space)
        value = getattr(parts.get(f"{self.space}v"), "text", None) or ""
        if kind == "s":
            return self.strings[int(value)] if value.isdecimal() and int(value) < len(self.strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return self._number(value, cell.get("s", "0")) if kind == "n" else value

    def _number(self, value: str, style: str) -> str:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > 30:
            return value
        code = self.formats[int(style)] if style.isdecimal() and int(style) < len(self.formats) else ""
        code = _QUOTED.sub("", code.split(";")[0])
        if _DATE.search(code) and 0 <= number < 2_958_466:
            return self._date(number, code)
        # A number is stored with the noise of binary arithmetic behind the fifteenth figure.
        number = number.quantize(Decimal(1).scaleb(min(0, number.adjusted() - 14))) if number else number
        if match := _DECIMALS.search(code):
            percent = "%" in code
            digits = len(match[1] or "")
            shown = (number * 100 if percent else number).quantize(Decimal(1).scaleb(-digits), "ROUND_HALF_UP")
            return f"{shown:{',' if ',' in code else ''}f}" + ("%" if percent else "")
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def _date(self, number: Decimal, code: str) -> str:
        moment = self.epoch + timedelta(days=float(number))
        lower = code.lower()
        if "d" not in lower:
            return f"{moment.year}年{moment.month}月"
        return f"{moment.year}年{moment.month}月{moment.day}日" if "y" in lower else f"{moment.month}月{moment.day}日"


def _joined(element: Any, space: str) -> str:
    """The text of a rich string without its phonetic guides."""
    if element is None:
        return ""
    texts = element.iter(f"{space}t")
    return "".join(each.text or "" for each in texts if each.getparent().tag != f"{space}rPh")


def _strings(root: Any, space: str) -> list[str]:
    return [_joined(each, space) for each in root.iterchildren(f"{space}si")]


def _formats(root: Any, space: str) -> list[str]:
    custom = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(f"{space}numFmt")}
    formats = root.find(f"{space}cellXfs")
    if formats is None:
        return []
    ids = (each.get("numFmtId", "0") for each in formats.iterchildren(f"{space}xf"))
    return [custom.get(id_) or _BUILT_IN.get(int(id_) if id_.isdecimal() else 0, "") for id_ in ids]


def _sheet(walk: _Walk, root: Any, title: str, show: _Show) -> None:
    space = show.space
    merged = _merged(root, space)
    cells: list[Cell] = []
    for number, row in enumerate(root.iterfind(f"{space}sheetData/{space}row")):
        if row.get("hidden") in ("1", "true"):
            continue
        first = True
        for column, element in enumerate(row.iterchildren(f"{space}c")):
            walk.cells += 1
            if walk.cells > _MAX_CELLS:
                raise Damaged(f"单元格超过 {_MAX_CELLS // 10_000} 万个，请拆成几份再检查")
            at = _position(element.get("r", ""), (number, column))
            height, width = merged.get(at, (1, 1))
            if not height:
                continue
            parts = {child.tag: child for child in element}
            walk.unknown += f"{space}f" in parts and not getattr(parts.get(f"{space}v"), "text", None)
            text = show.text(element, parts).replace("\r\n", "\n").replace("\r", "\n")
            walk.add(("\n" if first else "\t") if walk.parts else "")
            first = False
            start = walk.length + len(text) - len(text.lstrip())
            span = Span(start, start + len(text.strip()))
            if text:
                locator = CellLocator(title, _name(*at))
                walk.pieces.append(Piece(Span(walk.length, walk.length + len(text)), locator))
                walk.add(text)
            cells.append(Cell(Span(min(span.start, walk.length), min(span.end, walk.length)), *at, height, width))
    if not any(len(cell.span) for cell in cells):
        return
    if len({cell.col for cell in cells}) == 1:
        # One column is no table but lines of text.
        walk.blocks += [Block(cell.span) for cell in cells if len(cell.span)]
    else:
        top = cells[0].row
        table = tuple(replace(cell, row=cell.row - top) for cell in cells)
        walk.blocks.append(Block(Span(cells[0].span.start, cells[-1].span.end), BlockKind.TABLE, table))


def _merged(root: Any, space: str) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Cell → (rows, columns) it spans; (0, 0) for a cell that another one covers."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for each in root.iterfind(f"{space}mergeCells/{space}mergeCell"):
        first, _, last = each.get("ref", "").partition(":")
        (top, left), (bottom, right) = _position(first, (0, 0)), _position(last, (0, 0))
        if (bottom - top + 1) * (right - left + 1) > 10_000:
            continue
        found |= dict.fromkeys(_area(top, left, bottom, right), (0, 0))
        found[top, left] = (bottom - top + 1, right - left + 1)
    return found


def _area(top: int, left: int, bottom: int, right: int) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _position(reference: str, default: tuple[int, int]) -> tuple[int, int]:
    match = _REFERENCE.match(reference)
    if not match:
        return default
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _name(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
