"""Whole reports and everything said of them: a change of a check is reviewed by the diff of these findings.

``make test CASES="tests/test_reports.py --freeze"`` writes them anew.
"""

from pathlib import Path

import pytest

from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import concise

HERE = Path(__file__).parent / "reports"
EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.md"), *HERE.glob("*.txt"), *HERE.glob("*.md")])
LINTER = Linter(Config(severity=Severity.HINT))


def said(path: Path) -> str:
    report = LINTER.lint_paths([path])
    lines = concise.render(report).replace(f"{path}:", "")
    verified = "".join(f"核对通过：{each.message}\n" for each in report.verified)
    skipped = "".join(f"没有查：{each.reason}\n" for each in report.skipped)
    return lines + verified + skipped


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_everything_said_of_a_report(path: Path, pytestconfig: pytest.Config) -> None:
    frozen = HERE / f"{path.stem}.findings"
    if pytestconfig.getoption("--freeze"):
        frozen.write_text(said(path), encoding="utf-8")
    assert said(path) == frozen.read_text("utf-8")


def test_the_clean_example_is_clean() -> None:
    report = Linter().lint_paths([EXAMPLES / "工作总结（无差错）.txt"])
    assert [diagnostic.message for diagnostic in report.diagnostics] == []
