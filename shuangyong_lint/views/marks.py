"""编号标记：每处像编号的文字，是什么样式、第几，写在行首还是文中。

A mark is only a candidate: `ordinals` decides which marks form runs. Structural marks (一、 （一） 1. （1） 第一章 …)
open a line; running marks (一是 第一， 其一 首先 ①) stand anywhere at the beginning of a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.numerals import HAN_NUMERAL, number
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from shuangyong_lint.document import Document


class Mark(NamedTuple):
    """A place that reads like an ordinal.

    Args:
        span: the whole mark with its punctuation: （一）, 1., 一是, 第一，.
        numeral: the numeral alone, 一 or 1: what renumbering changes.
        style: the style by its first mark: 一、 （一） 1. （1） 1） ① Ⅰ. A. 甲、 1.1 第一章 附件1 一是 第一， 其一 首先 ….
        number: its value, from 1.
        line: which of `lines` it stands in.
        inline: whether text of the line stands before it.
        prefix: what must be equal among siblings: the leading components of 1.2.3, the article of 第七条之一.
    """

    span: Span
    numeral: Span
    style: str
    number: int
    line: int
    inline: bool
    prefix: str = ""


_N = f"[{HAN_NUMERAL}]"
# One alternative a style; the numeral is always the group n. Decimals (1.5亿元), dates (10.1) and ranges (1、2号) are
# kept out by what may follow.
_START = Pattern(
    rf"""(?x:
    [（(]\s?(?:(?P<paren_han>{_N}{{1,4}})|(?P<paren_digit>\d{{1,2}}))\s?[）)]
    | (?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?=[\s、.．]|[{HAN}](?<![万亿元个米倍成级分日月年号时]))
    | (?P<digit_paren>\d{{1,2}})[）)]
    | (?P<digit>\d{{1,2}})\s?[.．、](?![\d、])
    | 第(?P<nth>{_N}{{1,6}}|\d{{1,4}})(?P<unit>编|章|节|条|部分|篇)(?P<of>之{_N})?(?=[\s：:、，,.．【（]|[{HAN}]|$)
    | (?P<han>{_N}{{1,4}})\s?[、.．](?!{_N}[、.．])
    | (?P<circled>[①-⑳⑴-⒇⒈-⒛])
    | (?P<roman>[Ⅰ-Ⅻ])[.．、]?
    | (?P<latin>[A-Z])[.．、]\s?(?=[{HAN}])
    | (?P<stem>[甲乙丙丁戊己庚辛壬癸])[、.．]
    )"""
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@view
def line_marks(doc: Document) -> tuple[Mark | None, ...]:
    """For each of `lines` the structural mark at its start, or None."""
    text = plain(doc)
    found: list[Mark | None] = []
    for index, line in enumerate(lines(doc)):
        match = _START.match(text, line.span.start, line.span.end)
        found.append(_structural(match, index) if match else None)
    return tuple(found)


def structural_marks(doc: Document) -> Iterator[Mark]:
    """The structural marks at line starts, in order."""
    return (mark for mark in line_marks(doc) if mark is not None)


def _structural(match: re.Match[str], line: int) -> Mark | None:
    kind = match.lastgroup or ""
    if kind in ("unit", "of"):
        kind = "nth"
    words = match[kind]
    prefix = ""
    numeral = Span(*match.span(kind))
    match kind:
        case "paren_han":
            style, value = "（一）", number(words)
        case "paren_digit":
            style, value = "（1）", int(words)
        case "digit_paren":
            style, value = "1）", int(words)
        case "digit":
            style, value = "1.", int(words)
        case "han":
            style, value = "一、", number(words)
        case "nth":
            style, value = f"第一{match['unit']}", number(words)
            if match["of"]:
                style, prefix, value = f"{style}之一", words, number(match["of"][1:])
                numeral = Span(match.start("of") + 1, match.end("of"))
        case "dotted":
            components = words.replace("．", ".").split(".")
            style, value, prefix = ".".join("1" * len(components)), int(components[-1]), ".".join(components[:-1])
            numeral = Span(match.end(kind) - len(components[-1]), match.end(kind))
        case "circled":
            base = next(first for first in "⒈⑴①" if words >= first)
            style, value = base, ord(words) - ord(base) + 1
        case "roman":
            style, value = "Ⅰ.", ord(words) - ord("Ⅰ") + 1
        case "latin":
            style, value = "A.", ord(words) - ord("A") + 1
        case _:
            style, value = "甲、", _STEMS.index(words) + 1
    return Mark(Span(*match.span()), numeral, style, value, line, False, prefix) if value else None
