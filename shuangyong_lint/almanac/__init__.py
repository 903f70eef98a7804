"""年表：世界知道的事。节日、周年、会议、规划、机构、口号，各是一张有出处的表。

Tables are read when first asked for. A row's words go into the run's lexicon; patterns compile near a hit only.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from shuangyong_lint import tsv
from shuangyong_lint.almanac.festivals import Festival, LunarYear

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES = Path(__file__).parent


class Almanac:
    """All tables of one run."""

    @cached_property
    def festivals(self) -> tuple[Festival, ...]:
        """Festivals and commemoration days."""
        return tsv.read(_TABLES / "festivals.tsv", Festival)

    @cached_property
    def festival_words(self) -> Mapping[str, Festival]:
        """Name → festival; no name stands for two festivals."""
        return {word: festival for festival in self.festivals for word in festival.words}

    @cached_property
    def lunar_years(self) -> Mapping[int, LunarYear]:
        """Year → the Gregorian days of its lunar festivals and solar terms."""
        return {row.year: row for row in tsv.read(_TABLES / "lunar_dates.tsv", LunarYear)}
