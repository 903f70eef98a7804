"""Making Word files for tests, and reading marked ones in a way that shares nothing with the package."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
AUTHOR = "shuangyong-lint"


def docx(body: str, parts: Mapping[str, str] | None = None, *, sections: str = "") -> bytes:
    """A Word file with this body; ``parts`` maps styles, numbering, header1 … to the inside of their root."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
             "header1": "hdr", "footer1": "ftr"}  # fmt: skip
    parts = parts or {}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name.rstrip("1")}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELS}/{name.rstrip("1")}" Target="{name}.xml"/>' for name in parts
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        )
        file.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_RELS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
            "</Relationships>",
        )
        file.writestr(
            "word/document.xml", f"<w:document {NS}><w:body>{body}<w:sectPr>{sections}</w:sectPr></w:body></w:document>"
        )
        for name, inside in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{roots[name]} {NS}>{inside}</w:{roots[name]}>")
    return out.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain words become a run."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>{properties}'
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain words (or whole cells)."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>"
            + "".join(cell if cell.startswith("<w:tc") else f"<w:tc>{p(cell)}</w:tc>" for cell in row)
            + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def document_relations(*names: str) -> bytes:
    """The relationships of a main part to parts of these kinds."""
    inside = "".join(f'<Relationship Id="{name}" Type="{_RELS}/{name}" Target="{name}.xml"/>' for name in names)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


def document_xml(data: bytes) -> Any:
    """The root of the main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def resolved(data: bytes, *, accept: bool) -> bytes:
    """The file after all *our* tracked changes are accepted or rejected, and our comments are left as they are."""
    root = document_xml(data)
    for keep, drop in ((("ins", "del") if accept else ("del", "ins")),):
        for element in list(root.iter(f"{{{W}}}{drop}")):
            if element.get(f"{{{W}}}author") == AUTHOR:
                element.getparent().remove(element)
        for element in list(root.iter(f"{{{W}}}{keep}")):
            if element.get(f"{{{W}}}author") == AUTHOR:
                parent = element.getparent()
                at = parent.index(element)
                parent[at : at + 1] = list(element)
    for element in root.iter(f"{{{W}}}delText"):
        if not any(each.tag == f"{{{W}}}del" for each in element.iterancestors()):
            element.tag = f"{{{W}}}t"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, etree.tostring(root) if info.filename == "word/document.xml" else old.read(info))
    return out.getvalue()


def anchored(data: bytes) -> dict[str, str]:
    """Comment id → the original words between its marks: our insertions left out, our deletions kept."""
    found: dict[str, list[str]] = {}
    open_: set[str] = set()
    for event, element in etree.iterwalk(document_xml(data), events=("start", "end")):
        name = element.tag.rpartition("}")[2]
        if any(each.tag.endswith("}txbxContent") for each in element.iterancestors()):
            continue
        if event == "end":
            if name == "p":
                for id_ in open_:
                    found[id_].append("\n")
            continue
        if name == "commentRangeStart":
            open_.add(element.get(f"{{{W}}}id"))
            found[element.get(f"{{{W}}}id")] = []
        elif name == "commentRangeEnd":
            open_.discard(element.get(f"{{{W}}}id"))
        words = {"t": element.text or "", "delText": element.text or "", "tab": "\t", "br": "\n", "cr": "\n",
                 "noBreakHyphen": "-"}.get(name, "")  # fmt: skip
        mine = [each for each in element.iterancestors() if each.tag.rpartition("}")[2] in ("ins", "del", "moveFrom")]
        if words and element.getparent().tag == f"{{{W}}}r" and not any(_hides(each) for each in mine):
            for id_ in open_:
                found[id_].append(words)
    assert not open_
    return {id_: "".join(words) for id_, words in found.items()}


def _hides(element: Any) -> bool:
    ours = element.get(f"{{{W}}}author") == AUTHOR
    return ours is (element.tag == f"{{{W}}}ins")


def comments(data: bytes) -> dict[str, list[str]]:
    """Comment id → its paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/comments.xml"))
    return {
        comment.get(f"{{{W}}}id"): ["".join(each.itertext()) for each in comment.iter(f"{{{W}}}p")]
        for comment in root.iter(f"{{{W}}}comment")
    }
