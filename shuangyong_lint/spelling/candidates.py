"""Where a text looks wrong, and what might have been meant.

Gate, candidates and screening: cheap questions first, so that only a few candidates in a hundred characters
reach the language model.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.confusions import NEAR_SOUND, READINGS, SHAPE, unmarked
from shuangyong_lint.spelling.counts import windows
from shuangyong_lint.spelling.tokens import LAST_NUMERAL, MARGIN, OTHER, STOP

if TYPE_CHECKING:
    import numpy.typing as npt

    from shuangyong_lint.spelling.model import Model
    from shuangyong_lint.spelling.tokens import Tokens

WORD, SWAP = NEAR_SOUND + 2, NEAR_SOUND + 3
"""Two more kinds of candidate: a two-character word of the same sound; two neighbours exchanged."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Proposals to replace one or two tokens; all arrays are as long as there are proposals.

    Attributes:
        at: the place of the first token
        first, second: what stands there afterwards; `second` is the old neighbour where one token is replaced
        width: 1 or 2 tokens
        kinds: the kind of confusion
        likeness: how similar the glyphs are, in per cent
    """

    at: "npt.NDArray[np.int64]"
    first: "npt.NDArray[np.int64]"
    second: "npt.NDArray[np.int64]"
    width: "npt.NDArray[np.int64]"
    kinds: "npt.NDArray[np.int64]"
    likeness: "npt.NDArray[np.int64]"

    def take(self, rows: "npt.NDArray[Any]") -> "Candidates":
        """Some of them."""
        return Candidates(*(getattr(self, name)[rows] for name in Candidates.__slots__))

    def joined(self, *others: "Candidates") -> "Candidates":
        """All of them, one after the other."""
        return Candidates(
            *(np.concatenate([getattr(part, name) for part in (self, *others)]) for name in Candidates.__slots__)
        )


_NONE = Candidates(*(np.zeros(0, np.int64) for _ in range(6)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the gate found out about a token sequence.

    Attributes:
        codes: the tokens with their margin, int64
        columns: the contexts of every token (`counts.windows`), int64
        linked: per token, whether it is known to follow the one before it
        unseen: per token, whether the trigram that ends there is unknown (a clause's first token is never unknown)
        suspicious: places whose neighbourhood is unknown
        rare, points: as in `Tokens`
    """

    codes: "npt.NDArray[np.int64]"
    columns: "list[npt.NDArray[np.int64]]"
    linked: "npt.NDArray[np.bool_]"
    unseen: "npt.NDArray[np.bool_]"
    suspicious: "npt.NDArray[np.int64]"
    rare: "npt.NDArray[np.int64]"
    points: "npt.NDArray[np.int64]"


def read(model: "Model", tokens: "Tokens") -> Reading:
    """Pass a token sequence through the gate.

    A place is suspicious if the trigram around it and at least one of its two neighbours were never seen twice.
    """
    wide = tokens.codes.astype(np.int64)
    columns = windows(wide, 5)
    linked, unseen = _known(model, columns)
    unseen[:MARGIN] = False
    return Reading(wide, columns, linked, unseen, _suspicious(wide, unseen), tokens.rare, tokens.points)


def reread(model: "Model", reading: Reading, changed: "npt.NDArray[np.int64]", reach: int) -> Reading:
    """A reading whose tokens were changed in place; only what lies near a change is looked at again.

    Args:
        model: the statistics
        reading: its tokens say what stands there now, the rest what was found out before
        changed: places that changed
        reach: how far from a change a place may be suspicious

    Returns:
        the same arrays, brought up to date, and the suspicious places within reach
    """
    codes, columns = reading.codes, reading.columns
    near = np.unique((changed[:, None] + np.arange(5)).ravel())
    near = near[near < codes.size]
    inside = np.ones(near.size, bool)
    for step in range(1, 5):
        column = np.where(inside, codes[near - step], STOP)
        inside = column != STOP
        columns[step][near] = column
    nearby = [column[near] for column in columns]
    reading.linked[near], reading.unseen[near] = _known(model, nearby)
    within = np.zeros(codes.size, bool)
    around = (changed[:, None] + np.arange(-reach, reach + 1)).ravel()
    within[np.clip(around, 0, codes.size - 1)] = True
    suspicious = _suspicious(codes, reading.unseen)
    return replace(reading, suspicious=suspicious[within[suspicious]])


def _known(
    model: "Model", columns: "list[npt.NDArray[np.int64]]"
) -> "tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]":
    """Whether the pair that ends at a token is known, and whether the trigram is not.

    After a STOP nothing is known yet, so nothing can be unknown.
    """
    linked = model.language.pairs.has(columns[1], columns[0])
    return linked, ~(linked & model.language.maybe_seen(columns[:3])) & (columns[1] != STOP)


def _suspicious(codes: "npt.NDArray[np.int64]", unseen: "npt.NDArray[np.bool_]") -> "npt.NDArray[np.int64]":
    """Places between two unknown trigrams at least; a clause of two tokens has two, its margin included."""
    at = np.flatnonzero(unseen[1:-1] & (unseen[:-2] | unseen[2:]))
    there = codes[at]
    return np.asarray(at[(there >= LAST_NUMERAL) | (there == OTHER)])


def propose(model: "Model", reading: Reading) -> Candidates:
    """All candidates that leave the text more familiar than it was."""
    return _single(model, reading).joined(_rare(model, reading), _pairs(model, reading))


def _ranges(starts: "npt.NDArray[np.int64]", sizes: "npt.NDArray[np.int64]") -> "npt.NDArray[np.int64]":
    """start, start + 1 … for every start, one after the other."""
    total = int(sizes.sum())
    ends = np.cumsum(sizes)
    return np.asarray(np.arange(total) - np.repeat(ends - sizes - starts, sizes))


def _single(model: "Model", reading: Reading) -> Candidates:
    """One character for another."""
    confusions, codes, at = model.confusions, reading.codes, reading.suspicious
    starts = confusions.starts[codes[at]].astype(np.int64)
    sizes = confusions.starts[codes[at] + 1].astype(np.int64) - starts
    rows = _ranges(starts, sizes)
    at = np.repeat(at, sizes)
    first = confusions.codes[rows].astype(np.int64)
    kept = _plausible(model, reading, at, first, confusions.marks[rows] & 3 >= NEAR_SOUND)
    rows, at, first = rows[kept], at[kept], first[kept]
    return Candidates(at, first, codes[at + 1], np.ones_like(at), *unmarked(confusions.marks[rows]))


def _rare(model: "Model", reading: Reading) -> Candidates:
    """A common character for a rare one that looks like it."""
    confusions, codes = model.confusions, reading.codes
    if not reading.rare.size or not confusions.rare.size:
        return _NONE
    row = np.minimum(np.searchsorted(confusions.rare, reading.points), confusions.rare.size - 1)
    held = (codes[reading.rare] == OTHER) & (confusions.rare[row] == reading.points)
    held &= np.isin(reading.rare, reading.suspicious)
    at, row = reading.rare[held], row[held]
    starts = confusions.rare_starts[row].astype(np.int64)
    sizes = confusions.rare_starts[row + 1].astype(np.int64) - starts
    rows = _ranges(starts, sizes)
    at = np.repeat(at, sizes)
    first = confusions.rare_codes[rows].astype(np.int64)
    kept = _plausible(model, reading, at, first, np.ones(at.size, bool))
    rows, at, first = rows[kept], at[kept], first[kept]
    likeness = confusions.rare_likeness[rows].astype(np.int64)
    return Candidates(at, first, codes[at + 1], np.ones_like(at), np.full_like(at, SHAPE), likeness)


def _plausible(
    model: "Model",
    reading: Reading,
    at: "npt.NDArray[np.int64]",
    first: "npt.NDArray[np.int64]",
    far: "npt.NDArray[np.bool_]",
) -> "npt.NDArray[np.int64]":
    """Which replacements of one token leave a known trigram, and a known bigram on one side, or both if far-fetched."""
    codes, pairs = reading.codes, model.language.pairs
    left = pairs.has(codes[at - 1], first)
    rows = np.flatnonzero(left | ~far)
    at, first, left = at[rows], first[rows], left[rows]
    after = codes[at + 1]
    right = pairs.has(first, after)
    kept = np.flatnonzero(right | (left & ~far[rows]))
    at, first = at[kept], first[kept]
    return np.asarray(rows[kept][_familiar(model, reading, at, first, after[kept], left[kept], right[kept])])


def _pairs(model: "Model", reading: Reading) -> Candidates:
    """Both characters change where two stand side by side and no trigram around them is known."""
    codes, unseen, pairs = reading.codes, reading.unseen, model.language.pairs
    at = reading.suspicious
    han = (codes[at] >= LAST_NUMERAL) & (codes[at + 1] >= LAST_NUMERAL)
    at = at[han & unseen[at + 1] & (unseen[at + 2] | (codes[at + 2] == STOP))]
    words, first, second = _homophones(model, codes, at)
    swaps = at[~reading.linked[at + 1] & (codes[at] != codes[at + 1])]
    kinds = np.repeat([WORD, SWAP], [words.size, swaps.size])
    at = np.concatenate([words, swaps])
    first, second = np.concatenate([first, codes[swaps + 1]]), np.concatenate([second, codes[swaps]])
    right = pairs.has(first, second)
    # Not every word of the dictionary was seen; what is exchanged must have been.
    kept = np.flatnonzero(right | (kinds == WORD))
    at, first, second, kinds, right = at[kept], first[kept], second[kept], kinds[kept], right[kept]
    kept = np.flatnonzero(_familiar(model, reading, at, first, second, pairs.has(codes[at - 1], first), right))
    at = at[kept]
    return Candidates(at, first[kept], second[kept], np.full_like(at, 2), kinds[kept], np.zeros_like(at))


def _homophones(
    model: "Model", codes: "npt.NDArray[np.int64]", at: "npt.NDArray[np.int64]"
) -> "tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]":
    """Two-character words of the sound of what stands at some places: place, first and second character."""
    left, right = (model.confusions.sounds[codes[places]].astype(np.uint32) for places in (at, at + 1))
    keys = (left[:, :, None] * 1024 + right[:, None, :]).ravel()
    # Most characters have one reading.
    read = np.flatnonzero(((left[:, :, None] > 0) & (right[:, None, :] > 0)).ravel())
    start, end = (np.searchsorted(model.sound_keys, keys[read], side) for side in ("left", "right"))
    rows = _ranges(start, end - start)
    at = np.repeat(at[read // READINGS**2], end - start)
    first, second = model.sound_first[rows].astype(np.int64), model.sound_second[rows].astype(np.int64)
    both = (first != codes[at]) & (second != codes[at + 1])
    return at[both], first[both], second[both]


def _familiar(
    model: "Model",
    reading: Reading,
    at: "npt.NDArray[np.int64]",
    first: "npt.NDArray[np.int64]",
    second: "npt.NDArray[np.int64]",
    left: "npt.NDArray[np.bool_]",
    right: "npt.NDArray[np.bool_]",
) -> "npt.NDArray[np.bool_]":
    """Whether a known trigram covers the replaced place.

    Args:
        model: the statistics
        reading: the tokens
        at: the place
        first: what stands there afterwards
        second: what stands behind it
        left: whether `first` is known behind what stands before it
        right: whether `second` is known behind `first`
    """
    codes, pairs, seen = reading.codes, model.language.pairs, model.language.maybe_seen
    before = codes[at - 1]
    known = np.zeros(at.shape, bool)
    # A trigram of which a pair is unknown is unknown: most are settled without a look.
    todo = np.flatnonzero(left & right)
    known[todo] = seen([second[todo], first[todo], before[todo]])
    todo = np.flatnonzero(left & reading.linked[at - 1] & (before != STOP) & ~known)
    known[todo] = seen([first[todo], before[todo], codes[at[todo] - 2]])
    todo = np.flatnonzero(right & (second != STOP) & ~known)
    after = codes[at[todo] + 2]
    held = pairs.has(second[todo], after)
    todo, after = todo[held], after[held]
    known[todo] = seen([after, second[todo], first[todo]])
    return known


def replaced(reading: Reading, some: Candidates, steps: int) -> "list[npt.NDArray[np.int64]]":
    """The contexts of the tokens from the replaced place on, as they would be.

    Returns:
        five columns of shape (candidates, steps)
    """
    offsets = np.arange(-4, steps)
    tokens = reading.codes[some.at[:, None] + offsets]
    tokens[:, 4] = some.first
    tokens[:, 5] = some.second
    columns = [tokens[:, 4:]]
    inside = None
    for step in range(1, 5):
        column = tokens[:, 4 - step : 4 - step + steps].copy()
        if inside is not None:
            column[~inside] = STOP
        inside = column != STOP
        columns.append(column)
    return columns


def vetoed(
    some: Candidates, codes: "npt.NDArray[np.int64]", untouchable: "npt.NDArray[np.bool_]"
) -> "npt.NDArray[np.bool_]":
    """Whether a candidate changes what is not ours to change: numerals, function words, what is no character.

    Args:
        some: the candidates
        codes: the tokens
        untouchable: per token code, whether it is left to rules of its own
    """
    wide = some.width == 2
    veto = untouchable[some.first] | untouchable[codes[some.at]]
    veto |= wide & (untouchable[some.second] | untouchable[codes[some.at + 1]])
    return np.asarray(veto | (some.first < LAST_NUMERAL) | (wide & (some.second < LAST_NUMERAL)))
