"""Typos that nobody made, put into clean text to learn how typos look."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling.confusions import NEAR_SOUND, SAME_SOUND, SAME_SYLLABLE, SHAPE, unmarked
from shuangyong_lint.spelling.tokens import LAST_NUMERAL, MARGIN, OTHER, Tokens

if TYPE_CHECKING:
    import numpy.typing as npt

    from shuangyong_lint.spelling.model import Model

SHARES = {SAME_SOUND: 0.40, SAME_SYLLABLE: 0.25, NEAR_SOUND: 0.12, SHAPE: 0.23}
"""How often each kind of confusion happens when one character goes wrong."""
WORDS, SWAPS = 0.30, 0.04
"""How many of the typos are a whole word of the same sound, and two characters exchanged."""
BLURRED = 0.1
"""How often a whole word is mistaken for one of nearly the same sound, against 1 for exactly the same syllables.

Who types pinyin types the syllables as he knows them; the input method then offers the wrong word."""
ALIKE = 15.0
"""Of two shapes the one more alike by so many per cent is mistaken e times as often."""
RARE = 0.03
"""How many of the typos of one character are a rare character that looks alike."""
EVERY = 45
"""One typo in so many tokens, on average."""


@dataclass(frozen=True, slots=True)
class Noisy:
    """A token sequence with typos.

    Attributes:
        tokens: the tokens as they now are
        at: where each typo begins, ascending
        width: 1 or 2 tokens
        first, second: what stood there; `second` is the neighbour where one token was replaced
    """

    tokens: Tokens
    at: "npt.NDArray[np.int64]"
    width: "npt.NDArray[np.int64]"
    first: "npt.NDArray[np.int64]"
    second: "npt.NDArray[np.int64]"


class Noise:
    """Makes typos by the model's own confusion sets, read backwards."""

    def __init__(self, model: "Model", untouchable: "npt.NDArray[np.bool_]") -> None:
        """Prepare.

        Args:
            model: whose confusions and word sounds are used
            untouchable: per token code, whether it is never changed
        """
        confusions = model.confusions
        wrong = np.repeat(np.arange(confusions.starts.size - 1), np.diff(confusions.starts))
        right = confusions.codes.astype(np.int64)
        weight = np.exp(0.35 * model.language.unigrams[wrong].astype(np.float64))
        kinds, likeness = unmarked(confusions.marks)
        weight *= np.where(kinds == SHAPE, np.exp(likeness / ALIKE), 1)
        ok = ~untouchable[wrong] & ~untouchable[right]
        for kind, share in SHARES.items():
            of_kind = ok & (kinds == kind)
            sums = np.bincount(right[of_kind], weight[of_kind], minlength=confusions.starts.size)
            weight[of_kind] *= share / sums[right[of_kind]]
        weight[~ok] = 0
        order = np.argsort(right, kind="stable")
        self._wrong, self._weight = wrong[order], np.cumsum(weight[order])
        self._starts = np.searchsorted(right[order], np.arange(confusions.starts.size))
        rare = np.repeat(confusions.rare, np.diff(confusions.rare_starts)).astype(np.int64)
        order = np.argsort(confusions.rare_codes, kind="stable")
        self._rare = rare[order]
        self._rare_starts = np.searchsorted(confusions.rare_codes[order], np.arange(confusions.starts.size))
        self._model = model

    def spoil(self, tokens: Tokens, seed: int) -> Noisy:
        """Put typos into a text.

        Args:
            tokens: the text
            seed: makes the choice repeatable
        """
        random = np.random.default_rng(seed)
        wide = tokens.codes.astype(np.int64)
        out = wide.copy()
        points = dict(zip(tokens.rare.tolist(), tokens.points.tolist(), strict=True))
        end = wide.size - MARGIN - 2
        count = max(0, (end - MARGIN) // EVERY)
        places = (
            np.sort(random.choice(np.arange(MARGIN, max(end, MARGIN + 1)), count, replace=False))
            if count
            else np.zeros(0, np.int64)
        )
        found: list[tuple[int, int, int, int]] = []
        last = -9
        for place in places.tolist():
            if place < last + 3 or wide[place] < LAST_NUMERAL:
                continue
            new = self._change(wide, place, random)
            if new is None:
                continue
            width = len(new)
            for step, code in enumerate(new):
                # A negative number is a rare character's code point.
                out[place + step] = code if code > 0 else OTHER
                points.pop(place + step, None)
                if code < 0:
                    points[place + step] = -code
            found.append((place, width, int(wide[place]), int(wide[place + 1])))
            last = place
        table = np.array(found, np.int64).reshape(-1, 4)
        rare = np.array(sorted(points.items()), np.int64).reshape(-1, 2)
        spoilt = Tokens(out.astype(np.uint16), tokens.starts, rare[:, 0], rare[:, 1])
        return Noisy(spoilt, table[:, 0], table[:, 1], table[:, 2], table[:, 3])

    def _change(self, codes: "npt.NDArray[np.int64]", place: int, random: "np.random.Generator") -> "list[int] | None":
        """What to write instead at a place, or nothing."""
        one, two = int(codes[place]), int(codes[place + 1])
        dice = random.random()
        if dice < SWAPS:
            return [two, one] if two >= LAST_NUMERAL and one != two else None
        if dice < SWAPS + WORDS:
            return self._word(one, two, random)
        if random.random() < RARE:
            first, last = self._rare_starts[one], self._rare_starts[one + 1]
            return [-int(self._rare[random.integers(first, last)])] if last > first else None
        first, last = self._starts[one], self._starts[one + 1]
        base = self._weight[first - 1] if first else 0.0
        top = self._weight[last - 1] if last > first else base
        if top <= base:
            return None
        row = int(np.searchsorted(self._weight, base + random.random() * (top - base), "right"))
        return [int(self._wrong[min(row, last - 1)])]

    def _word(self, one: int, two: int, random: "np.random.Generator") -> "list[int] | None":
        """Another word of the same sound that shares no character."""
        model = self._model
        if two < LAST_NUMERAL or not model.words[0].get(model.language.key([np.array([two]), np.array([one])]))[0][0]:
            return None
        sounds = model.confusions.sounds
        key = int(sounds[one, 0]) * 1024 + int(sounds[two, 0])
        first, last = np.searchsorted(model.sound_keys, [key, key + 1])
        rows: Any = np.arange(first, last)
        rows = rows[(model.sound_first[rows] != one) & (model.sound_second[rows] != two)]
        if not rows.size:
            return None
        exact = model.arrays["exact_sounds"].astype(np.int64)
        same = (exact[model.sound_first[rows]][:, :, None] == exact[one]).any((1, 2))
        same &= (exact[model.sound_second[rows]][:, :, None] == exact[two]).any((1, 2))
        weight = np.where(same, 1.0, BLURRED)
        row = int(random.choice(rows, p=weight / weight.sum()))
        return [int(model.sound_first[row]), int(model.sound_second[row])]
