"""Which two tokens stand side by side: one bit for every pair there could be.

The typo engine asks this far more often than anything else, so it is answered exactly and with one look into memory.
What is known of a pair lies in an array, at the place that counting the bits before it gives.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_WORD = 6
_LAST = (1 << _WORD) - 1
_BITS = np.left_shift(np.uint64(1), np.arange(1 << _WORD, dtype=np.uint64))


class Pairs:
    """A set of pairs of tokens, and a number for each."""

    def __init__(
        self, sizes: "npt.NDArray[np.uint16]", rights: "npt.NDArray[np.uint16]", values: "npt.NDArray[np.uint16]"
    ) -> None:
        """Spread the pairs out.

        Args:
            sizes: per token, how many others are known to follow it
            rights: which, ascending, token after token
            values: a number for each of them
        """
        self._base = sizes.size
        self._values = values if values.size else np.zeros(1, np.uint16)
        rows = np.arange(sizes.size, dtype=np.int32) * sizes.size
        places = np.repeat(rows, sizes)
        places += rights
        words = places >> _WORD
        starts = np.ones(words.size, bool)
        np.not_equal(words[1:], words[:-1], out=starts[1:])
        first = starts.nonzero()[0]
        held = words[first]
        self._bits = np.zeros((self._base**2 >> _WORD) + 1, np.uint64)
        self._bits[held] = np.bitwise_or.reduceat(_bit(places), first) if first.size else 0
        # How many pairs come before each word that holds any.
        self._ranks = np.zeros(self._bits.size, np.int32)
        self._ranks[held] = first

    def has(self, left: "npt.NDArray[np.int64]", right: "npt.NDArray[np.int64]") -> "npt.NDArray[np.bool_]":
        """Whether each right token is known after its left one."""
        place = left * self._base
        place += right
        # Every place lies inside; "wrap" only spares numpy the proof.
        word = self._bits.take(place >> _WORD, mode="wrap")
        place &= _LAST
        word >>= place.view(np.uint64)
        word &= 1
        return word.astype(bool)

    def get(
        self, left: "npt.NDArray[np.int64]", right: "npt.NDArray[np.int64]"
    ) -> "tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint16]]":
        """Whether each pair is known, and its number (meaningless where it is not)."""
        place = left * self._base
        place += right
        at = place >> _WORD
        word = self._bits.take(at, mode="wrap")
        bit = _bit(place)
        number = np.bitwise_count(word & (bit - 1)) + self._ranks.take(at, mode="wrap")
        return (word & bit).astype(bool), self._values.take(number, mode="clip")


def _bit(place: "npt.NDArray[np.int32 | np.int64]") -> "npt.NDArray[np.uint64]":
    """The bit of each place in its word."""
    return _BITS.take(place & _LAST)
