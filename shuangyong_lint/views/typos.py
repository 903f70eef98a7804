"""疑似错字：统计模型的读法，除去材料、项目自己认可的词。"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from shuangyong_lint import spelling
from shuangyong_lint.document import Span, merged
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.terms import ProjectWords
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.idioms import in_idiom
from shuangyong_lint.views.names import people
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import quotes
from shuangyong_lint.views.rows import fired, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shuangyong_lint.document import Document, Knowledge
    from shuangyong_lint.spelling.speller import Speller, Suggestion

Strictness = Literal["strict", "default", "review"]
STRICTNESS: tuple[Strictness, ...] = ("strict", "default", "review")
"""From few alarms to many: about 0.1, 0.25 and 1 in 10,000 characters of clean text."""

COINED = 4
"""A quotation of at most so many characters is a term or a pun (“近”享), written as it was meant."""

_TABLES = (
    "characters.known-typo",
    "characters.idiom",
    "characters.ocr-confusion",
    "characters.doubled-word",
    "wording.variant-form",
    "wording.confusable",
)
_CHECKS = Path(spelling.__file__).parent.parent / "checks"
_REASONS = ("读音相同", "读音相同、声调不同", "读音相近", "字形相近", "读音相同", "两字颠倒")


class Typo(NamedTuple):
    """A place that looks misspelt.

    Args:
        span: one or two characters.
        new: the corrections, likeliest first.
        reason: how the two are confused, in words.
        old_words: what is unusual: the place with the neighbour that speaks most clearly.
        new_words: the same after the correction.
        written: the place with up to two characters on either side, within the clause.
        meant: the same after the correction.
        surety: the strictest setting that still reports it.
    """

    span: Span
    new: tuple[str, ...]
    reason: str
    old_words: str
    new_words: str
    written: str
    meant: str
    surety: Strictness


def TRIGGERS(knowledge: Knowledge) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """The project's words and the terms of administration: where one stands nothing is misspelt."""
    return tuple(sorted(knowledge.part(ProjectWords) | _terms()))


@cache
def _terms() -> frozenset[str]:
    """Terms of administration that neither the dictionary nor the model knows well enough (危大工程, 幼小衔接)."""
    return frozenset(files(spelling).joinpath("data/terms.txt").read_text("utf-8").split())


def typos(doc: Document, strictness: Strictness, model: str = "") -> Iterator[Typo]:
    """What the typo engine finds in a document.

    Args:
        doc: the document.
        strictness: how sure it must be.
        model: the path of a model built with ``train``; the shipped one if empty.

    Raises:
        OSError: the model cannot be read.
        ValueError: it is not a model.
    """
    text = plain(doc)
    speller = _speller(model, strictness)
    known = cache(lambda: [(span.start, span.end) for span in merged(_known(doc))])
    for one in speller.suggest(text, known):
        if not in_idiom(text, one.start, one.end):
            yield _typo(text, one, speller)


def _known(doc: Document) -> Iterator[Span]:
    """Where nothing is misspelt, or another check has its say."""
    for hit in anchors(doc, "typos"):
        yield Span(hit.start, hit.end)
    for owner in _TABLES:
        for span, _ in fired(
            doc, owner, table(_CHECKS.joinpath(*owner.replace("-", "_").split(".")).with_suffix(".tsv"))
        ):
            yield span
    for person in people(doc):
        yield person.span
    for pair in quotes(doc):
        if len(pair.inner) <= COINED:
            yield pair.span


def learn(docs: Iterable[Document], model: str = "") -> dict[str, int]:
    """Words of accepted documents that the engine would doubt, and how often it would.

    Args:
        docs: documents that need no correction
        model: the path of a model; the shipped one if empty
    """
    from shuangyong_lint.spelling import words  # noqa: PLC0415  (needs numpy)

    return words.learn([plain(doc) for doc in docs], _speller(model, "review"))


@cache
def _speller(path: str, strictness: Strictness) -> Speller:
    # numpy and the model load only when the check runs; the mapped file is shared by all who read it.
    from shuangyong_lint.spelling import model, speller  # noqa: PLC0415

    loaded = model.load(Path(path) if path else None)
    return speller.Speller(loaded, float(loaded.about["thresholds"][strictness]))


def _typo(text: str, one: Suggestion, speller: Speller) -> Typo:
    """A suggestion in words."""
    thresholds = speller.model.about["thresholds"]
    surety = next((name for name in STRICTNESS if one.score >= thresholds[name]), STRICTNESS[-1])
    before, after = _beside(text, one.start, one.end)
    old = text[one.start : one.end]
    if len(old) == 1:
        right = bool(after) and (not before or one.term("right_new") >= one.term("left_new"))
        words = (old + after[0], one.new + after[0]) if right else (before[-1:] + old, before[-1:] + one.new)
    else:
        words = (old, one.new)
    windows = (before + old + after, before + one.new + after)
    return Typo(Span(one.start, one.end), (one.new, *one.others), _REASONS[one.kind], *words, *windows, surety)


_BEFORE = Pattern(rf"[{HAN}]{{0,2}}\Z")
_AFTER = Pattern(rf"[{HAN}]{{0,2}}")


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to two Han characters before a place and behind it."""
    before, after = _BEFORE.search(text[max(start - 2, 0) : start]), _AFTER.match(text, end)
    return before[0] if before else "", after[0] if after else ""
