"""Small checks with known behaviour, for tests of the kernel."""

import sys
import types
from collections.abc import Callable, Iterable, Iterator

from shuangyong_lint.check import Check, DocumentCheck, Said
from shuangyong_lint.document import Document, Edit, Span
from shuangyong_lint.finding import Finding, Fix, Safety, Severity
from shuangyong_lint.registry import Registry


def document_check(
    name: str,
    run: Callable[[Document], Iterable[Said]],
    *,
    severity: Severity = Severity.WARNING,
    fold: bool = False,
    options: type | None = None,
) -> DocumentCheck:
    """A check called ``name`` that does what ``run`` does."""
    return DocumentCheck(
        id=name,
        title=f"样例{name}",
        why="",
        severity=severity,
        source=("样例",),
        fold=fold,
        options=options,
        run=lambda doc, _options: run(doc),
    )


def replacing(
    name: str,
    old: str,
    new: str,
    safety: Safety = Safety.UNSAFE,
    *,
    fold: bool = False,
    severity: Severity = Severity.WARNING,
) -> DocumentCheck:
    """A check that finds ``old`` and proposes ``new``."""

    def run(doc: Document) -> Iterator[Finding]:
        at = doc.text.find(old)
        while at >= 0:
            span = Span(at, at + len(old))
            yield Finding(span, f"“{old}”有误", fixes=(Fix((Edit(span, new),), safety, f"改为“{new}”"),), key=old)
            at = doc.text.find(old, at + len(old))

    return document_check(name, run, fold=fold, severity=severity)


def registry(*checks: Check, broken: tuple[str, ...] = ()) -> Registry:
    """A registry of just these checks."""
    return Registry({check.id: check for check in checks}, broken)


def module(name: str, **contents: object) -> types.ModuleType:
    """An importable module made in memory."""
    made = types.ModuleType(name)
    vars(made).update(contents)
    sys.modules[name] = made
    return made
