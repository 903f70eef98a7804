"""Learning a project's own words from documents that were accepted as they are."""

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shuangyong_lint.spelling.speller import Speller

LONGEST = 6
"""How long a learnt word is at most, in characters."""


def learn(texts: "Iterable[str]", speller: "Speller") -> dict[str, int]:
    """Words that the typo engine would doubt although the documents were accepted.

    A doubted place becomes the longest string around it (two to six characters) that the documents repeat, or, if
    they repeat none, the place with its right neighbour, or with its left one at the end of a clause.

    Args:
        texts: the documents
        speller: should be lax, so that little remains to be doubted

    Returns:
        words and how often they were doubted, most often first
    """
    kept = list(texts)
    places = [(text, one.start, one.end) for text in kept for one in speller.suggest(text)]
    windows = {text[start:end] for text, first, last in places for start, end in _around(text, first, last)}
    counts: Counter[str] = Counter()
    for text in kept:
        for length in range(2, LONGEST + 1):
            for at in range(len(text) - length + 1):
                if (word := text[at : at + length]) in windows:
                    counts[word] += 1
    found: Counter[str] = Counter()
    for text, first, last in places:
        words = [text[start:end] for start, end in _around(text, first, last)]
        if words:
            found[max(words, key=lambda word: (counts[word] > 1, len(word) if counts[word] > 1 else -len(word)))] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _around(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Ranges of two to six Han characters that hold a place."""
    left, right = first, last
    while left > 0 and last - left < LONGEST and _han(text[left - 1]):
        left -= 1
    while right < len(text) and right - first < LONGEST and _han(text[right]):
        right += 1
    return [
        (start, end)
        for start in range(first, left - 1, -1)
        for end in range(last, right + 1)
        if 2 <= end - start <= LONGEST
    ]


def _han(character: str) -> bool:
    return "㐀" <= character <= "鿿"
