"""把全角半角理顺、长度不变的文字：词表、视图都读它。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.document import view
from shuangyong_lint.pattern import Pattern, is_han

if TYPE_CHECKING:
    import re

    from shuangyong_lint.document import Document

MASK = "\ufffc"
"""Stands for every character that is not prose (code, link targets, markup)."""

_NARROW = (
    {0xFF10 + i: 0x30 + i for i in range(10)}
    | {base + i: 0x41 + i + (0x20 if base == 0xFF41 else 0) for base in (0xFF21, 0xFF41) for i in range(26)}
    | {0xFF05: 0x25}
)
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_BESIDE = frozenset("，。、；：！？（）《》〈〉“”‘’【】〔〕「」『』…—")
_MARKS = Pattern("[,;:!?()][,;:!?()]*")
_WIDTHS = Pattern("[\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ANY = Pattern("[,;:!?()\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""What `plain_text` may change: most words of the lexicon hold none of it."""

_UNUSUAL = Pattern("[^一-鿿，。、；：？！（）《》“”—…·0-9A-Za-z.,%:() \\n\u3000-]")


def plain_text(text: str) -> str:
    """Full-width digits, Latin and ％ to half-width; half-width marks to full-width beside Chinese. Same length."""
    if text.isascii() or not _ANY.search(text):
        return text
    return _MARKS.sub(_widened, _WIDTHS.sub(lambda match: match[0].translate(_NARROW), text))


def _widened(match: re.Match[str]) -> str:
    """A run of half-width marks, wide if Chinese stands on either side, so never between digits (8:30, 1,000)."""
    text, start, end = match.string, match.start(), match.end()
    for beside in (text[start - 1 : start], text[end : end + 1]):
        if not beside.isascii() and (beside in _BESIDE or is_han(beside)):
            return match[0].translate(_WIDE)
    return match[0]


@view
def prose(doc: Document) -> str:
    """The text with everything that is not prose replaced by `MASK`; same length, line ends kept."""
    blocks = doc.blocks or ()
    if _is_prose(doc):
        return doc.text
    parts: list[str] = []
    at = 0

    def hide(end: int) -> None:
        nonlocal at
        gap = doc.text[at:end]
        parts.append(gap if gap.isspace() else "".join(c if c.isspace() else MASK for c in gap))
        at = max(at, end)

    def show(end: int) -> None:
        nonlocal at
        parts.append(doc.text[at:end])
        at = max(at, end)

    for block in blocks:
        if block.cells:
            for cell in block.cells:
                hide(cell.span.start)
                for hole in block.holes:
                    if cell.span.covers(hole):
                        show(hole.start)
                        hide(hole.end)
                show(cell.span.end)
        else:
            hide(block.span.start)
            for hole in block.holes:
                show(hole.start)
                hide(hole.end)
            show(block.span.end)
    hide(len(doc.text))
    return "".join(parts)


def _is_prose(doc: Document) -> bool:
    """Whether nothing but white space stands outside the blocks, and they have no holes."""
    at = 0
    for block in doc.blocks or ():
        start = block.span.start
        if block.cells or block.holes or (start > at and not doc.text[at:start].isspace()):
            return False
        at = max(at, block.span.end)
    return not doc.text[at:].strip()


@view
def unusual(doc: Document) -> str:
    """The characters of the text that most reports are without, each once, in no order: no Chinese, no everyday mark.

    One pass that saves the checks of rare glyphs a search each.
    """
    return "".join(set(_UNUSUAL.findall(doc.text)))


@view
def plain(doc: Document) -> str:
    """`prose` with widths put in order (`plain_text`): what the lexicon, guards and views read. Same length."""
    text = prose(doc)
    if _WIDTHS.search(unusual(doc)) or any(mark in text for mark in ",;:!?()"):
        return plain_text(text)
    return text
