"""词条：所有词表、所有触发词，一遍扫描全部找出。

`Lexicon` holds every word that any table, trigger list or view asked for and finds all of them,
overlapping ones included, in one pass. ``ahocorasick-rs`` does the work; `find_all` is the
definition in plain Python that it must agree with and that serves where there is no wheel.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


class Term(NamedTuple):
    """A word to look for, and who asked for it (a check's id or a view's name)."""

    word: str
    owner: str


class ProjectWords(frozenset[str]):
    """The words a project declares correct: names, places, terms."""

    __slots__ = ()


class Hit(NamedTuple):
    """One occurrence of a word; offsets are code points, half-open."""

    start: int
    end: int
    word: str


_HIT = tuple.__new__
"""Makes a `Hit` in half the time of its constructor: a text is full of them."""


def find_all(words: Sequence[str], text: str) -> list[tuple[int, int, int]]:
    """Every occurrence of every word as (index, start, end), ordered by end, then start.

    Args:
        words: without duplicates and without the empty word.
        text: any text; matching is exact.
    """
    by_first: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        by_first.setdefault(word[0], []).append(index)
    found = [
        (index, start, start + len(words[index]))
        for start, character in enumerate(text)
        for index in by_first.get(character, ())
        if text.startswith(words[index], start)
    ]
    found.sort(key=lambda hit: (hit[2], hit[1]))
    return found


def _finder(words: Sequence[str]) -> Callable[[str], Iterable[tuple[int, int, int]]]:
    if not words:
        return lambda _text: ()
    try:
        from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415  (a scan is needed only when checks run)
    except ImportError:
        return lambda text: find_all(words, text)
    automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA, store_patterns=False)
    return lambda text: automaton.find_matches_as_indexes(text, overlapping=True)


class Lexicon:
    """All words of one run. Immutable; built once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        owners: dict[str, dict[str, None]] = {}
        for term in terms:
            if not term.word:
                raise ValueError(f"{term.owner}：词条不能为空")
            owners.setdefault(term.word, {})[term.owner] = None
        self._words = tuple(owners)
        self._names = tuple(dict.fromkeys(name for names in owners.values() for name in names))
        number = {name: index for index, name in enumerate(self._names)}
        self._owners = tuple(tuple(number[name] for name in names) for names in owners.values())

    def __len__(self) -> int:
        return len(self._words)

    @cached_property
    def _find(self) -> Callable[[str], Iterable[tuple[int, int, int]]]:
        return _finder(self._words)

    def scan(self, text: str) -> Mapping[str, Sequence[Hit]]:
        """Owner → its hits in order of start, then end. Overlapping hits are all reported."""
        found: list[list[Hit]] = [[] for _ in self._names]
        words, owners = self._words, self._owners
        add = [hits.append for hits in found]
        for index, start, end in self._find(text):
            hit = _HIT(Hit, (start, end, words[index]))
            for owner in owners[index]:
                add[owner](hit)
        for hits in found:
            hits.sort()
        return {name: hits for name, hits in zip(self._names, found, strict=True) if hits}
