"""平均数：人均、户均、每……，和不会有小数的人数。"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from shuangyong_lint.almanac.units import Unit
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import ONE, agrees, vague
from shuangyong_lint.views.items import (
    MEAN,
    POST,
    Item,
    Sentence,
    noun,
)
from shuangyong_lint.views.quantities import Quantity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

_OFTEN = {"person": "person_time", "household": "household_time"}
_PAID = Pattern(r"总[额价]$|^(?:价值|金额|货款|总?花费|支付)|^(?:共|累计|合计|总计)?(?:发放|支出|投入|拨付|补助|兑现)")
_MONTHS = Pattern(r"(?<!\d)1(?:至|—|-|～|~)(\d{1,2})月")
_QUARTERS = Pattern("([二三四])个?季度")
_SPANS = {"个月": "月", "天": "日天"}
_MONTH = Unit("", "months", "1", exact=True)
_AMOUNT = Pattern(r"费用|金额|达到|达|为|约|发放|获得?|得|近|超过|超|补助|补贴|分红|支出|投入|数")
_YIELD = Pattern("[单亩]产")
_SOME_MANY = Pattern(
    r"每(?P<many>[百千万]|十万)(?:名|个|位|户籍|常住|农业|城镇)?(?:户籍|常住)?"
    r"(?P<of>人口|人|户|居民|老人|学生)(?P<rest>[^，。；]*)$"
)
_BY_TWO_NAMES = Pattern("([台件个人])（[一-鿿]{1,3}）均[^，。；（）]*$")
"""台（套）均补贴: the means of what either word counts."""
_SIZES = {"百": 100, "千": 1000, "万": 10000, "十万": 100000}
_HAS = Pattern("拥有|占有|平均|享有|配备|数|量|的|有|达到?|为|约|是")
_SIZES_OF = ("平方米", "立方米", "吨", "公顷", "公斤", "度", "千瓦时")
_FEW = 10
_MOST = 8
"""Of more totals or counts than this none is meant."""
_FINE = 100
"""A mean of fewer units than this in its last digit agrees with many a total and count."""
_PER = Pattern(r"均|每|折|率|密度|比|标准|系数|之")


class Means(Sentence):
    """Means, and counts that are not whole."""

    def _mean(self, index: int) -> None:
        """N户共A元，户均B元；每户B元，N户，共A元。"""
        item = self.items[index]
        if many := _SOME_MANY.search(item.head):
            self._per_many(index, _SIZES[many["many"]], many["of"], _HAS.sub("", many["rest"]))
        elif match := MEAN.search(item.head):
            self._mean_of(index, match)

    def _mean_of(self, index: int, match: re.Match[str]) -> None:
        """The total over what the words behind 均 or 每 count."""
        item = self.items[index]
        plain_head = item.head.count("每") < 2
        if match["per"] is None:
            before_it = item.head[: match.start()]
            plain_head = plain_head and (not before_it or any(before_it in each.label for each in self.items[:index]))
        of = "亩" if _YIELD.search(item.head) else match["who"] or match["each"] or match["per"] or ""
        if not of and (named := _BY_TWO_NAMES.search(item.lead)):
            of = named[1]
        rest = item.head[match.end() :] if match["who"] else ""
        counts = [
            each
            for each in self.items
            if each.kind == "level" and (each.group != item.group or not _alike(each, item)) and _counted(of, each)
        ]
        if not counts and item.group == "person" and self._people_served(index, of):
            return
        if match["price"]:
            counts = [each for each in self.items[:index] if each.kind == "level" and each.figure.unit.exact][-1:]
        totals = self._totalled(index, counts, behind=bool(match["yield"]))
        # 接待480万人次，收入38.4亿元，人均花费800元
        visits = [each for each in self.items[:index] if each.group == "person_time" and each.kind == "level"]
        counts = counts or self._months(index, of) or (visits if of == "人" else [])
        before = [each for each in counts if each in self.items[:index] or each.kind == "months"]
        totals, counts = _within(item, totals, counts)
        for total in totals:
            for count in counts:
                trio = (total.figure, _number(count), item.figure)
                if count is not total and agrees("mean", trio, ""):
                    proof = self._averaged(totals, counts, before, rest) if plain_head and not self.hedged else ""
                    self.say("mean", trio, "", proof)
                    return
        proof = self._averaged(totals, counts, before, rest) if plain_head and not self.hedged else ""
        if proof:
            self.say("mean", (totals[0].figure, _number(counts[0]), item.figure), "", proof)
        elif not counts or not totals:
            self._mean_recalled(item, totals, counts, of, rest)

    def _mean_recalled(self, item: Item, totals: list[Item], counts: list[Item], of: str, rest: str) -> None:
        """保费446.4万元。亩均24元: the total, the count or both stand in the sentences before."""
        nearest = (each for items in reversed(self.earlier) for each in reversed(items))
        before = [each for each in nearest if each.kind in ("level", "base")]
        words = _AMOUNT.sub("", rest)
        said = {first + second for first, second in pairwise(words)}
        totals = totals or [each for each in before if each.group == item.group]
        if not counts:
            counts = [each for each in before if _counted(of, each) and each.group != item.group]
            if of == "人":
                counts += [each for each in before if each.group == "person_time"]
        own = any(each in self.items for each in totals)
        if not words and self._divides(totals[-1:] if own else totals, counts, item):
            return
        if item.figure.value / item.figure.step < _FINE or words:
            named = [each for each in totals if any(word in each.label for word in said)]
            if not named and item.figure.value / item.figure.step < _FINE:
                return
            totals = named or totals
        self._averages(totals, counts, item)

    def _divides(self, totals: Sequence[Item], counts: Sequence[Item], item: Item) -> bool:
        """24个教学班，平均每班44人, after 学生1056人: a total that the count divides to the last digit is the one."""
        found = {
            (total.figure, count.figure)
            for total in totals[:_MOST]
            for count in counts[:_MOST]
            if total.group != count.group
            and not any(each.rough for each in (total.figure, count.figure, item.figure))
            and count.figure.value * item.figure.value == total.figure.value
            and total.figure.value / total.figure.step >= _FINE
            and count.figure.value >= _FEW
        }
        if len(found) != 1:
            return False
        total, count = found.pop()
        return self.say("mean", (total, count, item.figure))

    def _averages(self, totals: Iterable[Item], counts: Sequence[Item], item: Item) -> None:
        """Say which total and count give the mean, if only one pair does."""
        found = []
        for total in islice(totals, _MOST):
            for count in counts[:_MOST]:
                trio = (total.figure, _number(count), item.figure)
                fit = count is not total and not any(each.rough for each in trio) and not vague(trio)
                if fit and agrees("mean", trio, ""):
                    found.append(trio)
        if len({(total.value, count.value) for total, count, _ in found}) == 1:
            self.say("mean", found[0])

    def _totalled(self, index: int, counts: list[Item], *, behind: bool) -> list[Item]:
        """What may have been divided: figures of the unit before it, and such behind it as are called a total."""
        item = self.items[index]
        levels = [each for each in self.items if each.kind == "level"]
        same = (item.group, _OFTEN.get(item.group))
        before = [each for each in levels if each.group == item.group and each not in counts]
        after = [each for each in levels if each.group in same and (behind or _named_total(each))]
        place = item.figure.start
        return [
            *(each for each in before if each.figure.start < place),
            *(each for each in after if each.figure.start > place),
        ]

    def _people_served(self, index: int, of: str) -> bool:
        """教师126人，学生1764人，平均每位教师负担14名学生: who serves whom is told by their names."""
        people = [each for each in self.items[:index] if each.group == "person" and each.kind == "level"]
        named = noun(self.items[index])
        counts = [each for each in people if _share_word(of, each.label)]
        totals = [each for each in people if _share_word(named, each.label) and each not in counts]
        if len(totals) == 1:
            self._averages(totals, counts, self.items[index])
        return len(totals) == 1

    def _per_many(self, index: int, size: int, of: str, words: str) -> None:
        """人口47.2万人，医师1086人，每千人口2.3人."""
        item = self.items[index]
        levels = [each for each in (*self.before, *self.items[:index]) if each.kind == "level"]
        unit = "household" if of == "户" else "person"
        counts = [each for each in levels if each.group == unit and ("口" in each.label or of in each.head)]
        totals = [each for each in levels if each.group == item.group and each not in counts]
        if words:
            totals = [each for each in totals if _share_word(words, each.label)]
        for count in counts:
            figure = count.figure
            some = figure._replace(value=figure.value / size, low=figure.low / size, high=figure.high / size)
            for total in totals:
                trio = (total.figure, some, item.figure)
                if agrees("mean", trio, ""):
                    self.say("mean", trio)
                    return

    def _months(self, index: int, of: str) -> list[Item]:
        """How many months 1至12月 are, or quarters 四个季度, as a figure, if that is what is counted."""
        if of not in ("月", "季"):
            return []
        first, item = self.items[0], self.items[index]
        text = self.reading.text
        pattern = _MONTHS if of == "月" else _QUARTERS
        found = pattern.findall(text, first.figure.start - len(first.lead), item.figure.start)
        match = pattern.search(text, first.figure.start - len(first.lead), item.figure.start)
        if match is None or len(found) > 1:
            return []
        value = Decimal("一二三四".find(match[1]) + 1 or match[1])
        start, stop = match.span(1)
        figure = Quantity(start, stop, stop, value, value, value, ONE, _MONTH, rough=False)
        months = Item(figure, "", "", "", item.depth)
        months.kind = "months"
        return [months]

    def _averaged(self, totals: list[Item], counts: list[Item], before: list[Item], rest: str) -> str:
        """Why the mean must be this total over this count."""
        if len(totals) != 1 or len(counts) != 1:
            return ""
        words = _AMOUNT.sub("", rest)
        if (
            words
            and not (counts[0].head.startswith("按") and counts[0].tail.startswith("计"))  # 按365天计算
            and not set(words) & set(totals[0].label + counts[0].label)
            and not (words == "面积" and totals[0].group == "area")
        ):
            return ""
        behind = bool(POST.match(totals[0].head)) and self.items.index(totals[0]) > self.items.index(counts[0])
        if not before and not behind:
            return ""
        return "总数、个数、平均数都在这一句里"

    def _fractions(self) -> None:
        for item in self.items:
            if item.figure.step < 1:
                self._fraction(item)

    def _told_of(self, item: Item) -> str:
        """The words that lead to the figure; of B in 每千人……由A增加到B those that lead to A too."""
        at = self.items.index(item)
        other = self.items[at - 1] if at else None
        moved = other is not None and other.group == item.group and other.figure.step < 1
        return (other.lead if other is not None and moved else "") + item.lead

    def _fraction(self, item: Item) -> None:
        """12.5人。"""
        figure = item.figure
        if (
            figure.unit.group in ("person", "household", "person_time")
            and figure.step < 1
            and figure.unit.factor == "1"
            and "." in self.reading.text[figure.start : figure.stop]
            and not figure.rough
            and item.kind == "level"
            and self.reading.text[figure.stop - 1].isdigit()
            and not _PER.search(self._told_of(item))
            and self.reading.text[figure.end : figure.end + 1] not in "/·／每"
        ):
            self.reading.alone("fraction", (figure,), "人数、户数只能是整数")


def _within(item: Item, totals: list[Item], counts: list[Item]) -> tuple[list[Item], list[Item]]:
    """场所改造57万元（38个，每个1.5万元）: in brackets, of what stands right before them."""
    if not item.depth:
        return totals, counts
    outer = [each for each in totals if each.depth < item.depth][-1:]
    return outer or totals, [each for each in counts if each.depth == item.depth] or counts


def _named_total(item: Item) -> bool:
    return bool(POST.match(item.head) or _PAID.search(item.head))


def _share_word(one: str, other: str) -> bool:
    """Whether two words have two characters in a row in common."""
    return any(first + second in other for first, second in pairwise(one))


def _number(count: Item) -> Quantity:
    """The figure by which a total is divided: 三年, 7天 are whole numbers there."""
    figure = count.figure
    whole = figure.unit.unit in ("年", "天", "个月") and not figure.rough
    return figure._replace(low=figure.value, high=figure.value) if whole else figure


def _alike(one: Item, other: Item) -> bool:
    """Whether two figures of one measure word count the same things: 村民小组 and 小组."""
    left, right = noun(one), noun(other)
    return left.endswith(right) or right.endswith(left)


def _counted(of: str, item: Item) -> bool:
    """Whether 人均, 户均, 平均每个支部 divides by this figure."""
    unit = item.figure.unit
    if (
        not unit.exact
        and unit.unit not in ("亩", "年", "个月", "平方公里", "公里", "天")
        and not (unit.unit in _SIZES_OF and of.startswith(unit.unit))
    ):
        return False
    if unit.unit in _SPANS or unit.unit == of or unit.group[:4] == "time":
        names = _SPANS.get(unit.unit, unit.unit)
        return of in names or of[0] in names
    if of in ("人", "师", "生"):
        return unit.group == "person"
    if of == "次":
        return unit.unit.endswith("次")
    if (
        unit.unit in of
        or (of == "校" and unit.unit == "所")
        or (of == "户" and unit.unit == "家")
        or unit.unit in (f"{of}次", f"农{of}")
    ):
        return unit.unit != "个" or not noun(item) or any(character in of for character in noun(item)) or of == "个"
    near = noun(item) + item.head[-4:]
    people = "名" in of or "人" in of or "位" in of
    return unit.group == "person" if people else any(character in near for character in of.replace("个", ""))
