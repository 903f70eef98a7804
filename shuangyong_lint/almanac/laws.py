"""法律法规：名称、存废，以及与某个写法最相近的名称。"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (a column type of Law, read at run time)
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STATE = "中华人民共和国"
SHORTEST = 5
"""Names shorter than this are too close to one another (国防法, 国旗法) for a likeness to mean anything."""


@dataclass(frozen=True, slots=True)
class Law:
    """A national law or regulation.

    Args:
        name: without 中华人民共和国 and without a bracket such as （试行）.
        since: the day from which something of this name was in force, where it has been verified.
        until: the day on which the last of this name ceased to be in force, where it did.
        successor: what took its place.
        note: traps.
    """

    name: str
    since: dt.date | None = None
    until: dt.date | None = None
    successor: str = ""
    note: str = ""


class Laws:
    """The national laws and regulations of one run."""

    def __init__(self, rows: Iterable[Law]) -> None:
        self.by_name: Mapping[str, Law] = {row.name: row for row in rows}

    def named(self, title: str) -> Law | None:
        """The law that a title names, however formally."""
        return self.by_name.get(bare(title))

    def likeness(self, title: str) -> Law | None:
        """The one law whose name differs from the title's in a single character put in, left out or exchanged."""
        name = bare(title)
        if len(name) < SHORTEST or name in self.by_name:
            return None
        found = {law for key in _thinned(name) for law in self._near.get(key, ()) if _one_apart(name, law)}
        return self.by_name[found.pop()] if len(found) == 1 else None

    @cached_property
    def _near(self) -> Mapping[str, tuple[str, ...]]:
        """What is left of each name when one character is gone → the names."""
        found: dict[str, list[str]] = {}
        for name in self.by_name:
            if len(name) >= SHORTEST:
                for key in _thinned(name):
                    found.setdefault(key, []).append(name)
        return {key: tuple(names) for key, names in found.items()}


def bare(title: str) -> str:
    """A title without 中华人民共和国 and a closing bracket: 《中华人民共和国企业破产法（试行）》 is 企业破产法."""
    name = title.strip().removeprefix(STATE)
    for opener, closer in ("（）", "()"):
        if name.endswith(closer) and opener in name:
            name = name[: name.rindex(opener)]
    return name


def _thinned(name: str) -> set[str]:
    return {name, *(name[:index] + name[index + 1 :] for index in range(len(name)))}


def _one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
