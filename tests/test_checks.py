"""Every example of every check, and every row of every table, does what it says."""

import pytest

from shuangyong_lint.registry import default
from shuangyong_lint.testing import Case, cases

CASES = [case for check in default().checks.values() for case in cases(check)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_example(case: Case) -> None:
    case.verify()
