"""问题与核对结果：检查项说什么，引擎再定编号、级别与去留。

A check writes `Finding`, `Verified` or `Skipped`; it knows no id, file or level.
The engine makes a `Diagnostic` of each finding that stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from shuangyong_lint.document import Document, Edit, Skipped, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Checked",
    "Diagnostic",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Report",
    "Safety",
    "Severity",
    "Skipped",
    "Verified",
]


class Severity(IntEnum):
    """How bad: ERROR = two readers agree that it is wrong; WARNING = a careful editor would change it; HINT = style."""

    OFF = 0
    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in configuration and JSON."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The Chinese word a clerk reads."""
        return ("不查", "提示", "警告", "错误")[self]


class Safety(Enum):
    """Who may apply a fix.

    SAFE: ``--fix``; changes no Han character, no digit but its width, no date, name or quotation.
    UNSAFE: ``--fix --unsafe-fixes``; chooses words.
    MANUAL: shown, never applied; changes a figure, a date or a name.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"

    @property
    def label(self) -> str:
        """The Chinese word a clerk reads."""
        return {"safe": "可自动改", "unsafe": "改前请过目", "manual": "须人工核定"}[self.value]


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: all its edits or none.

    ``title`` is what a person reads, such as “改为‘四是’”.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    title: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What contradicts the finding: another place, a computed sum, the fact used.

    ``span`` is None for evidence that stands nowhere in the text; ``document`` names another document.
    """

    span: Span | None
    message: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect as its check sees it.

    Args:
        span: the words to mark.
        message: 事实 → 依据 → 建议, for a clerk.
        evidence: the other places and facts, most telling first.
        fixes: likeliest first; ``--fix`` takes the first of an allowed safety.
        key: which kind of this check it is (a table row's wrong form …): ``check:key`` can be ignored, equal keys fold.
        severity: may only lower the check's own level.
    """

    span: Span
    message: str
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()
    key: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A relation that was recomputed and holds, such as “694＋143＝837”."""

    span: Span
    message: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding that stands: with its check, level and, if folded, all its places.

    ``fingerprint`` identifies it by words, so that it survives moved lines.
    """

    document: str
    check: str
    title: str
    severity: Severity
    source: tuple[str, ...]
    finding: Finding
    occurrences: tuple[Finding, ...]
    fingerprint: str

    @property
    def span(self) -> Span:
        """The first place."""
        return self.finding.span

    @property
    def message(self) -> str:
        """The finding's message."""
        return self.finding.message


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything said of one document. ``document`` is None if it could not be read; ``error`` then says why."""

    name: str
    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    verified: tuple[tuple[str, Verified], ...] = ()
    skipped: tuple[tuple[str | None, Skipped], ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one run says of all its documents, in the order they were given.

    ``broken`` holds a sentence for every check that could not be loaded or failed.
    ``timings`` maps a check's id or a view's name to seconds.
    """

    documents: tuple[Checked, ...]
    checks_run: tuple[str, ...]
    broken: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings of all documents."""
        return tuple(diagnostic for checked in self.documents for diagnostic in checked.diagnostics)

    @property
    def verified(self) -> tuple[Verified, ...]:
        """All relations that were recomputed and hold."""
        return tuple(verified for checked in self.documents for _, verified in checked.verified)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """All that was not read or not checked."""
        return tuple(skipped for checked in self.documents for _, skipped in checked.skipped)

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this level."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
