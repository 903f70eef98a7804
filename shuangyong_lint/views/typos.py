"""疑似错字：统计模型的读法，除去材料、项目自己认可的词。"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from shuangyong_lint.document import Span, merged
from shuangyong_lint.terms import ProjectWords
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.idioms import in_idiom
from shuangyong_lint.views.names import people
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import quotes

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
_REASONS = ("读音相同", "读音相同、声调不同", "读音相近", "字形相近", "读音相同", "两字颠倒")


class Typo(NamedTuple):
    """A place that looks misspelt.

    Args:
        span: one or two characters.
        new: the corrections, likeliest first.
        reason: how the two are confused, in words.
        old_words: what is unusual: the place with the neighbour that speaks most clearly.
        new_words: the same after the correction.
        unseen: whether ``old_words`` never occurs in the model's texts.
        surety: the strictest setting that still reports it.
    """

    span: Span
    new: tuple[str, ...]
    reason: str
    old_words: str
    new_words: str
    unseen: bool
    surety: Strictness


def TRIGGERS(knowledge: Knowledge) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """The project's words: where one stands nothing is misspelt."""
    return tuple(sorted(knowledge.part(ProjectWords)))


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
    known = [(span.start, span.end) for span in merged(_known(doc))]
    for one in speller.suggest(text, known):
        if not in_idiom(text, one.start, one.end):
            yield _typo(text, one, speller)


def _known(doc: Document) -> Iterator[Span]:
    """Where nothing is misspelt, or another check has its say."""
    for owner in ("typos", *_TABLES):
        for hit in anchors(doc, owner):
            yield Span(hit.start, hit.end)
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
    before, after = _neighbour(text, one.start - 1), _neighbour(text, one.end)
    old = text[one.start : one.end]
    if len(old) == 1:
        right = bool(after) and (not before or one.term("right_new") >= one.term("left_new"))
        side = "right_old" if right else "left_old"
        words = (old + after, one.new + after) if right else (before + old, before + one.new)
        unseen = one.term(side) <= speller.UNSEEN_PAIR
    else:
        words, unseen = (old, one.new), one.term("middle_old") <= speller.UNSEEN_PAIR
    return Typo(Span(one.start, one.end), (one.new, *one.others), _REASONS[one.kind], *words, unseen, surety)


def _neighbour(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) and "㐀" <= text[at] <= "鿿" else ""
