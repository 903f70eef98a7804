"""数量关系：一句话里的数字该怎样相等，逐一重算。

A small grammar over clauses. Every figure of a sentence becomes an item with the words that lead to it; from these
words it is a level (共有837人), a change (增加12人), a part (其中), the rest (其余), a share (占), a mean (户均) …
Readings of the sentence then make candidate relations. A relation that holds is verified; one that does not is a
defect only if it is *complete*, that is, if the words leave no other reading (`Relation.proof` says which words).
All arithmetic is interval arithmetic on what was printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.document import Document, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import INEXACT, ONE, Relation, agrees, far
from shuangyong_lint.views.balances import Balances
from shuangyong_lint.views.comparisons import Comparisons
from shuangyong_lint.views.explain import Explained
from shuangyong_lint.views.indicators import Indicators, bare
from shuangyong_lint.views.items import MEASURED_SO, REST, Item, figured
from shuangyong_lint.views.means import Means
from shuangyong_lint.views.measures import Measures, measures
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quantities import Quantity, Ratio, ratios
from shuangyong_lint.views.recalled import Recalled

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLON = Pattern("[:：∶]")
_COMPOSITION = Pattern(
    r"(所占比[重例](?:（%）)?(?=之比)|三次产业|产业|三产|农林牧渔)[^，；。]{0,8}(?:结构|比|比例|比重|构成|之比|调整)|(?:结构|比例|之比|构成)|[^占][一-鿿]比(?:为|是)?$"
)


_PARTLY = Pattern("新|引进|招|培|毕业|录|其中|骨干|优秀|困难|兼职|参加|应届")
_POINTS = "百分数之差用百分点，百分比说的是相对的变化"
_BARE_TO_ONE = Pattern(
    r"([师生男女医护床])([师生男女医护床])比(?:例)?(?:为|是|达到?|约)?(\d+(?:\.\d+)?)(?![\d.:：∶%倍])"
)
_TO_ONE = Pattern("(师生|生师|男女|医护|床护|床医)(?:人数|性别)?比例?(?:为|是|达|达到)?$")
_SHORT = {
    "教师": "师",
    "学生": "生",
    "医生": "医",
    "医师": "医",
    "护士": "护",
    "床位": "床",
    "男性": "男",
    "女性": "女",
}
_APART_TO_ONE = Pattern(f"({'|'.join(_SHORT)})人?数?[与和]({'|'.join(_SHORT)})人?数?之?比例?(?:为|是|达到?)?$")
_COUNTED = {
    "师": Pattern("教师|老师|教职[员]?工"),
    "生": Pattern("学生|在校生|在籍生"),
    "男": Pattern("男"),
    "女": Pattern("女"),
    "医": Pattern("医生|医师"),
    "护": Pattern("护士|护师|护理"),
    "床": Pattern("床位"),
}
_SOME = Pattern("新|引进|招|培|毕业|录|其中|骨干|优秀|困难|专任|兼职|参加|应届")
# Colleges count students and teachers by weights (折合数) that the text seldom gives.
_WEIGHTED = Pattern("大学|学院|高校|高等|折合|折算")
_REMEMBERED = 4
"""Sentences whose figures a later one can speak of."""
_NEAR = 8
"""Characters that may lie between such sentences."""
_APPOSED = ("或", "，或", "，即", "，约")


@view
def relations(doc: Document) -> tuple[Relation, ...]:
    """Every relation between figures that holds, and every complete one that does not, in order of place."""
    return _Reading(doc).read()


class _Reading:
    """The relations of one document."""

    def __init__(self, doc: Document) -> None:
        self.text = plain(doc)
        self.doc = doc
        self.found: dict[tuple[str, tuple[int, ...]], Relation] = {}
        self.sets: set[frozenset[int]] = set()
        self.results: set[int] = set()
        self.wholes: set[int] = set()
        self.parts: set[int] = set()
        self.defined: set[int] = set()

    @property
    def measures(self) -> Measures:
        """What every figure of the document measures."""
        return measures(self.doc)

    def divided(self, figures: Sequence[Quantity]) -> bool:
        """Whether the last figure is made of others already, or one of the others belongs to another whole."""
        return figures[-1].start in self.wholes or any(figure.start in self.parts for figure in figures)

    def known(self, figures: Sequence[Quantity]) -> bool:
        """Whether something was said of just these figures."""
        return frozenset(figure.start for figure in figures) in self.sets

    def parted(self, figure: Quantity) -> bool:
        """Whether the figure is part of a sum that was told."""
        return figure.start in self.parts

    def summed(self, figure: Quantity) -> bool:
        """Whether the figure is part or whole of a sum that was told."""
        return figure.start in self.wholes or figure.start in self.parts

    def told(self, figure: Quantity) -> bool:
        """Whether something was said of how the figure comes about."""
        return figure.start in self.results

    def read(self) -> tuple[Relation, ...]:
        """All relations, each pair of figures that move only once: by how much, if that is told."""
        earlier: deque[list[Item]] = deque(maxlen=_REMEMBERED)
        end = -1
        indicators = Indicators(self.doc, self)
        indicators.read()
        self.defined = indicators.named
        for sentence, items in figured(self.doc):
            if not self._follows(end, sentence.start):
                earlier.clear()
            _Sentence(self, items, tuple(earlier)).read()
            earlier.append(items)
            end = sentence.end
        self._ratios()
        self._bare_ratios()
        changes = [each for each in self.found.values() if each.kind != "direction"]
        told = {pair for each in changes for pair in pairwise(figure.start for figure in each.figures)}
        moves = [each for each in self.found.values() if each.kind == "direction"]
        moves = [each for each in moves if (each.figures[0].start, each.figures[1].start) not in told]
        return tuple(sorted([*changes, *moves], key=lambda relation: relation.span))

    def _follows(self, end: int, start: int) -> bool:
        """Whether the sentence goes on from the one that ended at ``end``: in its paragraph, or a new one with 其中."""
        if self.text.find("\n", end, start + 1) >= 0:
            return self.text.startswith("其中", start) and not self.text[end:start].strip() and start - end < _NEAR
        return end >= 0 and start - end <= _NEAR

    def say(self, kind: str, figures: Sequence[Quantity], mode: str = "", proof: str = "") -> bool:
        """Keep the relation if it holds, or if it does not and is complete; tell whether it holds."""
        holds = agrees(kind, figures, mode)
        if kind == "part" and holds:
            return True
        rough = kind != "direction" and any(figure.rough for figure in figures)
        if rough and not (kind == "pair" and (holds or _times_off(figures))):
            # 约, 近, 多: what holds was not recomputed, what does not was not claimed.
            return holds
        if not holds and (not proof or (kind in INEXACT and not far(kind, figures, mode))):
            return holds
        places = [figure.start for figure in figures]
        key = (kind, tuple(places))
        whole = places[0] if kind == "difference" else places[-1]
        if kind != "direction":
            self.sets.add(frozenset(places))
            self.results.add(whole)
        if kind in ("sum", "difference"):
            # Whether the parts are added up or one is taken off, in whatever order: it is one relation.
            self.wholes.add(whole)
            self.parts.update(place for place in places if place != whole)
            key = ("sum", tuple(sorted(places)))
        if key not in self.found or (proof and not self.found[key].proof):
            self.found[key] = Relation(kind, tuple(figures), mode, proof, holds, self.notation(kind, figures, mode))
        return holds

    def _ratios(self) -> None:
        """三次产业结构为12.3:45.6:42.1；师生比1:15。"""
        percent = self.doc.know(Almanac).units["%"]
        text = self.text
        for ratio in ratios(self.doc):
            around = text[max(0, ratio.start - 40) : ratio.start]
            around = around[around.rfind("。") + 1 :]
            if pair := _TO_ONE.search(around):
                self._to_one(ratio, pair[1])
                continue
            if apart := _APART_TO_ONE.search(around):
                self._to_one(ratio, _SHORT[apart[1]] + _SHORT[apart[2]])
                continue
            if not (cue := _COMPOSITION.search(around)):
                continue
            figures = []
            at = ratio.start
            for words in _COLON.split(text[ratio.start : ratio.end]):
                places = len(words.partition(".")[2])
                value, step = Decimal(words).scaleb(-2), ONE.scaleb(-places - 2)
                low, high = value - step / 2, value + step / 2
                figures.append(
                    Quantity(at, at + len(words), at + len(words), value, low, high, step, percent, rough=False)
                )
                at += len(words) + 1
            total = sum(figure.value for figure in figures)
            least, most = (Decimal("0.5"), Decimal("1.5")) if cue[1] else (Decimal("0.9"), Decimal("1.1"))
            if (len(figures) > 2 or total == 1) and least <= total <= most:
                proof = f"“{cue[1]}”各部分合起来应是100" if cue[1] else ""
                self.say("hundred", figures, "ratio", proof)

    def _bare_ratios(self) -> None:
        """在校学生48216人，专任教师3444人，生师比14.0."""
        if "比" not in self.text or _WEIGHTED.search(self.text):
            return
        for match in _BARE_TO_ONE.finditer(self.text):
            items = self._items_at(match.start(3), match.end(3))
            first, second = (_counting(items, match[each], match[3 - each]) for each in (1, 2))
            if first is not None and second is not None:
                self.say("quotient", (first, second, bare(self.text, *match.span(3))))

    def _items_at(self, start: int, stop: int) -> list[Item]:
        """The figures of the sentence that holds the place."""
        sentences = figured(self.doc)
        at = bisect_right(sentences, start, key=lambda each: each[0].start) - 1
        return sentences[at][1] if at >= 0 and sentences[at][0].end >= stop else []

    def _to_one(self, ratio: Ratio, names: str) -> None:
        """学生1800人，教师120人，师生比1:15。"""
        text = self.text
        words = _COLON.split(text[ratio.start : ratio.end])
        if len(words) != 2 or (words[0] == "1") == (words[1] == "1"):
            return
        items = self._items_at(ratio.start, ratio.end)
        first, second = (_counting(items, names[each], names[1 - each]) for each in (0, 1))
        if first is None or second is None or _WEIGHTED.search(text):
            return
        plain = not any(_SOME.search(text, each.start - 8, each.start) for each in (first, second))
        many = int(words[0] == "1")
        start = ratio.start + many * (len(words[0]) + 1)
        said = bare(self.text, start, start + len(words[many]))
        above, below = (second, first) if many else (first, second)
        if plain or not _PARTLY.search(text, above.start - 8, above.start):
            self.say("quotient", (above, below, said), "", f"{names}比就是两个数之比" if plain else "")

    def alone(self, kind: str, figures: Sequence[Quantity], proof: str) -> None:
        """Keep what cannot be, whatever the other figures are."""
        self.results.add(figures[-1].start)
        words = self.printed(figures[-1])
        self.found[kind, (figures[-1].start,)] = Relation(kind, tuple(figures), "", proof, holds=False, notation=words)

    def points(self, figures: Sequence[Quantity]) -> None:
        """Keep a difference of two percentages that is called a percentage."""
        old, new, said = (self.printed(figure) for figure in figures)
        key = ("points", tuple(figure.start for figure in figures))
        self.found[key] = Relation("points", tuple(figures), "", _POINTS, holds=False, notation=f"{old}->{new}={said}")

    def printed(self, figure: Quantity) -> str:
        """The figure as printed, without its unit unless the unit is part of the number (%, 成, 倍)."""
        end = (
            figure.end
            if figure.unit.group in ("ratio", "multiple", "doubling") and figure.unit.unit != "‰"
            else figure.stop
        )
        return self.text[figure.start : end].replace(" ", "")

    def notation(self, kind: str, figures: Sequence[Quantity], mode: str) -> str:
        """The relation with the figures as printed, without their units."""
        words = [self.printed(figure) for figure in figures]
        if kind == "sum":
            return f"{'+'.join(words[:-1])}={words[-1]}"
        if kind == "balance":
            at = int(mode or 2)
            return f"{'+'.join(words[:at])}={'+'.join(words[at:])}"
        if kind == "hundred":
            return self.text[figures[0].start : figures[-1].end] if mode == "ratio" else f"{'+'.join(words)}=100"
        if kind == "change" and mode.startswith("yearly"):
            kind = "yearly"
        form = _FORMS.get(f"{kind} {mode}") or _FORMS.get(kind, "{0}/{1}={2}")
        return form.format(*words)


_FORMS = {
    "part": "{0}<{1}",
    "difference": "{1}+{2}={0}",
    "pair": "{0}~{1}",
    "direction up": "{0}^{1}",
    "direction": "{0}v{1}",
    "step up": "{1}/({0}-{1})={2}",
    "step": "{1}/({0}+{1})={2}",
    "change times": "{1}/{0}={2}",
    "yearly": "{0}->{1}=年均{2}",
    "change": "{0}->{1}={2}",
}


def _times_off(figures: Sequence[Quantity]) -> bool:
    """Whether two sizes differ by more than 约 can mean: 2.86万公顷（约4.3万亩）."""
    one, other = sorted(figure.value for figure in figures)
    return one * 3 < other * 2


def _counting(items: Sequence[Item], name: str, other: str) -> Quantity | None:
    """The only figure of the sentence that counts all of these people, and not others."""
    group = "张" if name == "床" else "person"
    found = [
        item
        for item in items
        if item.group == group and _COUNTED[name].search(item.label) and not _COUNTED[other].search(item.label)
    ]
    sole = len(found) == 1 and found[0].kind == "level" and not found[0].figure.rough
    return found[0].figure if sole else None


_READ = {"share": "_told_share", "rate": "_told_rate", "mean": "_mean", "level": "_level"}
"""How a figure is read, by its kind."""


class _Sentence(Explained, Balances, Recalled, Means, Comparisons):
    """The relations of one sentence."""

    def read(self) -> None:
        """Read every figure as what its words make it."""
        self._fractions()
        if len(self.items) + len(self.before) < 2:
            if self.items[0].kind == "rate":
                self._rate(0)
            elif self.items[0].kind == "share":
                self._share(0)
            self._recall()
            return
        self._parts()
        self._balance()
        self._stock()
        self._identity()
        self.behind = 0
        for index, item in enumerate(self.items):
            other = self.items[index - 1] if index else None
            told_of = other is not None and other.kind == "base" and other.group != "ratio"
            if told_of and MEASURED_SO.search(item.lead):
                self._measured(index)
                continue
            if item.kind in _READ:
                getattr(self, _READ[item.kind])(index)
            if index:
                self._compare(index)
            elif "净" in item.head:
                self._net_change(index)
            if item.kind == "delta":
                self._led(index)
        self._of_above()
        self._rose_and_fell()
        self._shares_alike()
        self._whole_hundred()
        self._explain()
        self._recall()

    def _told_share(self, index: int) -> None:
        """A share, and the hundred it may begin."""
        if not self._distributed(index):
            self._share(index)
        self._spelled_out(index)
        if index >= self.behind:
            self.behind = self._hundred(index)

    def _told_rate(self, index: int) -> None:
        """A rate, and the scale of grades it may begin."""
        if not (self._exceeded(index) or self._distributed(index)):
            self._rate(index)
        if "贡献率" in self.items[index].head:
            self._contributions(index)
        if "满意" in self.items[index].head and index >= self.behind:
            self.behind = self._scale(index)

    def _compare(self, index: int) -> None:
        """Changes, and directions that their figures deny."""
        item = self.items[index]
        self._apart(index)
        apposed = item.lead in _APPOSED and self.items[index - 1].kind == "delta"
        if item.kind == "delta" or apposed or self._grew(index):
            if "净" in item.head or "自然" in item.head:
                self._net_change(index)
            self._change(index)
        if item.kind != "delta":
            self._direct(index)
            self._than(index)
            self._moved_to(index)
            self._only_was(index)
        else:
            self._between_two(index)
            self._saved(index)
        if item.group in ("point", "ratio"):
            self._together(index)

    def _level(self, index: int) -> None:
        """Totals and parts."""
        item = self.items[index]
        lead = item.lead
        if "就" in lead:
            self._only(index)
        self._left_over(index)
        if index + 1 < len(self.items):
            self._leading(index)
        if REST.search(item.head):
            self._rest(index)
        if "共" in lead or "计" in lead or "加" in lead or "合起来" in lead:
            self._total_behind(index)
        if index > 1:
            self._added(index)
            self._except_these(index)
        self._came_to(index)
        self._summed_up(index)
        if item.depth and "（" in lead:
            self._bracket(index)
        if index:
            self._list(index)
            self._times(index)
            self._converted(index)
        if "中" in lead:
            self._anaphor(index)
        if "分别" in lead:
            self._respectively(index)
