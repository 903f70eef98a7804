"""合计与其余：列在后面的总数，跨句的总数，除外与剩下的部分。"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, ZERO, agrees
from shuangyong_lint.views.items import (
    EXCEPT,
    PLANNED,
    POST,
    REST,
    WITHIN_END,
    Item,
    noun,
    same_noun,
)
from shuangyong_lint.views.numerals import number
from shuangyong_lint.views.partitions import FILLERS, PERIODS, SURE, TRENDS, partition
from shuangyong_lint.views.wholes import (
    ALL_LISTED,
    ALREADY,
    AMONG,
    ARRIVED,
    LONGEST,
    NOT_YET,
    ONE_OFF,
    OPEN,
    OTHERS,
    PAID_BY,
    PAYERS,
    REST_STRONG,
    SORTED,
    STARTS_FROM,
    STILL_THERE,
    Wholes,
    comma_list,
    complete,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_BESIDE = Pattern(r"外[，]?(?:还|也|又|均|都|，还)|每")
_TOTAL = Pattern(
    r"合计|总计|共计|累计|一共|总共|小计|(?<![中公])共(?!产|青|建|同|享|有制|和|识|性|鸣|存|赢|创|管|治|商|用|育|党)|总数|总额|总量|总值|总投资|总收入"
    r"|总支出|总产值|总人口|总面积|总户数|计划|应|任务|目标|安排|全年|预算"
)
_POST_STRONG = Pattern(
    r"^[，；、。（]?(?:以上|上述|前述)?(?:(?:两|二|三|四|五|六|七|\d)(?:项|者|类|村|乡|镇|片区|级|笔))?(?:合计|总计|共计)$|^[，]?共$"
)
_SPLIT_BY_EXCEPT = "“除……外，其余……”已把总数分尽"
_SHORTFALL = "缺的就是需要的与已有的之差"
_SHORT_OF = Pattern(r"缺口|[尚还仍][缺差]|短缺|空缺|缺[编员水电粮气煤油额]|空编")
_NEEDED = Pattern(r"需|总投资|概算|估算|编制|应|计划|目标|任务|核定")
_AT_HAND = Pattern(r"可[供用]|供应|产量|自给|库存|已|现有|实[有际]|落实|到位|完成|现")
_WHEN = Pattern("春节|元旦|年[前底内初]|[月季]底|预计|力争|可[以望]|有望|确保|计划|拟|[明今下本][年月季半]|\\d+月")
_TERSE = 5
_IN_ALL = Pattern("(?:一共|总共|共计|合计)[为有是]?$")
_ALL_BEFORE = "“合计”之前各项已列出"
_SUMS_UP = Pattern(
    r"^(?:以上|上述|至此)?(?:[^，。；]{0,6}(?:累计|合计|共计|总计)|[一-鿿]{0,6}总(?:[一-鿿]{1,4}[量数额]|面积|量|数|额|值|规模|里程|人数|户数|投资|收入|支出|产量)|总(?!书记|队|工会|部|体|理)|全[年天线程市县区镇乡校村省局州矿厂系部]|[两二三四五六七\d](?:项|批|者|类|期|年|季|地|个|处|次|轮)[^，。]{0,3}共?"
    r"|累计|当年|共|合计|总计)"
)
_OUTSIDE = Pattern("外[，]")
_ALL_OF = Pattern(r"应|共|总|全|现有|在册|原有|需")
_DONE_AND_LEFT = "办了的与还没有办的合起来就是全部"
_ALL_STAGES = "前一句的总数，这里按情形分尽"
_ALL_TRENDS = "涨的、平的、跌的合起来就是全部"
_ALL_PERIODS = "全年就是各季度（上下半年）之和"
_SPLIT_IN = Pattern("(?:[分编](?:为|成)?|由)[A-Z甲乙丙丁戊、和]{0,12}$")
_RETURNED = Pattern("收回|回收")
_NOT_SO = Pattern("[不未没非]有?([一-鿿]{2,4})")
_VOTED, _VOTED_IN = Pattern("赞成|同意"), Pattern("有效|到会|出席|参加|实到")
_PLUS = Pattern("加上|再加|连同")
_TAKEN_AWAY = Pattern("减[去掉除]|扣[除减去掉]|除去|刨[去除]|核减")
_COMES_TO = Pattern("共|总|累计|合计|达|计|为|滚存|结存|(?:年末|期末|累计)(?:结余|余额)")
_ADDED = "“加上”把各数连成一个和"
_FIRST_NAMED = "说的就是前面列出的这几项"
_BODIES = frozenset({"镇", "乡", "household", "家", "所", "个", "处", "座", "间", "站"})
_BOTH = Pattern(
    "([一-鿿]{2,8})[和与、及]([一-鿿]{2,8}?)(?:两[项者类]|二者)?(?:合计|共计|总计|合起来|加起来|相加|之和|一共|共)(?:为|达|是|有)?$"
)
_SO_FAR = Pattern(r"前[一二两三四五六七八九十\d]|累计|1[—～~至-]\d|计划|目标|预算|应|去年|上年|同期")
_AHEAD = Pattern(r"预计|将|预期|目标|计划|力争|可达|有望|预算")
_DONE = Pattern("已经?(?=[一-鿿])")
_STILL = Pattern("^[尚还仍]有")
_ONGOING = Pattern("正在|尚在|仍在|在办|待")
_DONE_OR_NOT = "已办的与在办的合起来应是全部"
_FEW = 10
_SERIAL = Pattern(
    r"^(?:已|正在|尚|未|待|拟|仍)|第[一二三四五六七八九\d]|[上下]半年|^[一二三四五六七八九甲乙丙丁东南西北上下前后](?:[组队班片区村路岸段场库连排厂号期社乡镇校店线仓]|车间|标段|分厂|小组)?(?:[一-鿿]{0,4})$|[一二三四]季度|[一二三四五六七八九]期"
)
_NTH = Pattern("第([一二三四五六七八九])(?:年|期|批|轮|阶段|季度)")
_NUMBERED = "从第一逐次列到最后"
_COUNT = Pattern(r"[两二三四五六七\d]")
_ATTENDED = Pattern(r"实|出席|到会|参加")
_ABSENT = Pattern(r"缺席|请假|未到|未参加")
_EXAMINED = Pattern(r"检查|抽查|抽检|检测|考核|测试|验收|排查")
_TAKEN = Pattern(r"已|有|经|其中")
_TOTALLED = Pattern(r"(?<![中公])共(?!产|青|建|同|享|和|识)|合计|总")


_COMMON_VERBS = frozenset("通接开修建装参加享安到上了的")
_LIKE = (
    ("脱贫", "摘帽", "退出", "出列"),
    ("完成", "竣工", "建成", "完工", "交付"),
    ("整改", "销号", "解决", "办结", "化解"),
    ("搬迁", "搬走", "搬入", "入住"),
    ("签约", "签订", "签了"),
)
"""Verbs that say the same of what is done."""


class Totals(Wholes):
    """Totals behind their parts, and what is left of a whole."""

    def _rest(self, index: int) -> None:
        """A中有B，其余C；除B外，另C。"""
        item = self.items[index]
        same = [
            each
            for each in self.items[:index]
            if each.group == item.group and each.kind == "level" and each.depth <= item.depth
        ]
        same = same[-LONGEST:]
        if not same and item.lead.startswith(("其余", "剩余", "余下")):
            same = [
                each for each in self.before if each.group == item.group and each.kind == "level" and not each.depth
            ]
        if not same:
            return
        strong = bool(REST_STRONG.search(item.head) or OTHERS.search(item.head))
        if self._excepted(same, item, strong=strong):
            return
        for size in range(2, len(same) + 1):
            if "其中" in same[-size].lead and size < len(same):
                continue  # itself a part of what stands before
            if same[1 - size].lead.startswith("、") and "中" not in same[1 - size].lead:
                continue  # 用火不慎14起、吸烟5起、玩火3起、其他6起
            window = [each.figure for each in same[-size:]]
            if agrees("sum", [*window[1:], item.figure, window[0]], ""):
                proof = ALL_LISTED if strong else _present(same[-size], same[-1], item)
                self.say("sum", [*window[1:], item.figure, window[0]], "", proof)
                return
        if strong and same[0] is self.items[0] and self._rest_of_above(same, item):
            return
        if len(same) > 1:
            self._wrong_rest(same, item, strong=strong)

    def _excepted(self, same: list[Item], item: Item, *, strong: bool) -> bool:
        """Whether the rest is what an exception leaves, and was told so."""
        part = same[-1]
        outside = "外" in part.tail + item.lead
        begins = next((at for at in range(1, len(same) - 1) if EXCEPT.search(same[at].head)), 0)
        if begins and outside and all(each.lead[-len(each.head) - 1 :][:1] in "、和及" for each in same[begins + 1 :]):
            # 除甲A、乙B外，其余C
            figures = [*(each.figure for each in same[begins:]), item.figure, same[begins - 1].figure]
            self.say("sum", figures, "", _SPLIT_BY_EXCEPT if strong and not _BESIDE.search(item.lead) else "")
            return True
        if EXCEPT.search(part.head) and outside:
            if not _BESIDE.search(item.lead) and (strong or "另" in item.head):
                self._except(same, item)
            return True
        if len(same) > 1 and EXCEPT.search(same[-2].head) and "外" in part.lead and WITHIN_END.search(part.tail):
            # 除A外，B中其余C
            self.say("sum", (same[-2].figure, item.figure, part.figure), "", _SPLIT_BY_EXCEPT)
            return True
        return False

    def _rest_of_above(self, same: Sequence[Item], item: Item) -> bool:
        """共需A。争取B，贷款C，余下的D: the only figure of the sentence before is what this one shares out."""
        levels = [each for each in self.before if each.group == item.group and not each.figure.rough]
        levels = [each for each in levels if each.kind == "level" and not each.depth]
        if len(levels) != 1 or not (_TOTALLED.search(levels[0].head) or self._done_of(levels[0], same, item)):
            return False
        if any("其中" in each.lead or PLANNED.search(each.head) or each.figure.rough for each in same):
            return False
        figures = [*(each.figure for each in (*same, item)), levels[0].figure]
        total, whole = sum((each.value for each in figures[:-1]), ZERO), figures[-1].value
        if whole * 7 > total * 10 or total * 7 > whole * 10:
            return False
        self.say("sum", figures, "", ALL_LISTED)
        return True

    def _done_of(self, whole: Item, same: Sequence[Item], item: Item) -> bool:
        """承诺了十件实事。8件已办结，其余3件……: what is done and what is not, of the only things spoken of."""
        done = same[0]
        head = done.head.removeprefix("目前")
        told = len(head) <= _TERSE and ALREADY.match(head + done.tail) is not None
        last = whole is self.before[-1] and whole.figure.unit.exact and whole.figure.unit == item.figure.unit
        return told and len(same) == 1 and last and (same_noun(whole, item) or _WHEN.match(item.tail) is not None)

    def _except(self, same: list[Item], item: Item) -> None:
        """总数，除A外，其余B: the nearest whole is meant, unless only a farther one holds."""
        part = same[-1]
        trios = [(part.figure, item.figure, each.figure) for each in reversed(same[:-1]) if same_noun(each, part)]
        held = [trio for trio in trios if agrees("sum", trio, "")]
        for trio in (held or trios)[:1]:
            self.say("sum", trio, "", _SPLIT_BY_EXCEPT)
        behind = self.items.index(item) + 1
        if not trios and behind < len(self.items):
            # 除A外，另有B，C全部……
            whole = self.items[behind]
            trio = (part.figure, item.figure, whole.figure)
            if whole.kind == "level" and whole.group == item.group and agrees("sum", trio, ""):
                self.say("sum", trio, "", "")

    def _wrong_rest(self, same: list[Item], item: Item, *, strong: bool) -> None:
        """A rest that comes out with no figure before it, where the words leave but one whole."""
        named = next((at for at in range(len(same) - 2, -1, -1) if WITHIN_END.search(same[at].tail)), None)
        parts = same[named + 1 :] if named is not None else []
        apart = any(EXCEPT.search(each.lead) or REST.search(each.head) for each in parts)  # 中，除2名……外，另22名
        if strong and named is not None and len(parts) > 1 and not apart and not EXCEPT.search(item.lead):
            if all(same_noun(each, same[named]) and "其中" not in each.lead for each in (*parts, item)):
                self.say("sum", [*(each.figure for each in (*parts, item)), same[named].figure], "", ALL_LISTED)
            return
        behind = self.items[self.items.index(item) + 1 :]
        if behind and behind[0].group == item.group and behind[0].kind == "level" and REST.search(behind[0].head):
            return  # 请假2人，缺席1人
        whole, part = same[-2:]
        if "其中" in whole.lead or "其中" in part.lead or not (same_noun(whole, item) or _WHEN.match(item.tail)):
            return
        total = REST.search(whole.head) or _TOTALLED.search(whole.head) or WITHIN_END.search(whole.tail)
        whole_of = same[0]
        if strong and len(same) > 2 and whole_of is self.items[0] and not any(REST.search(each.head) for each in same):
            if PLANNED.search(whole_of.head) and self._slipped(whole_of, [*same[1:], item]):
                self.say("sum", [*(each.figure for each in (*same[1:], item)), whole_of.figure], LIKELY, ONE_OFF)
            return
        larger = whole.figure.low > max(part.figure.high, item.figure.high)
        proof = _present(whole, part, item) or (_opposite(part, item) if larger else "")
        taken = strong and len(same) == 2 and _inside(whole, part)
        if not proof and ((len(same) > 2 and not total) or (whole.figure.low <= part.figure.high and not taken)):
            return
        if _SHORT_OF.search(item.head) and _NEEDED.search(whole.head) and _AT_HAND.search(part.head):
            proof = proof or _SHORTFALL
        proof = proof or (ALL_LISTED if strong and _inside(whole, part) else "")
        if proof:
            self.say("sum", (part.figure, item.figure, whole.figure), "", proof)

    def _total_behind(self, index: int) -> None:
        """A，B，合计C。"""
        item = self.items[index]
        match = POST.match(item.head)
        if match is None or item.kind != "level":
            if item.kind == "level":
                self._two_named(index)
            return
        self._mixed(index)
        parts, clean = self._listed_before(index)
        if len(parts) < 2:
            return
        figures = [each.figure for each in parts]
        count = _COUNT.search(match[0])
        stated = (count and number(count[0])) or 0
        if match[0].lstrip("，；、").startswith("前"):
            self._first_named(item, parts, stated)
            return
        strong = clean and (bool(_POST_STRONG.match(item.head)) or _numbered(parts))
        sizes = range(len(parts), 1, -1)
        if size := next((size for size in sizes if agrees("sum", [*figures[-size:], item.figure], "")), 0):
            sure = stated == size or (strong and size == len(parts))
            self.say("sum", [*figures[-size:], item.figure], "", _ALL_BEFORE if sure else "")
        elif stated > len(parts):
            self._from_above(item, parts if clean else [], stated)
        elif stated:
            self.say("sum", [*figures[-stated:], item.figure], "", f"“{match[0].lstrip('，；、')}”说的就是前面各项")
        elif strong or (clean and _same_words(item.head.removeprefix(match[0]), parts, match[0])):
            self.say("sum", [*figures, item.figure], "", _ALL_BEFORE)
        elif clean and not _SO_FAR.search(item.head.removeprefix(match[0])) and self._slipped(item, parts):
            self.say("sum", [*figures, item.figure], LIKELY, ONE_OFF)

    def _from_above(self, item: Item, parts: Sequence[Item], stated: int) -> None:
        """保护补贴A，惠及农户……。稻谷补贴B，农机补贴C，三项补贴共D: the first of three stands in a sentence before."""
        above = [each for items in self.earlier for each in items if each.group == item.group and each.kind == "level"]
        figures = [each.figure for each in (*above[len(parts) - stated :], *parts, item)]
        if parts and len(above) >= stated - len(parts) and agrees("sum", figures, ""):
            self.say("sum", figures, "", _ALL_BEFORE)

    def _first_named(self, item: Item, parts: Sequence[Item], stated: int) -> None:
        """146台，其中甲98台，乙31台，丙17台，前两类共129台."""
        start = next((at for at, each in enumerate(parts) if "其中" in each.lead or "：" in each.lead), 0)
        for first in (start, start + 1) if not start else (start,):
            figures = [*(each.figure for each in parts[first : first + stated]), item.figure]
            if len(figures) > stated and agrees("sum", figures, ""):
                self.say("sum", figures, "", _FIRST_NAMED)
                return
        if start and len(parts) - start >= stated:
            figures = [*(each.figure for each in parts[start : start + stated]), item.figure]
            self.say("sum", figures, "", _FIRST_NAMED)

    def _added(self, index: int) -> None:
        """A，加上B、C，共D."""
        item = self.items[index]
        at = next((at for at in range(index) if _PLUS.search(self.items[at].lead)), None)
        if not at or not _COMES_TO.search(item.head):
            return
        added = self.items[at:index]
        if any("；" in each.lead for each in (*added[1:], item)) or self.reading.known([added[-1].figure, item.figure]):
            return
        if any(_COMES_TO.search(each.head) and self.reading.summed(each.figure) for each in added):
            return  # D was told already
        same = [each for each in self.items[:at] if each.group == item.group and each.kind == "level"]
        if not same or any(each.group != item.group or each.kind not in ("level", "delta") for each in added):
            return
        if any(_TAKEN_AWAY.search(each.lead) for each in (*added, item)):
            return
        for size in range(1, len(same) + 1):
            figures = [each.figure for each in (*same[-size:], *added, item)]
            if agrees("sum", figures, ""):
                self.say("sum", figures, "", _ADDED)
                return
        if len(same) == 1 or (len(added) == 1 and len(item.head) > 1 and item.head[-2:] == same[-1].head[-2:]):
            self.say("sum", [each.figure for each in (same[-1], *added, item)], "", _ADDED)

    def _mixed(self, index: int) -> None:
        """场所412户、学校37所、机构118家，共计573家: things of several measure words counted together."""
        item = self.items[index]
        parts: list[Item] = []
        for each in reversed(self.items[:index]) if item.group in _BODIES else ():
            if each.kind != "level" or each.group not in _BODIES or each.figure.rough or each.depth != item.depth:
                break
            parts.insert(0, each)
            if len(parts) > 1 and len({part.group for part in parts} | {item.group}) > 1:
                figures = [*(part.figure for part in parts), item.figure]
                named = all(part.figure.unit.unit in item.tail for part in parts)  # 8镇5乡，共13个乡镇
                if named or agrees("sum", figures, ""):
                    self.say("sum", figures, "", _ALL_BEFORE)
                    return

    def _except_these(self, index: int) -> None:
        """应考A人，除B人……外，评定等次的有C人: nothing says 其余, but the exception leaves nothing else."""
        if index < 2:
            return
        whole, part, item = self.items[index - 2 : index + 1]
        alike = whole.group == part.group == item.group and whole.kind == part.kind == item.kind == "level"
        if not alike or not EXCEPT.search(part.head) or not _OUTSIDE.search(item.lead) or _BESIDE.search(item.lead):
            return
        figures = (part.figure, item.figure, whole.figure)
        off = abs(part.figure.value + item.figure.value - whole.figure.value)
        if _ALL_OF.search(whole.head) and off * 10 <= whole.figure.value and "另" not in item.head:
            over = part.figure.low + item.figure.low > whole.figure.high
            holds = agrees("sum", figures, "")
            self.say("sum", figures, "" if holds else LIKELY, _SPLIT_BY_EXCEPT if holds or over else "")

    def _two_named(self, index: int) -> None:
        """甲A，乙B，甲与乙合计C."""
        item = self.items[index]
        both = _BOTH.match(item.head)
        if both is None:
            return
        same = [each for each in self.items[:index] if each.group == item.group and each.kind == "level"]
        two = [[each for each in same if each.head.removeprefix("其中").endswith(name)] for name in both.groups()]
        if all(len(each) == 1 for each in two) and two[0] != two[1]:
            figures = [two[0][0].figure, two[1][0].figure, item.figure]
            self.say("sum", figures, "", f"“{both[1]}”“{both[2]}”的合计就是这两数之和")

    def _listed_before(self, index: int) -> tuple[list[Item], bool]:
        """The levels of one unit right before the item, and whether they are a list of their own from the beginning."""
        item = self.items[index]
        parts: list[Item] = []
        if item.lead.startswith("）"):
            # （A、B、C）共D
            inner = list(takewhile(lambda each: each.depth > item.depth, reversed(self.items[:index])))[::-1]
            fits = all(each.group == item.group and each.kind == "level" for each in inner)
            return (inner, True) if fits else ([], False)
        for each in reversed(self.items[:index]):
            if each.depth > item.depth or each.kind != "level" or (each.group[:4] == "time" and not parts):
                continue  # 三年累计
            if each.group != item.group:
                return parts, each.figure.value == len(parts) > 1 and each.figure.unit.exact
            if ARRIVED.search(each.head) or STARTS_FROM.search(each.head):
                return [], False  # 由A增加到B，五年累计C
            parts.insert(0, each)
            if len(parts) == LONGEST:
                return parts, False
        return parts, not any("其中" in part.lead for part in parts)

    def _leading(self, index: int) -> None:
        """共A：或者只是并列在后的各项，恰好合成总数。"""
        whole = self.items[index]
        behind = self._led_to(index)
        following = self.items[behind]
        levels = following.kind == whole.kind == "level" and following.group == whole.group
        if not levels or whole.figure.rough or following.depth != whole.depth:
            return
        chain = self._chain(behind)
        if len(chain) < 2 or any(each.figure.rough for each in chain) or following.lead.startswith("、"):
            return  # 甲A、乙B、丙C: none of them is the others' whole
        # 因病27户，因残11户，因学8户: one of the list
        alike = (
            SORTED.search(whole.lead) or "：" in whole.lead or all(each.head[:1] == whole.head[:1] for each in chain)
        )
        told = "" if alike else self._said_all(whole, chain)
        if not told and not _summable(whole, chain):
            return
        size = comma_list(chain)
        if size < len(chain) and not agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            chain = chain[:size]
        figures = [*(each.figure for each in chain), whole.figure]
        if all(map(self.reading.summed, figures)) and not self.reading.known(figures):
            return  # all of them parts of one whole before them, of which the first is just half
        apart = "其中" in following.lead and not AMONG.search(following.lead)
        if agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            why = told or complete(chain) or (self._watched(whole, chain) if apart else "")
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", why)
        elif (apart or self._all_named(whole, chain)) and self._slipped(whole, chain):
            self.say("sum", [*(each.figure for each in chain), whole.figure], LIKELY, ONE_OFF)
        elif self._overpaid(whole, chain):
            self.say("sum", figures, LIKELY, PAID_BY)
        else:
            self._wrong_leading(whole, chain, told)

    def _all_named(self, whole: Item, chain: Sequence[Item]) -> bool:
        """Whether nothing but the parts of a total follows it: 一共A，甲B，乙C，丙D。"""
        ends = (
            len(chain) > 2
            and chain[-1] is self.items[-1]
            and self.items.index(chain[0]) + len(chain) == len(self.items)
        )
        return ends and _IN_ALL.search(whole.head) is not None and not any(POST.match(each.head) for each in chain)

    def _overpaid(self, whole: Item, chain: Sequence[Item]) -> bool:
        """到账的一共A，奖补B，财政C，捐助D: what the payers gave is more than all that came."""
        total = sum((each.figure.low for each in chain), ZERO)
        over = whole.figure.high < total < whole.figure.value * 2
        return (
            over
            and whole.group == "cny"
            and self._all_named(whole, chain)
            and all(PAYERS.search(each.head) for each in chain)
            and not self._overlap(chain)
        )

    def _rose_and_fell(self) -> None:
        """监测的46种农副产品中，上涨的19种，持平的14种，下跌的13种."""
        for at in range(1, len(self.items) - 2):
            trio = self.items[at : at + 3]
            group, whole = trio[0].group, self.items[at - 1]
            alike = (
                {each.group for each in (*trio, whole)} == {group} and whole.kind == "level" and whole.figure.unit.exact
            )
            if alike and partition([each.head for each in trio], TRENDS) and same_noun(trio[0], whole):
                closed = at + 3 == len(self.items) or self.items[at + 3].group != group
                closed = closed and not self._goes_on(trio[-1])
                self.say("sum", [*(each.figure for each in trio), whole.figure], "", _ALL_TRENDS if closed else "")

    def _of_above(self) -> None:
        """共有项目A个。到年底已竣工B个、在建C个、未开工D个: a sentence that shares out the total of the one before."""
        first = self.items[0]
        chain = self._chain(0) if first.kind == "level" and not first.depth else []
        if len(chain) < 2 or any(each.figure.rough for each in chain) or "其中" in first.lead:
            return
        same = [each for each in self.before if each.kind == "level" and each.group == first.group and not each.depth]
        if len(same) != 1 or same[0].figure.rough or not _TOTALLED.search(same[0].head):
            return
        figures = [*(each.figure for each in chain), same[0].figure]
        near = abs(sum((each.value for each in figures[:-1]), -same[0].figure.value)) * 10 < same[0].figure.value
        stages = len(chain) > 2 and partition([each.label for each in chain])
        closed = not any(OPEN.search(each.label) or PLANNED.search(each.head) for each in (*chain, same[0]))
        if agrees("sum", figures, "") or (near and stages and closed and same_noun(first, same[0])):
            self.say("sum", figures, "", _ALL_STAGES if stages else "")

    def _led_to(self, index: int) -> int:
        """Where the list behind a whole begins: behind what goes with it (52户187人) and what counts its parts."""
        whole, behind, last = self.items[index], index + 1, len(self.items) - 1
        if not self.items[behind].lead and self.items[behind].group != whole.group and behind < last:
            behind += 1  # 52户187人，已消除39户146人
        item = self.items[behind]
        if behind < last and (item.group.startswith("time") or _SPLIT_IN.search(item.lead)):
            behind += 1  # 2.4亿元分三年使用; 2400万元，分两批拨付
        return behind

    def _wrong_leading(self, whole: Item, chain: list[Item], told: str) -> None:
        """A list behind its total that does not make it, where its names say that it is complete."""
        figures = [*(each.figure for each in chain), whole.figure]
        if self._overlap(chain) or self._made_with_next(whole, chain):
            return
        if _VOTED.search(chain[0].head) and not _VOTED_IN.search(whole.head):
            return  # 收回147张，其中有效145张、废票2张；赞成141张……
        ends = "；" in whole.lead or not self.items.index(whole) or bool(_RETURNED.search(whole.head))
        near = abs(sum((each.value for each in figures[:-1]), -whole.figure.value)) * 20 < whole.figure.value * 3
        inner = all(each.lead[len(noun(before)) :][:1] == "、" for before, each in pairwise(chain))
        shifted = inner and len(chain) > 2 and chain[0].lead[len(noun(whole)) :][:1] in ("，", "：")
        near = near or (bool(told) and figures[0].value < whole.figure.value)
        ends = ends or POST.match(whole.head) is not None
        if ends and _still_to_do(whole, chain):
            told = told or _DONE_AND_LEFT
        why = told or complete(chain)
        if why and near and ends and (told or why != ALL_LISTED or shifted):
            self.say("sum", figures, "" if told or ALREADY.search(chain[0].head) else LIKELY, why)
            return
        two = chain[:2]
        sexes = partition([each.label for each in two], SURE)
        if _numbered(chain) and not OPEN.search(whole.label):
            self.say("sum", figures, "", _NUMBERED)
        elif _TOTALLED.search(whole.head) and OTHERS.search(chain[-1].head) and not OPEN.search(whole.label):
            self.say("sum", figures, "", ALL_LISTED)
        elif (
            len(chain) == 2
            and whole.lead[:1] != "、"
            and _DONE.match(chain[0].head)
            and not PLANNED.search(whole.head)
            and _ONGOING.match(_STILL.sub("", chain[1].label))
        ):
            self.say("sum", figures, LIKELY, _DONE_OR_NOT)
        elif len(chain) == 2 and ALREADY.search(chain[0].head) and (why := complete(chain)):
            self.say("sum", figures, "", why)
        elif sexes and _same_kind(whole, two, sexes):
            self.say("sum", [*(each.figure for each in two), whole.figure], "", "这两部分合起来就是全部")

    def _came_to(self, index: int) -> None:
        """A，B，总投入C；四个季度分别为A、B、C、D，全年E。"""
        item = self.items[index]
        if (
            index < 2
            or item.figure.rough
            or not _SUMS_UP.match(item.head)
            or POST.match(item.head)
            or _AHEAD.search(item.head)
        ):
            return
        parts, clean = self._listed_before(index)
        if _BOTH.match(item.head):
            return  # 高中与初中合计: of these two, by name
        if len(parts) < 2 or any(each.figure.rough for each in parts):
            return
        figures = [*(each.figure for each in parts), item.figure]
        called = names(parts[0].lead) if "分别" in parts[0].lead else [each.head for each in parts]
        near = abs(sum((each.value for each in figures[:-1]), -item.figure.value)) * 20 < item.figure.value * 3
        if near and partition(called, PERIODS) and item.head.startswith(("全年", "全天")):
            self.say("sum", figures, "", _ALL_PERIODS)
            return
        so_far = any(_SO_FAR.search(each.head) for each in parts)
        if agrees("sum", figures, "") and (not so_far or len(parts) > 2):
            self.say("sum", figures, "", self._watched(item, parts) if clean else "")
        elif so_far or not clean:
            return
        elif self._slipped(item, parts):
            self.say("sum", figures, LIKELY, ONE_OFF)

    def _summed_up(self, index: int) -> None:
        """上半年A。下半年B。全年C。"""
        item = self.items[index]
        apart = index or not self.earlier or item.figure.rough
        cue = None if apart else _SUMS_UP.match(item.head) or POST.match(item.head)
        if cue is None or not item.lead.startswith(cue[0]):
            return
        parts: list[Item] = []
        for items in reversed(self.earlier):
            same = [each for each in items if each.group == item.group and each.kind == "level" and not each.depth]
            if not parts and len(same) > 1 and not any("其中" in each.lead or each.figure.rough for each in same):
                parts = same
                break
            if len(same) != 1 or same[0].figure.rough or not same_noun(same[0], item):
                break
            parts.insert(0, same[0])
        if len(parts) < 2:
            return
        count = _COUNT.search(cue[0])
        stated = (count and number(count[0])) or 0
        labels = [each.head for each in parts]
        if halves := partition(labels, PERIODS):
            stated = len(halves)
        for size in range(len(parts), 1, -1):
            figures = [*(each.figure for each in parts[-size:]), item.figure]
            if agrees("sum", figures, ""):
                self.say("sum", figures, "", _ALL_BEFORE if stated == size else "")
                return
        if stated and stated <= len(parts):
            self.say("sum", [*(each.figure for each in parts[-stated:]), item.figure], "", _ALL_BEFORE)


def _present(whole: Item, part: Item, rest: Item) -> str:
    """应到A，实到B，缺席C."""
    if "应" in whole.head and _ATTENDED.search(part.head) and _ABSENT.search(rest.head):
        return "应到、实到、缺席之间只有一种关系"
    return ""


def _still_to_do(whole: Item, chain: Sequence[Item]) -> bool:
    """前三年退出38个，今年退出15个，现还有9个未出列: of one verb, as far as a character tells."""
    match = NOT_YET.match(chain[-1].tail)
    if match is None or not STILL_THERE.search(chain[-1].head):
        return False
    verb = set(chain[-1].tail[match.end() : match.end() + 2])
    thing = set(chain[-1].tail[match.end() + 2 :])
    if len(thing) > 1 and not thing & set(whole.label + chain[0].label):
        return False  # 已有79户用上自来水，还有9户没有用上天然气
    alike = {word for words in _LIKE for word in words if any(other & verb for other in map(set, words))}
    # 通水 and 没有通电 share a character, and no verb.
    return all(_one_verb(verb & set(each.label)) or any(word in each.label for word in alike) for each in chain[:-1])


def _one_verb(shared: set[str]) -> bool:
    """Whether the characters that two verbs share tell that they are one."""
    return len(shared) > 1 or bool(shared - _COMMON_VERBS)


def _opposite(part: Item, rest: Item) -> str:
    """及格的298人，另有22人不及格."""
    match = _NOT_SO.match(rest.tail or rest.head)
    if match and part.label.removesuffix("的").endswith(match[1]):
        return f"“{match[1]}”的与不“{match[1]}”的合起来就是全部"
    return ""


def _inside(whole: Item, part: Item) -> bool:
    """Whether the words between say that the part is taken out of the whole."""
    return "中" in whole.tail[-3:] or bool(
        _EXAMINED.search(whole.label)
        or PLANNED.search(whole.head)
        or _TAKEN.search(part.head)
        or (not part.head and ALREADY.match(part.tail) is not None)  # 十件实事，8件已办结
        or _TOTALLED.search(whole.head)
    )


def _same_words(words: str, parts: Sequence[Item], cue: str) -> bool:
    """Whether the total repeats what all the parts say: 初中新增学位…，小学新增学位…，共新增学位…"""
    if cue.lstrip("，；、") not in ("共", "合计", "共计", "总共", "一共"):
        return False
    return len(words) > 1 and all(each.head.endswith(words) and len(each.head) > len(words) for each in parts)


def _numbered(chain: Sequence[Item]) -> bool:
    """Whether the parts are 第一年, 第二年, 第三年 to the last: as many as the sentence says there are."""
    names = [_NTH.search(each.head) for each in chain]
    before = chain[0].lead
    return (
        len(chain) > 2
        and all(name is not None and number(name[1]) == at for at, name in enumerate(names, 1))
        and "其中" not in before
    )


def _summable(whole: Item, chain: Sequence[Item]) -> bool:
    """Whether a list without 其中 may be what the figure before it is made of."""
    if len(chain) == 2 and whole.figure.value < _FEW:
        return False
    if not any(each.head for each in chain) and whole.figure.unit.unit == chain[0].figure.unit.unit:
        return True  # 一行十五人，七人来自市直机关，八人来自各县区
    if _still_to_do(whole, chain):
        return True
    series = all(_SERIAL.search(each.front) for each in chain) and not _SERIAL.search(whole.head)
    if series or _TOTAL.search(whole.head) or partition([each.label for each in chain]):
        return True
    return len(chain) > 2 and all(each.figure.low == each.figure.high for each in chain)


def _same_kind(whole: Item, parts: Sequence[Item], names: Sequence[str]) -> bool:
    """Whether the parts, their distinguishing names left out, are what the whole counts: 学员58人，男学员，女学员."""
    rest = {FILLERS.sub("", part.head).replace("性", "") for part in parts}
    for name in names:
        rest = {words.replace(name, "") for words in rest}
    return all(words in whole.label for words in rest) and (any(rest) or bool(_TOTALLED.search(whole.head)))
