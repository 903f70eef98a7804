"""指标：每个数字量的是什么、说的是哪一年，隔着几句、几段的数字凭这些对上。

A figure is named by the words that lead to it, or by those of the figure before it if it has none of its own
(由1288亿元增加到3664亿元 says of both 研发经费). Two figures speak of one thing if name, unit and aspect agree: the
level itself, or how fast it grows. Years are those printed, 今年 and 去年 counted from the time of the text.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.dates import dates
from shuangyong_lint.views.items import AND, CLOSE, DOWN, UP, figured
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.timeline import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.views.dates import Date
    from shuangyong_lint.views.items import Item

_LONGEST = 40
"""No more characters than this before a figure are looked at for its name."""
_LEAST = 2
_RATE = 3
"""覆盖率, 普及率: so many characters make a rate of a thing."""
_MOST = 60
"""Of more figures of one name than this the text does not tell which is meant."""
_YEAR = len("2012年")
_BRIEF = 12
_SHORT = 4
"""A name within a longer one must have as many characters as this."""

_ASIDE = Pattern(r"（[^（）]{1,10}）")
_CLAUSES = Pattern(r"[，：（）]")
_STOPS = "；。！？\n"
_LIST = Pattern("、|以及|(?<![普涉])及(?![率格时其])|和(?!谐|解)|与")
# What is told from here on is how the thing moves or what it is compared with.
_TURNS = Pattern(
    r"(?<![自理])[由从](?![业事])|(?<!对)比(?![例重值率])|较(?![大小多少高低好])|同比|环比|相比"
    r"|[与同](?=[^，]{1,12}相比|[去上]年|上期|(?:19|20)\d\d年)"
)
_OPENS = Pattern(
    r"(?:(?:19|20)\d\d年度?|[今去本当前明]年|上一?年(?!纪)|本年度|[前上下]半年|[前第]?[一二三四]季度|\d{1,2}(?:[—～~至-]\d{1,2})?月份?|\d{1,2}日"
    r"|[年季月][初底末中]|[初底末](?!等)|同期|以来|截[至止]到?|目前|现在|到|至|全年|年内|其中|同时|此外|另外|据统计|预计|这[一个些]|该|此|上述"
    r"|(?:之|随|此|其)后|随即|后来|最终|再|又|也|但|而|并|且|左右|以[上下内]"
    r"|[我全](?=[国省市县区州])|[国省市县区州](?=[^内外])|的|在|使|将|已|共|累计|实现|完成|新增)"
)
_WORDS = (
    "达|为|是|约|近|超|将|已|了|仅|有|均|都|各|在|共|的|到|至|成|升|降|增|减|达到|高达|可达|超过|突破|只有|分别|预计|力争|预期"
    "|目标|累计|完成|实现|保持|控制|稳定|继续|逐步|持续|的数|的数值|每年|每月|每日|每天|今年|去年|当年|上年|年度|同期|上半年"
    f"|下半年|全年|{UP}|{DOWN}"
)
_ENDINGS = tuple(sorted(_WORDS.split("|"), key=len, reverse=True))
"""What stands between a name and its figure; longest first."""
_BY_LAST = {last: tuple(each for each in _ENDINGS if each[-1] == last) for last in {each[-1] for each in _ENDINGS}}
_YEAR_LAST = Pattern(r"(?:19|20)\d\d年$")
_GROWTH = Pattern(r"增[长幅速]|涨[幅速]|[降跌升]幅")
_RATES_OF_GROWTH = ("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅")
_AGAINST = ("比", "较", "与", "同", "按", "于", "和")
_PRICES = ("价格", "不变价", "可比价", "相比")
_FROM = Pattern(r"(?<![自理])[由从](?![业事])")
_THIS = Pattern(r"(?:这一|该|此|上述)[一-鿿]{2,8}")


class Measure(NamedTuple):
    """What a figure measures, and when.

    ``name`` is empty where no words say it. ``year`` is None if unknown; where the time of the text is unknown too,
    今年 is 0, 去年 -1. ``growth`` tells a rate of growth from the thing that grows; ``recalled`` is set where the
    words point back to what was told (这一出口量).
    """

    item: Item
    name: str
    year: int | None
    growth: bool
    recalled: bool


class Measures:
    """The measures of a document, to be looked up by figure or by name."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._text = plain(doc)
        self._of: dict[Item, Measure] = {}
        self._beside: dict[Item, list[Item]] = {}
        self._named: dict[str, list[Measure]] = {}
        self._valued: dict[tuple[str, Decimal], list[Measure]] = {}
        self._groups: dict[tuple[str, str, bool], list[Measure]] = {}
        row = dates(doc)
        at = 0
        topic, end = "", 0
        for sentence, items in figured(doc):
            while at < len(row) and row[at].span.start < sentence.start:
                at += 1
            first = at
            while at < len(row) and row[at].span.start < sentence.end:
                at += 1
            if self._text.find("\n", end, sentence.start) >= 0:
                topic = ""
            told = self._read(sentence, items, row[first:at], topic)
            topic, end = told[0].name, sentence.end
            for measure in told:
                self._of[measure.item] = measure
                self._beside[measure.item] = items
                _add(self._valued.setdefault((measure.item.group, measure.item.figure.value), []), measure)
                for key in _keys(measure.name):
                    _add(self._groups.setdefault((measure.item.group, key, measure.growth), []), measure)
                _add(self._named.setdefault(measure.name, []), measure)

    def of(self, item: Item) -> Measure:
        """What this figure measures."""
        return self._of[item]

    def beside(self, item: Item) -> list[Item]:
        """The figures of its sentence."""
        return self._beside[item]

    def named(self, name: str) -> list[Measure]:
        """All figures of just this name, whatever their unit, in order."""
        return self._named.get(name, [])

    def valued(self, group: str, value: Decimal) -> list[Measure]:
        """All figures of just this value, in order."""
        return self._valued.get((group, value), [])

    def find(self, name: str, group: str, *, growth: bool = False) -> list[Measure]:
        """All figures of this name in order; failing these, those whose name is longer or shorter at the front."""
        row = self.kin(name, group, growth=growth)
        return [each for each in row if each.name == name] or row

    def kin(self, name: str, group: str, *, growth: bool = False) -> list[Measure]:
        """All figures of this name and of longer or shorter ones, in order."""
        if len(name) < _LEAST:
            return []
        rows = [self._groups.get((group, key, growth), []) for key in sorted(_keys(name))]
        return [each for row in rows for each in row if each.name == name or same_thing(each.name, name)]

    def now(self, place: int) -> frozenset[int]:
        """The years in which the text may stand where nothing else is said; empty if unknown."""
        time = time_at(self._doc, place)
        years = set(time.speaking)
        if time.about is not None:
            years.add(time.about)
        if time.earliest and time.latest and time.latest.year - time.earliest.year <= 2:
            years.update(range(time.earliest.year, time.latest.year + 1))
        return frozenset(years)

    def _read(self, sentence: Span, items: Sequence[Item], inside: Sequence[Date], topic: str) -> list[Measure]:
        """The measures of one sentence; ``topic`` is what the one before it began with."""
        found: list[Measure] = []
        year: int | None = None
        before: int | None = None
        at = sentence.start
        number = 0
        for item, name in zip(items, _names(items, topic), strict=True):
            first = number
            while number < len(inside) and inside[number].span.start < item.figure.start:
                number += 1
            row = inside[first:number]
            own = [told for date in row if (told := self._year(date)) is not None]
            if own:
                turn = _FROM.search(self._text, at, item.figure.start)
                first_told = [self._year(date) for date in row if turn and date.span.end <= turn.start()]
                before = first_told[-1] if first_told else (None if turn else own[-1])
                year = own[-1]
            elif _arrives(found, item):
                year = before  # 2011年由2010年的A增加到B: B is of 2011
            found.append(Measure(item, name, year, _grows(found, item, name), _THIS.search(item.lead) is not None))
            at = item.figure.end
        return found

    def _year(self, date: Date) -> int | None:
        """The year a figure behind this date is of; None if the date is only what it is compared with."""
        text, span = self._text, date.span
        if text.startswith(_PRICES, span.end) or text.endswith(_AGAINST, span.start - 1, span.start):
            return None
        if date.year:
            return date.year
        if date.offset is None:
            return None
        speaking = time_at(self._doc, span.start).speaking
        return date.offset + (next(iter(speaking)) if len(speaking) == 1 else 0)


@view
def measures(doc: Document) -> Measures:
    """What every figure of the document measures."""
    return Measures(doc)


def _add(row: list[Measure], measure: Measure) -> None:
    if len(row) < _MOST:
        row.append(measure)


def _keys(name: str) -> set[str]:
    """By what a name is found: its end, and what a rate is the rate of."""
    return {name[-_LEAST:], name[:-_RATE][-_LEAST:]} if name.endswith("率") and len(name) > _RATE else {name[-_LEAST:]}


def same_thing(one: str, other: str) -> bool:
    """Whether the one name is the other, but for what stands in front of it or a 率 behind it."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORT and (longer.endswith(shorter) or (longer[-1] == "率" and shorter in longer))


def _arrives(found: Sequence[Measure], item: Item) -> bool:
    """Whether the figure is where the one before it went: 由A增加到B."""
    return bool(found) and item.group == found[-1].item.group and _FROM.search(found[-1].item.head) is not None


def _grows(found: Sequence[Measure], item: Item, name: str) -> bool:
    """Whether the figure is a rate of growth, not of the thing itself."""
    if item.group != "ratio":
        return False
    if item.kind == "delta" or name.endswith(_RATES_OF_GROWTH) or _GROWTH.search(item.head):
        return True
    return bool(found) and found[-1].growth and item.lead in AND


def _names(items: Sequence[Item], topic: str) -> list[str]:
    """What each figure of a sentence measures; the topic, if its own words only say when (2010年为7028元)."""
    found: list[str] = []
    name = topic if len(items[0].lead) < _BRIEF else ""
    while len(found) < len(items):
        item = items[len(found)]
        run = _run(items, len(found)) if "分别" in item.lead else [item]
        each = listed(item.lead, "分") if len(run) > 1 else []
        if len(each) == len(run):
            found += each
            name = each[-1]
            continue
        words = item.lead
        if found and (mark := CLOSE.search(words)):
            words = words[mark.start() :]  # what stands before it still tells of the figure before
        if len(words) > _LEAST:
            name = named(words) or name
        found.append(name)
    return found


def _run(items: Sequence[Item], at: int) -> list[Item]:
    """The figures told of by one 分别."""
    first = items[at]
    rest = takewhile(lambda each: each.group == first.group and each.lead in AND, items[at + 1 :])
    return [first, *rest]


def listed(lead: str, cue: str) -> list[str]:
    """甲、乙和丙率分别为: the names of the list before one of the characters of ``cue``; empty if it is none."""
    words = _ASIDE.sub("", lead[-3 * _LONGEST :])
    clause = words[max(map(words.rfind, "，；：。")) + 1 :]
    end = max(map(clause.rfind, cue))
    names = [_trimmed(part) for part in _LIST.split(clause[:end] if end >= 0 else clause)]
    return names if len(names) > 1 and all(len(each) > 1 for each in names) else []


def named(words: str) -> str:
    """What words before a figure say is measured: the last clause that names anything."""
    words = words[-3 * _LONGEST :]
    if "（" in words:
        words = _ASIDE.sub("", words)
    for clause in reversed(_CLAUSES.split(words[max(map(words.rfind, _STOPS)) + 1 :])):
        part = clause[clause.rfind("、") + 1 :]
        turn = _TURNS.search(part)
        if (name := _trimmed(part[: turn.start()] if turn else part)) and len(name) >= _LEAST:
            return name
    return ""


def _trimmed(words: str) -> str:
    """The words without those that say when, how much or how."""
    words = words[-_LONGEST:].strip(" 　“”《》")
    while match := _OPENS.match(words):
        words = words[match.end() :]
    while ending := _ending(words):
        words = words[:-ending]
    return words


def _ending(words: str) -> int:
    """How many characters at the end name nothing."""
    for each in _BY_LAST.get(words[-1:], ()):
        if words.endswith(each):
            return len(each)
    return _YEAR if words.endswith("年") and _YEAR_LAST.search(words) else 0
