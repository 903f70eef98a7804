"""Spelling against benchmark sentences: ``python benchmarks/spelling.py FILE.tsv… [--strictness default] [--engine]``.

Each line of a file is a sentence with typos, a tab, and the sentence as it should be. Prints, as in the literature,
precision and recall of detection and correction by character (of sentences of equal length) and by sentence. With
``--engine`` the typo engine alone is measured, otherwise all checks of the family ``characters`` together; of
several corrections the first counts. With ``--alarms FOLDER`` also the alarms in 10,000 characters of clean text.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shuangyong_lint import registry
from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.readers import Unreadable, attempt, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGINE = "characters.typo"
SHOWN = 40


@dataclass
class Score:
    """Counts of one file.

    Attributes:
        wrong: characters that are wrong.
        flagged, found, right: characters changed by us, of these wrong ones, of these corrected as they should be.
        bad: sentences that are wrong; said, spotted, cured: sentences changed by us, of these with exactly the wrong
            characters flagged, of these corrected as they should be.
    """

    wrong: int = 0
    flagged: int = 0
    found: int = 0
    right: int = 0
    bad: int = 0
    said: int = 0
    spotted: int = 0
    cured: int = 0

    def add(self, written: str, meant: str, edits: dict[int, str]) -> None:
        """One sentence and our changes by place."""
        truth = {at: character for at, character in enumerate(meant) if written[at] != character}
        self.wrong += len(truth)
        self.flagged += len(edits)
        self.found += len(edits.keys() & truth.keys())
        self.right += sum(truth.get(at) == new for at, new in edits.items())
        self.bad += bool(truth)
        self.said += bool(edits)
        self.spotted += bool(truth) and edits.keys() == truth.keys()
        self.cured += bool(truth) and edits == truth

    def line(self, name: str) -> str:
        """A row of the table."""
        figures = (
            (self.found, self.flagged, self.wrong),
            (self.right, self.flagged, self.wrong),
            (self.spotted, self.said, self.bad),
            (self.cured, self.said, self.bad),
        )
        return f"{name:<28}" + "".join(
            f"{100 * hit / max(said, 1):>8.1f}{100 * hit / max(true, 1):>6.1f}" for hit, said, true in figures
        )


def linter(strictness: str, *, engine: bool) -> Linter:
    """The checks that are measured, at this strictness."""
    config = Config(severity=Severity.HINT, options={ENGINE: {"strictness": strictness}})
    return Linter(config.narrowed(registry.default(), [ENGINE if engine else "characters"]))


def edits(tool: Linter, text: str) -> dict[int, str]:
    """What the first fixes change, character by character; changes of length are left out."""
    result: dict[int, str] = {}
    for document in tool.lint(text).documents:
        for diagnostic in document.diagnostics:
            for finding in diagnostic.occurrences:
                for edit in finding.fixes[0].edits if finding.fixes else ():
                    old = text[edit.span.start : edit.span.end]
                    if len(old) == len(edit.new):
                        result |= {edit.span.start + at: new for at, new in enumerate(edit.new) if old[at] != new}
    return result


def sentences(path: Path) -> Iterable[tuple[str, str]]:
    """The pairs of a file whose two sides are equally long."""
    for line in path.read_text("utf-8").splitlines():
        written, _, meant = line.partition("\t")
        if len(written) == len(meant):
            yield written, meant


def alarms(tool: Linter, folder: Path) -> None:
    """Findings of characters.typo in clean text."""
    length = count = 0
    for path in walk([folder]):
        document = attempt(path)
        if isinstance(document, Unreadable):
            continue
        length += len(document.text)
        for checked in tool.lint(document).documents:
            for diagnostic in checked.diagnostics:
                for finding in diagnostic.occurrences if diagnostic.check == ENGINE else ():
                    count += 1
                    start, end = finding.span.start, finding.span.end
                    around = document.text[max(0, start - 10) : start] + f"⟦{document.text[start:end]}⟧"
                    if count <= SHOWN:
                        print(f"  {around}{document.text[end : end + 10]}".replace("\n", "/"), finding.message)
    print(f"{ENGINE}: {count} alarms in {length:,} characters, {10_000 * count / max(length, 1):.2f} in 10,000")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--strictness", default="default", choices=("strict", "default", "review"))
    parser.add_argument("--engine", action="store_true")
    parser.add_argument("--alarms", type=Path)
    given = parser.parse_args()
    tool = linter(given.strictness, engine=given.engine)
    if given.files:
        print(f"{'':<28}{'char det':>14}{'char cor':>14}{'sent det':>14}{'sent cor':>14}   (P, R)")
    for path in given.files:
        score = Score()
        for written, meant in sentences(path):
            score.add(written, meant, edits(tool, written))
        print(score.line(path.stem), flush=True)
    if given.alarms:
        alarms(tool, given.alarms)


if __name__ == "__main__":
    main()
