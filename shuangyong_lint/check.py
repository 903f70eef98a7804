"""检查项的三种：查词、查一份材料、查多份材料。

A check module's docstring is its manual page: first line the Chinese title, the rest the reason.
Its id is the last two parts of the module's name: ``checks/ordinals/duplicate.py`` is ``ordinals.duplicate``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint.document import Edit, Skipped, Span
from shuangyong_lint.finding import Finding, Fix, Safety, Severity, Verified
from shuangyong_lint.terms import Term
from shuangyong_lint.views.rows import Row, fired, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from shuangyong_lint.document import Document

Said = Finding | Verified | Skipped
"""What a check may yield."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """What all checks declare.

    Args:
        id: ``family.name``, from the module's path.
        title: the Chinese title, unique, accepted wherever an id is.
        why: why it matters, for the manual page.
        severity: the level it has unless the configuration says otherwise.
        source: the authorities (依据).
        bad: examples that must be found, in the ⟦wrong→right⟧ notation (see `shuangyong_lint.testing`).
        good: examples in which nothing may be found.
        skip: zones (quote, title, table) in which the engine drops this check's findings.
        quoted: whether its findings keep level and fixes inside 《》 and long quotations, as checks of marks do;
            otherwise they are hints without fixes there.
        fold: whether equal keys of one document become one finding with a count.
        options: a frozen dataclass of options with defaults, or None.
    """

    id: str
    title: str
    why: str
    severity: Severity
    source: tuple[str, ...]
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    quoted: bool = False
    fold: bool = False
    options: type | None = None

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    def terms(self) -> Iterable[Term]:
        """The words this check wants found; its hits are ``anchors(doc, check.id)``."""
        return ()


@dataclass(frozen=True, kw_only=True)
class DocumentCheck(Check):
    """A reading of one document."""

    run: Callable[[Document, Any], Iterable[Said]]
    triggers: tuple[str, ...] = ()

    def terms(self) -> Iterable[Term]:
        """The triggers."""
        return (Term(word, self.id) for word in self.triggers)


@dataclass(frozen=True, kw_only=True)
class ProjectCheck(Check):
    """A comparison of documents: small facts are gathered from each, then compared.

    ``gather(doc, options)`` returns something small and picklable, or None for nothing to compare;
    ``compare(facts by document name, options)`` yields (document name, finding).
    """

    gather: Callable[[Document, Any], Any]
    compare: Callable[[Mapping[str, Any], Any], Iterable[tuple[str, Said]]]


@dataclass(frozen=True, kw_only=True)
class TermCheck(Check):
    """A table of words, each with what it should be and what shields it.

    ``message`` is a format string with ``{wrong}``, ``{right}`` and ``{note}``; a row without ``right`` uses
    ``bare`` instead.
    """

    message: str
    bare: str
    safety: Safety
    table: Path

    @property
    def rows(self) -> tuple[Row, ...]:
        """The table's rows."""
        return table(self.table).rows

    def terms(self) -> Iterable[Term]:
        """Every literal and anchor of the table."""
        return (Term(word, self.id) for word in table(self.table).by_word)

    def run(self, doc: Document, _options: object = None) -> Iterator[Finding]:
        """All findings of the table in ``doc``; of two that overlap, the longer stands."""
        for span, row in fired(doc, self.id, table(self.table)):
            yield self._finding(doc, span, row)

    def _finding(self, doc: Document, span: Span, row: Row) -> Finding:
        words = {"wrong": doc[span], "right": "”或“".join(row.right), "note": row.note}
        message = (self.message if row.right else self.bare).format_map(words)
        if row.note and "{note}" not in (self.message if row.right else self.bare):
            message = f"{message}（{row.note}）"
        safety = Safety(row.safety) if row.safety else self.safety
        fixes = tuple(Fix((Edit(span, right),), safety, f"改为“{right}”") for right in row.right)
        severity = Severity[row.level.upper()] if row.level else None
        return Finding(span, message, fixes=fixes, key=row.wrong, severity=severity)


def term_check(
    module: str,
    *,
    severity: Severity,
    source: tuple[str, ...],
    message: str,
    bare: str = "“{wrong}”有误：{note}",
    safety: Safety = Safety.UNSAFE,
    bad: tuple[str, ...] = (),
    good: tuple[str, ...] = (),
    skip: tuple[str, ...] = (),
    quoted: bool = False,
    fold: bool = False,
) -> TermCheck:
    """Declare the word table that lies beside the module under the same name."""
    file = sys.modules[module].__file__
    if file is None:
        raise ValueError(f"{module} 没有文件，找不到它的词表")
    return TermCheck(
        **_manual(module),
        severity=severity,
        source=source,
        message=message,
        bare=bare,
        safety=safety,
        bad=bad,
        good=good,
        skip=skip,
        quoted=quoted,
        fold=fold,
        table=Path(file).with_suffix(".tsv"),
    )


def document_check(
    *,
    severity: Severity,
    source: tuple[str, ...],
    bad: tuple[str, ...],
    good: tuple[str, ...],
    skip: tuple[str, ...] = (),
    quoted: bool = False,
    fold: bool = False,
    options: type | None = None,
    triggers: tuple[str, ...] = (),
) -> Callable[[Callable[..., Iterable[Said]]], DocumentCheck]:
    """Make ``def check(doc)`` or ``def check(doc, options)`` a check; see `Check` for the arguments.

    ``triggers`` are words the lexicon finds for the check: ``anchors(doc, "family.name")``.
    """

    def declare(function: Callable[..., Iterable[Said]]) -> DocumentCheck:
        return DocumentCheck(
            **_manual(function.__module__),
            severity=severity,
            source=source,
            bad=bad,
            good=good,
            skip=skip,
            quoted=quoted,
            fold=fold,
            options=options,
            triggers=triggers,
            run=_with_options(function, 1),
        )

    return declare


def project_check(
    gather: Callable[..., Any],
    *,
    severity: Severity,
    source: tuple[str, ...],
    bad: tuple[str, ...],
    good: tuple[str, ...],
    options: type | None = None,
) -> Callable[[Callable[..., Iterable[tuple[str, Said]]]], ProjectCheck]:
    """Make ``def check(facts)`` or ``def check(facts, options)`` a check over what ``gather`` took."""

    def declare(function: Callable[..., Iterable[tuple[str, Said]]]) -> ProjectCheck:
        return ProjectCheck(
            **_manual(function.__module__),
            severity=severity,
            source=source,
            bad=bad,
            good=good,
            options=options,
            gather=_with_options(gather, 1),
            compare=_with_options(function, 1),
        )

    return declare


def _manual(module: str) -> dict[str, Any]:
    title, _, why = (sys.modules[module].__doc__ or "").strip().partition("\n")
    family, _, name = module.rpartition(".")
    return {
        "id": f"{family.rpartition('.')[2]}.{name}".replace("_", "-"),
        "title": title.strip("。 "),
        "why": why.strip(),
    }


def _with_options(function: Callable[..., Any], needed: int) -> Callable[..., Any]:
    if function.__code__.co_argcount > needed:
        return function
    return lambda subject, _options: function(subject)
