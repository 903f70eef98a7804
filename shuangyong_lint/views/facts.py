"""数字清单：每个数字说的是什么、什么单位、哪个范围、哪个时间，和它参加了哪些关系。

What a figure counts is named by the words beside it, as far as they say so. Two figures are the same fact only if
name, unit, scope and period are the same and nothing marks one of them as a plan.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import slip
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.items import figured
from shuangyong_lint.views.parts import parts
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.items import Item
    from shuangyong_lint.views.quantities import Quantity

_SCOPE = Pattern(
    r"[全我本](?<![一-鿿]本)(?:国|省|市|州|县|区|旗|镇|乡|街道|村|校|局|委|办|院|所|部|公司|集团|系统|团|厂|行业|社区|军)"
    r"(?!立|级|直|属|内|外|先进|优秀|劳[动模]|文明|模范|双拥模|五一|三八|“|人大|人民代表|政协|两会|总工会|妇联|工商联)"
)
# When a figure is of, in the order of the sentence: a year, the one before, this one, one to come, many, part of one.
_WHEN = Pattern(
    r"[去上明下来次今年本当全一累历十以任第前二三四春元八月季期\d]"
    r"(?:(?P<year>(?:(?<=1)9|(?<=2)0)\d{2}年[初底末]?)|(?P<last>(?<=[去上])一?年度?(?:同期|同月)?)|(?P<next>(?<=[明来次])年|(?<=下)一年)"
    r"|(?P<this>(?<=今)年(?:以来)?|(?<=年)(?:初以来|内)|(?<=本)年度?|(?<=[当全])年|(?<=一)年来)"
    r"|(?P<long>(?<=累)计|(?<=历)年|(?<=十)[一二三四]五|(?<=以)来|(?<=任)期)"
    r"|(?P<part>(?<=[上下])半年|(?<=[第前])[一二三四]季度|(?<=[一二三四])季度|(?<=\d)\d?(?:月?[—～~至-]\d{1,2})?月(?:底|末|\d{1,2}日)?"
    r"|(?<=春)节|(?<=元)旦|(?<=八)一|(?<=[年月季])[初底末中]|(?<=期)间))"
)
_BY = frozenset("比较与同从由自")
_TIME = Pattern("[年月季节旦期累五来八]")
"""One of these is in every word of time."""
_UNTIL = Pattern(r"(?:截[至止]|[到至])(?:(?:19|20)\d{2}年)?$")
_PLAN = Pattern(
    r"[目力计预拟确争要打规不明下将](?:(?<=目)标(?!责任|管理)|(?<=力)争|(?<=计)划(?!生育|单列|外|经济)|(?<=确)保|(?<=争)取|(?<=打)算|(?<=不)低于"
    r"|(?<=预)(?:[计期]|算(?!收入|支出|内|外|执行|单位|局|管理|法|绩效))|(?<=规)划(?![局处科院所师馆编设展])|(?<=明)年|(?<=下)一步"
    r"|(?<=拟)(?<![模虚]拟)(?![定订合])|(?<=将)(?<![中上少大名武主干健]将)(?![军士领官帅才])"
    r"|(?<=要)(?:求(?<!上级要求)|(?<![主重需必首扼摘纪纲概简提不]要)(?![求素闻点道件塞害案紧])))"
)
_PLAN_MET = Pattern(r"(?:完成|占|超额?|达到?|相当于|为)[^，；。]{0,8}(?:目标|任务|计划|预算)[^，；。]{0,4}$")
_PLAN_BEHIND = Pattern(r"的?(?:目标|任务|计划|指标)")
_PLAN_BEGINS = frozenset("的目任计指")
_REAL = Pattern(r"实际(?!增)")
_PLAN_HEADING = Pattern(r"计划(?!生育)|打算|目标|安排|部署|任务|明年|规划(?!局)|思路|下一步|展望|建议")
_DONE_HEADING = Pattern(r"(?:完成|执行|落实|实施|进展)的?情况|总结|回顾|公报")
_LEADING = Pattern(
    r"^(?:上年同期|去年同期|上一?年度?|去年|其中|同时|此外|另外|据统计|据不完全统计|目前|现在|截至目前|今年以来|今年|全年|一年来|年内|本年度|本年|当年|年底|年末|到|至|截至|截止|止|末|底|月末止"
    r"|累计|共计|合计|总计|一共|共|已|先后|均|还|又|并|仅|(?:19|20)\d{2}年度?(?:\d{1,2}月(?:底|末|\d{1,2}日)?)?|[:：，、“”\s])+"
)
_WEAK = Pattern(
    r"[共累合总达约近超已了为有是的计在完实一其先均](?:(?<=共)(?:[有计]|(?![建同青商享识产管治用创育和]))|(?<=[累合])计|(?<=总)[计共]|(?<=达)到?"
    r"|(?<=[约近了为是的])|(?<=计)(?!划)|(?<=有)(?![限效机线色偿])|(?<=在)(?![校册岗职编建读籍])|(?<=超)过|(?<=已)经?|(?<=完)成|(?<=实)现|(?<=一)共|(?<=其)中|(?<=先)后|(?<=均)(?<![人户亩平]均))"
)
# 全县3个乡镇完成植树造林6500亩: 乡镇 is what the figure before counts.
_COUNTED = Pattern(
    r"[一-鿿]{1,6}?(?=共(?![建同青商享识产管治用创育和])|完成|实现|投入|参加|参与|开展|接收|发放|建成|新建|安置|举办|组织|全部|落实|达到|已|均)"
    r"|乡镇|街道|社区|区县|县区?|村|镇|乡|单位|部门|学校|企业"
)
_BEFORE = r"(?:(?:上一?年度?|去年)(?:同期|同月|全年|[底末])?(?:实绩|实际|完成数?|数)?|(?:19|20)\d{2}年[底末]?)"
# “……145人，上年为139人”, “比上年的139人”, “（2012年139人）”: nothing but that it is the figure of another year.
_ONLY_YEAR = Pattern(rf"(?:而|其中)?[比较与同由从]?{_BEFORE}(?:仅|只|约)?(?:的|为|是|有|达到?|完成)?")
_OF_YEAR = Pattern(rf"(?P<by>[比较与同由从])?{_BEFORE}(?P<of>的|为|是)?$")
_MEMBERS = Pattern(
    r"^[两二三四五六七八九十\d]{1,3}个?(?:乡镇|镇乡|乡（镇）|乡|镇|街道|县市区|县区|区县|县|村|社区|部门|单位|学校)"
)
_NUMBERED = Pattern(r"\d+(?:\.\d+)?%?")
_NOUN = Pattern(r"[一-鿿]{1,8}")
_LEAST = 4
"""Fewer characters than this do not name a figure."""
_LEAST_MEAN = 5
_LEAST_SCOPED = 3

_CONTEXT = 8
_DISTRIBUTED = Pattern(r"其中|分别|各(?![级类种界项])|每|平均|其余|另|除")


class Fact(NamedTuple):
    """A figure and what the text says it is.

    ``label`` is for people; ``name`` is the label without words that say nothing of what is counted. ``scope`` is
    全县, 我局 … or empty, ``period`` a year and what of it, ``planned`` whether it is yet to come. ``context`` are the
    words of the sentence before the figure, its other figures left out.
    """

    figure: Quantity
    kind: str
    label: str
    name: str
    scope: str
    period: str
    planned: bool
    context: str


@view
def facts(doc: Document) -> tuple[Fact, ...]:
    """Every figure that stands in a sentence, in order."""
    text = plain(doc)
    found: list[Fact] = []
    starts = [(heading.span, heading.level) for heading in headings(doc)]
    at = 0
    planning: int | None = None
    for sentence, items in figured(doc):
        while at < len(starts) and starts[at][0].start <= sentence.start:
            span, level = starts[at]
            # What stands under 明年打算 is planned, down to the next heading of its rank.
            if planning is None or level <= planning:
                plan = _PLAN_HEADING.search(text, span.start, span.end)
                planning = level if plan and not _DONE_HEADING.search(text, span.start, span.end) else None
            at += 1
        found += _read(text, sentence.start, items, planned=planning is not None)
    return tuple(found)


class Repeat(NamedTuple):
    """One fact stated twice in one part of a document; ``same`` tells whether both values can be one."""

    first: Fact
    second: Fact
    same: bool


@view
def repeats(doc: Document) -> tuple[Repeat, ...]:
    """Figures that the text states twice in the same words: alike, or so near that one of the two is a slip."""
    text = plain(doc)
    ends = [part.span.end for part in parts(doc)]
    known: dict[tuple[str, ...], Fact] = {}
    found: list[Repeat] = []
    for fact in facts(doc):
        if not nameable(fact, text):
            continue
        part = bisect_right(ends, fact.figure.start)
        here = (
            fact.scope
            if fact.scope and fact.scope in fact.label
            else fact.context
            if len(fact.context) >= _CONTEXT
            else ""
        )
        if not here:
            continue
        key = (str(part), fact.name, fact.figure.group, fact.period, here)
        first = known.setdefault(key, fact)
        if first is fact:
            continue
        one, two = first.figure, fact.figure
        if one.low <= two.high and two.low <= one.high:
            if len(_digits(text, one)) > 2:
                found.append(Repeat(first, fact, same=True))
        elif alike(_digits(text, one), _digits(text, two)):
            found.append(Repeat(first, fact, same=False))
    return tuple(found)


def nameable(fact: Fact, text: str) -> bool:
    """Whether the words name the figure well enough to know it again elsewhere."""
    return (
        (fact.kind == "level" or (fact.kind == "mean" and "均" in fact.name and len(fact.name) >= _LEAST_MEAN))
        and not fact.planned
        and not fact.figure.rough
        and len(fact.name) >= (_LEAST_SCOPED if fact.scope and fact.scope in fact.label else _LEAST)
        and not fact.figure.group.startswith(("time", "ratio"))
        and text[fact.figure.start].isdigit()
        and _DISTRIBUTED.search(fact.label) is None
        and _DISTRIBUTED.search(fact.context[-_CONTEXT - len(fact.label) :]) is None
    )


def _digits(text: str, figure: Quantity) -> str:
    return "".join(character for character in text[figure.start : figure.stop] if character.isdigit())


def alike(one: str, two: str) -> bool:
    """Whether digits (three or more) are the others, or become them by one slip."""
    return bool(slip(one, two)) or (one == two and len(one) > 2)


def _read(text: str, start: int, items: Sequence[Item], *, planned: bool) -> list[Fact]:
    """The facts of a sentence."""
    said = _Said(text, start, planned=planned)
    found: list[Fact] = []
    for number, item in enumerate(items):
        head = item.head or _head(item)
        only = "年" in head and _ONLY_YEAR.fullmatch(head) is not None
        said.hear(item, len(head), only=only)
        label, name, kind, scope = item.label, "", item.kind, said.scope
        if only:
            if model := _model(item, items[:number], found):
                label, kind, scope = model.label, model.kind, model.scope
                name = model.name if nameable(model, text) else ""
        else:
            of_year = _OF_YEAR.search(head) if "年" in head else None
            if of_year and (kind == "base" or (kind == "level" and (of_year["of"] or not of_year["by"]))):
                kind, head = "level", head[: of_year.start()]
            label, name = _name(head, item, items[number - 1] if number else None, scope)
        found.append(
            Fact(
                figure=item.figure,
                kind=kind,
                label=label,
                name=name if said.clear else "",
                scope=scope,
                period=said.period,
                planned=said.planned or (item.tail[:1] in _PLAN_BEGINS and _PLAN_BEHIND.match(item.tail) is not None),
                context=said.context,
            )
        )
    return found


def _head(item: Item) -> str:
    """The words before a bracket that holds the figure alone, since the last mark."""
    if not item.lead.endswith("（"):
        return ""
    lead = item.lead[:-1]
    return lead[max(map(lead.rfind, "，；：。、）")) + 1 :]


def _model(item: Item, items: Sequence[Item], facts_before: Sequence[Fact]) -> Fact | None:
    """The figure that one of the year before is set against: the last of its group, with only rates between."""
    for other, fact in zip(reversed(items), reversed(facts_before), strict=True):
        again = _ONLY_YEAR.fullmatch(other.head) is not None
        if other.group == item.group and fact.kind in ("level", "mean") and not again:
            return fact
        # 6517户14122人，上年为6842户14936人: two figures go together.
        if fact.kind not in ("delta", "rate", "share") and not again and other.lead:
            return None
    return None


def _name(head: str, item: Item, previous: Item | None, scope: str) -> tuple[str, str]:
    """What a figure is called, for people and without the words that say nothing of what is counted."""
    head = _LEADING.sub("", head)
    if previous is not None and previous.figure.unit.exact and item.lead and item.lead == item.head:
        counted = _COUNTED.match(head)
        if counted and counted.end() < len(head):
            head = head[counted.end() :]
    tail = ""
    if item.figure.unit.exact and len(head) < _LEAST and (noun := _NOUN.match(item.tail)):
        counted = _COUNTED.match(noun[0])
        tail = (counted or noun)[0]
    label = (head + tail) or item.head
    name = head + tail
    if scope and scope in name:
        name = _MEMBERS.sub("", _LEADING.sub("", _SCOPE.sub("", name)))
    return label, _WEAK.sub("", name)


class _Said:
    """What a sentence has said up to a figure: of what place or body, of when, and whether it is yet to come.

    ``clear`` is false for what follows a figure of the year before in the same breath: of which year it is nobody
    can say.
    """

    __slots__ = (
        *("_alone", "_at", "_blurred", "_coming", "_first", "_last", "_later", "_part", "_text", "_until", "_within"),
        *("_year", "clear", "context", "period", "planned", "scope"),
    )

    def __init__(self, text: str, start: int, *, planned: bool) -> None:
        self._text = text
        self._at = start
        self._first = True
        self._year = 0
        self._part = self._alone = ""
        self._last = self._blurred = self._within = self._until = self._coming = self._later = False
        self.scope = self.context = self.period = ""
        self.planned = planned
        self.clear = True

    def hear(self, item: Item, head: int, *, only: bool) -> None:
        """Take in the words before the next figure; ``head`` of them lead to it, ``only`` to say of which year."""
        start, lead = item.figure.start, item.lead
        self.context += _NUMBERED.sub("#", self._text[self._at : start])
        self._at = start
        if scopes := _SCOPE.findall(lead):
            self.scope = scopes[-1]
        if "；" in lead:
            self._blurred = self._later
            self._part = "" if self._part == "累计" else self._part
        if self.planned:
            self.planned = "实际" not in lead or not _REAL.search(lead)
        elif _PLAN.search(lead):
            self.planned = not (item.group == "ratio" and _PLAN_MET.search(lead))
        if lead:  # in 267户902人 what is said of the one is said of the other
            self._alone, self._coming = "", False
        part = self._part
        if _TIME.search(lead):
            self._listen(lead, item, head, only=only)
        if item.figure.unit.unit in ("年", "个月") and item.kind == "level":
            self._part = self._text[start : item.figure.end]  # 五年来, 前十个月
        self.clear = not self._blurred or bool(self._alone)
        if self._year or self._part or self._alone or self._last or self._coming:
            self.period = self._period()
        else:
            self.period = ""
        self._first = False
        if item.depth:
            self._part = part

    def _listen(self, lead: str, item: Item, head: int, *, only: bool) -> None:
        aside = lead.rfind("（")
        near = aside if lead.endswith("（") else len(lead)
        near -= min(near, head)
        end = -9
        for match in _WHEN.finditer(lead):
            at = match.start()
            if aside < at or "）" not in lead[aside:]:
                inside = (0 <= aside < at) or (item.depth > 0 and "）" not in lead)
                self._heed(match, lead, near=at >= near, alone=only or inside, end=end)
            end = match.end()

    def _period(self) -> str:
        if self._coming:
            when = "明年"
        elif self._alone == _LAST or (self._last and not self._alone):
            when = f"{self._year - 1}年" if self._year and not self._last else _LAST
        else:
            when = f"{self._alone or self._year}年" if self._alone or self._year else ""
        return (when + self._part).replace("年年", "年")

    def _heed(self, match: re.Match[str], lead: str, *, near: bool, alone: bool, end: int) -> None:
        """Take in one word of time.

        ``near`` if only it and the name lead to the figure, ``alone`` if it is said of no other, ``end`` of the one
        before.
        """
        word, kind = match[0], match.lastgroup
        year = int(word[:4]) if kind == "year" else 0
        if (alone or lead[match.start() - 1 : match.start()] in _BY) and kind in ("year", "last"):
            # 比上年的139人, 由2011年的139人: of this figure only. 比上年增加: of none.
            self._alone = str(year or _LAST) if near else ""
        elif year:
            self._name_year(word, near=near, turns=self._first or lead.startswith("，", match.end()))
        elif kind == "last":
            if lead.startswith("，", match.end()) or (self._first and not lead[: match.start()].strip(_BARE)):
                self._turn("")
                self._last = True
            elif near:
                self._alone, self._blurred = _LAST, True
        elif kind == "next":
            self._coming = self.planned = True
        elif kind == "this":
            # 截至5月31日，今年以来……: up to that day.
            part, until = (self._part, True) if self._until else ("", False)
            self._turn(part)
            self._within, self._until = True, until
            if word[0] in "今本":
                self._year = 0
        elif word != "累计" or not self._within:
            self._piece(lead, match.start(), word, end)

    def _name_year(self, word: str, *, near: bool, turns: bool) -> None:
        year = int(word[:4])
        if turns or year == self._year:
            self._turn(word[4:] if word[5:] else "")
            self._year = year
        else:
            # 其中2012年续建6个，资助……: of that year is the one, of what year the other nobody can say.
            self._alone = str(year) if near else ""
            self._blurred = self._later = True

    def _turn(self, part: str) -> None:
        self._part = part
        self._last = self._blurred = self._within = self._until = self._later = False

    def _piece(self, lead: str, start: int, word: str, end: int) -> None:
        """A part of a year, or many years; ``end`` is where the word of time before it ended."""
        self._until = _UNTIL.search(lead, max(0, start - 8), start) is not None
        self._within = word not in _MANY and not self._until
        if word == "期间" and start - end < 2:
            word = self._part + word
        self._part = word + "底" if self._until and word[-1] == "月" else word


_LAST = "上年"
_MANY = ("累计", "历年", "以来", "任期", "期间")
_BARE = "一二三四五六七八九十、（）()1234567890.．:：而其中"
"""Marks that a sentence may begin with."""
