"""成对标点：引号、书名号、括号如何配对，哪些落了单、写反了。"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.lines import every_line
from shuangyong_lint.views.plain import prose
from shuangyong_lint.views.quotes import paired_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.quotes import Paired

_OPENERS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_SAME = {"(": "（", ")": "）"}
# What most lines hold: nothing that could be loose, nested in its own kind or foreign.
_WHOLE = Pattern("(?:“(?:《》)*”|《(?:〈〉)*》|（(?:“”|《》|〔〕)*）|〔〕|【】)*+")
_STRAIGHT = Pattern("[\"'＂＇〝〞″]")
# 1) a) 一） and :) are no brackets.
_ITEM = Pattern(r"(?:^|[\s。；;，,：:、])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])\Z")
_LETTER = Pattern("[A-Za-z]")
_HAN_OR_DIGIT = Pattern(rf"[{HAN}0-9A-Za-z]")
_QUOTES = "“”‘’"
_WRAP = {"（": 15, "【": 3, "〔": 3, "《": 3, "〈": 3}
"""A bracket or title broken over lines closes within so many lines; the history of a law fills a bracket with lines."""
_QUOTED_LINES = 40
"""A quotation may run over so many lines."""
_LEVELS = 4
"""Among so many open marks around a pair the outer one is looked for."""
_LOOSE = 60
"""Among so many strays a partner on a later line is looked for."""
_ONE_FACED = 4
"""So many marks of one face and none of the other are no slips but the way the text was typed."""
_POINTS = "，。、；：！？）》"
_TERM = 16
"""Between two marks that face the wrong way stands a term, not a sentence."""


class Stray(NamedTuple):
    """A mark that pairs with nothing, or faces the wrong way.

    Args:
        span: the mark.
        partner: the mark it looks like it belongs to, where that one is wrong too or on its side, else None.
        right: what it should be if it only faces the wrong way, else "".
    """

    span: Span
    partner: Span | None = None
    right: str = ""


class Nested(NamedTuple):
    """A pair directly or indirectly inside a pair of the same kind: 《…《…》…》."""

    span: Span
    outer: Span


class _Loose(NamedTuple):
    at: int
    mark: str
    line: int


class Pairing(NamedTuple):
    """How the marks of a document pair: strays in order, and nested pairs of one kind in order."""

    strays: tuple[Stray, ...]
    nested: tuple[Nested, ...]


@view
def pairing(doc: Document) -> Pairing:
    """Pair all marks, line by line, then over lines.

    A quotation over several paragraphs may open each of them and close once (GB/T 15834—2011 4.8.3.5); a title or
    bracket may be broken by a hard line end. A line that mixes straight quotation marks in has its quotation marks
    left alone: which is which cannot be told there.
    """
    text = prose(doc)
    paired = paired_marks(doc)
    loose: list[_Loose] = []
    nested: list[Nested] = []
    stretches = [line.span for line in every_line(doc)]
    cells = [cell.span for block in doc.blocks or () for cell in block.cells]
    for number, stretch in enumerate(stretches):
        if stretch.start in paired:
            loose += _line(text, paired[stretch.start], stretch, number, nested)
    strays = list(_one_faced(text, loose))
    strays += _turned(text, loose)
    items = {each.at for each in loose if each.mark == "）" and _is_item(text, stretches[each.line].start, each.at)}
    if len(items) > 1:
        # 1) 2) 3): a style of numbering; one alone has lost its other half.
        loose[:] = [each for each in loose if each.at not in items]
    _over_lines(text, stretches, loose)
    strays += [Stray(Span(each.at, each.at + 1)) for each in loose]
    for cell in cells:
        if cell.start not in paired:
            continue
        inside = _line(text, paired[cell.start], cell, 0, nested)
        strays += _turned(text, inside)
        strays += [Stray(Span(each.at, each.at + 1)) for each in inside if not _is_item(text, cell.start, each.at)]
    return Pairing(tuple(sorted(strays)), tuple(sorted(nested)))


def _line(text: str, paired: Paired, stretch: Span, number: int, nested: list[Nested]) -> list[_Loose]:
    """The marks of one line that pair with nothing in it; nested pairs go to ``nested``."""
    if _is_whole(paired.marks):
        return []
    straight = bool(_STRAIGHT.search(text, stretch.start, stretch.end))
    stack: list[tuple[str, int]] = []
    open_at: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
    loose: list[_Loose] = []
    inner: list[tuple[int, int, list[int]]] = []
    for at, written in zip(*paired, strict=True):
        mark = _SAME.get(written, written)
        if (straight and mark in _QUOTES) or _foreign(text, at, mark, stretch, open_at):
            continue
        if mark in _OPENERS:
            stack.append((mark, at))
            open_at[mark].append(at)
            continue
        opener = _CLOSERS[mark]
        if not open_at[opener]:
            loose.append(_Loose(at, mark, number))
            continue
        while stack[-1][0] != opener:
            lost, start = stack.pop()
            open_at[lost].pop()
            loose.append(_Loose(start, lost, number))
        _, start = stack.pop()
        open_at[opener].pop()
        if open_at[opener] and opener in "“‘《〈":
            inner.append((start, at, open_at[opener][-_LEVELS:]))
    loose += [_Loose(start, lost, number) for lost, start in stack]
    loose.sort()
    lost_at = {each.at for each in loose}
    for start, end, outside in inner:
        outer = next((place for place in reversed(outside) if place not in lost_at), None)
        if outer is not None:
            nested.append(Nested(Span(start, end + 1), Span(outer, outer + 1)))
    return loose


@lru_cache(maxsize=1024)
def _is_whole(marks: str) -> bool:
    return _WHOLE.fullmatch(marks) is not None


def _is_item(text: str, start: int, at: int) -> bool:
    """Whether the closing bracket ends an ordinal such as 1) or 一）."""
    return _ITEM.search(text[max(start, at - 5) : at]) is not None


def _foreign(text: str, at: int, mark: str, stretch: Span, open_at: Mapping[str, Sequence[int]]) -> bool:
    """Whether the mark is none of a Chinese pair: an apostrophe, an item's bracket, a smiley, part of an address."""
    before = text[at - 1] if at > stretch.start else "\n"
    after = text[at + 1] if at + 1 < stretch.end else "\n"
    if mark == "’":
        return not open_at["‘"] and bool(_LETTER.match(before) or after.isdigit())
    if mark != "）" or open_at["（"]:
        return False
    return text[at] == ")" and before.isascii() and after.isascii()


def _one_faced(text: str, loose: list[_Loose]) -> Iterator[Stray]:
    """Quotation marks of a text that knows one of their two faces only (’双拥’), taken out of ``loose``.

    They are read in turn, where each line holds an even number of them and none would open before a point.
    """
    for kind in "“‘":
        mine = [each for each in loose if each.mark in (kind, _OPENERS[kind])]
        if len(mine) < _ONE_FACED or len({each.mark for each in mine}) > 1 or _faced(text, kind, mine[0].mark):
            continue
        taken: set[int] = set()
        for _, group in groupby(mine, key=attrgetter("line")):
            row = list(group)
            pairs = list(zip(row[::2], row[1::2], strict=False))
            if len(row) % 2 or any(_upside_down(text, one.at, two.at) for one, two in pairs):
                continue
            for one, two in pairs:
                opening, closing = Span(one.at, one.at + 1), Span(two.at, two.at + 1)
                if one.mark != kind:
                    yield Stray(opening, closing, kind)
                else:
                    yield Stray(closing, opening, _OPENERS[kind])
            taken.update(each.at for each in row)
        loose[:] = [each for each in loose if each.at not in taken]


def _upside_down(text: str, start: int, end: int) -> bool:
    """Whether a pair so read would open before a point, close behind a comma, or hold nothing."""
    return text[start + 1] in _POINTS or text[end - 1] in "，、：；" or end == start + 1


def _faced(text: str, kind: str, seen: str) -> bool:
    """Whether the other face of the mark occurs in the text."""
    return (_OPENERS[kind] if seen == kind else kind) in text


def _turned(text: str, loose: list[_Loose]) -> Iterator[Stray]:
    """Two stray marks of one kind in one line around a term (”八一“, “八一“, ”八一”), taken out of ``loose``."""
    kept: list[_Loose] = []
    index = 0
    while index < len(loose):
        first = loose[index]
        second = loose[index + 1] if index + 1 < len(loose) else None
        kind = _CLOSERS.get(first.mark, first.mark)
        if (
            second is None
            or second.line != first.line
            or kind not in "“‘《〈"
            or _CLOSERS.get(second.mark, second.mark) != kind
            or not 1 < second.at - first.at <= _TERM + 1
            or (first.mark == kind and second.mark != kind)
            or not _is_term(text[first.at + 1 : second.at])
        ):
            kept.append(first)
            index += 1
            continue
        one, two = Span(first.at, first.at + 1), Span(second.at, second.at + 1)
        if first.mark != kind:
            yield Stray(one, two, kind)
        if second.mark == kind:
            yield Stray(two, one, _OPENERS[kind])
        index += 2
    loose[:] = kept


def _is_term(words: str) -> bool:
    return not any(mark in words for mark in "，。；：！？“”‘’《》") and bool(_HAN_OR_DIGIT.match(words))


def _chain(text: str, stretches: Sequence[Span], opening: _Loose, open_at: Mapping[int, int]) -> set[int]:
    """The open marks of a quotation that opens each of its paragraphs and closes within its last one; empty if none.

    ``open_at`` is where the last open mark of its kind stands in each line.
    """
    chain = {opening.at}
    for line in range(opening.line + 1, min(opening.line + _QUOTED_LINES, len(stretches))):
        before, start = stretches[line - 1], stretches[line].start
        if text[start] != opening.mark or text[before.end - 1] not in "。！？…；：":
            return set()
        if open_at.get(line) != start:
            return chain
        chain.add(start)
    return set()


def _over_lines(text: str, stretches: Sequence[Span], loose: list[_Loose]) -> None:
    """Take out of ``loose`` what pairs over lines."""
    paired: set[int] = set()
    open_at: dict[str, dict[int, int]] = {}
    for each in loose:
        open_at.setdefault(each.mark, {})[each.line] = each.at
    for index, opening in enumerate(loose):
        if opening.mark not in _OPENERS or opening.at in paired:
            continue
        if opening.mark in "“「" and (chain := _chain(text, stretches, opening, open_at[opening.mark])):
            paired |= chain
        else:
            paired |= _closed_later(stretches, loose, index, paired)
    loose[:] = [each for each in loose if each.at not in paired]


def _closed_later(stretches: Sequence[Span], loose: Sequence[_Loose], index: int, paired: set[int]) -> set[int]:
    """The open mark, its closing one on a later line, the marks that open the paragraphs between; empty if none."""
    opening = loose[index]
    reach = opening.line + _WRAP.get(opening.mark, _QUOTED_LINES)
    passed: set[int] = {opening.at}
    for closing in loose[index + 1 : index + 1 + _LOOSE]:
        if closing.line > reach:
            break
        if closing.at in paired:
            continue
        if closing.mark == opening.mark:
            # Another paragraph of the same quotation opens; anything else is a second stray.
            if closing.line == opening.line or closing.at != stretches[closing.line].start:
                break
            passed.add(closing.at)
        elif closing.mark == _OPENERS[opening.mark]:
            return passed | {closing.at} if closing.line > opening.line else set()
    return set()
