"""有定义的指标：名称说明了由哪两个数算出的（产销率、存贷比、城乡收入比、自然增长率），按定义重算。"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.units import Unit
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.arithmetic import ONE, agrees, vague
from shuangyong_lint.views.changes import direction
from shuangyong_lint.views.items import HEDGE, SAYS_FROM, figured
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shuangyong_lint.almanac.indicators import Indicator
    from shuangyong_lint.document import Document, Knowledge
    from shuangyong_lint.views.items import Item, Reading

_SENTENCES = 2
"""So many sentences before the one that names the indicator may tell what it is of."""
_SAID = Pattern(
    r"(?:总?金?额)?(?:（[^（）]{1,16}）)?(?:已|也|仅|只)?(?:(?P<from>[由从][^，。；由从]{0,16}?)?(?P<verb>[一-鿿]{1,4}?)[到至])?"
    r"(?:高|仅)?(?:达到?|为|是|约|有|只有|保持在|控制在|稳定在|：)?(?:约|近)?(?=(?P<bare>\d+\.\d+)(?![\d.:：∶%‰倍万亿]))?(?=\d)"
)
_OLD = Pattern(r"\d+\.\d+(?![\d.:：∶%‰倍万亿])")
_ELSEWHERE = Pattern("和|及|等|含|上一?年|去年|同期|年初(?!预算)|目标|预计|其中")
_OTHERS = Pattern("(?:新增|增量|行业|全国|全省|平均|同期|目标|上年|去年)的?$")
_BARE = Unit("", "to one", "1")
_RATIOS = ("ratio", "multiple", "to one")
_KINDS = ("level", "base", "rate", "share", "delta", "mean")


def TRIGGERS(knowledge: Knowledge) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """The names of all indicators."""
    return tuple(knowledge.part(Almanac).indicator_words)


def bare(text: str, start: int, stop: int) -> Quantity:
    """A number without unit as a figure."""
    words = text[start:stop]
    value, step = Decimal(words), ONE.scaleb(-len(words.partition(".")[2]))
    return Quantity(start, stop, stop, value, value - step / 2, value + step / 2, step, _BARE, rough=False)


class _Told(NamedTuple):
    """A figure that an indicator is said to have."""

    said: Quantity
    name: str
    start: int


class Indicators:
    """The indicators of one document, each against the two figures that define it.

    ``named`` are the places of the figures that an indicator is said to have: no other reading of them is any better.
    """

    def __init__(self, doc: Document, reading: Reading) -> None:
        self.text = plain(doc)
        self.reading = reading
        self._words = doc.know(Almanac).indicator_words
        self._hits = anchors(doc, "indicators")
        self._figures = quantities(doc) if self._hits else ()
        self._sentences = figured(doc) if self._hits else ()
        self.named: set[int] = set()

    def read(self) -> None:
        """Say what every named indicator comes to."""
        for told in self._told():
            # The row that tells defects comes first, the laxer one may still verify.
            any(self._weigh(row, told) for row in self._words[told.name])

    def _told(self) -> Iterator[_Told]:
        end = 0
        for hit in sorted(self._hits, key=lambda each: (each.start, -each.end)):
            if hit.start < end:
                continue
            end = hit.end
            match = _SAID.match(self.text, hit.end)
            if match is None or _OTHERS.search(self.text, max(0, hit.start - 3), hit.start):
                continue
            if match["bare"]:
                said = bare(self.text, *match.span("bare"))
                if match["from"] and (old := _OLD.search(self.text, *match.span("from"))):
                    self._moved(bare(self.text, *old.span()), said, match["verb"])
            else:
                at = bisect_right(self._figures, match.end(), key=lambda each: each.start) - 1
                if at < 0 or self._figures[at].start != match.end():
                    continue
                said = self._figures[at]
            self.named.add(said.start)
            if not said.rough:
                yield _Told(said, hit.word, hit.start)

    def _moved(self, old: Quantity, new: Quantity, verb: str) -> None:
        if way := direction(verb):
            self.reading.say("direction", (old, new), way, f"“{verb}”与前后两数的大小相反")

    def _weigh(self, row: Indicator, told: _Told) -> bool:
        """Try the figures that the definition names; tell whether anything was said."""
        if row.kind == "quotient" and told.said.group not in _RATIOS:
            return False
        here, before = self._items(told)
        for items in (here, before + here):
            first, second = self._operands(row, items, told)
            trios = [(one, other) for one in first for other in second if self._fit(row, one, other, told)]
            for one, other in trios:
                figures = (one.figure, other.figure, told.said)
                coarse = row.kind != "difference" and vague(figures) and len(trios) > 1
                if not coarse and agrees(row.kind, figures, ""):
                    self.reading.say(row.kind, figures, "", row.means if len(trios) == 1 and row.sure else "")
                    return True
            if trios:
                sure = row.sure and len(trios) == 1 and items is here and not self._hedged(told)
                sure = sure and not any(_ELSEWHERE.search(each.head) or each.figure.rough for each in trios[0])
                return sure and not self.reading.say(row.kind, (one.figure, other.figure, told.said), "", row.means)
        return False

    def _items(self, told: _Told) -> tuple[list[Item], list[Item]]:
        """The figures of the sentence, and of those before it in the paragraph."""
        at = bisect_right(self._sentences, told.start, key=lambda each: each[0].start) - 1
        if at < 0 or self._sentences[at][0].end < told.said.end:
            # The sentence has no other figure with a unit.
            here: list[Item] = []
            at += 1
        else:
            here = self._sentences[at][1]
        line = self.text.rfind("\n", 0, told.start)
        before = [
            item
            for sentence, items in self._sentences[max(0, at - _SENTENCES) : at]
            if sentence.start > line
            for item in items
        ]
        return here, before

    def _operands(self, row: Indicator, items: Sequence[Item], told: _Told) -> tuple[list[Item], list[Item]]:
        first: list[Item] = []
        second: list[Item] = []
        carried = ""
        for item in items:
            words = carried + item.head + item.tail
            carried = ""
            if SAYS_FROM.search(item.head):
                carried = words  # 出生率由9.85‰降至9.14‰: the second is what it is now
                continue
            if item.figure.start == told.said.start or item.kind not in _KINDS or told.name in item.head:
                continue
            if row.above is not None and row.above.search(words):
                first.append(item)
            if row.below is not None and row.below.search(words) and (item not in first or row.above == row.below):
                second.append(item)
        return first, second

    def _fit(self, row: Indicator, one: Item, other: Item, told: _Told) -> bool:
        """Whether two figures can be divided by or taken from one another."""
        if one is other:
            return False
        if row.kind == "difference":
            return one.group == other.group == told.said.group
        if row.kind == "mean":
            per = told.said.group.startswith("rate:元") and one.group == "cny"
            return (per or one.group == told.said.group) and one.group != other.group
        alike = one.group == other.group or (one.figure.unit.exact and other.figure.unit.exact)
        return alike and (row.above != row.below or one.figure.value < other.figure.value)

    def _hedged(self, told: _Told) -> bool:
        start = max(self.text.rfind(mark, 0, told.start) for mark in "。；\n") + 1
        return HEDGE.search(self.text, start, told.said.end) is not None
