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


@dataclass(frozen=True, slots=True)
class Reading:
    """What the gate found out about a token sequence.

    Attributes:
        codes: the tokens with their margin, int64
        columns: the contexts of every token (`counts.windows`), int64
        unseen: per token, whether the trigram that ends there is unknown (a clause's first token is never unknown)
        suspicious: places whose neighbourhood is unknown
        rare, points: as in `Tokens`
    """

    codes: "npt.NDArray[np.int64]"
    columns: "list[npt.NDArray[np.int64]]"
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
    unseen = _unseen(model, columns)
    unseen[:MARGIN] = False
    return Reading(wide, columns, unseen, _suspicious(wide, unseen), tokens.rare, tokens.points)


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
    reading.unseen[near] = _unseen(model, [column[near] for column in columns])
    within = np.zeros(codes.size, bool)
    around = (changed[:, None] + np.arange(-reach, reach + 1)).ravel()
    within[np.clip(around, 0, codes.size - 1)] = True
    suspicious = _suspicious(codes, reading.unseen)
    return replace(reading, suspicious=suspicious[within[suspicious]])


def _unseen(model: "Model", columns: "list[npt.NDArray[np.int64]]") -> "npt.NDArray[np.bool_]":
    """Whether the trigram that ends at a token is unknown; after a STOP nothing is known yet, so nothing can be."""
    return np.asarray(~model.language.maybe_seen(columns) & (columns[1] != STOP))


def _suspicious(codes: "npt.NDArray[np.int64]", unseen: "npt.NDArray[np.bool_]") -> "npt.NDArray[np.int64]":
    """Places between two unknown trigrams at least; a clause of two tokens has two, its margin included."""
    at = np.flatnonzero(unseen[1:-1] & (unseen[:-2] | unseen[2:]))
    there = codes[at]
    return np.asarray(at[(there >= LAST_NUMERAL) | (there == OTHER)])


def propose(model: "Model", reading: Reading) -> Candidates:
    """All candidates that leave the text more familiar than it was."""
    return _single(model, reading).joined(_rare(model, reading), _words(model, reading), _swaps(model, reading))


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
    kept = _plausible(model, codes, at, first, confusions.marks[rows] & 3 >= NEAR_SOUND)
    rows, at, first = rows[kept], at[kept], first[kept]
    return Candidates(at, first, codes[at + 1], np.ones_like(at), *unmarked(confusions.marks[rows]))


def _rare(model: "Model", reading: Reading) -> Candidates:
    """A common character for a rare one that looks like it."""
    confusions, codes = model.confusions, reading.codes
    row = np.searchsorted(confusions.rare, reading.points)
    row = np.minimum(row, max(confusions.rare.size - 1, 0))
    held = (codes[reading.rare] == OTHER) & np.isin(reading.rare, reading.suspicious)
    held &= confusions.rare[row] == reading.points if confusions.rare.size else False
    at, row = reading.rare[held], row[held]
    starts = confusions.rare_starts[row].astype(np.int64)
    sizes = confusions.rare_starts[row + 1].astype(np.int64) - starts
    rows = _ranges(starts, sizes)
    at = np.repeat(at, sizes)
    first = confusions.rare_codes[rows].astype(np.int64)
    kept = _plausible(model, codes, at, first, np.ones(at.size, bool))
    rows, at, first = rows[kept], at[kept], first[kept]
    likeness = confusions.rare_likeness[rows].astype(np.int64)
    return Candidates(at, first, codes[at + 1], np.ones_like(at), np.full_like(at, SHAPE), likeness)


def _plausible(
    model: "Model",
    codes: "npt.NDArray[np.int64]",
    at: "npt.NDArray[np.int64]",
    first: "npt.NDArray[np.int64]",
    far: "npt.NDArray[np.bool_]",
) -> "npt.NDArray[np.int64]":
    """Which replacements of one token leave a known trigram, and a known bigram on one side, or both if far-fetched."""
    # The bigrams are the cheapest question.
    known = model.language.pairs.has(model.language.key([first, codes[at - 1]]))
    todo = np.flatnonzero(known == far)
    known[todo] = model.language.pairs.has(model.language.key([codes[at[todo] + 1], first[todo]]))
    rows = np.flatnonzero(known)
    return np.asarray(rows[_familiar(model, codes, at[rows], first[rows], codes[at[rows] + 1])])


def _pairs_of(reading: Reading) -> "npt.NDArray[np.int64]":
    """Places where two characters stand side by side and no trigram around them is known."""
    codes, unseen = reading.codes, reading.unseen
    at = reading.suspicious
    han = (codes[at] >= LAST_NUMERAL) & (codes[at + 1] >= LAST_NUMERAL)
    inner = unseen[at + 1] & (unseen[at + 2] | (codes[at + 2] == STOP))
    return np.asarray(at[han & inner])


def _words(model: "Model", reading: Reading) -> Candidates:
    """A two-character word for another of the same sound; both characters change."""
    codes, at = reading.codes, _pairs_of(reading)
    sounds = model.confusions.sounds.astype(np.int64)
    parts: list[tuple[Any, Any]] = []
    for one in range(READINGS):
        for two in range(READINGS):
            left, right = sounds[codes[at], one], sounds[codes[at + 1], two]
            key = left * 1024 + right
            start = np.searchsorted(model.sound_keys, key)
            size = np.searchsorted(model.sound_keys, key, "right") - start
            size[(left == 0) | (right == 0)] = 0
            parts.append((np.repeat(at, size), _ranges(start, size)))
    at = np.concatenate([part[0] for part in parts])
    rows = np.concatenate([part[1] for part in parts])
    first = model.sound_first[rows].astype(np.int64)
    second = model.sound_second[rows].astype(np.int64)
    both = (first != codes[at]) & (second != codes[at + 1])
    at, first, second = at[both], first[both], second[both]
    kept = _familiar(model, codes, at, first, second)
    return _wide(at[kept], first[kept], second[kept], WORD)


def _swaps(model: "Model", reading: Reading) -> Candidates:
    """Two neighbours exchanged."""
    codes, at = reading.codes, _pairs_of(reading)
    known = model.language.pairs.has(model.language.key([codes[at], codes[at + 1]]))
    known &= ~model.language.pairs.has(model.language.key([codes[at + 1], codes[at]]))
    at = at[known & (codes[at] != codes[at + 1])]
    kept = _familiar(model, codes, at, codes[at + 1], codes[at])
    at = at[kept]
    return _wide(at, codes[at + 1], codes[at], SWAP)


def _wide(
    at: "npt.NDArray[np.int64]", first: "npt.NDArray[np.int64]", second: "npt.NDArray[np.int64]", kind: int
) -> Candidates:
    return Candidates(at, first, second, np.full_like(at, 2), np.full_like(at, kind), np.zeros_like(at))


def _familiar(
    model: "Model",
    codes: "npt.NDArray[np.int64]",
    at: "npt.NDArray[np.int64]",
    first: "npt.NDArray[np.int64]",
    second: "npt.NDArray[np.int64]",
) -> "npt.NDArray[np.bool_]":
    """Whether a known trigram covers the replaced place."""
    before, earlier, after = codes[at - 1], codes[at - 2], codes[at + 2]
    earlier = np.where(before == STOP, STOP, earlier)
    known = np.zeros(at.shape, bool)
    for triple in ([second, first, before], [first, before, earlier], [after, second, first]):
        todo = np.flatnonzero(~known & (triple[1] != STOP))
        known[todo] = model.language.seen([column[todo] for column in triple])
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
