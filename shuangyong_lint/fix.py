"""改法的施用：一处施用，并在改后的文字上证明自己。

A fix stands only if, on the new text, its finding is gone and nothing new has appeared; a SAFE one also may
not have touched a Han character, a letter, a digit or a mark inside a figure. What cannot prove itself is refused,
with the reason; where many fixes share a line, the one at fault is found by halving, so that the others stand.
A second run changes nothing: the last round of a run tries everything that is left once more and makes no change.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shuangyong_lint.document import Edit, Moves, Span
from shuangyong_lint.finding import Safety
from shuangyong_lint.pattern import HAN, Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Diagnostic, Fix

ROUNDS = 8
"""Fixes that wait for one another (they touch) get so many rounds; then the document is left as it was."""
_RECHECKS = 40
"""How often one round may check the document again while it looks for fixes at fault."""
_REACH = 16
"""How far a figure may reach beyond an edit, in code points."""
_FIGURE = Pattern(r"[0-9]+(?:[.,．，:：·/][0-9]+)*")
_CONTENT = Pattern(rf"[^{HAN}0-9A-Za-z]+")
_NARROW = {0xFF10 + i: 0x30 + i for i in range(10)} | {
    base + i: 0x41 + i + (0x20 if base == 0xFF41 else 0) for base in (0xFF21, 0xFF41) for i in range(26)
}


@dataclass(frozen=True)
class Fixed:
    """What came of it.

    Args:
        document: the new text; the old document itself if nothing was done.
        edits: the net edits in the *original* coordinates: all that a writer needs.
        applied: each finding mended, with the fix used.
        refused: each finding whose fix could not prove itself, with the reason.
    """

    document: Document
    edits: tuple[Edit, ...] = ()
    applied: tuple[tuple[Diagnostic, Fix], ...] = ()
    refused: tuple[tuple[Diagnostic, str], ...] = ()


_Group = list["tuple[Diagnostic, Fix]"]


@dataclass
class _Run:
    """One round's candidates under proof."""

    document: Document
    before: Sequence[Diagnostic]
    chosen: list[tuple[Diagnostic, Fix]]
    refused: list[tuple[Diagnostic, str]] = field(default_factory=list)


def content(text: str) -> str:
    """What no safe fix may change: Han characters, letters and digits, in order, widths put in order."""
    return _CONTENT.sub("", text.translate(_NARROW))


def apply(
    doc: Document,
    diagnostics: Sequence[Diagnostic],
    recheck: Callable[[Document], Sequence[Diagnostic]],
    allowed: Collection[Safety],
    usable: Callable[[Sequence[Edit]], bool] | None = None,
) -> Fixed:
    """Apply the first allowed fix of each finding, in at most `ROUNDS` rounds, each proved.

    Args:
        doc: the document as it was read.
        diagnostics: its findings, not folded.
        recheck: finds them again on a new text.
        allowed: the safeties that may be applied.
        usable: whether net edits (in the coordinates of ``doc``) can be written at all; what cannot is left alone.

    Returns:
        The document untouched, with a reason, if the fixes go round in circles or never come to an end.
    """
    current, before = doc, diagnostics
    net: tuple[Edit, ...] = ()
    applied: list[tuple[Diagnostic, Fix]] = []
    seen = {doc.text}
    for last in (*[False] * ROUNDS, True):
        chosen = [
            pair
            for pair in _choose(before, allowed)
            if usable is None or usable(compose(current.text, net, _edits([pair])))
        ]
        run = _Run(current, before, chosen)
        new, after = _prove(run, recheck) if run.chosen else (current, before)
        if not run.chosen:
            return Fixed(current, net, tuple(applied), tuple(run.refused))
        if last:
            return Fixed(
                doc, refused=tuple((diagnostic, f"改了 {ROUNDS} 轮仍未改完，原文未动") for diagnostic, _ in run.chosen)
            )
        if new.text in seen:
            return Fixed(doc, refused=tuple((diagnostic, "改法互相打转，原文未动") for diagnostic, _ in run.chosen))
        seen.add(new.text)
        net = compose(current.text, net, _edits(run.chosen))
        applied += run.chosen
        current, before = new, after
    raise AssertionError  # the last pass always returns


def _choose(diagnostics: Iterable[Diagnostic], allowed: Collection[Safety]) -> list[tuple[Diagnostic, Fix]]:
    """The leftmost fixes that do not touch one another; the others wait for the next round."""
    chosen: list[tuple[Diagnostic, Fix]] = []
    taken: list[Span] = []
    for diagnostic in diagnostics:
        fix = next((fix for fix in diagnostic.finding.fixes if fix.safety in allowed), None)
        if fix is None:
            continue
        spans = sorted(edit.span for edit in fix.edits)
        if any(_collides(taken, span) for span in spans):
            continue
        for span in spans:
            taken.insert(bisect_right(taken, span), span)
        chosen.append((diagnostic, fix))
    return chosen


def _collides(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_right(taken, span)
    return any(other.touches(span) for other in taken[max(0, at - 1) : at + 1])


def _edits(chosen: Iterable[tuple[Diagnostic, Fix]]) -> tuple[Edit, ...]:
    return tuple(sorted((edit for _, fix in chosen for edit in fix.edits), key=lambda edit: edit.span))


def _prove(run: _Run, recheck: Callable[[Document], Sequence[Diagnostic]]) -> tuple[Document, Sequence[Diagnostic]]:
    """Drop from ``run.chosen`` what cannot prove itself; returns the new document and its findings."""
    safe = [pair for pair in run.chosen if pair[1].safety is Safety.SAFE]
    _refuse(run, [pair for pair in safe if not _keeps(run.document, pair[1])], "标为可自动改的改法动了文字或数字")
    checked = 0

    def trial(chosen: Sequence[tuple[Diagnostic, Fix]]) -> tuple[Document, Sequence[Diagnostic], list[_Group]]:
        nonlocal checked
        checked += 1
        new = run.document.edited(_edits(chosen))
        after = recheck(new)
        return new, after, _groups(run, chosen, new, after)

    while run.chosen:
        new, after, groups = trial(run.chosen)
        if not groups:
            return new, after
        suspects = groups
        # Halve all suspicious groups at once: they are about different lines.
        while checked < _RECHECKS and any(len(group) > 1 for group in suspects):
            halves = [group[: (len(group) + 1) // 2] for group in suspects]
            idle = {id(pair) for group, half in zip(suspects, halves, strict=True) for pair in group[len(half) :]}
            _, _, still = trial([pair for pair in run.chosen if id(pair) not in idle])
            guilty = {id(pair) for group in still for pair in group}
            suspects = [
                half if any(id(pair) in guilty for pair in half) else (group[len(half) :] or half)
                for group, half in zip(suspects, halves, strict=True)
            ]
        _refuse(run, [pair for group in suspects for pair in group], "改后仍有问题，或引出新的问题")
        if checked >= _RECHECKS and run.chosen:
            _refuse(run, list(run.chosen), "改后仍有问题，或引出新的问题")
    return run.document, run.before


def _keeps(doc: Document, fix: Fix) -> bool:
    """Whether a fix leaves words, letters, digits and the marks inside figures alone."""
    if any(content(doc[edit.span]) != content(edit.new) for edit in fix.edits):
        return False
    for edit in fix.edits:
        left = doc.text[max(0, edit.span.start - _REACH) : edit.span.start]
        right = doc.text[edit.span.end : edit.span.end + _REACH]
        if figures(left + doc[edit.span] + right) != figures(left + edit.new + right):
            return False
    return True


def figures(text: str) -> list[str]:
    """Every figure of a text with the marks inside it: 21.1, 12,345, 8:30; widths of digits put in order."""
    return [match[0] for match in _FIGURE.finditer(text.translate(_NARROW))]


def _refuse(run: _Run, pairs: Sequence[tuple[Diagnostic, Fix]], reason: str) -> None:
    run.refused += [(diagnostic, reason) for diagnostic, _ in pairs]
    gone = {id(pair) for pair in pairs}
    run.chosen = [pair for pair in run.chosen if id(pair) not in gone]


def _groups(
    run: _Run, chosen: Sequence[tuple[Diagnostic, Fix]], new: Document, after: Sequence[Diagnostic]
) -> list[_Group]:
    """For each finding that is still there or has newly appeared the fixes that stand near it, disjoint groups."""
    move = Moves(_edits(chosen))
    mended = {id(diagnostic) for diagnostic, _ in chosen}
    known: dict[str, list[Span]] = {}
    for diagnostic in run.before:
        if id(diagnostic) not in mended:
            known.setdefault(diagnostic.check, []).append(move.span(diagnostic.span))
    for spans in known.values():
        spans.sort()
    fresh = [diagnostic for diagnostic in after if not _same_place(known.get(diagnostic.check, ()), diagnostic.span)]
    groups: list[_Group] = []
    taken: set[int] = set()
    for line in dict.fromkeys(_line(new, diagnostic.span) for diagnostic in fresh):
        near = [
            pair for pair in chosen if any(line.overlaps(span) or line.touches(span) for span in _places(pair, move))
        ]
        group = [pair for pair in near or chosen if id(pair) not in taken]
        taken.update(id(pair) for pair in group)
        if group:
            groups.append(group)
    return groups


def _places(pair: tuple[Diagnostic, Fix], move: Moves) -> list[Span]:
    return [move.span(edit.span) for edit in pair[1].edits] + [move.span(pair[0].span)]


def _same_place(known: Sequence[Span], new: Span) -> bool:
    """Whether one of ``known`` (sorted) overlaps the span or starts where it starts."""
    at = bisect_right(known, new.end, key=lambda span: span.start)
    return any(old.overlaps(new) or old.start == new.start for old in known[:at])


def _line(doc: Document, span: Span) -> Span:
    start = doc.text.rfind("\n", 0, span.start) + 1
    end = doc.text.find("\n", span.end)
    return Span(start, len(doc) if end < 0 else end)


def compose(middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One set of edits that does what ``first`` and then ``second`` do.

    Args:
        middle: the text between the two.
        first: edits from the original to ``middle``, sorted, not touching.
        second: edits from ``middle`` to the new text, sorted, not touching.

    Returns:
        Edits in the original's coordinates, sorted, not touching.
    """
    # Each stretch of the middle text that either set changes, grouped where they meet, becomes one edit.
    changes: list[tuple[int, int, int, Edit]] = []
    shift = 0
    for edit in first:
        start = edit.span.start + shift
        changes.append((start, start + len(edit.new), 0, edit))
        shift += len(edit.new) - len(edit.span)
    changes += [(edit.span.start, edit.span.end, 1, edit) for edit in second]
    changes.sort(key=lambda change: change[:3])
    groups: list[list[tuple[int, int, int, Edit]]] = []
    reach = -1
    for change in changes:
        if change[0] <= reach:
            groups[-1].append(change)
        else:
            groups.append([change])
        reach = max(reach, change[1])
    result: list[Edit] = []
    shift = 0
    for group in groups:
        begin, end = group[0][0], max(change[1] for change in group)
        grown = sum(len(edit.new) - len(edit.span) for _, _, later, edit in group if not later)
        new: list[str] = []
        at = begin
        for start, stop, later, edit in group:
            if later:
                new += [middle[at:start], edit.new]
                at = stop
        new.append(middle[at:end])
        result.append(Edit(Span(begin - shift, end - shift - grown), "".join(new)))
        shift += grown
    return tuple(result)
