"""What speaks for a candidate: the named terms of the regression."""

from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.candidates import SWAP, WORD, Candidates, Reading, replaced
from shuangyong_lint.spelling.confusions import NEAR_SOUND, SAME_SOUND, SAME_SYLLABLE, SHAPE
from shuangyong_lint.spelling.model import LENGTHS
from shuangyong_lint.spelling.tokens import STOP

if TYPE_CHECKING:
    import numpy.typing as npt

    from shuangyong_lint.spelling.model import Model

STEPS = 6
"""How many tokens feel the replacement of two."""

NAMES: tuple[str, ...] = (
    "one", "gain", "gain_here", "gain_after", "new_here", "new_total", "new_high", "old_high",
    "new_unseen", "old_unseen", "around_unseen", "far_unseen",
    "left_new", "right_new", "left_old", "right_old", "middle_new",
    "new_word2", "new_word3", "new_word4", "old_word2", "old_word3", "old_word4", "new_frequency",
    "same_sound", "same_syllable", "near_sound", "shape", "word", "swap", "likeness_of_shape",
    "common_new", "repeated_old", "repeated_pair", "repeated_new",
    "margin", "rivals", "short_left", "short_right", "gain_low",
    "weaker_new", "weaker_old", "stronger_new", "stronger_old", "longest_new", "longest_old",
    "same_pair_sound", "ahead", "beside", "near_gain", "syllable_gain",
)  # fmt: skip
"""The terms, in the order of the columns."""

_FOR = (
    "gain", "gain_here", "gain_after", "new_here", "new_total", "new_high", "old_unseen",
    "left_new", "right_new", "middle_new", "new_word2", "new_word3", "new_word4", "new_frequency",
    "likeness_of_shape", "repeated_new", "margin", "gain_low", "weaker_new", "stronger_new",
    "longest_new", "same_pair_sound", "ahead", "beside", "near_gain", "syllable_gain",
)  # fmt: skip
_AGAINST = (
    "old_high", "new_unseen", "around_unseen", "far_unseen",
    "left_old", "right_old", "old_word2", "old_word3", "old_word4", "repeated_old",
    "repeated_pair", "rivals", "weaker_old", "stronger_old", "longest_old",
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
    nearby = codes[at[:, None] + np.arange(-1, STEPS)]
    before, old_first, second, last_wide = nearby[:, 0], nearby[:, 1], nearby[:, 2], nearby[:, 3]
    span = np.arange(STEPS) < (some.width + 4)[:, None]
    live = span & (nearby[:, 1:] != STOP)
    touched = np.arange(STEPS) < (some.width + 2)[:, None]
    new_unseen = ((new_order < 3) & touched).sum(1)
    new_order, old_order = new_order * live, old_order * live
    after = np.where(wide, last_wide, second)
    last, old_last = np.where(wide, some.second, some.first), np.where(wide, second, old_first)
    total = np.concatenate([[0], np.cumsum(reading.unseen)])
    old_unseen = total[at + some.width + 2] - total[at]
    near = total[at + some.width + 5] - total[np.maximum(at - 3, 0)] - old_unseen
    far = total[np.minimum(at + 14, total.size - 1)] - total[np.maximum(at - 12, 0)] - old_unseen - near
    left_new, right_new, left_old, right_old, middle_new = _bonds(
        model, (before, some.first), (last, after), (before, old_first), (old_last, after), (some.first, some.second)
    )
    kinds = some.kinds
    of_kind = {
        name: kinds == kind
        for name, kind in (
            ("same_sound", SAME_SOUND),
            ("same_syllable", SAME_SYLLABLE),
            ("near_sound", NEAR_SOUND),
            ("shape", SHAPE),
            ("word", WORD),
            ("swap", SWAP),
        )
    }
    columns: dict[str, Any] = {
        "one": 1,
        "gain": gain,
        "gain_here": here,
        "gain_after": gain - here,
        "gain_low": np.minimum(gain - 4, 0),
        "near_gain": of_kind["near_sound"] * gain,
        "syllable_gain": of_kind["same_syllable"] * gain,
        "new_here": new[:, 0],
        "new_total": (new * live).sum(1) / np.maximum(live.sum(1), 1),
        "new_high": (new_order >= 4).sum(1),
        "old_high": (old_order >= 4).sum(1),
        "longest_new": new_order.max(1),
        "longest_old": old_order.max(1),
        "new_unseen": new_unseen,
        "old_unseen": old_unseen,
        "around_unseen": near,
        "far_unseen": far,
        "left_new": left_new,
        "right_new": right_new,
        "left_old": left_old,
        "right_old": right_old,
        "middle_new": wide * middle_new,
        "weaker_new": np.minimum(left_new, right_new),
        "weaker_old": np.minimum(left_old, right_old),
        "stronger_new": np.maximum(left_new, right_new),
        "stronger_old": np.maximum(left_old, right_old),
        **_words(model, codes, some),
        **of_kind,
        "likeness_of_shape": of_kind["shape"] * some.likeness / 100,
        "same_pair_sound": wide * _same_sound(model, codes, some),
        "common_new": model.language.unigrams[some.first],
        **repeats(reading, some),
        "margin": margin,
        "rivals": rivals,
        "ahead": ahead,
        "beside": beside,
        "short_left": before == STOP,
        "short_right": after == STOP,
    }
    terms = np.empty((at.size, len(NAMES)))
    for number, name in enumerate(NAMES):
        terms[:, number] = columns[name]
    return some, terms


def _bonds(model: "Model", *pairs: "tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]") -> "list[npt.NDArray[Any]]":
    """How much likelier each right token is after its left one than anywhere (pointwise mutual information)."""
    left, right = (np.concatenate(side) for side in zip(*pairs, strict=True))
    logs, known = model.language.pair(left, right)
    bond = np.where(known, logs - model.language.unigrams[right], UNSEEN_PAIR)
    bond[(left == STOP) | (right == STOP)] = 0
    return np.split(bond, len(pairs))


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
    best = np.zeros(count)
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
        best = np.maximum(best, np.where(found[:count], value[:count] / 12 + 4 * (length - 2), 0).max(1))
    result["new_frequency"] = best
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
