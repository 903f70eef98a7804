"""用到时才编译的正则。

Most runs meet few of the package's patterns, and compiling is the dearest part of starting up: a class that holds the
Chinese characters costs a millisecond. So look for something cheap first (``in``, an anchor).

A search through a whole text flies if the pattern begins with a literal or a class, and crawls if it begins with an
alternative, a lookbehind or a repeat: write ``[ab][ab]*`` for ``[ab]+``, or say by ``first`` what matches begin with.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HAN = "㐀-䶿一-鿿々〇\U00020000-\U000323af"
"""The inside of a character class: Chinese characters."""


def is_han(character: str) -> bool:
    """Whether this one character (or none) is in `HAN`: asked of single characters, no class need be compiled."""
    return (
        "一" <= character <= "鿿"
        or "㐀" <= character <= "䶿"
        or character in ("々", "〇")
        or "\U00020000" <= character <= "\U000323af"
    )


class Pattern:
    """A regular expression that compiles on first use; the methods are those of `re.Pattern`.

    Args:
        pattern: the expression.
        flags: as of `re.compile`.
        first: the inside of a character class with one of which every match begins; no match is empty then.
            Searching visits only these.
    """

    def __init__(self, pattern: str, flags: int = 0, *, first: str = "") -> None:
        self.pattern = pattern
        self.flags = flags
        self.first = first

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __reduce__(self) -> tuple[Callable[..., Pattern], tuple[str, int, str]]:
        return _pattern, (self.pattern, self.flags, self.first)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.search`."""
        return self._search if self.first else self.compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """See `re.Pattern.finditer`."""
        return self._visit if self.first else self.compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        """See `re.Pattern.sub`."""
        return self.compiled.sub

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """See `re.Pattern.findall`."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """See `re.Pattern.split`."""
        return self.compiled.split

    def may_begin(self, characters: str) -> bool:
        """Whether a match may begin with one of these characters, as far as ``first`` says."""
        return self._first.search(characters) is not None

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return re.compile(f"[{self.first}]")

    def _visit(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for place in self._first.finditer(text, pos, endpos):
            if place.start() >= pos and (found := self.match(text, place.start(), endpos)):
                pos = found.end()
                yield found

    def _search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return next(self._visit(text, pos, endpos), None)


def _pattern(pattern: str, flags: int, first: str) -> Pattern:
    return Pattern(pattern, flags, first=first)
