"""公文的眉目：标题、文种、主送机关、成文日期。"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view, within
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.parts import parts
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.document import Document

STATUTORY = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知"),
    *("通报", "报告", "请示", "批复", "议案", "函", "纪要"),
)
"""The fifteen kinds of 《党政机关公文处理工作条例》第八条, without 令, which is also the end of other words."""

_HEAD = 8
"""Among so many lines from the top of a part its title stands."""
_LONGEST = 60
_GENRE = Pattern(rf"的(?P<genre>{'|'.join(STATUTORY)})(?:[（(][^（()）\n]{{1,12}}[）)])?[ 　]*\Z")
_REST = Pattern(rf"[{HAN}]{{0,20}}的(?:{'|'.join(STATUTORY)})[ 　]*\Z")
_BODIES = (
    "政府|办事处|局|办公室|部门|单位|机关|党组|党委|支部|机构|"
    "厅|乡镇|街道|企业|学校|公司|中心|科室|县区|区县|部|院|会|委|办"
)
_ADDRESSEE = Pattern(
    rf"[ 　]*(?P<who>(?:各|县|市|省|区|州|镇|乡|国务院|中共|[{HAN}]{{2,12}}?[省市县区州乡镇局厅委部])"
    rf"[^。；：:！？\n]{{0,80}}?"
    rf"(?:{_BODIES})(?:[（(][^（()）\n]{{1,12}}[）)])?)[：:；，。、][ 　]*\Z"
)
_NUMBER = Pattern(r"[^。，；：\n]{1,20}[〔\[（(](?:19|20)?\d\d[〕\]）)][^。，；：\n]{1,8}号[ 　]*\Z")
_DATE = Pattern(r"[ 　]*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ 　]*\Z")


class Letter(NamedTuple):
    """A document that tells somebody something: 关于……的通知, with whom it is for under the title.

    Args:
        title: the title, all of its lines.
        genre: the kind of document it names; empty if none.
        addressee: who it is for, without the mark behind; None if the line under the title, or under the number that
            follows it, names nobody.
        date: the first line of its own that is a date; None if there is none.
        after: the line that follows the date.
    """

    title: Span
    genre: str
    addressee: Span | None
    date: Span | None
    after: Span | None


@view
def letters(doc: Document) -> tuple[Letter, ...]:
    """The letters among the parts of a document: those with 关于 in their title."""
    text = plain(doc)
    if "关于" not in text:
        return ()
    found = (
        _letter(text, [line.span for line in within(lines(doc), part.span, attrgetter("span"))]) for part in parts(doc)
    )
    return tuple(letter for letter in found if letter)


def _letter(text: str, inside: Sequence[Span]) -> Letter | None:
    for index, span in enumerate(inside[:_HEAD]):
        words = text[span.start : span.end]
        if "关于" not in words:
            continue
        if len(words) > _LONGEST or words[-1] in "。；！？：，":
            return None
        title, below = span, index + 1
        genre = _GENRE.search(words)
        # The kind may stand alone in a second line.
        if genre is None and below < len(inside) and _REST.match(text, *_ends(inside[below])):
            title = Span(span.start, inside[below].end)
            genre = _GENRE.search(text[title.start : title.end])
            below += 1
        if below < len(inside) and _NUMBER.match(text[slice(*_ends(inside[below]))]):
            below += 1
        who = _ADDRESSEE.match(text[slice(*_ends(inside[below]))]) if below < len(inside) else None
        date, after = _dated(text, inside[below:])
        return Letter(
            title,
            genre["genre"] if genre else "",
            Span(inside[below].start + who.start("who"), inside[below].start + who.end("who")) if who else None,
            date,
            after,
        )
    return None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dated(text: str, inside: Sequence[Span]) -> tuple[Span | None, Span | None]:
    for index, span in enumerate(inside):
        if match := _DATE.match(text[span.start : span.end]):
            date = Span(span.start + match.start("date"), span.start + match.end("date"))
            return date, inside[index + 1] if index + 1 < len(inside) else None
    return None, None
