"""The typo engine: text in, scored suggestions out."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling import candidates, features
from shuangyong_lint.spelling.tokens import OTHER, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from shuangyong_lint.spelling.candidates import Candidates
    from shuangyong_lint.spelling.model import Model

ROUNDS = 6
"""How often the text, as corrected so far, is read again."""
CHUNK = 200_000
"""A longer text is read in pieces of so many characters, so that memory stays bounded."""
CLOSE = 1.5
"""A second candidate whose score is at most so much lower is offered too."""

OWN_RULES = "的地得"
"""Characters that are never changed and never proposed: grammar decides, not spelling."""
_PLACES = frozenset("京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂晋蒙陕吉闽粤藏川宁琼港澳台滇黔陇美英法俄德日韩意加奥印巴欧亚非")
_WENT = frozenset("在赴来驻抵访离入援中")
_COINS = frozenset("智")
_STATIONED = re.compile(r"[㐀-鿿]?(?:部队|官兵|军|武警)")
_UNIT_BEFORE = re.compile(r"[省市县区旗州镇乡盟]([㐀-鿿]{0,2})$")
_UNIT_AFTER = re.compile(r"([㐀-鿿]{0,2}?)(?:[镇乡村]|社区|街道|苏木)")
SIBLINGS = (
    "在再", "做作", "他她它", "那哪", "像象", "和合", "有又由", "为位", "于与以已依",
    "或和与及暨", "末未", "即既", "须需", "至致",
    "氢氧氮氯氟碳硫磷硅钠钾钙镁铁铜铅锌铝汞砷桂",
    "京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂晋蒙陕吉闽粤藏川宁琼港澳台滇黔陇英美法俄德日韩意加奥印巴欧亚非",
)  # fmt: skip
"""Characters between which grammar decides, not spelling: rules of their own look after them."""


@dataclass(frozen=True, slots=True, eq=False)
class Suggestion:
    """One typo and what was probably meant.

    Attributes:
        start, end: the place in the text, half-open
        new: the likeliest correction
        score: log-odds that it is right, as fitted on synthetic noise
        kind: a kind of confusion (`confusions`, `candidates`)
        others: further corrections nearly as likely, best first
        terms: the values of the regression's terms, in the order of `features.NAMES`
    """

    start: int
    end: int
    new: str
    score: float
    kind: int
    others: tuple[str, ...]
    terms: "npt.NDArray[np.float64]"

    def term(self, name: str) -> float:
        """The value of one of `features.NAMES`."""
        return float(self.terms[features.NAMES.index(name)])


class Speller:
    """Finds typos with one model."""

    UNSEEN_PAIR = features.UNSEEN_PAIR

    def __init__(self, model: "Model", threshold: float) -> None:
        """Prepare.

        Args:
            model: the statistics
            threshold: suggestions with a lower score are not made
        """
        self.model = model
        self.threshold = threshold

    @cached_property
    def untouchable(self) -> "npt.NDArray[np.bool_]":
        """Per token code, whether it never changes and is never proposed."""
        result = np.zeros(int(self.model.about["base"]), bool)
        result[:OTHER] = True
        result[[int(self.model.classes[ord(character)]) for character in OWN_RULES]] = True
        return result

    @cached_property
    def siblings(self) -> "npt.NDArray[np.int64]":
        """Per token code, a bit for each group of `SIBLINGS` it is in."""
        result = np.zeros(int(self.model.about["base"]), np.int64)
        for number, group in enumerate(SIBLINGS):
            for character in group:
                result[int(self.model.classes[ord(character)])] |= 1 << number
        result[:OTHER] = 0
        return result

    @cached_property
    def weights(self) -> "npt.NDArray[np.float64]":
        """The coefficients of the two regressions: one character replaced, two characters replaced."""
        return np.asarray(self.model.about["weights"], np.float64)

    def suggest(self, text: str, known: "Sequence[tuple[int, int]]" = ()) -> list[Suggestion]:
        """Find typos.

        The text is corrected and read again until nothing is found any more, so that correcting all suggestions
        leaves none.

        Args:
            text: any text
            known: ranges, ascending, in which nothing is a typo (words of the project, quotations)
        """
        if len(text) > CHUNK:
            return self._long(text, known)
        found: list[Suggestion] = []
        now = text
        for _ in range(ROUNDS):
            new = self.once(now, known)
            if not new:
                break
            for one in new:
                now = now[: one.start] + one.new + now[one.end :]
                touched = [old for old in found if _touch(one, old)]
                found = [old for old in found if old not in touched]
                start = min([one.start, *(old.start for old in touched)])
                end = max([one.end, *(old.end for old in touched)])
                found.append(replace(one, start=start, end=end, others=() if touched else one.others))
        # A place that was corrected twice says what it says in the end.
        found = [
            one if now[one.start : one.end] == one.new else replace(one, new=now[one.start : one.end]) for one in found
        ]
        return sorted((one for one in found if one.new != text[one.start : one.end]), key=lambda one: one.start)

    def _long(self, text: str, known: "Sequence[tuple[int, int]]") -> list[Suggestion]:
        """Read a long text in pieces that end at line ends."""
        found: list[Suggestion] = []
        start = 0
        while start < len(text):
            end = text.rfind("\n", start, start + CHUNK) + 1 if start + CHUNK < len(text) else len(text)
            end = end if end > start else min(start + CHUNK, len(text))
            inside = [(max(one - start, 0), two - start) for one, two in known if one < end and two > start]
            found += [
                replace(one, start=one.start + start, end=one.end + start)
                for one in self.suggest(text[start:end], inside)
            ]
            start = end
        return found

    def candidates(self, text: str) -> "tuple[Any, Any, Candidates]":
        """Tokens, reading and admissible candidates of a text."""
        tokens = tokenize(text, self.model.classes)
        reading = candidates.read(self.model, tokens.codes)
        some = candidates.propose(self.model, reading)
        return tokens, reading, some.take(~self.vetoed(some, reading.codes))

    def vetoed(self, some: "Candidates", codes: "npt.NDArray[np.int64]") -> "npt.NDArray[np.bool_]":
        """Whether each candidate changes what is not ours to change."""
        veto = candidates.vetoed(some, codes, self.untouchable)
        same = self.siblings[codes[some.at]] & self.siblings[some.first] > 0
        return np.asarray(veto | ((some.width == 1) & same))

    def once(self, text: str, known: "Sequence[tuple[int, int]]" = ()) -> list[Suggestion]:
        """The best suggestions of one reading that do not touch each other."""
        tokens, reading, some = self.candidates(text)
        if not some.at.size:
            return []
        some, terms = features.describe(self.model, reading, some)
        scores = np.where(some.width == 2, terms @ self.weights[1], terms @ self.weights[0])
        good = np.flatnonzero(scores >= min(self.threshold, self.threshold - CLOSE))
        order = good[np.argsort(-scores[good], kind="stable")]
        result: list[Suggestion] = []
        for row in order.tolist():
            if scores[row] < self.threshold:
                break
            one = self._suggestion(tokens, some, row, float(scores[row]), terms[row])
            if one is None or any(_touch(one, other) for other in result):
                continue
            if _named(text, one.start, one.end) or any(start < one.end and one.start < end for start, end in known):
                continue
            others = [
                self._text(some, other)
                for other in order.tolist()
                if other != row
                and some.at[other] == some.at[row]
                and some.width[other] == some.width[row]
                and scores[other] >= scores[row] - CLOSE
            ]
            result.append(replace(one, others=tuple(others[:3])))
        return result

    def _text(self, some: "Candidates", row: int) -> str:
        """What a candidate writes."""
        new = self.model.character(int(some.first[row]))
        return new + self.model.character(int(some.second[row])) if some.width[row] == 2 else new

    def _suggestion(
        self, tokens: Any, some: "Candidates", row: int, score: float, terms: "npt.NDArray[np.float64]"
    ) -> Suggestion | None:
        """A candidate as a suggestion; None where its two tokens do not stand side by side in the text."""
        at, width = int(some.at[row]), int(some.width[row])
        start = int(tokens.starts[at])
        if width == 2 and int(tokens.starts[at + 1]) != start + 1:
            return None
        return Suggestion(start, start + width, self._text(some, row), score, int(some.kinds[row]), (), terms)


def _named(text: str, start: int, end: int) -> bool:
    """Whether a place is named here or a word is coined, as far as the text shows it.

    Troops are called after their place by one character of its name (驻泸部队); the short name of a province or a
    country stands behind 在, 赴, 访 (在浙期间); villages stand behind their county (苍溪县兴华村); new words are made
    with 智 (智造).
    """
    old, before = text[start:end], text[start - 1 : start]
    if old in _COINS or (old in _PLACES and before in _WENT) or (before == "驻" and _STATIONED.match(text, end)):
        return True
    left, right = _UNIT_BEFORE.search(text[max(0, start - 3) : start]), _UNIT_AFTER.match(text, end)
    if left is None or right is None:
        return False
    name = left[1] + old + right[1]
    return len(name) <= 3 and name[-1] not in "农乡各全"


def _touch(one: Suggestion, other: Suggestion) -> bool:
    """Whether two suggestions change the same place."""
    return one.start < other.end and other.start < one.end
