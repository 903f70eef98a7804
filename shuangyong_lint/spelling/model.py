"""The model as one object: language model, lexicon, confusions and weights, mapped from one file."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint.spelling import container, language
from shuangyong_lint.spelling.confusions import Confusions
from shuangyong_lint.spelling.table import Table
from shuangyong_lint.spelling.tokens import FIRST, NUMERALS, class_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from shuangyong_lint.spelling.language import Language

LENGTHS = (2, 3, 4)
"""How long the words of the lexicon are, in characters."""


@dataclass(frozen=True)
class Model:
    """What the typo engine knows.

    Attributes:
        about: the header of the file: where the statistics come from, the weights, the thresholds
        arrays: the arrays of the file by name
    """

    about: "Mapping[str, Any]"
    arrays: "Mapping[str, npt.NDArray[Any]]"

    @cached_property
    def vocabulary(self) -> str:
        """The character of every code from `FIRST` on."""
        return NUMERALS + str(self.about["vocabulary"])

    @cached_property
    def classes(self) -> "npt.NDArray[Any]":
        """The code of every code point."""
        return class_map(str(self.about["vocabulary"]))

    @cached_property
    def language(self) -> "Language":
        """The language model."""
        return language.unpack(self.about, self.arrays)

    @cached_property
    def confusions(self) -> Confusions:
        """Candidates of every character."""
        return Confusions(*(self.arrays[f"confusion_{name}"] for name in Confusions.__slots__))

    @cached_property
    def words(self) -> tuple[Table, ...]:
        """Per length of `LENGTHS`, the words and twelve times the binary logarithm of how often each was seen."""
        return tuple(
            Table(self.arrays[f"words{length}"], **self.about["tables"][f"words{length}"]) for length in LENGTHS
        )

    @property
    def sound_keys(self) -> "npt.NDArray[Any]":
        """Blurred sounds of two-character words, ascending."""
        return self.arrays["sound_keys"]

    @property
    def sound_first(self) -> "npt.NDArray[Any]":
        """First characters of the words of `sound_keys`."""
        return self.arrays["sound_first"]

    @property
    def sound_second(self) -> "npt.NDArray[Any]":
        """Second characters of the words of `sound_keys`."""
        return self.arrays["sound_second"]

    def character(self, code: int) -> str:
        """The character of a token code; empty for a class."""
        return self.vocabulary[code - FIRST] if code >= FIRST else ""


def load(path: Path | None = None) -> Model:
    """Map a model into memory.

    Args:
        path: a file written by `train`; the shipped model if None

    Raises:
        OSError: the file cannot be read
        ValueError: it is not a model of this version
    """
    if path is None:
        path = Path(str(files(__package__).joinpath("data/model.bin")))
    about, arrays = container.read(path)
    return Model(about, arrays)
