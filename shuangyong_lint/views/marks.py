"""编号标记：每处像编号的文字，是什么样式、第几，写在行首还是文中。

A mark is only a candidate: `ordinals` decides which marks form runs. Structural marks (一、 （一） 1. （1） 第一章 …)
open a line; running marks (一是 第一， 其一 首先 ①) stand anywhere at the beginning of a clause.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.numerals import CIRCLED, HAN_NUMERAL, number, numeral
from shuangyong_lint.views.plain import MASK, plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from shuangyong_lint.document import Document


class Mark(NamedTuple):
    """A place that reads like an ordinal.

    Args:
        span: the whole mark with its punctuation: （一）, 1., 一是, 第一，.
        numeral: the numeral alone, 一 or 1: what renumbering changes.
        style: the style by its first mark: 一、 （一） 1. （1） 1） ① Ⅰ. A. a. a) 甲、 1.1 第一章 附件1 表1 步骤一 一是
            第一， 其一 首先 …; 一是 and 一要 are one style, since 一是…二要…三是… is one run.
        number: its value, from 1.
        line: which of `lines` it stands in.
        inline: whether text of the line stands before it.
        prefix: what must be equal among siblings: the leading components of 1.2.3, the article of 第七条之一.
        weak: it may as well be no ordinal (之一是…): believed only where a run needs it.
    """

    span: Span
    numeral: Span
    style: str
    number: int
    line: int
    inline: bool
    prefix: str = ""
    weak: bool = False


_N = f"[{HAN_NUMERAL}]"
# A figure is followed by one of these, an ordinal is not. （一）、（二）两项 names items and begins none.
_COUNTED = "万亿元个米倍成级分日月年号时种项大名千百度"
_THINGS = "步骤|原因|方式|途径|问题|措施|建议|任务|活动|环节|做法|经验|亮点|案例"
# One alternative a style, its group the numeral. Decimals (1.5亿元), dates (10.1) and ranges (1、2号) are kept out by
# what may follow.
_START = Pattern(
    rf"""(?x:
    [（(]\s?(?:(?P<paren_han>{_N}{{1,4}})|(?P<paren_digit>\d{{1,2}}))\s?[）)](?![、，和与及至到—\-][（(][{HAN_NUMERAL}\d])
    | (?P<dotted>\d{{1,2}}(?:[.]\d{{1,2}}){{1,3}})(?=[\s、.．]|[{HAN}](?<![{_COUNTED}建前后当期党国防地]))
    | (?P<digit_paren>\d{{1,2}})[）)]
    | (?P<digit>\d{{1,2}})\s?[.．、](?!\d)
    | (?P<loose>\d{{1,2}})(?:．(?=\d)|[.、](?=\d+[年月日种个项大名万亿%“]))
    | (?P<bare>\d{{1,2}})(?:[：:]|[ 　]+)(?=[{HAN}](?<![{_COUNTED}人家位]))
    | (?P<bare_han>[一二三四五六七八九]|二?十[一二三四五六七八九]?)[：:，　 ]+(?=[{HAN}])
    | 第(?P<nth>{_N}{{1,6}}|\d{{1,4}})[ 　]?(?P<unit>编|章|节|条|部分|篇)(?P<of>之{_N})?
      (?=[\s：:、，,.．【（]|[{HAN}]|$)
    | (?P<han>{_N}{{1,4}})\s?[、.．](?!{_N}[、.．])
    | 附件[ 　]?(?P<annex>\d{{1,2}}|{_N}{{1,3}})(?=[ 　]*(?:[：:]|$))
    | [表图][ 　]?(?P<caption>\d{{1,2}})(?=[ 　：:][^。；]{{0,45}}$)
    | (?P<thing>{_THINGS})之?(?P<nth_thing>{_N}{{1,2}}|\d{{1,2}})(?=[：:、，,.．])
    | (?P<circled>[①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿])
    | (?P<roman>[Ⅰ-Ⅻ])[.．、]?
    | (?P<latin>[A-Z])[.．、]\s?(?=[{HAN}])
    | (?P<small>[a-z])[.．、]\s?(?=[{HAN}“《A-Z])
    | [（(]?(?P<small_paren>[a-z])[)）]\s?(?=[{HAN}“《A-Z\d])
    | (?P<stem>[甲乙丙丁戊己庚辛壬癸])[、.．]
    )"""
)
_BEGINS = frozenset("（(第附表图ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + HAN_NUMERAL).union(
    (thing[0] for thing in _THINGS.split("|")),
    "甲乙丙丁戊己庚辛壬癸",
    map(chr, (*range(0x2460, 0x249C), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0), *range(0x2160, 0x216C))),
)
"""What a structural mark begins with, if not with a digit."""
VERBS = "是要抓靠来则看查促讲建学比找管保强优重"
"""What 一 二 三 may be joined with to count off clauses: 一是…二是…, 一要…二要…, 一抓…二抓….

是 and 要 count by themselves; the others only where 一 and 二 stand with the same word.
"""

SMALL = ("a.", "a)")
"""Styles of small letters; a run that does not begin with a and b names variables or notes."""
_CHAIN = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_BOUNDARY = "，。；：、！？）】”’》…—·:;,.!?)" + MASK
# 第一是, 之一是, 统一是, 十一是: part of another word.
_JOINED = HAN_NUMERAL + "第之统唯万其另每某任专逐同单初划如个"
_RUN = Pattern(
    rf"""(?x:
    (?P<of>十[一二三四五六七八九]?|[一二三四五六七八九])(?P<verb>(?!要[素务义点])[{VERBS}])
    | 第(?P<nth>十[一二三四五六七八九]?|[一二三四五六七八九])(?:[，：]|、(?!第)|是(?![否不])|要(?![求素务义件]))
    | 其(?P<its>[一二三四五六七八九])(?:[，、：]|是)
    | (?P<chain>首先|其次|再次|最后)(?=[，、：]|[是要](?!求))
    | (?<![（(①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿])(?P<circled>[①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿])(?![①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿])
    | [（(]\s?(?:(?P<paren_han>{_N}{{1,3}})|(?P<paren_digit>\d{{1,2}}))\s?[）)](?![、，和至到—\-项款目])
    | (?P<digit_paren>\d{{1,2}})[）)]
    | (?P<digit>\d{{1,2}})\s?[.．、](?=[{HAN}“《])
    | (?P<han>十[一二三四五六七八九]?|[一二三四五六七八九])、(?=[^{HAN_NUMERAL}])
    )"""
)
_HAN_TO_TWENTY = tuple(numeral(value) for value in range(1, 21))
TRIGGERS = (
    *(word + verb for word in _HAN_TO_TWENTY for verb in VERBS),
    # With what follows: of every 第二 in a text few count off clauses.
    *(f"第{word}{behind}" for word in _HAN_TO_TWENTY[:19] for behind in "，：、是要"),
    *(f"其{word}{behind}" for word in _HAN_TO_TWENTY[:9] for behind in "，、：是"),
    *(f"{word}{behind}" for word in _CHAIN for behind in "，、：是要"),
    *CIRCLED,
    *(chr(first + offset) for first in (0x2474, 0x2488) for offset in range(20)),
    *(f"{bracket}{word}" for word in (*_HAN_TO_TWENTY, *map(str, range(1, 21))) for bracket in "（("),
    *(f"{value}{mark}" for value in range(1, 21) for mark in ".．、）)"),
    *(f"{word}、" for word in _HAN_TO_TWENTY),
)
_STYLES = {
    "paren_han": "（一）",
    "paren_digit": "（1）",
    "digit_paren": "1）",
    "digit": "1.",
    "loose": "1.",
    "bare": "1.",
    "han": "一、",
    "bare_han": "一、",
    "annex": "附件1",
    "nth": "第一，",
    "its": "其一",
}
"""Named group → style, for numerals that `number` reads."""
_ROWS = {"circled": "⒈⑴①", "roman": "Ⅰ", "latin": "A", "small": "a", "small_paren": "a"}
"""Named group → the first character of each row of numerals that are one character, last row first."""
_BEHIND = {"circled": "", "small_paren": ")"}
"""What follows that character in the name of the style, if not a dot."""
_ROMAN = Pattern(r"(?:^|\n)[ \t　]*[（(]?(?:ii|iv|vi)[.．、)）]")
_LIST = Pattern("附件[：:][ 　]*")
_DOUBTFUL = frozenset({"loose", "bare", "bare_han"})
STEMS = "甲乙丙丁戊己庚辛壬癸"


@view
def line_marks(doc: Document) -> tuple[Mark | None, ...]:
    """For each of `lines` the structural mark at its start, or None."""
    text = plain(doc)
    found: list[Mark | None] = []
    for index, line in enumerate(lines(doc)):
        start = line.span.start
        if text.startswith("附件", start) and (list_ := _LIST.match(text, start, line.span.end)):
            start = list_.end()
        begins = text[start : start + 1] in _BEGINS or text[start : start + 1].isdigit()
        match = _START.match(text, start, line.span.end) if begins else None
        found.append(_structural(match, index) if match else None)
    small = [index for index, mark in enumerate(found) if mark and mark.style in SMALL]
    if small and _ROMAN.search(text):
        # i. ii. iii. are numerals that we do not read; i, v and x among them are no letters.
        for index in small:
            found[index] = None
    return tuple(found)


@view
def marks(doc: Document) -> tuple[Mark, ...]:
    """All marks, structural and running, ordered by place; none lies inside another."""
    found = [mark for mark in line_marks(doc) if mark is not None]
    found += _running(doc)
    found.sort()
    kept: list[Mark] = []
    for mark in found:
        if kept and mark.span.start < kept[-1].span.end:
            if not kept[-1].weak or mark.weak:
                continue
            kept.pop()
        kept.append(mark)
    return tuple(kept)


def _running(doc: Document) -> Iterator[Mark]:
    text = plain(doc)
    all_lines = lines(doc)
    starts = [line.span.start for line in all_lines]
    last_end = -1
    for hit in anchors(doc, "marks"):
        if hit.start < last_end:
            continue
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.end > all_lines[index].span.end:
            continue
        begin, end = all_lines[index].span.start, all_lines[index].span.end
        match = _RUN.match(text, hit.start, end)
        if match is None:
            continue
        last_end = match.end()
        mark = _word(text, match, index, begin)
        if mark is not None:
            yield mark


def _word(text: str, match: re.Match[str], line: int, begin: int) -> Mark | None:
    """The running mark that ``match`` found, or None where it is part of another word."""
    at = match.start()
    bounded = at == begin or text[at - 1] in _BOUNDARY or text[at - 1].isspace()
    kind = match.lastgroup or ""
    group = "of" if kind == "verb" else kind
    style, value = _valued(kind, match[group])
    if kind == "verb":
        style = f"一{match['verb'].replace('要', '是')}"
        if not bounded and text[at - 1] in _JOINED:
            return None
    elif kind == "circled":
        bounded = True
    elif not bounded:
        return None
    if not value:
        return None
    return Mark(Span(*match.span()), Span(*match.span(group)), style, value, line, inline=at > begin, weak=not bounded)


def _structural(match: re.Match[str], line: int) -> Mark | None:
    """The mark at a line start that ``match`` found, or None where its numeral is none."""
    kind = match.lastgroup or ""
    prefix = ""
    if kind in ("unit", "of"):
        kind = "nth"
        style, value = f"第一{match['unit']}", number(match["nth"])
        numeral = Span(*match.span("nth"))
        if match["of"]:
            style, prefix, value = f"{style}之一", match["nth"], number(match["of"][1:])
            numeral = Span(match.start("of") + 1, match.end("of"))
    elif kind == "dotted":
        components = match[kind].split(".")
        style, value, prefix = ".".join("1" * len(components)), int(components[-1]), ".".join(components[:-1])
        numeral = Span(match.end(kind) - len(components[-1]), match.end(kind))
    else:
        style, value = _valued(kind, match[kind])
        numeral = Span(*match.span(kind))
        if kind == "caption":
            style = f"{match[0][0]}1"
        elif kind == "nth_thing":
            style = f"{match['thing']}一"
    if not value:
        return None
    return Mark(Span(*match.span()), numeral, style, value, line, inline=False, prefix=prefix, weak=kind in _DOUBTFUL)


def _valued(kind: str, words: str) -> tuple[str, int | None]:
    """The style that a named group stands for, and the value of its numeral."""
    if kind == "chain":
        return "首先", _CHAIN[words]
    if kind == "stem":
        return "甲、", STEMS.index(words) + 1
    if kind in _ROWS:
        if kind == "circled" and (value := CIRCLED.find(words) + 1):
            return "①", value
        first = next(first for first in _ROWS[kind] if words >= first)
        return f"{first}{_BEHIND.get(kind, '.')}", ord(words) - ord(first) + 1
    return _STYLES.get(kind, ""), number(words)
