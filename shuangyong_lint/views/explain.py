"""没有引导词的关系：先试算哪几个数恰好相等，再看字面是否说得通。

What the grammar has not read is searched: figures of one sentence (and what they may be measured by in the sentence
before) that make an equation to the last digit printed, with so many digits that it is no accident. Words only forbid:
a relation found here says nothing of what does not hold.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, ONE, ZERO, agrees, vague
from shuangyong_lint.views.items import DOWN, Item, same_noun
from shuangyong_lint.views.measures import same_thing
from shuangyong_lint.views.partitions import COMMON, bands, partition
from shuangyong_lint.views.rates import qualified
from shuangyong_lint.views.totals import Totals
from shuangyong_lint.views.wholes import ONE_OFF, OVERLAPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shuangyong_lint.views.quantities import Quantity

_NEVER = ("time", "grade", "ratio", "point", "multiple", "doubling")
_WHOLE = Pattern(r"(?<![中公])共|合|总|[应需]|相加|编制|全年|本次|净|核定|两项|全部")
_PART = Pattern(
    r"其中|包[括含]|含|[余剩尚缺未差]|剔|扣|除|去|淘汰|实[际有到]|现有|可用|有效|无效|相抵|已|还需|结存|待|正在|限期|来自"
)
_OTHER = Pattern(
    r"还(?![清款贷本林剩])|另(?!选)|计划|目标|去年|上年(?!结[余转])|同期|累计|[增减](?!亏|值税)|超过|预计|力争|达到?$|平均|每|均|[涨跌]"
)
_BAND = Pattern("以上|以下|以内|不满")
_SORTED = Pattern(
    r"(?:按|从|分)[^，；。]{1,12}(?:分|看|划分|统计|计)[^，；。]{0,4}|方式|类型|类别|原因|来源|构成|分布|情况[为是]?：|分别|[：]"
)
_LEFT = Pattern("[尚还仍其]|剩|余下|未|正在")
_AHEAD = Pattern("目标|计划|预计|力争|任务|预期")
_VOTES = frozenset({"person", "票", "张"})
_WHOLE_LEAST, _LISTED_LEAST, _CUED_LEAST = 250, 60, 10
_ABOVE_LEAST = 100
_SURE_DIGITS = 4
_MOST_PARTS = 7
_LEVELS = ("level", "base", "mean")
_MOST = 24
_NEAR = 5
_BESIDE = ("", "、", "，")
_AS_THE_FIRST = "前一种数分项列全，后一种数随之列全"
_LEFT_OVER = Pattern(r"^[尚还仍]|[余剩缺欠差]|空编|未|正在|在建|流失|淘汰|实际")
_NEGATED = Pattern("[未不]([一-鿿]{2,6})$")
_RETURNED, _HANDED_OUT = Pattern("收回|回收"), Pattern("[发印][出放制]|下发")
_DEFICIT = Pattern("亏|缺口|赤字|超支|差额|[结盈]余")
_TAKEN_OUT = Pattern(r"剔除|扣除|扣减|除去|淘汰|核减")
_TOTAL_LAST = Pattern(r"(?<![中公])共|合计|总[计数量额人产投面收支]|^总|资产总计|全[厂校村乡镇县市局院年]")
_ACCOUNT = (
    Pattern("(?:营业|销售|经营|实现|费)收入(?:为|达)?$"),
    Pattern("(?:成本费用|总?成本|费用)(?:为|达)?$"),
    Pattern("利润(?:总额)?(?:为|达)?$"),
)
_CLOSES = Pattern("其[他它余]")
_MADE_OF = Pattern(r"包[括含]|^含|^由")
_PLAIN_LEAST, _FEW_LEAST = 3, 2
_GRADES = Pattern("满意|好|一般|[优良差]|称职|合格")
_BASE = Pattern("应|计划|任务|参加|开放|编制|[共总]|登记在册|需")
_PART_OF = Pattern("实|已|完成|到|得|占用|投用|使用")
_NOT = ("不", "未", "非")
_PRECISE = 100
_TWO_DIGITS = 10
_TOO_MUCH = Decimal("1.03")
_DOWN = Pattern(rf"{DOWN}|低|少|减|降|慢")
_ABOUT_ALL = Pattern(r"[率度比]|占|系数")


class Explained(Totals):
    """Relations that are found because they come out."""

    def _explain(self) -> None:
        """Search what is not told yet."""
        self.votes = any(item.group == "票" or item.tail.startswith("票") for item in self.items)
        if len(self.items) > 2 or (self.earlier and len(self.items) > 1):
            self._explain_sums()
        self._second_measure()
        self._explain_deltas()
        self._explain_hundred()
        if self.votes:
            self._explain_votes()
        for index, item in enumerate(self.items):
            if item.figure.rough or self.reading.told(item.figure):
                continue
            if item.group == "ratio" and item.kind in ("share", "rate"):
                self._explain_share(index)
            elif item.kind == "mean" and len(self.items) > 2:
                self._explain_mean(item)
            elif item.kind == "delta" and index:
                self._explain_change(index)

    def _explain_deltas(self) -> None:
        """比上年减少42件，其中来信减少30件，来访减少12件。"""
        for index, whole in enumerate(self.items[:-2]):
            parts = self.items[index + 1 :]
            if whole.kind != "delta" or "其中" not in parts[0].lead or whole.group in ("ratio", "point", "multiple"):
                continue
            down = bool(_DOWN.search(whole.head))
            end = next((at for at, each in enumerate(parts) if (each.kind, each.group) != ("delta", whole.group)), None)
            run = parts[:end]
            same = all(bool(_DOWN.search(each.head)) == down and not each.figure.rough for each in (whole, *run))
            figures = [*(each.figure for each in run), whole.figure]
            if len(run) > 1 and same and agrees("sum", figures, "") and not self.reading.known(figures):
                self.say("sum", figures)

    def _second_measure(self) -> None:
        """217批、563人次，其中集体访18批、264人次，个体访199批、299人次: what goes for the one goes for the other."""
        at = {item.figure.start: index for index, item in enumerate(self.items)} if self.sums else {}
        for figures, evident in self.sums[:_MOST]:
            beside = [self.items[at[each.start] + 1 :][:1] for each in figures if each.start in at]
            items = [each[0] for each in beside if each]
            # 12起、死亡8人, 9起、死亡7人; 12个支部共有党员486名, 9个、党员386名
            heads = tuple({item.head for item in items[:-1]})
            alike = len(heads) == 1 and items[-1].head.endswith(heads)
            alike = alike and all(each.lead[:1] == "、" for each in items[:-1])
            items = [item for item in items if alike or item.lead in _BESIDE]
            if len(items) == len(figures) and len({item.group for item in items}) == 1 and items[0].kind == "level":
                others = [item.figure for item in items]
                if items[0].group != figures[0].group and not self.reading.known(others):
                    self.say("sum", others, "", _AS_THE_FIRST if evident else "")

    def _explain_sums(self) -> None:
        groups: dict[str, list[Item]] = {}
        for item in self.items:
            if item.kind in _LEVELS and not item.group.startswith(_NEVER) and not item.figure.rough:
                groups.setdefault(self._counted(item), []).append(item)
        weak: list[tuple[Item, Sequence[Item]]] = []
        for row in groups.values():
            levels = [item for item in row if item.kind != "mean"]
            for some in (levels, row) if len(levels) < len(row) else (row,):
                if 2 < len(some) <= _MOST:
                    weak += [(whole, parts) for whole, parts in _splits(some) if self._explain_sum(whole, parts)]
            if 2 < len(row) <= _MOST and not any(self.reading.summed(item.figure) for item in row):
                self._explain_slip(row)
            if self.earlier and len(levels) <= _MOST:
                self._explain_above(levels)

        self._explain_twice(weak)

    def _explain_twice(self, weak: Sequence[tuple[Item, Sequence[Item]]]) -> None:
        """资助213名，发放20万元：一等56名，8万元；二等157名，12万元: two sums in step are no accident."""
        for one, other in combinations(weak[:_MOST], 2):
            if one[0].group == other[0].group or len(one[1]) != len(other[1]):
                continue
            both = [[part.figure.start for part in parts] for _, parts in (one, other)]
            mixed = [start for pair in zip(*sorted(both), strict=True) for start in pair]
            if mixed == sorted(mixed):
                for whole, parts in (one, other):
                    self.say("sum", [*(part.figure for part in parts), whole.figure])

    def _explain_above(self, row: Sequence[Item]) -> None:
        """共办结598件。结案方式为：判决187件，调解269件…: a list whose whole stands in a sentence before."""
        counted = self._counted(row[0]) if row else ""
        wholes = [
            each
            for items in reversed(self.earlier)
            for each in reversed(items)
            if each.kind in _LEVELS and self._counted(each) == counted and not each.figure.rough and not each.depth
        ]
        for parts in _runs(row) if wholes else ():
            total = sum((part.figure.value for part in parts), ZERO)
            whole = next((each for each in wholes if each.figure.value == total), None)
            if whole is None:
                self._slipped_above(parts, wholes)
                continue
            if any(_OTHER.search(each.head) for each in (whole, *parts)):
                continue
            figures = [*(part.figure for part in parts), whole.figure]
            if any(self.reading.parted(part.figure) for part in parts) or not self._listed(parts):
                continue
            least = self._least_above(whole, parts, min(len(wholes), _NEAR))
            if whole.figure.value / _unit(figures) >= least and all(map(same_noun, parts, [whole] * len(parts))):
                self.say("sum", figures)

    def _slipped_above(self, parts: Sequence[Item], wholes: Sequence[Item]) -> None:
        """全市人口238.64万人。家庭户219.46万人，集体户91.18万人: what is all there is misses its whole by one digit."""
        figures = [part.figure for part in parts]
        if not _shared(parts) or any(self.reading.summed(figure) for figure in figures) or not self._listed(parts):
            return
        for whole in wholes[:_NEAR]:
            alike = same_noun(parts[0], whole) and not any(_OTHER.search(each.head) for each in (whole, *parts))
            if alike and any(
                self._one_slip(figures, whole.figure, at, _SURE_DIGITS, near=True) for at in range(len(parts) + 1)
            ):
                self.say("sum", [*figures, whole.figure], LIKELY, ONE_OFF)
                return

    def _least_above(self, whole: Item, parts: Sequence[Item], count: int) -> int:
        """How large a whole of a sentence before must be for its parts not to make it by chance."""
        named = len(whole.head) > 1 and all(whole.head[-2:] in part.head for part in parts)
        sorted_out = _SORTED.search(parts[0].lead) or _LEFT_OVER.search(parts[-1].front) or "其中" in parts[0].lead
        if named or sorted_out or self.votes or self._shared_out(parts) or _shared(parts):
            return _CUED_LEAST
        return count * (_ABOVE_LEAST if len(parts) > 2 else _ABOVE_LEAST * 4)

    def _shared_out(self, parts: Sequence[Item]) -> bool:
        """Whether every part is followed by its share: 设施蔬菜3.0万亩，占31.3%；露地蔬菜6.6万亩，占68.7%."""
        behind = [self.items[self.items.index(part) + 1 :][:1] for part in parts]
        return all(following and following[0].kind == "share" for following in behind)

    def _listed(self, parts: Sequence[Item]) -> bool:
        """Whether the parts can stand side by side: no band twice, no one of them among another."""
        banded = any(_BAND.search(part.front) for part in parts)
        if banded and not bands([part.front + part.tail for part in parts]) and len(parts) < 3:
            return False
        return not any("其中" in part.lead for part in parts[1:])

    def _explain_slip(self, row: list[Item]) -> None:
        """Figures of a sentence that are a whole and its parts by their words, and miss one another by one digit."""
        if any(_OTHER.search(item.head) or item.kind != "level" for item in row) or self._scattered(row):
            return
        if any(OVERLAPS.search(item.label) for item in row) or not all(same_noun(row[0], item) for item in row):
            return
        whole, parts, least = _made_of(row)
        if whole is None or any(part.figure.value >= whole.figure.value for part in parts):
            return
        figures = [part.figure for part in parts]
        total = sum((figure.value for figure in figures), ZERO)
        if abs(total - whole.figure.value) * 5 > whole.figure.value or len(parts) < 2:
            return
        if any(self._one_slip(figures, whole.figure, at, least, near=True) for at in range(len(row))):
            self.say("sum", [*figures, whole.figure], LIKELY, ONE_OFF)

    def _scattered(self, row: Sequence[Item]) -> bool:
        """Whether the figures do not stand side by side in one list."""
        here = self.items[self.items.index(row[0]) : self.items.index(row[-1]) + 1]
        here = [each for each in here if each in row or not _passed_over(each)]
        return len(here) != len(row) or any("；" in each.lead or "其中" in each.lead for each in row[1:])

    def _counted(self, item: Item) -> str:
        """The group of a figure; votes are counted as people, ballots or 票."""
        return "vote" if item.group in _VOTES and self.votes else item.group

    def _explain_sum(self, whole: Item, parts: Sequence[Item]) -> bool:
        """Say the sum if it comes out and words do not forbid it; True where only its digits are too few to tell."""
        figures = [*(part.figure for part in parts), whole.figure]
        if sum((figure.value for figure in figures[:-1]), ZERO) != whole.figure.value or self.reading.known(figures):
            return False
        again = _LEFT.match(parts[-1].head) or "；" in parts[0].lead or bands([part.front for part in parts])
        again = again and self.reading.divided(figures[-1:])
        inner = _MADE_OF.search(parts[0].front) is not None  # 其中普通高校2820所，含本科1275所、高职1545所
        if any(map(self.reading.parted, figures[:-1] if inner else figures)):
            return False
        if not (again or inner) and self.reading.divided(figures):
            return False
        if self._forbidden(whole, parts):
            return False
        cued = self.votes or self._called(whole, parts) or _shared(parts) or _account([whole, *parts])
        shifted = parts[0].lead.startswith(("，", "：")) and parts[-1].lead.startswith("、")
        fills = (len(parts) > 2 or shifted or _mould(whole, parts)) and self._fills(whole, parts)
        listed = _LISTED_LEAST // 2 if _mould(whole, parts) else _LISTED_LEAST
        least = _CUED_LEAST if cued else listed if fills else _WHOLE_LEAST
        row = sorted([whole, *parts], key=lambda item: item.figure.start)
        scattered = (not cued and self._scattered(row)) or (whole.group == "length" and not self._called(whole, parts))
        if whole.figure.value / _unit(figures) < least or scattered:
            return whole.figure.start < parts[0].figure.start
        self.say("sum", figures)
        return False

    def _forbidden(self, whole: Item, parts: Sequence[Item]) -> bool:
        """Whether words or marks say that these are no whole and its parts."""
        if self._cut(whole, parts) or not self._listed(parts) or not all(same_noun(part, whole) for part in parts):
            return True
        if _HANDED_OUT.search(whole.head) and any(_RETURNED.search(item.head) for item in self.items):
            return True  # 发出156张，收回155张: of those that came back
        others = [*parts, *([whole] if whole.kind != "mean" else [])]
        of_rest = whole.kind == "base" and not _LEFT.match(parts[-1].head)
        return of_rest or any(_OTHER.search(item.head) for item in others)

    def _fills(self, whole: Item, parts: Sequence[Item]) -> bool:
        """Whether the parts are all that the sentence lists behind (or before) the whole, or up to a semicolon."""
        here = [each for each in self.items if each is whole or each in parts or not _passed_over(each)]
        at, end = here.index(parts[0]), here.index(parts[-1])
        behind = here[end + 1 : end + 2]
        closed = not behind or "；" in behind[0].lead or behind[0] is whole
        return closed and here.index(whole) in (at - 1, end + 1)

    def _called(self, whole: Item, parts: Sequence[Item]) -> bool:
        """Whether words call the one a whole or the others its parts."""
        overlap = any(OVERLAPS.search(part.label.rpartition("包括")[2]) for part in parts)
        if overlap and "其中" in parts[0].lead + parts[-1].lead:
            return False
        if _WHOLE.search(whole.head) and (whole.figure.start > parts[0].figure.start or len(parts) > 1):
            return True
        if whole.figure.start > parts[-1].figure.start:
            return False
        named = len(whole.head) > 1 and whole.head[-2:] in parts[0].head
        return named or "其中" in parts[0].lead or any(_PART.search(part.front or part.tail[:_NEAR]) for part in parts)

    def _cut(self, whole: Item, parts: Sequence[Item]) -> bool:
        """Whether the parts are only some of a list that goes on, or the whole stands in the list itself."""
        at, end = self.items.index(parts[0]), self.items.index(parts[-1])
        behind = self.items[end + 1] if end + 1 < len(self.items) else None
        first = parts[0] if parts[0].figure.start > whole.figure.start else whole
        joined = first.lead.startswith("、") and "其中" not in first.lead
        goes_on = (
            behind is not None and behind is not whole and behind.group == whole.group and behind.lead.startswith("、")
        )
        return (at > 0 and joined) or goes_on

    def _one_of(self, part: Item, whole: Item) -> bool:
        """Whether the one can be a part of the other."""
        opposed = part.head[:1] in _NOT and part.head[1:] in whole.head
        alike = self._counted(part) == self._counted(whole) and same_noun(part, whole)
        rough = part.figure.rough or whole.figure.rough
        return alike and part is not whole and not opposed and not rough and not part.group.startswith(_NEVER)

    def _explain_share(self, index: int) -> None:
        item = self.items[index]
        if self.hedged or not _ABOUT_ALL.search(item.head) or item.figure.value >= ONE:
            return
        here = [each for each in self.items[:index] if each.kind in _LEVELS][-_NEAR:]
        wholes = [each for items in self.earlier for each in items if each.kind == "level"][-_NEAR:]
        if self.votes:
            here = [each for each in self.items[:index] if each.kind in _LEVELS]
        name = item.head[: item.head.rfind("率")][-2:] if "率" in item.head else item.head[: item.head.find("占")]
        ahead = [each for each in self.items[index + 1 : index + 3] if each.kind in _LEVELS]
        precise = item.figure.value / item.figure.step >= _PRECISE
        found = []
        for part in (*reversed(here), *ahead):
            near = precise or part in here[-1:] or (len(name) > 1 and name in part.head) or (part in ahead and not here)
            for whole in (*reversed(here), *(ahead if not here else ()), *reversed(wholes)) if near else ():
                trio = (part.figure, whole.figure, item.figure)
                if self._one_of(part, whole) and not vague(trio) and agrees("quotient", trio, ""):
                    found.append(trio)
        if not found and self._plain_rate(index, here):
            return
        if found and len({(trio[0].value, trio[1].value) for trio in found}) == 1:
            self.say("quotient", found[0])

    def _plain_rate(self, index: int, here: Sequence[Item]) -> bool:
        """应A，实B，率C with no other figure in the sentence: nothing else the rate could be of."""
        item = self.items[index]
        if len(here) != 2 or index != 2 or here[0].group != here[1].group or "率" not in item.head:
            return False
        one, other = here
        if bool(_BASE.search(one.head)) == bool(_BASE.search(other.head)):
            return False
        whole, part = (one, other) if _BASE.search(one.head) else (other, one)
        name = item.head[: item.head.rfind("率")][-2:]
        named = _PART_OF.search(part.head) or name in part.head or name[:1] in part.head
        fits = whole.figure.value >= part.figure.value and not whole.figure.rough and not part.figure.rough
        opposed = part.head[:1] in _NOT and part.head[1:] in whole.head
        if opposed or len(name) < 2 or not named or not fits or _OTHER.search(part.head.replace("均", "")):
            return False
        if name not in part.head and qualified(item, name, (whole, part)):
            return False  # 企业120家，入园30家，入园企业开工率90%
        return self.say("quotient", (part.figure, whole.figure, item.figure), "", f"{name}的比例就是两数之比")

    def _explain_votes(self) -> None:
        """实到A人，赞成B票，反对C票，弃权D票。"""
        votes = [item for item in self.items if item.group == "票"]
        people = [item for item in self.items if item.group in ("person", "张")]
        behind = bool(people) and bool(votes) and people[-1].figure.start < votes[0].figure.start
        if behind and len(votes) > 1 and (names := partition([item.head for item in votes])):
            valid = [item for item in people if "有效" in item.head]
            figures = [*(item.figure for item in votes), (valid or people)[-1].figure]
            if not self.reading.known(figures):
                self.say("sum", figures, "", f"“{'、'.join(names)}”合起来就是全部")

    def _explain_hundred(self) -> None:
        """赞成率A，反对率B，弃权率C: rates of one thing that make a hundred to the last decimal."""
        run: list[Item] = []
        for item in (*self.items, None):
            if item is not None and item.group == "ratio" and item.kind in ("rate", "share") and not item.figure.rough:
                run.append(item)
                continue
            if len(run) < 2:
                run = []
                continue
            figures = [each.figure for each in run]
            fine = len(run) > 2 or any(figure.step * 100 < ONE for figure in figures)
            total = sum((figure.value for figure in figures), ZERO)
            graded = len(run) > 2 and all(_GRADES.search(each.head) for each in run)
            if graded and "测评结果" in run[0].lead and ONE < total < _TOO_MUCH:
                self.say("hundred", figures, "", "各档评价合起来应是百分之百")
            if fine and total == ONE and not self.reading.known(figures):
                self.say("hundred", figures)
            run = []

    def _explain_mean(self, item: Item) -> None:
        """Any total by any count of the sentence that gives the mean, if only one does."""
        if item.group.startswith(_NEVER) or item.figure.value.normalize().as_tuple().digits[1:] == ():
            return
        at = self.items.index(item)
        near = [each for each in self.items[max(0, at - _NEAR) : at + _NEAR] if each.kind == "level"]
        found = []
        for total, count in permutations(near, 2):
            trio = (total.figure, count.figure, item.figure)
            fit = total.group == item.group != count.group and not count.group.startswith(_NEVER)
            if fit and not any(each.rough for each in trio) and not vague(trio) and agrees("mean", trio, ""):
                found.append(trio)
        if len(found) == 1:
            self.say("mean", found[0])

    def _one_thing(self, old: Item, new: Item) -> bool:
        """Whether the two are called the same, or the one has no name of its own: no price of something else."""
        names = [self.reading.measures.of(each).name for each in (old, new)]
        return not all(names) or names[0] == names[1] or same_thing(*names)

    def _explain_step(self, index: int, mode: str) -> None:
        """比上年减少A，下降B，全年C."""
        step, item = self.items[index - 1 : index + 1]
        if (
            step.kind != "delta"
            or "率" in item.head
            or step.group == "ratio"
            or item.figure.value / item.figure.step < _TWO_DIGITS
        ):
            return
        for level in self.items:
            trio = (level.figure, step.figure, item.figure)
            fit = level.kind == "level" and level.group == step.group and not any(each.rough for each in trio)
            if fit and not vague(trio) and agrees("step", trio, mode):
                self.say("step", trio, mode)
                return

    def _explain_change(self, index: int) -> None:
        item = self.items[index]
        if self.hedged:
            return
        kinds = ("level", "rate", "share", "mean", "base")
        row = [each for each in self.items[:index] if each.kind in kinds and not each.figure.rough][-_NEAR:]
        row += [each for each in self.items[index + 1 : index + 2] if each.kind in kinds and not each.figure.rough]
        mode = "down" if _DOWN.search(item.head) else "up"
        if item.group == "ratio":
            self._explain_step(index, mode)
        found = []
        for one, other in combinations(row, 2):
            old, new = (one, other) if (one.figure.value > other.figure.value) == (mode == "down") else (other, one)
            trio = (old.figure, new.figure, item.figure)
            beside = self.items[index + 1 : index + 2] == [other] and other.lead[:1] in ("（", "(")
            digits = item.figure.value / item.figure.step
            fine = digits >= _TWO_DIGITS and not (item.group == "ratio" and vague(trio))
            if item.group == old.group and digits < _PRECISE:
                fine = fine and self._one_thing(old, new)
            likely = (
                not (_AHEAD.search(one.head) or _AHEAD.search(other.head))
                and _changes(old, new, item)
                and (beside or fine)
                and not self.reading.known(trio)
            )
            if likely and agrees("change", trio, mode):
                found.append(trio)
        if len(found) == 1:
            self.say("change", found[0], mode)


def _passed_over(item: Item) -> bool:
    """Whether the figure only tells more of the one beside it: a rate, a mean, 五年 in 五年以上有期徒刑的31人."""
    return item.group in ("ratio", "point", "multiple") or item.group.startswith("time") or item.kind == "mean"


def _shared(parts: Sequence[Item]) -> bool:
    """Whether names or bands say that the parts are all there are."""
    labels = [part.label for part in parts]
    return bool(partition(labels) or partition(labels, COMMON)) or bands([part.front + part.tail for part in parts])


def _mould(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether the parts are kinds of one thing by their names, and the whole is none: 行政编制32人，事业编制54人."""
    ends = {part.head[-2:] for part in parts}
    names = {part.head for part in parts}
    return len(ends) == 1 and len(names) == len(parts) and min(map(len, names)) > 2 and whole.head[-2:] not in ends


def _made_of(row: list[Item]) -> tuple[Item | None, list[Item], int]:
    """The figure that the words make the whole of the others, these, and how many digits a slip must leave."""
    first, last = row[0], row[-1]
    if first.head.startswith("除") and len(row) == 3 and "应" in row[1].head:
        return row[1], [first, last], _FEW_LEAST
    if len(row) == 3 and (_LEFT_OVER.search(last.head) or _TAKEN_OUT.match(row[1].head)):
        return first, row[1:], _FEW_LEAST
    if _TOTAL_LAST.search(last.head):
        return last, row[:-1], _PLAIN_LEAST
    # 税收3.22亿元，增值税1.47亿元、……、其他各税0.83亿元
    closed = len(row) > 3 and _CLOSES.match(last.head) and all(each.lead.startswith("、") for each in row[2:])
    called = len(row) > 3 and _TOTAL_LAST.search(first.head)
    whole = closed or called or _MADE_OF.search(row[1].head) or _account(row)
    return first if whole else None, row[1:], _PLAIN_LEAST


def _account(row: Sequence[Item]) -> bool:
    """收入A，成本费用B，利润C."""
    return len(row) == 3 and all(words.search(item.head) for words, item in zip(_ACCOUNT, row, strict=True))


def _changes(old: Item, new: Item, item: Item) -> bool:
    """Whether the change can be one of such figures, to the last digit where it is no rate."""
    if old.group != new.group or (item.group == "point") != (old.group == "ratio") or old.group.startswith("time"):
        return False
    apart = abs(old.figure.value - new.figure.value)
    if item.group == "point":
        return apart * 100 == item.figure.value
    return item.group == "ratio" or (item.group == old.group and apart == item.figure.value)


def _unit(figures: Sequence[Quantity]) -> Decimal:
    """The last digit that any of the figures prints but for zeros."""
    least = []
    for figure in figures:
        exponent = (figure.value / figure.step).normalize().as_tuple().exponent if figure.step else 0
        least.append(figure.step.scaleb(max(0, int(exponent))))
    return min(least) or ONE


def _runs(row: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The whole row, and its stretches between semicolons, and the pair that ends in what is left."""
    if len(row) < 2:
        return
    yield row
    starts = [0, *(at for at, item in enumerate(row) if at and "；" in item.lead), len(row)]
    if len(starts) > 2:
        for start, end in pairwise(starts):
            if end - start > 1:
                yield row[start:end]
    for at, item in enumerate(row):
        if at and _LEFT_OVER.search(item.front + item.tail):
            yield row[at - 1 : at + 1]
        if at and (match := _NEGATED.search(item.head)):
            # 已签协议1198户，已搬迁1107户，未签协议66户
            yield from ((each, item) for each in row[: at - 1] if each.head.endswith(match[1]))


def _splits(row: Sequence[Item]) -> Iterator[tuple[Item, Sequence[Item]]]:
    """Every figure as a whole, with the runs before and behind it, and the pair around it."""
    for at, whole in enumerate(row):
        for size in range(2, _MOST_PARTS + 1):
            if at >= size:
                yield whole, row[at - size : at]
            for start in range(at + 1, len(row) - size + 1):
                yield whole, row[start : start + size]
        if 0 < at < len(row) - 1:
            yield whole, (row[at - 1], row[at + 1])
            if at > 1 and _DEFICIT.search(row[at + 1].head):
                yield whole, (*row[at - 2 : at], row[at + 1])
