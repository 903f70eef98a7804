"""A static table from 64-bit keys to small numbers that stores no keys.

A binary fuse table (Graf and Lemire, 2022): each key owns three cells, and the exclusive or of the three is its
fingerprint and its value. A key that was never stored gives a wrong fingerprint, save once in 2^fingerprint bits.
The table needs 1.13 cells a key, is built and read with numpy alone, and can lie in a memory map. Nobody can list
what it holds.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt

_TRIES = 64
_BLOCK = 1 << 13


def _np() -> Any:
    import numpy as np  # noqa: PLC0415 - numpy loads with the model, not with the tool

    return np


@dataclass(frozen=True, slots=True)
class Table:
    """Keys to values of `bits` bits.

    Attributes:
        cells: uint16 or uint32; the low `bits` bits of a cell carry the value, the others the fingerprint
        bits: how wide a value is
        seed: what makes the hash function of this table
        segment: how many cells a segment has, a power of two
    """

    cells: "npt.NDArray[Any]"
    bits: int
    seed: int
    segment: int

    def get(self, keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]":
        """Look keys up.

        Args:
            keys: uint64, one-dimensional

        Returns:
            whether each key is there, and its value (meaningless where it is not)
        """
        cell, print_ = self._cell(keys)
        value = (cell & self._low).astype(_np().int64)
        cell ^= print_
        return cell <= self._low, value

    def has(self, keys: "npt.NDArray[np.uint64]") -> "npt.NDArray[np.bool_]":
        """Whether each key is there."""
        if keys.size <= 2 * _BLOCK:
            return self._has(keys)
        found = _np().empty(keys.size, bool)
        # Piece by piece, so that what is computed on the way stays in the processor's own memory.
        for start in range(0, keys.size, _BLOCK):
            found[start : start + _BLOCK] = self._has(keys[start : start + _BLOCK])
        return found  # type: ignore[no-any-return]

    def _has(self, keys: "npt.NDArray[np.uint64]") -> "npt.NDArray[np.bool_]":
        cell, print_ = self._cell(keys)
        cell ^= print_
        return cell <= self._low

    @property
    def _low(self) -> int:
        return (1 << self.bits) - 1

    def _cell(self, keys: "npt.NDArray[np.uint64]") -> "tuple[npt.NDArray[Any], npt.NDArray[Any]]":
        """What the cells of each key make, and the fingerprint they should show."""
        places = _places(keys, self.seed, self.segment, self.cells.size, self.cells.itemsize * 8)
        # Every place lies inside; "wrap" only spares numpy the proof.
        cell = self.cells.take(next(places), mode="wrap")
        cell ^= self.cells.take(next(places), mode="wrap")
        cell ^= self.cells.take(next(places), mode="wrap")
        return cell, next(places)


def _mix(keys: "npt.NDArray[np.uint64]", seed: int) -> "npt.NDArray[np.uint64]":
    """Spread the keys over 64 bits (the finisher of MurmurHash3)."""
    np = _np()
    mixed = keys + np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xC4CEB9FE1A85EC53)
    mixed ^= mixed >> np.uint64(33)
    return mixed  # type: ignore[no-any-return]


def _places(
    keys: "npt.NDArray[np.uint64]", seed: int, segment: int, size: int, width: int
) -> "Iterator[npt.NDArray[Any]]":
    """Three cells and the fingerprint of each key, one after the other, each in an array of its own."""
    np = _np()
    mixed = _mix(keys, seed)
    base = mixed >> np.uint64(32)
    base *= np.uint64(size - 2 * segment)
    base >>= np.uint64(32)
    yield base.view(np.int64).copy()
    for shift in (18, 0):
        base += np.uint64(segment)
        place = mixed >> np.uint64(shift)
        place &= np.uint64(segment - 1)
        place ^= base
        yield place.view(np.int64)
    mixed *= np.uint64(0x9FB21C651E98DF25)
    mixed >>= np.uint64(64 - width)
    yield mixed.astype(np.uint16 if width == 16 else np.uint32)


def build(keys: "npt.NDArray[np.uint64]", values: "npt.NDArray[Any]", bits: int, width: int) -> Table:
    """Store keys and values.

    Args:
        keys: uint64, no two alike
        values: one number below 2^bits a key
        bits: how wide a value is
        width: 16 or 32, how wide a cell is

    Raises:
        ValueError: two keys are alike
    """
    np = _np()
    count = max(int(keys.size), 1)
    segment = 1 << max(2, min(18, int(np.log(max(count, 2)) / np.log(3.33) + 2.25)))
    factor = max(1.125, 0.875 + 0.25 * np.log(1e6) / np.log(max(count, 2)))
    starts = max(1, -(-int(count * factor) // segment) - 2 + 1) * segment
    for seed in range(1, _TRIES):
        size = starts + 2 * segment
        filled = _fill(keys, values, bits, seed, segment, size, width)
        if filled is not None:
            return Table(filled, bits, seed, segment)
        if seed % 4 == 0:
            starts += segment
    raise ValueError("the keys of a table must differ")


def _fill(
    keys: "npt.NDArray[np.uint64]",
    values: "npt.NDArray[Any]",
    bits: int,
    seed: int,
    segment: int,
    size: int,
    width: int,
) -> "npt.NDArray[Any] | None":
    """Peel the keys off cell by cell, then fill the cells backwards; None if a core remains."""
    np = _np()
    *found, print_ = _places(keys, seed, segment, size, width)
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
    kind = np.uint16 if width == 16 else np.uint32
    wanted = (print_ >> bits << bits) | values.astype(kind)
    cells = np.zeros(size, kind)
    for edge, free in reversed(rounds):
        a, b, c = places[:, edge]
        cells[free] = 0
        cells[free] = wanted[edge] ^ cells[a] ^ cells[b] ^ cells[c]
    return cells  # type: ignore[no-any-return]
