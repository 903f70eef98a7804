"""Counting n-grams of tokens in bounded memory."""

from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.tokens import STOP

if TYPE_CHECKING:
    import numpy.typing as npt

ORDER = 5
"""The longest n-gram that is counted."""
LIMIT = 40_000_000
"""More distinct n-grams of one order than this are not kept: those seen once so far are dropped (lossy counting)."""


def windows(codes: "npt.NDArray[Any]", order: int) -> "list[npt.NDArray[Any]]":
    """The contexts of every token, nearest first, cut off at the start of the clause.

    A clause does not see the one before it: whatever lies before a STOP counts as STOP. So a clause begins with
    the context STOP STOP STOP however the one before it ended.

    Args:
        codes: the tokens of a text with its margin
        order: how many columns; the first is the token itself

    Returns:
        columns as long as `codes`; the first `order` rows are margin and mean nothing
    """
    columns = [codes]
    inside = None
    for step in range(1, order):
        column = np.zeros_like(codes)
        column[step:] = codes[:-step]
        if inside is not None:
            column[~inside] = STOP
        inside = column != STOP
        columns.append(column)
    return columns


def keys(columns: "list[npt.NDArray[Any]]", base: int) -> "npt.NDArray[np.uint64]":
    """Number n-grams: the digits of the number in `base` are the tokens, the oldest first."""
    key = columns[-1].astype(np.uint64)
    for column in reversed(columns[:-1]):
        key *= np.uint64(base)
        key += column
    return key


class Counter:
    """Counts of all n-grams of orders 1 to 5.

    Memory grows with the number of distinct n-grams, not with the length of the text, and is bounded by `LIMIT`.
    """

    def __init__(self, base: int) -> None:
        """Start with nothing.

        Args:
            base: one more than the largest token code

        Raises:
            ValueError: n-grams of this vocabulary do not fit into 64 bits
        """
        if base**ORDER >= 2**64:
            raise ValueError(f"词表过大：{base}")
        self.base = base
        self._sums = [(np.zeros(0, np.uint64), np.zeros(0, np.int64)) for _ in range(ORDER)]

    def add(self, codes: "npt.NDArray[np.uint16]") -> None:
        """Count the n-grams of a token sequence (texts joined by their margins)."""
        columns = windows(codes, ORDER)
        # STOP after STOP is only margin.
        real = (columns[0] != STOP) | (columns[1] != STOP)
        real[:ORDER] = False
        columns = [column[real] for column in columns]
        for order in range(1, ORDER + 1):
            new, counts = np.unique(keys(columns[:order], self.base), return_counts=True)
            self._sums[order - 1] = _merge(self._sums[order - 1], (new, counts))

    def get(self, order: int) -> "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]":
        """The n-grams of one order, ascending, and how often each was seen."""
        return self._sums[order - 1]


def _merge(
    old: "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]",
    new: "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]",
) -> "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]":
    """Add two sorted tables of counts."""
    if not old[0].size:
        return new
    both = np.concatenate([old[0], new[0]])
    counts = np.concatenate([old[1], new[1]])
    order = np.argsort(both, kind="stable")
    both, counts = both[order], counts[order]
    first = np.flatnonzero(np.concatenate([[True], both[1:] != both[:-1]]))
    merged, sums = both[first], np.add.reduceat(counts, first)
    if merged.size > LIMIT:
        merged, sums = merged[sums > 1], sums[sums > 1]
    return merged, sums
