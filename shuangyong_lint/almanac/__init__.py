"""年表：世界知道的事。节日、周年、会议、规划、机构、口号，各是一张有出处的表。

Tables are read when first asked for. A row's words go into the run's lexicon; patterns compile near a hit only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from shuangyong_lint import tsv
from shuangyong_lint.almanac.festivals import Festival, LunarYear
from shuangyong_lint.almanac.history import Event, Institution, LocalMeeting, Meeting, Plan, Slogan
from shuangyong_lint.almanac.indicators import Indicator
from shuangyong_lint.almanac.laws import Law, Laws
from shuangyong_lint.almanac.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shuangyong_lint.pattern import Pattern

_TABLES = Path(__file__).parent


@dataclass(frozen=True)
class Own:
    """The rows that a project adds: local events, festivals and meetings."""

    events: tuple[Event, ...] = ()
    festivals: tuple[Festival, ...] = ()
    meetings: tuple[LocalMeeting, ...] = ()


class Almanac:
    """All tables of one run.

    Args:
        own: the project's rows.
    """

    def __init__(self, own: Own | None = None) -> None:
        self._own = own or Own()

    @cached_property
    def festivals(self) -> tuple[Festival, ...]:
        """Festivals and commemoration days."""
        return tsv.read(_TABLES / "festivals.tsv", Festival) + self._own.festivals

    @cached_property
    def festival_words(self) -> Mapping[str, Festival]:
        """Name → festival; no name stands for two festivals."""
        return {word: festival for festival in self.festivals for word in festival.words}

    @cached_property
    def lunar_years(self) -> Mapping[int, LunarYear]:
        """Year → the Gregorian days of its lunar festivals and solar terms."""
        return {row.year: row for row in tsv.read(_TABLES / "lunar_dates.tsv", LunarYear)}

    @cached_property
    def laws(self) -> Laws:
        """National laws and regulations."""
        return Laws(tsv.read(_TABLES / "laws.tsv", Law))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events whose anniversaries are kept."""
        return tsv.read(_TABLES / "events.tsv", Event) + self._own.events

    @cached_property
    def meetings(self) -> Mapping[tuple[str, int, int], Meeting]:
        """(party_congress, plenum, npc or cppcc; term; session, 0 for a congress) → meeting."""
        rows = tsv.read(_TABLES / "congresses.tsv", Meeting)
        return {(row.kind, row.term, row.session): row for row in rows}

    @cached_property
    def plans(self) -> Mapping[tuple[str, str], Plan]:
        """(five_year, pufa, census or program; name) → plan."""
        return {(row.kind, row.name): row for row in tsv.read(_TABLES / "plans.tsv", Plan)}

    @cached_property
    def institutions(self) -> tuple[Institution, ...]:
        """Bodies and when they existed."""
        return tsv.read(_TABLES / "institutions.tsv", Institution)

    @cached_property
    def slogans(self) -> tuple[Slogan, ...]:
        """Formulas and when they were first used."""
        return tsv.read(_TABLES / "slogans.tsv", Slogan)

    @cached_property
    def local_meetings(self) -> Mapping[str, LocalMeeting]:
        """Word → a meeting of the project."""
        return {word: row for row in self._own.meetings for word in row.words}

    @cached_property
    def event_words(self) -> Mapping[str, tuple[Event, ...]]:
        """Word → the events that a mention with it may mean."""
        return _by_word(self.events)

    @cached_property
    def plan_words(self) -> Mapping[str, tuple[Plan, ...]]:
        """Word → censuses and campaigns (五年规划 are read from their numbers)."""
        return _by_word(self.plans.values())

    @cached_property
    def institution_words(self) -> Mapping[str, tuple[Institution, ...]]:
        """Word → bodies."""
        return _by_word(self.institutions)

    @cached_property
    def slogan_words(self) -> Mapping[str, tuple[Slogan, ...]]:
        """Word → formulas."""
        return _by_word(self.slogans)

    @cached_property
    def indicator_words(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Name → the definitions it may have, the surest first."""
        rows = tsv.read(_TABLES / "indicators.tsv", Indicator)
        found: dict[str, list[Indicator]] = {}
        for row in rows:
            for name in row.names:
                found.setdefault(name, []).append(row)
        return {name: tuple(some) for name, some in found.items()}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units and measure words by their printed form."""
        return {unit.unit: unit for unit in tsv.read(_TABLES / "units.tsv", Unit)}


class _Worded(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...

    @property
    def pattern(self) -> Pattern | None: ...


_W = TypeVar("_W", bound=_Worded)


def _by_word(rows: Iterable[_W]) -> dict[str, tuple[_W, ...]]:
    found: dict[str, list[_W]] = {}
    for row in rows:
        for word in row.words:
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}
