"""占比，和合起来是百分之百的各部分。"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, takewhile
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import ONE, ZERO, agrees, far, vague
from shuangyong_lint.views.items import (
    AND,
    EXCEPT,
    MEASURED,
    POST,
    WITHIN_END,
    Item,
    Sentence,
    same_noun,
)
from shuangyong_lint.views.numerals import number
from shuangyong_lint.views.partitions import COMMON, partition
from shuangyong_lint.views.wholes import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.views.quantities import Quantity

SHARE_OF = Pattern(r"占(?!比)([^，；。]{0,30}?)的?(?:比重|比例|份额)?(?:为|达|达到|约|近|超过)?$")
SURVEY = Pattern("抽查|抽检|抽样|检查|检测|检验|回收|收回|调查|走访|问卷|测评|参评|抽取|随机|回访")
_ASKED = Pattern("样本|受访|参加座谈|参会|与会|应答|答卷|评议|投票|答题")
_ANSWERED = Pattern(
    "(?:表示|认为|持|选择|满意|支持|赞成|同意|反对|反映|知道|知晓|愿意|希望|评价|打算|看好|感到|答对|了解)[^，；。]{0,24}?的?占(?:比|到|了|的比例)?(?:为|达到?)?$"
)
_WHO = Pattern("[村居农]民|学生|职工|员工|群众|[党社会]员|教师|老师|家长|[工商病老]人|人员")
_NOT_HEADS = Pattern("加权|综合|平均|得分|指数|次数?占|题|选项|金额|面积")
GENERAL = Pattern(
    r"总[户人件台个项家份条户]数|(?<=[一-鿿]{2})[户人件台个项家份条]数$|总人口数?|总数|总量|总额|总面积|总|全部|的|其|比重|比例|了|近|约|人员|人数"
)
_LONGEST = 20
_NOTE = 60
"""So many characters behind a share may say how it was weighed."""
_WHOLE_NAME = 4
_MANY = 15
_CLOSE_TO = Decimal("0.02")
_STRUCTURE = Pattern(r"结构|构成|组成|占比|来源|按[^，]{1,8}分|分布|类型")
_STRUCTURED = Pattern(r"的[^，。]{0,6}(?:分配|比例|结构|构成|模式|格局|分担)")
_NOT_ALL = Pattern(r"等|主要|重点|其中")
_SUMMED = Pattern(r"合计|共计|总计|^共")
_SHARED_OUT = "占的就是这个总数"
_MEASURED_BY = "比的是哪个数，句中写明了"
_ALL_BEFORE = Pattern("全(?:[县市区镇乡村校局院厂国省州]|部|体)")
_TOGETHER = Pattern(r"合计|共|均|各|分别|两[项者]|[三四五]项|合|总")
_COUNTED_UP = Pattern(r"(?<![中公])共(?=[有计]|$)|合计|总数|应")
_NAMED_SHARE = Pattern(r"(?:其中)?([一-鿿]{2,10}?所?)(?:占(?!地|用|有)|比重|比例)")
_JOINED = Pattern("已?(?:参加|参与|加入|通过|完成|签订|实现|享受|领取)")
_SOME_OF = Pattern("^有|的有?$")
_OF_ALL_OF = Pattern("占(?:全部|所有)(?![^，；。]{0,8}(?:计划|任务|目标|预算|指标))[^，；。]{0,12}的$")
_NO_OTHER = Pattern("，(?:无|没有|再无|并无)(?:其他|其它|别的)")
_INSIDE = Pattern("(?:^|。|；)在([^，。；在]{2,10})[里中]，")
_THAT_IS = ("，为", "，即", "，有", "，计", "，共", "，达", "，也就是", "（", "，")
_BY_ITSELF = Pattern("(?:独占|一家就?占)(?:到|了)?$")
_ONLY_SHARE = Pattern("占比?(?:为|达)?$")
_OTHERS = Pattern("(?:因|由|以|及|和|与|反映|属于|涉及|为)?(?:其他|其它|其余|剩余|余下|剩下)")
_SEVERAL = Pattern("多选|涉及[两多]|[两多][类项种]|同时|可选|不限一项|选择多|兼有|交叉|重复|重叠|增速|增长率")
_ABOUT, _AT_MOST = Decimal("0.8"), Decimal("1.2")
_FAR = 40
_MINUS = "-－—–负"
_DEMANDS = Pattern("三大需求|消费[^，。、]{0,8}[、和](?:投资|资本形成)[^，。、]{0,6}[、和][^，。、]{0,6}净?出口")
_DRIVES = Pattern("拉动|拉高|推高|推动|带动|贡献|影响")
_PORTION = Pattern("占|比[重例]|份额|市占率|占有率")
_COUNT = Pattern("[两二三四五六七八九]")
_SUMMED_UP = "“合计”说的就是前面各数之和"
_CROSSING = Pattern("女|少数民族|团员|残疾|[硕博]士以上")
_COUNTERPART = Pattern("男|汉族|非|群众|健全")
_EACH = Pattern("[，（](?:占比|份额|比重|市占率|占有率|各自)?(?:分别|依次)[为占是]?$")
_OF_ALL = Pattern("在?(?:全部|全年|全市|全县|[一-鿿]{0,4}总)[一-鿿]{1,8}中，")
_EACH_OF = Pattern("分别|依次|各占|各为")
_APART = Pattern("退|离|新|另|外聘|临时|[去上]年|计划|兼")
_BARE_SHARE = Pattern(r"所?占|比重|比例")
_INDUSTRIES = Pattern(r"三次产业|一、?二、?三(?:次)?产业?")


class Shares(Sentence):
    """Shares."""

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
        # 一年以内5616万元，一至二年1728万元，两段占比依次为: neither years nor the number of the parts is one.
        row = [each for each in self.items[: index - summed] if each.figure.unit.unit not in ("年", "个月")]
        if row and row[-1] is self.items[index - 1] and row[-1].figure.value == len(run):
            row.pop()
        parts = row[-len(run) :]
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
        """What each part is a share of: their sum, a figure before that suits all, else the nearest of its unit."""
        if summed:
            return [self.items[index - 1]] * len(parts)
        said = SHARE_OF.search(self.items[index].head)
        core = GENERAL.sub("", said[1]) if said else ""
        behind = [each for each in self.items[index + len(run) :] if POST.match(each.head)]
        row = [each for each in self.items[: index - len(run)] if each not in parts]
        earlier = [*reversed(row), *behind, *reversed(self.before)]
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
        if _EACH_OF.search(self.items[index].lead):
            return True
        run = [*takewhile(lambda each: each.group == "ratio" and each.lead in AND, self.items[index + 1 :])]
        first = self.items[index - len(run) - 1] if index > len(run) else None
        parts = self.items[index - len(run) : index]
        return (
            first is not None
            and bool(run)
            and _EACH_OF.search(first.lead) is not None
            and all(each.lead in AND for each in parts)
        )

    def _share(self, index: int) -> None:
        """A中有B，占C%。"""
        item = self.items[index]
        if item.figure.low > ONE and _OF_ALL_OF.search(item.head):
            self.reading.alone("range", (item.figure,), "一部分占全部的比例最高是100%")
            return
        if not (self._polled(index) or self._part_behind(index)):
            self._share_in(index)

    def _share_in(self, index: int) -> None:
        """The share of a part in its whole."""
        item = self.items[index]
        part, rest = self._shared(index)
        if part is None:
            return
        said = SHARE_OF.search(item.head)
        core = GENERAL.sub("", said[1]) if said else ""
        if not core and self._shared_inside(part, item):
            return
        wholes = self._shared_wholes(index, part, core, said[1] if said else "")
        for whole in wholes:
            trio = (part.figure, whole.figure, item.figure)
            if agrees("quotient", trio, ""):
                if not self.reading.text[whole.figure.start].isdigit() and vague(trio) and far("quotient", trio, ""):
                    return  # 两百 may be any number about it
                by_name = core and core in whole.label and (whole in self.items or len(core) >= _WHOLE_NAME)
                sure = by_name or (not core and self._among(whole, part))
                self.shares.setdefault(whole, []).append((part, item))
                self.say("quotient", trio, "", _SHARED_OUT if sure else "")
                return
        outer = [each for each in wholes if self._among(each, part)]
        if not wholes or (outer or wholes)[0] in self.items[index + 1 :]:
            return
        whole = (outer or wholes)[0]
        doubtful = self.hedged or EXCEPT.search(item.lead) or "分别" in item.lead or _of_another(item, part)
        alone = sum(each in self.items for each in wholes) == 1 or (rest != item.head and len(outer) == 1)
        bare = not core and bool(outer) and alone and _BARE_SHARE.match(rest)
        only = said is not None and not core and "总" in said[1] and sum(each in self.items for each in wholes) == 1
        solo = _BY_ITSELF.search(item.head) and sum(each in self.items for each in wholes) == 1
        told = whole in self.items and (bare or only or solo or (len(core) > 1 and core in whole.label))
        if not told and len({each.figure.value for each in wholes}) == 1:
            # in the sentences before, by its whole name
            told = core in whole.label if len(core) >= _WHOLE_NAME else bool(core) and core == whole.head
        if told and not doubtful:
            self.say("quotient", (part.figure, whole.figure, item.figure), "", _SHARED_OUT)

    def _polled(self, index: int) -> bool:
        """收回问卷N份，表示满意的占C%: some whole number of N must give it."""
        item = self.items[index]
        sample = next((each for each in reversed(self.items[:index]) if each.kind != "share"), None)
        if sample is None or sample.kind != "level" or not _ANSWERED.search(item.head):
            return False
        said = SHARE_OF.search(item.head)
        first = self.items[self.items.index(sample) + 1]
        if sample.group not in ("person", "份") and _WHO.search(item.head):
            return False  # 抽查学校25所，满意的学生占C%
        stop = self.reading.text.find("。", item.figure.end)
        words = sample.clause + sample.tail + first.lead + self.reading.text[item.figure.end : max(stop, 0)][:_NOTE]
        if (said and said[1]) or not (SURVEY.search(words) or _ASKED.search(words)) or _NOT_HEADS.search(words):
            return False
        return self._grim(sample, item)

    def _part_behind(self, index: int) -> bool:
        """借书证3250张，少儿证占四成，为1300张: the part stands behind its share."""
        if not index or index + 1 == len(self.items) or self.items[index + 1].lead not in _THAT_IS:
            return False
        whole, item, part = self.items[index - 1 : index + 2]
        trio = (part.figure, whole.figure, item.figure)
        alike = whole.kind == part.kind == "level" and whole.group == part.group
        return alike and agrees("quotient", trio, "") and self.say("quotient", trio)

    def _grim(self, sample: Item, item: Item) -> bool:
        """Whether no whole number of the sample makes the share."""
        figure = sample.figure
        exact = figure.unit.exact and figure.low == figure.high and not item.figure.rough
        if not exact or _reachable(figure.value, item.figure):
            return False
        self.reading.alone("grim", (figure, item.figure), f"{figure.value}个里没有哪个整数能得出这个比例")
        return True

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
        if name := _share_name(item):
            named = [
                each for each in levels if name in each.label or (each.head and each.head.removeprefix("其中") in name)
            ] or [each for each in levels if short_for(name, each.label)]
            first = [each for each in named if each.head.removeprefix("其中").startswith(name)]
            if len(named) == 1 or len(first) == 1:
                return (first or named)[0], item.head.partition(name)[2].removeprefix("所")
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
            and (_COUNTED_UP.search(whole.head) or _qualified(part, whole))
            and any(whole.head[at : at + 2] in part.head for at in range(len(whole.head) - 1))
        ):
            return True  # 代表共260名，基层代表195名，占75%
        return WITHIN_END.search(whole.tail) is not None or any("其中" in each.lead for each in between)

    def _shares_alike(self) -> None:
        """党员138名。其中女党员56名，占C%；35岁以下97名，占D%；大专以上112名，占E%: all are of the one total.

        Where all others of such a row are shares of it, one that is not is a defect, unless it is one of another part.
        """
        rows = [whole for whole, told in self.shares.items() if len(told) > 1]
        if len(rows) != 1 or self.hedged:
            return
        whole, told = rows[0], self.shares[rows[0]]
        first = self.items.index(told[0][0])
        row = self.items[max(0, first - 2) :]
        if whole in row:
            row = row[row.index(whole) + 1 :]
        pairs = [*zip(row[::2], row[1::2], strict=False)]
        pairs = [pair for pair in takewhile(_bare_share, pairs) if pair[0].group == whole.group]
        odd = [pair for pair in pairs if not self.reading.told(pair[1].figure)]
        if len(pairs) != len(told) + 1 or len(odd) != 1 or len(row) != 2 * len(pairs):
            return
        part, share = odd[0]
        nested = any("其中" in each.lead for each, _ in pairs[1:])
        nested = nested or len({each.lead for _, each in pairs}) > 1
        fits = part.figure.value < whole.figure.value and same_noun(part, whole)
        others = [*self._levels_before(), *(each for each in self.items if each is not part)]
        others = [each for each in others if each.group == whole.group]
        sizes = [each.figure.value for each in others]
        sizes += [one + sign * two for one, two in combinations(sizes, 2) for sign in (1, -1)]
        other = any(
            share.figure.low * abs(size) <= part.figure.value <= share.figure.high * abs(size) for size in sizes
        )
        if fits and not (nested or other or part.figure.rough):
            self.say("quotient", (part.figure, whole.figure, share.figure), "", "并列的各项占的都是这个总数")

    def _whole_hundred(self) -> None:
        """A人，占C%；B人，占D%: parts that make the whole make a hundred."""
        for whole, told in self.shares.items():
            parts = [part.figure for part, _ in told]
            if len(told) > 1 and agrees("sum", [*parts, whole.figure], ""):
                if not self.reading.known([*parts, whole.figure]):
                    self.say("sum", [*parts, whole.figure])
                shares = [share.figure for _, share in told]
                if agrees("hundred", shares, "") and all(share.unit.unit == "%" for share in shares):
                    self.say("hundred", shares)

        pairs = list(takewhile(_bare_share, zip(self.items[::2], self.items[1::2], strict=False)))
        figures = [share.figure for _, share in pairs]
        if len(pairs) > 2 and not any(figure.rough for figure in figures) and agrees("hundred", figures, ""):
            self.say("hundred", figures)  # 0—15岁A人，占B%；16—59岁C人，占D%；……

    def _hundred(self, index: int) -> int:
        """A占1%，B占2%……合起来百分之百。 Returns the index behind the run."""
        run = [self.items[index]]
        for each in self.items[index + 1 :]:
            if each.group != "ratio" or each.depth != run[0].depth or POST.match(each.head):
                break  # 三家合计占65%
            if len(run) < _LONGEST and (each.kind == "share" or (each.kind == "rate" and each.lead in AND)):
                run.append(each)
            else:
                break
        if len(run) > 1 and not any(each.figure.rough for each in run):
            labels = [each.label for each in run]
            proof = ""
            if _INDUSTRIES.search(run[0].lead) and len(run) == 3:
                proof = "三次产业之和是百分之百"
            elif partition(labels):
                proof = "各部分已列全，合起来应是百分之百"
            elif _OF_ALL.match(run[0].lead) and _overlap(run):
                proof = "同一总数里不相重叠的两部分合起来不会超过百分之百"
            elif _NO_OTHER.match(self.reading.text, run[-1].figure.end):
                proof = "写明了没有其他，合起来应是百分之百"
            else:
                proof = self._all_there(index, run)
            self._hundreds([each.figure for each in run], proof)
        return index + len(run)

    def _all_there(self, index: int, run: list[Item]) -> str:
        """What else says that the shares are all of one whole; empty if nothing does."""
        crossing = [_CROSSING.search(each.label) is not None for each in run]
        if any(crossing) and not all(crossing) and not any(_COUNTERPART.search(each.label) for each in run):
            return ""  # 35岁以下占A，……，女党员占D
        behind = self.items[index + len(run) : index + len(run) + 1]
        if any(each.group == "ratio" and POST.match(each.head) for each in behind):
            return ""  # 其余三家占28%，五家合计占81%
        if self._closed(index, run):
            return "“其他”“其余”收尾，各部分已列全，合起来应是百分之百"
        if len(run) > 2 and self._structured(run):
            return "“结构”“构成”之下各部分合起来应是百分之百"
        return ""

    def _closed(self, index: int, run: list[Item]) -> bool:
        """Whether a list of shares of one whole begins with its sentence and ends in 其他: nothing else is left."""
        last = run[-1]
        called = names(run[0].lead) if "分别" in run[0].lead or "依次" in run[0].lead else []
        ends = _OTHERS.match(called[-1]) if len(called) == len(run) else _OTHERS.match(last.head)
        if len(run) < 3 or not ends or not _ABOUT < _sum(run) < _AT_MOST:
            return False
        alone = not any(each.group == "ratio" for each in (*self.items[:index], *self.before))
        nested = any(mark in each.lead for each in run for mark in ("其中", "；其", "包括"))
        start, end = run[0].figure.start - len(run[0].lead), last.figure.end
        return alone and not nested and _SEVERAL.search(self.reading.text, max(0, start - _FAR), end + _FAR) is None

    def _contributions(self, index: int) -> None:
        """第一、二、三产业对经济增长的贡献率依次为A、B、C."""
        first = self.items[index]
        run = [*takewhile(lambda each: each.group == "ratio" and each.kind == "rate", self.items[index:])][:3]
        minus = any(self.reading.text[each.figure.start - 1] in _MINUS for each in run)
        if len(run) < 3 or minus or any(each.figure.rough for each in run):
            return
        listed = all(each.lead in AND for each in run[1:])
        if any(_OTHERS.match(each.head) for each in self.items[index + 3 : index + 4]):
            return
        three = _INDUSTRIES.search(first.lead) or _DEMANDS.search(first.lead)
        if partition([each.label for each in run]) or (listed and three):
            self.say("hundred", [each.figure for each in run], "", "各部分的贡献率合起来是百分之百")

    def _spelled_out(self, index: int) -> None:
        """前三名合计占A，分别为B、C、D."""
        item = self.items[index]
        behind = [*takewhile(lambda each: each.group == "ratio", self.items[index + 1 :])]
        if len(behind) < 2 or not _EACH.match(behind[0].lead) or not _SUMMED.search(item.head):
            return
        run = [behind[0], *takewhile(lambda each: each.lead in AND, behind[1:])]
        if len(run) > 1 and not any(each.figure.rough for each in (*run, item)):
            count = _COUNT.search(item.head)
            all_told = count is not None and number(count[0]) == len(run)
            self.say("sum", [*(each.figure for each in run), item.figure], "", _SUMMED_UP if all_told else "")

    def _together(self, index: int) -> None:
        """甲占A，乙占B，两家合计占C; 甲拉动A个百分点，乙拉动B个百分点，合计拉动C个百分点."""
        item = self.items[index]
        match = POST.match(item.head)
        run = [*takewhile(lambda each: each.group == item.group, reversed(self.items[:index]))][::-1]
        if match is None or len(run) < 2 or any(each.depth != item.depth or each.figure.rough for each in run):
            return
        if item.group == "point":
            if not all(_DRIVES.search(each.head) or each.lead in AND for each in (*run, item)):
                return
        elif not all(each.kind == "share" or each.lead in AND or _PORTION.search(each.head) for each in run):
            return
        count = _COUNT.search(match[0])
        stated = number(count[0]) if count else len(run)
        for size in range(len(run), 1, -1):
            figures = [*(each.figure for each in run[-size:]), item.figure]
            if agrees("sum", figures, ""):
                self.say("sum", figures, "", _SUMMED_UP if size == stated else "")
                return
        apart = not any(mark in each.lead for each in (*run, item) for mark in ("；", "其中"))
        if count and stated == len(run) and apart:
            self.say("sum", [*(each.figure for each in run), item.figure], "", _SUMMED_UP)

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
        elif runs and runs[0][0] is figures[0]:
            self.say("hundred", runs[0])  # 35岁以下占A，……，女党员占D: what follows is of another division
        elif proof:
            self.say("hundred", figures, "", proof)


def _bare_share(pair: tuple[Item, Item]) -> bool:
    """Whether the second figure is the share of the first, in a row of such."""
    part, share = pair
    return part.kind == "level" and share.kind == "share" and share.lead in ("，占", "（占") and part.depth == 0


def _qualified(part: Item, whole: Item) -> bool:
    """Whether the part is of the whole's kind, and of some quality: 现有党员1280名，女党员288名."""
    kind = whole.head.rpartition("现有")[2]
    return len(kind) > 1 and part.head.endswith(kind) and len(part.head) > len(kind) and not _APART.search(part.head)


def _share_name(item: Item) -> str:
    """What the words before 占 name; empty if they name nothing."""
    match = _NAMED_SHARE.match(item.head)
    return match[1].removesuffix("所") if match else ""


def short_for(name: str, words: str) -> bool:
    """Whether the name leaves out some characters of the words: 卫技人员 for 卫生技术人员, 不捕 for 不批准逮捕."""
    rest = iter(words)
    return all(character in rest for character in name)


def _of_another(item: Item, part: Item) -> bool:
    """Whether the words before 占 name something else than the part."""
    name = _share_name(item)
    return bool(name) and not short_for(name, part.label) and part.head.removeprefix("其中") not in name


def _overlap(run: list[Item]) -> bool:
    """Whether parts that share nothing are said to be more than the whole."""
    bare = all(_ONLY_SHARE.search(each.head) for each in run)
    return bare and partition([each.label for each in run], COMMON) != () and _sum(run) > ONE


def _reachable(count: Decimal, share: Quantity) -> bool:
    """Whether some whole number of ``count`` rounds to the share (or is cut off to it)."""
    low, high = (share.low - share.step / 2) * count, (share.high + share.step / 2) * count
    return int(high) >= low or share.value >= 1


def _sum(run: list[Item]) -> Decimal:
    """What the figures come to."""
    return sum((each.figure.value for each in run), ZERO)


def _named(core: str, whole: Item) -> bool:
    """Whether the words behind 占 name this whole."""
    return (len(core) > 1 and core in whole.label) or (
        len(core) > 2 and core[-2:] in whole.label and core[:2] in whole.label
    )
