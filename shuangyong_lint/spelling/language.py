"""The character language model as it is read at run time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.pairs import Pairs
from shuangyong_lint.spelling.table import Table, build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from shuangyong_lint.spelling.kneser_ney import Level

_LOW, _STEP = -17.0, 17.0 / 255
_BACK_LOW, _BACK_STEP = -8.0, 10.0 / 255
_LOGS, _BACKS = (low + np.arange(256) * step for low, step in ((_LOW, _STEP), (_BACK_LOW, _BACK_STEP)))
"""What the 256 bytes stand for."""


@dataclass(frozen=True, slots=True)
class Language:
    """Logarithms of probabilities of tokens after up to four others.

    Attributes:
        base: n-grams are numbers to this base
        unigrams: float32 per token
        backoffs: float32 per token, what it leaves to the unigrams as a context
        pairs: bigrams; the number is a probability (low byte) and a back-off (high byte)
        longer: per order 3 to 5, probabilities
        contexts: per order 4 to 5, the back-off of the n-gram's context
    """

    base: "np.uint64"
    unigrams: "npt.NDArray[Any]"
    backoffs: "npt.NDArray[Any]"
    pairs: Pairs
    longer: tuple[Table, ...]
    contexts: tuple[Table, ...]

    def key(self, columns: "Sequence[npt.NDArray[np.int64]]") -> "npt.NDArray[np.uint64]":
        """Number n-grams; the first column is the last token."""
        *rest, first = columns
        # Codes are never negative, so the bits are the same.
        key = first.view(np.uint64) * self.base
        for column in reversed(rest[1:]):
            key += column.view(np.uint64)
            key *= self.base
        key += rest[0].view(np.uint64)
        return key

    def maybe_seen(self, columns: "Sequence[npt.NDArray[np.int64]]") -> "npt.NDArray[np.bool_]":
        """Whether trigrams occur in the training text more than once; one unknown trigram in 256 passes.

        Ask it of trigrams whose two pairs are known, as those of a real one must be.

        Args:
            columns: the last token, the one before it, the one before that
        """
        return self.longer[0].has(self.key(columns))

    def pair(
        self, left: "npt.NDArray[np.int64]", right: "npt.NDArray[np.int64]"
    ) -> "tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]":
        """Logarithm of the probability of a token after another, and whether the pair is known (0 where it is not)."""
        found, value = self.pairs.get(left, right)
        return _LOGS.take(value & 255), found

    def score(self, columns: "Sequence[npt.NDArray[np.int64]]") -> "tuple[npt.NDArray[Any], npt.NDArray[np.int64]]":
        """Logarithm of the probability of a token in its context, and the length of the n-gram that gave it.

        Args:
            columns: the token, then its context, nearest first; one-dimensional, five of them
        """
        token, before = columns[0], columns[1]
        found, value = self.pairs.get(before, token)
        logs = np.where(found, _LOGS.take(value & 255), self.unigrams.take(token) + self.backoffs.take(before))
        order = found + np.int64(1)
        held, value = self.pairs.get(columns[2], before)
        at = held.nonzero()[0]
        logs[at] += _BACKS.take(value[at] >> 8)
        for level, table in enumerate(self.longer):
            if level:
                known, value = self.contexts[level - 1].get(self.key([column[at] for column in columns[1 : level + 3]]))
                at = at[known]
                logs[at] += _BACKS.take(value[known])
            # An n-gram is known only where the shorter one that ends it is.
            grown = at[order[at] == level + 2]
            found, value = table.get(self.key([column[grown] for column in columns[: level + 3]]))
            grown = grown[found]
            logs[grown] = _LOGS.take(value[found])
            order[grown] = level + 3
        return logs, order


def pack(levels: "list[Level]", base: int) -> "tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]":
    """Quantise a model and lay it out for a file.

    Args:
        levels: orders 1 to 5
        base: n-grams are numbers to this base

    Returns:
        the header's part, and arrays by name
    """
    backoffs = np.zeros(base)
    backoffs[levels[1].contexts.astype(np.int64)] = levels[1].backoffs
    arrays: dict[str, Any] = {"unigrams": levels[0].logs.astype("<f4"), "backoffs": backoffs.astype("<f4")}
    about: dict[str, Any] = {"base": base, "tables": {}}
    back = np.full(levels[1].keys.size, _quantised_back(np.zeros(1))[0])
    at = np.minimum(np.searchsorted(levels[1].keys, levels[2].contexts), max(levels[1].keys.size - 1, 0))
    same = levels[1].keys[at] == levels[2].contexts if levels[1].keys.size else np.zeros(0, bool)
    back[at[same]] = _quantised_back(levels[2].backoffs[same])
    left, right = np.divmod(levels[1].keys, np.uint64(base))
    arrays["pair_sizes"] = np.bincount(left.astype(np.int64), minlength=base).astype("<u2")
    arrays["pair_rights"] = right.astype("<u2")
    arrays["pair_values"] = (_quantised(levels[1].logs) | back << 8).astype("<u2")
    for order, level in enumerate(levels[2:], 3):
        _put(about, arrays, f"longer{order}", build(level.keys, _quantised(level.logs)))
        if order > 3:
            _put(about, arrays, f"contexts{order}", build(level.contexts, _quantised_back(level.backoffs)))
    return about, arrays


def unpack(about: "Mapping[str, Any]", arrays: "Mapping[str, npt.NDArray[Any]]") -> Language:
    """The inverse of `pack`."""

    def table(name: str) -> Table:
        return Table(arrays[name], **about["tables"][name])

    return Language(
        base=np.uint64(about["base"]),
        unigrams=arrays["unigrams"],
        backoffs=arrays["backoffs"],
        pairs=Pairs(*(arrays[f"pair_{name}"] for name in ("sizes", "rights", "values"))),
        longer=tuple(table(f"longer{order}") for order in (3, 4, 5)),
        contexts=tuple(table(f"contexts{order}") for order in (4, 5)),
    )


def _put(about: dict[str, Any], arrays: dict[str, Any], name: str, table: Table) -> None:
    about["tables"][name] = {"seed": table.seed, "segment": table.segment}
    arrays[name] = table.cells


def _quantised(logs: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    return np.clip(np.rint((logs - _LOW) / _STEP), 0, 255).astype(np.int64)


def _quantised_back(logs: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    return np.clip(np.rint((logs - _BACK_LOW) / _BACK_STEP), 0, 255).astype(np.int64)
