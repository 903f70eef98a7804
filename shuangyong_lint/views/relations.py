"""数量关系：一句话里的数字该怎样相等，逐一重算。

A small grammar over clauses. Every figure of a sentence becomes an item with the words that lead to it; from these
words it is a level (共有837人), a change (增加12人), a part (其中), the rest (其余), a share (占), a mean (户均) …
Readings of the sentence then make candidate relations. A relation that holds is verified; one that does not is a
defect only if it is *complete*, that is, if the words leave no other reading (`Relation.proof` says which words).
All arithmetic is interval arithmetic on what was printed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quantities import Quantity, quantities, ratios
from shuangyong_lint.views.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shuangyong_lint.document import Document

_ONE = Decimal(1)
_TWO = Decimal(2)
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)

_UP = "增加|增长|提高|提升|上升|扩大|攀升|上涨|上浮|上调|跃升|净增|多增|增收|增支|增幅|涨幅|升幅|增速|延长|拓宽|发展|新增|扩建"
_DOWN = "减少|下降|降低|缩短|缩减|压缩|回落|下滑|下调|减收|减支|降幅|跌幅|压减|精简|缩小|负增长"
_VERB = rf"{_UP}|{_DOWN}|(?<!新)增|减|降|多|少|高|低"
# The words that lead to a figure say what it is.
_DELTA = Pattern(
    rf"(?:{_UP.replace('|新增', '').replace('|扩建', '').replace('|发展', '')}|{_DOWN}|(?<!新)增|减|降|翻)"
    r"(?:了|幅度?为?|为|达|率为?|量为|额为|约|近|超过|将近|不到|达到)?$"
    r"|^(?:多|少|高|低|高出|多出)了?$"
)
_COMPARED = Pattern(rf"(?:比|较|同比|环比|相比|高于|低于|高出)[^，；。]{{0,24}}?(?:{_VERB})[^，；。到至]{{0,10}}$")
_TO = Pattern(r"(?:到|至|为|达|成|升|降)(?:了|约|近|到)?$")
_FROM = Pattern(r"(?<![自理])(?:由|从)(?!于|此|事|而|业|重|严|中|来)[^，；。]{0,20}$")
_BASE = Pattern(r"(?:比|较|是|为|相当于|同比)[^，；。]{0,16}$")
_REST = Pattern(r"其余|剩余|剩下|余下|下余|尚余|尚有|还剩|还有|仍有|其他|其它|另外?|余|缺席|请假|未|不合格|不及格|弃权")
_REST_STRONG = Pattern(r"^.{0,2}(?:其余|剩余|剩下|余下|下余|尚余|还剩)")
_OTHERS = Pattern(r"^(?:及|和)?(?:其他|其它)")
_EXCEPT = Pattern(r"除(?!夕|了|以|法|去|草|险|尘|名|外)")
_BESIDE = Pattern(r"外[，]?(?:还|也|又|均|都|，还)|每")
_TOTAL = Pattern(
    r"合计|总计|共计|累计|一共|总共|小计|(?<![中公])共(?!产|青|建|同|享|有制|和|识|性|鸣|存|赢|创|管|治|商|用|育|党)|总数|总额|总量|总值|总投资|总收入"
    r"|总支出|总产值|总人口|总面积|总户数|计划|应|任务|目标|安排|全年|预算"
)
_POST = Pattern(
    r"^[，；、。（]?(?:以上|上述|前述)?(?:(?:这)?(?:两|二|三|四|五|六|七|\d)(?:项|者|类|个?[一-鿿]{0,3}?))?"
    r"(?:全年|全县|全市|总共|一)?(?:合计|总计|共计|累计|总共|一共|共)"
)
_POST_STRONG = Pattern(r"^[，；、。（]?(?:以上|上述|前述)?(?:(?:两|二|三|四|五|六|七|\d)(?:项|者|类|村|乡|镇|片区|级|笔))?(?:合计|总计|共计)$|^[，]?共$")
_SHARE = Pattern(r"占|比重|占比|所占比例|份额")
_PART_STOP = Pattern(r"此外|另外|同时|还有|另")
_MEAN = Pattern(
    r"(?P<who>人|户|村|亩|乡|镇|师|生|年|月|日|校|县|台|件|家)均|平均每?(?P<each>[^，。；、]{0,6})|(?:每|给每)(?P<per>[^，。；、]{1,4})|均"
)
_HEDGE = Pattern(r"可比|同口径|不变价|扣除|剔除|实际增长|因素后|折算|名义")
_PERIOD = Pattern(
    r"(?P<year>\d{4})年?|(?P<last>去年|上年|上一年|上期|上月|同期|原来?|前年|过去)|(?P<this>今年|本年|当年|本期|本月|现在|目前|现)"
)
_VALUE_DIFFERS = Pattern(r"每|人均|户均|平均|均价|单价|日均|月均|年均")
_OPEN = Pattern(r"等|主要|包括如|如下|例如|比如|如|尤其|特别|大部分|多数")
_LEFT_END = Pattern(r"[^，、；：。（）\n]*$")
_CLOSE = Pattern(r"[，、；：。（）\n]")
_HAN_RUN = Pattern(r"[一-鿿]+")

LIKELY = "likely"
"""The mode of a sum that nothing proves complete, but that one mistyped digit keeps from coming out."""

_OVERLAPS = Pattern(r"党员|女|民族|以上|以下|重点|包括|含|特|骨干|领导|新增|首次|高级")

_INEXACT = frozenset({"quotient", "mean", "step", "change"})

ALONE = frozenset({"grim", "range", "fraction"})
"""Kinds of relation that are no equation: a figure that cannot be, whatever the others are."""

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
    ("国内", "境外"),
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


_NEVER_ADDED = frozenset({"time", "ratio", "other:℃", "other:摄氏度"})
_NET = Pattern(r"顺差|逆差|净|差额|盈余|盈亏|亏损|利润|差")
_QUOTES = ("“", "‘", "\"")
_SAME = ("", "约", "合", "约合", "折合", "即", "折", "相当于", "合计")
_AND = ("、", "和", "及", "与", "，", "；", "、和", "以及")
_COLON = Pattern("[:：∶]")
_COMPOSITION = Pattern(r"(三次产业|产业|三产|农林牧渔)[^，；。]{0,8}(?:结构|比|比例|比重|构成|之比|调整)|(?:结构|比例|之比|构成)")
_AMONG = Pattern(r"(?:^|[，；：。、（])[其当]中[，：、]?[^，；。：\d]*$")
_BARE = Pattern(r"\d(?![\d年月日号时届—-]|\.\d)")
_ASIDE = Pattern(r"[^，。；、]{0,6}?(?:分别|合计|总计|共|各)")
_COLON_PROOF = "冒号之后逐项列出"
_MADE_UP = Pattern(r"组成(?!的)")
_BY = Pattern(r"(?<![自理])由")
_COUNT = Pattern(r"(两|二|三|四|五|六|七|\d)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7} | {str(n): n for n in range(10)}
_OF = Pattern(r"占(?!比)([^，；。]*?)的?(?:比重|比例|份额)?(?:为|达|达到|约|近|超过)?$")
_GENERAL = Pattern(r"总人数|总人口数|总数|总量|总额|总面积|总|全部|的|其|比重|比例|了|近|约|人员|人数")
_STEM = Pattern(
    r"(?P<rate>[一-鿿]{2,4}?)[率面](?:为|达|达到|是|约|约为)?$|(?:完成|占|达到)[^，；。]{0,8}(?:计划|任务|目标|预算|指标)(?:数|总数|值)?的$"
)
_BOUNDED = frozenset("合格 入学 到会 出勤 满意 及格 知晓 办结 升学 毕业 就业 绿化 回收 巩固 优良 优秀 通过 达标 安置 普及 普通话合格 入户 赞成 支持".split())
_TESTED = Pattern(r"检|查|测|抽|参加|应|考|评|共")
_CALLED = Pattern(r"应|代表|党员|会员|总")
_TAKEN_IN = Pattern(r"受理|接收|收到|接到|交办|承办|下达|任务|应|转办|办理")
_SENT = Pattern(r"发出|发放|发|投")
_RATES = {
    **dict.fromkeys(("合格", "及格", "优秀", "优良", "达标", "通过"), _TESTED),
    **dict.fromkeys(("到会", "出勤", "参会", "参训", "到课"), _CALLED),
    **dict.fromkeys(("办结", "结案", "审结"), _TAKEN_IN),
    **dict.fromkeys(("回收", "收回"), _SENT),
    "节约": Pattern(r"预算|概算"),
    **dict.fromkeys(("上线", "录取"), Pattern(r"报名|报考|参加|考生|毕业")),
    **dict.fromkeys(("征缴", "建档", "安置", "兑现", "开工", "竣工", "成交", "完成"), Pattern(r"应|计划|任务|目标|需|符合")),
}
_SURVEYED = frozenset("合格 满意 知晓 及格 支持 赞成 优良 优秀 达标 通过 合格".split())
_SURVEY = Pattern(r"抽查|抽检|抽样|检查|检测|检验|回收|收回|调查|走访|问卷|测评|参评|抽取|随机")
_AGGREGATE = Pattern(r"综合|总体|平均|全市|全县|全省|全区|全国|整体|得分|指数|累计")
_PLANNED = Pattern(r"计划|任务|目标|应|下达|预算|概算|指标|拟")
_AMOUNT = Pattern(r"金额|达到|达|为|约|发放|获得?|得|近|超过|超|补助|补贴|分红|支出|投入|数")
_BARE_SHARE = Pattern(r"所?占|比重|比例")
_INDUSTRIES = Pattern(r"三次产业|一、?二、?三(?:次)?产业?")
_VERSUS = Pattern(r"比|较|同比")
_VERSUS_OTHER = Pattern(r"比(?:全国|全省|全市|全县|预算|计划|目标|年初|支出|收入|预期|规划|任务|上季|上月|月初|\d{4})|高于|低于|多增|少增")
_YEARLY = Pattern(r"年均|年平均|平均每年|每年|逐年|年递增|均增")
_REAL = Pattern(r"生产总值|GDP|增加值|产值|收入|消费|支出|经济")
_PLAIN_CHANGE = Pattern(
    rf"[^，；。（]{{0,6}}[，（、]?(?:累计|共|净|即|就是|也就是|共计|总共|整整)?(?:{_UP}|{_DOWN}|增|减|降|翻|升)"
    r"(?:了|幅度|幅|率|为|达|到|近|约)*$"
)
_BEFORE = Pattern(r"[^，；。（]{0,6}[，（](?:而)?(?:上一?年|去年|上期|上月|上季度)(?:同期)?(?:仅|只)?(?:为|是)$")
_PLAIN_VERSUS = Pattern(
    rf"[^，；。（]{{0,6}}，(?:同比|环比|比去年|比上年|较去年|较上年|比上期|较上期)(?:同期)?(?:{_UP}|{_DOWN}|增|减|降|升|多|少)(?:了|幅)?$"
)
_PLAIN_TIMES = Pattern(r"[^，；。]{0,6}[，]?(?:是|为|相当于)(?:原来|上年|去年|过去|以前|前者|当年|同期)?的?$")
_PER_WHAT = Pattern(r"每.")
_BETTER_SMALL = Pattern(r"精度|误差|分辨|名次|排名|位次|位列|水平")
_TIMES = Pattern(r"(?:是|为|相当于|达到)[^，；。]*的?$|^的$|到[^，；。]*的?$")
_ARRIVES = Pattern(r"到|至|为|达|成")
_WAY = Pattern(rf"[^，；。（）]{{0,6}}?({_UP}|{_DOWN}|升|降|增|减)(?:到|至|为|成)")
_PER = Pattern(r"均|每|折|率|密度|比|标准|系数|之")
_TIMES_OF = {"person_time": "person", "household_time": "household"}
_GAP = Pattern(r"(?:贸易)?(?P<trade>[顺逆])差(?:额|金额)?(?:为|达)?$|(?:相差|差距为|差额为)$")
_BALANCE = (
    Pattern(r"(?:上年|年初|期初|上期).*(?:结余|结转|余额)|结转"),
    Pattern(r"收入"),
    Pattern(r"支出"),
    Pattern(r"结余|余额|结转"),
)


class Relation(NamedTuple):
    """A relation between figures of one document.

    ``kind`` is sum (parts …, whole), part (part, whole), quotient (above, below, said), change (old, new, said),
    step (new, change, said rate), mean (whole, count, said), hundred (shares …), pair (one size in two units),
    direction (old, new). ``mode`` refines it: up or down, times. ``proof`` says why no other reading is left; empty
    for what was found to hold without such proof. ``notation`` writes it with the figures as printed.
    """

    kind: str
    figures: tuple[Quantity, ...]
    mode: str
    proof: str
    holds: bool
    notation: str

    @property
    def sure(self) -> bool:
        """Whether it would be noticed if one of its figures were wrong: it is proved, or a sum whose slips show."""
        return bool(self.proof) or self.kind == "sum"

    @property
    def span(self) -> Span:
        """The figure the relation is about: the whole, or what is said of the others."""
        figure = self.figures[0] if self.kind == "part" and not self.mode else self.figures[-1]
        return figure.span


def plus(figures: Iterable[Quantity]) -> tuple[Decimal, Decimal]:
    """The interval of a sum."""
    low = high = _ZERO
    for figure in figures:
        low += figure.low
        high += figure.high
    return low, high


def agrees(kind: str, figures: Sequence[Quantity], mode: str) -> bool:
    """Whether the figures, in the order of the kind, can stand in this relation, each anywhere within its printing."""
    last = figures[-1]
    if kind == "sum":
        low, high = plus(figures[:-1])
        return low <= last.high and last.low <= high
    if kind == "part":
        return figures[0].low <= last.high
    if kind == "balance":
        low, high = plus(figures[:2])
        other_low, other_high = plus(figures[2:])
        return low <= other_high and other_low <= high
    if kind == "hundred":
        low, high = plus(figures)
        return low <= _ONE <= high
    if kind == "direction":
        old, new = figures
        return new.high >= old.low if mode == "up" else new.low <= old.high
    if kind == "pair":
        first = figures[0]
        # Either may be the rounded one, and conversion tables are coarse: a thousandth more.
        low, high = first.low - abs(first.value) / 1000, first.high + abs(first.value) / 1000
        return low <= last.high + last.step / 2 and last.low - last.step / 2 <= high
    if kind == "change" and last.group == "multiple" and mode == "up" and figures[1].value == last.value * figures[0].value:
        # Taken at face value: whoever writes 增长3倍 for 2 → 6 has counted the whole, not the growth.
        return False
    bounds = _computed(kind, figures, mode)
    return bounds is None or (bounds[0] <= last.high and last.low <= bounds[1])


def far(kind: str, figures: Sequence[Quantity], mode: str) -> bool:
    """Whether the last figure is off by a whole unit of its last digit or more, all others taken as printed.

    People cut digits off, and offices compute from figures they have not rounded yet: less than that is no defect.
    """
    value = computed(kind, figures, mode)
    return value is None or abs(value - figures[-1].value) >= figures[-1].step


def computed(kind: str, figures: Sequence[Quantity], mode: str) -> Decimal | None:
    """What the last figure should be according to the others, in its group's base unit; None if that says nothing."""
    if kind == "sum":
        return sum((figure.value for figure in figures[:-1]), _ZERO)
    if kind == "balance":
        return figures[0].value + figures[1].value - figures[2].value
    if kind == "pair":
        return figures[0].value
    if kind not in ("quotient", "mean", "step", "change") or figures[-1].group == "doubling":
        return None
    old, new = figures[0].value, figures[1].value
    if mode.startswith("yearly"):
        return Decimal(float(new / old) ** (1 / int(mode[6:])) - 1).quantize(Decimal("0.00001"))
    exact = [figure._replace(low=figure.value, high=figure.value) for figure in figures]
    bounds = _computed(kind, exact, mode)
    return None if bounds is None or bounds[0] < 0 else bounds[0]


def _computed(kind: str, figures: Sequence[Quantity], mode: str) -> tuple[Decimal, Decimal] | None:
    """The interval of what the last figure says, from the others; None where it cannot be computed."""
    first, second, last = figures[0], figures[1], figures[-1]
    if kind in ("quotient", "mean"):
        if second.low <= 0:
            return None
        if kind == "mean" and second.unit.factor != "1":
            size = Decimal(second.unit.factor)
            return first.low / second.high * size, first.high / second.low * size
        return first.low / second.high, first.high / second.low
    if kind == "step":
        low, high = (first.low - second.high, first.high - second.low) if mode == "up" else plus((first, second))
        if low <= 0:
            return None
        return second.low / high, second.high / low
    if kind != "change" or first.low <= 0:
        return None
    if last.group == "doubling":
        # Twice so many times: compare powers, not logarithms.
        times = 2**last.value
        fits = first.low * times <= second.high and second.low <= first.high * times
        return (last.value, last.value) if fits else (Decimal(-1), Decimal(-1))
    low, high = second.low - first.high, second.high - first.low
    if mode == "down":
        low, high = -high, -low
    if mode == "times":
        return second.low / first.high, second.high / first.low
    if mode.startswith("yearly"):
        years = int(mode[6:])
        rate_low, rate_high = (_ONE + last.low) ** years, (_ONE + last.high) ** years
        fits = first.low * rate_low <= second.high and second.low <= first.high * rate_high
        return (last.value, last.value) if fits else (Decimal(-1), Decimal(-1))
    if last.group in ("ratio", "multiple"):
        return low / first.high if low > 0 else low / first.low, high / first.low
    if last.group == "point":
        return low * _HUNDRED, high * _HUNDRED
    return low, high


class Item:
    """A figure in its sentence.

    ``lead`` are all words since the figure before it, ``head`` those since the last mark, ``tail`` those behind it up
    to the next mark or figure; ``depth`` counts open brackets; ``kind`` is level, delta, share, mean or rate.
    """

    __slots__ = ("depth", "figure", "group", "head", "kind", "lead", "tail")

    def __init__(self, figure: Quantity, lead: str, head: str, tail: str, depth: int) -> None:
        self.figure = figure
        self.lead = lead
        self.head = head
        self.tail = tail
        self.depth = depth
        self.group = figure.unit.group
        self.kind = self._kind()

    def _kind(self) -> str:
        """level, delta, share, mean or rate."""
        head = self.head
        if self.group in ("point", "multiple", "doubling"):
            return "delta"
        if head:
            if _DELTA.search(head) or (("比" in head or "较" in head) and _COMPARED.search(head)):
                return "delta"
            if "均" in head or "每" in head:
                if head[-1] == "每" or _MEAN.search(head):
                    return "mean"
        elif self.group == "ratio" and "（" in self.lead[-2:]:
            return "rate"
        if self.group == "ratio":
            return "share" if _SHARE.search(head) else "rate"
        return "level"

    @property
    def label(self) -> str:
        """The words beside the figure that name it."""
        return self.head + self.tail


def _items(text: str, start: int, end: int, figures: Sequence[Quantity]) -> list[Item]:
    found: list[Item] = []
    at = start
    depth = 0
    brackets = text.find("（", start, end) >= 0
    figures = [figure for figure in figures if not _aside(text, figure)]
    last = len(figures) - 1
    for number, figure in enumerate(figures):
        lead = text[at : figure.start]
        if brackets:
            depth += lead.count("（") - lead.count("）")
            depth = max(depth, 0)
        match = _LEFT_END.search(lead)
        head = match[0] if match else lead
        stop = figures[number + 1].start if number < last else end
        close = _CLOSE.search(text, figure.end, stop)
        tail = text[figure.end : close.start() if close else stop]
        found.append(Item(figure, lead, head, tail, depth))
        at = figure.end
    return found


def _aside(text: str, figure: Quantity) -> bool:
    """Whether the figure only counts the others (三个季度共……, 两项合计……) or is a slogan's (“三个全覆盖”)."""
    if text[figure.start - 1 : figure.start] in _QUOTES and not text[figure.start].isdigit():
        return True
    return (
        figure.stop - figure.start == 1
        and figure.unit.unit in ("个", "项", "种", "类", "家", "村", "笔", "批", "次")
        and not text[figure.start].isdigit()
        and _ASIDE.match(text, figure.end) is not None
    )


@view
def figured(doc: Document) -> tuple[tuple[Span, list[Item]], ...]:
    """Every sentence that has figures, with them."""
    figures = quantities(doc)
    text = plain(doc)
    found: list[tuple[Span, list[Item]]] = []
    at, count = 0, len(figures)
    for sentence in sentences(doc):
        while at < count and figures[at].start < sentence.start:
            at += 1
        first = at
        while at < count and figures[at].start < sentence.end:
            at += 1
        if at > first and (items := _items(text, sentence.start, sentence.end, figures[first:at])):
            found.append((sentence, items))
    return tuple(found)


@view
def relations(doc: Document) -> tuple[Relation, ...]:
    """Every relation between figures that holds, and every complete one that does not, in order of place."""
    return tuple(_Reading(doc).read())


class _Reading:
    """The relations of one document."""

    def __init__(self, doc: Document) -> None:
        self.text = plain(doc)
        self.doc = doc
        self.found: dict[tuple[str, tuple[int, ...]], Relation] = {}

    def read(self) -> list[Relation]:
        before: list[Item] = []
        before_end = -1
        for sentence, items in figured(self.doc):
            follows = before and self.text.find("\n", before_end, sentence.start) < 0 and sentence.start - before_end <= 2
            _Sentence(self, items, before if follows else []).read()
            before, before_end = items, sentence.end
        self._ratios()
        return sorted(self.found.values(), key=lambda relation: relation.span)

    def say(self, kind: str, figures: Sequence[Quantity], mode: str = "", proof: str = "") -> bool:
        """Keep the relation if it holds, or if it does not and is complete; tell whether it holds."""
        holds = agrees(kind, figures, mode)
        if kind in ("part", "direction") and holds:
            return True
        if any(figure.rough for figure in figures):
            # 约, 近, 多: what holds was not recomputed, what does not was not claimed.
            return holds
        if not holds and (not proof or (kind in _INEXACT and not far(kind, figures, mode))):
            return holds
        key = (kind, tuple(figure.start for figure in figures))
        if key not in self.found:
            self.found[key] = Relation(kind, tuple(figures), mode, proof, holds, self.notation(kind, figures, mode))
        return holds

    def _ratios(self) -> None:
        """三次产业结构为12.3:45.6:42.1。"""
        percent = self.doc.know(Almanac).units["%"]
        text = self.text
        for ratio in ratios(self.doc):
            around = text[max(0, ratio.start - 40) : ratio.start]
            around = around[around.rfind("。") + 1 :]
            if not (cue := _COMPOSITION.search(around)):
                continue
            figures = []
            at = ratio.start
            for words in _COLON.split(text[ratio.start : ratio.end]):
                places = len(words.partition(".")[2])
                value, step = Decimal(words).scaleb(-2), _ONE.scaleb(-places - 2)
                low, high = value - step / 2, value + step / 2
                figures.append(Quantity(at, at + len(words), at + len(words), value, low, high, step, percent, rough=False))
                at += len(words) + 1
            total = sum(figure.value for figure in figures)
            if len(figures) > 2 and Decimal("0.9") <= total <= Decimal("1.1"):
                proof = f"“{cue[1]}”各部分合起来应是100" if cue[1] else ""
                self.say("hundred", figures, "ratio", proof)

    def alone(self, kind: str, figures: Sequence[Quantity], proof: str) -> None:
        """Keep what cannot be, whatever the other figures are."""
        words = self.printed(figures[-1])
        self.found[kind, (figures[-1].start,)] = Relation(kind, tuple(figures), "", proof, holds=False, notation=words)

    def printed(self, figure: Quantity) -> str:
        """The figure as printed, without its unit unless the unit is part of the number (%, 成, 倍)."""
        end = figure.end if figure.unit.group in ("ratio", "multiple", "doubling") else figure.stop
        return self.text[figure.start : end]

    def notation(self, kind: str, figures: Sequence[Quantity], mode: str) -> str:
        words = [self.printed(figure) for figure in figures]
        if kind == "sum":
            return f"{'+'.join(words[:-1])}={words[-1]}"
        if kind == "balance":
            return f"{words[0]}+{words[1]}={words[2]}+{words[3]}"
        if kind == "hundred":
            return self.text[figures[0].start : figures[-1].end] if mode == "ratio" else f"{'+'.join(words)}=100"
        if kind == "part":
            return f"{words[0]}<{words[1]}"
        if kind == "pair":
            return f"{words[0]}~{words[1]}"
        if kind == "direction":
            return f"{words[0]}{'^' if mode == 'up' else 'v'}{words[1]}"
        if kind == "step":
            return f"{words[1]}/({words[0]}{'-' if mode == 'up' else '+'}{words[1]})={words[2]}"
        if kind == "change" and mode == "times":
            return f"{words[1]}/{words[0]}={words[2]}"
        if kind == "change":
            return f"{words[0]}->{words[1]}={'年均' if mode.startswith('yearly') else ''}{words[2]}"
        return f"{words[0]}/{words[1]}={words[2]}"


class _Sentence:
    """The relations of one sentence; ``before`` are the items of the sentence before it in the same paragraph."""

    def __init__(self, reading: _Reading, items: list[Item], before: list[Item]) -> None:
        self.reading = reading
        self.items = items
        self.before = before
        self.hedged = bool(_HEDGE.search(reading.text, items[0].figure.start - len(items[0].lead), items[-1].figure.end))
        self.say = reading.say

    def read(self) -> None:
        items = self.items
        for item in items:
            if item.figure.step < 1:
                self._fraction(item)
        if len(items) + len(self.before) < 2:
            if items[0].kind == "rate":
                self._rate(0)
            return
        self._parts()
        self._balance()
        after = 0
        for index, item in enumerate(items):
            lead = item.lead
            kind = item.kind
            if kind == "delta":
                if index:
                    self._change(index)
                continue
            if kind == "share":
                self._share(index)
                if index >= after:
                    after = self._hundred(index)
                continue
            if kind == "mean":
                self._mean(index)
            elif kind == "rate":
                if index > 1 and lead in ("或", "，或", "，即", "，约") and items[index - 1].kind == "delta":
                    self._change(index)
                self._rate(index)
            if index and ("由" in items[index - 1].head or "从" in items[index - 1].head):
                self._direct(index)
            if "就" in lead:
                self._only(index)
            if item.group in _TIMES_OF and index:
                self._times(index)
            if kind != "level":
                continue
            if "差" in item.head:
                self._net(index)
            if index + 1 < len(items):
                self._leading(index)
            if _REST.search(item.head):
                self._rest(index)
            if "共" in lead or "计" in lead:
                self._total_behind(index)
            if item.depth and "（" in lead:
                self._bracket(index)
            if "：" in lead or "包括" in lead or "组成" in item.tail or "由" in lead:
                self._list(index)
            if "分别" in lead:
                self._respectively(index)

    # --- parts and wholes -------------------------------------------------------------------------------------

    def _wholes(self, index: int, group: str, depth: int) -> list[Item]:
        """Levels of this group before the item, nearest first, not deeper in brackets than it."""
        found = [
            item
            for item in reversed(self.items[:index])
            if item.group == group and item.kind == "level" and item.depth <= depth
        ]
        return [] if group in _NEVER_ADDED else found

    def _chain(self, index: int) -> list[Item]:
        """The item and those of its group that follow it as further parts, deltas and brackets left out."""
        first = self.items[index]
        chain = [first]
        for item in self.items[index + 1 :]:
            if item.depth < first.depth:
                break
            if item.depth > first.depth or item.kind != "level":
                continue
            if item.group != first.group or "其中" in item.lead or _PART_STOP.search(item.lead):
                break
            if _BARE.search(item.lead) or not _same_noun(first, item):
                break
            chain.append(item)
            if _REST_STRONG.search(item.head):
                break
        return chain

    def _parts(self) -> None:
        """共……，其中A，B。"""
        for index, item in enumerate(self.items):
            if "中" not in item.lead or not _AMONG.search(item.lead) or item.kind != "level":
                continue
            wholes = self._wholes(index, item.group, item.depth)
            if not wholes and index == 0 and not self.items[0].lead.partition("其中")[0]:
                levels = [each for each in self.before if each.kind == "level" and each.depth == 0]
                same = [each for each in levels if each.group == item.group]
                wholes = same if len(same) == 1 else []
            if not wholes:
                continue
            chain = self._chain(index)
            self._share_out(wholes, chain)
            whole = wholes[0]
            if whole not in self.items or not whole.lead:
                continue
            net = _NET.search(whole.label) or _NET.search(item.label)
            if not net and _same_noun(item, whole) and not any(agrees("part", [item.figure, each.figure], "") for each in wholes):
                self.say("part", [item.figure, whole.figure], "", "“其中”所列是前面总数的一部分")

    def _share_out(self, wholes: Sequence[Item], chain: list[Item], proof: str = "") -> None:
        """The parts against the nearest whole they can make; if they make none and are complete, against the nearest."""
        figures = [item.figure for item in chain]
        for whole in wholes:
            for size in range(len(chain), 1, -1):
                if agrees("sum", [*figures[:size], whole.figure], ""):
                    self.say("sum", [*figures[:size], whole.figure], "", proof or _complete(chain[:size]))
                    return
        named = [each for each in wholes if len(each.head) > 2 and all(each.head[-3:] in item.label for item in chain)]
        whole = (named or wholes)[0]
        if not _same_noun(chain[0], whole) or (not named and not agrees("part", [figures[0], whole.figure], "")):
            return
        if _NET.search(whole.label) or any(_NET.search(item.label) for item in chain):
            return
        if proof == _COLON_PROOF:
            self.say("sum", [*figures, whole.figure], LIKELY, proof)
            return
        if reason := proof or _complete(chain):
            if len(chain) > 2 and not proof and _REST_STRONG.search(chain[-1].head) and self._elsewhere(whole, figures):
                return
            self.say("sum", [*figures, whole.figure], "", reason)
            return
        if len(chain) > 1 and (named or len(wholes) == 1) and self._slipped(whole, chain):
            self.say("sum", [*figures, whole.figure], LIKELY, "只差一位数字，各分项就恰好合成总数")

    def _elsewhere(self, whole: Item, figures: Sequence[Quantity]) -> bool:
        """Whether 其余 may close an inner list: 120户，其中贫困户32户，已脱贫20户，其余12户."""
        total = sum((figure.value for figure in figures), _ZERO)
        return total * 10 < whole.figure.value * 7

    def _slipped(self, whole: Item, chain: list[Item]) -> bool:
        """Whether one mistyped digit, or two that changed places, is all that keeps a plain list from its total."""
        figures = [item.figure for item in chain]
        total = sum((figure.value for figure in figures), _ZERO)
        enclosed = chain[0].depth > 0 and self.reading.text[chain[-1].figure.end : chain[-1].figure.end + 1] == "）"
        parallel = enclosed or _parallel(chain)
        if not parallel and not whole.figure.value <= total * _TWO <= whole.figure.value * 4:
            return False
        if any(figure.rough for figure in (*figures, whole.figure)) or _NET.search(whole.label):
            return False
        if not parallel and any(figure.step != whole.figure.step for figure in figures):
            return False
        between = self.items[self.items.index(chain[0]) : self.items.index(chain[-1]) + 2]
        if any(item.kind in ("share", "mean", "rate") for item in between):
            return False
        if any(_OVERLAPS.search(item.label.removeprefix("包括")) or _OPEN.search(item.label) for item in chain):
            return False
        plain = parallel or all(1 < len(item.head.removeprefix("其中")) <= _TERSE for item in chain)
        least = 2 if plain or _partition([item.label for item in chain], COMMON) else 3
        return any(
            self._one_slip(figures, whole.figure, index, least if len(chain) < 4 else 1) for index in range(len(figures) + 1)
        )

    def _one_slip(self, parts: Sequence[Quantity], whole: Quantity, index: int, least: int) -> bool:
        """Whether the figure at ``index`` (the whole being last) has one digit wrong, or two exchanged, and no more."""
        figures = [*parts, whole]
        figure = figures[index]
        words = self.reading.text[figure.start : figure.stop]
        digits = "".join(character for character in words if character.isdigit())
        others = sum((each.value for at, each in enumerate(parts) if at != index), _ZERO)
        value = others if index == len(parts) else whole.value - others
        if len(digits) < least or not words[0].isdigit() or value <= 0:
            return False
        value = (value / figure.step).quantize(_ONE)
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
        if len(wrong) != 1 and not exchanged:
            return False
        value *= figure.step
        half = (figure.high - figure.low) / 2
        figures[index] = figure._replace(value=value, low=value - half, high=value + half)
        return agrees("sum", figures, "")

    def _rest(self, index: int) -> None:
        """A中有B，其余C；除B外，另C。"""
        item = self.items[index]
        same = [
            (place, each)
            for place, each in enumerate(self.items[:index])
            if each.group == item.group and each.kind == "level" and each.depth <= item.depth
        ]
        if not same:
            return
        strong = bool(_REST_STRONG.search(item.head) or _OTHERS.search(item.head))
        place, part = same[-1]
        if _EXCEPT.search(part.head) and "外" in part.tail + item.lead:
            if _BESIDE.search(item.lead) or not (strong or "另" in item.head):
                return
            wholes = [each for _, each in same[:-1] if _same_noun(each, part)]
            for whole in reversed(wholes):
                if self.say("sum", (part.figure, item.figure, whole.figure), "", "“除……外，其余……”已把总数分尽"):
                    return
                # Only the nearest can be meant strictly; a farther one may still hold.
            return
        for size in range(2, len(same) + 1):
            window = [each.figure for _, each in same[-size:]]
            if agrees("sum", [*window[1:], item.figure, window[0]], ""):
                proof = "“其余”收尾，各部分已列全" if strong else _present(same[-size][1], same[-size + 1 :], item)
                self.say("sum", [*window[1:], item.figure, window[0]], "", proof)
                return
        if len(same) != 2 or any("其中" in each.lead for _, each in same) or not _same_noun(same[0][1], item):
            return
        whole = same[0][1]
        if whole.figure.low <= part.figure.high:
            return
        proof = _present(whole, same[1:], item)
        if not proof and strong and _inside(whole, part):
            proof = "“其余”收尾，各部分已列全"
        if proof:
            self.say("sum", (part.figure, item.figure, whole.figure), "", proof)

    def _total_behind(self, index: int) -> None:
        """A，B，合计C。"""
        item = self.items[index]
        match = _POST.match(item.head)
        if match is None or item.kind != "level":
            return
        parts: list[Item] = []
        clean = True
        for each in reversed(self.items[:index]):
            if each.depth > item.depth or each.kind in ("delta", "mean", "share", "rate"):
                continue
            if each.group != item.group:
                clean = False
                break
            parts.insert(0, each)
            if "其中" in each.lead:
                clean = False
        if len(parts) < 2:
            return
        figures = [each.figure for each in parts]
        count = _COUNT.search(match[0])
        stated = _COUNTS[count[1]] if count else 0
        strong = bool(_POST_STRONG.match(item.head))
        for size in range(len(parts), 1, -1):
            if agrees("sum", [*figures[-size:], item.figure], ""):
                proof = "“合计”之前各项已列出" if (strong and clean and size == len(parts)) or stated == size else ""
                self.say("sum", [*figures[-size:], item.figure], "", proof)
                return
        if stated and stated <= len(parts):
            self.say("sum", [*figures[-stated:], item.figure], "", f"“{match[0].lstrip('，；、')}”说的就是前面各项")
        elif strong and clean and not stated:
            self.say("sum", [*figures, item.figure], "", "“合计”之前各项已列出")

    def _bracket(self, index: int) -> None:
        """总数（A，B）。"""
        item = self.items[index]
        opened = item.lead.rfind("（")
        if index == 0 or _CLOSE.search(item.lead[:opened]) or item.kind != "level":
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
        if index == 0 or "其中" in item.lead or item.kind != "level":
            return
        whole = next((each for each in reversed(self.items[:index]) if each.kind == "level"), None)
        if whole is None or whole.group != item.group or whole.depth > item.depth:
            return
        chain = self._chain(index)
        if len(chain) < 2 or chain[-1] is whole:
            return
        proof = ""
        colon = item.lead.rfind("：")
        if colon >= 0 and not _CLOSE.search(item.lead[:colon]):
            ends = chain[-1] is self.items[-1] and len(chain) == len(self.items) - index
            if ends and whole.figure.value > 3 and not any(_OPEN.search(each.label) for each in chain) and not _OPEN.search(item.lead):
                proof = _COLON_PROOF
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
            if each.group != item.group or each.lead not in _AND:
                break
            run.append(each)
        if len(run) < 2:
            return
        names = _names(item.lead)
        figures = [each.figure for each in run]
        after = index + len(run)
        if after < len(self.items):
            total = self.items[after]
            if total.group == item.group and total.kind == "level" and _POST.match(total.head):
                return  # read from the total's side
        wholes = self._wholes(index, item.group, item.depth)
        if not wholes:
            return
        proof = ""
        if _partition(names) and len(names) == len(run):
            proof = f"“{'、'.join(names)}”合起来就是全部"
        whole = wholes[0].figure
        if agrees("sum", [*figures, whole], "") or proof:
            self.say("sum", [*figures, whole], "", proof)

    def _leading(self, index: int) -> None:
        """共A：或者只是并列在后的各项，恰好合成总数。"""
        whole = self.items[index]
        following = self.items[index + 1]
        if following.kind != "level" or following.group != whole.group or whole.kind != "level" or whole.figure.rough:
            return
        if following.depth != whole.depth:
            return
        chain = self._chain(index + 1)
        if len(chain) < 2 or any(each.figure.rough for each in chain):
            return
        if not _TOTAL.search(whole.head) and (len(chain) == 2 or any(each.figure.low < each.figure.high for each in chain)):
            return
        if len(chain) == 2 and whole.figure.value < 10:
            return
        if agrees("sum", [*(each.figure for each in chain), whole.figure], ""):
            self.say("sum", [*(each.figure for each in chain), whole.figure], "", _complete(chain))
        elif "其中" in following.lead and _parallel(chain) and self._slipped(whole, chain):
            self.say("sum", [*(each.figure for each in chain), whole.figure], LIKELY, "只差一位数字，各分项就恰好合成总数")

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

    def _balance(self) -> None:
        """上年结余＋收入＝支出＋结余。"""
        levels = [item for item in self.items if item.kind == "level" and item.group == "cny"]
        for four in zip(levels, levels[1:], levels[2:], levels[3:], strict=False):
            if all(pattern.search(item.head) for pattern, item in zip(_BALANCE, four, strict=True)):
                self.say("balance", [item.figure for item in four], "", "上期结余＋收入＝支出＋期末结余")

    # --- shares, rates, means ---------------------------------------------------------------------------------

    def _share(self, index: int) -> None:
        """A中有B，占C%。"""
        item = self.items[index]
        part = next(
            (each for each in reversed(self.items[:index]) if each.kind == "level" and each.depth <= item.depth), None
        )
        if part is None or any(
            each.kind in ("share", "rate") for each in self.items[self.items.index(part) + 1 : index]
        ):
            return
        said = _OF.search(item.head)
        core = _GENERAL.sub("", said[1]) if said else ""
        wholes = [
            each
            for each in (*self._wholes(self.items.index(part), part.group, item.depth), *reversed(self.before))
            if each.group == part.group and each.kind == "level" and each.figure.low >= part.figure.low
        ]
        if core:
            wholes = [each for each in wholes if _named(core, each)]
        wholes = [each for each in wholes if _same_noun(each, part)]
        if not wholes:
            return
        for whole in wholes:
            if agrees("quotient", (part.figure, whole.figure, item.figure), ""):
                among = "其中" in part.lead or whole.tail.endswith("中")
                sure = whole in self.items and (core in whole.label if core else among)
                proof = "占的就是这个总数" if sure else ""
                self.say("quotient", (part.figure, whole.figure, item.figure), "", proof)
                return
        whole = wholes[0]
        named = len(core) > 1 and core in whole.label
        among = "其中" in part.lead or whole.tail.endswith("中")
        alone = sum(each in self.items for each in wholes) == 1
        bare = not core and among and alone and _BARE_SHARE.match(item.head)
        if whole in self.items and (named or bare):
            if not (self.hedged or _EXCEPT.search(item.lead) or "分别" in item.lead):
                self.say("quotient", (part.figure, whole.figure, item.figure), "", "占的就是前面的总数")

    def _rate(self, index: int) -> None:
        """应B，实A，率C%；计划B，完成A，完成计划的C%。"""
        item = self.items[index]
        stem = _STEM.search(item.head)
        if stem is None:
            return
        name = (stem["rate"] or "完成")[-2:]
        levels = [
            each
            for each in self.items[:index]
            if each.kind == "level" and each.depth <= item.depth and each.group not in ("ratio", "time")
        ]
        if name in _BOUNDED and item.figure.low > _ONE and not item.figure.rough:
            self.reading.alone("range", (item.figure,), f"{name}率最高是100%")
            return
        if not levels:
            return
        last = levels[-1]
        near = last is self.items[index - 1]
        if (
            near
            and len(levels) == 1
            and len(self.items) - index <= 2
            and name in _SURVEYED
            and not _AGGREGATE.search(item.lead)
            and _SURVEY.search(last.head)
            and last.figure.unit.exact
            and last.figure.low == last.figure.high
            and not item.figure.rough
            and not _reachable(last.figure.value, item.figure)
        ):
            count = last.figure.value
            self.reading.alone("grim", (last.figure, item.figure), f"{count}个里没有哪个整数能得出这个比例")
            return
        same = [each for each in levels if each.group == last.group]
        if len(same) < 2:
            if near and len(levels) > 1 and name in last.label and agrees(
                "quotient", (last.figure, levels[-2].figure, item.figure), ""
            ):
                self.say("quotient", (last.figure, levels[-2].figure, item.figure))
            return
        for whole, part in ((same[-2], same[-1]), *([(same[-3], same[-1]), (same[-3], same[-2])] if len(same) > 2 else [])):
            if agrees("quotient", (part.figure, whole.figure, item.figure), ""):
                proof = self._rated(name, whole, part) if near and len(same) == 2 else ""
                self.say("quotient", (part.figure, whole.figure, item.figure), "", proof)
                return
        whole, part = same[-2], same[-1]
        if near and len(same) == 2 and self.items[index - 2] is whole and (proof := self._rated(name, whole, part)):
            if not (self.hedged or _AGGREGATE.search(item.lead)):
                self.say("quotient", (part.figure, whole.figure, item.figure), "", proof)

    def _rated(self, name: str, whole: Item, part: Item) -> str:
        """Why the rate must be this part of this whole."""
        if not _same_noun(whole, part):
            return ""
        bases = _RATES.get(name)
        if name in part.label and whole.tail.endswith("中"):
            return f"{name}的比例就是两数之比"
        if bases is not None and name in part.label and bases.search(whole.lead) and not bases.search(part.head):
            return f"{name}率就是两数之比"
        if name == "完成" and _PLANNED.search(whole.head) and not _PLANNED.search(part.head):
            return "完成数与计划数之比"
        return ""

    def _mean(self, index: int) -> None:
        """N户共A元，户均B元；每户B元，N户，共A元。"""
        item = self.items[index]
        match = _MEAN.search(item.head)
        if match is None:
            return
        plain_head = item.head.count("每") < 2
        if match["per"] is None:
            plain_head = plain_head and match.start() == 0
        of = match["who"] or match["each"] or match["per"] or ""
        rest = item.head[match.end() :] if match["who"] else ""
        counts = [each for each in self.items if each.kind == "level" and each.group != item.group and _counted(of, each)]
        totals = [each for each in self.items[:index] if each.kind == "level" and each.group == item.group]
        totals += [
            each
            for each in self.items[index + 1 :]
            if each.kind == "level" and each.group == item.group and _POST.match(each.head)
        ]
        before = [each for each in counts if each in self.items[:index]]
        for total in totals:
            for count in counts:
                if count is not total and agrees("mean", (total.figure, count.figure, item.figure), ""):
                    proof = self._averaged(totals, counts, before, rest)
                    self.say("mean", (total.figure, count.figure, item.figure), "", proof)
                    return
        if plain_head and (proof := self._averaged(totals, counts, before, rest)):
            if not (self.hedged or any(each.figure.rough for each in (totals[0], counts[0], item))):
                self.say("mean", (totals[0].figure, counts[0].figure, item.figure), "", proof)

    def _averaged(self, totals: list[Item], counts: list[Item], before: list[Item], rest: str) -> str:
        """Why the mean must be this total over this count."""
        if len(totals) != 1 or len(counts) != 1:
            return ""
        words = _AMOUNT.sub("", rest)
        if words and words not in totals[0].label:
            return ""
        behind = bool(_POST.match(totals[0].head)) and self.items.index(totals[0]) > self.items.index(counts[0])
        if not before and not behind:
            return ""
        return "总数、个数、平均数都在这一句里"

    def _hundred(self, index: int) -> int:
        """A占1%，B占2%……合起来百分之百。 Returns the index behind the run."""
        run = [self.items[index]]
        for each in self.items[index + 1 :]:
            if each.group != "ratio" or each.depth != run[0].depth:
                break
            if each.kind == "share" or (each.kind == "rate" and each.lead in _AND):
                run.append(each)
            else:
                break
        if len(run) > 1 and not any(each.figure.rough for each in run):
            names = [each.label for each in run]
            proof = ""
            if _INDUSTRIES.search(run[0].lead) and len(run) == 3:
                proof = "三次产业之和是百分之百"
            elif _partition(names):
                proof = "各部分已列全，合起来应是百分之百"
            self._hundreds([each.figure for each in run], proof)
        return index + len(run)

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

    # --- changes ----------------------------------------------------------------------------------------------

    def _change(self, index: int) -> None:
        """由A增加到B，增长C；B，比上年的A增长C；B，比上年增加D，增长C。"""
        item = self.items[index]
        mode = _direction(item.lead)
        place = index - 1
        while place >= 0 and self.items[place].kind == "delta" and self.items[place].group not in ("ratio",):
            place -= 1
        if place < 0 or index - place > 3:
            return
        new = self.items[place]
        if not mode:
            mode = _direction(self.items[index - 1].lead) if index - 1 > place else _direction(new.lead)
        figure = item.figure
        hedged = self.hedged or "分别" in item.lead or "其中" in item.lead
        old = self.items[place - 1] if place else None
        if item.group == "ratio" and new.group == "ratio":
            return
        step = self.items[index - 1]
        if item.group == "ratio" and step.kind == "delta" and step.group == new.group and place == index - 2:
            way = _direction(step.lead)
            if way and way == (mode or way):
                compared = bool(_VERSUS.search(step.lead)) and len(item.lead) <= 12 and not hedged
                compared = compared and not _VERSUS_OTHER.search(step.lead + item.lead)
                proof = "增加数与增长率说的是同一次比较" if compared else ""
                if old is None or not (_FROM.search(old.head) and old.group == new.group):
                    self.say("step", (new.figure, step.figure, figure), way, proof)
        if old is None or old.group != new.group or old.depth != new.depth:
            return
        if item.group not in ("ratio", "multiple", "doubling", "point") and item.group != new.group:
            return
        if item.group == "point" and new.group != "ratio":
            return
        ratio = item.group in ("multiple",) and _TIMES.search(item.lead)
        if _FROM.search(old.head) and _ARRIVES.search(new.lead):
            if _YEARLY.search(item.lead):
                years = _years(old.lead, new.lead)
                if years and item.group == "ratio":
                    trio = (old.figure, new.figure, figure)
                    # People count the years of a span inclusively or not; growth of incomes and output is real growth.
                    unsure = hedged or _REAL.search(old.label) or any(
                        agrees("change", trio, f"yearly{years + more}") for more in (-1, 1) if years + more
                    )
                    self.say("change", trio, f"yearly{years}", "" if unsure else "起止年份与两端数值都在句中")
                return
            direct = _PLAIN_CHANGE.match(item.lead) or (ratio and _PLAIN_TIMES.match(item.lead))
            if not direct and step.kind == "delta" and step is not item:
                direct = _PLAIN_CHANGE.match(step.lead) and _PLAIN_CHANGE.match(item.lead)
            proof = "" if hedged or not direct else "“由……到……”两端数值都在句中"
            self._changed(old, new, item, "times" if ratio else mode, proof)
            return
        if _BEFORE.match(new.lead) and new.kind == old.kind == "level":
            # B，上一年为A，增长C.
            direct = _PLAIN_CHANGE.match(item.lead) or _PLAIN_VERSUS.match(item.lead)
            self._changed(new, old, item, mode, "前后两期的数都在句中" if direct and not hedged else "")
            return
        if _BASE.search(new.head) and not _ARRIVES.search(new.lead):
            # B，比去年的A多C: the nearer figure is the old one.
            attached = self.items[place + 1].lead
            if attached and attached[0] in "，；、。" or len(attached) > 8:
                return
            direct = _PLAIN_CHANGE.match(item.lead) or item.lead == "的" or item.lead in ("多", "少", "高", "低")
            proof = "两个比较的数都在句中" if _PERIOD.search(new.head) and not hedged and direct else ""
            self._changed(new, old, item, "times" if ratio else mode, proof)
            return
        if item.group == "multiple" and not ratio:
            return
        if self._successive(old, new):
            label, other = (_PERIOD.sub("", each.head).strip("的为是在，共") for each in (old, new))
            direct = _PLAIN_CHANGE.match(item.lead) or _PLAIN_VERSUS.match(item.lead)
            proof = "前后两期的数都在句中" if label == other and label and not hedged and direct else ""
            self._changed(old, new, item, "times" if ratio else mode, proof)

    def _changed(self, old: Item, new: Item, item: Item, mode: str, proof: str) -> None:
        if item.figure.rough or old.figure.rough or new.figure.rough or item.tail[:1] in ("多", "以"):
            proof = ""
        if item.group == "doubling" and new.figure.value > old.figure.value * 2**item.figure.value:
            proof = ""
        if item.group == "ratio" and old.group == "multiple":
            return
        self.say("change", (old.figure, new.figure, item.figure), mode or "up", proof)

    def _successive(self, old: Item, new: Item) -> bool:
        """Whether the two are one measure in two periods that follow one another."""
        first, second = _PERIOD.search(old.lead), _PERIOD.search(new.lead)
        if first is None or second is None:
            return False
        if first["year"] and second["year"]:
            return int(second["year"]) == int(first["year"]) + 1
        return bool((first["last"] or first["year"]) and (second["this"] or second["year"])) and not first["this"]

    def _direct(self, index: int) -> None:
        """由A下降到B，B却更大。"""
        new, old = self.items[index], self.items[index - 1]
        if new.group != old.group or new.figure.rough or old.figure.rough or not _FROM.search(old.head):
            return
        match = _WAY.match(new.lead)
        if not (self._arabic(new) and self._arabic(old)):
            return
        if match is None or old.figure.unit.unit in ("位", "名"):
            return
        if (per := _PER_WHAT.findall(new.lead)) and per != _PER_WHAT.findall(old.lead):
            return
        mode = _direction(match[1])
        if mode and not self.hedged and not _BETTER_SMALL.search(old.label + new.label):
            self.say("direction", (old.figure, new.figure), mode, f"“{match[1]}”与前后两数的大小相反")

    def _arabic(self, item: Item) -> bool:
        return self.reading.text[item.figure.start].isdigit()

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
        if _TIMES_OF.get(item.group) == other.group and item.lead in ("、", "，", "") and not item.figure.rough:
            self.say("part", (other.figure, item.figure), "times", "同一件事，人次、户次不会少于人数、户数")

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
            and not _PER.search(item.lead)
            and self.reading.text[figure.end : figure.end + 1] not in "/·／每"
        ):
            self.reading.alone("fraction", (figure,), "人数、户数只能是整数")


def _complete(chain: Sequence[Item], *, closed: bool = True) -> str:
    """Why these parts share out the whole between them; empty if nothing says so. ``closed``: no further part follows."""
    if _REST_STRONG.search(chain[-1].head) or (closed and _OTHERS.search(chain[-1].head)):
        return "“其余”收尾，各部分已列全"
    labels = [item.label for item in chain]
    if closed and (names := _partition(labels)):
        return f"“{'、'.join(names)}”合起来就是全部"
    if len(labels) == 2:
        first, second = (item.head.removeprefix("其中") for item in chain)
        if first and second in (f"非{first}", f"不{first}"):
            return f"“{first}、{second}”合起来就是全部"
    return ""


def _present(whole: Item, parts: Sequence[tuple[int, Item]], rest: Item) -> str:
    """应到A，实到B，缺席C."""
    part = parts[-1][1]
    if "应" in whole.head and _ATTENDED.search(part.head) and _ABSENT.search(rest.head):
        return "应到、实到、缺席之间只有一种关系"
    return ""


def _inside(whole: Item, part: Item) -> bool:
    """Whether the words between say that the part is taken out of the whole."""
    return "中" in whole.tail[-3:] or bool(_PLANNED.search(whole.head) or _TAKEN.search(part.head) or _TOTALLED.search(whole.head))


_ATTENDED = Pattern(r"实|出席|到会|参加")
_ABSENT = Pattern(r"缺席|请假|未到|未参加")
_TAKEN = Pattern(r"已|有|经|其中")
_TOTALLED = Pattern(r"(?<![中公])共(?!产|青|建|同|享|和|识)|合计|总")


def _names(lead: str) -> list[str]:
    """The names before 分别: 国税、地税分别为 → 国税, 地税."""
    words = lead[: lead.rfind("分别")]
    words = words[max(words.rfind(mark) for mark in "，；：（。") + 1 :].removeprefix("其中")
    return [name for name in _SPLIT.split(words) if name]


_SPLIT = Pattern("[、和与及]")


def _partition(labels: Sequence[str], known: Sequence[tuple[str, ...]] = PARTITIONS) -> tuple[str, ...]:
    """The known names that these labels bear, one each; empty if they are no known partition."""
    for names in known:
        if (
            len(names) == len(labels)
            and all(sum(name in label for label in labels) == 1 for name in names)
            and all(sum(name in label for name in names) == 1 for label in labels)
        ):
            return names
    return ()


def _named(core: str, whole: Item) -> bool:
    """Whether the words behind 占 name this whole."""
    return (len(core) > 1 and core in whole.label) or (len(core) > 2 and core[-2:] in whole.label and core[:2] in whole.label)


def _counted(of: str, item: Item) -> bool:
    """Whether 人均, 户均, 平均每个支部 divides by this figure."""
    unit = item.figure.unit
    if not unit.exact and unit.unit not in ("亩", "年"):
        return False
    if of in ("人", "师", "生"):
        return unit.group == "person"
    if unit.unit in of or of == unit.unit:
        return unit.unit != "个" or not _noun(item) or any(character in of for character in _noun(item)) or of == "个"
    if "名" in of or "人" in of or "位" in of:
        return unit.group == "person"
    noun = _noun(item) + item.head[-4:]
    return bool(of) and any(character in noun for character in of.replace("个", ""))


def _direction(words: str) -> str:
    """up, down or nothing, by the last verb."""
    last = ""
    for match in _MOVES.finditer(words):
        last = "up" if match["up"] else "down"
    return last


_MOVES = Pattern(rf"(?P<down>{_DOWN}|减|降|少|低)|(?P<up>{_UP}|增|升|多|高|涨|翻|扩)")


def _years(first: str, second: str) -> int:
    """How many years lie between the last year named in each; 0 if one is not named."""
    begin, end = _YEAR.findall(first), _YEAR.findall(second)
    if not begin or not end:
        return 0
    years = int(end[-1]) - int(begin[-1])
    return years if 0 < years <= 50 else 0


_YEAR = Pattern(r"(\d{4})年")


def _reachable(count: Decimal, share: Quantity) -> bool:
    """Whether some whole number of ``count`` rounds to the share (or is cut off to it)."""
    low, high = (share.low - share.step / 2) * count, (share.high + share.step / 2) * count
    return int(high) >= low or share.value >= 1


def _parallel(chain: Sequence[Item]) -> bool:
    """Whether the parts are a list in one mould: three or more short names, the same mark between all of them."""
    if len(chain) < 3:
        return False
    marks = {_MARK_BEFORE.sub("", item.lead)[:1] for item in chain[1:-1]} or {""}
    return (len(marks) == 1 or len(chain) > 3) and all(len(item.head) <= _SHORT and item.lead.count("，") < 2 for item in chain[1:])


_SHORT = 12
_TERSE = 8
_MARK_BEFORE = Pattern(r"[^，、；]*")


def _noun(item: Item) -> str:
    """What a measure word counts: 乡镇 in 16个乡镇."""
    match = _HAN_RUN.match(item.tail)
    return match[0][:6] if match else ""


def _same_noun(first: Item, second: Item) -> bool:
    """Whether two figures with a measure word can count the same things."""
    if first.figure.unit.unit not in ("个", "项", "件", "家", "次", "处", "种", "所", "条", "台"):
        return True
    left, right = _noun(first), _noun(second)
    return not left or not right or bool(set(left) & set(right))
