"""豁免：配置里引文字、写理由的条目，和 Markdown 里的注释；没有用上的豁免也要报告。

In Markdown: ``<!-- 豁免 ordinals.duplicate “九是”：原文如此 -->`` (or ``lint-ignore`` for 豁免) exempts the block it
stands in or, on a line of its own, the next one. The quoted words may be left out, the reason may not.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_left
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from shuangyong_lint.document import Span
from shuangyong_lint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shuangyong_lint.config import Config, Ignore
    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Diagnostic

_COMMENT = Pattern(
    r"<!--[ \t]*(?:豁免|lint-ignore)[ \t]+(?P<check>[^\s“\"：:]+(?::[^\s“\"：:]+)?)[ \t]*"
    r"(?:[“\"](?P<words>[^”\"\n]+)[”\"])?[ \t]*(?:[：:][ \t]*(?P<reason>[^\n]*?))?[ \t]*-->"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """An exemption at work: where it counts, and where it is written."""

    check: str
    words: str
    reason: str
    scope: Span | None
    place: Span | None


class Suppressor:
    """The exemptions of one run; remembers which of them matched something."""

    def __init__(self, config: Config, resolve: Callable[[str], tuple[str, ...]]) -> None:
        self._ignores = config.ignores
        self._folder = config.path.parent if config.path else None
        self._resolve = resolve
        self._used: set[Ignore] = set()
        self._seen: set[Ignore] = set()

    def keep(self, doc: Document, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[tuple[Span, str]]]:
        """The findings that stand, and (place, message) of each comment that is wrong or matched nothing."""
        configured = [ignore for ignore in self._ignores if _path_matches(ignore.path, doc.name, self._folder)]
        self._seen.update(configured)
        rules, complaints = _comments(doc)
        used: set[Rule] = set()
        kept: list[Diagnostic] = []
        for diagnostic in diagnostics:
            matched = False
            for ignore in configured:
                if self._matches(ignore.check, ignore.words, None, doc, diagnostic):
                    self._used.add(ignore)
                    matched = True
            for rule in rules:
                if self._matches(rule.check, rule.words, rule.scope, doc, diagnostic):
                    used.add(rule)
                    matched = True
            if not matched:
                kept.append(diagnostic)
        for rule in rules:
            if rule not in used and rule.place:
                known = self._resolve(rule.check.partition(":")[0])
                reason = "没有对应的问题，可以删去" if known else f"没有名为“{rule.check}”的检查项"
                complaints.append((rule.place, f"这条豁免{reason}"))
        return kept, complaints

    def unused(self) -> tuple[Ignore, ...]:
        """Each configured exemption that covered a checked document but matched nothing."""
        return tuple(ignore for ignore in self._ignores if ignore in self._seen and ignore not in self._used)

    def _matches(self, name: str, words: str, scope: Span | None, doc: Document, diagnostic: Diagnostic) -> bool:
        check, _, key = name.partition(":")
        if diagnostic.check not in self._resolve(check) or (key and key != diagnostic.finding.key):
            return False
        span = diagnostic.span
        if scope is not None and not scope.overlaps(span) and scope != span:
            return False
        return not words or words in doc[span] or _stands_in(words, doc.text, span)


def _stands_in(words: str, text: str, span: Span) -> bool:
    """Whether the quoted words, wherever they stand, cover the span."""
    at = text.find(words, max(0, span.end - len(words)), span.start + len(words))
    return at >= 0 and at <= span.start and span.end <= at + len(words)


def _path_matches(pattern: str, name: str, folder: Path | None) -> bool:
    if not pattern:
        return True
    path = PurePath(name)
    candidates = {name, path.as_posix(), path.name}
    if folder is not None:
        with contextlib.suppress(ValueError):
            candidates.add(Path(name).absolute().relative_to(folder.absolute()).as_posix())
    return any(fnmatchcase(candidate, pattern) for candidate in candidates)


def _comments(doc: Document) -> tuple[list[Rule], list[tuple[Span, str]]]:
    if doc.format != "markdown":
        return [], []
    rules: list[Rule] = []
    complaints: list[tuple[Span, str]] = []
    blocks: Sequence[Span] = [block.span for block in doc.blocks or ()]
    for match in _COMMENT.finditer(doc.text):
        place = Span(*match.span())
        if not match["reason"]:
            complaints.append((place, "豁免要写明理由：<!-- 豁免 检查项 “原文”：理由 -->"))
            continue
        at = bisect_left(blocks, place.end, key=lambda span: span.end)
        scope = next((span for span in blocks[max(0, at - 1) : at + 1] if span.overlaps(place)), None)
        if scope is None and at < len(blocks):
            scope = blocks[at]
        rules.append(Rule(match["check"], match["words"] or "", match["reason"], scope or place, place))
    return rules, complaints
