"""数目：文中报出的件数（三个方面、四项措施、七部门），供与所列各项核对。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.numerals import number, numeral
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

CLASSIFIERS = (
    *"个大项类种件点条家位名步层句组支所座批级",
    *"省市县区国州地镇乡村",
    "方面",
    "部门",
    "单位",
    "阶段",
    "环节",
    "部分",
)
"""What a count of items is followed by, whole nouns (省, 部门) among them."""

_FEW = ("两", *(numeral(value) for value in range(2, 21)), *map(str, range(2, 21)))
TRIGGERS = tuple(few + classifier for few in _FEW for classifier in CLASSIFIERS)
# 第三个, 十三个 (found by the longer word), 2.3个, 百二十个, 数十个, 一两个, 二三十个 are other numbers.
_PART = "第零一二三四五六七八九十百千万亿两几数多近约超余每前后另共逾.．,，/-—0123456789"


class Count(NamedTuple):
    """A small number of things.

    Args:
        span: numeral and classifier: 三个, 四项, 七部门.
        numeral: the numeral alone.
        value: 2 to 20.
        classifier: one of `CLASSIFIERS`.
    """

    span: Span
    numeral: Span
    value: int
    classifier: str


@view
def counts(doc: Document) -> tuple[Count, ...]:
    """Every count of two to twenty things, in order; of two at one place the longer stands."""
    text = plain(doc)
    found: list[Count] = []
    for hit in anchors(doc, "counts"):
        if hit.start and (text[hit.start - 1] in _PART) and text[hit.start - 1] not in "前后共另，,":
            continue
        match = _FEW_AT.match(hit.word)
        if match is None:
            continue
        value = 2 if match[0] == "两" else number(match[0])
        count = Count(
            Span(hit.start, hit.end),
            Span(hit.start, hit.start + match.end()),
            value or 0,
            hit.word[match.end() :],
        )
        if found and found[-1].span.start == hit.start:
            found[-1] = count
        elif not found or hit.start >= found[-1].span.end:
            found.append(count)
    return tuple(found)


_FEW_AT = Pattern(r"两|[一二三四五六七八九十]+|\d+")
