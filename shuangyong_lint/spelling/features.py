"""What speaks for a candidate: the named terms of the regression."""

from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.candidates import SWAP, WORD, Candidates, Reading, replaced
from shuangyong_lint.spelling.confusions import NEAR_SOUND, SAME_SOUND, SAME_SYLLABLE, SHAPE
from shuangyong_lint.spelling.model import LENGTHS
from shuangyong_lint.spelling.tokens import OTHER, STOP

if TYPE_CHECKING:
    import numpy.typing as npt

    from shuangyong_lint.spelling.model import Model

STEPS = 6
"""How many tokens feel the replacement of two."""

NAMES: tuple[str, ...] = (
    "one", "gain", "gain_here", "gain_after", "new_here", "new_worst", "old_here", "old_worst", "new_total",
    "new_order", "old_order", "new_high", "old_high",
    "new_unseen", "old_unseen", "around_unseen", "far_unseen",
    "left_new", "right_new", "left_old", "right_old", "middle_new", "middle_old",
    "new_word2", "new_word3", "new_word4", "old_word2", "old_word3", "old_word4", "new_frequency", "old_frequency",
    "same_sound", "same_syllable", "near_sound", "shape", "word", "swap", "likeness", "likeness_of_shape",
    "common_new", "common_old", "outside", "repeated_old", "repeated_pair", "repeated_new",
    "margin", "rivals", "short_left", "short_right", "gain_high", "gain_low",
    "weaker_new", "weaker_old", "stronger_new", "stronger_old", "all_seen", "longest_new", "longest_old",
    "same_pair_sound", "worst_far", "gain_root", "ahead", "beside", "shape_gain", "near_gain", "syllable_gain",
)  # fmt: skip
"""The terms, in the order of the columns."""

_FOR = (
    "gain", "gain_here", "gain_after", "new_here", "new_worst", "new_total", "new_order", "new_high", "old_unseen",
    "left_new", "right_new", "middle_new", "new_word2", "new_word3", "new_word4", "new_frequency", "likeness",
    "likeness_of_shape", "repeated_new", "margin", "gain_high", "gain_low", "weaker_new", "stronger_new", "all_seen",
    "longest_new", "same_pair_sound", "worst_far", "gain_root", "ahead", "beside", "shape_gain", "near_gain",
    "syllable_gain",
)  # fmt: skip
_AGAINST = (
    "common_old", "old_here", "old_worst", "old_order", "old_high", "new_unseen", "around_unseen", "far_unseen",
    "left_old", "right_old", "middle_old", "old_word2", "old_word3", "old_word4", "old_frequency", "repeated_old",
    "repeated_pair", "rivals", "weaker_old", "stronger_old", "longest_old", "outside",
)  # fmt: skip
# A rare character is mostly somebody's name; training text, whose characters are all known, cannot teach that.
SIGNS = tuple((name in _FOR) - (name in _AGAINST) for name in NAMES)
"""Per term: 1 if it can only speak for a candidate, -1 if only against it, 0 if both make sense."""

SIGHT = 16
"""How many tokens away a change may still alter the terms of a candidate, repetitions aside."""
WORTH = 2.0
"""A candidate that gains fewer nats than this is not looked at any further."""
RIVAL = 3.0
"""A candidate that gains so many nats less than another is no rival."""
FAR = 20.0
"""A lead of more nats than this says no more."""
_BINS = 1 << 15
UNSEEN_PAIR = -6.0
"""The bond of two tokens that were never seen together."""


def gains(model: "Model", reading: Reading, some: Candidates) -> "tuple[Any, Any, Any, Any]":
    """Log-probabilities and n-gram lengths around each candidate.

    Returns:
        new and old log-probabilities, new and old n-gram lengths, each of shape (candidates, STEPS)
    """
    places = some.at[:, None] + np.arange(STEPS)
    # The same old tokens serve many candidates: score each once.
    held = np.zeros(reading.codes.size, bool)
    held[places] = True
    wanted = np.flatnonzero(held)
    back = (np.cumsum(held) - 1)[places]
    old, old_order = model.language.score([column[wanted] for column in reading.columns])
    old, old_order = old[back], old_order[back]
    # A token feels a change at most four tokens away, and never beyond the end of the clause.
    open_ = np.ones(places.shape, bool)
    open_[:, 1:] = np.logical_and.accumulate(reading.codes[places[:, :-1]] != STOP, 1)
    open_ &= np.arange(STEPS) < (some.width + 4)[:, None]
    new, new_order = old.copy(), old_order.copy()
    new[open_], new_order[open_] = model.language.score([column[open_] for column in replaced(reading, some, STEPS)])
    return new, old, new_order, old_order


def describe(model: "Model", reading: Reading, some: Candidates) -> "tuple[Candidates, npt.NDArray[np.float64]]":
    """The terms of every candidate that makes the text clearly likelier.

    Returns:
        the candidates whose gain is at least `WORTH`, and their terms, of shape (candidates, len(NAMES))
    """
    new, old, new_order, old_order = gains(model, reading, some)
    gain = (new - old).sum(1)
    # What makes the text less likely rivals nothing.
    kept = np.flatnonzero(gain > WORTH - RIVAL)
    some, gain = some.take(kept), gain[kept]
    new, old, new_order, old_order = new[kept], old[kept], new_order[kept], old_order[kept]
    wide = some.width == 2
    margin, rivals = _margins(some.at * 2 + wide, gain)
    ahead, beside = _ahead(some.at, wide, gain)
    kept = np.flatnonzero(gain >= WORTH)
    some, gain, wide = some.take(kept), gain[kept], wide[kept]
    new, old, new_order, old_order = new[kept], old[kept], new_order[kept], old_order[kept]
    margin, rivals, ahead, beside = margin[kept], rivals[kept], ahead[kept], beside[kept]
    codes, at = reading.codes, some.at
    changed = new - old
    here = changed[:, 0] + np.where(wide, changed[:, 1], 0)
    span = np.arange(STEPS) < (some.width + 4)[:, None]
    live = span & (codes[at[:, None] + np.arange(STEPS)] != STOP)
    count = np.maximum(live.sum(1), 1)
    after_at = codes[at + some.width]
    last = np.where(wide, some.second, some.first)
    old_last = np.where(wide, codes[at + 1], codes[at])
    touched = np.arange(STEPS) < (some.width + 2)[:, None]
    unseen = reading.unseen.astype(np.int64)
    total = np.concatenate([[0], np.cumsum(unseen)])
    old_unseen = total[at + some.width + 2] - total[at]
    new_unseen = ((new_order < 3) & touched & (codes[at[:, None] + np.arange(STEPS)] >= 0)).sum(1)
    near = total[at + some.width + 5] - total[np.maximum(at - 3, 0)] - old_unseen
    far = total[np.minimum(at + 14, total.size - 1)] - total[np.maximum(at - 12, 0)] - old_unseen - near
    words = _words(model, codes, some)
    repeated = repeats(reading, some)
    unigrams = model.language.unigrams
    left_new, right_new = _bond(model, codes[at - 1], some.first), _bond(model, last, after_at)
    left_old, right_old = _bond(model, codes[at - 1], codes[at]), _bond(model, old_last, after_at)
    kinds = some.kinds
    columns: dict[str, Any] = {
        "one": np.ones(at.shape),
        "gain": gain,
        "gain_here": here,
        "gain_after": gain - here,
        "new_here": new[:, 0],
        "new_worst": np.where(live, new, 0).min(1),
        "old_here": old[:, 0],
        "old_worst": np.where(live, old, 0).min(1),
        "new_total": np.where(live, new, 0).sum(1) / count,
        "new_order": np.where(live, new_order, 0).sum(1) / count,
        "old_order": np.where(live, old_order, 0).sum(1) / count,
        "new_high": ((new_order >= 4) & live).sum(1),
        "old_high": ((old_order >= 4) & live).sum(1),
        "new_unseen": new_unseen,
        "old_unseen": old_unseen,
        "around_unseen": near,
        "far_unseen": far,
        "left_new": left_new,
        "right_new": right_new,
        "left_old": left_old,
        "right_old": right_old,
        "middle_new": np.where(wide, _bond(model, some.first, some.second), 0),
        "middle_old": np.where(wide, _bond(model, codes[at], codes[at + 1]), 0),
        **words,
        "same_sound": kinds == SAME_SOUND,
        "same_syllable": kinds == SAME_SYLLABLE,
        "near_sound": kinds == NEAR_SOUND,
        "shape": kinds == SHAPE,
        "word": kinds == WORD,
        "swap": kinds == SWAP,
        "likeness": some.likeness / 100,
        "likeness_of_shape": np.where(kinds == SHAPE, some.likeness / 100, 0),
        "common_new": unigrams[some.first],
        "common_old": unigrams[codes[at]],
        "outside": codes[at] == OTHER,
        **repeated,
        "margin": margin,
        "rivals": rivals,
        "short_left": codes[at - 1] == STOP,
        "short_right": after_at == STOP,
        "gain_high": np.maximum(gain - 8, 0),
        "gain_low": np.minimum(gain - 4, 0),
        "weaker_new": np.minimum(left_new, right_new),
        "weaker_old": np.minimum(left_old, right_old),
        "stronger_new": np.maximum(left_new, right_new),
        "stronger_old": np.maximum(left_old, right_old),
        "all_seen": new_unseen == 0,
        "longest_new": np.where(live, new_order, 0).max(1),
        "longest_old": np.where(live, old_order, 0).max(1),
        "same_pair_sound": np.where(wide, _same_sound(model, codes, some), 0),
        "ahead": ahead,
        "beside": beside,
        "shape_gain": np.where(kinds == SHAPE, gain, 0),
        "near_gain": np.where(kinds == NEAR_SOUND, gain, 0),
        "syllable_gain": np.where(kinds == SAME_SYLLABLE, gain, 0),
        "worst_far": np.minimum(np.where(live, new, 0).min(1) + 9, 0),
        "gain_root": np.sqrt(np.maximum(gain, 0)),
    }
    return some, np.stack([np.asarray(columns[name], np.float64) for name in NAMES], 1)


def _bond(model: "Model", left: "npt.NDArray[np.int64]", right: "npt.NDArray[np.int64]") -> "npt.NDArray[Any]":
    """How much likelier the right token is after the left one than anywhere (pointwise mutual information)."""
    logs, known = model.language.pair(left, right)
    bond = np.where(known, logs - model.language.unigrams[right], UNSEEN_PAIR)
    return np.asarray(np.where((left == STOP) | (right == STOP), 0.0, bond))


def _same_sound(model: "Model", codes: "npt.NDArray[np.int64]", some: Candidates) -> "npt.NDArray[Any]":
    """Whether both characters of a pair keep their exact syllable, not only a blurred one."""
    exact = model.arrays["exact_sounds"].astype(np.int64)
    one = (exact[codes[some.at]][:, :, None] == exact[some.first][:, None, :]).any((1, 2))
    two = (exact[codes[some.at + 1]][:, :, None] == exact[some.second][:, None, :]).any((1, 2))
    return np.asarray(one.astype(np.int64) + two)


def _words(model: "Model", codes: "npt.NDArray[np.int64]", some: Candidates) -> "dict[str, npt.NDArray[Any]]":
    """Words of the lexicon that cover a changed token, before and after."""
    tokens = codes[some.at[:, None] + np.arange(-3, 5)]
    new = tokens.copy()
    new[:, 3], new[:, 4] = some.first, some.second
    both = np.concatenate([new, tokens])
    count = some.at.size
    best = np.zeros(2 * count)
    result: dict[str, Any] = {}
    for length, table in zip(LENGTHS, model.words, strict=True):
        starts = np.arange(4 - length, min(4, 8 - length) + 1)
        keys = model.language.key([both[:, starts + length - 1 - step].ravel() for step in range(length)])
        found, value = (part.reshape(-1, starts.size) for part in table.get(keys))
        # Words that begin with the second token count only where it changes.
        found &= (starts < 4) | np.tile(some.width == 2, 2)[:, None]
        # Any word of the dictionary defends what stands there; only a used one speaks for a change.
        found[:count] &= value[:count] >= 12
        result[f"new_word{length}"], result[f"old_word{length}"] = np.split(found.any(1), 2)
        best = np.maximum(best, np.where(found, value / 12 + 4 * (length - 2), 0).max(1))
    result["new_frequency"], result["old_frequency"] = np.split(best, 2)
    return result


def repeats(reading: Reading, some: Candidates) -> "dict[str, npt.NDArray[Any]]":
    """How often the document itself says the same, before and after."""
    codes, at = reading.codes, some.at
    size = int(codes.max(initial=0)) + 1
    pairs = codes[:-1] * size + codes[1:]
    triples = pairs[:-1] * size + codes[2:]
    wide = some.width == 2
    big = np.maximum(some.first, some.second) >= size
    first, second = np.where(big, 0, some.first), np.where(big, 0, some.second)
    left, right, new_pair = _times(pairs, pairs[at - 1], pairs[at], first * size + second)
    around, after, new_around = _times(
        triples, triples[at - 1], triples[at], (codes[at - 1] * size + first) * size + codes[at + 1]
    )
    pair = np.where(wide, right, np.maximum(_real(left, codes[at - 1]), _real(right, codes[at + 1])))
    old = np.where(wide, np.maximum(around, after), around)
    new = np.where(wide, new_pair, new_around)
    return {
        "repeated_old": np.minimum(old, 6) - 1,
        "repeated_pair": np.log(np.maximum(pair, 1)),
        "repeated_new": np.log1p(np.where(big, 0, new)),
    }


def _times(keys: "npt.NDArray[np.int64]", *wanted: "npt.NDArray[np.int64]") -> "list[npt.NDArray[np.int64]]":
    """How often each of some keys occurs among many."""
    # Few are asked for: those that cannot be among them are sifted out, the rest is sorted.
    asked = np.zeros(_BINS, bool)
    for some in wanted:
        asked[some % _BINS] = True
    ordered = np.sort(keys[asked[keys % _BINS]])
    return [np.searchsorted(ordered, some, "right") - np.searchsorted(ordered, some) for some in wanted]


def _real(times: Any, neighbour: "npt.NDArray[np.int64]") -> Any:
    """A pair with a STOP says nothing."""
    return np.where(neighbour == STOP, 1, times)


def _ahead(at: "npt.NDArray[np.int64]", wide: "npt.NDArray[np.bool_]", gain: "npt.NDArray[Any]") -> "tuple[Any, Any]":
    """How far each candidate is ahead of the best of the other width that touches it, and of a pair beside it."""
    if not at.size:
        return np.zeros(0), np.zeros(0)
    ones, pairs = np.zeros(int(at.max()) + 3), np.zeros(int(at.max()) + 3)
    np.maximum.at(ones, at[~wide], gain[~wide])
    np.maximum.at(pairs, at[wide], gain[wide])
    before, after = pairs[at - 1], pairs[at + 1]
    other = np.where(wide, np.maximum(ones[at], ones[at + 1]), np.maximum(before, pairs[at]))
    return np.clip(gain - other, -FAR, FAR), np.clip(
        gain - np.where(wide, np.maximum(before, after), ones[at - 1]), -FAR, FAR
    )


def _margins(at: "npt.NDArray[np.int64]", gain: "npt.NDArray[Any]") -> "tuple[Any, Any]":
    """How far each candidate is ahead of the best other one at its place, and how many others come close."""
    if not at.size:
        return np.zeros(0), np.zeros(0)
    order = np.lexsort((-gain, at))
    place, value = at[order], gain[order]
    first = np.flatnonzero(np.concatenate([[True], place[1:] != place[:-1]]))
    sizes = np.diff(np.concatenate([first, [place.size]]))
    best = np.repeat(value[first], sizes)
    # The rival of an only candidate is to leave the text alone.
    rival = np.where(sizes > 1, value[np.minimum(first + 1, value.size - 1)], 0)
    second = np.repeat(np.maximum(rival, 0), sizes)
    leads = np.zeros(place.size, bool)
    leads[first] = True
    margin = np.clip(np.where(leads, value - second, value - best), -FAR, FAR)
    close = np.add.reduceat((value > best - RIVAL).astype(np.int64), first)
    result, rivals = np.zeros(at.size), np.zeros(at.size)
    result[order] = margin
    rivals[order] = np.minimum(np.repeat(close, sizes) - 1, 5)
    return result, rivals
