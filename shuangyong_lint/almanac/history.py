"""事件、会议、规划、机构与提法：各表一行的样子。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shuangyong_lint.pattern import Pattern  # noqa: TC001  (a column type, read at run time)

KNOWN_UNTIL = dt.date(2026, 8, 31)
"""The tables are complete up to this day; checks stay silent about what lies beyond."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something whose anniversaries are kept: N 周年 = ``year`` + N.

    ``words`` are literals, one of which every mention contains; ``pattern``, if there is one, must match around it.
    ``base`` is the day, month or year as far as it is known; a row with a ``level`` is unverified and only hints.
    ``once`` is Y for what happened within that year, so that a year written before it must be its own.
    """

    name: str
    words: tuple[str, ...]
    year: int
    source: str
    id: str = ""
    base: str = ""
    pattern: Pattern | None = None
    level: str = ""
    note: str = ""
    once: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A party congress, plenum, or session of the NPC or CPPCC.

    ``start`` and ``end`` are ISO dates, or less where less is known; ``level`` is ``year`` where only the year is sure.
    """

    kind: str
    term: int
    start: str
    year: int
    source: str
    session: int = 0
    end: str = ""
    level: str = ""
    note: str = ""

    @property
    def first(self) -> dt.date:
        """The earliest day it can have begun."""
        return earliest(self.start)

    @property
    def last(self) -> dt.date:
        """The latest day it can have ended, as far as is known."""
        return latest(self.end or self.start)


@dataclass(frozen=True, slots=True)
class LocalMeeting:
    """A meeting that a project adds: its name, what it is called in texts, and when it was held (ISO dates)."""

    name: str
    words: tuple[str, ...]
    start: str
    source: str
    end: str = ""

    @property
    def meeting(self) -> Meeting:
        """The same as the almanac's own."""
        return Meeting("local", 0, self.start, int(self.start[:4]), self.source, end=self.end)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, census or campaign and the years it runs; no ``end``: it goes on."""

    kind: str
    name: str
    start: int
    noun: str
    source: str
    end: int | None = None
    words: tuple[str, ...] = ()
    pattern: Pattern | None = None
    level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """A body and when it existed, ``since`` and ``until`` as year-month; no ``until``: it still does."""

    name: str
    words: tuple[str, ...]
    since: str
    source: str
    pattern: Pattern | None = None
    until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slogan:
    """A formula and when it was first used."""

    name: str
    words: tuple[str, ...]
    since: str
    source: str
    pattern: Pattern | None = None
    note: str = ""


def earliest(text: str) -> dt.date:
    """The first day that ``text`` covers: 2012-11-08, 2012-11 → the 1st, 2012 → 1 January."""
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return dt.date(year, month, day)


def latest(text: str) -> dt.date:
    """The last day that ``text`` covers: 2012-11-08, 2012-11 → the 30th, 2012 → 31 December."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return earliest(text)
    year, month = (parts[0], parts[1] + 1) if len(parts) == 2 else (parts[0] + 1, 1)
    return dt.date(year + (month > 12), (month - 1) % 12 + 1, 1) - dt.timedelta(days=1)
