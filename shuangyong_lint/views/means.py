"""平均数：人均、户均、每……，和不会有小数的人数。"""

from __future__ import annotations

from decimal import Decimal
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
    from collections.abc import Sequence

_OFTEN = {"person": "person_time", "household": "household_time"}
_PAID = Pattern(r"总[额价]$|^(?:价值|金额|货款|总?花费|支付)|^(?:共|累计|合计|总计)?(?:发放|支出|投入|拨付|补助|兑现)")
_MONTHS = Pattern(r"(?<!\d)1(?:至|—|-|～|~)(\d{1,2})月")
_QUARTERS = Pattern("([二三四])个?季度")
_SPANS = {"个月": "月", "天": "日天"}
_MONTH = Unit("", "months", "1", exact=True)
_AMOUNT = Pattern(r"费用|金额|达到|达|为|约|发放|获得?|得|近|超过|超|补助|补贴|分红|支出|投入|数")
_NEAREST = 6
_EACH = Pattern("每([十百千万]|十万|百万)(?=[人名户个头亩])")
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6}
_PER = Pattern(r"均|每|折|率|密度|比|标准|系数|之")


class Means(Sentence):
    """Means, and counts that are not whole."""

    def _mean(self, index: int) -> None:
        """N户共A元，户均B元；每户B元，N户，共A元。"""
        item = self.items[index]
        match = MEAN.search(item.head)
        if match is None:
            return
        plain_head = item.head.count("每") < 2
        if match["per"] is None:
            before_it = item.head[: match.start()]
            plain_head = plain_head and (not before_it or any(before_it in each.label for each in self.items[:index]))
        of = "亩" if match["yield"] or "单产" in item.head or "亩产" in item.head else match["who"] or match["each"] or match["per"] or ""
        rest = item.head[match.end() :] if match["who"] else ""
        counts = [
            each
            for each in self.items
            if each.kind == "level" and (each.group != item.group or _divides(each, item, of)) and _counted(of, each)
        ]
        if match["price"]:
            counts = [each for each in self.items[:index] if each.kind == "level" and each.figure.unit.exact][-1:]
        same = (item.group, _OFTEN.get(item.group))
        totals = [
            each
            for each in self.items[:index]
            if each.kind == "level" and each.group == item.group and each not in counts
        ]
        totals += [
            each
            for each in self.items[index + 1 :]
            if each.kind == "level"
            and each.group in same
            and (POST.match(each.head) or match["yield"] or _PAID.search(each.head))
        ]
        if of in ("月", "季") and not counts and (months := self._months(index, of)):
            counts = [months]
        if not counts and of == "人":
            # 接待480万人次，收入38.4亿元，人均花费800元
            counts = [each for each in self.items[:index] if each.group == "person_time" and each.kind == "level"]
        before = [each for each in counts if each in self.items[:index] or each.kind == "months"]
        if item.depth:
            # 场所改造57万元（38个，每个1.5万元）
            totals = [each for each in totals if each.depth < item.depth][-1:] or totals
            counts = [each for each in counts if each.depth == item.depth] or counts
        for total in totals:
            for count in counts:
                trio = (total.figure, _number(count, item.head), item.figure)
                if count is not total and agrees("mean", trio, ""):
                    proof = self._averaged(totals, counts, before, rest) if plain_head and not self.hedged else ""
                    self.say("mean", trio, "", proof)
                    return
        proof = self._averaged(totals, counts, before, rest) if plain_head and not self.hedged else ""
        if proof:
            self.say("mean", (totals[0].figure, _number(counts[0], item.head), item.figure), "", proof)
        elif not self.hedged and not item.figure.rough:
            self._mean_above(item, of, [each for each in totals if each in self.items[:index]], counts)

    def _mean_above(self, item: Item, of: str, totals: Sequence[Item], counts: Sequence[Item]) -> None:
        """党员132名。收缴党费4.62万元，人均350元: the total, the count or both stand in the sentences before."""
        earlier = [each for items in reversed(self.earlier) for each in reversed(items) if each.kind == "level"]
        groups = ("person", "person_time") if of == "人" else ()
        counts = [*reversed(counts), *(each for each in earlier if each.group in groups or _counted(of, each))]
        totals = [*reversed(totals), *(each for each in earlier if each.group == item.group)]
        for total in totals[:_NEAREST]:
            for count in counts[:_NEAREST]:
                trio = (total.figure, _number(count, item.head), item.figure)
                fit = total.group != count.group and not total.figure.rough and not count.figure.rough
                if fit and not vague(trio) and agrees("mean", trio, ""):
                    self.say("mean", trio)
                    return

    def _months(self, index: int, of: str) -> Item | None:
        """How many months 1至12月 are, or quarters 四个季度, as a figure."""
        first, item = self.items[0], self.items[index]
        text = self.reading.text
        pattern = _MONTHS if of == "月" else _QUARTERS
        found = pattern.findall(text, first.figure.start - len(first.lead), item.figure.start)
        match = pattern.search(text, first.figure.start - len(first.lead), item.figure.start)
        if match is None or len(found) > 1:
            return None
        value = Decimal("一二三四".find(match[1]) + 1 or match[1])
        start, stop = match.span(1)
        figure = Quantity(start, stop, stop, value, value, value, ONE, _MONTH, rough=False)
        months = Item(figure, "", "", "", item.depth)
        months.kind = "months"
        return months

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

    def _fraction(self, item: Item) -> None:
        """12.5人。"""
        figure = item.figure
        start = self.items[0].figure.start - len(self.items[0].lead)
        if (
            figure.unit.group in ("person", "household", "person_time")
            and figure.step < 1
            and figure.unit.factor == "1"
            and "." in self.reading.text[figure.start : figure.stop]
            and not figure.rough
            and item.kind == "level"
            and self.reading.text[figure.stop - 1].isdigit()
            and not _PER.search(item.lead)
            and "每" not in self.reading.text[start : figure.start]
            and self.reading.text[figure.end : figure.end + 1] not in "/·／每"
        ):
            self.reading.alone("fraction", (figure,), "人数、户数只能是整数")


def _number(count: Item, head: str) -> Quantity:
    """The figure by which a total is divided: 三年, 7天 are whole numbers there; 每千人 goes by thousands."""
    figure = count.figure
    if each := _EACH.search(head):
        size = _SIZES[each[1]]
        figure = figure._replace(value=figure.value / size, low=figure.low / size, high=figure.high / size)
    whole = figure.unit.unit in ("年", "天", "个月") and not figure.rough
    return figure._replace(low=figure.value, high=figure.value) if whole else figure


def _divides(count: Item, mean: Item, of: str) -> bool:
    """Whether the mean of things of one measure word names what it is divided by: 教师126人，平均每位教师负担14名学生."""
    named = count.group != "cny" and len(count.head) > 1 and count.head[-2:] in of
    return not _alike(count, mean) or named


def _alike(one: Item, other: Item) -> bool:
    """Whether two figures of one measure word count the same things: 村民小组 and 小组."""
    left, right = noun(one), noun(other)
    return left.endswith(right) or right.endswith(left)


def _counted(of: str, item: Item) -> bool:
    """Whether 人均, 户均, 平均每个支部 divides by this figure."""
    unit = item.figure.unit
    if not unit.exact and unit.unit not in ("亩", "年", "个月", "平方公里", "公里", "天"):
        return False
    if unit.unit in _SPANS or unit.unit == of:
        return of in _SPANS.get(unit.unit, of)
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
