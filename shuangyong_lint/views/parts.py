"""篇：一个文件里的几份材料（“……总结一”“……总结二”），各成一篇。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import BlockKind, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.marks import line_marks
from shuangyong_lint.views.numerals import HAN_NUMERAL, number
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

LONGEST = 45
"""A line of more characters than this is a paragraph, not a heading."""

GENRES = (
    *[
        "总结",
        "报告",
        "汇报",
        "方案",
        "计划",
        "要点",
        "讲话",
        "发言",
        "发言稿",
        "讲话稿",
        "材料",
        "通知",
        "通报",
        "意见",
        "请示",
        "批复",
        "函",
        "纪要",
    ],
    *[
        "公报",
        "公告",
        "通告",
        "决定",
        "决议",
        "命令",
        "令",
        "议案",
        "办法",
        "规定",
        "制度",
        "规划",
        "细则",
        "条例",
        "简报",
        "述职",
        "心得",
        "体会",
        "心得体会",
    ],
    *["倡议书", "建议书", "承诺书", "责任书", "申请书", "自查", "致辞", "讲稿", "说明", "预案", "范文", "样本"],
)
"""What the title of a document ends in."""

_GENRE = Pattern(rf"(?:{'|'.join(sorted(GENRES, key=len, reverse=True))})(?:[（(][^（()）]{{1,12}}[）)])?$")
_LAST = frozenset("）)") | {genre[-1] for genre in GENRES}
_REPORTED = Pattern("发表|出席|召开|审议|听取|作出|学习")
_N = rf"(?P<n>[{HAN_NUMERAL}]{{1,3}}|\d{{1,2}})"
_ENDS = frozenset("篇】）)：:") | frozenset(HAN_NUMERAL)
"""What a numbered title ends in, if not in a digit."""
# ……总结一, ……总结（二）, ……总结 篇3, ……范文第四篇
_TAIL = Pattern(rf"(?P<stem>.{{4,{LONGEST}}}?)\s?[【（(]?(?P<pian>第|篇|之|范文)?\s?{_N}(?P<tail>篇)?[】）)]?[：:]?$")
_A = _N.replace("?P<n>", "?P<a>")
# 篇一：……, 【篇1】……, 第二篇 ……, 范文三：……
_HEAD = Pattern(rf"[【（(]?\s?(?:第\s?{_A}\s?篇|(?:篇|范文)\s?{_N})\s?[】）)]?[：:、.\s]*(?P<title>.{{0,45}})$")
_STOPS = "。；！？，"
_MARKS = "。；，、：！？;,:!?.…"


class Part(NamedTuple):
    """One of the documents in a file: its whole span (all parts together cover the text), and its title if any."""

    span: Span
    title: Span | None


def is_title(line: str) -> bool:
    """Whether a line of its own reads like a document's title: short, unpunctuated, ending in a kind of document."""
    return (
        5 <= len(line) <= LONGEST
        and line[-1] in _LAST
        and _GENRE.search(line) is not None
        and not any(mark in line for mark in _MARKS)
        and _REPORTED.search(line) is None
    )


@view
def parts(doc: Document) -> tuple[Part, ...]:
    """The parts of a document, in order; a file that holds one document is one part.

    Cues are title lines numbered 一, 二, … in the same words, and one title standing twice. What stands before
    the first of several titles (an introduction of the compiler) is a part of its own without title.
    """
    starts = _numbered_titles(doc) or _repeated_titles(doc)
    all_lines = lines(doc)
    if not starts:
        text = plain(doc)
        first = all_lines[0].span if all_lines else None
        titled = first is not None and (
            all_lines[0].block.kind is BlockKind.TITLE or is_title(text[first.start : first.end])
        )
        return (Part(Span(0, len(doc)), first if titled else None),)
    found: list[Part] = []
    if all_lines[0].span.start < starts[0].start:
        found.append(Part(Span(0, starts[0].start), None))
    ends = [title.start for title in starts[1:]] + [len(doc)]
    for index, (title, end) in enumerate(zip(starts, ends, strict=True)):
        begin = title.start if found or index else 0
        found.append(Part(Span(begin, end), title))
    return tuple(found)


def _numbered_titles(doc: Document) -> list[Span]:
    """The longest chain of title lines with one stem numbered 1, 2, 3 … (a number may be missing or doubled)."""
    text = plain(doc)
    chains: dict[str, list[tuple[int, Span]]] = {}
    for line in lines(doc):
        start, end = line.span.start, line.span.end
        if end - start > LONGEST + 8 or text[end - 1] in _STOPS:
            continue
        words = text[start:end]
        if match := _HEAD.match(words):
            value, stem = number(match["a"] or match["n"]), "篇"
        elif (words[-1] in _ENDS or words[-1].isdigit()) and (match := _TAIL.match(words)):
            value, stem = number(match["n"]), match["stem"].strip("·-—_：: ")
            # 总结三篇 says how many there are, 总结第三篇 which one it is.
            if (match["tail"] and not match["pian"]) or not (match["pian"] or is_title(stem)):
                continue
        else:
            continue
        if value:
            chains.setdefault(stem, []).append((value, line.span))
    for chain in sorted(chains.values(), key=len, reverse=True):
        values = [value for value, _ in chain]
        if len(chain) >= 2 and values[0] == 1 and all(0 <= b - a <= 2 for a, b in pairwise(values)):
            return [span for _, span in chain]
    return []


def _repeated_titles(doc: Document) -> list[Span]:
    """One unnumbered title line that stands more than once, the first time at the top."""
    text = plain(doc)
    places: dict[str, list[tuple[int, Span]]] = {}
    for index, (line, mark) in enumerate(zip(lines(doc), line_marks(doc), strict=True)):
        start, end = line.span.start, line.span.end
        if mark is None and end - start <= LONGEST and is_title(words := text[start:end]):
            places.setdefault(words, []).append((index, line.span))
    for found in places.values():
        # Neighbouring lines repeat a title on a cover page; a part has a body.
        if len(found) >= 2 and found[0][0] <= 3 and all(b[0] - a[0] > 5 for a, b in pairwise(found)):
            return [span for _, span in found]
    return []
