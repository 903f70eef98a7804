"""成语：与成语只差一个音近或形近的字的地方。"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint import spelling
from shuangyong_lint.document import Span, view
from shuangyong_lint.spelling.confusions import SHAPE, kind, likeness
from shuangyong_lint.spelling.tokens import NUMERALS
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shuangyong_lint.document import Document

_COMMON = frozenset(
    (  # noqa: SIM905  (a column of quotation marks would bury the words)
        "应当 发展 合作 行政 安全 服务 人员 依法 可以 经营 重要 教育 问题 活动 全国 支持 世界 全面 行为 坚持 三十 情况 "
        "要求 历史 不得 措施 实现 战略 交通 开展 重大 生活 提出 相关 信息 处理 促进 精神 质量 表示 群众 投资 双方 执行 "
        "取得 违法 事业 运输 增长 污染 和平 继续 不断 意见 时间 稳定 成果 利益 影响 特别 努力 改正 能力 合同"
    ).split()
)
"""Halves that are everyday words: looking beside each of them would double the cost and find next to nothing."""


_CLOSE = 85
"""Per cent: what looks less alike than this (办, 处) is no slip of the pen."""


class Altered(NamedTuple):
    """Four characters that are an idiom but for one.

    Args:
        span: the four characters.
        idiom: what they should be.
        at: which of the four differs.
    """

    span: Span
    idiom: str
    at: int


@cache
def _idioms() -> frozenset[str]:
    return frozenset(files(spelling).joinpath("data/idioms.txt").read_text("utf-8").split())


def in_idiom(text: str, start: int, end: int) -> bool:
    """Whether the characters belong to an unharmed idiom."""
    return any(text[first : first + 4] in _idioms() for first in range(max(end - 4, 0), start + 1))


@cache
def _halves() -> Mapping[str, Sequence[str]]:
    """Half → the idioms it belongs to, in order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for idiom in sorted(_idioms()):
        found[idiom[:2]].append(idiom)
        if idiom[2:] != idiom[:2]:
            found[idiom[2:]].append(idiom)
    for half in _COMMON:
        found.pop(half, None)
    return found


@cache
def _partners(half: str) -> tuple[tuple[int, str, str, Mapping[str, str], Mapping[str, str]], ...]:
    """How far off the other half begins, its first and second characters; the second by the first, and vice versa."""
    found: dict[int, tuple[dict[str, str], dict[str, str]]] = {}
    for idiom in _halves()[half]:
        for this, other, offset in ((idiom[:2], idiom[2:], 2), (idiom[2:], idiom[:2], -2)):
            if this == half:
                first, second = found.setdefault(offset, ({}, {}))
                first[other[0]] = first.get(other[0], "") + other[1]
                second[other[1]] = second.get(other[1], "") + other[0]
    return tuple((offset, "".join(after), "".join(before), after, before) for offset, (after, before) in found.items())


def _confused(wrong: str, right: str) -> bool:
    """Whether one is taken for the other: by sound, or by a shape so close that nothing else is needed."""
    found = kind(wrong, right)
    if found != SHAPE:
        return found is not None
    return likeness(wrong, right) >= _CLOSE


def TRIGGERS(_knowledge: object) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """The halves: a one-character slip leaves one of them whole."""
    return tuple(_halves())


@view
def altered_idioms(doc: Document) -> tuple[Altered, ...]:
    """All places, in order; a half that belongs to an unharmed idiom starts none."""
    text = plain(doc)
    # Beyond the text, on either side, stand line ends.
    padded = text + "\n\n"
    found: dict[int, Altered] = {}
    for start, _, half in anchors(doc, "idioms"):
        for offset, firsts, seconds, after, before in _partners(half):
            place = start + offset
            # Either character may be the right one; nearly always neither is.
            if padded[place] not in firsts and padded[place + 1] not in seconds:
                continue
            one, two = text[max(place, 0) : place + 1], text[place + 1 : place + 2] if place >= 0 else ""
            for at, known, wanted in ((1, two, after.get(one)), (0, one, before.get(two))):
                # A numeral is a figure (百分之六十), never a slip for another one.
                if wanted is None or known in wanted or known in NUMERALS:
                    continue
                for right in wanted:
                    if right not in NUMERALS and _confused(known, right):
                        first = min(start, place)
                        index = place + at - first
                        written = text[first : first + 4]
                        idiom = written[:index] + right + written[index + 1 :]
                        if written not in _idioms():
                            found.setdefault(first, Altered(Span(first, first + 4), idiom, index))
    return tuple(found[start] for start in sorted(found))
