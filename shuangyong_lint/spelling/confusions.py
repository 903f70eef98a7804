"""Which characters and words are mistaken for which: by sound and by shape.

Sound comes from `data/sounds.tsv`, shape from `data/shapes.tsv.xz`; docs/spelling.md names where those come from.
"""

import lzma
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

SAME_SOUND, SAME_SYLLABLE, NEAR_SOUND, SHAPE = 0, 1, 2, 3
"""Kinds of confusion: the same reading with its tone; the same but for the tone; nearly the same; by shape alone."""

UNLIKE = 37
"""Glyphs that are similar by so many per cent or less are not similar."""
READINGS = 2
"""How many readings of a character take part in whole-word candidates."""

_TONES = str.maketrans("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ", "aaaaooooeeeeiiiiuuuuüüüünnnm")
_FUZZY = tuple(
    (re.compile(pattern), new)
    for pattern, new in ((r"^([zcs])h", r"\1"), (r"^n", "l"), (r"(?<=[aei])ng$", "n"), (r"^f(?=u$)", "h"))
)


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Readings of characters, with tone marks, the commonest first."""
    lines = files(__package__).joinpath("data/sounds.tsv").read_text("utf-8").splitlines()[1:]
    return {line[0]: tuple(line[2:].split("|")) for line in lines}


@cache
def shaped() -> dict[str, str]:
    """Per character the row of `data/shapes.tsv.xz` that `similar` reads: a run asks for few of the 20,000."""
    raw = files(__package__).joinpath("data/shapes.tsv.xz").read_bytes()
    return {line[0]: line[2:] for line in lzma.decompress(raw).decode().splitlines()[1:]}


@cache
def similar(character: str) -> dict[str, int]:
    """Similar characters and how similar their glyphs are, in per cent; of rare characters only the common ones."""
    row = shaped().get(character)
    return {other[0]: int(other[1:]) for other in row.split(" ")} if row else {}


def likeness(one: str, two: str) -> int:
    """How similar two glyphs are, in per cent; 0 where they are not."""
    return max(similar(one).get(two, 0), similar(two).get(one, 0))


def syllable(reading: str) -> str:
    """A reading without its tone."""
    return reading.translate(_TONES)


def blurred(reading: str) -> str:
    """A reading as an indistinct speaker says it: no tone, zh = z, n = l, ang = an …"""
    sound = syllable(reading)
    for pattern, new in _FUZZY:
        sound = pattern.sub(new, sound)
    return sound


def kind(wrong: str, right: str) -> int | None:
    """How two characters are confused; None if neither sounds nor looks like the other."""
    ours, theirs = readings().get(wrong, ()), readings().get(right, ())
    if set(ours) & set(theirs):
        return SAME_SOUND
    if {syllable(sound) for sound in ours} & {syllable(sound) for sound in theirs}:
        return SAME_SYLLABLE
    if {blurred(sound) for sound in ours} & {blurred(sound) for sound in theirs}:
        return NEAR_SOUND
    return SHAPE if likeness(wrong, right) else None


@dataclass(frozen=True, slots=True)
class Confusions:
    """For every token code the codes it may stand for.

    Attributes:
        starts: candidates of code c are `starts[c] : starts[c + 1]` of the other arrays
        codes: the candidate's token code
        marks: the kind of confusion, and how similar the glyphs are (`unmarked`)
        sounds: per code, blurred syllables as numbers, 0 for none; `READINGS` columns
        rare: code points outside the vocabulary that look like a character of it, ascending
        rare_starts: candidates of the n-th of them are `rare_starts[n] : rare_starts[n + 1]` of the last two arrays
        rare_codes, rare_likeness: as above; they are all of kind `SHAPE`
    """

    starts: "npt.NDArray[Any]"
    codes: "npt.NDArray[Any]"
    marks: "npt.NDArray[Any]"
    sounds: "npt.NDArray[Any]"
    rare: "npt.NDArray[Any]"
    rare_starts: "npt.NDArray[Any]"
    rare_codes: "npt.NDArray[Any]"
    rare_likeness: "npt.NDArray[Any]"


def unmarked(marks: "npt.NDArray[Any]") -> "tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]":
    """Kinds of confusion, and how similar the glyphs are, in per cent, 0 where they are not."""
    kinds, above = marks.astype("int64") & 3, marks.astype("int64") >> 2
    return kinds, (above > 0) * (above + UNLIKE)


def tabulate(codes: dict[str, int], base: int, usable: "Iterable[str]") -> Confusions:
    """Build the candidates of every character.

    Args:
        codes: token codes of characters
        base: one more than the largest code
        usable: the characters that may be proposed
    """
    import numpy as np  # noqa: PLC0415 - only training comes here

    # Traditional characters occur in training text, but nobody means one.
    may = set(usable) & codes.keys() & readings().keys()
    by_sound: dict[str, list[str]] = {}
    by_shape: dict[str, set[str]] = {}
    for character in sorted(may):
        for sound in dict.fromkeys(blurred(reading) for reading in readings().get(character, ())):
            by_sound.setdefault(sound, []).append(character)
        for other in similar(character):
            by_shape.setdefault(other, set()).add(character)
    numbers = {
        sound: number for number, sound in enumerate(sorted({blurred(s) for r in readings().values() for s in r}), 1)
    }
    rows: list[tuple[int, int, int, int]] = []
    sounds = np.zeros((base, READINGS), np.uint16)
    for character, code in codes.items():
        ours = list(dict.fromkeys(blurred(reading) for reading in readings().get(character, ())))
        sounds[code, : len(ours[:READINGS])] = [numbers[sound] for sound in ours[:READINGS]]
        near = {other for sound in ours for other in by_sound.get(sound, ())}
        alike = by_shape.get(character, set()) | (similar(character).keys() & may)
        for other in sorted((near | alike) - {character}):
            which = kind(character, other)
            like = likeness(character, other)
            if which is not None:
                rows.append((code, codes[other], which, like))
    table = np.array(sorted(rows), np.int64).reshape(-1, 4)
    starts = np.searchsorted(table[:, 0], np.arange(base + 1))
    rare = np.array(
        sorted(
            (ord(character), codes[other], like)
            for character in shaped()
            if character not in codes
            for other, like in similar(character).items()
            if other in may
        ),
        np.int64,
    ).reshape(-1, 3)
    points = np.unique(rare[:, 0])
    return Confusions(
        starts=starts.astype("<i4"),
        codes=table[:, 1].astype("<u2"),
        marks=(table[:, 2] | np.clip(table[:, 3] - UNLIKE, 0, 63) << 2).astype("u1"),
        sounds=sounds,
        rare=points.astype("<u2"),
        rare_starts=np.searchsorted(rare[:, 0], np.append(points, 0x10000)).astype("<i4"),
        rare_codes=rare[:, 1].astype("<u2"),
        rare_likeness=rare[:, 2].astype("u1"),
    )
