"""Defects of numbering: doubled, left out, exchanged, inserted and deleted items, and wrong marks.

Runs are found here by a reading of its own, much simpler than the linter's and stricter: marks of one shape that
count 1, 2, 3 … without a break, at line starts or inside one paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, tuple[int, int]]

_DIGITS = ["", *"一二三四五六七八九"]
HAN = [("" if ten == 0 else "十" if ten == 1 else f"{_DIGITS[ten]}十") + one for ten in range(10) for one in _DIGITS]
"""0 to 99; a list that would leave this range is not spoiled."""

_H = "二?十[一二三四五六七八九]?|[一二三四五六七八九]"
LINE = {
    "一、": rf"^[ \t　#*]*(?P<n>{_H})、",
    "（一）": rf"^[ \t　#*]*[（(](?P<n>{_H})[）)]",
    "1.": r"^[ \t　#*]*(?P<n>\d{1,2})[.．、](?!\d)",
    "（1）": r"^[ \t　#*]*[（(](?P<n>\d{1,2})[）)]",
    "一是": rf"^[ \t　#*]*(?P<n>{_H})是",
    "一要": rf"^[ \t　#*]*(?P<n>{_H})要",
    "第一，": rf"^[ \t　#*]*第(?P<n>{_H})，",
    "第一条": r"^[ \t　#*]*第(?P<n>[一二三四五六七八九十]{1,3})条(?=[\s　])",
}
INLINE = {
    "一是": rf"(?<=[，。；：,;:])(?P<n>{_H})是",
    "一要": rf"(?<=[，。；：,;:])(?P<n>{_H})要",
    "第一，": rf"(?<=[，。；：,;:])第(?P<n>{_H})，",
    "（1）": r"(?<=[，。；：,;:])[（(](?P<n>\d{1,2})[）)]",
    "①": r"(?P<n>[①-⑳])",
}
TEXT = "进一步健全工作机制，压实各方责任。"


class Item(NamedTuple):
    """One item: its number and where that number stands."""

    number: int
    start: int
    end: int


def _value(words: str) -> int:
    if words.isascii():
        return int(words)
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    return HAN.index(words) if words in HAN else 0


def _words(old: str, value: int) -> str:
    if old.isascii():
        return str(value)
    if "①" <= old <= "⑳":
        return chr(ord("①") + min(value, 20) - 1)
    return str(HAN[min(value, 99)])


def runs(text: str, shapes: dict[str, str], *, line: bool) -> Iterator[list[Item]]:
    """Every run of two items or more."""
    for name, shape in shapes.items():
        current: list[Item] = []
        for match in re.finditer(shape, text, re.MULTILINE):
            value = _value(match["n"])
            item = Item(value, match.start("n"), match.end("n"))
            joined = bool(current) and value == current[-1].number + 1
            if joined and not line and "\n" in text[current[-1].end : item.start]:
                joined = False
            within = line and name not in ("一、", "第一条")
            if joined and within and _parent_between(text, current[-1].end, item.start):
                joined = False
            if joined:
                current.append(item)
            else:
                if len(current) > 1:
                    yield current
                current = [item] if value == 1 else []
        if len(current) > 1:
            yield current


_PARENT = re.compile(rf"^[ \t　#*]*(?:(?:{_H})、|第(?:{_H})[章节条])", re.MULTILINE)


def _parent_between(text: str, start: int, end: int) -> bool:
    return _PARENT.search(text, start, end) is not None


def _both(text: str) -> Iterator[list[Item]]:
    yield from runs(text, LINE, line=True)
    yield from runs(text, INLINE, line=False)


def _put(text: str, item: Item, value: int) -> Place:
    new = _words(text[item.start : item.end], value)
    return text[: item.start] + new + text[item.end :], (item.start, item.start + len(new))


def _line(text: str, at: int) -> tuple[int, int]:
    """The line around ``at``, with its line end."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end + 1


def duplicate(text: str) -> Iterator[Place]:
    """An item bears the number of the one before."""
    for run in _both(text):
        for item in run[1:]:
            yield _put(text, item, item.number - 1)


def duplicate_inserted(text: str) -> Iterator[Place]:
    """A new item was put in with the number of the one before, the others unchanged."""
    for run in runs(text, LINE, line=True):
        for item in run:
            start, end = _line(text, item.start)
            mark = re.match(r"[ \t　#*]*\S{1,3}?(?:[、.．，）)是要条])", text[start:end])
            if mark:
                new = f"{mark[0]}{TEXT}\n"
                following = run[run.index(item) + 1].start if item is not run[-1] else end
                at = text.rfind("\n", 0, following) + 1 if item is not run[-1] else end
                yield text[:at] + new + text[at:], (at, at + len(new))


def gap(text: str) -> Iterator[Place]:
    """An item bears a number that is too great, as 九 for 四."""
    for run in _both(text):
        for item in run[1:]:
            yield _put(text, item, item.number + 3)


def gap_by_one(text: str) -> Iterator[Place]:
    """From one item on every number is one too great."""
    for run in _both(text):
        for first in range(1, len(run)):
            mutated, span = text, (0, 0)
            for item in reversed(run[first:]):
                mutated, span = _put(mutated, item, item.number + 1)
            yield mutated, span


def swap(text: str) -> Iterator[Place]:
    """Two neighbours have exchanged their numbers."""
    for run in _both(text):
        for first, second in pairwise(run):
            mutated, _ = _put(text, second, first.number)
            mutated, span = _put(mutated, first, second.number)
            yield mutated, span


def swap_items(text: str) -> Iterator[Place]:
    """Two neighbouring items have exchanged their places, number and all."""
    for run in runs(text, LINE, line=True):
        for index in range(len(run) - 2):
            first, second, third = (_line(text, run[index + step].start)[0] for step in range(3))
            yield text[:first] + text[second:third] + text[first:second] + text[third:], (first, third)


def deleted_item(text: str) -> Iterator[Place]:
    """An item in the middle is gone with all that belongs to it."""
    for run in runs(text, LINE, line=True):
        for item, following in pairwise(run[1:]):
            start, end = _line(text, item.start)[0], _line(text, following.start)[0]
            yield text[:start] + text[end:], (start, start)


def deleted_first(text: str) -> Iterator[Place]:
    """The first item is gone with all that belongs to it."""
    for run in runs(text, LINE, line=True):
        if len(run) > 2:
            start, end = _line(text, run[0].start)[0], _line(text, run[1].start)[0]
            yield text[:start] + text[end:], (start, start)


def joined(text: str) -> Iterator[Place]:
    """A second list of the same marks follows the last item with nothing between."""
    for run in runs(text, {name: LINE[name] for name in ("（一）", "1.", "（1）", "一是", "第一，")}, line=True):
        start, end = _line(text, run[-1].start)
        mark = re.match(r"[ \t　#*]*\S{1,3}?(?:[、.．，）)是])", text[start:end])
        if mark and len(run) > 2 and text[start:end].rstrip().endswith(("。", "；")):
            at, close = run[-1].start - start, run[-1].end - start
            old = text[run[-1].start : run[-1].end]
            new = "".join(f"{mark[0][:at]}{_words(old, n)}{mark[0][close:]}{TEXT}\n" for n in (1, 2, 3))
            yield text[:end].rstrip("\n") + "\n" + new + text[end:], (end, end + len(new))


def restyled(text: str) -> Iterator[Place]:
    """One of 一是 二是 三是 has become 第二，."""
    for run in runs(text, {"一是": LINE["一是"]}, line=True):
        for item in run[1:-1]:
            new = f"第{HAN[item.number]}，"
            yield text[: item.start] + new + text[item.end + 1 :], (item.start, item.start + len(new))


def wrong_mark(text: str) -> Iterator[Place]:
    """The mark after an ordinal is not the one of its style: 一. （一）、 第一、."""
    for match in re.finditer(rf"^[ \t　]*(?:{_H})(、)(?=[^、]{{2}})", text, re.MULTILINE):
        yield text[: match.start(1)] + "." + text[match.end(1) :], match.span(1)
    for match in re.finditer(rf"^[ \t　]*[（(](?:{_H})[）)](?=[一-鿿])", text, re.MULTILINE):
        yield text[: match.end()] + "、" + text[match.end() :], (match.end(), match.end() + 1)


RUNS = ("ordinals",)
KINDS = [
    ("duplicate", RUNS, duplicate),
    ("duplicate-inserted", RUNS, duplicate_inserted),
    ("gap", RUNS, gap),
    ("gap-by-one", RUNS, gap_by_one),
    ("swap", RUNS, swap),
    ("swap-items", RUNS, swap_items),
    ("deleted-item", RUNS, deleted_item),
    ("deleted-first-item", RUNS, deleted_first),
    ("lists-joined", RUNS, joined),
    ("restyled-item", RUNS, restyled),
    ("wrong-mark", RUNS, wrong_mark),
]
