"""总数与分项：其中、括号、冒号、分别、组成。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, ONE, TWO, ZERO, agrees, slip
from shuangyong_lint.views.items import (
    AND,
    CLOSE,
    DOWN,
    EXCEPT,
    PLANNED,
    POST,
    SIZE_ABOVE,
    TIMES_OF,
    UP,
    Item,
    Sentence,
    same_noun,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.views.quantities import Quantity
from shuangyong_lint.views.numerals import number
from shuangyong_lint.views.partitions import COMMON, SURE, bands, levels, partition, treasuries

REST_STRONG = Pattern(r"^.{0,2}(?:其余|剩余|剩下|余下|下余|尚余|还剩)|^余$")
OTHERS = Pattern(r"^(?:[及和]|涉及|反映|属于|用于)?(?:其他|其它)")
_PART_STOP = Pattern(
    r"此外|另外|同时|还有|另|；(?:各[项类级]|全[县市年省区部国]|总|(?:[本当]年)?(?:实际|共)?支出)|[一-鿿]{2}(?<![其当])中[，：]"
)
OPEN = Pattern(r"等(?![功奖级次院学教线品职差于待候])|主要|包括如|如下|例如|比如|如|尤其|特别|大部分|多数")
OVERLAPS = Pattern(r"党员|女|民族|以上|以下|重点|包括|含|特(?![殊教种级等岗])|骨干|领导|新增|首次|高级")
_LEVIED = Pattern("利税")
_NET = Pattern(r"顺差|逆差|(?<!经营)(?<!财产)(?<!转移)净|差额|盈余|盈亏|亏损|利润|差")
_WORD_FOR_ANY = Pattern(
    "[总余金数限定]额|[总数质重]量|[总个基人户次]数|面积|合计|总计|[总产价]值|余额|规模|部分|其他"
    "|资金|情况|方面|人员|项目"
)
"""What ends the name of any quantity, so that two such ends are no two halves of a whole: 资产|总额."""
_SAME = ("", "约", "合", "约合", "折合", "即", "折", "相当于", "合计")
AMONG = Pattern(
    r"(?:^|[，；：。、（])[其当]中[，：、]?(?:[^，；。：\d]{2,20}(?:为零|无)[，；、])?(?:[^，；。：\d]|\d{1,4}[年月日季级届A岁周]){0,40}$"
)
SORTED = Pattern(
    r"(?:^|[，；：。])(?:分|按|从)(?!别|全[国省市县区])[^，；。：\d]{1,10}?(?:看|分|来看|划分|统计|分类|分组)[，：]?(?:[^，；。：\d]|\d{1,4}(?:[岁年周万亿元分级]|[至到—-](?=\d))){0,30}$"
)
STARTS_FROM = Pattern(r"(?<![自理])[由从](?!事|业|中|省|县|市|地|国|财)[^，；。]{0,12}$")
_WITHIN_WHOLE = Pattern(r"[^，。；：、（）\d]{0,14}(?<![其当级设])中(?:[，：]|[，：]?(?=已|有|目前))[^，；。：]{0,20}$")
_THIS_YEAR = Pattern("今年|本年|当年|年内|(?:目前|现|截至目前)(?:已|新)")
_EARLIER = Pattern(r"[前近][一二两三四五六七八九几\d]+年|以前|[上去]年|20\d\d年")
STILL_THERE = Pattern("[尚还仍]有$")
NOT_YET = Pattern("[^，。；]{0,4}(?:未|没有?|待|正在|尚)")
_INNER = Pattern(r"其中|包括|含")
_WITHIN = Pattern(
    r"(?:^|[，；：。])(?:在|这些|上述)?([一-鿿]{2,12})(?<![其当])中(?!职|考|型|青|老|餐|转|控|止|断|草|奖|央|心|学|小学|国|医院|共|西部|东部|层|期|旬|年|药|队|专|介|标|间|华)[，：]?(?=[^，；。：]*$)"
)
ARRIVED = Pattern(rf"(?:{UP}|{DOWN}|升|降|增|减)(?:到|至|为)")
_BARE = Pattern(r"\d(?![\d年月日号时届岁周级A—-]|\.\d|[至到]\d)")
ALL_LISTED = "“其余”收尾，各部分已列全"
_ANOTHER = Pattern(r"[^，；。\n]{0,12}[，；。](?:另|此外|加上|还有|其他|其它)")
ALREADY = Pattern("^(?:已经?|有|能)")
_CONVERTS = Pattern(r"[，、（]?(?:折合|约合|合|折|即|相当于|折算为?)(?:面积|计)?")
ONE_OFF = "只差一位数字，各分项就恰好合成总数"
_TREASURIES = "从中央到县各级都已列出"
_ALL_LEVELS = "从国家级到县级各级都已列出"
_EVERY_LEVEL = Pattern("[县区]级(?:及|及其)?以上|各级")
_BANDS = "从最低一档到最高一档都已列出"
_TWICE = Pattern("重复|交叉|重叠|兼有|兼具|身兼|同时(?:符合|享受|具有|为|是)")
_NOT_TWICE = Pattern("[不无免未没][^，。；]{0,3}(?:重复|交叉|重叠|兼)")
_LEFT_OUT = Pattern("[^，。；]{0,8}[，；。（][^，。；\\d]{0,8}(?:另行|另计|未计|未列|不计|除外|未统计|不在内|不含)")
_FAR = 30
_YEAR_NAME = Pattern("((?:19|20)\\d\\d)年")
_RANGES = ("—", "至", "-", "年至", "～", "~", "年—")
_ALL_YEARS = "起止各年已逐年列出"
_ALL_THERE = "行文说明此外没有别的"
_ALL_COUNTED = "说了分几份，已逐份列出"
_NOTHING_ELSE = Pattern(
    r"[^，。；：、\d]{0,8}[，；。（](?:除(?:此|这|上述|以上)[^，。；]{0,8}[，]?)?(?:[^，。；]{0,4}(?:没有|再?无|并无|不含|不存在)(?:其他|其它|别的|另外)"
    r"|仅(?:此|这|上述|以上)|[就只]有?这[两三四五六七八几])"
)
_APART = Pattern(
    r"[^，。；：、\d]{0,8}[，；。（](?:[^，。；\d]{0,6}(?:没有|互?不|无)(?:重复|重叠|交叉)|每[^，。；]{1,3}[只仅][^，。；]{0,3}(?:计|算|填|归|统计))"
)
_NEVER_OVER = "各部分互不重复，合起来不会超过总数"
_DIVIDED = Pattern(
    r"(?:[分编](?:为|成)?|由)(?:[A-Z甲乙丙丁戊、和]{2,12})?([一两二三四五六七八])(?:年|批|期|次|步|类|块|种|部分|家|方|级|档|个)"
)
_COUNTED_BEHIND = Pattern("等?([两二三四五六七八九])(?:个?大?[类项种块档]|个(?:方面|部分|类别|等次))")
"""分为残疾军人217人、……、参战人员584人五类: the list tells how long it is."""
_CAME_OUT = "各分项恰好合成总数"
_COLON_PROOF = "冒号之后逐项列出"
_LISTS = Pattern("：|包括|由|分别(?:[为是]|用于|投[入向]|拨付)")
_NAMED_LIST = Pattern(r"分别(?:[为是]|用于|投[入向]|拨付)[一-鿿]{2,}$")
_MADE_UP = Pattern(r"[组构]成(?!的|比|要素)")
_BY = Pattern(r"(?<![自理])由")
_SPLIT = Pattern("[、和与及]")
_INDUSTRIES = Pattern("三次产业|一、?二、?三(?:次)?产|三大产业")
_PRODUCT = Pattern("生产总值|GDP|增加值|总产值")
PAYERS = Pattern("奖补|衔接资金|专项资金|上级|承担|出资|负担|配套|自筹|财政|补助|银行|捐|社会资本|发债")
PAID_BY = "各家所出合起来不会超过总数"
_RETURNED, _HANDED_OUT = Pattern("收回|回收"), Pattern("[发印][出放制]|下发")
_VALID, _VOTES = Pattern("有效"), Pattern("赞[成同]|同意|反对|弃权|得票")
_NEW_ONES = Pattern(
    "^(?:其中|仅|光|单|当年|今年|本年|年内)*新(?:认定|[增建设评批]|成立|入[库规统]|登记|注册|引进|发展|命名|创建|投产|开工)"
    "的?就[达有多占]"
)
_HAS = Pattern("有|共|总|达")
_HEADED = Pattern("^，[^，；。]{0,6}(?:来源|构成|组成|分布|去向|用途|科目|明细)(?:分别|依次)?[为是有]?$")
_POWER, _INDUSTRY = Pattern("用电|电量|能耗|能源消费"), Pattern("第?一产")
_SHORT = 12
_TERSE = 8
_TELLING = 3
LONGEST = 40
_MARK_BEFORE = Pattern(r"[^，、；]*")


class Wholes(Sentence):
    """Relations of parts to wholes."""

    def _chain(self, index: int) -> list[Item]:
        """The item and those of its group that follow it as further parts, deltas and brackets left out."""
        first = self.items[index]
        chain = [first]
        behind = 0
        for at, item in enumerate(self.items[index + 1 :], index + 1):
            if item.depth < first.depth:
                break
            if item.depth > first.depth or item.kind != "level" or at < behind:
                continue
            if item.group != first.group and (self._describes(at, first.group) or self._beside(at)):
                continue  # 30名以上代表联名提出的243件; 8克金币1枚; 2140户4380人
            if _INNER.search(item.lead) and (behind := self._inner(at, chain[-1])):
                continue
            if _ends_list(first, item):
                break
            chain.append(item)
            if REST_STRONG.search(item.head) or len(chain) == LONGEST:
                break
        return chain

    def _describes(self, at: int, group: str) -> bool:
        """Whether the figure only describes what the next one counts, with no mark between the two."""
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        return following is not None and following.group == group and not CLOSE.search(following.lead)

    def _beside(self, at: int) -> bool:
        """Whether two figures stand together, told of by the same words: 2140户4380人."""
        return not self.items[at].lead or (at + 1 < len(self.items) and not self.items[at + 1].lead)

    def _cue(self, index: int) -> str:
        """The words that lead to a figure, through what only describes it (其中50万元以上的12件, 其中2140户4380人)."""
        item = self.items[index]
        if not index:
            return item.lead
        other = self.items[index - 1]
        # 其中50万元以上的12件, 其中二次醉驾63起
        described = (other.tail.startswith(SIZE_ABOVE) or other.group != item.group) and not CLOSE.search(item.lead)
        return other.lead + item.lead if described or not item.lead else item.lead

    def _inner(self, at: int, whole: Item) -> int:
        """Where the parts of a part end (…284人，包括男126人、女158人，教练232人); 0 if they do not make it."""
        inner: list[Item] = []
        for end, item in enumerate(self.items[at:], at + 1):
            if item.group != whole.group or item.kind != "level":
                return 0
            inner.append(item)
            if len(inner) > 1 and agrees("sum", [*(each.figure for each in inner), whole.figure], ""):
                return end
        return 0

    def _parts(self) -> None:
        """共……，其中A，B；N名……中，A，B。"""
        for index, item in enumerate(self.items):
            if item.kind != "level":
                continue
            lead = self._cue(index)
            if not ("中" in lead or "分" in lead or "按" in lead or "从" in lead):
                continue
            among = AMONG.search(lead) or SORTED.search(lead)
            within = not among and index and _WITHIN_WHOLE.match(item.lead) and not EXCEPT.search(item.lead)
            if not (among or within) or STARTS_FROM.search(item.head):
                continue
            wholes = self._wholes(index, item.group, item.depth)
            if within:
                exact = item.figure.unit.exact and wholes and wholes[0] is self.items[index - 1]
                wholes = wholes[:1] if exact else []
            else:
                wholes = wholes[self._told_apart(index) :] if SORTED.search(lead) else wholes
            if not wholes and (index == 0 or among) and (SORTED.search(lead) or item.lead.startswith("其中")):
                wholes = self._whole_before(item, lead)
            if index and "其中" in item.lead and self._priced(index):
                wholes = [self.items[index - 1], *wholes]  # 每吨自来水2.85元，其中基本水价1.70元
            if not wholes:
                continue
            chain = self._chain(index)
            self._share_out(wholes, chain)
            self._none_too_large(chain, wholes)

    def _none_too_large(self, chain: list[Item], wholes: list[Item]) -> None:
        """The first part, and what goes on in its words, are no larger than the whole."""
        first = chain[0]
        for part in chain:
            alike = len(first.head) > 1 and part.head[-2:] == first.head[-2:] and "；" not in part.lead
            if part is first or alike:
                self._too_large(part, wholes)

    def _whole_before(self, item: Item, lead: str) -> list[Item]:
        """The only figure of the sentence before that a list can be of; of a division, over other divisions of it."""
        for items in reversed(self.earlier):
            same = [each for each in items if each.kind == "level" and each.group == item.group and not each.depth]
            done = [each for each in same if not PLANNED.search(each.head)] if len(same) > 1 else same
            if not SORTED.search(lead) or not all(self.reading.parted(each.figure) for each in same):
                return done if len(done) == 1 else []
        return []

    def _priced(self, index: int) -> bool:
        """Whether the figure before is a mean that can have parts of its own."""
        other, item = self.items[index - 1 : index + 1]
        return other.kind == "mean" and other.group == item.group and other.figure.value > item.figure.value

    def _told_by_parts(self, other: Item, item: Item) -> bool:
        """Whether a mean is told by its parts: 人均可支配收入24680元，四大来源为：工资性收入……"""
        at = self.items.index(item)
        near = self.items[at - 1] is other or (at > 1 and self.items[at - 2] is other)
        return near and other.kind == "mean" and other.group == item.group and other.figure.value > item.figure.value

    def _told_apart(self, index: int) -> int:
        """How many levels before the item belong to another division of the whole: 按城乡分，A，B；按性别分，C，D."""
        item = self.items[index]
        first = index
        for at in range(index - 1, -1, -1):
            if self.items[at].kind == "level" and SORTED.search(self.items[at].lead):
                behind = self._wholes(first, item.group, item.depth)
                if behind and behind[0] not in self._chain(at):
                    break
                first = at
        return len(self._wholes(index, item.group, item.depth)) - len(self._wholes(first, item.group, item.depth))

    def _too_large(self, item: Item, wholes: Sequence[Item]) -> None:
        """A part that is larger than every whole it could be taken from, back to the last semicolon."""
        whole, part = wholes[0], item.figure
        if not same_noun(item, whole) or not (whole.lead if whole in self.items else self._telling(whole, item)):
            return
        if _NET.search(whole.label) or _NET.search(item.label):
            return
        since = self.reading.text.rfind("；", 0, part.start)
        candidates = [each for each in wholes if each is whole or each.figure.start > since]
        if not any(agrees("part", [part, each.figure], "") for each in candidates):
            self.say("part", [part, whole.figure], "", "“其中”所列是前面总数的一部分")

    def _ends_at(self, whole: Item, chain: list[Item], size: int) -> bool:
        """Whether a sum that came out early need not be an accident: small figures come out by chance."""
        if size == len(chain) or "；" in chain[size].lead or complete(chain[:size]):
            return True
        least = min(len(self._digits(item)) for item in (*chain[:size], whole))
        return least >= _TELLING or partition([item.label for item in chain[:2]], SURE) != ()

    def _telling(self, whole: Item, item: Item) -> bool:
        """Whether a figure of the sentence before is large and plain enough to be what 其中 speaks of."""
        return all(len(self._digits(each)) > 1 and each.figure.unit.unit for each in (whole, item))

    def _share_out(self, wholes: Sequence[Item], chain: list[Item], proof: str = "") -> None:
        """The parts against the nearest whole they make; if they make none and are complete, against the nearest."""
        figures = [item.figure for item in chain]
        if any(_RETURNED.search(each.head) for each in wholes):
            wholes = [each for each in wholes if not _HANDED_OUT.search(each.head)]  # of ballots that came back
            wholes = [each for each in wholes if "有效" in each.head] or wholes  # and were good
        named = [each for each in wholes if len(each.head) > 2 and all(each.head[-3:] in item.label for item in chain)]
        # What stands farther is of another clause, or too far for a list of three.
        plain = bool(named) or len(wholes) == 1 or "；" in wholes[0].lead or len(chain) > 2
        for whole in wholes:
            for size in range(len(chain), 1, -1):
                if agrees("sum", [*figures[:size], whole.figure], "") and self._ends_at(whole, chain, size):
                    why = (
                        proof
                        or complete(chain[:size])
                        or self._said_all(whole, chain[:size])
                        or (self._watched(whole, chain[:size]) if plain else "")
                    )
                    if not why and "其中" in chain[0].lead and whole.figure.low == whole.figure.high:
                        why = _CAME_OUT
                    self.say("sum", [*figures[:size], whole.figure], "", why)
                    if len(chain) - size > 1 and "；" in chain[size].lead:
                        # 男215名，女97名；汉族258名，少数民族54名
                        valid = [each for each in chain[:size] if _VALID.search(each.head)]
                        votes = _VOTES.search(chain[size].head)
                        self._share_out([*valid, whole] if votes else [whole], chain[size:])
                    return
        whole = (named or wholes)[0]
        shared = partition([item.label for item in chain])
        possible = named or shared or agrees("part", [figures[0], whole.figure], "")
        if same_noun(chain[0], whole) and possible:
            self._not_made(whole, chain, proof, plain=plain)

    def _not_made(self, whole: Item, chain: list[Item], proof: str, *, plain: bool) -> None:
        """Parts that do not make their whole: a defect if they are complete, a likely slip if one digit is off."""
        net = not _LEVIED.search(whole.label) and any(_NET.search(item.label) for item in (whole, *chain))
        if net or any(item.head.endswith("各") for item in chain) or self._overlap(chain):
            return
        if _two_divisions(whole, chain) or self._made_with_next(whole, chain):
            return
        at = self.items.index(whole) if whole in self.items else 0
        if at and whole.lead.startswith(("、", "和", "及")) and self.items[at - 1].group == whole.group:
            return  # 中学12所、小学86所，其中寄宿制……: of both
        figures = [item.figure for item in chain]
        over = sum((figure.low for figure in figures), ZERO) > whole.figure.high
        if over and chain[0].group == "cny" and len(chain) > 1 and all(PAYERS.search(item.head) for item in chain):
            self.say("sum", [*figures, whole.figure], LIKELY, PAID_BY)
            return
        if proof == _COLON_PROOF:
            self.say("sum", [*figures, whole.figure], LIKELY, proof)
        elif not (self._not_complete(whole, chain, proof) or self._unnamed(whole, chain)):
            for size in range(len(chain), 1, -1) if plain else ():
                if self._slipped(whole, chain[:size]):
                    self.say("sum", [*figures[:size], whole.figure], LIKELY, ONE_OFF)
                    return

    def _made_with_next(self, whole: Item, chain: Sequence[Item]) -> bool:
        """Whether the figure behind the list belongs to it: 军官21人、军士62人、义务兵38人，另有文职人员5人."""
        behind = self.items.index(chain[-1]) + 1
        if behind == len(self.items) or self.items[behind].group != chain[0].group:
            return False
        return agrees("sum", [*(item.figure for item in (*chain, self.items[behind])), whole.figure], "")

    def _not_complete(self, whole: Item, chain: list[Item], proof: str) -> bool:
        """Whether something says that the parts are complete, so that their sum is wrong."""
        for parts in (chain, chain[: comma_list(chain)]):
            if _POWER.search(whole.label) and _INDUSTRY.search(parts[0].label):
                continue  # households use power too
            if reason := proof or complete(parts) or self._said_all(whole, parts):
                ambiguous = len(parts) > 2 and not proof and REST_STRONG.search(parts[-1].head)
                if not (ambiguous and self._elsewhere(whole, [item.figure for item in chain])):
                    self.say("sum", [*(part.figure for part in parts), whole.figure], "", reason)
                return True
        return False

    def _unnamed(self, whole: Item, chain: list[Item]) -> bool:
        """Whether the parts name the whole (建议提案126件，其中建议72件，提案54件) or share it out whatever follows."""
        names = [item.head.removeprefix("其中") for item in chain]
        if len(names) > 1 and all(len(name) > 1 and name in whole.clause for name in names):
            figures = [*(item.figure for item in chain), whole.figure]
            self.say("sum", figures, "", f"“{'、'.join(names)}”合起来就是全部")
            return True
        ends = [name[-2:] for name in names]
        if (
            len(ends) == 2
            and all(ends)
            and ends[0] != ends[1]
            and "；" not in chain[1].lead
            and not any(map(_WORD_FOR_ANY.match, ends))
            and whole.head.replace("、", "").replace("和", "").endswith("".join(ends))
        ):
            self.say("sum", [*(item.figure for item in chain), whole.figure], "", f"“{'、'.join(ends)}”合起来就是全部")
            return True
        if partition([item.label for item in chain[:2]], SURE):
            self.say("sum", [chain[0].figure, chain[1].figure, whole.figure], "", "这两部分合起来就是全部")
            return True
        return False

    def _elsewhere(self, whole: Item, figures: Sequence[Quantity]) -> bool:
        """Whether 其余 may close an inner list: 120户，其中贫困户32户，已脱贫20户，其余12户."""
        total = sum((figure.value for figure in figures), ZERO)
        return total * 10 < whole.figure.value * 7

    def _least(self, whole: Item, chain: list[Item]) -> int:
        """How many digits a figure of this list needs for one wrong digit to be a likely slip; 0 if none would do."""
        figures = [item.figure for item in chain]
        if any(figure.rough for figure in (*figures, whole.figure)) or _NET.search(whole.label):
            return 0
        parallel = self._enclosed(chain) or _parallel(chain)
        if not parallel and any(figure.step != whole.figure.step for figure in figures):
            return 0
        at, end = self.items.index(chain[0]), self.items.index(chain[-1]) + 1
        told = any(item.kind in ("share", "mean", "rate") for item in self.items[at:end])
        told = told or any(item.kind in ("share", "mean") for item in self.items[end : end + 1])
        told = told or any(item.head.endswith("的") for item in chain)  # 家中有重病人的18户，住房困难的13户
        if told or any("除" in item.lead for item in chain) or self._goes_on(chain[-1]):
            return 0
        overlaps = [set(OVERLAPS.findall(item.label.rpartition("包括")[2])) for item in chain]
        apart = any(each != overlaps[0] for each in overlaps) or any(word not in whole.label for word in overlaps[0])
        if apart or any(OPEN.search(item.label) for item in chain):
            return 0
        if len(chain) > 3:
            return 1
        plain = (parallel and chain[0].figure.unit.exact) or all(
            1 < len(item.head.removeprefix("其中")) <= _TERSE for item in chain
        )
        return 2 if plain or partition([item.label for item in chain], COMMON) else 3

    def _goes_on(self, last: Item) -> bool:
        """Whether the list goes on behind its last figure: 。另…"""
        return _ANOTHER.match(self.reading.text, last.figure.end) is not None

    def _overlap(self, chain: Sequence[Item]) -> bool:
        """Whether the sentence says that the parts are not apart (部分家庭重复享受), or not all (集体户另行登记)."""
        text, at = self.reading.text, chain[-1].figure.end
        if _LEFT_OUT.match(text, at):
            return True
        end = min((found for mark in "。；\n" if (found := text.find(mark, at, at + _FAR)) >= 0), default=at + _FAR)
        match = _TWICE.search(text, at, end)
        return match is not None and not _NOT_TWICE.search(text, at, match.end())

    def _said_all(self, whole: Item, chain: Sequence[Item]) -> str:
        """Why the words around the list leave nothing else: 除这三家外没有别的来源; 分三年使用."""
        text = self.reading.text
        last = chain[-1].figure.end
        years = [match[1] for each in chain if (match := _YEAR_NAME.match(each.head.removeprefix("其中")))]
        if len(years) == len(chain) and [int(year) - int(years[0]) for year in years] == list(range(len(years))):
            start = text.rfind("。", 0, whole.figure.start) + 1
            if any(f"{years[0]}{mark}{years[-1]}" in text[start : whole.figure.start] for mark in _RANGES):
                return _ALL_YEARS
        if _NOTHING_ELSE.match(text, last) and not any(OPEN.search(each.label) for each in chain):
            return _ALL_THERE
        if _EVERY_LEVEL.search(whole.head) and levels([each.head for each in chain]):
            return _ALL_LEVELS
        over = sum((each.figure.value for each in chain), ZERO) > whole.figure.value
        if over and _APART.match(text, last):
            return _NEVER_OVER
        between = text[whole.figure.end : chain[0].figure.start] if whole.figure.end < chain[0].figure.start else ""
        count = _DIVIDED.search(between) or (_COUNTED_BEHIND.match(text, last) if "分为" in between else None)
        return _ALL_COUNTED if count and number(count[1]) == len(chain) else ""

    def _enclosed(self, chain: Sequence[Item]) -> bool:
        """Whether the list fills a bracket."""
        return chain[0].depth > 0 and self.reading.text[chain[-1].figure.end : chain[-1].figure.end + 1] == "）"

    def _watched(self, whole: Item, chain: list[Item]) -> str:
        """What proves a sum that came out unasked: that one wrong digit in it would have been noticed."""
        least = self._least(whole, chain)
        digits = [self._digits(item) for item in (*chain, whole)]
        if min(map(_zeros, digits)):
            least = max(least, _TELLING) if least else 0
        if least and len(chain) == 2 and not self._named_apart(chain):
            least = max(least, _TELLING + 1)  # as `_slipped` asks of them
        if not self._evident(whole, chain) or (not self._enclosed(chain) and len(digits[-1]) < _TELLING):
            return ""  # a first digit that grew would read as a list that is not complete
        return _CAME_OUT if least and min(map(len, digits)) >= least else ""

    def _digits(self, item: Item) -> str:
        return _digits(self.reading.text[item.figure.start : item.figure.stop], item.figure)

    def _evident(self, whole: Item, chain: list[Item]) -> bool:
        """Whether a sum that is off by one digit is no accident.

        Few digits come near by chance, so the fewer the parts, the more digits it takes, unless the names say that the
        parts are all there are.
        """
        if self._named_apart(chain):
            return True
        values = [item.figure.value.normalize() for item in (*chain, whole)]
        last = min(int(value.as_tuple().exponent) for value in values)
        ends = {item.head[-_TELLING:] for item in chain}
        mould = len(ends) == 1 and len(chain[0].head) > _TELLING
        precise = all(len(self._digits(item).rstrip("0")) >= _TELLING for item in (*chain, whole))
        least = _TELLING + 1 if len(chain) == 2 and not mould and not precise else _TELLING
        if sum(values[:-1], ZERO) > values[-1] and whole.figure.low == whole.figure.high:
            # More than the whole: no list that is not complete. 养护队伍42支，其中专业队伍17支，群众队伍26支.
            named = len({item.head[-2:] for item in chain}) == 1 and len(chain[0].head) > _TELLING
            least = _TELLING if len(chain) == 2 and not named else _TELLING - 1
        return values[-1].adjusted() - last + 1 >= (2 if len(chain) > _TELLING else least)

    def _named_apart(self, chain: Sequence[Item]) -> bool:
        """Whether the names of the parts often are all there are."""
        names = [item.label for item in chain]
        return self._enclosed(chain) or partition(names) != () or partition(names, COMMON) != ()

    def _slipped(self, whole: Item, chain: list[Item]) -> bool:
        """Whether one mistyped digit, or two that changed places, is all that keeps a plain list from its total."""
        least = self._least(whole, chain)
        if not least:
            return False
        if not self._evident(whole, chain):
            return False
        figures = [item.figure for item in chain]
        total = sum((figure.value for figure in figures), ZERO)
        near = whole.figure.value <= total * TWO <= whole.figure.value * 4 or self._enclosed(chain) or _parallel(chain)
        if total < whole.figure.value:
            # What is missing may belong to others: two digits, or three of a round number, are no evidence.
            round_by = min(_zeros(self._digits(item)) for item in (*chain, whole))
            if round_by or total * 10 < whole.figure.value * 9:
                least = max(least, _TELLING + round_by)
            if len(chain) == 2 and not self._named_apart(chain):
                # 贷款余额126亿元，其中短期贷款48亿元，中长期贷款71亿元: unless the figures are long, only digits that
                # changed places tell.
                near = near and min(len(self._digits(item)) for item in (*chain, whole)) > _TELLING
        return any(self._one_slip(figures, whole.figure, index, least, near=near) for index in range(len(figures) + 1))

    def _one_slip(self, parts: Sequence[Quantity], whole: Quantity, index: int, least: int, *, near: bool) -> bool:
        """Whether the figure at ``index`` (the whole being last) has one digit wrong, or two exchanged, and no more.

        Where parts and whole are not ``near``, only an exchange is likely.
        """
        figures = [*parts, whole]
        figure = figures[index]
        digits = _digits(self.reading.text[figure.start : figure.stop], figure)
        others = sum((each.value for at, each in enumerate(parts) if at != index), ZERO)
        value = others if index == len(parts) else whole.value - others
        if len(digits) < least or value <= 0:
            return False
        value /= figure.step
        if value.adjusted() + 1 != len(digits):
            return False
        value = value.quantize(ONE)
        other = str(value)
        if len(other) != len(digits):
            return False
        how = slip(digits, other, least=1)
        # That four digits agree but for one is no accident, however far the sums are apart.
        if how != "exchanged" and not (how and (near or len(digits) > _TELLING)):
            return False
        value *= figure.step
        half = (figure.high - figure.low) / 2
        figures[index] = figure._replace(value=value, low=value - half, high=value + half)
        return agrees("sum", figures, "")

    def _bracket(self, index: int) -> None:
        """总数（A，B）。"""
        item = self.items[index]
        opened = item.lead.rfind("（")
        if index == 0 or CLOSE.search(item.lead[:opened]) or item.kind != "level":
            return
        whole = self.items[index - 1]
        if whole.kind != "level" or whole.group != item.group or whole.depth >= item.depth or "其中" in item.lead:
            return
        if item.lead[opened + 1 :] in _SAME and self.reading.text[item.figure.end : item.figure.end + 1] == "）":
            if item.figure.unit.unit != whole.figure.unit.unit:
                self.say("pair", (whole.figure, item.figure), "", "括号内外是同一数量的两种单位")
            return
        chain = self._chain(index)
        if len(chain) > 1:
            self._share_out([whole], chain)

    def _list(self, index: int) -> None:
        """总数：A，B；包括A、B；由A、B组成。"""
        item = self.items[index]
        if "其中" in item.lead or not _LISTS.search(item.lead):
            return
        named = _NAMED_LIST.search(item.lead)
        chain = self._chain(index)
        whole = self._whole_of_list(index, len(chain), named=named is not None)
        if whole is None or whole.group != item.group or whole.depth > item.depth:
            return
        if len(chain) < 2 or chain[-1] is whole:
            return
        proof = ""
        colon = item.lead.rfind("：")
        if colon >= 0 and (not CLOSE.search(item.lead[:colon]) or _HEADED.search(item.lead[:colon])):
            ends = chain[-1] is self.items[-1] and len(chain) == len(self.items) - index
            if (
                ends
                and whole.figure.value > 3
                and not any(OPEN.search(each.label) for each in chain)
                and not OPEN.search(item.lead)
            ):
                proof = _COLON_PROOF
        elif named:
            proof = _COLON_PROOF if len(chain) > 2 and not any(OPEN.search(each.label) for each in chain) else ""
        elif _MADE_UP.search(chain[-1].tail) and _BY.search(item.lead):
            proof = "“由……组成”已把各部分列全"
        elif "包括" not in item.head:
            return
        self._share_out([whole], chain, proof)

    def _whole_of_list(self, index: int, parts: int, *, named: bool) -> Item | None:
        """What a list of so many parts is of: the level before it, or before the count of its parts."""
        item = self.items[index]
        levels = [
            each for each in reversed(self.items[:index]) if each.kind == "level" or self._told_by_parts(each, item)
        ]
        if len(levels) > 1 and levels[0].group != item.group:
            counts = levels[0] is self.items[index - 1] and levels[0].figure.value == parts
            if named or (counts and levels[0].figure.unit.exact):
                return levels[1]  # 资金320万元，项目4个，分别为……; 成本1.96亿元，包括四块：……
        return levels[0] if levels else None

    def _respectively(self, index: int) -> None:
        """A、B分别为1、2。"""
        item = self.items[index]
        if item.kind != "level":
            return
        run = [item]
        for each in self.items[index + 1 :]:
            if each.group != item.group or each.lead not in AND:
                break
            run.append(each)
        if len(run) < 2:
            return
        after = index + len(run)
        if after < len(self.items):
            total = self.items[after]
            if total.group == item.group and total.kind == "level" and POST.match(total.head):
                return  # read from the total's side
        if wholes := self._wholes(index, item.group, item.depth):
            self._named_parts(wholes[0], run)

    def _named_parts(self, whole: Item, run: list[Item]) -> None:
        """The figures behind 分别 against the total before them."""
        called = names(run[0].lead)
        figures = [*(each.figure for each in run), whole.figure]
        listed = len(called) == len(run) and "其中" not in run[0].lead
        proof = f"“{'、'.join(called)}”合起来就是全部" if len(called) == len(run) and partition(called) else ""
        if len(run) == _TELLING and _INDUSTRIES.search(run[0].lead) and _PRODUCT.search(whole.head):
            proof = "三次产业合起来就是全部"
        at = self.items.index(whole)
        counted = at > 0 and self.items[at - 1].figure.unit.unit == "个" and "，" not in whole.lead
        if counted and self.items[at - 1].figure.value == len(run):
            proof = proof or "几个的数已逐个列出"
        if agrees("sum", figures, ""):
            self.say("sum", figures, "", proof or (self._watched(whole, run) if listed else ""))
        elif proof:
            self.say("sum", figures, "", proof)
        elif listed and self._slipped(whole, run):
            self.say("sum", figures, LIKELY, ONE_OFF)

    def _anaphor(self, index: int) -> None:
        """市县600万元，市县资金中市级250万元，县级350万元；在工贸企业中，停产18家，其余16家."""
        item = self.items[index]
        match = _WITHIN.search(item.lead)
        if match is None or item.kind != "level":
            return
        chain = self._chain(index)
        name = match[1]
        known = [*self._wholes(index, item.group, item.depth)]
        known += [each for each in reversed(self.before) if each.group == item.group and each.kind == "level"]
        named = [each for each in known if name in each.label] or [each for each in known if name[:2] in each.label]
        if len(chain) > 1 and named:
            self._share_out(named[:1], chain)

    def _converted(self, index: int) -> None:
        """840公顷，折合12600亩。"""
        item, other = self.items[index], self.items[index - 1]
        if (
            _CONVERTS.fullmatch(item.lead)
            and item.group == other.group
            and item.figure.unit.unit != other.figure.unit.unit
        ):
            self.say("pair", (other.figure, item.figure), "", "折合前后是同一数量的两种单位")

    def _only(self, index: int) -> None:
        """其中仅某部就A。"""
        item = self.items[index]
        head = item.head
        other = self.items[index - 1] if index else None
        if other is not None and _NEW_ONES.search(head) and not CLOSE.search(item.lead[1:]):
            if other.group == item.group and other.kind == "level" and _HAS.search(other.head):
                self.say("part", (item.figure, other.figure), "", "“新……的就……”说的是前面总数的一部分")
            return
        at = max(head.rfind("仅"), head.rfind("单"), head.rfind("光"))
        just = head.find("就", at)
        if at < 0 or just < 0:
            return
        did = head[just + 1 :]
        if len(did) < 2:
            return
        for whole in (*reversed(self.items[:index]), *reversed(self.before)):
            if whole.group == item.group and whole.kind == "level" and whole.head.endswith(did[-2:]):
                self.say("part", (item.figure, whole.figure), "", "“仅……就……”说的是前面总数的一部分")
                return

    def _times(self, index: int) -> None:
        """人次少于人。"""
        item, other = self.items[index], self.items[index - 1]
        if TIMES_OF.get(item.group) == other.group and item.lead in ("、", "，", "") and not item.figure.rough:
            self.say("part", (other.figure, item.figure), "times", "同一件事，人次、户次不会少于人数、户数")


def _two_divisions(whole: Item, chain: Sequence[Item]) -> bool:
    """Whether the first or the last parts make the whole already: the others are of another division of it, or of more.

    已开工58个，其中竣工22个、在建36个，未开工68个。
    """
    figures = [item.figure for item in chain]
    last = len(chain)
    if last < 3:
        return False
    if any(figure.value == whole.figure.value for figure in figures):
        return True  # 行政村126个，其中脱贫村38个，合格饮水村118个，通电村126个
    first = [figures[:at] for at in range(2, last)]
    behind = [figures[at:] for at in range(1, last - 1) if "；" not in chain[at].lead]
    return any(agrees("sum", [*some, whole.figure], "") for some in (*first, *behind))


def _ends_list(first: Item, item: Item) -> bool:
    """Whether a figure behind a list is no further part of it."""
    to_do = STILL_THERE.search(item.head) and NOT_YET.match(item.tail)  # 现还有9个未出列
    if item.group != first.group or "其中" in item.lead or (_PART_STOP.search(item.lead) and not to_do):
        return True
    if POST.match(item.head) or SORTED.search(item.lead):
        return True  # 前两类共129台; another division of the whole
    dated = _THIS_YEAR.match(first.head.removeprefix("其中")) or _EARLIER.search(first.front)
    if _THIS_YEAR.match(item.head) and not dated:
        return True  # 其中日间照料中心28处，农村互助院21处，今年已投用15处
    return bool(_BARE.search(item.lead) or ARRIVED.search(item.lead)) or not same_noun(first, item)


def complete(chain: Sequence[Item], *, closed: bool = True) -> str:
    """Why these parts share out the whole; empty if nothing says so. ``closed``: no further part follows."""
    if REST_STRONG.search(chain[-1].head) or (closed and OTHERS.search(chain[-1].head)):
        return ALL_LISTED
    labels = [item.label for item in chain]
    if closed and (names := partition(labels)):
        return f"“{'、'.join(names)}”合起来就是全部"
    if closed and len(chain) > 2 and bands([item.front + item.tail for item in chain]):
        return _BANDS
    if closed and chain[0].group == "cny" and treasuries([item.head for item in chain]):
        return _TREASURIES
    if len(labels) == 2 and closed:
        first, second = (item.head.removeprefix("其中") for item in chain)
        core = ALREADY.sub("", first)
        if core and second in (f"非{core}", f"不{core}", f"未{core}", f"没有{core}"):
            return f"“{first}、{second}”合起来就是全部"
    return ""


def comma_list(chain: Sequence[Item]) -> int:
    """How many parts the list has if a semicolon ends what commas have joined."""
    for size in range(2, len(chain)):
        if "；" in chain[size].lead:
            return size
        if "；" in chain[size - 1].lead:
            break
    return len(chain)


def names(lead: str) -> list[str]:
    """The names before 分别: 国税、地税分别为 → 国税, 地税."""
    words = lead[: max(lead.rfind("分别"), lead.rfind("依次"))]
    words = words[max(words.rfind(mark) for mark in "，；：（。") + 1 :].removeprefix("其中")
    return [name for name in _SPLIT.split(words) if name]


def _digits(words: str, figure: Quantity) -> str:
    """The digits printed; those of its value where the numeral is spelled out."""
    return "".join(filter(str.isdigit, words)) or f"{figure.value / figure.step:.0f}"


def _zeros(digits: str) -> int:
    """How many zeros end the figure."""
    return len(digits) - len(digits.rstrip("0"))


def _parallel(chain: Sequence[Item]) -> bool:
    """Whether the parts are a list in one mould: three or more short names, the same mark between all of them."""
    if len(chain) < 3:
        return False
    marks = {_MARK_BEFORE.sub("", item.lead)[:1] for item in chain[1:-1]} or {""}
    return (len(marks) == 1 or len(chain) > 3) and all(
        len(item.head) <= _SHORT and item.lead.count("，") < 2 for item in chain[1:]
    )
