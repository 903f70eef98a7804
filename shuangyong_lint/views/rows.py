"""词表的行：哪一行在哪里真的说话。"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING

from shuangyong_lint import tsv
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern  # noqa: TC001  (a column type of Row, read at run time)
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from shuangyong_lint.document import Document
    from shuangyong_lint.terms import Hit

WINDOW = 80
"""How far from its anchor, in code points and within the line, a pattern row may reach."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a word table.

    Args:
        wrong: the literal to find; with ``anchor``, only a name for the row.
        right: what it should be, likeliest first; may be empty.
        anchor: literals of which every match of ``guard`` contains one: make the row a pattern row.
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
    anchor: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    guard: Pattern | None = None
    level: str = ""
    safety: str = ""
    note: str = ""
    bad: str = ""
    good: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """The rows of a word table, ready to be asked."""

    rows: tuple[Row, ...]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[Row, ...]]:
        """Literal or anchor, as the lexicon finds it → its rows."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for word in row.anchor or (row.wrong,):
                found.setdefault(plain_text(word), []).append(row)
        return {word: tuple(rows) for word, rows in found.items()}

    @cached_property
    def shields(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Word → (shielding literal, where the word begins in it)."""
        found: dict[str, dict[tuple[str, int], None]] = {}
        for row in self.rows:
            words = [plain_text(word) for word in row.anchor or (row.wrong,)]
            # A right form that contains the wrong one shields it: 圆圆满满 is no mistake for 圆满.
            shields = [plain_text(word) for word in (*row.unless, *(() if row.anchor else row.right))]
            for word, shield in product(words, shields):
                at = shield.find(word)
                while at >= 0:
                    found.setdefault(word, {})[shield, at] = None
                    at = shield.find(word, at + 1)
        return {word: tuple(shields) for word, shields in found.items()}


@cache
def table(path: Path) -> Table:
    """The table in this file, read once."""
    return Table(tsv.read(path, Row))


def fired(doc: Document, owner: str, known: Table) -> Sequence[tuple[Span, Row]]:
    """Where rows are found that no guard and no shield forbids, in order; of two that overlap, the longer stands.

    Args:
        doc: the document.
        owner: the id of the check whose words the lexicon found.
        known: its table.
    """
    answers = _answers(doc)
    if owner not in answers:
        answers[owner] = tuple(_fired(doc, owner, known))
    return answers[owner]


@view
def _answers(_doc: Document) -> dict[str, Sequence[tuple[Span, Row]]]:
    """What was asked before: owner → answer."""
    return {}


def _fired(doc: Document, owner: str, known: Table) -> Iterator[tuple[Span, Row]]:
    hits = anchors(doc, owner)
    if not hits:
        return
    text = plain(doc)
    by_word, shields = known.by_word, known.shields
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
        yield span, found[span]


def _match(row: Row, text: str, hit: Hit) -> Span | None:
    """Where the row is found at this hit, or None."""
    if row.guard is None:
        return Span(hit.start, hit.end)
    if not row.anchor:
        return Span(hit.start, hit.end) if row.guard.match(text, hit.start) else None
    begin = max(0, hit.start - WINDOW)
    begin = max(begin, text.rfind("\n", begin, hit.start) + 1)
    end = text.find("\n", hit.end, hit.end + WINDOW)
    end = min(hit.end + WINDOW, len(text)) if end < 0 else end
    for match in row.guard.finditer(text, begin, end):
        if match.start() <= hit.start and hit.end <= match.end():
            return Span(*match.span(1 if match.re.groups and match.group(1) else 0))
    return None
