"""批注与修订写进 Word：原文一字不少，改动由人接受。

Every comment stands at the exact words of its finding; every edit is a tracked change. Only the main part, the
comments, their relationship and their content type are touched; all other members keep their bytes.
Words that no comment can hold (in a field, text box, note or header, across cells) get theirs on the nearest
paragraph, which says so.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from shuangyong_lint.document import Edit, Span
from shuangyong_lint.ooxml import CONTENT_TYPES, LEAVES, RELATIONSHIPS, XML, Nature, Package, RunLocator, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shuangyong_lint.document import Document, Piece

AUTHOR = "shuangyong-lint"
INITIALS = "校"

_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LOOSE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NATURES = (Nature.TEXT, Nature.REVISION)
_ANNOTATIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "bookmarkStart", "permStart")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to write: its place (None for the whole document) and its paragraphs."""

    span: Span | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Point:
    """A boundary between characters of the main part: behind ``offset`` characters of leaf number ``node``."""

    node: int
    offset: int


def trackable(document: Document) -> Callable[[Iterable[Edit]], bool]:
    """A test of whether edits of this document can all be written as tracked changes.

    Not in fields, numbers, text boxes, notes, headers or others' insertions; not across paragraphs or cells.
    """
    places = _Places(document)
    return lambda edits: all(places.editable(edit) for edit in edits)


def annotated(
    document: Document, remarks: Sequence[Remark], edits: Sequence[Edit] = (), when: datetime | None = None
) -> bytes:
    """The Word file with comments and tracked changes in it.

    Args:
        document: as the Word reader read it, with its source.
        remarks: the comments, in any order.
        edits: net edits in the document's coordinates, each `trackable`, not touching one another.
        when: the time that comments and changes carry; now by default.

    Returns:
        The bytes of the new file.

    Raises:
        ValueError: if the document did not come from a Word file or an edit is not trackable.
    """
    if document.source is None or document.format != "docx":
        raise ValueError("the document was not read from a Word file")
    package = Package(document.source.data, "Word 文件")
    main = package.main()
    places = _Places(document)
    if bad := [edit for edit in edits if not places.editable(edit)]:
        raise ValueError(f"not trackable: {bad[0]}")
    root = package.xml(main)
    stamp = (when or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    page = _Page(root, places, stamp)
    comments = _Comments(package, main, page.word, stamp)
    page.write(remarks, [each for edit in edits for each in (_least(document, edit),) if each], comments)
    changed = {main: _serialised(root)}
    if remarks:
        changed |= comments.parts()
    return package.saved(changed)


def _least(document: Document, edit: Edit) -> Edit | None:
    """The edit without what stays the same at both ends; None if nothing is left."""
    old, new = document[edit.span], edit.new
    if old == new:
        return None
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(Span(edit.span.start + head, edit.span.end - tail), new[head : len(new) - tail])


class _Places:
    """From code points to places in the main part."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._pieces: Sequence[Piece] = document.pieces
        self._starts = [piece.span.start for piece in self._pieces]

    def at(self, position: int) -> tuple[RunLocator, _Point] | None:
        """The locator of the character at ``position`` and the point before it; None between paragraphs or cells."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        piece = self._pieces[index]
        locator = piece.locator
        if position >= piece.span.end or not isinstance(locator, RunLocator):
            return None
        return locator, _Point(locator.node, locator.offset + position - piece.span.start)

    def within(self, span: Span) -> Iterator[tuple[Span, RunLocator]]:
        """The stretches of ``span`` that come from the source, each with its locator."""
        index = max(0, bisect_right(self._starts, span.start) - 1)
        while index < len(self._pieces) and self._pieces[index].span.start < span.end:
            piece = self._pieces[index]
            if piece.span.overlaps(span) and isinstance(piece.locator, RunLocator):
                yield Span(max(piece.span.start, span.start), min(piece.span.end, span.end)), piece.locator
            index += 1

    def range(self, span: Span) -> tuple[_Point, _Point] | None:
        """The two points between which a comment holds exactly ``span``; None if no comment can."""
        if not len(span):
            return self._caret(span.start)
        locators = [locator for _, locator in self.within(span)]
        first, last = self.at(span.start), self.at(span.end - 1)
        if first is None or last is None or len({locator.cell for locator in locators}) > 1:
            return None
        if not all(locator.node >= 0 and locator.nature in _NATURES for locator in locators):
            return None
        return first[1], _Point(last[1].node, last[1].offset + 1)

    def _caret(self, position: int) -> tuple[_Point, _Point] | None:
        before = self.at(position - 1) if position else None
        if before and before[0].node >= 0 and before[0].nature in _NATURES:
            point = _Point(before[1].node, before[1].offset + 1)
            return point, point
        after = self.at(position)
        if after and after[0].node >= 0 and after[0].nature in _NATURES:
            return after[1], after[1]
        return None

    def insertion(self, position: int) -> tuple[_Point, bool] | None:
        """Where to insert: behind the plain character before (True), else before the plain one after; or nowhere."""
        before = self.at(position - 1) if position else None
        if before and before[0].node >= 0 and before[0].nature is Nature.TEXT:
            return _Point(before[1].node, before[1].offset + 1), True
        after = self.at(position)
        if after and after[0].node >= 0 and after[0].nature is Nature.TEXT:
            return after[1], False
        return None

    def editable(self, edit: Edit) -> bool:
        """Whether an edit can be a tracked change."""
        least = _least(self.document, edit)
        if least is None:
            return True
        if "\n" in least.new:
            return False
        if not len(least.span):
            return self.insertion(least.span.start) is not None
        stretches = list(self.within(least.span))
        return (
            sum(len(stretch) for stretch, _ in stretches) == len(least.span)
            and len({locator.paragraph for _, locator in stretches}) == 1
            and all(locator.node >= 0 and locator.nature is Nature.TEXT for _, locator in stretches)
        )

    def nearest(self, span: Span) -> RunLocator | None:
        """The locator of the first character of ``span`` that has one, or of the last before it."""
        for _, locator in self.within(span):
            return locator
        index = max(0, bisect_right(self._starts, span.start) - 1)
        before = self._pieces[index].locator if self._pieces else None
        return before if isinstance(before, RunLocator) else None


class _Page:
    """The main part while it is being written."""

    def __init__(self, root: Any, places: _Places, stamp: str) -> None:
        self.word = root.tag.removesuffix("document")
        self._root = root
        self._places = places
        self._stamp = stamp
        self._leaves = list(root.iter(*(f"{self.word}{name}" for name in LEAVES)))
        self._paragraphs = list(root.iter(f"{self.word}p"))
        # After cutting: the run that begins, and the one that ends, at a point.
        self._begin: dict[_Point, Any] = {}
        self._end: dict[_Point, Any] = {}
        # The outermost element that a changed run has become a part of, on its left and right.
        self._head: dict[Any, Any] = {}
        self._tail: dict[Any, Any] = {}
        ids = (each.get(f"{self.word}id", "") for name in _ANNOTATIONS for each in root.iter(f"{self.word}{name}"))
        self._next = max((int(id_) for id_ in ids if id_.isdecimal()), default=0) + 1

    def write(self, remarks: Sequence[Remark], edits: Sequence[Edit], comments: _Comments) -> None:
        ranges = [self._places.range(remark.span) if remark.span else None for remark in remarks]
        points = {point for pair in ranges if pair for point in pair}
        replaced: list[tuple[Edit, tuple[_Point, _Point]]] = []
        inserted: list[tuple[Edit, tuple[_Point, bool]]] = []
        for edit in edits:
            if len(edit.span) and (pair := self._places.range(edit.span)):
                replaced.append((edit, pair))
                points |= set(pair)
            elif place := self._places.insertion(edit.span.start):
                inserted.append((edit, place))
                points.add(place[0])
        self._cut(points)
        for edit, pair in replaced:
            self._replace(edit.new, pair)
        for edit, place in inserted:
            self._insert(edit.new, place)
        for remark, pair_ in zip(remarks, ranges, strict=True):
            if pair_:
                self._comment(pair_, comments.add(remark.lines))
            else:
                self._aside(remark, comments)

    def _cut(self, points: Iterable[_Point]) -> None:
        """Split runs so that every point falls between two of them, and remember the runs on both sides."""
        by_run: dict[Any, dict[int, set[int]]] = {}
        for point in points:
            run = self._leaves[point.node].getparent()
            by_run.setdefault(run, {}).setdefault(point.node, set()).add(point.offset)
        numbers = {self._leaves[node]: node for cuts in by_run.values() for node in cuts}
        for run, cuts in by_run.items():
            self._split(run, cuts, numbers)

    def _split(self, run: Any, cuts: dict[int, set[int]], numbers: dict[Any, int]) -> None:
        """One run becomes several, each with the properties of the whole."""
        properties = run.find(f"{self.word}rPr")
        filled = 0 if properties is None else 1
        begin: dict[_Point, Any] = {}

        def fresh() -> Any:
            part = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
            if properties is not None:
                part.append(deepcopy(properties))
            return part

        parts = [fresh()]
        for child in [each for each in run if each is not properties]:
            node = numbers.get(child)
            if not self._is_leaf(child):
                # Pictures and note references get a run of their own, so that no change of words takes them along.
                parts += [fresh(), fresh()]
                parts[-2].append(child)
                continue
            if node is None:
                parts[-1].append(child)
                continue
            for start, piece, end in self._slices(child, cuts[node]):
                if start in cuts[node]:
                    if len(parts[-1]) > filled:
                        parts.append(fresh())
                    begin[_Point(node, start)] = parts[-1]
                parts[-1].append(piece)
                if end in cuts[node]:
                    self._end[_Point(node, end)] = parts[-1]
                    parts.append(fresh())
        kept = [part for part in parts if len(part) > filled]
        self._begin |= begin
        kept[-1].tail = run.tail
        parent = run.getparent()
        index = parent.index(run)
        parent[index : index + 1] = kept

    def _slices(self, leaf: Any, cuts: set[int]) -> Iterator[tuple[int, Any, int]]:
        """The parts of a leaf between cuts, with where each begins and ends."""
        if leaf.tag != f"{self.word}t":
            yield 0, leaf, 1
            return
        start, end = visible(leaf)
        for stop in sorted({each for each in cuts if start < each < end} | {end}):
            yield start, self._piece(leaf, (leaf.text or "")[start:stop]), stop
            start = stop

    def _is_leaf(self, child: Any) -> bool:
        return child.tag.removeprefix(self.word) in LEAVES

    def _piece(self, like: Any, text: str) -> Any:
        element = etree.Element(like.tag, like.attrib)
        element.set(f"{{{XML}}}space", "preserve")
        element.text = text
        return element

    def _replace(self, new: str, pair: tuple[_Point, _Point]) -> None:
        first, last = self._begin[pair[0]], self._end[pair[1]]
        for run in self._between(first, last):
            kinds = {self._is_leaf(each) for each in run if each.tag != f"{self.word}rPr"}
            if len(kinds) > 1:
                self._split(run, {}, {})
        for run in self._between(first, last):
            if any(self._is_leaf(each) for each in run):
                self._delete(run)
        if new:
            added = self._insertion(new, first)
            self._head[last].addnext(added)
            self._tail[last] = added

    def _between(self, first: Any, last: Any) -> list[Any]:
        runs = list(_above(first, f"{self.word}p").iter(f"{self.word}r"))
        return [run for run in runs[runs.index(first) : runs.index(last) + 1] if len(run)]

    def _delete(self, run: Any) -> None:
        deleted = self._change("del")
        deleted.tail, run.tail = run.tail, None
        run.getparent().replace(run, deleted)
        deleted.append(run)
        for text in list(run.iterchildren(f"{self.word}t")):
            text.tag = f"{self.word}delText"
            text.set(f"{{{XML}}}space", "preserve")
        self._head[run] = self._tail[run] = deleted

    def _insert(self, text: str, place: tuple[_Point, bool]) -> None:
        point, behind = place
        run = self._end[point] if behind else self._begin[point]
        added = self._insertion(text, run)
        if behind:
            self._tail.get(run, run).addnext(added)
            self._tail[run] = added
        else:
            self._head.get(run, run).addprevious(added)
            self._head[run] = added

    def _insertion(self, text: str, like: Any) -> Any:
        inserted = self._change("ins")
        run = etree.SubElement(inserted, f"{self.word}r")
        properties = like.find(f"{self.word}rPr")
        if properties is not None:
            properties = deepcopy(properties)
            for old in properties.findall(f"{self.word}rPrChange"):
                properties.remove(old)
            run.append(properties)
        for index, words in enumerate(text.split("\t")):
            if index:
                etree.SubElement(run, f"{self.word}tab")
            if words:
                element = etree.SubElement(run, f"{self.word}t")
                element.set(f"{{{XML}}}space", "preserve")
                element.text = words
        return inserted

    def _change(self, name: str) -> Any:
        element = etree.Element(f"{self.word}{name}", nsmap=self._root.nsmap)
        element.set(f"{self.word}id", str(self._next))
        element.set(f"{self.word}author", AUTHOR)
        element.set(f"{self.word}date", self._stamp)
        self._next += 1
        return element

    def _comment(self, pair: tuple[_Point, _Point], number: int) -> None:
        start, end = self._marks(number)
        if pair[0] == pair[1]:
            if pair[0] in self._end:
                run = self._end[pair[0]]
                self._tail.get(run, run).addnext(start)
            else:
                run = self._begin[pair[0]]
                self._head.get(run, run).addprevious(start)
            start.addnext(end)
        else:
            first, last = self._begin[pair[0]], self._end[pair[1]]
            self._head.get(first, first).addprevious(start)
            self._tail.get(last, last).addnext(end)
        self._refer(end, number)

    def _aside(self, remark: Remark, comments: _Comments) -> None:
        """A comment on a whole paragraph, for words that cannot carry one themselves, or for the whole document."""
        if not self._paragraphs:
            return
        lines, index = remark.lines, 0
        if remark.span is not None:
            locator = self._places.nearest(remark.span)
            words = self._places.document[remark.span].replace("\n", "⏎").replace("\t", "｜")
            place = locator.place if locator else "正文"
            if locator and locator.nature not in (Nature.TEXT, Nature.REVISION, Nature.NOTE, Nature.BOX):
                place += f"（{locator.nature.value}）"
            lines = (f"批注不能直接加在原处。原处：{place}；原文：“{words}”", *lines)
            index = min(locator.paragraph, len(self._paragraphs) - 1) if locator else 0
        number = comments.add(lines)
        start, end = self._marks(number)
        paragraph = self._paragraphs[index]
        properties = paragraph.find(f"{self.word}pPr")
        if properties is None:
            paragraph.insert(0, start)
        else:
            properties.addnext(start)
        paragraph.append(end)
        self._refer(end, number)

    def _marks(self, number: int) -> tuple[Any, Any]:
        marks = [etree.Element(f"{self.word}commentRange{side}", nsmap=self._root.nsmap) for side in ("Start", "End")]
        for mark in marks:
            mark.set(f"{self.word}id", str(number))
        return marks[0], marks[1]

    def _refer(self, end: Any, number: int) -> None:
        """The reference to a comment, outside of any revision, so that rejecting one does not carry it away."""
        outer = end
        while outer.getparent().tag in (f"{self.word}ins", f"{self.word}moveTo"):
            outer = outer.getparent()
        run = etree.Element(f"{self.word}r", nsmap=self._root.nsmap)
        etree.SubElement(run, f"{self.word}commentReference").set(f"{self.word}id", str(number))
        outer.addnext(run)


def _above(element: Any, tag: str) -> Any:
    while element.tag != tag:
        element = element.getparent()
    return element


class _Comments:
    """The comments part: the one that is there, or a new one with its relationship and content type."""

    def __init__(self, package: Package, main: str, word: str, stamp: str) -> None:
        self._package = package
        self._main = main
        self._word = word
        self._stamp = stamp
        self._part = next((target for kind, target in package.related(main).values() if kind == "comments"), "")
        self._new = self._part not in package
        if self._new:
            folder = main.rpartition("/")[0]
            self._part = f"{folder}/comments.xml" if folder else "comments.xml"
            while self._part in package:
                self._part = self._part.replace("comments", "comments1")
            self._root = etree.Element(f"{word}comments", nsmap={"w": word.strip("{}")})
        else:
            self._root = package.xml(self._part)
        ids = [each.get(f"{word}id", "") for each in self._root.iter(f"{word}comment")]
        self._next = max((int(id_) for id_ in ids if id_.isdecimal()), default=-1) + 1

    def add(self, lines: Sequence[str]) -> int:
        """A comment with these paragraphs; returns its id."""
        number = self._next
        self._next += 1
        comment = etree.SubElement(self._root, f"{self._word}comment")
        for name, value in (("id", str(number)), ("author", AUTHOR), ("date", self._stamp), ("initials", INITIALS)):
            comment.set(f"{self._word}{name}", value)
        for index, line in enumerate(lines):
            paragraph = etree.SubElement(comment, f"{self._word}p")
            # The document's normal style may be 三号 with an indent; a comment is small and flush.
            properties = etree.SubElement(paragraph, f"{self._word}pPr")
            self._value(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
            self._value(properties, "ind", left="0", firstLineChars="0", firstLine="0")
            self._value(properties, "jc", val="left")
            if not index:
                mark = etree.SubElement(paragraph, f"{self._word}r")
                etree.SubElement(mark, f"{self._word}annotationRef")
            run = etree.SubElement(paragraph, f"{self._word}r")
            style = etree.SubElement(run, f"{self._word}rPr")
            self._value(style, "sz", val="20")
            self._value(style, "szCs", val="20")
            text = etree.SubElement(run, f"{self._word}t")
            text.set(f"{{{XML}}}space", "preserve")
            text.text = _printable(line)
        return number

    def _value(self, parent: Any, name: str, **values: str) -> None:
        element = etree.SubElement(parent, f"{self._word}{name}")
        for key, value in values.items():
            element.set(f"{self._word}{key}", value)

    def parts(self) -> dict[str, bytes]:
        """The members to write."""
        changed = {self._part: _serialised(self._root)}
        if not self._new:
            return changed
        folder, _, file = self._main.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if name in self._package:
            relations = self._package.xml(name)
        else:
            relations = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
        taken = {each.get("Id") for each in relations}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        relation = etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{_STRICT if 'purl.oclc' in self._word else _LOOSE}/comments")
        relation.set("Target", self._part.rpartition("/")[2])
        changed[name] = _serialised(relations)
        types = self._package.xml("[Content_Types].xml")
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{self._part}")
        override.set("ContentType", _COMMENTS_TYPE)
        changed["[Content_Types].xml"] = _serialised(types)
        return changed


def _printable(text: str) -> str:
    """What XML can hold."""
    return "".join(
        char if (char >= " " and char not in "\ufffe\uffff") or char in "\t\n" else "\ufffd" for char in text
    )


def _serialised(root: Any) -> bytes:
    data: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return data
