"""检查项的三种：查词、查一份材料、查多份材料。

A check module's docstring is its manual page: first line the Chinese title, the rest the reason.
Its id is the last two parts of the module's name: ``checks/ordinals/duplicate.py`` is ``ordinals.duplicate``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint import tsv
from shuangyong_lint.document import Edit, Skipped, Span
from shuangyong_lint.finding import Finding, Fix, Safety, Severity, Verified
from shuangyong_lint.pattern import Pattern  # noqa: TC001  (a column type of Row, read at run time)
from shuangyong_lint.terms import Term
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from shuangyong_lint.document import Document
    from shuangyong_lint.terms import Hit

Said = Finding | Verified | Skipped
"""What a check may yield."""

WINDOW = 80
"""How far from its anchor, in code points and within the line, a pattern row may reach."""


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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a word table.

    Args:
        wrong: the literal to find; with ``anchor``, only a name for the row.
        right: what it should be, likeliest first; may be empty.
        anchor: a literal that every match of ``guard`` contains: makes the row a pattern row.
        unless: literals that shield: a hit inside one of them is none.
        guard: matched at the start of the literal (lookbehind allowed); for a pattern row searched around the
            anchor, the finding being group 1 if there is one, else the whole match.
        level: error, warning or hint where lower than the check's own.
        safety: safe, unsafe or manual where other than the table's.
        note: why, for the message.
        bad: a text in which it must be found (⟦ ⟧ optional); by default ``wrong`` itself.
        good: texts in which it must not.
    """

    wrong: str
    right: tuple[str, ...] = ()
    anchor: str = ""
    unless: tuple[str, ...] = ()
    guard: Pattern | None = None
    level: str = ""
    safety: str = ""
    note: str = ""
    bad: str = ""
    good: tuple[str, ...] = ()


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

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The table's rows."""
        return tsv.read(self.table, Row)

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(plain_text(row.anchor or row.wrong), []).append(row)
        return {word: tuple(rows) for word, rows in found.items()}

    @cached_property
    def _shields(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Word → (shielding literal, where the word begins in it)."""
        found: dict[str, dict[tuple[str, int], None]] = {}
        for row in self.rows:
            word = plain_text(row.anchor or row.wrong)
            # A right form that contains the wrong one shields it: 圆圆满满 is no mistake for 圆满.
            for literal in (*row.unless, *(right for right in row.right if not row.anchor)):
                shield = plain_text(literal)
                at = shield.find(word)
                while at >= 0:
                    found.setdefault(word, {})[shield, at] = None
                    at = shield.find(word, at + 1)
        return {word: tuple(shields) for word, shields in found.items()}

    def terms(self) -> Iterable[Term]:
        """Every literal and anchor of the table."""
        return (Term(word, self.id) for word in self._by_word)

    def run(self, doc: Document, _options: object = None) -> Iterator[Finding]:
        """All findings of the table in ``doc``; of two that overlap, the longer stands."""
        hits = anchors(doc, self.id)
        if not hits:
            return
        text = plain(doc)
        by_word, shields = self._by_word, self._shields
        found: dict[Span, Row] = {}
        for hit in hits:
            start, _, word = hit
            if word in shields and any(text.startswith(shield, start - at) for shield, at in shields[word]):
                continue
            for row in by_word[word]:
                if span := _match(row, text, hit):
                    found.setdefault(span, row)
        end = -1
        last: Span | None = None
        for span in sorted(found, key=lambda span: (span.start, -span.end)):
            if last is not None and span.start < end and len(span) <= len(last):
                continue
            last, end = span, max(end, span.end)
            yield self._finding(doc, span, found[span])

    def _finding(self, doc: Document, span: Span, row: Row) -> Finding:
        words = {"wrong": doc[span], "right": "”或“".join(row.right), "note": row.note}
        message = (self.message if row.right else self.bare).format_map(words)
        if row.note and "{note}" not in (self.message if row.right else self.bare):
            message = f"{message}（{row.note}）"
        safety = Safety(row.safety) if row.safety else self.safety
        fixes = tuple(Fix((Edit(span, right),), safety, f"改为“{right}”") for right in row.right)
        severity = Severity[row.level.upper()] if row.level else None
        return Finding(span, message, fixes=fixes, key=row.wrong, severity=severity)


def _match(row: Row, text: str, hit: Hit) -> Span | None:
    """Where the row is found at this hit, or None."""
    if row.guard is None:
        return Span(hit.start, hit.end)
    if not row.anchor:
        return Span(hit.start, hit.end) if row.guard.match(text, hit.start) else None
    begin = max(text.rfind("\n", 0, hit.start) + 1, hit.start - WINDOW)
    end = text.find("\n", hit.end, hit.end + WINDOW)
    end = min(hit.end + WINDOW, len(text)) if end < 0 else end
    for match in row.guard.finditer(text, begin, end):
        if match.start() <= hit.start and hit.end <= match.end():
            return Span(*match.span(1 if match.re.groups and match.group(1) else 0))
    return None


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
