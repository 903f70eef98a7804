"""比率：应有多少、实有多少，率是多少。"""

from __future__ import annotations

from itertools import pairwise

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import ONE, agrees, vague
from shuangyong_lint.views.items import (
    PLANNED,
    REDUCED,
    Item,
    same_noun,
)
from shuangyong_lint.views.shares import GENERAL, SHARE_OF, SURVEY, Shares, short_for

_FULL_NAME = 4
_STEM = Pattern(
    r"(?P<rate>[一-鿿]{2,4}?)(?:[率面]|密度|(?<=满意)(?=度)度|(?<=[行付出])进度)(?:为|高?达|达到|是|约|约为)?$|(?:完成|占|达到|为|是|相当于)[^，；。]{0,8}(?:计划|任务|目标|预算|指标)(?:数|总数|值)?的$|^已?完成了?$"
)
_BOUNDED = frozenset(
    [
        "合格",
        "入学",
        "到会",
        "出勤",
        "满意",
        "及格",
        "知晓",
        "办结",
        "升学",
        "毕业",
        "就业",
        "绿化",
        "回收",
        "巩固",
        "优良",
        "优秀",
        "通过",
        "达标",
        "安置",
        "普及",
        "普通话合格",
        "入户",
        "赞成",
        "支持",
        "覆盖",
        "成活",
        "镇化",
        "完好",
        "上座",
        "到岗",
        "在岗",
        "出席",
        "持证",
        "好评",
        "参选",
        "得票",
        "存活",
        "可办",
        "火化",
        "防治",
        "无害化",
        "害化",
        "整改",
        "采纳",
        "治愈",
        "命中",
        "好转",
        "准确",
        "正确",
        "知晓",
        "意度",
        "接通",
        "回应",
        "公开",
        "到课",
        "上岗",
        "登记",
        "处理",
        "处置",
        "答复",
        "办理",
        "建档",
        "报到",
        "履约",
        "识字",
        "病案",
    ]
)
_RATE_BEHIND = Pattern("的(?P<rate>[一-鿿]{2,4}?)率")
_SET = Pattern(f"{PLANNED.pattern}|原定")
_EXPLAINED = Pattern("[，（](?:主要|原因|这?[是系]?(?:受|因|由于|含))")
_UNBOUNDED = Pattern("毛|拨备|流动性|利息|债务|担保|成本|净稳定")
_PROMISED = Pattern("[应认]|总[额数量]|签约|计划|任务")
_RATE_FROM = Pattern(r"(?P<rate>[一-鿿]{2,4}?)率由[^，；。]{0,12}$")
_ATTENDED = Pattern(r"实到|到会|出席|参加")
_SAID_AS = {
    "到会": _ATTENDED,
    "参会": _ATTENDED,
    "到课": _ATTENDED,
    "升学": Pattern("录取|升入"),
    "到位": Pattern("实有|实配|在岗|到岗|在编"),
}
_SURVEYED = frozenset(["合格", "满意", "知晓", "及格", "支持", "赞成", "优良", "优秀", "达标", "通过", "病案"])
_AGGREGATE = Pattern(r"综合|总体|平均|全市|全县|全省|全区|全国|全院|全校|整体|得分|指数|累计")
_BASES = Pattern(
    r"送审|申[请报]|应|共|总|编制|批复|核定|立案|计划|任务|目标|预算|概算|受理|接[收到]|发出|发放|抽[查检]|检[查测]|登记在册|在册|报名|年初|常住"
)
_EARLIER = Pattern(r"去年|上年|上一年|同期|上月|上季")
_OPPOSED = Pattern(r"[不未非]")
_NEGATED = Pattern(r"[不未没缺欠尚待]|请假|其余|剩余|正在")
_GENERAL_RATE = Pattern("预算|全[县市省区国年]|[我本该全][县市省区]|综合|实际|总体?|平均|其|的")
_ALL_OF = Pattern("[全总应共]")


class Rates(Shares):
    """Rates."""

    def _rate(self, index: int) -> None:
        """应B，实A，率C%；计划B，完成A，完成计划的C%。"""
        item = self.items[index]
        stem = _STEM.search(item.head) or (_RATE_FROM.search(self.items[index - 1].head) if index else None)
        stem = stem or _RATE_BEHIND.match(item.tail)
        if stem is None or item.figure.unit.unit not in ("%", "成"):
            return
        name = (stem["rate"] or "完成")[-2:]
        name = {"执行": "支付"}.get(name, name)
        if name in _BOUNDED and self._impossible(item):
            called = stem.string[stem.start() : stem.end("rate") + 1]
            self.reading.alone("range", (item.figure,), f"{called}最高是100%")
            return
        if item.figure.start in self.reading.defined:
            return  # 绿地率 is of two areas that its definition names
        levels = self._rated_levels(index)
        if not levels:
            self._rate_ahead(index, name)
        elif item.aside:
            self._rate_within(index, levels, name)
        elif not self._planned_behind(index, levels[-1]):
            self._rate_behind(index, levels, name)

    def _rate_behind(self, index: int, levels: list[Item], name: str) -> None:
        """The rate of the figures before it."""
        item = self.items[index]
        same = [each for each in levels if each.group == levels[-1].group]
        if len(same) > 2:
            # 检查120个，合格108个，不合格12个，合格率90%; 批准151人，不批准63人，不捕率29.4%
            denied = name if not _OPPOSED.match(name) else name[0]
            same = [each for each in same if not _NEGATED.search(each.head) or each.head.startswith(denied)]
        if len(levels) == 1:
            self._sampled(index, levels[0], name)
        elif len(same) > 1:
            self._rate_of(item, same, name)
            return
        elif levels[-1] is self.items[index - 1] and name in levels[-1].label:
            self._rate_across(item, levels)
        if not self.reading.told(item.figure):
            self._rate_before(item, levels[-1], name)

    def _rate_within(self, index: int, levels: list[Item], name: str) -> None:
        """调解1341件，调撤率（占审结数）61.3%；承保18.6万亩，承保率（应保20.0万亩）93.0%: brackets name the whole."""
        item = self.items[index]
        inside = self.items[index - 1]
        if inside.depth > item.depth and item.lead == "）":
            wholes = [inside]
            levels = [each for each in levels if each is not inside]
        else:
            said = SHARE_OF.search(item.aside)
            core = GENERAL.sub("", said[1]).removesuffix("数") if said else ""
            wholes = [each for each in levels if core and core in each.head]
        parts = [each for each in levels if each not in wholes]
        if len(wholes) == 1 and parts and parts[-1].group == wholes[0].group:
            part = self._named_part([wholes[0], *parts], name) or parts[-1]
            self.say("quotient", (part.figure, wholes[0].figure, item.figure), "", "括号里写明了比的是哪个数")

    def _rate_before(self, item: Item, part: Item, name: str) -> None:
        """共查出问题38个。已整改33个，整改率86.8%: the whole stands in a sentence before."""
        if not (self._says(name, part) or name[0] in part.head or name[1] in part.head) or self.hedged:
            return
        wholes = [
            each
            for items in self.earlier
            for each in items
            if each.kind == "level" and each.group == part.group and each.figure.value > part.figure.value
        ]
        wholes = [each for each in wholes if same_noun(each, part) and not each.figure.rough]
        fits = [each for each in wholes if agrees("quotient", (part.figure, each.figure, item.figure), "")]
        if len({each.figure.value for each in fits}) == 1:
            trio = (part.figure, fits[0].figure, item.figure)
            if not vague(trio):
                self.say("quotient", trio)

    def _impossible(self, item: Item) -> bool:
        """Whether the rate is more than all, and the words behind it do not say why."""
        behind = _EXPLAINED.match(self.reading.text, item.figure.end)
        return item.figure.low > ONE and not behind and not _UNBOUNDED.search(item.head)

    def _rated_levels(self, index: int) -> list[Item]:
        """The figures that a rate may be of: those before it, and a whole one sentence back that 其中 speaks of."""
        item = self.items[index]
        cut = REDUCED.search(item.head)
        takes = (cut[1],) if cut else ()
        levels = [
            each
            for each in self.items[:index]
            if (
                each.kind == "level" or each.head.endswith(takes) or (each.kind == "base" and PLANNED.search(each.head))
            )
            and each.depth <= item.depth
            and (each.figure.unit.unit == "天" or each.group[:4] != "time")
        ]
        if len(levels) == 1 and levels[0].lead.startswith("其中"):
            wholes = [each for each in self.before if each.kind == "level" and each.group == levels[0].group]
            return [*wholes, *levels] if len(wholes) == 1 else levels
        return levels

    def _rate_ahead(self, index: int, name: str) -> None:
        """成功率98%，共调处1500件，成功1470件."""
        behind = self.items[index + 1 : index + 3]
        if len(behind) == 2 and behind[0].group == behind[1].group and all(each.kind == "level" for each in behind):
            whole, part = behind
            trio = (part.figure, whole.figure, self.items[index].figure)
            if name in part.head:
                sure = _PROMISED.search(whole.head) and index + 3 == len(self.items) and not self.hedged
                self.say("quotient", trio, "", f"{name}的比例就是两数之比" if sure else "")

    def _rate_across(self, item: Item, levels: list[Item]) -> None:
        """老年人3860人，建档3474份，建档率90%: other units, so only if it holds."""
        for whole in reversed(levels[:-1]):
            likely = whole is levels[-2] or _kin(whole, levels[-1]) or _BASES.search(whole.head)
            trio = (levels[-1].figure, whole.figure, item.figure)
            if likely and agrees("quotient", trio, ""):
                self.say("quotient", trio)
                return

    def _planned_behind(self, index: int, part: Item) -> bool:
        """完成A，完成总任务的C%，总任务为B。"""
        if index + 1 == len(self.items):
            return False
        whole = self.items[index + 1]
        if not (PLANNED.search(whole.head) or _ALL_OF.match(whole.head)) or whole.group != part.group:
            return False
        trio = (part.figure, whole.figure, self.items[index].figure)
        return agrees("quotient", trio, "") and self.say("quotient", trio)

    def _sampled(self, index: int, sample: Item, name: str) -> None:
        """抽查N家，合格率C%: some whole number of N must give it."""
        item = self.items[index]
        if sample is not self.items[index - 1] or len(self.items) - index > 2 or name not in _SURVEYED:
            return
        if (
            _AGGREGATE.search(item.lead)
            or "意度" in item.head
            or not SURVEY.search(sample.label + item.lead)
            or item.figure.rough
        ):
            return
        self._grim(sample, item)

    def _rate_of(self, item: Item, same: list[Item], name: str) -> None:
        """The rate against the figures of one unit before it; sure if the words name the part and leave one whole."""
        full = item.head[: item.head.rfind("率")][-_FULL_NAME:] if "率" in item.head else name
        if len(full) == _FULL_NAME and any(full in each.head for each in same[1:]):
            name = full  # 集中供养率
        same = self._own_stretch(item, same)
        part = self._named_part(same, name) or same[-1]
        at = same.index(part)
        if len(same) == 2 and self._first_part(item, same, name):
            return
        wholes = [each for each in reversed(same[:at]) if not self._says(name, each) or _BASES.search(each.head)]
        wholes = [each for each in wholes if same_noun(each, part) and not _EARLIER.search(each.head)]
        told = (
            [each for each in wholes if PLANNED.search(each.clause)]
            or [each for each in wholes if _BASES.search(each.clause)]
            or wholes
        )
        proof = self._rated(name, told[0], part) if len(told) == 1 else ""
        if proof and name == "完成" and self._set_exactly(told[0], part) and not self.hedged:
            plan = told[0].figure
            plan = plan._replace(low=plan.value, high=plan.value)
            self.say("quotient", (part.figure, plan, item.figure), "", proof)
            return
        pairs = [(part, each) for each in wholes] or list(pairwise(reversed(same)))
        for above, below in pairs:
            trio = (above.figure, below.figure, item.figure)
            if agrees("quotient", trio, "") and (
                (self._says(name, above) and (not proof or below in told))
                or (name == "完成" and proof and below in told)
                or not vague(trio)
            ):
                denied = _OPPOSED.match(above.head) and above.head[1:] in below.head
                if not denied or (above.head[0] == name[0] and not _same_act(above, below)):
                    self.say("quotient", trio, "", proof if below in told else "")
                return
        together = proof and self._any_whole(same[same.index(told[0]) + 1 :], told[0], item)  # 整改301处，再改85处
        other = qualified(item, {"支付": "执行"}.get(name, name), (told[0], part)) if proof else False
        if proof and not together and not other and not self.hedged and not _AGGREGATE.search(item.lead):
            self.say("quotient", (part.figure, told[0].figure, item.figure), "", proof)

    def _set_exactly(self, plan: Item, done: Item) -> bool:
        """原定8公里，实际9.6公里: a plan of 8.4 would have been printed so, as what was done is."""
        printed = self.reading.text[plan.figure.start : plan.figure.stop]
        one_unit = plan.figure.unit == done.figure.unit and done.figure.step * 10 == plan.figure.step
        return printed.isdigit() and one_unit and not plan.figure.rough and not done.figure.rough

    def _own_stretch(self, item: Item, same: list[Item]) -> list[Item]:
        """在册甲A人，管理B人，管理率C；在册乙D人，管理E人，管理率F: the second is of what stands behind the mark."""
        at = self.items.index(item)
        start = next((place for place in range(at, -1, -1) if "；" in self.items[place].lead), 0)
        behind = [each for each in same if each in self.items[start:]]
        alike = any(each.head == item.head and self.reading.told(each.figure) for each in self.items[:start])
        whole = behind[0] if len(behind) == 2 and alike else None
        return behind if whole is not None and _BASES.search(whole.lead) else same

    def _first_part(self, item: Item, same: list[Item], name: str) -> bool:
        """到位A，申请B，到位率C: the part stands first."""
        part, whole = same
        turned = self._says(name, part) and not self._says(name, whole) and part.figure.value < whole.figure.value
        if not turned or not _BASES.search(whole.head) or _BASES.search(part.head):
            return False
        proof = "" if self.hedged or whole.lead[:1] != "，" else f"{name}的比例就是两数之比"
        self.say("quotient", (part.figure, whole.figure, item.figure), "", proof)
        return True

    def _named_part(self, same: list[Item], name: str) -> Item | None:
        """The last figure that counts what the rate is of."""
        exact = [each for each in same[1:] if self._says(name, each)]
        exact = exact or [each for each in same[1:] if short_for(name, each.head)]
        alike = exact or [each for each in same[1:] if name[0] in each.head or name[1] in each.head]
        alike = [each for each in alike if not _BASES.search(each.head)] or alike
        return alike[-1] if alike else None

    def _says(self, name: str, item: Item) -> bool:
        return name in item.head or (name in _SAID_AS and _SAID_AS[name].search(item.head) is not None)

    def _rated(self, name: str, whole: Item, part: Item) -> str:
        """Why the rate must be this part of this whole."""
        if name == "完成":
            planned = _SET.search(whole.clause) and not _SET.search(part.head)
            return "完成数与计划数之比" if planned else ""
        first, second = (character in part.head for character in name[:2])
        named = (
            self._says(name, part)
            or short_for(name, part.head)
            or ((first or second) and _BASES.search(whole.head) is not None)
            or (first and part.head.startswith(("已", "实")))  # 已通宽带, 通达率
            or (part.lead in ("中有", "中，有", "中已有") and part.tail.startswith(name))  # 12项中有9项销号
            or (first and not second and name[1] in whole.label)  # 立案，破获
        )
        within = part.figure.low <= whole.figure.high
        if not named or not within or "每" in part.head or (_BASES.search(part.head) and "其中" not in part.lead):
            return ""
        return f"{name}的比例就是两数之比"


def _same_act(denied: Item, done: Item) -> bool:
    """不批准逮捕 and 共批准逮捕: the one is what the other leaves over, not a part of it."""
    return done.head.removeprefix("共").startswith(denied.head[1:])


def qualified(item: Item, name: str, told: tuple[Item, ...]) -> bool:
    """Whether the rate is of less than the figures count (按期办结率), or they count more (含往年积案)."""
    words = _GENERAL_RATE.sub("", item.head.partition(name)[0])
    return "（含" in item.lead or bool(words and not any(words in each.clause for each in told))


def _kin(one: Item, other: Item) -> bool:
    """Whether the two count the same things, the one by occasions: 件次 and 件."""
    left, right = one.figure.unit.unit, other.figure.unit.unit
    return left.startswith(right) or right.startswith(left)
