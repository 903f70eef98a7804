"""引擎：材料进，报告出。检查项说什么由它们，去留、级别、次序由这里。"""

from __future__ import annotations

import gc
import hashlib
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from shuangyong_lint import config as configuration
from shuangyong_lint import fix as fixing
from shuangyong_lint import readers
from shuangyong_lint import registry as registering
from shuangyong_lint.almanac import Almanac
from shuangyong_lint.check import DocumentCheck, ProjectCheck, TermCheck
from shuangyong_lint.config import Config
from shuangyong_lint.document import Document, Edit, Span, covering
from shuangyong_lint.finding import Checked, Diagnostic, Finding, Report, Safety, Severity, Skipped, Verified
from shuangyong_lint.knowledge import RunKnowledge
from shuangyong_lint.registry import RESERVED, UNUSED_IGNORE
from shuangyong_lint.suppress import Suppressor
from shuangyong_lint.terms import Lexicon, ProjectWords
from shuangyong_lint.views.quotes import zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from shuangyong_lint.check import Check, Said
    from shuangyong_lint.registry import Registry

    Keep = Callable[[Document, list[Diagnostic]], list[Diagnostic]]

_CONTEXT = 12


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
        options = {
            check.id: configuration.typed_options(check.options, self.config.options.get(check.id, {}), check.id)
            for check in self.checks
        }
        self.runs = tuple(
            (check, check.run, options[check.id])
            for check in self.checks
            if isinstance(check, DocumentCheck | TermCheck)
        )
        """What is asked of every document on its own: a check, its function, its options."""
        self.gathers = tuple(
            (check, check.gather, options[check.id]) for check in self.checks if isinstance(check, ProjectCheck)
        )
        """What is gathered from every document for comparison, likewise."""
        self.knowledge = RunKnowledge(
            {
                Lexicon: lambda knowledge: registering.lexicon(self.checks, knowledge),
                Almanac: lambda _: Almanac(self.config.almanac),
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
        return self.conclude(
            [each if isinstance(each, readers.Unreadable) else self.examine(each) for each in documents]
        )

    def examine(self, document: Document | str) -> Examined:
        """What the checks say of one document on its own: the part of the work that needs no other document.

        Its views are gone afterwards: those of many documents would fill the memory.
        """
        doc = self.document(document) if isinstance(document, str) else document
        with _no_collection():
            return _Examination(self, doc).result()

    def conclude(
        self, results: Sequence[Examined | readers.Unreadable], *, keep: Keep | None = None, fold: bool = True
    ) -> Report:
        """The report on documents examined one by one: compared, suppressed, filtered, folded.

        Args:
            results: in the order of the report.
            keep: what is left of a document's findings after suppression and before folding (baseline, --since).
            fold: whether equal findings of a check that folds become one.
        """
        return _Conclusion(self, keep, fold=fold).report(results)

    def lint_paths(self, paths: Iterable[Path]) -> Report:
        """Check files and folders; every file that cannot be read is said in the report."""
        return self.lint(*(readers.attempt(path) for path in readers.walk(paths)))

    def fix(
        self,
        document: Document,
        *,
        unsafe: bool = False,
        usable: Callable[[Sequence[Edit]], bool] | None = None,
    ) -> fixing.Fixed:
        """Apply the safe fixes (and, if asked, those that choose words); nothing is written to disk.

        ``usable`` says whether a writer can write some net edits; fixes that need others are left alone.
        """
        allowed: set[Safety] = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
        document = document if document.knowledge is self.knowledge else document.knowing(self.knowledge)
        return fixing.apply(document, self._unfolded(document), self._unfolded, allowed, usable)

    def _unfolded(self, document: Document) -> list[Diagnostic]:
        report = self.conclude([self.examine(document)], fold=False)
        return [diagnostic for diagnostic in report.diagnostics if diagnostic.check != UNUSED_IGNORE]


@dataclass(frozen=True)
class Examined:
    """What the checks say of one document on its own, before anything is suppressed, folded or compared.

    Picklable without the document's views: it crosses process boundaries and rests in the cache.

    Args:
        document: what was checked.
        diagnostics: every finding, in order.
        verified: (check id, relation) that hold.
        skipped: (check id or None for the reader, what was not read or checked).
        facts: check id → what a project check gathered.
        broken: a sentence for each check that failed.
        timings: seconds by check and view.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    verified: tuple[tuple[str, Verified], ...]
    skipped: tuple[tuple[str | None, Skipped], ...]
    facts: Mapping[str, Any]
    broken: tuple[str, ...]
    timings: Mapping[str, float]


class _Judge:
    """Makes diagnostics of what checks say of one document."""

    def __init__(self, linter: Linter, doc: Document) -> None:
        self._linter = linter
        self._doc = doc
        self._seen: Counter[str] = Counter()
        self.diagnostics: list[Diagnostic] = []
        self.verified: list[tuple[str, Verified]] = []
        self.skipped: list[tuple[str | None, Skipped]] = []
        self.broken: list[str] = []

    def hear(self, said: Iterable[tuple[Check, Said]]) -> None:
        for check, each in sorted(said, key=_order):
            if isinstance(each, Verified):
                self.verified.append((check.id, each))
            elif isinstance(each, Skipped):
                self.skipped.append((check.id, each))
            elif each.span.end > len(self._doc):
                self.broken.append(f"检查项 {check.id} 在 {self._doc.name} 上报告了文字以外的位置 {each.span}")
            elif diagnostic := self._diagnose(check, each, self._doc, self._seen):
                self.diagnostics.append(diagnostic)

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


class _Examination:
    """One document before all checks, which read a copy of it."""

    def __init__(self, linter: Linter, doc: Document) -> None:
        self._linter = linter
        self._given = doc
        self._doc = doc.knowing(linter.knowledge)
        self._broken: list[str] = []
        self._timings: defaultdict[str, float] = defaultdict(float)

    def result(self) -> Examined:
        doc = self._doc
        judge = _Judge(self._linter, doc)
        judge.hear(self._said())
        facts = dict(self._facts())
        for name, seconds in doc.timings.items():
            self._timings[f"view {name}"] += seconds
        doc.forget()
        return Examined(
            self._given,
            tuple(judge.diagnostics),
            tuple(judge.verified),
            (*((None, each) for each in doc.skipped), *judge.skipped),
            facts,
            (*self._broken, *judge.broken),
            dict(self._timings),
        )

    def _said(self) -> list[tuple[Check, Said]]:
        said: list[tuple[Check, Said]] = []
        doc = self._doc
        began, viewed = time.perf_counter(), doc.viewing
        for check, run, options in self._linter.runs:
            try:
                if found := tuple(run(doc, options)):
                    said += [(check, each) for each in found]
            except Exception as error:  # noqa: BLE001  (a broken check is reported, never dropped; the others go on)
                self._broken.append(_failure(check, doc.name, error))
                said.append((check, Skipped(None, "检查项出错，没有查完")))
            now, viewing = time.perf_counter(), doc.viewing
            self._timings[check.id] = now - began - (viewing - viewed)
            began, viewed = now, viewing
        return said

    def _facts(self) -> Iterator[tuple[str, Any]]:
        for check, gather, options in self._linter.gathers:
            began, viewing = time.perf_counter(), self._doc.viewing
            try:
                facts = gather(self._doc, options)
            except Exception as error:  # noqa: BLE001  (as above)
                self._broken.append(_failure(check, self._doc.name, error))
            else:
                if facts is not None:
                    yield check.id, facts
            self._timings[check.id] += time.perf_counter() - began - (self._doc.viewing - viewing)


class _Conclusion:
    """What remains to be said of documents together: project checks, suppression, folding, order."""

    def __init__(self, linter: Linter, keep: Keep | None, *, fold: bool) -> None:
        self._linter = linter
        self._keep = keep
        self._fold = fold
        self._broken = list(linter.registry.broken)
        self._timings: defaultdict[str, float] = defaultdict(float)
        self._suppressor = Suppressor(linter.config, linter.registry.resolve)
        self._complaining = linter.config.level(UNUSED_IGNORE, Severity.WARNING)

    def report(self, results: Sequence[Examined | readers.Unreadable]) -> Report:
        examined = {index: each for index, each in enumerate(results) if isinstance(each, Examined)}
        for each in examined.values():
            self._broken += each.broken
            for name, seconds in each.timings.items():
                self._timings[name] += seconds
        said = self._compared(examined)
        checked = tuple(
            self._finish(each, said.get(index, []))
            if isinstance(each, Examined)
            else Checked(each.name, None, error=each.reason)
            for index, each in enumerate(results)
        )
        return Report(
            checked + self._unused_ignores(),
            tuple(check.id for check in self._linter.checks),
            tuple(self._broken),
            dict(self._timings),
        )

    def _compared(self, examined: Mapping[int, Examined]) -> dict[int, list[tuple[Check, Said]]]:
        said: defaultdict[int, list[tuple[Check, Said]]] = defaultdict(list)
        for check, _, options in self._linter.gathers:
            facts = {index: each.facts[check.id] for index, each in examined.items() if check.id in each.facts}
            by_name = {examined[index].document.name: index for index in facts}
            began = time.perf_counter()
            try:
                named = {name: facts[index] for name, index in by_name.items()}
                for name, each in check.compare(named, options):
                    said[by_name[name]].append((check, each))
            except Exception as error:  # noqa: BLE001  (as above)
                self._broken.append(_failure(check, f"{len(facts)} 份材料", error))
            self._timings[check.id] += time.perf_counter() - began
        return said

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

    def _finish(self, examined: Examined, said: list[tuple[Check, Said]]) -> Checked:
        doc = examined.document
        diagnostics = list(examined.diagnostics)
        verified, skipped = examined.verified, examined.skipped
        if said:
            judge = _Judge(self._linter, doc if doc.knowledge else doc.knowing(self._linter.knowledge))
            judge.hear(said)
            diagnostics = sorted([*diagnostics, *judge.diagnostics], key=lambda each: (each.span, each.check))
            verified, skipped = (*verified, *judge.verified), (*skipped, *judge.skipped)
            self._broken += judge.broken
        kept, complaints = self._suppressor.keep(doc, diagnostics)
        seen: Counter[str] = Counter()
        if self._complaining:
            kept += [self._complaint(doc, span, message, seen) for span, message in complaints]
        threshold = self._linter.config.severity
        kept = [diagnostic for diagnostic in kept if diagnostic.severity >= threshold]
        if self._keep:
            kept = self._keep(doc, kept)
        if self._fold:
            kept = _folded(kept, {check.id for check in self._linter.checks if check.fold})
        kept.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.check))
        return Checked(
            doc.name,
            doc,
            tuple(kept),
            verified,
            skipped,
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


def _failure(check: Check, name: str, error: Exception) -> str:
    return f"检查项 {check.id} 在 {name} 上出错，没有查完：{type(error).__name__}: {error}"


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: views keep what they make, and looking through it again and again takes half
    of the time on a text of a million characters.
    """  # noqa: D205
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


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
    """By words: check, key, the marked words and a little around them in their line; repeats are counted.

    A line that moves as a whole keeps its fingerprints.
    """
    start, end = finding.span.start, finding.span.end
    before = doc.text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    behind = doc.text[end : end + _CONTEXT].partition("\n")[0]
    around = (before, doc.text[start:end], behind)
    identity = "\0".join((check, finding.key, *("".join(part.split()) for part in around)))
    number = seen[identity]
    seen[identity] += 1
    return hashlib.sha256(f"{identity}\0{number}".encode()).hexdigest()[:16]
