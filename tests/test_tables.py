"""Tables against one another: no row's cure is another row's disease."""

from collections import defaultdict

import pytest

from shuangyong_lint.check import TermCheck
from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.registry import Registry, default
from shuangyong_lint.views.rows import Row

TABLES = {check.id: check for check in default().checks.values() if isinstance(check, TermCheck)}
LINTER = Linter(Config(severity=Severity.HINT), Registry(TABLES))


@pytest.mark.parametrize("check", TABLES.values(), ids=TABLES)
def test_what_a_row_advises_no_table_blames(check: TermCheck) -> None:
    blamed = {
        f"{check.id}:{row.wrong}→{right} trips {diagnostic.check}:{diagnostic.finding.key}"
        for row in check.rows
        for right in row.right
        for diagnostic in LINTER.lint(right).diagnostics
    }
    assert blamed == set()


def test_no_table_says_a_thing_twice() -> None:
    places: defaultdict[tuple[str, tuple[str, ...], str], list[str]] = defaultdict(list)

    def identity(row: Row) -> tuple[str, tuple[str, ...], str]:
        return row.wrong, row.anchor, row.guard.pattern if row.guard else ""

    for check in TABLES.values():
        for row in check.rows:
            places[identity(row)].append(check.id)
    assert {row: owners for row, owners in places.items() if len(owners) > 1} == {}
