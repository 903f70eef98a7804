"""占比、比率，和合起来是百分之百的各部分。"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import ONE, ZERO, agrees, vague
from shuangyong_lint.views.items import (
    AND,
    EXCEPT,
    MEASURED,
    PLANNED,
    POST,
    REDUCED,
    WITHIN_END,
    Item,
    Sentence,
    same_noun,
)
from shuangyong_lint.views.partitions import COMMON, partition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.views.quantities import Quantity

_OF = Pattern(r"占(?!比)([^，；。]{0,30}?)的?(?:比重|比例|份额)?(?:为|达|达到|约|近|超过)?$")
_GENERAL = Pattern(
    r"总[户人件台个项家份条户]数|总人口数?|总数|总量|总额|总面积|总|全部|的|其|比重|比例|了|近|约|人员|人数"
)
_STEM = Pattern(
    r"(?P<rate>[一-鿿]{2,4}?)(?:[率面]|密度|(?<=满意)(?=度)度|(?<=[行付出])进度)(?:为|高?达|达到|是|约|约为)?$|(?:完成|占|达到|为|是|相当于)[^，；。]{0,8}(?:计划|任务|目标|预算|指标)(?:数|总数|值)?的$|^完成$"
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
_EXPLAINED = Pattern("[，（](?:主要|原因|这?[是系]?(?:受|因|由于|含))")
_UNBOUNDED = Pattern("毛|拨备|流动性|利息|债务|担保|成本|净稳定")
_PROMISED = Pattern("[应认]|总[额数量]|签约|计划|任务")
_RATE_FROM = Pattern(r"(?P<rate>[一-鿿]{2,4}?)率由[^，；。]{0,12}$")
_ATTENDED = Pattern(r"实到|到会|出席|参加")
_SAID_AS = {
    "镇化": Pattern("城镇"),
    "行进度": Pattern("支付|支出|执行"),
    "到会": _ATTENDED,
    "参会": _ATTENDED,
    "到课": _ATTENDED,
    "回收": Pattern("收回"),
    "升学": Pattern("录取|升入"),
    "到位": Pattern("实有|实配|在岗|到岗|在编"),
    "到岗": Pattern("实有|在岗"),
    "配备": Pattern("实有|实配"),
    "收回": Pattern("回收"),
}
_SURVEYED = frozenset(["合格", "满意", "知晓", "及格", "支持", "赞成", "优良", "优秀", "达标", "通过", "病案"])
_SURVEY = Pattern(r"抽查|抽检|抽样|检查|检测|检验|回收|收回|调查|走访|问卷|测评|参评|抽取|随机|回访")
_AGGREGATE = Pattern(r"综合|总体|平均|全市|全县|全省|全区|全国|全院|全校|整体|得分|指数|累计")
_LONGEST = 20
_WHOLE_NAME = _FULL_NAME = 4
_MANY = 15
_CLOSE_TO = Decimal("0.02")
_BASES = Pattern(
    r"送审|申[请报]|应|共|总|编制|批复|核定|立案|计划|任务|目标|预算|概算|受理|接[收到]|发出|发放|抽[查检]|检[查测]|登记在册|在册|报名|年初|常住"
)
_EARLIER = Pattern(r"去年|上年|上一年|同期|上月|上季")
_OPPOSED = Pattern(r"[不未非]")
_NEGATED = Pattern(r"[不未没缺欠尚待]|请假|其余|剩余|正在")
_STRUCTURE = Pattern(r"结构|构成|组成|占比|来源|按[^，]{1,8}分|分布|类型")
_STRUCTURED = Pattern(r"的[^，。]{0,6}(?:分配|比例|结构|构成|模式|格局|分担)")
_NOT_ALL = Pattern(r"等|主要|重点|其中")
_SUMMED = Pattern(r"合计|共计|总计|^共")
_GENERAL_RATE = Pattern("预算|全[县市省区国年]|[我本该全][县市省区]|综合|实际|总体?|平均|其|的")
_ALL_OF = Pattern("[全总应共]")
_SHARED_OUT = "占的就是这个总数"
_MEASURED_BY = "比的是哪个数，句中写明了"
_ALL_BEFORE = Pattern("全(?:[县市区镇乡村校局院厂国省州]|部|体)")
_TOGETHER = Pattern(r"合计|共|均|各|分别|两[项者]|[三四五]项|合|总")
_COUNTED_UP = Pattern(r"(?<![中公])共(?=[有计]|$)|合计|总数|应")
_NAMED_SHARE = Pattern(r"(?:其中)?([一-鿿]{2,10}?所?)(?:占(?!地|用|有)|比重|比例)")
_BUDGET = (Pattern("公共(?:财政)?预算收入"), Pattern("公共(?:财政)?预算支出"))
_JOINED = Pattern("已?(?:参加|参与|加入|通过|完成|签订|实现|享受|领取)")
_SOME_OF = Pattern("^有|的有?$")
_OF_ALL_OF = Pattern("占(?:全部|所有|总)[^，；。]{0,12}的$")
_NO_OTHER = Pattern("，(?:无|没有|再无|并无)(?:其他|其它|别的)")
_INSIDE = Pattern("(?:^|。|；)在([^，。；在]{2,10})[里中]，")
_ONLY_SHARE = Pattern("占比?(?:为|达)?$")
_OF_ALL = Pattern("在?(?:全部|全年|全市|全县|[一-鿿]{0,4}总)[一-鿿]{1,8}中，")
_BARE_SHARE = Pattern(r"所?占|比重|比例")
_INDUSTRIES = Pattern(r"三次产业|一、?二、?三(?:次)?产业?")


class Rates(Sentence):
    """Shares and rates."""

    def _measured(self, index: int) -> None:
        """A占总数B的C%；A是去年B的C倍。"""
        base, item = self.items[index - 1 : index + 1]
        parts = [
            each
            for each in reversed(self.items[: index - 1])
            if each.group == base.group and each.kind in ("level", "mean") and each.depth <= base.depth
        ]
        parts = [each for each in parts if base.tail.startswith("的") or same_noun(each, base)]
        if not parts or item.figure.rough:
            return
        if "分别" in base.head:
            self._each_measured(index, parts)
            return
        cue = MEASURED.search(base.head)
        together = cue is None or _TOGETHER.search(base.head, 0, cue.start())
        kind, mode = ("change", "times") if item.group == "multiple" else ("quotient", "")
        for part in parts:
            trio = (base.figure, part.figure) if mode else (part.figure, base.figure)
            if agrees(kind, (*trio, item.figure), mode):
                proof = _MEASURED_BY if part is parts[0] and not together else ""
                self.say(kind, (*trio, item.figure), mode, proof)
                return
        if together or self.hedged or (len(parts) > 1 and self._any_whole(parts, base, item)):
            return
        trio = (base.figure, parts[0].figure) if mode else (parts[0].figure, base.figure)
        self.say(kind, (*trio, item.figure), mode, _MEASURED_BY)

    def _each_measured(self, index: int, parts: list[Item]) -> None:
        """甲A、乙B，分别占总额C的D%和E%."""
        run = [
            self.items[index],
            *takewhile(lambda each: each.group == "ratio" and each.lead in AND, self.items[index + 1 :]),
        ]
        told = parts[: len(run)][::-1]
        trios = [
            (part.figure, self.items[index - 1].figure, share.figure) for part, share in zip(told, run, strict=False)
        ]
        held = sum(agrees("quotient", trio, "") for trio in trios)
        if len(told) == len(run) and held * 2 >= len(trios):
            for trio in trios:
                self.say("quotient", trio, "", _MEASURED_BY)
            if agrees("hundred", [trio[2] for trio in trios], ""):
                self.say("hundred", [trio[2] for trio in trios])

    def _any_whole(self, parts: list[Item], base: Item, item: Item) -> bool:
        """Whether several of the parts together are what the share is told of."""
        total = ZERO
        for part in parts:
            total += part.figure.value
            figure = part.figure._replace(value=total, low=total, high=total)
            if agrees("quotient", (figure, base.figure, item.figure), ""):
                return True
        return False

    def _distributed(self, index: int) -> bool:
        """甲、乙分别为1家、2家，占比分别为33%、67%: each share is told of its own figure."""
        item = self.items[index]
        if item.group != "ratio" or not self._told_each(index):
            return False
        following = takewhile(
            lambda each: each.group == "ratio" and each.lead in AND and not each.figure.rough, self.items[index + 1 :]
        )
        run = [item, *following]
        summed = int(index > len(run) and POST.match(self.items[index - 1].lead) is not None)
        parts = self.items[max(0, index - len(run) - summed) : index - summed]
        if len(run) < 2 or len(parts) < len(run) or any(each.kind != "level" for each in parts):
            return False
        self._share_out_each(item, parts, self._wholes_of(index, parts, run, summed=bool(summed)), run)
        return True

    def _share_out_each(self, item: Item, parts: list[Item], wholes: Sequence[Item | None], run: list[Item]) -> None:
        """Say each share of its own part, if most of them hold."""
        told = [(part, whole, share) for part, whole, share in zip(parts, wholes, run, strict=True) if whole]
        held = sum(agrees("quotient", (part.figure, whole.figure, share.figure), "") for part, whole, share in told)
        if len(told) < len(run) or held * 2 < len(told) or (held < len(told) and self.hedged):
            return
        proof = "“分别”所列的比例与前面各数一一对应" if "占" in item.lead or held > 1 else ""
        for part, whole, share in told:
            if self.say("quotient", (part.figure, whole.figure, share.figure), "", proof):
                self.shares.setdefault(whole, []).append((part, share))

    def _wholes_of(self, index: int, parts: list[Item], run: list[Item], *, summed: bool) -> Sequence[Item | None]:
        """What each part is a share of: their sum, a figure before them that suits all, else the nearest of its unit."""
        if summed:
            return [self.items[index - 1]] * len(parts)
        said = _OF.search(self.items[index].head)
        core = _GENERAL.sub("", said[1]) if said else ""
        earlier = [*reversed(self.items[: index - len(run)]), *reversed(self.before)]
        earlier = [each for each in earlier if core and _named(core, each)] or earlier
        earlier = [each for each in earlier if each.kind == "level"]
        for whole in earlier:
            trios = [(part.figure, whole.figure, share.figure) for part, share in zip(parts, run, strict=True)]
            alike = all(whole.group == part.group for part in parts)
            if alike and all(agrees("quotient", trio, "") for trio in trios):
                return [whole] * len(parts)
        return [next((each for each in earlier if each.group == part.group), None) for part in parts]

    def _told_each(self, index: int) -> bool:
        """Whether 分别 stands before the shares, or before what they are of (分别出资1万元和2万元，占20%和40%)."""
        if "分别" in self.items[index].lead:
            return True
        run = [*takewhile(lambda each: each.group == "ratio" and each.lead in AND, self.items[index + 1 :])]
        first = self.items[index - len(run) - 1] if index > len(run) else None
        parts = self.items[index - len(run) : index]
        return first is not None and bool(run) and "分别" in first.lead and all(each.lead in AND for each in parts)

    def _share(self, index: int) -> None:
        """A中有B，占C%。"""
        item = self.items[index]
        if item.figure.low > ONE and _OF_ALL_OF.search(item.head):
            self.reading.alone("range", (item.figure,), "一部分占全部的比例最高是100%")
            return
        part, rest = self._shared(index)
        if part is None:
            return
        said = _OF.search(item.head)
        core = _GENERAL.sub("", said[1]) if said else ""
        if not core and self._shared_inside(part, item):
            return
        wholes = self._shared_wholes(index, part, core, said[1] if said else "")
        for whole in wholes:
            if agrees("quotient", (part.figure, whole.figure, item.figure), ""):
                by_name = core and core in whole.label and (whole in self.items or len(core) >= _WHOLE_NAME)
                sure = by_name or (not core and self._among(whole, part))
                self.shares.setdefault(whole, []).append((part, item))
                self.say("quotient", (part.figure, whole.figure, item.figure), "", _SHARED_OUT if sure else "")
                return
        outer = [each for each in wholes if self._among(each, part)]
        if not wholes or (outer or wholes)[0] in self.items[index + 1 :]:
            return
        whole = (outer or wholes)[0]
        doubtful = self.hedged or EXCEPT.search(item.lead) or "分别" in item.lead
        alone = sum(each in self.items for each in wholes) == 1 or (rest != item.head and len(outer) == 1)
        bare = not core and bool(outer) and alone and _BARE_SHARE.match(rest)
        only = said is not None and not core and "总" in said[1] and sum(each in self.items for each in wholes) == 1
        told = whole in self.items and (bare or only or (len(core) > 1 and core in whole.label))
        if not told and len({each.figure.value for each in wholes}) == 1:
            # in the sentences before, by its whole name
            told = core in whole.label if len(core) >= _WHOLE_NAME else bool(core) and core == whole.head
        if told and not doubtful:
            self.say("quotient", (part.figure, whole.figure, item.figure), "", _SHARED_OUT)

    def _shared_inside(self, part: Item, item: Item) -> bool:
        """有效问卷461份。在有效问卷里，满意的398份，占86.3%: the whole is what the words say it is taken from."""
        inside = _INSIDE.search(part.lead)
        if inside is None:
            return False
        wholes = [
            each
            for each in (*self._levels_before(), *self.items[: self.items.index(part)])
            if each.group == part.group and each.kind == "level" and inside[1] in each.label
        ]
        if len({each.figure.value for each in wholes}) != 1:
            return False
        proof = "" if self.hedged else f"“在{inside[1]}里”写明了比的是哪个数"
        self.say("quotient", (part.figure, wholes[0].figure, item.figure), "", proof)
        return True

    def _shared_wholes(self, index: int, part: Item, core: str, said: str) -> list[Item]:
        """What a share may be of, likeliest first; ``core`` names it if the words do, ``said`` is all they say."""
        item = self.items[index]
        at = self.items.index(part)
        wholes = [
            each
            for each in (*self._wholes(at, part.group, item.depth), *self._levels_before())
            if each.group == part.group and each.kind == "level" and (core or each.figure.low >= part.figure.low)
        ]
        wholes = [each for each in wholes if same_noun(each, part) and (not core or _named(core, each))]
        behind = [each for each in self.items[index + 1 :] if each.kind == "level" and each.group == part.group]
        if core and not wholes:
            # 占景区总收入的40%，景区总收入3000万元
            wholes = [each for each in behind if each.lead.startswith(f"，{said.rstrip('的')}")]
            wholes += [each for each in behind[:1] if core in each.head and each.lead.startswith("，")]
        wholes += [
            each for each in self.items[at + 1 : index] if each.group == part.group and _SUMMED.search(each.head)
        ]
        if len(core) > 2 and not wholes:
            # 成功样本1536个，认为“好”的1428人，占成功样本的93%
            answers = [each for each in self.items[:at] if each.kind == "level" and core in each.label]
            wholes = [each for each in answers if part.group == "person" and each.figure.unit.unit in ("个", "份")]
        if not core and not self._among_any(part):
            # 中央2400万元，占60%；省级1600万元，占40%，合计4000万元
            wholes += [each for each in behind if POST.match(each.head)]
        return wholes

    def _levels_before(self) -> list[Item]:
        """The figures of the sentences before, nearest first."""
        return [each for items in reversed(self.earlier) for each in reversed(items)]

    def _shared(self, index: int) -> tuple[Item | None, str]:
        """The figure a share is told of: the one its words name (税收占比), else the last; and the words from 占 on."""
        item = self.items[index]
        levels = [each for each in reversed(self.items[:index]) if each.kind == "level" and each.depth <= item.depth]
        if not levels:
            return None, ""
        match = _NAMED_SHARE.match(item.head)
        if match is not None:
            name = match[1].removesuffix("所")
            named = [
                each for each in levels if name in each.label or (each.head and each.head.removeprefix("其中") in name)
            ]
            first = [each for each in named if each.head.removeprefix("其中").startswith(name)]
            if len(named) == 1 or len(first) == 1:
                return (first or named)[0], item.head[match.end(1) :]
            if named:
                return None, ""
        between = self.items[self.items.index(levels[0]) + 1 : index]
        if any(each.kind in ("share", "rate") for each in between):
            return None, ""
        return levels[0], item.head

    def _among_any(self, part: Item) -> bool:
        """Whether the part was taken out of something before it."""
        return any("其中" in each.lead for each in self.items[: self.items.index(part) + 1])

    def _among(self, whole: Item, part: Item) -> bool:
        """Whether the words take the part out of the whole."""
        if whole not in self.items:
            return False
        between = self.items[self.items.index(whole) + 1 : self.items.index(part) + 1]
        of_all = between == [part] and _ALL_BEFORE.match(whole.head) and not _ALL_BEFORE.match(part.head)
        if of_all and (_SOME_OF.search(part.head) or _JOINED.match(part.head)):
            return True  # 全局60名党员，有45名参加，占75%; 全村劳力650人，返乡的有218人，占三成
        if (
            between == [part]
            and _COUNTED_UP.search(whole.head)
            and any(whole.head[at : at + 2] in part.head for at in range(len(whole.head) - 1))
        ):
            return True  # 代表共260名，基层代表195名，占75%
        return WITHIN_END.search(whole.tail) is not None or any("其中" in each.lead for each in between)

    def _whole_hundred(self) -> None:
        """A人，占C%；B人，占D%: parts that make the whole make a hundred."""
        for whole, told in self.shares.items():
            parts = [part.figure for part, _ in told]
            if len(told) > 1 and agrees("sum", [*parts, whole.figure], ""):
                shares = [share.figure for _, share in told]
                if agrees("hundred", shares, "") and all(share.unit.unit == "%" for share in shares):
                    self.say("hundred", shares)

    def _rate(self, index: int) -> None:
        """应B，实A，率C%；计划B，完成A，完成计划的C%。"""
        item = self.items[index]
        self._defined(index)
        stem = _STEM.search(item.head) or (_RATE_FROM.search(self.items[index - 1].head) if index else None)
        stem = stem or _RATE_BEHIND.match(item.tail)
        if stem is None or item.figure.unit.unit != "%":
            return
        name = (stem["rate"] or "完成")[-2:]
        name = {"执行": "支付"}.get(name, name)
        if name in _BOUNDED and self._impossible(item):
            called = stem.string[stem.start() : stem.end("rate") + 1]
            self.reading.alone("range", (item.figure,), f"{called}最高是100%")
            return
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
            said = _OF.search(item.aside)
            core = _GENERAL.sub("", said[1]).removesuffix("数") if said else ""
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
        thing = part.label.replace(name, "")[-2:]
        if len({each.figure.value for each in fits}) == 1:
            trio = (part.figure, fits[0].figure, item.figure)
            if not vague(trio):
                self.say("quotient", trio)
        elif len(wholes) == 1 and name in part.head and len(thing) > 1 and thing in wholes[0].label:
            # 规模以上企业84户。亏损企业11户，亏损面13.1%
            trio = (part.figure, wholes[0].figure, item.figure)
            self.say("quotient", trio, "", f"{name}的比例就是两数之比")

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

    def _defined(self, index: int) -> None:
        """Rates whose name says by itself of what they are."""
        head = self.items[index].head
        if "存比" in head or "贷比" in head:
            self._lent(index)
        if "自给率" in head:
            self._self_paid(index)

    def _lent(self, index: int) -> None:
        """存款A，贷款B，存贷比C%."""
        item = self.items[index]
        levels = [each for each in (*self.before, *self.items[:index]) if each.kind == "level"]
        levels = [each for each in levels if "其中" not in each.lead]
        saved, lent = ([each for each in levels if name in each.head] for name in ("存款", "贷款"))
        if len(saved) == len(lent) == 1 and saved[0].group == lent[0].group:
            self.say("quotient", (lent[0].figure, saved[0].figure, item.figure), "", "存贷比就是贷款与存款之比")

    def _self_paid(self, index: int) -> None:
        """一般公共预算收入A，一般公共预算支出B，财政自给率C%."""
        item = self.items[index]
        levels = [each for each in self.items[:index] if each.kind == "level" and each.group == "cny"]
        got, paid = ([each for each in levels if _BUDGET[way].search(each.head)] for way in (0, 1))
        same = len(got) == len(paid) == 1 and len(levels) == 2 and "口径" not in got[0].head + paid[0].head
        if same and item.head.startswith("财政自给率") and not self.hedged:
            self.say("quotient", (got[0].figure, paid[0].figure, item.figure), "", "财政自给率就是收入与支出之比")

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
        item, figure = self.items[index], sample.figure
        if sample is not self.items[index - 1] or len(self.items) - index > 2 or name not in _SURVEYED:
            return
        if (
            _AGGREGATE.search(item.lead)
            or "意度" in item.head
            or not _SURVEY.search(sample.label + item.lead)
            or item.figure.rough
        ):
            return
        if figure.unit.exact and figure.low == figure.high and not _reachable(figure.value, item.figure):
            self.reading.alone("grim", (figure, item.figure), f"{figure.value}个里没有哪个整数能得出这个比例")

    def _rate_of(self, item: Item, same: list[Item], name: str) -> None:
        """The rate against the figures of one unit before it; sure if the words name the part and leave one whole."""
        full = item.head[: item.head.rfind("率")][-_FULL_NAME:] if "率" in item.head else name
        if len(full) == _FULL_NAME and any(full in each.head for each in same[1:]):
            name = full  # 集中供养率
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
        other = _qualified(item, {"支付": "执行"}.get(name, name), (told[0], part)) if proof else False
        if proof and not together and not other and not self.hedged and not _AGGREGATE.search(item.lead):
            self.say("quotient", (part.figure, told[0].figure, item.figure), "", proof)

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
        exact = exact or [each for each in same[1:] if _abridged(name, each.head)]
        alike = exact or [each for each in same[1:] if name[0] in each.head or name[1] in each.head]
        alike = [each for each in alike if not _BASES.search(each.head)] or alike
        return alike[-1] if alike else None

    def _says(self, name: str, item: Item) -> bool:
        return name in item.head or (name in _SAID_AS and _SAID_AS[name].search(item.head) is not None)

    def _rated(self, name: str, whole: Item, part: Item) -> str:
        """Why the rate must be this part of this whole."""
        if name == "完成":
            planned = PLANNED.search(whole.clause) and not PLANNED.search(part.head)
            return "完成数与计划数之比" if planned else ""
        named = self._says(name, part) or _abridged(name, part.head)
        named = named or ((name[0] in part.head or name[1] in part.head) and _BASES.search(whole.head))
        named = named or (part.head.startswith(("已", "实")) and name[0] in part.head)  # 已通宽带, 通达率
        named = named or (name[0] in part.head and name[1] in whole.label and name[1] not in part.head)  # 立案，破获
        within = part.figure.low <= whole.figure.high
        if not named or not within or "每" in part.head or (_BASES.search(part.head) and "其中" not in part.lead):
            return ""
        return f"{name}的比例就是两数之比"

    def _hundred(self, index: int) -> int:
        """A占1%，B占2%……合起来百分之百。 Returns the index behind the run."""
        run = [self.items[index]]
        for each in self.items[index + 1 :]:
            if each.group != "ratio" or each.depth != run[0].depth:
                break
            if len(run) < _LONGEST and (each.kind == "share" or (each.kind == "rate" and each.lead in AND)):
                run.append(each)
            else:
                break
        if len(run) > 1 and not any(each.figure.rough for each in run):
            names = [each.label for each in run]
            proof = ""
            if _INDUSTRIES.search(run[0].lead) and len(run) == 3:
                proof = "三次产业之和是百分之百"
            elif partition(names):
                proof = "各部分已列全，合起来应是百分之百"
            elif _OF_ALL.match(run[0].lead) and _overlap(run):
                proof = "同一总数里不相重叠的两部分合起来不会超过百分之百"
            elif _NO_OTHER.match(self.reading.text, run[-1].figure.end):
                proof = "写明了没有其他，合起来应是百分之百"
            elif len(run) > 2 and self._structured(run):
                proof = "“结构”“构成”之下各部分合起来应是百分之百"
            self._hundreds([each.figure for each in run], proof)
        return index + len(run)

    def _scale(self, index: int) -> int:
        """很满意A，比较满意B，一般C，不满意D. Returns the index behind the run."""
        run = [*takewhile(lambda each: each.group == "ratio" and each.kind == "rate", self.items[index:])]
        grades = sum("满意" in each.head for each in run)
        if len(run) > 2 and grades > 1 and not any(each.figure.rough for each in run):
            self.say("hundred", [each.figure for each in run], "", "各档评价合起来应是百分之百")
        return index + len(run)

    def _structured(self, run: list[Item]) -> bool:
        """Whether the shares are those of one structure: more than the whole they cannot be, nor much less."""
        last = run[-1]
        whole = _STRUCTURED.match(last.tail) or last.head.endswith(("共占", "合计占", "合占"))
        partial = not whole and any(_NOT_ALL.search(each.lead.removeprefix("其中")) for each in run)
        if partial or not (whole or _STRUCTURE.search(run[0].lead)):
            return False
        return _sum(run) > ONE - (_CLOSE_TO * _MANY if whole else _CLOSE_TO)

    def _hundreds(self, figures: list[Quantity], proof: str) -> None:
        """One whole, or several one after another (甲占51%，乙占49%；丙占30%，丁占70%)."""
        if agrees("hundred", figures, ""):
            self.say("hundred", figures, "", proof)
            return
        start = 0
        runs: list[list[Quantity]] = []
        for stop in range(2, len(figures) + 1):
            if stop - start > 1 and agrees("hundred", figures[start:stop], ""):
                runs.append(figures[start:stop])
                start = stop
        if len(runs) > 1 and start == len(figures):
            for run in runs:
                self.say("hundred", run)
        elif proof:
            self.say("hundred", figures, "", proof)


def _same_act(denied: Item, done: Item) -> bool:
    """不批准逮捕 and 共批准逮捕: the one is what the other leaves over, not a part of it."""
    return done.head.removeprefix("共").startswith(denied.head[1:])


def _abridged(name: str, words: str) -> bool:
    """Whether the name is short for the words: 通车 for 已通客车, 不捕 for 不批准逮捕."""
    at = words.find(name[0])
    return at >= 0 and name[1] in words[at + 1 :]


def _overlap(run: list[Item]) -> bool:
    """Whether parts that share nothing are said to be more than the whole."""
    bare = all(_ONLY_SHARE.search(each.head) for each in run)
    return bare and partition([each.label for each in run], COMMON) != () and _sum(run) > ONE


def _sum(run: list[Item]) -> Decimal:
    """What the figures come to."""
    return sum((each.figure.value for each in run), ZERO)


def _qualified(item: Item, name: str, told: tuple[Item, ...]) -> bool:
    """Whether the rate is of less than the figures count (按期办结率), or they count more (含往年积案)."""
    words = _GENERAL_RATE.sub("", item.head.partition(name)[0])
    return "（含" in item.lead or bool(words and not any(words in each.clause for each in told))


def _kin(one: Item, other: Item) -> bool:
    """Whether the two count the same things, the one by occasions: 件次 and 件."""
    left, right = one.figure.unit.unit, other.figure.unit.unit
    return left.startswith(right) or right.startswith(left)


def _named(core: str, whole: Item) -> bool:
    """Whether the words behind 占 name this whole."""
    return (len(core) > 1 and core in whole.label) or (
        len(core) > 2 and core[-2:] in whole.label and core[:2] in whole.label
    )


def _reachable(count: Decimal, share: Quantity) -> bool:
    """Whether some whole number of ``count`` rounds to the share (or is cut off to it)."""
    low, high = (share.low - share.step / 2) * count, (share.high + share.step / 2) * count
    return int(high) >= low or share.value >= 1
