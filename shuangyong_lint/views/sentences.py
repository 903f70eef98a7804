"""句：到句末点号为止的文字，句末的引号、括号归前句。"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.lines import stretches
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

# The stop belongs to the sentence with its closing marks; a following comma continues it (“好！”，他说).
_END = Pattern(r"[。！？…](?:(?<!…)[。！？]*+[”’）》」』】]*+(?![，、；：])|(?<=…)…[”’）》」』】]*+(?=[^，、；：等]))")


@view
def sentences(doc: Document) -> tuple[Span, ...]:
    """All sentences of all lines and table cells, in order, without surrounding white space."""
    text = plain(doc)
    ends = [match.end() for match in _END.finditer(text)]
    found: list[Span] = []
    for stretch in stretches(doc):
        start, stop = stretch.start, stretch.end
        for end in ends[bisect_right(ends, start) : bisect_left(ends, stop)]:
            found.append(Span(start, end))
            start = end
            while start < stop and text[start].isspace():
                start += 1
        if start < stop:
            found.append(Span(start, stop))
    return tuple(found)
