"""唯一的一遍扫描：所有词表的词、所有视图的触发词都在这里找到。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.document import view
from shuangyong_lint.terms import Lexicon
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.pattern import Pattern
    from shuangyong_lint.terms import Hit


@view
def _scan(doc: Document) -> Mapping[str, Sequence[Hit]]:
    return doc.know(Lexicon).scan(plain(doc))


def anchors(doc: Document, owner: str) -> Sequence[Hit]:
    """The hits in `plain` of the words that ``owner`` (a check's id or a view's module name) asked for, in order."""
    return _scan(doc).get(owner, ())


def around(doc: Document, owner: str, pattern: Pattern, before: int = 16, after: int = 48) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` in `plain` that overlap a hit of ``owner``, each once, in order.

    Args:
        doc: the document.
        owner: a check's id or a view's module name.
        pattern: searched only near the hits, within their lines.
        before: how far before its hit a match may begin, in code points.
        after: how far behind its hit a match, with what it looks ahead to, may end.
    """
    text = plain(doc)
    done = 0
    for hit in anchors(doc, owner):
        if hit.end <= done:
            continue
        start = max(done, hit.start - before)
        start = max(start, text.rfind("\n", start, hit.start) + 1)
        stop = text.find("\n", hit.end, hit.end + after)
        for match in pattern.finditer(text, start, stop if stop >= 0 else min(hit.end + after, len(text))):
            if match.start() >= hit.end:
                break
            if match.end() > hit.start:
                done = match.end()
                yield match
                break
