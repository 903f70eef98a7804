"""Figures of several reports held against one another: small folders of reports, with and without defects.

In the data ``# title`` begins a folder, ``=== name`` a report, and ⟦…⟧ marks what must be found, by either check.
"""

from pathlib import Path

import pytest

from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.example import parse

DATA = Path(__file__).parent / "data"
LINTER = Linter(Config(select=("consistency.figure-across-documents", "consistency.reports-not-adding-up")))


def folders(name: str) -> dict[str, str]:
    """The folders of a file by their title."""
    found = (each.partition("\n") for each in (DATA / name).read_text("utf-8").removeprefix("# ").split("\n# "))
    return {title: f"{folder.strip()}\n" for title, _, folder in found}


DEFECTS, CLEAN = folders("across_defects.txt"), folders("across_clean.txt")


@pytest.mark.parametrize("folder", [*DEFECTS.values(), *CLEAN.values()], ids=[*DEFECTS, *CLEAN])
def test_reports_of_a_folder(folder: str) -> None:
    files = parse(folder)
    report = LINTER.lint(*(LINTER.document(file.text, file.name) for file in files))
    assert not report.broken
    for file, checked in zip(files, report.documents, strict=True):
        found = [finding for each in checked.diagnostics for finding in each.occurrences]
        expected = {span: file.text[span.start : span.end] for span in file.spans}
        actual = {finding.span: file.text[finding.span.start : finding.span.end] for finding in found}
        assert actual == expected, [finding.message for finding in found]


def test_folders_are_marked() -> None:
    assert all("⟦" in folder for folder in DEFECTS.values())
    assert not any("⟦" in folder for folder in CLEAN.values())
