"""句中的数字：每个数字和引出它的字，说明它是总数、部分、增减、占比还是平均数。"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from shuangyong_lint.document import Document, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quantities import Quantity, quantities
from shuangyong_lint.views.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.views.measures import Measures

UP = (
    "增加|增长|提高|提升|上升|扩大|攀升|上涨|上浮|上调|跃升|净增|多增|增收|增支|增幅|涨幅|升幅|增速|延长|拓宽|发展|新增"
    "|扩建|超出|增产|增盈|增值|递增|猛增|激增|剧增|陡增|跃增|倍增|上扬|走高|回升|扩容|扩充|调增|增设|多收|超收|偏多|偏高"
)
DOWN = (
    "减少|下降|降低|缩短|缩减|压缩|回落|下滑|下调|减收|减支|降幅|跌幅|压减|精简|缩小|负增长|减产|减亏|锐减|骤减"
    "|下跌|递减|压降|调减|核减|削减|裁减|收窄|下挫|走低|少收|短收|偏少|偏低"
)
_ROSE = UP.replace("|新增", "").replace("|扩建", "").replace("|发展", "")
_ROSE = _ROSE.replace("提升", "(?<!改造)(?<!整治)提升")  # 改造提升16个: what was done, no rise
# The words that lead to a figure say what it is.
_DELTA = Pattern(
    rf"(?:{_ROSE}|{DOWN}|(?<!新)增|减|降|翻|[涨跌](?![停幅势]))"
    r"(?:了|幅度?为?|(?<=[幅速率量额])为|达|率为?|量为|额为|约|近|超过|将近|不到|达到)?$"
    r"|^(?:多|少|高|低|高出|多出)了?$"
    r"|(?<![最至很不大许众诸减])[多少](?:装|卖|分|花|付|交|缴|拿|挣|赚|打|种|养|招|领|发|跑|建|栽|修|采|产|办|销|拨|投|报|补|存|贷|得|用)了?$"
)
_OVER = Pattern("超(?:出|额)?(?:完成)?(?:年初|年度|全年)?(?:计划|目标|任务|预算)(?:数|完成)?了?$")
"""超计划0.3万亩: by how much, not how much."""
REDUCED = Pattern("(核减|压减|调减|精简|核增)率(?:为|达到?|是)?$")  # the rate of what was cut, no change of a rate
_COMPARED = Pattern(
    rf"(?:比|较|同比|环比|相比|高于|低于|高出)[^，；。]{{0,24}}?(?:(?:{UP}|{DOWN})[^，；。到至]{{0,10}}|[多少][^，；。到至的]{{0,6}}"
    r"|[高低增减降](?:出|了|于|约|近)*)$"
)
_DELTA_ENDS = frozenset(word[-1] for word in f"{UP}|{DOWN}".split("|")).union(
    "增减降翻了幅度为达率约近过到多少高低出装卖分花付交缴拿挣赚打种养招领发跑建栽修采产办销拨投报补存贷得用"
)
"""What `_DELTA` ends in."""
REST = Pattern(
    r"其余|剩余|剩下|余下|下余|尚余|尚有|还剩|还有|仍有|其他|其它|另外?|余|缺席|请假|未|不合格|不及格|弃权|缺口|[尚还仍]缺|[尚还仍]差|短缺|空缺|缺编|缺员|空编|空置|闲置|缺[水电粮气煤油额]"
)
EXCEPT = Pattern(r"除(?!夕|了|以|法|去|草|险|尘|名|外)")
POST = Pattern(
    r"^[，；、。（]?(?:以上|上述|前述|前)?(?:(?:这)?(?:[两二三四五六七](?:项|者|类|个?[一-鿿]{0,3}?)|\d(?:项|者|类|个[一-鿿]{0,3}?)))?"
    r"(?:全年度?|全县|全市|总共|一)?(?:合计|合并计?算?|合起来|加在一起|相加|加起来|总计|共计|累计|总共|一共|共(?![管治建享同青产识商创育用鸣]))"
)
WITHIN_END = Pattern(r"(?<![其当])中$|(?<![其当])中(?=其余|余下|剩余|另)")
"""How the words behind a whole end if its parts follow: 66名公务员中，男性35人."""
SIZE_ABOVE = ("以上", "以下", "以内", "及以", "左右", "以外")
_SHARE = Pattern(r"占|比重|占比|所占比例|份额")
# What another figure is measured by: 占总数2570件的, 是上年120人的; 比上年的60件; （上年为412万人次）.
MEASURED = Pattern(r"(?:占|覆盖|是|为|达到?|相当于|完成了?)[^，；。：每均]{0,30}$")
_MEASURE_ENDS = Pattern(
    r"(?:（[^，；。（）]{1,4}）)?[^，；。、：（）总数量额值积费]{0,5}的(?:近|约|将近|(?:比[重例]|份额)(?:为|是|达|达到|约为)?)?$"
)
MEASURED_SO = Pattern("的(?:近|约|将近|(?:比[重例]|份额)(?:为|是|达|达到|约为)?)?$")
"""How the words end between a base and what is measured by it: 占总数2570件的1.4%, 占全县96.4亿元的比重为55.5%."""
_AGAINST = Pattern(r"(?:比|较|相比|高于|低于|多于|少于|快于|慢于|优于|(?<![自理])[由从])[^，；。（兑]{0,24}$")
_COMPARED_WITH = Pattern("(?:的[^，。；]{0,6})?相?比，?")
_WITH = Pattern(r"(?:与|同|和)[^，；。]{2,20}$")
BEHIND = Pattern(
    r"^，(?:而)?(?:上一?[年周月]|去年)(?:同期|同月)?(?![、和])[^，；。、]{0,5}$"
    r"|^，(?:而)?(?:[年月季期]初|上期|上季度?|(?:19|20)\d\d年)(?:同期)?(?:仅|只)?(?:为|是|有)?$|^；(?:上一?年|去年)(?:同期|同月)?[为是]?$"
)
SAYS_FROM = Pattern(r"(?<![自理])[由从](?!业|事)[^，；。]{0,16}$")
_ARRIVES_AT = Pattern(r"[^，；。]{0,12}[到至为]")
_BRACKETED = Pattern(
    r"（(?:而|其中)?(?:(?:上一?|去|前|当)年|(?:上|同)期|上月|上季度|上届|年初|期初|原来?|(?:19|20)\d\d年|[^，；。（）]{0,8}平均)[^，；。（）]{0,8}$|平均(?:水平|值)?（$"
)
MEAN = Pattern(
    r"(?P<yield>[单亩]产)|(?P<price>单价)|(?P<who>人次|季|案|股|平方公里|公里|人|户|村|亩|乡|镇|师|生|年|月|日|校|县|台|件|家|套|班|床|次|车|店|站|园|所|企|辆|吨|头|株|场|期|批|座|栋|幢|处|宗|项|笔|条|例|队|组|营|连|支|届|人天)平?均|平均每?(?P<each>[^，。；、]{0,6})|(?:每|给每)(?![多增超满逢隔])(?P<per>[^，。；、]{1,4})|均"
)
HEDGE = Pattern(r"可比|同口径|不变价|扣除|剔除|实际增长|因素后|折算|名义(?!增[长速幅]|[下印制]?发|召开|举办|出台|行文)")
_BRACKET = Pattern("(?P<head>[一-鿿]{2,12})（(?P<aside>[^（）]{1,20})）$")
_GRADED = Pattern(
    r"(?:年龄|寿命|度|得分|成绩|评分|均分|测评)[^，；。]{0,14}$|(?<![理自])[由从比较到至为][^，；。]{0,6}$"
    r"|(?:提高|下降|上升|降低|延长|增加|减少|[高低多少])了?$"
)
_NEAR = 18
_MARKS = "，、；：。（）\n"
CLOSE = Pattern(r"[，、；：。（）\n]")
_HAN_RUN = Pattern(r"[一-鿿]+")
_QUOTES = ("“", "‘", '"')
AND = ("、", "和", "及", "与", "，", "；", "、和", "以及")
_ASIDE = Pattern(r"[^，。；、]{0,6}?(?:组成|构成|分别|合并|合计|相加|加起来|总计|共|各|总[投计])")
PLANNED = Pattern(r"计划|任务|目标|应|下达|预算|概算|指标|拟")
TIMES_OF = {"person_time": "person", "household_time": "household"}


_EVIDENT = 100
MOST = 120
"""Figures that are read together at most: a sentence seldom has more than a dozen."""


class Item:
    """A figure in its sentence.

    ``lead`` are all words since the figure before it, ``head`` those since the last mark, ``tail`` those behind it up
    to the next mark or figure; ``depth`` counts open brackets; ``kind`` is level, delta, share, mean, rate, or base for
    a figure that is only there to measure another one by (占总数2570件的1.4%, 比上年的60件上升30%). ``aside`` is what
    brackets right before the figure say of it: 占审结数 in 调撤率（占审结数）61.3%; ``front`` are all words and
    figures since the last mark (36至59岁的 before 22名).
    """

    __slots__ = ("aside", "depth", "figure", "front", "group", "head", "kind", "lead", "tail")

    def __init__(self, figure: Quantity, lead: str, head: str, tail: str, depth: int, aside: str = "") -> None:
        self.figure = figure
        self.aside = aside
        self.lead = lead
        self.head = head
        self.front = head
        self.tail = tail
        self.depth = depth
        self.group = figure.unit.group
        self.kind = self._kind()

    def _kind(self) -> str:
        """level, delta, share, mean or rate."""
        head = self.head
        if self.group in ("point", "multiple", "doubling"):
            return "delta"
        if head and not (self.group == "ratio" and "率" in head and REDUCED.search(head)):
            if (
                (head[-1] in _DELTA_ENDS and _DELTA.search(head))
                or (("比" in head or "较" in head) and _COMPARED.search(head))
                or ("超" in head and self.group != "ratio" and _OVER.search(head))
            ):
                return "delta"
            about_one = ("均" in head and not self._reckoned()) or "每" in head or head[-2:] in ("单产", "亩产", "单价")
            if about_one and (head[-1] == "每" or MEAN.search(head)):
                return "mean"
        elif not head and self.group == "ratio" and "（" in self.lead[-2:]:
            return "rate"
        if self.group == "ratio":
            return "share" if _SHARE.search(head) else "rate"
        return "level"

    def _reckoned(self) -> bool:
        """按年平均常住人口43.1万人计算."""
        return self.head.startswith("按") and self.tail.startswith("计")

    @property
    def clause(self) -> str:
        """The words before the figure from the last mark on that is no 、."""
        return self.lead[max(map(self.lead.rfind, "，；：。（")) + 1 :]

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
        # 267户902人: both are told of by the same words.
        cut = max(map(lead.rfind, _MARKS)) + 1
        head = lead[cut:] if lead or not found else found[-1].head
        aside = ""
        if (
            lead[-1:] == "）"
            and figure.unit.group == "ratio"
            and (bracket := _BRACKET.search(text, start, figure.start))
        ):
            head, aside = bracket["head"], bracket["aside"]
        stop = figures[number + 1].start if number < last else end
        close = CLOSE.search(text, figure.end, stop)
        tail = text[figure.end : close.start() if close else stop]
        item = Item(figure, lead, head, tail, depth, aside)
        if found and not cut:
            item.front = found[-1].front + text[found[-1].figure.start : figure.start]
        found.append(item)
        at = figure.end
    for index, (item, following) in enumerate(pairwise(found)):
        if item.kind not in ("level", "rate", "share", "delta"):
            continue
        if item.kind != "delta" and (_is_base(item, following) or _is_base_over(found[index : index + 3])):
            item.kind = "base"
        elif item.kind == "delta" and following.kind in ("level", "rate") and BEHIND.match(following.lead):
            following.kind = "base"  # 增长20%，上年同期为12亿元
    return found


def _is_base(item: Item, following: Item) -> bool:
    """Whether the figure is only there to measure another one by."""
    lead = following.lead
    if following.group in ("ratio", "multiple") and _MEASURE_ENDS.match(lead):
        return (
            MEASURED.search(item.head) is not None
            and item.group != "ratio"
            and item.figure.unit.unit not in ("年", "个月", "周")
        )
    if item.depth and "（" in item.lead:
        return lead[:1] == "）" and _BRACKETED.search(item.lead) is not None
    if item.group == "ratio" == following.group and SAYS_FROM.search(item.head) and _ARRIVES_AT.match(lead):
        return True  # 占比由上年的52.1%上升到56.6%
    if following.kind != "delta" or item.group[:4] == "time":
        return False
    if _COMPARED_WITH.match(lead):
        return _WITH.search(item.head) is not None
    return not CLOSE.search(lead) and _AGAINST.search(item.head) is not None


def _is_base_over(run: Sequence[Item]) -> bool:
    """与2010年的45.1万人相比，十年减少1.5万人: years stand before the change."""
    if len(run) < 3 or run[1].figure.unit.unit != "年" or CLOSE.search(run[2].lead) or run[0].group[:4] == "time":
        return False
    compared = _COMPARED_WITH.match(run[1].lead) is not None and _WITH.search(run[0].head) is not None
    return compared and run[2].kind == "delta"


def _aside(text: str, figure: Quantity) -> bool:
    """Whether the figure only counts the others (三个季度共……, 两项合计……), is a slogan's (“三个全覆盖”) or a limit's.

    Ages and marks are figures of the text where they are measured or move (平均年龄41岁, 由86分提高到91分), not where
    they only say who is meant (35岁以下的).
    """
    if figure.unit.group.startswith("grade"):
        clock = text[figure.start - 1 : figure.start] == "时" or text[figure.end : figure.end + 1].isdigit()
        return clock or _GRADED.search(text, max(0, figure.start - _NEAR), figure.start) is None
    spelled = figure.stop - figure.start == 1 and not text[figure.start].isdigit()
    if spelled and text[figure.start - 1 : figure.start] in _QUOTES:
        return True
    if spelled and figure.unit.unit in ("期", "批") and text[figure.end : figure.end + 1].isdigit():
        return True  # 二期8000万元
    return (
        spelled
        and figure.unit.unit in ("个", "项", "种", "类", "家", "村", "笔", "批", "次", "期", "块", "部分")
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
        for some in range(first, at, MOST):
            # A sentence with hundreds of figures is a list without stops: it is read in stretches.
            start = sentence.start if some == first else figures[some].start
            end = sentence.end if some + MOST >= at else figures[some + MOST].start
            if items := _items(text, start, end, figures[some : min(some + MOST, at)]):
                found.append((Span(start, end), items))
    return tuple(found)


def noun(item: Item) -> str:
    """What a measure word counts: 乡镇 in 16个乡镇."""
    match = _HAN_RUN.match(item.tail)
    # 其余27个已全部整改到位: a verb, no noun.
    verb = match is None or match[0][0] in _VERB_FIRST or match[0].startswith(("中有", "中已"))
    return "" if match is None or verb else match[0][:6]


def same_noun(first: Item, second: Item) -> bool:
    """Whether two figures with a measure word can count the same things."""
    if first.figure.unit.unit not in ("个", "项", "件", "家", "次", "处", "种", "所", "条", "台"):
        return True
    left, right = noun(first), noun(second)
    return not left or not right or bool(set(left) & set(right))


_VERB_FIRST = frozenset("已需正未尚均全都待在完由因被获没属列为是达按经将通限责")
_NEVER_ADDED = frozenset({"time", "ratio", "grade:岁", "grade:分", "other:℃", "other:摄氏度"})


class Reading(Protocol):
    """Where the relations of a document are collected."""

    text: str
    defined: set[int]
    """Where the figures stand that an indicator by definition has."""

    @property
    def measures(self) -> Measures:
        """What every figure of the document measures."""

    def say(self, kind: str, figures: Sequence[Quantity], mode: str = "", proof: str = "") -> bool:
        """Keep the relation if it holds, or if it does not and is complete; tell whether it holds."""

    def known(self, figures: Sequence[Quantity]) -> bool:
        """Whether something was said of just these figures."""

    def divided(self, figures: Sequence[Quantity]) -> bool:
        """Whether the last figure is made of others already, or one of the others belongs to another whole."""

    def parted(self, figure: Quantity) -> bool:
        """Whether the figure is part of a sum that was told."""

    def summed(self, figure: Quantity) -> bool:
        """Whether the figure is part or whole of a sum that was told."""

    def told(self, figure: Quantity) -> bool:
        """Whether something was said of how the figure comes about."""

    def points(self, figures: Sequence[Quantity]) -> None:
        """Keep a difference of two percentages that is called a percentage."""

    def alone(self, kind: str, figures: Sequence[Quantity], proof: str) -> None:
        """Keep what cannot be, whatever the other figures are."""


class Sentence:
    """A sentence being read; ``earlier`` are the figures of the sentences before it in the same paragraph."""

    def __init__(self, reading: Reading, items: list[Item], earlier: Sequence[list[Item]]) -> None:
        self.reading = reading
        self.items = items
        self.earlier = earlier
        self.before = earlier[-1] if earlier else []
        self.shares: dict[Item, list[tuple[Item, Item]]] = {}
        self.sums: list[tuple[Sequence[Quantity], bool]] = []

    def say(self, kind: str, figures: Sequence[Quantity], mode: str = "", proof: str = "") -> bool:
        """Keep a relation (see `Reading.say`), and remember the sums that came out for a reason."""
        holds = self.reading.say(kind, figures, mode, proof)
        if kind == "sum" and holds:
            self.sums.append((figures, bool(proof) or figures[-1].value >= figures[-1].step * _EVIDENT))
        return holds

    @cached_property
    def hedged(self) -> bool:
        """Whether the growth that is told is not that of the figures as printed."""
        start = self.items[0].figure.start - len(self.items[0].lead)
        return HEDGE.search(self.reading.text, start, self.items[-1].figure.end) is not None

    def _wholes(self, index: int, group: str, depth: int) -> list[Item]:
        """Levels of this group before the item, nearest first, not deeper in brackets than it."""
        found = [
            item
            for item in reversed(self.items[:index])
            if item.group == group and item.kind == "level" and item.depth <= depth
        ]
        return [] if group in _NEVER_ADDED else found
