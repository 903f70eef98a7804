"""标题：独立成行的题目与层次标题，以及段首先说一句的小标题。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import BlockKind, Span, view
from shuangyong_lint.pattern import Pattern, is_han
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.marks import line_marks
from shuangyong_lint.views.parts import LONGEST, is_title, parts
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document
    from shuangyong_lint.views.marks import Mark

RANKS = (
    "第一编",
    "第一部分",
    "第一篇",
    "第一章",
    "第一节",
    "一、",
    "（一）",
    "1.",
    "1.1",
    "1.1.1",
    "1.1.1.1",
    "（1）",
    "1）",
    "①",
)
"""Styles that number headings, outermost first."""

_STOPS = "。；，、：！？;,:!?.…"
_SENTENCE = Pattern("[。；！？]")


class Heading(NamedTuple):
    """A heading.

    Args:
        span: the heading without the end mark of a heading that opens its paragraph.
        level: 0 for the title of a document or part, then 1, 2 … from the outside in.
        mark: its ordinal, if it has one.
        alone: whether it fills its line; otherwise it is the first sentence of a paragraph.
        line: which of `lines` it stands in.
    """

    span: Span
    level: int
    mark: Mark | None
    alone: bool
    line: int

    @property
    def title(self) -> Span:
        """The heading without its ordinal."""
        return Span(min(self.mark.span.end, self.span.end), self.span.end) if self.mark else self.span


@view
def headings(doc: Document) -> tuple[Heading, ...]:
    """All headings in order.

    Source formats that name their headings are believed; in plain text a short line with an ordinal and without end
    mark is one, and so is a short line that ends in the name of a kind of document.
    """
    text = plain(doc)
    titles = {part.title.start for part in parts(doc) if part.title}
    found: list[Heading] = []
    for index, (line, mark) in enumerate(zip(lines(doc), line_marks(doc), strict=True)):
        span, kind = line.span, line.block.kind
        if span.start in titles or kind is BlockKind.TITLE or (kind is BlockKind.HEADING and mark is None):
            level = line.block.level if kind is BlockKind.HEADING else 0
            found.append(Heading(span, level, None, alone=True, line=index))
        elif mark is not None and (kind is BlockKind.HEADING or (mark.style in RANKS and kind is not BlockKind.LIST)):
            found += _numbered(text, span, mark, index, sure=kind is BlockKind.HEADING)
        elif (
            mark is None
            and kind is BlockKind.BODY
            and span.end - span.start <= LONGEST
            and is_title(text[span.start : span.end])
        ):
            found.append(Heading(span, 0, None, alone=True, line=index))
    return tuple(found)


def _numbered(text: str, span: Span, mark: Mark, index: int, *, sure: bool) -> list[Heading]:
    level = RANKS.index(mark.style) + 1 if mark.style in RANKS else len(RANKS)
    body = text[mark.span.end : span.end]
    short = body and len(body) <= LONGEST and body[-1] not in _STOPS
    if sure or (short and not _SENTENCE.search(body) and any(map(is_han, body))):
        return [Heading(span, level, mark, alone=True, line=index)]
    stop = body.find("。")
    if 2 <= stop <= LONGEST and len(body) > stop + 1 and mark.style in ("一、", "（一）", "1.", "（1）"):
        return [Heading(Span(span.start, mark.span.end + stop), level, mark, alone=False, line=index)]
    return []
