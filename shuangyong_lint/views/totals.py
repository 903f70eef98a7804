"""合计与其余：列在后面的总数，跨句的总数，除外与剩下的部分。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, agrees
from shuangyong_lint.views.items import (
    EXCEPT,
    PLANNED,
    POST,
    REST,
    WITHIN_END,
    Item,
    same_noun,
)
from shuangyong_lint.views.partitions import FILLERS, PERIODS, SURE, partition
from shuangyong_lint.views.wholes import (
    ALL_LISTED,
    ALREADY,
    AMONG,
    ARRIVED,
    LONGEST,
    ONE_OFF,
    OPEN,
    OTHERS,
    REST_STRONG,
    STARTS_FROM,
    Wholes,
    comma_list,
    complete,
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
_AT_HAND = Pattern(r"可[供用]|供应|产量|自给|库存|已|现有|实有|落实|到位|完成|现")
_ALL_BEFORE = "“合计”之前各项已列出"
_SUMS_UP = Pattern(
    r"^(?:以上|上述|至此)?(?:[^，。；]{0,6}(?:累计|合计|共计|总计)|[一-鿿]{0,6}总(?:[一-鿿]{1,4}[量数额]|面积|量|数|额|值|规模|里程|人数|户数|投资|收入|支出|产量)|总(?!书记|队|工会|部|体|理)|全[年市县区镇乡校村省局州矿厂系部]|[两二三四五六七\d](?:项|批|者|类|期|年|季|地|个|处|次|轮)[^，。]{0,3}共?"
    r"|累计|当年|共|合计|总计)"
)
_BOTH = Pattern("([一-鿿]{2,8})[和与、及]([一-鿿]{2,8})(?:两项|二者|两者)?(?:合计|共计|总计)(?:为|达|是)?$")
_SO_FAR = Pattern(r"前[一二两三四五六七八九十\d]|累计|1[—～~至-]\d|计划|目标|预算|应|去年|上年|同期")
_AHEAD = Pattern(r"预计|将|预期|目标|计划|力争|可达|有望|预算")
_DONE = Pattern("已经?(?=[一-鿿])")
_STILL = Pattern("^[尚还仍]有")
_ONGOING = Pattern("正在|尚在|仍在|在办|待")
_DONE_OR_NOT = "已办的与在办的合起来应是全部"
_FEW = 10
_SERIAL = Pattern(
    r"^(?:已|正在|尚|未|待|拟|仍)|第[一二三四五六七八九\d]|[上下]半年|[一二三四]季度|[一二三四五六七八九]期"
)
_NTH = Pattern("第([一二三四五六七八九])(?:年|期|批|轮|阶段|季度)")
_COUNTING = "一二三四五六七八九" + "零" * 40
_NUMBERED = "从第一逐次列到最后"
_COUNT = Pattern(r"(两|二|三|四|五|六|七|\d)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7} | {str(n): n for n in range(10)}
_ATTENDED = Pattern(r"实|出席|到会|参加")
_ABSENT = Pattern(r"缺席|请假|未到|未参加")
_EXAMINED = Pattern(r"检查|抽查|抽检|检测|考核|测试|验收|排查")
_TAKEN = Pattern(r"已|有|经|其中")
_TOTALLED = Pattern(r"(?<![中公])共(?!产|青|建|同|享|和|识)|合计|总")


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
        part = same[-1]
        if EXCEPT.search(part.head) and "外" in part.tail + item.lead:
            if not _BESIDE.search(item.lead) and (strong or "另" in item.head):
                self._except(same, item)
            return
        if len(same) > 1 and EXCEPT.search(same[-2].head) and "外" in part.lead and WITHIN_END.search(part.tail):
            # 除A外，B中其余C
            self.say("sum", (same[-2].figure, item.figure, part.figure), "", _SPLIT_BY_EXCEPT)
            return
        for size in range(2, len(same) + 1):
            if "其中" in same[-size].lead and size < len(same):
                continue  # itself a part of what stands before
            window = [each.figure for each in same[-size:]]
            if agrees("sum", [*window[1:], item.figure, window[0]], ""):
                proof = ALL_LISTED if strong else _present(same[-size], same[-1], item)
                self.say("sum", [*window[1:], item.figure, window[0]], "", proof)
                return
        if len(same) > 1:
            self._wrong_rest(same, item, strong=strong)

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
        if "其中" in whole.lead or "其中" in part.lead or not same_noun(whole, item):
            return
        total = REST.search(whole.head) or _TOTALLED.search(whole.head) or WITHIN_END.search(whole.tail)
        whole_of = same[0]
        if strong and len(same) > 2 and whole_of is self.items[0] and not any(REST.search(each.head) for each in same):
            if PLANNED.search(whole_of.head) and self._slipped(whole_of, [*same[1:], item]):
                self.say("sum", [*(each.figure for each in (*same[1:], item)), whole_of.figure], LIKELY, ONE_OFF)
            return
        proof = _present(whole, part, item)
        taken = strong and len(same) == 2 and _TAKEN.search(part.head)
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
        if item.kind == "level" and match is None:
            self._two_named(index)
        if match is None or item.kind != "level":
            return
        parts, clean = self._listed_before(index)
        if len(parts) < 2:
            return
        figures = [each.figure for each in parts]
        count = _COUNT.search(match[0])
        stated = _COUNTS[count[1]] if count else 0
        strong = clean and bool(_POST_STRONG.match(item.head))
        for size in range(len(parts), 1, -1):
            if agrees("sum", [*figures[-size:], item.figure], ""):
                sure = stated == size or (strong and size == len(parts))
                self.say("sum", [*figures[-size:], item.figure], "", _ALL_BEFORE if sure else "")
                return
        if stated and stated <= len(parts):
            self.say("sum", [*figures[-stated:], item.figure], "", f"“{match[0].lstrip('，；、')}”说的就是前面各项")
        elif (strong or (clean and _same_words(item.head.removeprefix(match[0]), parts, match[0]))) and not stated:
            self.say("sum", [*figures, item.figure], "", _ALL_BEFORE)
        elif clean and not _SO_FAR.search(item.head.removeprefix(match[0])) and self._slipped(item, parts):
            self.say("sum", [*figures, item.figure], LIKELY, ONE_OFF)

    def _two_named(self, index: int) -> None:
        """甲A，乙B，甲与乙合计C."""
        item = self.items[index]
        names = _BOTH.match(item.head)
        two = self.items[max(0, index - 2) : index]
        if names is None or len(two) < 2 or any(each.group != item.group or each.kind != "level" for each in two):
            return
        if all(each.head.removeprefix("其中").endswith(name) for each, name in zip(two, names.groups(), strict=True)):
            figures = [*(each.figure for each in two), item.figure]
            self.say("sum", figures, "", f"“{names[1]}”“{names[2]}”的合计就是前面两数之和")

    def _listed_before(self, index: int) -> tuple[list[Item], bool]:
        """The levels of one unit right before the item, and whether they are a list of their own from the beginning."""
        item = self.items[index]
        parts: list[Item] = []
        for each in reversed(self.items[:index]):
            if each.depth > item.depth or each.kind != "level" or (each.group[:4] == "time" and not parts):
                continue  # 三年累计
            if each.group != item.group:
                return parts, False
            if ARRIVED.search(each.head) or STARTS_FROM.search(each.head):
                return [], False  # 由A增加到B，五年累计C
            parts.insert(0, each)
            if len(parts) == LONGEST:
                return parts, False
        return parts, not any("其中" in part.lead for part in parts)

    def _leading(self, index: int) -> None:
        """共A：或者只是并列在后的各项，恰好合成总数。"""
        whole = self.items[index]
        behind = index + 1
        if not self.items[behind].lead and self.items[behind].group != whole.group and behind + 1 < len(self.items):
            behind += 1  # 52户187人，已消除39户146人
        following = self.items[behind]
        levels = following.kind == whole.kind == "level" and following.group == whole.group
        if not levels or whole.figure.rough or following.depth != whole.depth:
            return
        chain = self._chain(behind)
        if len(chain) < 2 or any(each.figure.rough for each in chain) or not _summable(whole, chain):
            return
        size = comma_list(chain)
        if size < len(chain) and not agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            chain = chain[:size]
        figures = [*(each.figure for each in chain), whole.figure]
        if all(map(self.reading.summed, figures)) and not self.reading.known(figures):
            return  # all of them parts of one whole before them, of which the first is just half
        apart = "其中" in following.lead and not AMONG.search(following.lead)
        if agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            why = complete(chain) or (self._watched(whole, chain) if apart else "")
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", why)
        elif apart and self._slipped(whole, chain):
            self.say("sum", [*(each.figure for each in chain), whole.figure], LIKELY, ONE_OFF)
        else:
            self._wrong_leading(whole, chain)

    def _wrong_leading(self, whole: Item, chain: list[Item]) -> None:
        """A list behind its total that does not make it, where its names say that it is complete."""
        figures = [*(each.figure for each in chain), whole.figure]
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
        if len(parts) < 2 or not clean or any(each.figure.rough or _SO_FAR.search(each.head) for each in parts):
            return
        figures = [*(each.figure for each in parts), item.figure]
        if agrees("sum", figures, ""):
            self.say("sum", figures, "", self._watched(item, parts))
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
        stated = _COUNTS[count[1]] if count else 0
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


def _inside(whole: Item, part: Item) -> bool:
    """Whether the words between say that the part is taken out of the whole."""
    return "中" in whole.tail[-3:] or bool(
        _EXAMINED.search(whole.label)
        or PLANNED.search(whole.head)
        or _TAKEN.search(part.head)
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
        and all(name is not None and name[1] == _COUNTING[at] for at, name in enumerate(names))
        and "其中" not in before
    )


def _summable(whole: Item, chain: Sequence[Item]) -> bool:
    """Whether a list without 其中 may be what the figure before it is made of."""
    if len(chain) == 2 and whole.figure.value < _FEW:
        return False
    series = all(_SERIAL.search(each.head) for each in chain) and not _SERIAL.search(whole.head)
    if series or _TOTAL.search(whole.head) or partition([each.label for each in chain]):
        return True
    return len(chain) > 2 and all(each.figure.low == each.figure.high for each in chain)


def _same_kind(whole: Item, parts: Sequence[Item], names: Sequence[str]) -> bool:
    """Whether the parts, their distinguishing names left out, are what the whole counts: 学员58人，男学员，女学员."""
    rest = {FILLERS.sub("", part.head).replace("性", "") for part in parts}
    for name in names:
        rest = {words.replace(name, "") for words in rest}
    return all(words in whole.label for words in rest) and (any(rest) or bool(_TOTALLED.search(whole.head)))
