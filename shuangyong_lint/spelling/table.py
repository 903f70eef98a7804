"""A static table from 64-bit keys to bytes that stores no keys.

A binary fuse table (Graf and Lemire, 2022): each key owns three cells, and the exclusive or of the three is its
fingerprint and its value, a byte each. A key that was never stored gives a wrong fingerprint, save once in 256 times.
The table needs 1.13 cells of two bytes a key, is built and read with numpy alone, and can lie in a memory map. Nobody
can list what it holds.
"""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_TRIES = 64
_BLOCK = 1 << 13
_VALUE = 255
# What a hash is multiplied and shifted by, as numbers that numpy need not convert at every call.
_FIRST, _SECOND = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_HALF, _MIDDLE, _APART = np.uint64(32), np.uint64(18), np.uint64(28)


class Table:
    """Keys to values of one byte."""

    def __init__(self, cells: "npt.NDArray[np.uint16]", seed: int, segment: int) -> None:
        """Prepare.

        Args:
            cells: the low byte of each carries the value, the high one the fingerprint
            seed: what makes the hash function of this table
            segment: how many cells a segment has, a power of two
        """
        self.cells = cells
        self.seed = seed
        self.segment = segment
        self._places = _Places(seed, segment, cells.size)

    def get(self, keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[np.bool_], npt.NDArray[Any]]":
        """Look keys up.

        Args:
            keys: uint64, one-dimensional

        Returns:
            whether each key is there, and its value (meaningless where it is not)
        """
        cell, fingerprint = self._cell(keys)
        value = cell & _VALUE
        cell ^= fingerprint
        return cell <= _VALUE, value

    def has(self, keys: "npt.NDArray[np.uint64]") -> "npt.NDArray[np.bool_]":
        """Whether each key is there."""
        if keys.size <= 2 * _BLOCK:
            return self._has(keys)
        found = np.empty(keys.size, bool)
        # Piece by piece, so that what is computed on the way stays in the processor's own memory.
        for start in range(0, keys.size, _BLOCK):
            found[start : start + _BLOCK] = self._has(keys[start : start + _BLOCK])
        return found

    def _has(self, keys: "npt.NDArray[np.uint64]") -> "npt.NDArray[np.bool_]":
        cell, fingerprint = self._cell(keys)
        cell ^= fingerprint
        return cell <= _VALUE

    def _cell(self, keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]":
        """What the cells of each key make, and the fingerprint they should show."""
        one, two, three, fingerprint = self._places(keys)
        # Every place lies inside; "wrap" only spares numpy the proof.
        cell = self.cells.take(one, mode="wrap")
        cell ^= self.cells.take(two, mode="wrap")
        cell ^= self.cells.take(three, mode="wrap")
        return cell, fingerprint


class _Places:
    """The three cells and the fingerprint of a key."""

    def __init__(self, seed: int, segment: int, size: int) -> None:
        self._seed = np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64)
        self._segment, self._inside = np.uint64(segment), np.uint64(segment - 1)
        self._span = np.uint64(size - 2 * segment)

    def __call__(self, keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[Any], ...]":
        # Two rounds of multiplying and folding: the table is static, so a hash that serves its keys is good enough.
        mixed = keys ^ self._seed
        mixed *= _FIRST
        mixed ^= mixed >> _HALF
        mixed *= _SECOND
        one = mixed >> _HALF
        one *= self._span
        one >>= _HALF
        next_ = one + self._segment
        two = mixed >> _MIDDLE
        two &= self._inside
        two ^= next_
        next_ += self._segment
        three = mixed & self._inside
        three ^= next_
        # Bits that say little about the places.
        mixed >>= _APART
        return one.view(np.int64), two.view(np.int64), three.view(np.int64), mixed.astype(np.uint16)


def build(keys: "npt.NDArray[np.uint64]", values: "npt.NDArray[Any]") -> Table:
    """Store keys and values.

    Args:
        keys: uint64, no two alike
        values: one byte a key

    Raises:
        ValueError: two keys are alike
    """
    count = max(int(keys.size), 1)
    segment = 1 << max(2, min(18, int(np.log(max(count, 2)) / np.log(3.33) + 2.25)))
    factor = max(1.125, 0.875 + 0.25 * np.log(1e6) / np.log(max(count, 2)))
    starts = max(1, -(-int(count * factor) // segment) - 2 + 1) * segment
    for seed in range(1, _TRIES):
        size = starts + 2 * segment
        filled = _fill(keys, values, seed, segment, size)
        if filled is not None:
            return Table(filled, seed, segment)
        if seed % 4 == 0:
            starts += segment
    raise ValueError("the keys of a table must differ")


def _fill(
    keys: "npt.NDArray[np.uint64]", values: "npt.NDArray[Any]", seed: int, segment: int, size: int
) -> "npt.NDArray[np.uint16] | None":
    """Peel the keys off cell by cell, then fill the cells backwards; None if a core remains."""
    *found, fingerprint = _Places(seed, segment, size)(keys)
    places = np.stack(found)
    degree = np.bincount(places.ravel(), minlength=size)
    owner = np.zeros(size, np.int64)
    edges = np.arange(keys.size)
    for row in places:
        np.bitwise_xor.at(owner, row, edges)
    gone = np.zeros(keys.size, bool)
    rounds: list[tuple[Any, Any]] = []
    front = np.flatnonzero(degree == 1)
    while front.size:
        edge, first = np.unique(owner[front], return_index=True)
        free = front[first]
        rounds.append((edge, free))
        gone[edge] = True
        touched = places[:, edge].ravel()
        np.subtract.at(degree, touched, 1)
        np.bitwise_xor.at(owner, touched, np.tile(edge, 3))
        front = np.unique(touched)
        front = front[degree[front] == 1]
    if not gone.all():
        return None
    wanted = (fingerprint & ~np.uint16(_VALUE)) | values.astype(np.uint16)
    cells = np.zeros(size, np.uint16)
    for edge, free in reversed(rounds):
        a, b, c = places[:, edge]
        cells[free] = 0
        cells[free] = wanted[edge] ^ cells[a] ^ cells[b] ^ cells[c]
    return cells
