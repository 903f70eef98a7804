"""节日与纪念日：日期、计数与各年的公历日。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LUNAR = {
    "lunar:01-01": "spring_festival",
    "lunar:01-15": "yuanxiao",
    "lunar:05-05": "duanwu",
    "lunar:07-07": "qixi",
    "lunar:08-15": "zhongqiu",
    "lunar:09-09": "chongyang",
    "lunar:12-30": "chuxi",
    "term:qingming": "qingming",
    "term:qiufen": "qiufen",
    "term:dongzhi": "dongzhi",
}
_TERM_DAYS = {"term:qingming": ((4, 4), (4, 5), (4, 6)), "term:qiufen": ((9, 22), (9, 23), (9, 24))}


@dataclass(frozen=True, slots=True)
class LunarYear:
    """The Gregorian days of one year's lunar festivals and solar terms (``chuxi`` is the eve of that year's 春节)."""

    year: int
    chuxi: dt.date
    spring_festival: dt.date
    yuanxiao: dt.date
    qingming: dt.date
    duanwu: dt.date
    qixi: dt.date
    zhongqiu: dt.date
    chongyang: dt.date
    qiufen: dt.date
    dongzhi: dt.date


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival.

    Args:
        name: the official name.
        date: ``MM-DD``, ``lunar:MM-DD``, ``term:…``, ``week:month:nth:weekday`` (nth −1: the last; Monday is 1),
            ``month:M``, ``span:MM-DD:MM-DD``, or empty if announced each year.
        words: what it is called in texts.
        source: who set the date.
        id: a short name.
        unless: literals that contain a word but mean something else.
        also: ``MM-DD`` on which it also is or was kept.
        first_year: the year of the first one, or of the event whose 周年 it marks.
        counter: 个, 届, 次 or 周年, where the count is undisputed.
        level: hint if the row has not been verified.
        note: traps.
    """

    name: str
    date: str
    words: tuple[str, ...]
    source: str
    id: str = ""
    unless: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    first_year: int | None = None
    counter: str = ""
    level: str = ""
    note: str = ""

    @property
    def fixed(self) -> tuple[int, int] | None:
        """(month, day) of a festival that has the same solar day each year."""
        return None if ":" in self.date or not self.date else _month_day(self.date)

    @property
    def tags(self) -> frozenset[tuple[int, int]]:
        """Every (month, day) that a tag such as “八一” before its name may give; empty if none is known."""
        also = {_month_day(day) for day in self.also}
        kind, _, rest = self.date.partition(":")
        if not rest:
            return frozenset(also | ({_month_day(kind)} if kind else set()))
        if kind == "lunar":
            return frozenset(also | {_month_day(rest)})
        if kind == "term":
            return frozenset(also) | frozenset(_TERM_DAYS[self.date])
        if kind == "week":
            month, nth, _weekday = (int(part) for part in rest.split(":"))
            days = range(22, 32) if nth < 0 else range(7 * nth - 6, 7 * nth + 1)
            return frozenset(also | {(month, day) for day in days})
        return frozenset(also)

    def day(self, year: int, lunar: Mapping[int, LunarYear]) -> dt.date | None:
        """The Gregorian day in ``year``; None if it has no single day or the tables do not reach that year."""
        if self.fixed:
            return dt.date(year, *self.fixed)
        if self.date.startswith("week:"):
            from dateutil.relativedelta import relativedelta, weekday  # noqa: PLC0415  (few texts need it)

            month, nth, day = (int(part) for part in self.date.split(":")[1:])
            first = dt.date(year, month, 1)
            return first + relativedelta(day=31 if nth < 0 else 1, weekday=weekday(day - 1)(nth))
        if self.date in _LUNAR and year in lunar:
            found: dt.date = getattr(lunar[year], _LUNAR[self.date])
            return found
        return None


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)
