"""Modified Kneser–Ney estimates, pruned to a size (Chen and Goodman 1998; Seymore and Rosenfeld 1996)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.counts import ORDER
from shuangyong_lint.spelling.tokens import STOP

if TYPE_CHECKING:
    import numpy.typing as npt

    from shuangyong_lint.spelling.counts import Counter


@dataclass(frozen=True, slots=True)
class Level:
    """The n-grams of one order that survive.

    Attributes:
        keys: ascending
        logs: natural logarithm of the probability of the last token after the others
        contexts: the (n-1)-grams that some survivor begins with, ascending
        backoffs: natural logarithm of what a context leaves to the order below
    """

    keys: "npt.NDArray[np.uint64]"
    logs: "npt.NDArray[np.float64]"
    contexts: "npt.NDArray[np.uint64]"
    backoffs: "npt.NDArray[np.float64]"


def estimate(counter: "Counter", floors: tuple[int, ...], budgets: tuple[int, ...]) -> list[Level]:
    """Estimate and prune.

    Args:
        counter: raw counts
        floors: per order 2 to 5, the least raw count that survives
        budgets: per order 2 to 5, the most n-grams that survive; those whose loss costs least likelihood go first

    Returns:
        one level an order, the unigrams first (every token of the base has one)
    """
    base = counter.base
    levels = [_unigrams(counter)]
    probabilities = np.exp(levels[0].logs)
    known = levels[0].keys
    for order in range(2, ORDER + 1):
        keys, raw = counter.get(order)
        size = np.uint64(base ** (order - 1))
        adjusted = _adjusted(counter, order)
        discounts = _discounts(adjusted)
        contexts, first = _groups(keys // np.uint64(base))
        total = np.add.reduceat(adjusted, first)
        off = discounts[np.minimum(adjusted, 3)]
        gamma = np.add.reduceat(off, first) / total
        group = np.repeat(np.arange(contexts.size), np.diff(np.concatenate([first, [keys.size]])))
        lower = probabilities[np.searchsorted(known, keys % size)]
        left = gamma[group] * lower
        probabilities = (adjusted - off) / total[group] + left
        known = keys
        gain = raw * np.log(probabilities / left)
        keep = raw >= floors[order - 2]
        budget = budgets[order - 2]
        if int(keep.sum()) > budget:
            bar = np.partition(gain[keep], int(keep.sum()) - budget)[int(keep.sum()) - budget]
            keep &= gain >= bar
        levels.append(_level(levels, keys[keep], probabilities[keep], base, order))
    return levels


def _unigrams(counter: "Counter") -> Level:
    """Continuation counts of single tokens, one added to each so that none is impossible."""
    base = counter.base
    pairs, _ = counter.get(2)
    counts = np.bincount((pairs % np.uint64(base)).astype(np.int64), minlength=base) + 1.0
    none = np.zeros(0, np.uint64)
    return Level(np.arange(base, dtype=np.uint64), np.log(counts / counts.sum()), none, np.zeros(0))


def _adjusted(counter: "Counter", order: int) -> "npt.NDArray[np.int64]":
    """Raw counts at the highest order and at the start of a clause, elsewhere the number of different predecessors."""
    keys, raw = counter.get(order)
    if order == ORDER:
        return raw
    size = np.uint64(counter.base**order)
    longer, _ = counter.get(order + 1)
    # Every n-gram but the first of a text has a predecessor; those were never counted as their own suffix.
    suffixes, counts = np.unique(longer % size, return_counts=True)
    at = np.minimum(np.searchsorted(suffixes, keys), suffixes.size - 1)
    adjusted = np.where(suffixes[at] == keys, counts[at], 1)
    first = keys // np.uint64(counter.base ** (order - 1))
    return np.where(first == STOP, raw, adjusted)


def _discounts(counts: "npt.NDArray[np.int64]") -> "npt.NDArray[np.float64]":
    """D1, D2 and D3+ from the counts of counts, at index 1, 2 and 3."""
    ones, twos, threes, fours = (max(int((counts == times).sum()), 1) for times in (1, 2, 3, 4))
    share = ones / (ones + 2 * twos)
    found = np.array([0, 1 - 2 * share * twos / ones, 2 - 3 * share * threes / twos, 3 - 4 * share * fours / threes])
    # A tiny folder can give nonsense; a discount stays a discount.
    return np.asarray(np.clip(found, [0, 0.1, 0.1, 0.1], [0, 0.9, 1.8, 2.7]))


def _groups(sorted_keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]":
    """The distinct values of a sorted array and where each begins."""
    first = np.flatnonzero(np.concatenate([[True], sorted_keys[1:] != sorted_keys[:-1]]))
    return sorted_keys[first], first


def _level(
    levels: list[Level], keys: "npt.NDArray[np.uint64]", probabilities: "npt.NDArray[np.float64]", base: int, order: int
) -> Level:
    """Back-off weights that make the survivors of one context sum to one with what is below them."""
    if not keys.size:
        return Level(keys, probabilities, keys, probabilities)
    contexts, first = _groups(keys // np.uint64(base))
    kept = np.add.reduceat(probabilities, first)
    below = np.exp(score(levels, keys % np.uint64(base ** (order - 1)), base, order - 1))
    taken = np.add.reduceat(below, first)
    weights = np.maximum(1 - kept, 1e-4) / np.maximum(1 - taken, 1e-4)
    return Level(keys, np.log(probabilities), contexts, np.log(weights))


def score(levels: list[Level], keys: "npt.NDArray[np.uint64]", base: int, order: int) -> "npt.NDArray[np.float64]":
    """Logarithm of the probability of n-grams of one order under the pruned levels below and at it."""
    logs = levels[0].logs[(keys % np.uint64(base)).astype(np.int64)]
    for level_order in range(2, order + 1):
        level = levels[level_order - 1]
        found, at = find(level.keys, keys % np.uint64(base**level_order))
        held, context = find(level.contexts, keys % np.uint64(base**level_order) // np.uint64(base))
        backoff = np.where(held, level.backoffs[context], 0.0) if level.contexts.size else 0.0
        logs = np.where(found, level.logs[at], logs + backoff) if level.keys.size else logs
    return logs


def find(sorted_keys: "npt.NDArray[np.uint64]", keys: "npt.NDArray[np.uint64]") -> "tuple[Any, Any]":
    """Whether each key is in a sorted array, and where."""
    if not sorted_keys.size:
        return np.zeros(keys.shape, bool), np.zeros(keys.shape, np.int64)
    at = np.minimum(np.searchsorted(sorted_keys, keys), sorted_keys.size - 1)
    return sorted_keys[at] == keys, at
