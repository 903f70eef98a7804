"""Office 压缩包：安全地拆开，原样地合上；Word 里一段文字的来处。

What the readers and writers of .docx and .xlsx share. A package from outside is hostile until shown otherwise:
sizes are bounded before anything is unpacked, and XML with a document type (bombs, external entities) is refused.
Members that were not changed are copied as the compressed bytes they are.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_MEMBERS = 10_000
MAX_PART = 64 << 20
MAX_TOTAL = 1 << 30
MAX_RATIO = 1_000

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = "http://www.w3.org/XML/1998/namespace"

LEAVES = ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym")
"""Elements of a run that print characters; `RunLocator.node` counts them in document order through a part."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Damaged(Exception):  # noqa: N818  (the reason is a sentence for the reader of a report)
    """A package that cannot or must not be opened; ``reason`` says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Nature(StrEnum):
    """What a stretch of a Word document is made of, which decides what a writer may do to it."""

    TEXT = "正文"
    NUMBER = "自动编号"
    FIELD = "域"
    BOX = "文本框"
    NOTE = "注释"
    HEADER = "页眉页脚"
    REVISION = "修订"


@dataclass(frozen=True, slots=True)
class RunLocator:
    """Where a piece of a Word document's text stands.

    Args:
        part: the package member, such as ``word/document.xml``.
        node: which of the part's `LEAVES` it was read from, counted from 0; -1 for an automatic number.
        offset: how many characters of that element come before the piece.
        nature: what it is made of.
        paragraph: which ``w:p`` of the main part a remark on it belongs to, counted from 0.
        cell: which table cell it lies in, numbered through the document; 0 outside tables.
        place: the place for a person, such as “第3段”.
    """

    part: str
    node: int
    offset: int
    nature: Nature
    paragraph: int
    cell: int
    place: str

    def where(self, _offset: int) -> str | None:
        """The place for a person."""
        return self.place


class Package:
    """A zip package in memory.

    Raises:
        Damaged: with a clear sentence, for what is not a package, is encrypted, too big or broken.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise Damaged("文件加了密码，请先在 Word 或 WPS 里取消密码再检查")
            raise Damaged("内容是旧版 Office 文件，请在 Word 或 WPS 里另存为新格式")
        if not data:
            raise Damaged("文件是空的")
        if not data.startswith(b"PK"):
            raise Damaged(f"不是 {kind}：后缀与内容不符，或文件已损坏")
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _TROUBLE as error:
            raise Damaged(f"{kind}已损坏：压缩包不完整，请重新取得，或在原来的软件里修复") from error
        if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise Damaged("压缩包展开后过大，可能是压缩炸弹，没有打开")
        self._infos = {info.filename: info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises:
            Damaged: if it is missing, too big or broken.
        """
        info = self._infos.get(name)
        if info is None:
            raise Damaged(f"{self._kind}已损坏：缺少 {name}")
        if info.flag_bits & 1:
            raise Damaged("压缩包加了密码，请先解密")
        if info.file_size > MAX_PART or info.file_size > MAX_RATIO * max(info.compress_size, 1 << 10):
            raise Damaged("压缩包里的内容展开后过大，可能是压缩炸弹，没有打开")
        try:
            return self._zip.read(info)
        except _TROUBLE as error:
            raise Damaged(f"{self._kind}已损坏：{name} 读不出来") from error

    def xml(self, name: str) -> Any:
        """The root element of one member.

        Raises:
            Damaged: as for `read`, or if it is not well-formed, nested without end, or carries a document type.
        """
        return parse_xml(self.read(name), f"{self._kind}已损坏：{name} ")

    def main(self) -> str:
        """The name of the main part.

        Raises:
            Damaged: if the package does not say.
        """
        for kind, target in self.related("").values():
            if kind == "officeDocument":
                return target
        raise Damaged(f"{self._kind}已损坏：没有写明正文在哪里")

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What ``part`` (or with "" the package) refers to inside the package: id → (kind, member name)."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if name not in self:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for each in self.xml(name).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if each.get("TargetMode") != "External":
                target = each.get("Target", "")
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], path)
        return found

    def saved(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with some members replaced or added; all others keep their compressed bytes and their order."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for info in self._zip.infolist():
                if info.filename in changed:
                    fresh = zipfile.ZipInfo(info.filename, info.date_time)
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    fresh.external_attr = info.external_attr
                    new.writestr(fresh, changed[info.filename])
                else:
                    self._copy(info, new, out)
            for name, data in changed.items():
                if name not in self:
                    new.writestr(name, data)
        return out.getvalue()

    def _copy(self, info: zipfile.ZipInfo, new: zipfile.ZipFile, out: io.BytesIO) -> None:
        name_length, extra_length = struct.unpack_from("<HH", self._data, info.header_offset + 26)
        start = info.header_offset + 30 + name_length + extra_length
        fresh = copy(info)
        fresh.header_offset = out.tell()
        # Sizes and checksum are known: they go into the header instead of a descriptor behind the data.
        fresh.flag_bits &= ~0x08
        out.write(fresh.FileHeader())
        out.write(self._data[start : start + info.compress_size])
        new.filelist.append(fresh)
        new.NameToInfo[fresh.filename] = fresh
        new.start_dir = out.tell()


def parse_xml(data: bytes, complaint: str) -> Any:
    """The root element of XML from outside.

    Raises:
        Damaged: ``complaint`` and the reason.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if str(error).startswith("Excessive depth"):
            # Sound XML, but deeper than the parser will go.
            raise Damaged("结构一层套一层，深得读不完，请在原来的软件里另存一份再检查") from error
        raise Damaged(f"{complaint}不是合格的 XML") from error
    if root.getroottree().docinfo.doctype:
        raise Damaged(f"{complaint}含有文档类型声明（可能引入外部内容或造成膨胀），没有打开")
    return root


def visible(text: Any) -> tuple[int, int]:
    """The range of a ``w:t`` element's text that is printed: its ends are trimmed unless white space is preserved."""
    words = text.text or ""
    at = text
    while at is not None:
        if space := at.get(f"{{{XML}}}space"):
            if space == "preserve":
                return 0, len(words)
            break
        at = at.getparent()
    start = len(words) - len(words.lstrip(" \t\r\n"))
    return start, max(start, len(words.rstrip(" \t\r\n")))
