"""引法：书名号里的法律、行政法规，是现行的、废止的，还是名称相近而不存在的。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import titles

if TYPE_CHECKING:
    from shuangyong_lint.almanac.laws import Law
    from shuangyong_lint.document import Document

# 发: what a hasty hand writes for 法.
_LAWLIKE = Pattern(rf"[{HAN}、]{{1,32}}(?:法|条例|法典|办法|规定|细则|规则|发)(?:[（(][^（()）]{{1,12}}[)）])?$")


class Citation(NamedTuple):
    """A title that reads like a law's.

    Args:
        span: the words between the title marks.
        law: the national law or regulation of this name.
        likeness: if there is none, the one whose name differs in a single character.
    """

    span: Span
    law: Law | None
    likeness: Law | None


@view
def citations(doc: Document) -> tuple[Citation, ...]:
    """Every title between 《 and 》 that names a national law or nearly does, in order."""
    found: list[Citation] = []
    text = plain(doc)
    for pair in titles(doc):
        span = pair.inner
        words = text[span.start : span.end]
        if len(words) > 45 or not _LAWLIKE.match(words):
            continue
        laws = doc.know(Almanac).laws
        law = laws.named(words)
        likeness = None if law else laws.likeness(words)
        if law or likeness:
            found.append(Citation(span, law, likeness))
    return tuple(found)


def national_law(doc: Document, title: str) -> Law | None:
    """The law or regulation that the almanac knows by this title, however formal."""
    return doc.know(Almanac).laws.named(title)
