"""隔句的关系：句中只有变化或占比，所说的数在前后句、前后段，凭指标、单位、年份找来重算。

What is found elsewhere is only ever verified: a figure told again may have been revised since, or be of other prices,
so that nothing is a defect for not agreeing with it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, product, takewhile
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import agrees, tight, vague
from shuangyong_lint.views.changes import ARRIVES, FROM, YEARLY, Changes, comparable, direction, span
from shuangyong_lint.views.items import AND, DOWN, UP, Item
from shuangyong_lint.views.measures import listed, same_thing
from shuangyong_lint.views.numerals import number
from shuangyong_lint.views.rates import Rates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shuangyong_lint.views.measures import Measure
    from shuangyong_lint.views.quantities import Quantity

_LAST_YEAR = Pattern("[比较](?:[上去]年|上一年)|同比|[上去]年同期")
_THAN_YEAR = Pattern(r"(?:[比较是为]|相当于)((?:19|20)\d\d)年")
_SHARE_OF = Pattern(
    rf"占(?!比)([^，；。占]{{2,16}}?)的?(?:比重|比例|份额)?(?:为|达到?|约|近|超过|[由从][^，。；]{{0,8}}|(?:{UP}|{DOWN})[到至为])?$"
)
_PART_NAMED = Pattern("([一-鿿]{2,10}?)(?:[金数总]?[额量数])?(?:的?比重|占比?)(?:只有|仅|仅为|为|达到?|是|到|了)?$")
_PART_AHEAD = Pattern(
    "^([一-鿿]{2,10}?)(?:的?比重|占比?|一[家业项枝][一-鿿]{1,3})[^，；。]{0,14}，(?:已?占到?了?|达到?|为)$"
)
_SHORT_NAMES = {"一产": "第一产业", "二产": "第二产业", "三产": "第三产业"}
_ALIKE = Pattern(rf"(?<![年平人户])(?:均|都)(?:{UP}|{DOWN})了?$")
_ALL_WENT = Pattern(
    rf"[均都](?:呈|有所|出现|明显|不同程度地?)?(?P<way>放缓|趋缓|减缓|减速|提速|加快|{UP}|{DOWN})(?![到至为]?\d)"
)
_SLOWER = ("放缓", "趋缓", "减缓", "减速")
_FASTER = ("提速", "加快")
_ARRIVALS = ("到", "至", "为", "了", "每年", "每月", "每天", "每日")
_WENT_TO = Pattern(rf"(?:{UP}|{DOWN}|升|降|增|减)(?:到|至|为)了?(?:每.)?$")
_YEARS_SAID = Pattern("(?:今后|未来|过去|前|这|近)([二两三四五六七八九十])年|([二两三四五六七八九十])年(?:间|来|内)")
_ECONOMY = Pattern("经济|生产总值")
_AGAINST = Pattern(
    "(?:比|较|快于|高于|低于|慢于|高出|低出)([^，；。（]{2,20}?)(?:多|少|高|低|快|慢|增|减|提高|上升|下降|回落|加快|放缓)?[出了加少]?$"
)
_KINDS = ("level", "mean", "rate", "share")
_MOST_YEARS = 10
_MOST = 30
_FAR = 40
_TENTH = Decimal("0.001")
_FINE = 10
"""A figure of fewer units than this in its last digit agrees with too much."""


class Recalled(Rates, Changes):
    """Relations whose figures stand in several sentences."""

    def _recall(self) -> None:
        """Look elsewhere for what the sentence does not give."""
        for index, item in enumerate(self.items):
            if not self.reading.told(item.figure):
                if item.kind == "delta":
                    self._recall_change(index)
                elif item.group == "ratio" and item.kind in ("share", "rate"):
                    self._recall_share(index)
                elif item.kind == "level" and self.before:
                    self._recall_yearly(item)
            if item.head.endswith(_ARRIVALS) and item.kind in _KINDS and _WENT_TO.search(item.head):
                self._recall_move(index)
        self._all_went()

    def _recall_change(self, index: int) -> None:
        """A change of which this sentence does not give both ends."""
        item = self.items[index]
        if item.figure.rough or self.hedged:
            return
        if _ALIKE.search(item.head):
            self._recall_alike(index)
        elif YEARLY.search(item.lead):
            self._yearly_between(index)
        elif index and (base := self._base_before(index)):
            self._recall_new(base, item)
        elif index and (place := self._level_before(index)) >= 0:
            self._recall_old(self.items[place], item)
            if not self.reading.told(item.figure):
                self._recall_value(self.items[place], item)

    def _recall_value(self, new: Item, item: Item) -> None:
        """B，比上年增加D; 增长B，快于全部工业D个百分点: what B and D leave over is printed under a like name."""
        points = item.group == "point"
        size = Decimal("0.01") if points else Decimal(1)
        step = item.figure.step * size
        exact = not (new.figure.rough or item.figure.rough) and step == new.figure.step
        if not exact or not comparable(item, new) or item.group not in ("point", new.group):
            return
        than = _AGAINST.search(item.head)
        if than is None or item.figure.value < item.figure.step * _FINE:
            return
        measures = self.reading.measures
        measure = measures.of(new)
        mode = direction(item.lead)
        change = item.figure.value * size
        old = new.figure.value - change if mode == "up" else new.figure.value + change
        words = than[1] if points and not _LAST_YEAR.search(than[0]) else measure.name
        if not mode or old < step * _FINE * (1 if points else _FINE):
            return
        olds = [
            each
            for each in measures.valued(new.group, old)
            if each.growth == measure.growth and each.item is not new and _like(words, each.name)
        ]
        olds = [each for each in olds if each.item.figure.step == step and not each.item.figure.rough]
        if olds:
            self.say("change", (olds[0].item.figure, new.figure, item.figure), mode)

    def _base_before(self, index: int) -> Item | None:
        """What the change, or the one it goes on from, is measured by: 与A相比，十年减少D，下降C."""
        for each in reversed(self.items[:index]):
            if each.kind == "base":
                return each if each.group != "ratio" or each is self.items[index - 1] else None
            if each.kind != "delta" and each.figure.unit.unit != "年":
                return None
        return None

    def _recall_old(self, new: Item, item: Item) -> None:
        """B，比上年增长C: A stands where last year was told of."""
        if new.kind not in _KINDS or not comparable(item, new) or item.group == "ratio" == new.group:
            return
        measure = self.reading.measures.of(new)
        before = self.items[self.items.index(item) - 1]
        many = span(before) if before.group[:4] == "time" else int(_LAST_YEAR.search(item.lead) is not None)
        if than := _THAN_YEAR.search(item.lead):
            year = int(than[1])
        elif measure.year is not None and many:
            year = measure.year - many
        else:
            return
        olds = [each for each in self._named(measure) if each.year == year]
        mode = "times" if item.group == "multiple" and item.lead.endswith("的") else direction(item.lead) or "up"
        self._sole("change", [(old.item.figure, new.figure, item.figure) for old in olds], mode)

    def _recall_new(self, old: Item, item: Item) -> None:
        """与去年的A相比下降C: B stands in one of the sentences before."""
        if item.figure.value / item.figure.step < _FINE or not comparable(item, old):
            return
        measures = self.reading.measures
        growth = measures.of(old).growth
        news = [
            each
            for items in (*self.earlier, self.items[: self.items.index(old)])
            for each in items
            if each.group == old.group and measures.of(each).growth == growth and (growth or each.kind in _KINDS)
        ]
        mode = direction(item.lead) or "up"
        self._sole("change", [(old.figure, new.figure, item.figure) for new in news], mode)

    def _recall_alike(self, index: int) -> None:
        """甲、乙和丙均提高C: the old and the new values stand elsewhere under these names."""
        item = self.items[index]
        mode = direction(item.lead) or "up"
        group = "ratio" if item.group == "point" else item.group
        measures = self.reading.measures
        names = listed(item.lead[: item.lead.rfind("，")] if item.head[:1] in "均都" else item.lead, "均都")
        here = {each for each in self.items if each.kind in _KINDS}
        if not names and index and (run := self._run_before(index)):
            names = [measures.of(each).name for each in run]
        found: list[tuple[Quantity, Quantity, Quantity]] = []
        for name in names:
            row = [each for each in measures.kin(name, group) if each.item.kind in _KINDS][:_MOST]
            trios = [
                (old.item.figure, new.item.figure, item.figure)
                for old, new in product(row, row)
                if new.item in here or not here
            ]
            trios = [trio for trio in trios if not any(each.rough for each in trio) and agrees("change", trio, mode)]
            if len({(trio[0].value, trio[1].value) for trio in trios}) == 1:
                found.append(trios[0])
        if len(found) > 1:
            for trio in found:
                self.say("change", trio, mode)

    def _run_before(self, index: int) -> list[Item]:
        """The list that ends right before the figure: 分别达到A、B、C，均提高D."""
        last = self.items[index - 1]
        run = [last]
        for each in reversed(self.items[: index - 1]):
            if each.group != last.group or run[-1].lead not in AND:
                break
            run.append(each)
        return run[::-1] if "分别" in run[-1].lead else []

    def _recall_share(self, index: int) -> None:
        """占丙的比重为C, with the whole elsewhere under its name."""
        item = self.items[index]
        other = self.items[index - 1] if index else None
        moved = other is not None and other.kind == "base" and other.group == "ratio"
        alone = all(each.kind in ("share", "rate") for each in self.items[:index])
        if alone and (item.kind == "share" or _PART_AHEAD.match(item.lead)):
            self._recall_part(item)
            return
        share = _SHARE_OF.search(other.head if other is not None and moved else item.head)
        place = next((at for at in range(index - 1 - moved, -1, -1) if self.items[at].kind == "level"), -1)
        if share is None or place < 0 or item.figure.rough or self.hedged:
            return
        pairs = [(item, self.items[place])]
        if other is not None and moved and place and FROM.search(self.items[place - 1].head):
            pairs.append((other, self.items[place - 1]))
        between = self.items[place + 1 : index - moved]
        if any(each.kind in ("share", "rate") for each in between):
            return
        for said, part in pairs:
            year = self.reading.measures.of(part).year
            levels = [each for each in self.reading.measures.find(share[1], part.group) if each.item.kind == "level"]
            wholes = [each for each in levels if each.year == year] or [each for each in levels if each.year is None]
            wholes = [each for each in wholes if each.item.figure.value > part.figure.value]
            self._sole("quotient", [(part.figure, whole.item.figure, said.figure) for whole in wholes])

    def _recall_part(self, item: Item) -> None:
        """收入A，其中税收B。……税收占比C: part and whole were told of together."""
        name = _PART_NAMED.match(item.head) or _PART_AHEAD.match(item.lead)
        if name is None or item.figure.rough or self.hedged:
            return
        if self._recall_near(item, _SHORT_NAMES.get(name[1][:2], name[1][:2]) + name[1][2:]):
            return
        measures = self.reading.measures
        parts = [each.item for each in measures.named(name[1]) if each.item.figure.end < item.figure.start]
        trios = [
            (part.figure, whole.figure, item.figure)
            for part in parts
            for whole in measures.beside(part)
            if part.kind == whole.kind == "level"
            and whole.group == part.group
            and whole.figure.start < part.figure.start
        ]
        self._sole("quotient", trios)

    def _recall_near(self, item: Item, name: str) -> bool:
        """Part and whole are figures of the sentences before; the part is the only one that the name begins like."""
        if item.figure.step > _TENTH:
            return False
        rows = [
            [each for each in items if each.kind in ("level", "mean") and not each.figure.rough]
            for items in self.earlier
        ]
        levels = [each for row in rows for each in row]
        heads = [(each, each.head.removeprefix("其中")) for each in levels]
        parts = [each for each, head in heads if head[:2] and (head.startswith(name[:4]) or name.startswith(head))]
        if len(parts) != 1:
            return False
        part = parts[0]
        wholes = [each for each in levels if each.group == part.group and each.figure.value > part.figure.value]
        self._sole("quotient", [(part.figure, whole.figure, item.figure) for whole in wholes])
        return self.reading.told(item.figure)

    def _recall_move(self, index: int) -> None:
        """达到A，之后回落到B；A。这一数量降到B: where it went from is told before."""
        new = self.items[index]
        measures = self.reading.measures
        measure = measures.of(new)
        mode = direction(new.head)
        if not mode or "分别" in new.lead or "；" in new.lead:
            return
        olds = [each for each in self.items[:index] if each.group == new.group]
        if not olds and measure.recalled:
            olds = [each for each in self.before if each.group == new.group]
            first = self.before[0] if olds else new
            told = self.reading.text[first.figure.start - len(first.lead) : new.figure.start - len(new.lead)]
            if len(olds) == 1 and measure.name[:2] in told:  # 机器……出口。这一出口量
                self.say("direction", (olds[0].figure, new.figure), mode)
            return
        if not olds or olds[-1].kind not in _KINDS or olds[-1].depth != new.depth:
            return
        if any(FROM.search(each.head) for each in olds):
            self._respectively_moved(index, olds, mode)
            return
        if measures.of(olds[-1]).name == measure.name and measure.name and "其中" not in new.lead:
            self.say("direction", (olds[-1].figure, new.figure), mode)

    def _respectively_moved(self, index: int, olds: list[Item], mode: str) -> None:
        """分别从A、B增加到C、D."""
        new = self.items[index]
        news = [new, *takewhile(lambda each: each.group == new.group and each.lead in AND, self.items[index + 1 :])]
        olds = olds[-len(news) :]
        if len(news) < 2 or len(olds) < len(news) or not FROM.search(olds[0].head) or "分别" not in olds[0].lead:
            return
        if olds[-1] is self.items[index - 1] and all(each.lead in AND for each in olds[1:]):
            for old, other in zip(olds, news, strict=True):
                self.say("direction", (old.figure, other.figure), mode, "“分别”所列前后两组数一一对应")

    def _yearly_between(self, index: int) -> None:
        """由2020年的A增至B，年均增长C: when B was is not said."""
        item = self.items[index]
        place = self._level_before(index) if index else -1
        if place < 1 or item.group != "ratio" or not _went(*self.items[place - 1 : place + 1]):
            return
        old, new = self.items[place - 1 : place + 1]
        measures = self.reading.measures
        begin, end = measures.of(old).year, measures.of(new).year
        if begin is None or end is not None:
            return
        now = measures.now(item.figure.start)
        spans = {year - more - begin for year in now for more in (0, 1)} or set(range(2, _MOST_YEARS + 1))
        self._compound((old.figure, new.figure, item.figure), {years for years in spans if years > 1}, sure=bool(now))

    def _recall_yearly(self, new: Item) -> None:
        """年均增长C。2015年达到B: the level that it starts from stands elsewhere."""
        measures = self.reading.measures
        measure = measures.of(new)
        rates = [
            each
            for each in (*self.before, *takewhile(lambda each: each is not new, self.items))
            if each.kind == "delta" and each.group == "ratio" and YEARLY.search(each.lead)
        ]
        end = tight(new.figure)
        if len(rates) != 1 or measure.year is None or end is None or not measure.name:
            return
        name = measures.of(rates[0]).name
        economy = _ECONOMY.search(rates[0].lead) and _ECONOMY.search(measure.name)
        if not (economy or same_thing(name, measure.name)) or FROM.search(new.head):
            return
        first = (self.before or self.items)[0]
        said = _YEARS_SAID.search(self.reading.text, first.figure.start - len(first.lead), new.figure.start)
        named = (said and number(said[1] or said[2])) or 0
        olds = [each for each in measures.find(measure.name, new.group) if each.item.figure.start < new.figure.start]
        for old in olds:
            years = measure.year - old.year if old.year is not None else named
            if years > 1 and named in (0, years) and old.item.kind == "level" and not old.item.figure.rough:
                self._compound((old.item.figure, end, rates[0].figure), {years}, sure=True)

    def _compound(self, trio: tuple[Quantity, Quantity, Quantity], spans: Iterable[int], *, sure: bool) -> None:
        """Growth over one of so many years; over all that could be, only if no other number of years would do."""
        fits = [years for years in spans if agrees("change", trio, f"yearly{years}")]
        if fits and (sure or len(fits) == 1):
            self.say("change", trio, f"yearly{fits[0]}")

    def _all_went(self) -> None:
        """甲、乙增速分别为A、B，相比于去年同期甲C、乙D，均呈放缓."""
        items = self.items
        half, odd = divmod(len(items), 2)
        if half < 2 or odd or "分别" not in items[0].lead or len({each.group for each in items}) != 1:
            return
        went = _ALL_WENT.search(self.reading.text, items[-1].figure.end, items[-1].figure.end + _FAR)
        lead = items[half].lead
        if went is None or not lead.startswith(("，相比", "，比", "，较", "，与")):
            return
        way = went["way"]
        mode = "down" if way in _SLOWER else "up" if way in _FASTER else direction(way)
        pairs = [(old, new) for old, new in zip(items[half:], items[:half], strict=True)]
        named = all(old.head and set(old.head) & set(items[0].lead) for old, _ in pairs)
        if named and all(agrees("direction", (old.figure, new.figure), mode) for old, new in pairs):
            for old, new in pairs:
                self.say("direction", (old.figure, new.figure), mode)

    def _named(self, measure: Measure) -> list[Measure]:
        """Other figures of the same thing."""
        row = self.reading.measures.find(measure.name, measure.item.group, growth=measure.growth)
        return [each for each in row if each.item is not measure.item and each.item.kind in _KINDS]

    def _sole(self, kind: str, trios: Iterable[tuple[Quantity, Quantity, Quantity]], mode: str = "") -> None:
        """Say the one that comes out, if only one does."""
        fits = [
            trio
            for trio in trios
            if not any(each.rough for each in trio) and not vague(trio) and agrees(kind, trio, mode)
        ]
        if len({(trio[0].value, trio[1].value) for trio in fits}) == 1 and not self.reading.known(fits[0]):
            self.say(kind, fits[0], mode)


def _like(one: str, other: str) -> bool:
    """Whether two names have two pairs of characters in common, or one is the other's end."""
    pairs = {first + second for first, second in pairwise(one)}
    common = sum(first + second in pairs for first, second in pairwise(other))
    return common > 1 or (len(one) > 1 and other.endswith(one))


def _went(old: Item, new: Item) -> bool:
    """由A增加到B."""
    return old.group == new.group and bool(FROM.search(old.head)) and bool(ARRIVES.search(new.lead))
