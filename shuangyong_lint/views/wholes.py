"""总数与分项：其中、其余、除外、合计、分别、括号、冒号。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, ONE, TWO, ZERO, agrees
from shuangyong_lint.views.items import (
    AND,
    CLOSE,
    DOWN,
    EXCEPT,
    PLANNED,
    POST,
    REST,
    SIZE_ABOVE,
    TIMES_OF,
    UP,
    WITHIN_END,
    Item,
    Sentence,
    same_noun,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.views.quantities import Quantity

_REST_STRONG = Pattern(r"^.{0,2}(?:其余|剩余|剩下|余下|下余|尚余|还剩)")
_OTHERS = Pattern(r"^(?:及|和)?(?:其他|其它)")
_BESIDE = Pattern(r"外[，]?(?:还|也|又|均|都|，还)|每")
_TOTAL = Pattern(
    r"合计|总计|共计|累计|一共|总共|小计|(?<![中公])共(?!产|青|建|同|享|有制|和|识|性|鸣|存|赢|创|管|治|商|用|育|党)|总数|总额|总量|总值|总投资|总收入"
    r"|总支出|总产值|总人口|总面积|总户数|计划|应|任务|目标|安排|全年|预算"
)
_POST_STRONG = Pattern(
    r"^[，；、。（]?(?:以上|上述|前述)?(?:(?:两|二|三|四|五|六|七|\d)(?:项|者|类|村|乡|镇|片区|级|笔))?(?:合计|总计|共计)$|^[，]?共$"
)
_PART_STOP = Pattern(r"此外|另外|同时|还有|另|[一-鿿]{2}(?<![其当])中[，：]")
_OPEN = Pattern(r"等|主要|包括如|如下|例如|比如|如|尤其|特别|大部分|多数")
_OVERLAPS = Pattern(r"党员|女|民族|以上|以下|重点|包括|含|特|骨干|领导|新增|首次|高级")
PARTITIONS: tuple[tuple[str, ...], ...] = (
    ("男", "女"),
    ("男生", "女生"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("城市", "乡村"),
    ("城区", "乡镇"),
    ("市区", "农村"),
    ("中央", "地方"),
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("国内", "国外"),
    ("汉族", "少数民族"),
    ("国内", "境外"),
    ("国内", "海外"),
    ("国内", "入境"),
    ("国内", "国际"),
    ("境内", "境外"),
    ("境外输入", "本土"),
    ("省内", "省外"),
    ("县内", "县外"),
    ("市内", "市外"),
    ("在职", "离退休"),
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("进口", "出口"),
    ("税收", "非税"),
    ("轻工业", "重工业"),
    ("公办", "民办"),
    ("公共", "私人"),
    ("有效票", "无效票"),
    ("赞成", "反对", "弃权"),
    ("同意", "反对", "弃权"),
    ("国有", "非国有"),
    ("住校生", "走读生"),
    ("利润", "税金"),
    ("猪肉", "牛肉", "羊肉", "禽肉"),
    ("基干民兵", "普通民兵"),
    ("单位", "个人"),
    ("集体", "个人"),
    ("一等奖", "二等奖", "三等奖"),
    ("特等奖", "一等奖", "二等奖", "三等奖"),
    ("特别奖", "一等奖", "二等奖", "三等奖"),
    ("企业", "个体工商户", "合作社"),
    ("优秀", "合格", "不合格"),
    ("优秀", "良好", "合格", "不合格"),
)
"""Labels that share out a whole between them, as far as official statistics use them."""
SURE = (("男", "女"), ("男生", "女生"), ("城镇", "农村"), ("城镇", "乡村"), ("进口", "出口"), ("有效票", "无效票"))
"""Labels that share out a whole even where the list goes on to other things (男40人，女30人，党员25人)."""

COMMON: tuple[tuple[str, ...], ...] = (
    ("国税", "地税"),
    ("夏粮", "秋粮"),
    ("新建", "改建"),
    ("新建", "续建"),
    ("新建", "改造"),
    ("国有", "民间"),
    ("人工", "飞播"),
    ("水田", "旱地"),
    ("小学", "初中", "高中"),
    ("小学", "初中", "幼儿园"),
    ("刑事", "治安"),
    ("刑事", "民事", "行政"),
    ("土方", "石方"),
    ("来信", "来访"),
    ("士官", "义务兵"),
    ("固定", "流动"),
    ("财政", "社会"),
    ("省级", "市级", "县级"),
    ("在职", "退休"),
    ("货物", "工程", "服务"),
    ("机关", "事业", "企业"),
    ("军队", "地方"),
    ("一期", "二期"),
)
"""Labels that often, not always, share out a whole: enough to point at a sum that one digit keeps from coming out."""
_LEVIED = Pattern("利税")
_NET = Pattern(r"顺差|逆差|净|差额|盈余|盈亏|亏损|利润|差")
_SAME = ("", "约", "合", "约合", "折合", "即", "折", "相当于", "合计")
_AMONG = Pattern(r"(?:^|[，；：。、（])[其当]中[，：、]?(?:[^，；。：\d]|\d{1,4}[年月日季级届A]){0,40}$")
_SORTED = Pattern(
    r"(?:^|[，；：。])(?:分|按|从)(?!别)[^，；。：\d]{1,10}?(?:看|分|来看|划分|统计|分类|分组)[，：]?[^，；。：\d]{0,30}$"
)
_STARTS_FROM = Pattern(r"(?<![自理])[由从](?!中|省|县|市|地|国|财)[^，；。]{0,12}$")
_WITHIN_WHOLE = Pattern(r"[^，。；：、（）\d]{0,14}(?<![其当级])中(?:[，：]|[，：]?(?=已|有|目前))[^，；。：]{0,20}$")
_INNER = Pattern(r"其中|包括|含")
_WITHIN = Pattern(
    r"(?:^|[，；：。])(?:在|这些|上述)?([一-鿿]{2,12})(?<![其当])中(?!央|心|学|小学|国|医院|共|西部|东部|层|期|旬|年|药|队|专|介|标|间|华)[，：]?(?=[^，；。：]*$)"
)
_ARRIVED = Pattern(rf"(?:{UP}|{DOWN}|升|降|增|减)(?:到|至|为)")
_BARE = Pattern(r"\d(?![\d年月日号时届岁周级A—-]|\.\d)")
_SPLIT_BY_EXCEPT = "“除……外，其余……”已把总数分尽"
_SHORTFALL = "缺的就是需要的与已有的之差"
_SHORT_OF = Pattern(r"缺口|[尚还仍][缺差]|短缺|空缺|缺[编员]|空编")
_NEEDED = Pattern(r"需|总投资|概算|估算|编制|应|计划|目标|任务|核定")
_AT_HAND = Pattern(r"已|现有|实有|落实|到位|完成|现")
_ALL_LISTED = "“其余”收尾，各部分已列全"
_ALL_BEFORE = "“合计”之前各项已列出"
PERIODS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
_SUMS_UP = Pattern(
    r"^(?:以上|上述|至此)?(?:[^，。；]{0,6}(?:累计|合计|共计|总计)|[一-鿿]{0,6}总(?:面积|量|数|额|值|规模|里程|人数|户数|投资|收入|支出|产量)|总(?!书记|队|工会|部|体|理)|全[年市县区镇乡校村省局州矿厂系部]|[两二三四五六七\d](?:项|批|者|类|期|年|季|地|个|处|次|轮)[^，。]{0,3}共?"
    r"|累计|当年|共|合计|总计)"
)
_SO_FAR = Pattern(r"前[一二两三四五六七八九十\d]|累计|1[—～~至-]\d|计划|目标|预算|应|去年|上年|同期")
_AHEAD = Pattern(r"预计|将|预期|目标|计划|力争|可达|有望|预算")
_ANOTHER = Pattern(r"[^，；。\n]{0,12}[，；。](?:另|此外|加上|还有|其他|其它)")
_NET_CHANGE = Pattern(r"净[增减]|自然增(?!长率)")
_DONE = Pattern("已经?(?=[一-鿿])")
_ONGOING = Pattern("正在|尚在|仍在|在办|待")
_DONE_OR_NOT = "已办的与在办的合起来应是全部"
_ALREADY = Pattern("^(?:已经?|有|能)")
_SAVED = Pattern(r"节约|节省|节支|核减|审减")
_CEILING = Pattern(r"控制价|概算|送审|估算|最高限价|拦标价")
_SPENT = Pattern(r"完成|实际|中标|成交|支出|审定|决算|采购")
_SERIAL = Pattern(
    r"^(?:已|正在|尚|未|待|拟|仍)|第[一二三四五六七八九\d]|[上下]半年|[一二三四]季度|[一二三四五六七八九]期"
)
_CONVERTS = Pattern(r"[，、（]?(?:折合|约合|合|折|即|相当于|折算为?)(?:面积|计)?")
_ONE_OFF = "只差一位数字，各分项就恰好合成总数"
_CAME_OUT = "各分项恰好合成总数"
_COLON_PROOF = "冒号之后逐项列出"
_LISTS = Pattern("：|包括|由|分别[为是]")
_NAMED_LIST = Pattern(r"分别[为是][一-鿿]{2,}$")
_MADE_UP = Pattern(r"组成(?!的)")
_BY = Pattern(r"(?<![自理])由")
_COUNT = Pattern(r"(两|二|三|四|五|六|七|\d)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7} | {str(n): n for n in range(10)}
_GAP = Pattern(r"(?:贸易)?(?P<trade>[顺逆])差(?:额|金额)?(?:为|达)?$|(?:相差|差距为|差额为)$")
_BALANCE = (
    Pattern(r"[年期月]初|(?:上年|上期).{0,8}(?:结余|结转|余额)|结转"),
    Pattern(r"收入"),
    Pattern(r"支出"),
    Pattern(r"结余|余额|结转"),
)
_INTO = Pattern(r"增|转入|迁入|新|入职|入院|加入|流入|调入|补充|购入|入库|收入|招|受理|出生")
_OUT = Pattern(
    r"退|转出|迁出|减|脱|出院|死亡|流出|调出|离职|注销|核销|退休|毕业|化解|[审办]结|结案|报废|支出|发出|销|耗|取消|领用|使用|出库|执结"
)
_OPENING = Pattern(r"[年期月季]初|上年[末底]|原有|原来|旧存|[结留]存|结转|去年[末底]")
_CLOSING = Pattern(r"[年期月季][末底]|现有|目前|实有|现存|未结|结存|库存|尚有|还有|在册|余")
_STORED = Pattern(r"存|未结")
_MOVES = 8
_ATTENDED = Pattern(r"实|出席|到会|参加")
_ABSENT = Pattern(r"缺席|请假|未到|未参加")
_EXAMINED = Pattern(r"检查|抽查|抽检|检测|考核|测试|验收|排查")
_TAKEN = Pattern(r"已|有|经|其中")
_TOTALLED = Pattern(r"(?<![中公])共(?!产|青|建|同|享|和|识)|合计|总")
_ON_BEHALF = Pattern("(?:由|继续)?(?:中央(?:财政)?)?代(?:理)?(?=地方)")
_FILLERS = Pattern(r"其中|完成|实现|分别|人员|的|有|为|是|约|共|了|安置|回")
_SPLIT = Pattern("[、和与及]")
_SHORT = 12
_TERSE = 8
_TELLING = 3
_LONGEST = 40
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
            if item.group != first.group or "其中" in item.lead or _PART_STOP.search(item.lead):
                break
            if _BARE.search(item.lead) or _ARRIVED.search(item.lead) or not same_noun(first, item):
                break
            chain.append(item)
            if _REST_STRONG.search(item.head) or len(chain) == _LONGEST:
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
        described = other.tail.startswith(SIZE_ABOVE) and not CLOSE.search(item.lead)
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
            lead = self._cue(index)
            if item.kind != "level" or not any(word in lead for word in ("中", "分", "按", "从")):
                continue
            among = _AMONG.search(lead) or _SORTED.search(lead)
            within = not among and index and _WITHIN_WHOLE.match(item.lead) and not EXCEPT.search(item.lead)
            if not (among or within) or _STARTS_FROM.search(item.head):
                continue
            wholes = self._wholes(index, item.group, item.depth)
            if within:
                exact = item.figure.unit.exact and wholes and wholes[0] is self.items[index - 1]
                wholes = wholes[:1] if exact else []
            elif not wholes and index == 0 and (_SORTED.search(item.lead) or item.lead.startswith("其中")):
                levels = [each for each in self.before if each.kind == "level" and each.depth == 0]
                same = [each for each in levels if each.group == item.group]
                done = [each for each in same if not PLANNED.search(each.head)] if len(same) > 1 else same
                wholes = done if len(done) == 1 else []
            if not wholes:
                continue
            chain = self._chain(index)
            self._share_out(wholes, chain)
            self._too_large(item, wholes)

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
        if size == len(chain) or "；" in chain[size].lead or _complete(chain[:size]):
            return True
        least = min(len(self._digits(item)) for item in (*chain[:size], whole))
        return least >= _TELLING or partition([item.label for item in chain[:2]], SURE) != ()

    def _telling(self, whole: Item, item: Item) -> bool:
        """Whether a figure of the sentence before is large and plain enough to be what 其中 speaks of."""
        return all(len(self._digits(each)) > 1 and each.figure.unit.unit for each in (whole, item))

    def _share_out(self, wholes: Sequence[Item], chain: list[Item], proof: str = "") -> None:
        """The parts against the nearest whole they make; if they make none and are complete, against the nearest."""
        figures = [item.figure for item in chain]
        named = [each for each in wholes if len(each.head) > 2 and all(each.head[-3:] in item.label for item in chain)]
        plain = bool(named) or len(wholes) == 1
        for whole in wholes:
            for size in range(len(chain), 1, -1):
                if agrees("sum", [*figures[:size], whole.figure], "") and self._ends_at(whole, chain, size):
                    why = proof or _complete(chain[:size]) or (self._watched(whole, chain[:size]) if plain else "")
                    self.say("sum", [*figures[:size], whole.figure], "", why)
                    if len(chain) - size > 1 and "；" in chain[size].lead:
                        # 男215名，女97名；汉族258名，少数民族54名
                        self._share_out([whole], chain[size:])
                    return
        whole = (named or wholes)[0]
        shared = partition([item.label for item in chain])
        possible = named or shared or agrees("part", [figures[0], whole.figure], "")
        if same_noun(chain[0], whole) and possible:
            self._not_made(whole, chain, proof, plain=plain)

    def _not_made(self, whole: Item, chain: list[Item], proof: str, *, plain: bool) -> None:
        """Parts that do not make their whole: a defect if they are complete, a likely slip if one digit is off."""
        figures = [item.figure for item in chain]
        if any(item.head.endswith("各") for item in chain):
            return
        if (_NET.search(whole.label) or any(_NET.search(item.label) for item in chain)) and not _LEVIED.search(
            whole.label
        ):
            return
        if proof == _COLON_PROOF:
            self.say("sum", [*figures, whole.figure], LIKELY, proof)
            return
        for parts in (chain, chain[: _comma_list(chain)]):
            if reason := proof or _complete(parts):
                ambiguous = len(parts) > 2 and not proof and _REST_STRONG.search(parts[-1].head)
                if not (ambiguous and self._elsewhere(whole, figures)):
                    self.say("sum", [*(part.figure for part in parts), whole.figure], "", reason)
                return
        names = [item.head.removeprefix("其中") for item in chain]
        if len(names) > 1 and all(len(name) > 1 and name in whole.clause for name in names):
            # 建议提案126件，其中建议72件，提案54件
            self.say("sum", [*figures, whole.figure], "", f"“{'、'.join(names)}”合起来就是全部")
            return
        if partition([item.label for item in chain[:2]], SURE):
            self.say("sum", [*figures[:2], whole.figure], "", "这两部分合起来就是全部")
            return
        for size in range(len(chain), 1, -1) if plain else ():
            if self._slipped(whole, chain[:size]):
                self.say("sum", [*figures[:size], whole.figure], LIKELY, _ONE_OFF)
                return

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
        between = self.items[self.items.index(chain[0]) : self.items.index(chain[-1]) + 2]
        if any(item.kind in ("share", "mean", "rate") for item in between):
            return 0
        if any("除" in item.lead for item in chain) or self._goes_on(chain[-1]):
            return 0
        if any(_OVERLAPS.search(item.label.removeprefix("包括")) or _OPEN.search(item.label) for item in chain):
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

    def _enclosed(self, chain: Sequence[Item]) -> bool:
        """Whether the list fills a bracket."""
        return chain[0].depth > 0 and self.reading.text[chain[-1].figure.end : chain[-1].figure.end + 1] == "）"

    def _watched(self, whole: Item, chain: list[Item]) -> str:
        """What proves a sum that came out unasked: that one wrong digit in it would have been noticed."""
        least = self._least(whole, chain)
        digits = [self._digits(item) for item in (*chain, whole)]
        if min(map(_zeros, digits)):
            least = max(least, _TELLING) if least else 0
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
        names = [item.label for item in chain]
        if self._enclosed(chain) or partition(names) or partition(names, COMMON):
            return True
        values = [item.figure.value.normalize() for item in (*chain, whole)]
        last = min(int(value.as_tuple().exponent) for value in values)
        ends = {item.head[-_TELLING:] for item in chain}
        least = _TELLING + 1 if len(chain) == 2 and (len(ends) > 1 or len(chain[0].head) <= _TELLING) else _TELLING
        return values[-1].adjusted() - last + 1 >= (2 if len(chain) > _TELLING else least)

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
        wrong = [at for at in range(len(digits)) if digits[at] != other[at]]
        exchanged = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and digits[wrong[0]] == other[wrong[1]]
            and digits[wrong[1]] == other[wrong[0]]
        )
        # That four digits agree but for one is no accident, however far the sums are apart.
        if not exchanged and not (len(wrong) == 1 and (near or len(digits) > _TELLING)):
            return False
        value *= figure.step
        half = (figure.high - figure.low) / 2
        figures[index] = figure._replace(value=value, low=value - half, high=value + half)
        return agrees("sum", figures, "")

    def _rest(self, index: int) -> None:
        """A中有B，其余C；除B外，另C。"""
        item = self.items[index]
        same = [
            each
            for each in self.items[:index]
            if each.group == item.group and each.kind == "level" and each.depth <= item.depth
        ]
        same = same[-_LONGEST:]
        if not same and item.lead.startswith(("其余", "剩余", "余下")):
            same = [
                each for each in self.before if each.group == item.group and each.kind == "level" and not each.depth
            ]
        if not same:
            return
        strong = bool(_REST_STRONG.search(item.head) or _OTHERS.search(item.head))
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
                proof = _ALL_LISTED if strong else _present(same[-size], same[-1], item)
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
        if strong and named is not None and len(same) - named > 2 and not EXCEPT.search(item.lead):
            parts = same[named + 1 :]
            if all(same_noun(each, same[named]) and "其中" not in each.lead for each in (*parts, item)):
                self.say("sum", [*(each.figure for each in (*parts, item)), same[named].figure], "", _ALL_LISTED)
            return
        behind = self.items[self.items.index(item) + 1 :]
        if behind and behind[0].group == item.group and behind[0].kind == "level" and REST.search(behind[0].head):
            return  # 请假2人，缺席1人
        whole, part = same[-2:]
        if "其中" in whole.lead or "其中" in part.lead or not same_noun(whole, item):
            return
        total = REST.search(whole.head) or _TOTALLED.search(whole.head) or WITHIN_END.search(whole.tail)
        proof = _present(whole, part, item)
        taken = strong and len(same) == 2 and _TAKEN.search(part.head)
        if not proof and ((len(same) > 2 and not total) or (whole.figure.low <= part.figure.high and not taken)):
            return
        if _SHORT_OF.search(item.head) and _NEEDED.search(whole.head) and _AT_HAND.search(part.head):
            proof = proof or _SHORTFALL
        proof = proof or (_ALL_LISTED if strong and _inside(whole, part) else "")
        if proof:
            self.say("sum", (part.figure, item.figure, whole.figure), "", proof)

    def _total_behind(self, index: int) -> None:
        """A，B，合计C。"""
        item = self.items[index]
        match = POST.match(item.head)
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
        elif strong and not stated:
            self.say("sum", [*figures, item.figure], "", _ALL_BEFORE)

    def _listed_before(self, index: int) -> tuple[list[Item], bool]:
        """The levels of one unit right before the item, and whether they are a list of their own from the beginning."""
        item = self.items[index]
        parts: list[Item] = []
        for each in reversed(self.items[:index]):
            if each.depth > item.depth or each.kind != "level" or (each.group[:4] == "time" and not parts):
                continue  # 三年累计
            if each.group != item.group:
                return parts, False
            if _ARRIVED.search(each.head) or _STARTS_FROM.search(each.head):
                return [], False  # 由A增加到B，五年累计C
            parts.insert(0, each)
            if len(parts) == _LONGEST:
                return parts, False
        return parts, not any("其中" in part.lead for part in parts)

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
        levels = [each for each in reversed(self.items[:index]) if each.kind == "level"]
        if named and len(levels) > 1 and levels[0].group != item.group:
            levels = levels[1:]  # 资金320万元，项目4个，分别为……
        whole = levels[0] if levels else None
        if whole is None or whole.group != item.group or whole.depth > item.depth:
            return
        chain = self._chain(index)
        if len(chain) < 2 or chain[-1] is whole:
            return
        proof = ""
        colon = item.lead.rfind("：")
        if colon >= 0 and not CLOSE.search(item.lead[:colon]):
            ends = chain[-1] is self.items[-1] and len(chain) == len(self.items) - index
            if (
                ends
                and whole.figure.value > 3
                and not any(_OPEN.search(each.label) for each in chain)
                and not _OPEN.search(item.lead)
            ):
                proof = _COLON_PROOF
        elif named:
            proof = _COLON_PROOF if len(chain) > 2 and not any(_OPEN.search(each.label) for each in chain) else ""
        elif _MADE_UP.search(chain[-1].tail) and _BY.search(item.lead):
            proof = "“由……组成”已把各部分列全"
        elif "包括" not in item.head:
            return
        self._share_out([whole], chain, proof)

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
        names = _names(run[0].lead)
        figures = [*(each.figure for each in run), whole.figure]
        listed = len(names) == len(run) and "其中" not in run[0].lead
        proof = f"“{'、'.join(names)}”合起来就是全部" if len(names) == len(run) and partition(names) else ""
        if agrees("sum", figures, ""):
            self.say("sum", figures, "", proof or (self._watched(whole, run) if listed else ""))
        elif proof:
            self.say("sum", figures, "", proof)
        elif listed and self._slipped(whole, run):
            self.say("sum", figures, LIKELY, _ONE_OFF)

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

    def _leading(self, index: int) -> None:
        """共A：或者只是并列在后的各项，恰好合成总数。"""
        whole = self.items[index]
        behind = index + 1
        if not self.items[behind].lead and self.items[behind].group != whole.group and behind + 1 < len(self.items):
            behind += 1  # 52户187人，已消除39户146人
        following = self.items[behind]
        if following.kind != "level" or following.group != whole.group or whole.kind != "level" or whole.figure.rough:
            return
        if following.depth != whole.depth:
            return
        chain = self._chain(behind)
        if len(chain) < 2 or any(each.figure.rough for each in chain):
            return
        series = all(_SERIAL.search(each.head) for each in chain) and not _SERIAL.search(whole.head)
        if (
            not (_TOTAL.search(whole.head) or series or partition([each.label for each in chain]))
            and (len(chain) == 2 or any(each.figure.low < each.figure.high for each in chain))
        ):  # fmt: skip
            return
        if len(chain) == 2 and whole.figure.value < 10:
            return
        sexes = partition([each.label for each in chain[:2]], SURE)
        size = _comma_list(chain)
        if size < len(chain) and not agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            chain = chain[:size]
        if agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            why = _complete(chain)
            if not why and "其中" in following.lead and not _AMONG.search(following.lead):
                why = self._watched(whole, chain)
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", why)
        elif "其中" in following.lead and not _AMONG.search(following.lead) and self._slipped(whole, chain):
            self.say("sum", [*(each.figure for each in chain), whole.figure], LIKELY, _ONE_OFF)
        elif _TOTALLED.search(whole.head) and _OTHERS.search(chain[-1].head) and not _OPEN.search(whole.label):
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", _ALL_LISTED)
        elif len(chain) == 2 and _DONE.match(chain[0].head) and _ONGOING.match(chain[1].head):
            self.say("sum", [*(each.figure for each in chain), whole.figure], LIKELY, _DONE_OR_NOT)
        elif len(chain) == 2 and (why := _complete(chain)) and _ALREADY.search(chain[0].head):
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", why)
        elif sexes and _same_kind(whole, chain[:2], sexes):
            self.say("sum", [*(each.figure for each in chain[:2]), whole.figure], "", "这两部分合起来就是全部")

    def _came_to(self, index: int) -> None:
        """A，B，总投入C；四个季度分别为A、B、C、D，全年E。"""
        item = self.items[index]
        if not _SUMS_UP.match(item.head) or item.figure.rough or POST.match(item.head) or _AHEAD.search(item.head):
            return
        parts, clean = self._listed_before(index)
        if len(parts) < 2 or not clean or any(each.figure.rough or _SO_FAR.search(each.head) for each in parts):
            return
        figures = [*(each.figure for each in parts), item.figure]
        if agrees("sum", figures, ""):
            self.say("sum", figures, "", self._watched(item, parts))
        elif self._slipped(item, parts):
            self.say("sum", figures, LIKELY, _ONE_OFF)

    def _summed_up(self, index: int) -> None:
        """上半年A。下半年B。全年C。"""
        item = self.items[index]
        cue = _SUMS_UP.match(item.head) or POST.match(item.head)
        if cue is None or item.figure.rough or index or not item.lead.startswith(cue[0]):
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
        labels = [each.lead for each in parts]
        if halves := partition(labels, PERIODS):
            stated = len(halves)
        for size in range(len(parts), 1, -1):
            figures = [*(each.figure for each in parts[-size:]), item.figure]
            if agrees("sum", figures, ""):
                self.say("sum", figures, "", _ALL_BEFORE if stated == size else "")
                return
        if stated and stated <= len(parts):
            self.say("sum", [*(each.figure for each in parts[-stated:]), item.figure], "", _ALL_BEFORE)

    def _converted(self, index: int) -> None:
        """840公顷，折合12600亩。"""
        item, other = self.items[index], self.items[index - 1]
        if (
            _CONVERTS.fullmatch(item.lead)
            and item.group == other.group
            and item.figure.unit.unit != other.figure.unit.unit
        ):
            self.say("pair", (other.figure, item.figure), "", "折合前后是同一数量的两种单位")

    def _net(self, index: int) -> None:
        """出口A，进口B，顺差C；甲A，乙B，相差C。"""
        item = self.items[index]
        match = _GAP.search(item.head)
        if match is None:
            return
        earlier = [
            each
            for each in (*reversed(self.items[:index]), *reversed(self.before))
            if each.group == item.group and each.kind == "level"
        ]
        if match["trade"]:
            out = next((each for each in earlier if "出口" in each.lead and "进出口" not in each.lead), None)
            into = next((each for each in earlier if "进口" in each.lead), None)
            if out is None or into is None or out is into:
                return
            less, more = (out, into) if match["trade"] == "逆" else (into, out)
            near = {out, into} == {*self.items[max(0, index - 2) : index]}
        elif len(earlier) > 1 and earlier[1] in self.items:
            more, less = sorted(earlier[:2], key=lambda each: -each.figure.value)
            near = False
        else:
            return
        proof = "出口与进口之差就是顺差（逆差）" if near else ""
        self.say("sum", (less.figure, item.figure, more.figure), "", proof)

    def _net_change(self, index: int) -> None:
        """出生A，死亡B，净增C; 新纳入A，取消B，净减C."""
        item = self.items[index]
        if not _NET_CHANGE.search(item.head):
            return
        two = [each for each in self.items[:index] if each.group == item.group and each.depth == item.depth][-2:]
        if len(two) < 2:
            return
        came = [each for each in two if _INTO.search(each.head) and not _OUT.search(each.head)]
        went = [each for each in two if _OUT.search(each.head) and not _INTO.search(each.head)]
        if len(came) != 1 or len(went) != 1:
            return
        more, less = (went[0], came[0]) if "净减" in item.head else (came[0], went[0])
        self.say("sum", (less.figure, item.figure, more.figure), "", "增减相抵就是净增（净减）")

    def _balance(self) -> None:
        """上年结余＋收入＝支出＋结余。"""
        levels = [item for item in self.items if item.kind == "level" and item.group == "cny"]
        for four in zip(levels, levels[1:], levels[2:], levels[3:], strict=False):
            if all(pattern.search(item.head) for pattern, item in zip(_BALANCE, four, strict=True)):
                self.say("balance", [item.figure for item in four], "", "上期结余＋收入＝支出＋期末结余")

    def _stock(self) -> None:
        """年初A户，新增B户，退出C户，年末D户; what came and what went may be several figures."""
        counts = [
            item for item in self.items if item.depth == 0 and item.kind in ("level", "delta") and item.group != "cny"
        ]
        for at, old in enumerate(counts):
            if not _OPENING.search(old.head) or old.kind != "level":
                continue
            came: list[Item] = []
            went: list[Item] = []
            for item in counts[at + 1 : at + _MOVES]:
                if item.group != old.group or item.group in ("ratio", "point", "multiple"):
                    break
                if _CLOSING.search(item.head) and came and went:
                    kept = [item, *went] if not _STORED.search(old.head + item.head) else [*went, item]
                    figures = [each.figure for each in (old, *came, *kept)]
                    self.say("balance", figures, str(len(came) + 1), "期初＋增加＝期末＋减少")
                    break
                into, out = _INTO.search(item.head), _OUT.search(item.head)
                if bool(into) == bool(out):
                    break
                (came if into else went).append(item)

    def _saved(self, index: int) -> None:
        """预算A，实际支出B，节约C."""
        item = self.items[index]
        if index < 2 or not _SAVED.search(item.head):
            return
        plan, spent = self.items[index - 2 : index]
        same = plan.group == spent.group == item.group and plan.kind == spent.kind == "level"
        if (
            same
            and (PLANNED.search(plan.clause) or _CEILING.search(plan.clause))
            and not PLANNED.search(spent.head)
            and "；" not in spent.lead + item.lead
        ):
            proof = "预算（计划）减去实际就是节约" if _SPENT.search(spent.head) else ""
            self.say("sum", (spent.figure, item.figure, plan.figure), "", proof)

    def _only(self, index: int) -> None:
        """其中仅某部就A。"""
        item = self.items[index]
        head = item.head
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


def _complete(chain: Sequence[Item], *, closed: bool = True) -> str:
    """Why these parts share out the whole; empty if nothing says so. ``closed``: no further part follows."""
    if _REST_STRONG.search(chain[-1].head) or (closed and _OTHERS.search(chain[-1].head)):
        return _ALL_LISTED
    labels = [item.label for item in chain]
    if closed and (names := partition(labels)):
        return f"“{'、'.join(names)}”合起来就是全部"
    if len(labels) == 2 and closed:
        first, second = (item.head.removeprefix("其中") for item in chain)
        core = _ALREADY.sub("", first)
        if core and second in (f"非{core}", f"不{core}", f"未{core}", f"没有{core}"):
            return f"“{first}、{second}”合起来就是全部"
    return ""


def _comma_list(chain: Sequence[Item]) -> int:
    """How many parts the list has if a semicolon ends what commas have joined."""
    for size in range(2, len(chain)):
        if "；" in chain[size].lead:
            return size
        if "；" in chain[size - 1].lead:
            break
    return len(chain)


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


def _names(lead: str) -> list[str]:
    """The names before 分别: 国税、地税分别为 → 国税, 地税."""
    words = lead[: lead.rfind("分别")]
    words = words[max(words.rfind(mark) for mark in "，；：（。") + 1 :].removeprefix("其中")
    return [name for name in _SPLIT.split(words) if name]


def partition(labels: Sequence[str], known: Sequence[tuple[str, ...]] = PARTITIONS) -> tuple[str, ...]:
    """The known names that these labels bear, one each; empty if they are no known partition."""
    labels = [_ON_BEHALF.sub("", label) for label in labels]
    for names in known:
        if (
            len(names) == len(labels)
            and all(sum(name in label for label in labels) == 1 for name in names)
            and all(sum(name in label for name in names) == 1 for label in labels)
        ):
            return names if len(names) > 2 or names == ("中央", "地方") or _alike(labels, names) else ()
    return ()


def _alike(labels: Sequence[str], names: Sequence[str]) -> bool:
    """Whether two labels say the same but for the names: 城镇就业 and 农村外出务工 share out nothing."""
    rest = [_FILLERS.sub("", label) for label in labels]
    for name in names:
        rest = [words.replace(name, "") for words in rest]
    return not all(rest) or rest[0] in rest[1] or rest[1] in rest[0]


def _digits(words: str, figure: Quantity) -> str:
    """The digits printed; those of its value where the numeral is spelled out."""
    return "".join(filter(str.isdigit, words)) or f"{figure.value / figure.step:.0f}"


def _same_kind(whole: Item, parts: Sequence[Item], names: Sequence[str]) -> bool:
    """Whether the parts, their distinguishing names left out, are what the whole counts: 学员58人，男学员，女学员."""
    rest = {_FILLERS.sub("", part.head) for part in parts}
    for name in names:
        rest = {words.replace(name, "") for words in rest}
    return all(words in whole.label for words in rest) and (any(rest) or bool(_TOTALLED.search(whole.head)))


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
