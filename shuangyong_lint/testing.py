"""检查项的例子就是测试：⟦错→对⟧ 一种写法，我们和插件作者都用它。

``⟦wrong⟧`` is found exactly here; ``⟦wrong→right⟧`` and this is what the fix makes of it; ``{old→new}`` is an edit
of the fix outside the finding. An example may be several files: ``=== name.md`` on a line of its own starts each.

For a plug-in's own tests::

    import pytest
    from shuangyong_lint.testing import cases

    @pytest.mark.parametrize("case", cases(check), ids=str)
    def test_example(case):
        case.verify()
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shuangyong_lint.check import Check, ProjectCheck, TermCheck
from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.example import Example, parse
from shuangyong_lint.finding import Safety, Severity
from shuangyong_lint.fix import content
from shuangyong_lint.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Finding


@dataclass(frozen=True)
class Case:
    """One example of one check, ready to be verified."""

    check: Check
    example: str
    kind: str

    def __str__(self) -> str:
        return f"{self.check.id}-{self.kind}-{self.example[:24]!r}"

    def verify(self) -> None:
        """Raise AssertionError, with what was found, unless the check does what the example says."""
        linter = _linter(self.check)
        files = parse(self.example)
        documents = [linter.document(file.text, file.name) for file in files]
        report = linter.lint(*documents)
        assert not report.broken, report.broken[0]  # noqa: S101  (this is a testing aid)
        for file, document, checked in zip(files, documents, report.documents, strict=True):
            found = [finding for diagnostic in checked.diagnostics for finding in diagnostic.occurrences]
            found.sort(key=lambda finding: finding.span)
            if self.kind == "row":
                _assert_row(file, document, found)
            else:
                _assert_spans(file, document, found)
            _assert_edits(file, document, found)
            _assert_honest(document, found)
            if not isinstance(self.check, ProjectCheck):
                _assert_fixpoint(linter, document)


def cases(check: Check) -> Iterator[Case]:
    """Every example of a check, and for a word table every row and every shield."""
    for example in check.bad:
        if not any(file.spans for file in parse(example)):
            raise ValueError(f"{check.id}：反例没有标出 ⟦问题⟧：{example}")
        yield Case(check, example, "bad")
    for example in check.good:
        if any(file.spans or file.edits for file in parse(example)):
            raise ValueError(f"{check.id}：正例里不应有标记：{example}")
        yield Case(check, example, "good")
    if isinstance(check, TermCheck):
        for row in check.rows:
            yield Case(check, row.bad or row.wrong, "row")
            for example in (*row.unless, *row.good):
                yield Case(check, example, "good")


def _linter(check: Check) -> Linter:
    """A linter that runs only this check, at its own level or, if it ships switched off, as a warning."""
    levels = {check.id: check.severity or Severity.WARNING}
    return Linter(Config(select=(check.id,), levels=levels, severity=Severity.HINT), Registry({check.id: check}))


def _assert_spans(file: Example, document: Document, found: list[Finding]) -> None:
    expected = [(span.start, span.end, document[span]) for span in file.spans]
    actual = [(finding.span.start, finding.span.end, document[finding.span]) for finding in found]
    assert actual == expected, f"应找到 {expected}，实际 {actual}"  # noqa: S101


def _assert_row(file: Example, document: Document, found: list[Finding]) -> None:
    """A row must be found at least once; where it marks the place, exactly there."""
    if file.spans:
        _assert_spans(file, document, found)
    assert found, f"词条没有找到：{document.text}"  # noqa: S101


def _assert_edits(file: Example, document: Document, found: list[Finding]) -> None:
    if not file.edits:
        return
    edits = sorted(
        {edit for finding in found if finding.fixes for edit in finding.fixes[0].edits}, key=lambda edit: edit.span
    )
    expected = document.edited(file.edits).text
    actual = document.edited(edits).text
    assert actual == expected, f"应改成 {expected!r}，实际 {actual!r}"  # noqa: S101


def _assert_honest(document: Document, found: list[Finding]) -> None:
    """Fixes keep their promises: a safe one touches no Han character, letter or digit; every fix changes something."""
    for finding in found:
        for fix in finding.fixes:
            assert fix.edits, f"改法“{fix.title}”没有改动"  # noqa: S101
            assert document.edited(fix.edits).text != document.text, f"改法“{fix.title}”没有改动"  # noqa: S101
            if fix.safety is Safety.SAFE:
                for edit in fix.edits:
                    same = content(document[edit.span]) == content(edit.new)
                    assert same, f"可自动改的改法动了文字：{document[edit.span]}→{edit.new}"  # noqa: S101


def _assert_fixpoint(linter: Linter, document: Document) -> None:
    """The first fixes prove themselves, and a second run is idle."""
    fixed = linter.fix(document, unsafe=True)
    assert not fixed.refused, fixed.refused[0]  # noqa: S101
    again = linter.fix(fixed.document, unsafe=True)
    assert again.document.text == fixed.document.text, "再改一次又有变动"  # noqa: S101
    if fixed.edits:
        assert document.edited(fixed.edits).text == fixed.document.text, "净改动与改后文字不符"  # noqa: S101
