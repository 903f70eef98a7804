"""纯文本：认出编码，理顺行尾，记住每段文字在文件里的字节位置。"""

from __future__ import annotations

import codecs

from shuangyong_lint.document import ByteLocator, Document, Piece, Source, Span
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.readers import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark they begin with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = Pattern(rf"[{HAN}\x20-\x7e\s，。、；：！？（）《》“”‘’…—·％①-⑳０-９]+")
_HAN = Pattern(rf"[{HAN}]")
_SPOILT = Pattern("\ufffd+")
_NOT_HAN = Pattern(rf"[^{HAN}]+")
_PLAUSIBLE, _EVERYDAY = 0.9, 0.8
_SAMPLE = 2000
_NULL = "不是文本文件（含有空字节）"
_BINARY = (
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件，请另存为 .docx 或纯文本"),
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
)


def decode(data: bytes, name: str) -> tuple[str, str, int]:
    """Text, encoding and length of the byte-order mark, trying byte-order marks, UTF-8 and GB18030 in this order.

    Raises:
        Unreadable: for a binary file, or if the encoding is not clear.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data, len(bom), encoding, name), encoding, len(bom)
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise Unreadable(name, f"不是文本文件（{kind}）")
    if b"\0" in data:
        raise Unreadable(name, _NULL)
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError as error:
        first = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_like_chinese(text) and text.encode("gb18030") == data:
        return text, "gb18030", 0
    text = data.decode("utf-8", "replace")
    if len(_HAN.findall(text)) > len(_SPOILT.findall(text)):
        line = len(_lines(data[:first].decode("utf-8") + "\ufffd"))
        reason = f"是 UTF-8，但第{line}行（文件的第{first + 1}个字节）不合 UTF-8，请改正那里，或另存为 UTF-8"
        raise Unreadable(name, reason)
    raise Unreadable(name, "编码不明，请另存为 UTF-8")


def _marked(data: bytes, start: int, encoding: str, name: str) -> str:
    """The text behind a byte-order mark."""
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        kind = encoding.upper()
        reason = f"开头标明是 {kind}，第{start + error.start + 1}个字节却不合 {kind}，文件可能已损坏"
        raise Unreadable(name, reason) from error
    if "\0" in text:
        raise Unreadable(name, _NULL)
    return text


def _reads_like_chinese(text: str) -> bool:
    """Whether a decoded text is believable: GB18030 decodes nearly anything, but not to everyday characters.

    The first level of GB/T 2312 (lead bytes B0–D7) holds the 3,755 characters that make up over 99 % of Chinese
    prose; what other encodings turn into is spread over both levels and beyond.
    """
    if len(text) - len(_COMMON.sub("", text)) < _PLAUSIBLE * len(text):
        return False
    han = _NOT_HAN.sub("", text)[:_SAMPLE].encode("gb18030")
    pairs = [lead for lead, trail in zip(han[::2], han[1::2], strict=False) if trail >= 0xA1]
    everyday = sum(0xB0 <= lead <= 0xD7 for lead in pairs)
    return everyday >= _EVERYDAY * max(1, len(han) // 2)


def read(data: bytes, name: str) -> Document:
    """A text file as a document whose lines are its blocks.

    Raises:
        Unreadable: see `decode`.
    """
    text, pieces, source = normalised(data, name)
    return Document(text, name, pieces=pieces, source=source)


def from_text(text: str, name: str) -> Document:
    """Text in memory; line ends are normalised."""
    return Document(text.replace("\r\n", "\n").replace("\r", "\n"), name)


def normalised(data: bytes, name: str) -> tuple[str, tuple[Piece, ...], Source]:
    r"""The text with ``\n`` line ends, a piece for every stretch in which offsets run parallel, and the source."""
    raw, encoding, offset = decode(data, name)
    source = Source(data, encoding)
    if "\r" not in raw:
        return raw, (Piece(Span(0, len(raw)), ByteLocator(offset, encoding)),), source
    pieces: list[Piece] = []
    at = 0
    for line in _lines(raw):
        body = line.rstrip("\r\n")
        length = len(body) + (len(line) > len(body))
        pieces.append(Piece(Span(at, at + length), ByteLocator(offset, encoding)))
        at += length
        offset += len(line.encode(encoding))
    return raw.replace("\r\n", "\n").replace("\r", "\n"), tuple(pieces), source


def _lines(raw: str) -> list[str]:
    """Lines with their ends, split at CRLF, CR and LF only."""
    return [match[0] for match in _LINE.finditer(raw)]


_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
