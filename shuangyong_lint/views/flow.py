"""行文：哪些行在句子中间断开，下一行接着说。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.document import BlockKind, view
from shuangyong_lint.pattern import is_han
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.marks import line_marks
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

_DIGITS = frozenset("0123456789")
_ENDED = frozenset("。！？；：…”）】》")
_COUNTED = "多余个名户元年月日万亿%"
_PROSE = 14
"""A line of prose has at least so many characters; verse and addresses are shorter."""


def _is_word(character: str) -> bool:
    return is_han(character) or character in _DIGITS


@view
def broken_lines(doc: Document) -> frozenset[int]:
    """Which of `lines` break off inside a sentence that the next line goes on with.

    A line ending in ， or 、, in a figure torn from what it counts, in a word where the next begins with one character
    and a comma (优抚政｜策，), or where only it and its like are indented. A text that is wrapped at a width as a whole
    has none.
    """
    all_lines = lines(doc)
    if doc.format != "text" or len(all_lines) < 2:
        return frozenset()
    text = plain(doc)
    long = [line.span for line in all_lines if line.span.end - line.span.start >= 20]
    open_ = sum(text[span.end - 1] not in "。！？；：”）】)]…" for span in long)
    if len(long) >= 10 and 3 * open_ > len(long):
        return frozenset()
    indented = [text[span.start - 1 : span.start] in (" ", "　") for span in long]
    by_indent = len(long) >= 4 and sum(indented) >= 0.8 * len(long)
    titles = {heading.line for heading in headings(doc) if heading.alone}
    marks = line_marks(doc)
    found = set()
    for index in range(len(all_lines) - 1):
        here, following = all_lines[index].span, all_lines[index + 1].span
        last = text[here.end - 1]
        if last in _ENDED:
            continue
        between = text[here.end : following.start]
        if here.end - here.start < _PROSE or between[-1:] in " 　\t" or between.strip(" ") != "\n":
            continue
        if index in titles or index + 1 in titles or marks[index + 1]:
            continue
        if all_lines[index].block.kind is not BlockKind.BODY:
            continue
        if text[following.end - 1] not in "。！？；" or not _is_word(text[following.start]):
            continue
        second = text[following.start : following.end]
        prose = any(stop in second for stop in "，。") and len(second) > 4
        inside = any(stop in text[here.start : here.end] for stop in "，。；")
        outdent = by_indent and text[here.start - 1 : here.start] in (" ", "　")
        # 还有40｜多个人: a figure is torn from what it counts.
        torn = last.isdigit() and second[0] in _COUNTED
        if prose and (last in "，、" or (inside and _is_word(last) and (second[1] == "，" or outdent or torn))):
            found.add(index)
    return frozenset(found)
