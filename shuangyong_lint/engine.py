"""引擎：材料进，报告出。检查项说什么由它们，去留、级别、次序由这里。"""

from __future__ import annotations

import hashlib
import time
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shuangyong_lint import config as configuration
from shuangyong_lint import fix as fixing
from shuangyong_lint import readers
from shuangyong_lint import registry as registering
from shuangyong_lint.almanac import Almanac
from shuangyong_lint.check import DocumentCheck, ProjectCheck, TermCheck
from shuangyong_lint.config import Config
from shuangyong_lint.document import Document, Span, covering
from shuangyong_lint.finding import Checked, Diagnostic, Finding, Report, Safety, Severity, Skipped, Verified
from shuangyong_lint.knowledge import ProjectWords, RunKnowledge
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.registry import RESERVED, UNUSED_IGNORE
from shuangyong_lint.suppress import Suppressor
from shuangyong_lint.terms import Lexicon
from shuangyong_lint.views.quotes import zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shuangyong_lint.check import Check, Said
    from shuangyong_lint.registry import Registry

_CONTEXT = 12
_SPACE = Pattern(r"\s+")


class Linter:
    """Checks documents against one configuration. Build it once, use it for many.

    Args:
        config: what to check and how; built-in settings by default.
        registry: the checks; ours and the installed plug-ins' by default.

    Raises:
        ConfigError: if an option in ``config`` does not fit its check.
    """

    def __init__(self, config: Config | None = None, registry: Registry | None = None) -> None:
        self.config = config or Config()
        self.registry = registry or registering.default()
        self.checks: tuple[Check, ...] = tuple(
            check
            for check in self.registry.checks.values()
            if self.config.level(check.id, check.severity) is not Severity.OFF
        )
        self._options = {
            check.id: configuration.typed_options(check.options, self.config.options.get(check.id, {}), check.id)
            for check in self.checks
        }
        self.knowledge = RunKnowledge(
            {
                Lexicon: lambda knowledge: registering.lexicon(self.checks, knowledge),
                Almanac: lambda _: Almanac(),
                ProjectWords: lambda _: ProjectWords(self.config.words),
            }
        )

    def document(self, text: str, name: str = "<text>") -> Document:
        """A document from a string, read as its name's suffix says (.md is Markdown, anything else plain text)."""
        return readers.from_text(text, name).knowing(self.knowledge)

    def read(self, path: Path) -> Document:
        """A document from a file.

        Raises:
            Unreadable: with a sentence that says why and what to do.
        """
        return readers.read(path).knowing(self.knowledge)

    def lint(self, *documents: Document | str | readers.Unreadable) -> Report:
        """Check documents (or strings) together; what could not be read takes part as `Unreadable`."""
        return _Run(self).report(documents)

    def lint_paths(self, paths: Iterable[Path]) -> Report:
        """Check files and folders; every file that cannot be read is said in the report."""
        return self.lint(*(readers.attempt(path) for path in readers.walk(paths)))

    def fix(self, document: Document, *, unsafe: bool = False) -> fixing.Fixed:
        """Apply the safe fixes (and, if asked, those that choose words); nothing is written to disk."""
        allowed: set[Safety] = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
        document = document if document.knowledge is self.knowledge else document.knowing(self.knowledge)
        return fixing.apply(document, self._unfolded(document), self._unfolded, allowed)

    def _unfolded(self, document: Document) -> list[Diagnostic]:
        run = _Run(self, fold=False)
        report = run.report([document])
        return [diagnostic for diagnostic in report.diagnostics if diagnostic.check != UNUSED_IGNORE]

    def options(self, check: Check) -> Any:
        """The typed options of a check that runs."""
        return self._options[check.id]


class _Run:
    """One pass over some documents."""

    def __init__(self, linter: Linter, *, fold: bool = True) -> None:
        self._linter = linter
        self._fold = fold
        self._broken = list(linter.registry.broken)
        self._timings: defaultdict[str, float] = defaultdict(float)
        self._complaining = linter.config.level(UNUSED_IGNORE, Severity.WARNING)
        self._suppressor = Suppressor(linter.config, linter.registry.resolve)

    def report(self, documents: Sequence[Document | str | readers.Unreadable]) -> Report:
        found: dict[int, list[tuple[Check, Said]]] = {}
        ready: dict[int, Document] = {}
        facts: dict[str, dict[int, Any]] = {check.id: {} for check in self._checks(ProjectCheck)}
        for index, given in enumerate(documents):
            if isinstance(given, readers.Unreadable):
                continue
            doc = self._linter.document(given) if isinstance(given, str) else given
            if doc.knowledge is not self._linter.knowledge:
                doc = doc.knowing(self._linter.knowledge)
            ready[index] = doc
            found[index] = self._document(doc)
            for check in self._checks(ProjectCheck):
                self._gather(check, doc, index, facts[check.id])
        for check in self._checks(ProjectCheck):
            self._compare(check, facts[check.id], ready, found)
        checked = tuple(
            self._unreadable(given)
            if isinstance(given, readers.Unreadable)
            else self._finish(ready[index], found[index])
            for index, given in enumerate(documents)
        )
        return Report(
            checked + self._unused_ignores(),
            tuple(check.id for check in self._linter.checks),
            tuple(self._broken),
            dict(self._timings),
        )

    def _unused_ignores(self) -> tuple[Checked, ...]:
        """The configuration as one more document, if exemptions in it covered a document and matched nothing."""
        unused = self._suppressor.unused()
        path = self._linter.config.path
        if not unused or not self._fold or self._linter.config.severity > Severity.WARNING:
            return ()
        text = path.read_text(encoding="utf-8-sig") if path and path.is_file() else ""
        doc = Document(text, str(path or "配置"), blocks=())
        seen: Counter[str] = Counter()
        diagnostics = []
        for ignore in unused:
            words = ignore.words or ignore.check
            at = max(0, text.find(words))
            span = Span(at, min(len(text), at + len(words)))
            diagnostics.append(self._complaint(doc, span, f"豁免“{words}”没有对应的问题，可以删去", seen))
        return (Checked(doc.name, doc, tuple(diagnostics)),)

    def _checks(self, kind: type[Any]) -> Iterable[Any]:
        return (check for check in self._linter.checks if isinstance(check, kind))

    def _document(self, doc: Document) -> list[tuple[Check, Said]]:
        said: list[tuple[Check, Said]] = []
        for check in self._linter.checks:
            if not isinstance(check, DocumentCheck | TermCheck):
                continue
            began, views = time.perf_counter(), sum(doc.timings.values())
            try:
                said += [(check, each) for each in check.run(doc, self._linter.options(check))]
            except Exception as error:  # noqa: BLE001  (a broken check is reported, never dropped; the others go on)
                said.append((check, self._fail(check, doc.name, error)))
            spent_in_views = sum(doc.timings.values()) - views
            self._timings[check.id] += time.perf_counter() - began - spent_in_views
        for name, seconds in doc.timings.items():
            self._timings[f"view {name}"] += seconds
        return said

    def _gather(self, check: ProjectCheck, doc: Document, index: int, into: dict[int, Any]) -> None:
        began = time.perf_counter()
        try:
            facts = check.gather(doc, self._linter.options(check))
        except Exception as error:  # noqa: BLE001  (as above)
            self._fail(check, doc.name, error)
        else:
            if facts is not None:
                into[index] = facts
        self._timings[check.id] += time.perf_counter() - began

    def _compare(
        self,
        check: ProjectCheck,
        facts: dict[int, Any],
        ready: dict[int, Document],
        found: dict[int, list[tuple[Check, Said]]],
    ) -> None:
        by_name = {ready[index].name: index for index in facts}
        began = time.perf_counter()
        try:
            for name, said in check.compare(
                {ready[i].name: each for i, each in facts.items()}, self._linter.options(check)
            ):
                found[by_name[name]].append((check, said))
        except Exception as error:  # noqa: BLE001  (as above)
            self._fail(check, f"{len(facts)} 份材料", error)
        self._timings[check.id] += time.perf_counter() - began

    def _fail(self, check: Check, name: str, error: Exception) -> Skipped:
        self._broken.append(f"检查项 {check.id} 在 {name} 上出错，没有查完：{type(error).__name__}: {error}")
        return Skipped(None, "检查项出错，没有查完")

    def _unreadable(self, given: readers.Unreadable) -> Checked:
        return Checked(given.name, None, error=given.reason)

    def _finish(self, doc: Document, said: list[tuple[Check, Said]]) -> Checked:
        diagnostics: list[Diagnostic] = []
        verified: list[tuple[str, Verified]] = []
        skipped: list[tuple[str | None, Skipped]] = [(None, each) for each in doc.skipped]
        seen: Counter[str] = Counter()
        for check, each in sorted(said, key=_order):
            if isinstance(each, Verified):
                verified.append((check.id, each))
            elif isinstance(each, Skipped):
                skipped.append((check.id, each))
            elif each.span.end > len(doc):
                self._broken.append(f"检查项 {check.id} 在 {doc.name} 上报告了文字以外的位置 {each.span}")
            elif diagnostic := self._diagnose(check, each, doc, seen):
                diagnostics.append(diagnostic)
        kept, complaints = self._suppressor.keep(doc, diagnostics)
        if self._fold:
            kept = _folded(kept, {check.id for check in self._linter.checks if check.fold})
        if self._complaining:
            kept += [self._complaint(doc, span, message, seen) for span, message in complaints]
        kept.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.check))
        threshold = self._linter.config.severity
        return Checked(
            doc.name,
            doc,
            tuple(diagnostic for diagnostic in kept if diagnostic.severity >= threshold),
            tuple(verified),
            tuple(skipped),
        )

    def _diagnose(self, check: Check, finding: Finding, doc: Document, seen: Counter[str]) -> Diagnostic | None:
        severity = self._linter.config.level(check.id, check.severity)
        if finding.severity is not None:
            severity = min(severity, finding.severity)
        if severity is Severity.OFF:
            return None
        areas = zones(doc)
        if any(covering(areas[zone], finding.span) for zone in check.skip):
            return None
        if not check.quoted and any(covering(areas[zone], finding.span) for zone in ("title", "quote")):
            # Somebody else's words: never mended, at most pointed out.
            severity = Severity.HINT
            finding = replace(finding, fixes=())
        return Diagnostic(
            document=doc.name,
            check=check.id,
            title=check.title,
            severity=severity,
            source=check.source,
            finding=finding,
            occurrences=(finding,),
            fingerprint=_fingerprint(check.id, finding, doc, seen),
        )

    def _complaint(self, doc: Document, span: Span, message: str, seen: Counter[str]) -> Diagnostic:
        finding = Finding(span, message)
        return Diagnostic(
            document=doc.name,
            check=UNUSED_IGNORE,
            title=RESERVED[UNUSED_IGNORE],
            severity=self._complaining,
            source=(),
            finding=finding,
            occurrences=(finding,),
            fingerprint=_fingerprint(UNUSED_IGNORE, finding, doc, seen),
        )


def _order(pair: tuple[Check, Said]) -> tuple[int, int, str]:
    span = pair[1].span or Span(0, 0)
    return span.start, span.end, pair[0].id


def _folded(diagnostics: Iterable[Diagnostic], folding: set[str]) -> list[Diagnostic]:
    """Equal (check, key, severity) become one finding that keeps the first place and lists all."""
    groups: dict[tuple[str, str, Severity], list[Diagnostic]] = {}
    result: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.check in folding:
            groups.setdefault((diagnostic.check, diagnostic.finding.key, diagnostic.severity), []).append(diagnostic)
        else:
            result.append(diagnostic)
    return result + [
        replace(group[0], occurrences=tuple(diagnostic.finding for diagnostic in group)) for group in groups.values()
    ]


def _fingerprint(check: str, finding: Finding, doc: Document, seen: Counter[str]) -> str:
    """By words, not by line: check, key, the marked words and a little around them; repeats are counted."""
    start, end = finding.span.start, finding.span.end
    around = (doc.text[max(0, start - _CONTEXT) : start], doc.text[start:end], doc.text[end : end + _CONTEXT])
    identity = "\0".join((check, finding.key, *(_SPACE.sub("", part) for part in around)))
    number = seen[identity]
    seen[identity] += 1
    return hashlib.sha256(f"{identity}\0{number}".encode()).hexdigest()[:16]
