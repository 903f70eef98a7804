"""报告的写法：报告进，文字出，一个文件一种格式（``render(report) -> str``）。"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from shuangyong_lint.document import view

if TYPE_CHECKING:
    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.finding import Diagnostic, Evidence

FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
    "html": "html",
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


def in_lines(doc: Document) -> bool:
    """Whether line and column of the text are those of the file, as programs that open it need them."""
    return doc.format in ("text", "markdown")


def uri(name: str) -> str:
    """A document's name as a URI reference: relative where it is, always with ``/``."""
    import os  # noqa: PLC0415  (only some formats need it)
    from pathlib import PurePath  # noqa: PLC0415
    from urllib.parse import quote  # noqa: PLC0415

    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def sentence(diagnostic: Diagnostic, doc: Document) -> str:
    """Title, message, place, other places, authority and cures in one paragraph, for formats that hold one string."""
    parts = [f"{diagnostic.title}：{diagnostic.message}"]
    if not in_lines(doc):
        parts.append(f"位置：{place_words(doc, diagnostic.span)}，原文“{quoted(doc, diagnostic.span)}”")
    if len(diagnostic.occurrences) > 1:
        parts.append(f"共 {len(diagnostic.occurrences)} 处")
    parts += [f"佐证：{evidence_words(doc, each)}" for each in diagnostic.finding.evidence]
    if diagnostic.source:
        parts.append(f"依据：{'；'.join(diagnostic.source)}")
    parts += [f"改法：{fix.title}（{fix.safety.label}）" for fix in diagnostic.finding.fixes[:3]]
    return "\n".join(parts)


def evidence_words(doc: Document, evidence: Evidence) -> str:
    """One piece of evidence with its place and words."""
    if evidence.document:
        return f"{evidence.message}（{evidence.document}）"
    if evidence.span is None:
        return evidence.message
    return f"{evidence.message}，{place_words(doc, evidence.span)}：“{quoted(doc, evidence.span)}”"


def quoted(doc: Document, span: Span) -> str:
    """The words of a span, shortened, on one line."""
    words = doc[span].replace("\n", "⏎").replace("\t", " ")
    return f"{words[:_QUOTE]}…" if len(words) > _QUOTE else words


_QUOTE = 60
