"""The character language model as it is read at run time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shuangyong_lint.spelling.table import Table, build

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from shuangyong_lint.spelling.kneser_ney import Level

_LOW, _STEP = -17.0, 17.0 / 255
_BACK_LOW, _BACK_STEP = -8.0, 10.0 / 255


@dataclass(frozen=True, slots=True)
class Language:
    """Logarithms of probabilities of tokens after up to four others.

    Attributes:
        base: n-grams are numbers to this base
        unigrams: float32 per token
        backoffs: float32 per token, what it leaves to the unigrams as a context
        pairs: bigrams; the value is a probability (low byte) and a back-off (high byte)
        longer: per order 3 to 5, probabilities
        contexts: per order 4 to 5, the back-off of the n-gram's context
    """

    base: int
    unigrams: "npt.NDArray[Any]"
    backoffs: "npt.NDArray[Any]"
    pairs: Table
    longer: tuple[Table, ...]
    contexts: tuple[Table, ...]

    def key(self, columns: "list[npt.NDArray[np.int64]]") -> "npt.NDArray[np.uint64]":
        """Number n-grams; the first column is the last token."""
        key = columns[-1].astype("uint64")
        base = self.base_word
        for column in reversed(columns[:-1]):
            key *= base
            # Codes are never negative, so the bits are the same.
            key += column.view("uint64")
        return key

    @property
    def base_word(self) -> "np.uint64":
        """The base as numpy wants it."""
        import numpy as np  # noqa: PLC0415 - numpy loads with the model

        return np.uint64(self.base)

    def maybe_seen(self, columns: "list[npt.NDArray[np.int64]]") -> "npt.NDArray[np.bool_]":
        """Like `seen`, but one unknown trigram in 256 passes: good enough for a first sieve."""
        return self.longer[0].has(self.key(columns[:3]))

    def seen(self, columns: "list[npt.NDArray[np.int64]]") -> "npt.NDArray[np.bool_]":
        """Whether trigrams occur in the training text more than once.

        Args:
            columns: the last token, the one before it, the one before that
        """
        found = self.maybe_seen(columns)
        # A chance fingerprint is caught by the bigrams, which a real trigram must have.
        maybe = found.nonzero()[0]
        if maybe.size:
            one, two, three = (column[maybe] for column in columns[:3])
            found[maybe] = self.pairs.has(self.key([one, two])) & self.pairs.has(self.key([two, three]))
        return found

    def pair(
        self, left: "npt.NDArray[np.int64]", right: "npt.NDArray[np.int64]"
    ) -> "tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]":
        """Logarithm of the probability of a token after another, and whether the pair is known (0 where it is not)."""
        found, value = self.pairs.get(self.key([right, left]))
        return _LOW + (value & 255) * _STEP, found

    def score(self, columns: "list[npt.NDArray[np.int64]]") -> "tuple[npt.NDArray[Any], npt.NDArray[np.int64]]":
        """Logarithm of the probability of a token in its context, and the length of the n-gram that gave it.

        Args:
            columns: the token, then its context, nearest first; one-dimensional, five of them
        """
        import numpy as np  # noqa: PLC0415 - numpy loads with the model

        token, before = columns[0], columns[1]
        logs = self.unigrams[token] + self.backoffs[before]
        order = np.ones(token.shape, np.int64)
        found, value = self.pairs.get(self.key([token, before]))
        logs = np.where(found, _LOW + (value & 255) * _STEP, logs)
        order[found] = 2
        held, value = self.pairs.get(self.key(columns[1:3]))
        at = held.nonzero()[0]
        logs[at] += _BACK_LOW + (value[at] >> 8) * _BACK_STEP
        for level, table in enumerate(self.longer):
            if level:
                known, value = self.contexts[level - 1].get(self.key([column[at] for column in columns[1 : level + 3]]))
                at = at[known]
                logs[at] += _BACK_LOW + value[known] * _BACK_STEP
            found, value = table.get(self.key([column[at] for column in columns[: level + 3]]))
            found &= order[at] == level + 2
            logs[at[found]] = _LOW + value[found] * _STEP
            order[at[found]] = level + 3
        return logs, order


def pack(levels: "list[Level]", base: int) -> "tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]":
    """Quantise a model and lay it out for a file.

    Args:
        levels: orders 1 to 5
        base: n-grams are numbers to this base

    Returns:
        the header's part, and arrays by name
    """
    import numpy as np  # noqa: PLC0415 - only training comes here

    backoffs = np.zeros(base)
    backoffs[levels[1].contexts.astype(np.int64)] = levels[1].backoffs
    arrays: dict[str, Any] = {"unigrams": levels[0].logs.astype("<f4"), "backoffs": backoffs.astype("<f4")}
    about: dict[str, Any] = {"base": base, "tables": {}}
    back = np.full(levels[1].keys.size, _quantised_back(np.zeros(1))[0])
    at = np.minimum(np.searchsorted(levels[1].keys, levels[2].contexts), max(levels[1].keys.size - 1, 0))
    same = levels[1].keys[at] == levels[2].contexts if levels[1].keys.size else np.zeros(0, bool)
    back[at[same]] = _quantised_back(levels[2].backoffs[same])
    pairs = _quantised(levels[1].logs) | back << 8
    _put(about, arrays, "pairs", build(levels[1].keys, pairs, 16, 32))
    for order, level in enumerate(levels[2:], 3):
        _put(about, arrays, f"longer{order}", build(level.keys, _quantised(level.logs), 8, 16))
        if order > 3:
            _put(about, arrays, f"contexts{order}", build(level.contexts, _quantised_back(level.backoffs), 8, 16))
    return about, arrays


def unpack(about: "Mapping[str, Any]", arrays: "Mapping[str, npt.NDArray[Any]]") -> Language:
    """The inverse of `pack`."""

    def table(name: str) -> Table:
        return Table(arrays[name], **about["tables"][name])

    return Language(
        base=int(about["base"]),
        unigrams=arrays["unigrams"],
        backoffs=arrays["backoffs"],
        pairs=table("pairs"),
        longer=tuple(table(f"longer{order}") for order in (3, 4, 5)),
        contexts=tuple(table(f"contexts{order}") for order in (4, 5)),
    )


def _put(about: dict[str, Any], arrays: dict[str, Any], name: str, table: Table) -> None:
    about["tables"][name] = {"bits": table.bits, "seed": table.seed, "segment": table.segment}
    arrays[name] = table.cells


def _quantised(logs: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - only training comes here

    return np.clip(np.rint((logs - _LOW) / _STEP), 0, 255).astype(np.int64)


def _quantised_back(logs: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - only training comes here

    return np.clip(np.rint((logs - _BACK_LOW) / _BACK_STEP), 0, 255).astype(np.int64)
