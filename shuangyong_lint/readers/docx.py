"""Word 文档：段落、表格、自动编号、文本框、注释、页眉页脚，按“修订全部接受”读出，每个字记住出自哪里。

Reads .docx (and .docm, whose macros stay untouched) of Word, WPS and LibreOffice, transitional and strict.
Body first, text boxes after their paragraph, then notes, then headers and footers. Pictures and comments are not
text. A table of contents that Word made is a copy of the headings: it is shown but lies in no block. A table inside
a cell follows the table around it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from shuangyong_lint.document import Block, BlockKind, Cell, Document, Piece, Skipped, Source, Span
from shuangyong_lint.ooxml import LEAVES, STRICT_WORD, WORD, Damaged, Nature, Package, RunLocator, visible
from shuangyong_lint.readers import Unreadable
from shuangyong_lint.readers.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Wingdings, which Word stores as private code points: boxes, ticks and dots of forms.
_SYMBOLS = {0x6C: "●", 0x6E: "■", 0x71: "□", 0xA8: "□", 0xA3: "□", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0x52: "☑"}
_BLANKS = str.maketrans("\t\r\n", "   ")
_COUNTERS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
_PLAIN_FIELDS = {"HYPERLINK"}
_CONTENTS = {"TOC"}
_GONE = ("del", "moveFrom", "rPr", "pPr")
_MAX_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool = False


@dataclass
class _Field:
    """A complex field being read: its code until ``separate``, then its result."""

    code: str = ""
    result: bool = False

    @property
    def kind(self) -> str:
        words = self.code.split(None, 1)
        return words[0].upper() if words else ""


@dataclass
class _Place:
    """Where the walk is: what a piece of text found now is made of, and what a person calls the place."""

    part: str
    nature: Nature = Nature.TEXT
    kind: BlockKind = BlockKind.BODY
    label: str = ""
    cell: int = 0
    paragraph: int = 0
    contents: bool = False


@dataclass
class _Walk:
    """The state of reading one document."""

    word: str
    styles: dict[str, _Style]
    numbering: Numbering
    parts: list[str] = field(default_factory=list)
    length: int = 0
    separator: str = ""
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    nodes: dict[Any, int] = field(default_factory=dict)
    paragraphs: dict[Any, int] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)
    boxes: list[tuple[Any, _Place]] = field(default_factory=list)
    nested: list[tuple[Any, _Place]] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    in_contents: bool = False
    swallowed: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def enter(self, root: Any) -> None:
        """Number the elements of a part that locators refer to."""
        self.nodes = {each: at for at, each in enumerate(root.iter(*(f"{self.word}{name}" for name in LEAVES)))}
        self.paragraphs = {each: at for at, each in enumerate(root.iter(f"{self.word}p"))}
        self.leave()

    def leave(self) -> None:
        """A part ends, and with it what was left open; text that an unfinished field code hid is said."""
        if self.fields and self.swallowed:
            self.skipped["有一个域没有写完，其后的文字没有检查"] += 1
        self.fields.clear()
        self.swallowed = 0

    def add(self, text: str) -> None:
        """Text that comes from no element: paragraph and cell boundaries."""
        if self.length + len(text) > _MAX_TEXT:
            raise Damaged(f"文字超过 {_MAX_TEXT // 10_000} 万字，请拆成几份再检查")
        if text:
            self.parts.append(text)
            self.length += len(text)

    def emit(self, text: str, place: _Place, element: Any = None, offset: int = 0) -> None:
        """Text of an element, or an automatic number."""
        kinds = {each.kind for each in self.fields}
        if not text:
            return
        if not all(each.result for each in self.fields):
            self.swallowed += len(text.strip())
            return
        if place.nature is Nature.HEADER and kinds & _COUNTERS:
            # The number of a page is not what the document says.
            return
        self.in_contents = self.in_contents or bool(kinds & _CONTENTS)
        nature = place.nature
        if nature is Nature.TEXT and kinds - _PLAIN_FIELDS:
            nature = Nature.FIELD
        node = -1 if element is None else self.nodes.get(element, -1)
        locator = RunLocator(place.part, node, offset, nature, place.paragraph, place.cell, place.label)
        self.pieces.append(Piece(Span(self.length, self.length + len(text)), locator))
        self.add(text)

    # Blocks

    def flow(self, parent: Any, place: _Place) -> None:
        """The paragraphs and tables of a body, cell, box, note or header."""
        pending: list[Any] = []
        here = place
        for element, contents in self._members(parent):
            here = replace(place, contents=place.contents or contents)
            if element.tag == f"{self.word}p":
                pending.append(element)
                if self._mark_deleted(element):
                    continue
                self.paragraph(pending, here)
            else:
                if pending:
                    self.paragraph(pending, here)
                if place.cell:
                    self.nested.append((element, here))
                else:
                    self.table(element, here)
            pending = []
            if not place.cell:
                self._open()
        if pending:
            self.paragraph(pending, here)
        if not place.cell:
            self._open()

    def _open(self) -> None:
        """What had to wait: tables in cells, text boxes."""
        while self.nested or self.boxes:
            if self.nested:
                element, place = self.nested.pop(0)
                self.table(element, replace(place, cell=0))
            else:
                element, place = self.boxes.pop(0)
                self.counts["文本框"] += 1
                label = f"文本框{self.counts['文本框']}"
                self._elsewhere(element, replace(place, nature=Nature.BOX, kind=BlockKind.NOTE, label=label, cell=0))

    def _elsewhere(self, element: Any, place: _Place) -> None:
        """A flow of its own in the middle of another one: fields do not reach into it."""
        fields, self.fields = self.fields, []
        self.flow(element, place)
        self.fields = fields

    def _members(self, parent: Any, *, contents: bool = False) -> Iterator[tuple[Any, bool]]:
        for child in parent.iterchildren("*"):
            name = _local(child)
            if name in ("p", "tbl"):
                yield child, contents
            elif name == "sdt":
                gallery = child.find(f"{self.word}sdtPr/{self.word}docPartObj/{self.word}docPartGallery")
                made = gallery is not None and "Table of Contents" in gallery.get(f"{self.word}val", "")
                for inner in child.iterchildren(f"{self.word}sdtContent"):
                    yield from self._members(inner, contents=contents or made)
            elif name in ("customXml", "ins", "moveTo", "smartTag"):
                yield from self._members(child, contents=contents)
            elif name == "AlternateContent":
                yield from self._members(_chosen(child), contents=contents)
            elif name == "altChunk":
                self.skipped["嵌入的另一份文件没有读"] += 1

    def _mark_deleted(self, paragraph: Any) -> bool:
        mark = paragraph.find(f"{self.word}pPr/{self.word}rPr")
        return mark is not None and any(mark.find(f"{self.word}{name}") is not None for name in ("del", "moveFrom"))

    def paragraph(self, group: Sequence[Any], place: _Place) -> None:
        """One paragraph as a reader sees it; several elements where the marks between them are deleted."""
        self.add(self.separator)
        self.separator = "\n"
        last = group[-1]
        id_, style = self._style(last)
        place = replace(place, label=place.label or f"第{self.counts['段'] + 1}段")
        if place.nature is Nature.TEXT:
            place.paragraph = self.paragraphs.get(last, 0)
        start, mark = self.length, len(self.parts)
        list_id, level, number = self._number(last, id_, style)
        if number and number[-1].isascii() and self._begins_ascii(group):
            number += " "
        self.emit(number, replace(place, nature=Nature.NUMBER) if place.nature is Nature.TEXT else place)
        self.in_contents = place.contents or style.name.lower().startswith(("toc ", "table of figures"))
        for element in group:
            self._inline(element, place)
        text = "".join(self.parts[mark:])
        inner = text.strip()
        if not inner or place.cell:
            return
        if self.in_contents:
            self.skipped["目录由 Word 生成，没有检查"] += 1
        elif place.kind is not BlockKind.HEADER or any(char.isalnum() for char in inner):
            first = start + text.index(inner)
            kind, level = self._kind(last, style, place, level if list_id else None)
            self.blocks.append(Block(Span(first, first + len(inner)), kind, level=level))
            self.counts["段"] += place.nature is Nature.TEXT and place.kind is BlockKind.BODY

    def _begins_ascii(self, group: Sequence[Any]) -> bool:
        texts = (leaf.text for element in group for leaf in element.iter(f"{self.word}t") if leaf.text)
        return next(texts, "")[:1].strip().isascii()

    def _kind(self, element: Any, style: _Style, place: _Place, list_level: int | None) -> tuple[BlockKind, int]:
        if place.kind is not BlockKind.BODY:
            return place.kind, 0
        outline = self._integer(element, "pPr/outlineLvl")
        outline = style.outline if outline is None else outline
        if style.name.lower() == "title":
            return BlockKind.TITLE, 0
        if outline is not None and 0 <= outline < 9:
            return BlockKind.HEADING, outline + 1
        if list_level is not None:
            return BlockKind.LIST, list_level + 1
        return BlockKind.BODY, 0

    def _style(self, element: Any) -> tuple[str, _Style]:
        id_ = self._text(element, "pPr/pStyle") or ""
        return id_, self.styles.get(id_) or self.styles.get("", _Style())

    def _number(self, element: Any, style_id: str, style: _Style) -> tuple[str, int, str]:
        """The list of a paragraph ("" for none), its level, and its printed number."""
        direct = self._text(element, "pPr/numPr/numId")
        list_id = style.list_id if direct is None else direct
        if not list_id or list_id == "0":
            return "", 0, ""
        level = self._integer(element, "pPr/numPr/ilvl")
        if level is None:
            level = style.level if style.level is not None else self.numbering.level_of_style(list_id, style_id)
        return list_id, level, self.numbering.mark(list_id, level)

    def _text(self, element: Any, path: str) -> str | None:
        if not len(element) or (path.startswith("pPr/") and element[0].tag != f"{self.word}pPr"):
            # Most paragraphs have no properties of their own, and those that do have them first.
            return None
        child = element.find("/".join(f"{self.word}{step}" for step in path.split("/")))
        return None if child is None else child.get(f"{self.word}val")

    def _integer(self, element: Any, path: str) -> int | None:
        text = self._text(element, path)
        return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else None

    def table(self, element: Any, place: _Place) -> None:
        """A table as one block; one with a single cell is only a frame around paragraphs."""
        rows = [self._cells(row) for row in self._rows(element)]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.flow(rows[0][0], place)
            return
        self.counts["表"] += 1
        name = f"{place.label}表{self.counts['表']}" if place.nature is not Nature.TEXT else f"表{self.counts['表']}"
        cells: list[Cell] = []
        open_: dict[int, int] = {}
        for row_number, row in enumerate(rows):
            column = self._integer(row[0].getparent(), "trPr/gridBefore") or 0 if row else 0
            self.separator = "\n"
            for element_ in row:
                width = max(1, self._integer(element_, "tcPr/gridSpan") or 1)
                merge = element_.find(f"{self.word}tcPr/{self.word}vMerge")
                if merge is not None and merge.get(f"{self.word}val", "continue") != "restart":
                    if column in open_:
                        above = cells[open_[column]]
                        cells[open_[column]] = replace(above, rowspan=row_number - above.row + 1)
                    column += width
                    continue
                open_[column] = len(cells)
                label = f"{name} 第{row_number + 1}行第{column + 1}列"
                self.counts["格"] += 1
                cells.append(
                    replace(
                        self._cell(element_, replace(place, cell=self.counts["格"], label=label)),
                        row=row_number,
                        col=column,
                        colspan=width,
                    )
                )
                column += width
        filled = [cell.span for cell in cells if len(cell.span)]
        if filled:
            self.blocks.append(Block(Span(cells[0].span.start, cells[-1].span.end), BlockKind.TABLE, tuple(cells)))
        self.separator = "\n"

    def _cell(self, element: Any, place: _Place) -> Cell:
        # The separator is printed here, so that an empty cell has its place too.
        self.add(self.separator if self.parts else "")
        self.separator = ""
        start, mark = self.length, len(self.parts)
        self.flow(element, place)
        self.separator = "\t"
        text = "".join(self.parts[mark:])
        inner = text.strip()
        first = start + text.index(inner)
        return Cell(Span(first, first + len(inner)), 0, 0)

    def _rows(self, table: Any) -> Iterator[Any]:
        for child in table.iterchildren("*"):
            name = _local(child)
            if name == "tr":
                if self._text_or_flag(child, "del"):
                    continue
                yield child
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                yield from self._rows(child)

    def _text_or_flag(self, row: Any, name: str) -> bool:
        return row.find(f"{self.word}trPr/{self.word}{name}") is not None

    def _cells(self, row: Any) -> list[Any]:
        found: list[Any] = []
        for child in row.iterchildren("*"):
            name = _local(child)
            if name == "tc":
                found.append(child)
            elif name in ("sdt", "sdtContent", "customXml"):
                found += self._cells(child)
        return found

    # Runs

    def _inline(self, parent: Any, place: _Place) -> None:
        for child in parent.iterchildren("*"):
            name = _local(child)
            if name == "r":
                self._run(child, place)
            elif name in _GONE:
                continue
            elif name == "fldSimple":
                self.fields.append(_Field(child.get(f"{self.word}instr", ""), result=True))
                self._inline(child, place)
                self.fields.pop()
            elif name in ("ins", "moveTo"):
                self._inline(child, replace(place, nature=_revised(place.nature)))
            elif name == "AlternateContent":
                self._inline(_chosen(child), place)
            elif child.tag.startswith(_MATH):
                words = "".join(each.text or "" for each in child.iter(f"{_MATH}t"))
                self.emit(words, _fixed(place))
            else:
                # Hyperlinks, smart tags, content controls, directions: wrappers around runs.
                self._inline(child, place)

    def _run(self, run: Any, place: _Place) -> None:
        properties = run.find(f"{self.word}rPr")
        if properties is not None and self._hidden(properties):
            if any(True for _ in run.iter(f"{self.word}t")):
                self.skipped["隐藏文字没有检查"] += 1
            return
        for child in run.iterchildren("*"):
            self._leaf(child, place)

    def _hidden(self, properties: Any) -> bool:
        vanish = properties.find(f"{self.word}vanish")
        if vanish is not None:
            return vanish.get(f"{self.word}val", "true") not in ("0", "false", "off")
        style = self._text(properties, "rStyle")
        return bool(style and self.styles.get(style, _Style()).hidden)

    def _leaf(self, child: Any, place: _Place) -> None:  # noqa: C901, PLR0912  (one branch an element is clearest)
        match _local(child):
            case "t":
                start, end = visible(child)
                # Word shows other white space in a text as a space.
                self.emit((child.text or "")[start:end].translate(_BLANKS), place, child, start)
            case "tab" | "ptab":
                self.emit("\t", place, child)
            case "br" | "cr":
                self.emit("\n", place, child)
            case "noBreakHyphen":
                self.emit("-", place, child)
            case "sym":
                self.emit(_symbol(child.get(f"{self.word}char", "")), place, child)
            case "fldChar":
                self._field(child.get(f"{self.word}fldCharType", ""))
            case "instrText" if self.fields:
                self.fields[-1].code += child.text or ""
            case "footnoteReference" | "endnoteReference" as name:
                self.notes.append((name.removesuffix("Reference"), child.get(f"{self.word}id", ""), place.paragraph))
            case "ruby":
                for base in child.iterchildren(f"{self.word}rubyBase"):
                    self._inline(base, _fixed(place))
            case "AlternateContent":
                for inner in _chosen(child).iterchildren("*"):
                    self._leaf(inner, _fixed(place))
            case "drawing" | "pict" | "object":
                # A box without words would only put blank lines between its neighbours.
                self.boxes += [(box, place) for box in self._text_boxes(child) if any(box.itertext(f"{self.word}t"))]
            case _:
                pass

    def _field(self, step: str) -> None:
        if step == "begin":
            self.fields.append(_Field())
        elif self.fields and step == "separate":
            self.fields[-1].result = True
        elif self.fields and step == "end":
            self.fields.pop()

    def _text_boxes(self, element: Any) -> Iterator[Any]:
        if element.tag == f"{self.word}txbxContent":
            yield element
        elif _local(element) == "AlternateContent":
            yield from self._text_boxes(_chosen(element))
        else:
            for child in element.iterchildren("*"):
                yield from self._text_boxes(child)


def read(data: bytes, name: str) -> Document:
    """A Word file as a document.

    Raises:
        Unreadable: with one sentence, for what is encrypted, damaged, dangerous or not a Word file.
    """
    try:
        return _document(data, name)
    except Damaged as damaged:
        raise Unreadable(name, damaged.reason) from damaged


def _document(data: bytes, name: str) -> Document:
    package = Package(data, "Word 文件")
    main = package.main()
    root = package.xml(main)
    word = next((f"{{{each}}}" for each in (WORD, STRICT_WORD) if root.tag == f"{{{each}}}document"), "")
    body = root.find(f"{word}body") if word else None
    if body is None:
        raise Damaged("不是 Word 文件：压缩包里没有 Word 正文")
    related = package.related(main)
    by_kind = {kind: target for kind, target in related.values() if target in package}
    walk = _Walk(
        word,
        _styles(package.xml(by_kind["styles"]), word) if "styles" in by_kind else {},
        Numbering.of(package.xml(by_kind["numbering"]), word) if "numbering" in by_kind else Numbering(),
    )
    walk.enter(root)
    walk.flow(body, _Place(main))
    _notes(walk, package, by_kind)
    _headers(walk, package, root, related)
    walk.leave()
    skipped = tuple(
        Skipped(None, reason + (f"（{count} 处）" if count > 1 and "目录" not in reason else ""))
        for reason, count in walk.skipped.items()
    )
    text = "".join(walk.parts)
    if not walk.blocks and not skipped:
        pictures = any("/media/" in each for each in package)
        skipped = (Skipped(None, "文件里没有文字" + ("，只有图片，图片里的字没有检查" if pictures else "")),)
    return Document(text, name, "docx", tuple(walk.blocks), tuple(walk.pieces), skipped, source=Source(data))


def _notes(walk: _Walk, package: Package, by_kind: Mapping[str, str]) -> None:
    wanted, walk.notes = walk.notes, []
    for kind, label in (("footnote", "脚注"), ("endnote", "尾注")):
        part = by_kind.get(f"{kind}s")
        if part is None or not any(each == kind for each, _, _ in wanted):
            continue
        root = package.xml(part)
        walk.enter(root)
        by_id = {each.get(f"{walk.word}id"): each for each in root.iterchildren(f"{walk.word}{kind}")}
        number = 0
        for each, id_, paragraph in wanted:
            if each == kind and id_ in by_id:
                number += 1
                place = _Place(part, Nature.NOTE, BlockKind.NOTE, f"{label}{number}", 0, paragraph)
                walk.flow(by_id.pop(id_), place)


def _headers(walk: _Walk, package: Package, root: Any, related: Mapping[str, tuple[str, str]]) -> None:
    seen: set[str] = set()
    for kind, label in (("header", "页眉"), ("footer", "页脚")):
        for each in root.iter(f"{walk.word}{kind}Reference"):
            id_ = next((value for key, value in each.items() if key.endswith("}id")), "")
            part = related.get(id_, ("", ""))[1]
            if part in package and part not in seen:
                seen.add(part)
                header = package.xml(part)
                walk.enter(header)
                walk.flow(header, _Place(part, Nature.HEADER, BlockKind.HEADER, label))


def _styles(root: Any, word: str) -> dict[str, _Style]:
    """Style id → style with what it inherits; "" is the default paragraph style."""
    raw: dict[str, _Style] = {}
    default = ""
    for each in root.iterchildren(f"{word}style"):
        id_ = each.get(f"{word}styleId", "")

        def value(path: str, each: Any = each) -> str | None:
            child = each.find("/".join(f"{word}{step}" for step in path.split("/")))
            return None if child is None else child.get(f"{word}val", "")

        def number(path: str, value: Callable[[str], str | None] = value) -> int | None:
            text = value(path)
            return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else None

        vanish = value("rPr/vanish")
        raw[id_] = _Style(
            value("name") or "",
            value("basedOn") or "",
            number("pPr/outlineLvl"),
            value("pPr/numPr/numId"),
            number("pPr/numPr/ilvl"),
            vanish is not None and vanish not in ("0", "false", "off"),
        )
        if each.get(f"{word}type") == "paragraph" and each.get(f"{word}default") in ("1", "true", "on"):
            default = id_
    found: dict[str, _Style] = {}
    for id_ in raw:
        _inherit(id_, raw, found)
    if default:
        found[""] = found[default]
    return found


def _inherit(id_: str, raw: Mapping[str, _Style], found: dict[str, _Style]) -> None:
    """Resolve a style and those it is based on, the topmost first; a circle is cut."""
    chain: list[str] = []
    seen: set[str] = set()
    while id_ in raw and id_ not in found and id_ not in seen:
        chain.append(id_)
        seen.add(id_)
        id_ = raw[id_].based
    for each in reversed(chain):
        style, above = raw[each], found.get(raw[each].based, _Style())
        found[each] = replace(
            style,
            outline=above.outline if style.outline is None else style.outline,
            list_id=above.list_id if style.list_id is None else style.list_id,
            level=above.level if style.level is None else style.level,
            hidden=style.hidden or above.hidden,
        )


def _local(element: Any) -> str:
    tag: str = element.tag
    return tag.rpartition("}")[2]


def _chosen(alternate: Any) -> Any:
    """The branch of an ``AlternateContent`` that a current program shows."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is None:
        choice = alternate.find(f"{_MC}Fallback")
    return alternate if choice is None else choice


def _fixed(place: _Place) -> _Place:
    """The place of text that a writer must leave alone: formulas, ruby, alternatives."""
    return replace(place, nature=Nature.FIELD) if place.nature is Nature.TEXT else place


def _revised(nature: Nature) -> Nature:
    return Nature.REVISION if nature is Nature.TEXT else nature


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= value <= 0xF0FF:
        return _SYMBOLS.get(value - 0xF000, "•")
    return chr(value) if 0x20 <= value < 0x110000 and not 0xD800 <= value < 0xE000 else "•"
