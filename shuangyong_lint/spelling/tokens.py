"""Text as the numbers the spelling model sees.

Every code point becomes a small class: a common character is itself, everything that carries no spelling
(digits, Latin letters, punctuation, long Chinese numerals) is folded into one token a run, and quotation marks
vanish, so that “双拥”工作 and 双拥工作 are the same sentence. The way back is the `starts` array.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

STOP = 0
"""End of a clause: sentence punctuation, brackets, white space; also what lies before and after the text."""
ENUM = 1
"""The enumeration comma 、, which joins rather than ends."""
DIGIT = 2
LATIN = 3
NUMERAL = 4
"""Two or more Chinese numerals in a row (二〇一二, 第三十四)."""
OTHER = 5
"""A character outside the vocabulary."""
FIRST = 6
"""The first code that is a character; the numerals come first."""

NUMERALS = "〇零一二三四五六七八九十百千万亿两"
LAST_NUMERAL = FIRST + len(NUMERALS)
"""One past the last code of a single Chinese numeral."""

_DIGITS = "0123456789０１２３４５６７８９.．%％‰"
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + "".join(
    chr(code) for start in (0xFF21, 0xFF41) for code in range(start, start + 26)
)
_ENUM = "、"
_GONE = "“”‘’\"'＂＇「」『』\u200b\u200c\u200d\ufeff\u00ad"
_NOTHING = 0xFFFF
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


def class_map(vocabulary: str) -> "npt.NDArray[np.uint16]":
    """The code of every code point of the basic plane.

    Args:
        vocabulary: the characters that have a code of their own, the numerals not among them

    Returns:
        65,536 codes; 0xFFFF marks what is dropped
    """
    import numpy as np  # noqa: PLC0415 - numpy loads with the model, not with the tool

    codes = np.full(0x10000, STOP, np.uint16)
    for start, end in _HAN:
        codes[start : end + 1] = OTHER
    for characters, code in ((_DIGITS, DIGIT), (_LATIN, LATIN), (_ENUM, ENUM), (_GONE, _NOTHING)):
        codes[[ord(character) for character in characters]] = code
    ordered = NUMERALS + vocabulary
    codes[[ord(character) for character in ordered]] = np.arange(FIRST, FIRST + len(ordered))
    return codes


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens.

    Attributes:
        codes: one code a token, with `MARGIN` tokens STOP before the first and after the last
        starts: the offset of each token's first character in the text; the margin has the text's ends
        rare: places of the tokens `OTHER`, ascending
        points: the code points that stand there
    """

    codes: "npt.NDArray[np.uint16]"
    starts: "npt.NDArray[np.int64]"
    rare: "npt.NDArray[np.int64]"
    points: "npt.NDArray[np.int64]"


MARGIN = 6
"""How many STOP tokens stand before and after a text, so that no window needs a bounds check."""


def tokenize(text: str, classes: "npt.NDArray[np.uint16]") -> Tokens:
    """Read a text as tokens.

    Args:
        text: any string, lone surrogates included
        classes: the result of `class_map`
    """
    import numpy as np  # noqa: PLC0415 - as above

    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = classes[np.minimum(raw, 0xFFFF)]
    codes[raw > 0xFFFF] = OTHER
    places = np.flatnonzero(codes != _NOTHING)
    codes = codes[places]
    if codes.size:
        numeral = (codes >= FIRST) & (codes < LAST_NUMERAL)
        beside = np.zeros_like(numeral)
        beside[1:] |= numeral[:-1]
        beside[:-1] |= numeral[1:]
        codes[numeral & beside] = NUMERAL
        group = np.where(codes == ENUM, STOP, codes)
        first = np.ones(codes.size, bool)
        first[1:] = (group[1:] != group[:-1]) | (group[1:] > NUMERAL)
        at = np.flatnonzero(first)
        codes = np.maximum.reduceat(codes, at)
        places = places[at]
    stops = np.zeros(MARGIN, np.uint16)
    before, after = np.zeros(MARGIN, np.int64), np.full(MARGIN, len(text), np.int64)
    rare = np.flatnonzero(codes == OTHER)
    points = raw[places[rare]].astype(np.int64)
    return Tokens(np.concatenate([stops, codes, stops]), np.concatenate([before, places, after]), rare + MARGIN, points)


def vocabulary_of(texts: "Iterable[str]", size: int) -> str:
    """The most frequent Han characters of the texts, most frequent first, numerals left out.

    Args:
        texts: any texts
        size: how many characters at most
    """
    import numpy as np  # noqa: PLC0415 - as above

    counts = np.zeros(0x10000, np.int64)
    for text in texts:
        raw = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
        counts += np.bincount(raw, minlength=0x10000)
    han = np.zeros(0x10000, bool)
    for start, end in _HAN[:2]:
        han[start : end + 1] = True
    han[[ord(character) for character in NUMERALS]] = False
    counts[~han] = 0
    # A character seen once or twice says nothing about its neighbours.
    order = np.argsort(-counts, kind="stable")[:size]
    return "".join(chr(int(code)) for code in order if counts[code] > 2)
