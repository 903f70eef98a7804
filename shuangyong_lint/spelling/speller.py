"""The typo engine: text in, scored suggestions out."""

import re
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling import candidates, features
from shuangyong_lint.spelling.model import LENGTHS
from shuangyong_lint.spelling.surnames import SURNAMES
from shuangyong_lint.spelling.tokens import ENUM, MARGIN, OTHER, STOP, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from shuangyong_lint.spelling.candidates import Candidates
    from shuangyong_lint.spelling.model import Model

    Known = Callable[[], Sequence[tuple[int, int]]]

ROUNDS = 6
"""How often the text, as corrected so far, is read again."""
CHUNK = 200_000
"""A longer text is read in pieces of so many characters, so that memory stays bounded."""
BESIDE = 2
"""Two places with fewer characters between them are not corrected in one go: each is the other's context."""
_NAME = 3
LARGE = 11.5
"""A dictionary word gives way to its homophone only if the text gains so many nats (a hundred thousand times)."""
CLOSE = 1.5
"""A second candidate whose score is at most so much lower is offered too."""

OWN_RULES = "的地得"
"""Characters that are never changed and never proposed: grammar decides, not spelling."""
_PLACES = frozenset("京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂晋蒙陕吉闽粤藏川宁琼港澳台滇黔陇美英法俄德日韩意加奥印巴欧亚非")
_WENT = frozenset("在赴来驻抵访离入援中")
_COINS = frozenset("智")
"""New words are made with these (智造); a word of the dictionary (机智) is no new one."""
_STATIONED = re.compile(r"[㐀-鿿]?(?:部队|官兵|军|武警)")
_UNITS = "省市县区旗州镇乡盟"
_UNIT_BEFORE = re.compile(rf"[{_UNITS}]([㐀-鿿]{{0,2}})$")
_OFFICIAL = re.compile(
    r"([㐀-鿿]{1,2}?)(?:书记|主任|主席|[局部厅处科县乡镇区市村所院校站]长|委员|政委|同志|老师|医生|教授|院士|烈士|先生|女士)"
)
_NUMBERED = re.compile(r"[㐀-鿿]{0,8}[〔\[［(（](?:19|20)\d\d")
"""What follows in the number of a document: the rest of the office's short name and the year."""
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

    def suggest(self, text: str, known: "Known" = tuple) -> list[Suggestion]:
        """Find typos.

        The text is corrected, and read again where that matters, until nothing is found any more, so that
        correcting all suggestions leaves none.

        Args:
            text: any text
            known: gives the ranges, ascending, in which nothing is a typo (words of the project, quotations); asked
                only if there is a suspicion
        """
        if len(text) > CHUNK:
            return self._long(text, known)
        page = _Page(self, text)
        found: list[Suggestion] = []
        now = text
        for _ in range(ROUNDS):
            new = self._best(page, now, known)
            if not new:
                break
            for one in new:
                now = now[: one.start] + one.new + now[one.end :]
                touched = [old for old in found if _touch(one, old)]
                found = [old for old in found if old not in touched]
                start = min([one.start, *(old.start for old in touched)])
                end = max([one.end, *(old.end for old in touched)])
                found.append(replace(one, start=start, end=end, others=() if touched else one.others))
            page.change(new)
        # A place that was corrected twice says what it says in the end.
        found = [
            one if now[one.start : one.end] == one.new else replace(one, new=now[one.start : one.end]) for one in found
        ]
        return sorted((one for one in found if one.new != text[one.start : one.end]), key=lambda one: one.start)

    def _long(self, text: str, known: "Known") -> list[Suggestion]:
        """Read a long text in pieces that end at line ends."""
        found: list[Suggestion] = []
        start = 0
        while start < len(text):
            end = text.rfind("\n", start, start + CHUNK) + 1 if start + CHUNK < len(text) else len(text)
            end = end if end > start else min(start + CHUNK, len(text))
            inside = partial(_shifted, known, start)
            found += [
                replace(one, start=one.start + start, end=one.end + start)
                for one in self.suggest(text[start:end], inside)
            ]
            start = end
        return found

    def vetoed(self, some: "Candidates", codes: "npt.NDArray[np.int64]") -> "npt.NDArray[np.bool_]":
        """Whether each candidate changes what is not ours to change."""
        veto = candidates.vetoed(some, codes, self.untouchable)
        same = self.siblings[codes[some.at]] & self.siblings[some.first] > 0
        return np.asarray(veto | ((some.width == 1) & same) | self._listed(some, codes))

    def _listed(self, some: "Candidates", codes: "npt.NDArray[np.int64]") -> "npt.NDArray[np.bool_]":
        """Whether a candidate replaces a word that is a whole item of an enumeration (鳗鲡、河蟹、鲥鱼).

        Nothing around such a word contradicts it; all that speaks for the other one is that it is commoner.
        """
        before, after = codes[some.at - 1], codes[some.at + 2]
        result: npt.NDArray[np.bool_] = (some.width == 2) & ((before == ENUM) | (after == ENUM))
        result &= ((before == ENUM) | (before == STOP)) & ((after == ENUM) | (after == STOP))
        rows = np.flatnonzero(result)
        at = some.at[rows]
        result[rows] = self.model.words[0].has(self.model.language.key([codes[at + 1], codes[at]]))
        return result

    def once(self, text: str, known: "Known" = tuple) -> list[Suggestion]:
        """The best suggestions of one reading that do not touch each other."""
        return self._best(_Page(self, text), text, known)

    def _best(self, page: "_Page", text: str, known: "Known") -> list[Suggestion]:
        some, terms = page.some, page.terms
        scores = np.where(some.width == 2, terms @ self.weights[1], terms @ self.weights[0])
        good = np.flatnonzero(scores >= min(self.threshold, self.threshold - CLOSE))
        # Places decide between equals, so that the order in which they were read does not.
        order = good[np.lexsort((some.first[good], some.at[good], -scores[good]))]
        result: list[Suggestion] = []
        for row in order.tolist():
            if scores[row] < self.threshold:
                break
            one = self._suggestion(page.tokens, some, row, float(scores[row]), terms[row])
            # What stands beside a change is judged when the change is made.
            if one is None or any(_touch(one, other, BESIDE) for other in result):
                continue
            if (
                self._silent(text, one.start, one.end)
                or self._misheard(text, one)
                or any(start < one.end and one.start < end for start, end in known())
            ):
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

    def _silent(self, text: str, start: int, end: int) -> bool:
        """Whether the text itself shows that a name or a coinage stands here."""
        if _named(text, start, end) or self._borne(text, start, end):
            return True
        if text[start:end] in _COINS and not self._word(text[start - 1 : end]):
            return True
        first, last = _item(text, start, end)
        if not self._nameable(text[first:last]):
            return False
        # In a list of names a name is no word, nor is the one beside it; some names are in the dictionary, though,
        # but begin as a name does (赵刚、钱进; 王芳、仉明、李强).
        before = text[slice(*_item(text, first - 1, first - 1))] if text[max(first - 1, 0) : first] == "、" else ""
        after = text[slice(*_item(text, last + 1, last + 1))] if text[last : last + 1] == "、" else ""
        named = [bool(item) and item[0] in SURNAMES and len(item) <= _NAME for item in (before, after)]
        ours = text[first] in SURNAMES and (self._nameable(before) or self._nameable(after))
        return ours or all(named)

    def _borne(self, text: str, start: int, end: int) -> bool:
        """Whether a place belongs to a person's name, surname first, with a post or a title behind it (李文花书记)."""
        return any(
            text[first] in SURNAMES
            and (person := _OFFICIAL.match(text, first + 1)) is not None
            and end <= person.end(1)
            and not self._word(text[max(first - 1, 0) : first + 1])
            for first in range(max(end - _NAME, 0), start + 1)
        )

    def _misheard(self, text: str, one: Suggestion) -> bool:
        """Whether a word that is one gives way to another without need.

        An input method mixes up words of the same syllables, not such as sound only nearly alike (总是, 重视); and
        what it mixed up does not fit at all, where a rare word (诊治, 幼小衔接) only fits less.
        """
        return (
            one.kind == candidates.WORD
            and (one.term("same_pair_sound") < len(one.new) or one.term("gain") < LARGE)
            and self._word(text[one.start : one.end])
        )

    def _nameable(self, item: str) -> bool:
        """Whether two or three characters are no word."""
        if not LENGTHS[0] <= len(item) <= _NAME:
            return False
        return not self._word(item)

    def _word(self, item: str) -> bool:
        """Whether two to four characters are a word of the dictionary."""
        if not LENGTHS[0] <= len(item) <= LENGTHS[-1]:
            return False
        codes = [np.array([int(self.model.classes[ord(character)])], np.int64) for character in reversed(item)]
        return bool(self.model.words[len(item) - LENGTHS[0]].has(self.model.language.key(codes))[0])

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


class _Page:
    """A text that is being corrected: its tokens, and the candidates that are worth a look."""

    def __init__(self, speller: Speller, text: str) -> None:
        self._speller = speller
        self.tokens = tokenize(text, speller.model.classes)
        self._reading = candidates.read(speller.model, self.tokens)
        self.some, self.terms = self._described(self._reading)

    def _described(self, reading: candidates.Reading) -> "tuple[Candidates, npt.NDArray[np.float64]]":
        some = candidates.propose(self._speller.model, reading)
        return features.describe(self._speller.model, reading, some.take(~self._speller.vetoed(some, reading.codes)))

    def change(self, made: "Sequence[Suggestion]") -> None:
        """Write corrections into the tokens, and read again what they touch."""
        places = np.array([start for one in made for start in range(one.start, one.end)], np.int64)
        at = np.searchsorted(self.tokens.starts[MARGIN:-MARGIN], places) + MARGIN
        written = "".join(one.new for one in made)
        codes = self._reading.codes
        codes[at] = [int(self._speller.model.classes[ord(character)]) for character in written]
        near = np.zeros(codes.size, bool)
        near[np.clip((at[:, None] + np.arange(-features.SIGHT, features.SIGHT + 1)).ravel(), 0, codes.size - 1)] = True
        self._reading = candidates.reread(self._speller.model, self._reading, at, features.SIGHT + 2)
        some, terms = self._described(self._reading)
        kept, new = ~near[self.some.at], near[some.at]
        self.some = self.some.take(kept).joined(some.take(new))
        self.terms = np.concatenate([self.terms[kept], terms[new]])
        # What the document repeats may have changed everywhere.
        for name, values in features.repeats(self._reading, self.some).items():
            self.terms[:, features.NAMES.index(name)] = values


def _named(text: str, start: int, end: int) -> bool:
    """Whether a place is named here, as far as the text shows it.

    Troops are called after their place by one character of its name (驻泸部队); the short name of a province or a
    country stands behind 在, 赴, 访 (在浙期间); villages stand behind their county (苍溪县兴华村); offices, in short,
    before the number of a document (县府办〔2023〕15号).
    """
    old, before = text[start:end], text[start - 1 : start]
    if _NUMBERED.match(text, end):
        return True
    if (old in _PLACES and before in _WENT) or (before == "驻" and _STATIONED.match(text, end)):
        return True
    left, right = _UNIT_BEFORE.search(text[max(0, start - 3) : start]), _UNIT_AFTER.match(text, end)
    if right is None or (left is None and old[0] not in _UNITS):
        return False
    # What is doubted may begin with the unit itself (勐朗镇富本村).
    name = (left[1] + old if left else old[1:]) + right[1]
    return len(name) <= 3 and name[-1] not in "农乡各全"


def _item(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of Han characters around a place, no longer than a name and what cannot be one."""
    while start > 0 and end - start <= _NAME and "㐀" <= text[start - 1] <= "鿿":
        start -= 1
    while end < len(text) and end - start <= _NAME and "㐀" <= text[end] <= "鿿":
        end += 1
    return start, end


def _shifted(known: "Known", by: int) -> list[tuple[int, int]]:
    """Ranges as they lie in a text that begins so much later."""
    return [(start - by, end - by) for start, end in known()]


def _touch(one: Suggestion, other: Suggestion, apart: int = 0) -> bool:
    """Whether two suggestions change the same place, or places so few characters apart."""
    return one.start < other.end + apart and other.start < one.end + apart
