"""时间线：每一篇是什么时候写的，凭什么这样说，有没有互相矛盾。

Every dated thing is a `Clue`: a bound on the day the part was written. 《……2017年……》 and 〔2017〕5号 can only be cited
once they exist; 建党90周年 is kept in 2011 and told of at the latest in the report of that year, written by the end of
the next; whoever looks forward to a congress writes before it. Bounds that cannot hold together are a conflict.
History told with its own year, comparison years and plans for later bind nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Document, Span, covering, merged, view, within
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.dates import Date, between, dates, numeral_value, ranges, sentence_at
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.occasions import Anniversary, Gathering, anniversaries, gatherings, numbers, plans
from shuangyong_lint.views.parts import Part, parts
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shuangyong_lint.almanac.history import Meeting

ENOUGH = 6
"""Two bounds conflict if their weights come to this: one mention (2) yields to a signature (6) or a title (4), not to
another mention (3)."""

_SPAN = attrgetter("span")
_HEAD_LINES, _TAIL_LINES, _LAST_LINES = 6, 8, 3
_LONGEST = 70
_HEADER = Pattern(
    r"^[（—\-\s]*(?P<date>(?:19|20)\d\d.{2,9}?日|二.{3}年.{2,8}?日)\s?(?:在.{3,40}上(?:[^，。]{2,24}作[^，。]{0,10}报告)?。?)?[）\s]*$"
)
_PUBLISHED = Pattern(r"^(?:发布|发表|更新|印发|成文|报送)(?:时间|日期)[：:]|印发$")
_MARK = Pattern(r"[，。；：！？、\d]")
_SIGNER = 30
_SIGNERS = tuple("局办委会府部院队站所校科室司处厅组社镇乡村区县市盟旗团营连区心支党")
_TITLE_YEAR = Pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年度?(?!级|代)|度)")
# 2008年……灾后重建工作总结: the year is the event's, not the report's.
_OF_EVENT = Pattern("地震|灾|事故|事件|重建|奥运|世博|普查|[届级]|以来|历史|周年|纪念")
_REPORTING = Pattern("总结|汇报|述职|报告|情况|小结")
_PLANNING = Pattern("计划|要点|安排|打算|方案|部署|思路")
# Prizes and notices of a year are often given out in the next.
_NOTICE = Pattern("通知|意见|通报|决定|公告|讲话|发言")
_LONG_TERM = Pattern(r"规划|纲要|远景|议程|愿景|展望|战略|行动|公约|倡议|[—–\-－~～至到]")
_CITED_YEAR = Pattern(
    r"(?<![\d—–\-～至到])(?P<year>(?:19|20)\d\d)年(?!代|前|冬|奥|世界|亚|青|全运|杯|峰会|届|[—–\-～至到])"
)
_MASKED = Pattern(r"^201[xX×＊*]$")

_AHEAD = Pattern(
    "目标|规划|力争|预计|计划|延续|延长|议程|将|拟|展望|远景|打算|争取|明年|下一步|预期|预测|有望|任期|有效期|届满|到期|年前|底前|末前|要|施行"
    "|截止|申办|申请|承办|定于|确定|期间|届|达到|后|推荐|建成|完成时限|时限|以前|之前|为止|奋斗|迈向|面向|筹备|举办权"
)
_AHEAD_ALL = Pattern("规划|力争|预计|展望|远景|预期|预测|有望|目标|争取|拟|到20|议程|愿景|战略")
_DONE = Pattern(
    "了|共(?![同和产])|已|累计|获|同比|受到|评为|接收|投入|支出|发放|(?:完成|实现)(?=[^，。；]{0,16}?\\d[\\d.]*(?![\\d.年]))|增长|达到?(?=\\d)|解决|慰问|(?:召开|举办|开展|走访)[^，。；]{0,14}\\d|帮助|安置|新增|建成"
)
_TOTAL = Pattern(r"(?:共(?![同和产])|累计|总计|合计|已|了)[^，。；]{0,14}\d")
_AHEAD_HEAD = Pattern("打算|计划|目标|思路|安排|下一步|下步|明年|规划|展望|今后|未来|任务|要求")
_TO = frozenset("至到")
_REPUBLIC = 1949
_MANY = 4
_NEARLY_ALL = 0.75
_OF_YEAR = Pattern("今年|年内|一年来|全年|本年度")
_URGED = Pattern("办好|支持|筹办|主办|申办|承办|迎接|共同|按时|按期|确保|务必|应当|要求")
_AS_OF = Pattern(r"(?:截至|截止到?)$")
# A year that opens a statement, not the name of an event (2022年冬奥会).
_NARRATES = Pattern(
    r"(?:度|以来|底|末|初|上半年|下半年|[一二三四]季度)?(?:，|、|全|我|各|本|县|市|省|区|镇|局|委|共|累计|完成|新增|接收|开展|召开|组织|实现|被|获|，?在|以来|\d)"
)
_WILL_BE = Pattern("会(?!议)|将|要|应|主办|争办|申办|可望|能够|预")
_BACK = Pattern(
    "五年|[三四五六七八九十]年来|过去[几五十]|历年|近年|先后|相继|以来|曾|时任|当年|回顾|那[年天个时]|往年|五年间|本届政府|任期"
)
_NAMED = Pattern(
    r"[”》]?(?:的)?(?:大会|座谈会|讲话|阅兵|文艺|晚会|招待会|重要讲话|纪念大会|庆祝大会|理论研讨会|研讨会|时)"
)
_COMING = Pattern("迎接|献礼|喜迎|即将|筹备|备战|迎来|做好.{0,6}准备")
_WILL = Pattern("约定|将|即将|共同举办|商定|定于|拟|双方|各国|共同庆祝|共同纪念")
_PRESENT = Pattern("契机|主题|主线|之际|今年|正值|恰逢|时值|系列|动力|纪念活动|庆祝活动|机遇|抓手")
_BEFORE_MEETING = Pattern(r"(?:迎接|喜迎|迎|献礼|筹备)(?:党的?|中国共产党|即将召开的)?$")
_SOON_BEFORE = Pattern(r"(?:即将|将要)(?:召开|举行|到来)的(?:党的|中国共产党)?$")
_GIFT = Pattern(r"(?:的)?(?:胜利)?(?:召开)?献礼")
_OPENED = Pattern(r"(?:胜利|隆重)(?:召开|举行)[，。；]")
_OPENS = frozenset("，。；！？、\n　 ：“的")
_HELD_IN = Pattern(r"，?(?:胜利|隆重)?召开的(?:党的|中国共产党)?$|，?(?:党的|中国共产党)?$")
_SOON_AFTER = Pattern(r"(?:的)?(?:即将|将要|将)(?:在.{0,8}|于.{0,10})?(?:胜利)?(?:召开|举行)")
# 喜迎党的十八大召开。 as a sentence of its own: it speaks of now, not of what was done then.
_GREETS = Pattern(r"(?:我们|全[县市省区]上下)?(?:喜迎|迎接)(?:党的|中国共产党)?$")
_GREETED = Pattern(r"的?(?:胜利|隆重)?召开[。！]")
_EXHORT = Pattern(r"以.{0,14}(?:成绩|成效|成果|业绩|行动|姿态|面貌|作风|贡献|风貌|状态).{0,4}$")
_ACTED = Pattern("了|开展|举办|组织|活动|工作中|系列|营造")
_PREPARES = Pattern(
    "出席|选举|推选|推荐|筹备|换届|提名|候选|准备|届时|召开前|安保|维稳|保电|信访|迎接|喜迎|提请|酝酿|起草|代表|即将|献礼|营造|保障|前夕"
)
_HELD = Pattern(
    r"(?:会议|全会|大会)?的?(?:重要|系列|各项|一系列|基本)?(?:精神|报告|以来|(?:以后|之后)(?![，]?(?:要|将|再|应|拟|继续))|闭幕|提出|作出|部署|通过|确[定立]|决议|公报|关于|指出|强调"
    r"|明确|要求|擘画|描绘|宣告|决定|选举产生|审议通过|胜利闭幕|召开以来|开启|《)"
)
_STUDIED = Pattern(r"(?:学习|贯彻|落实|学习宣传|自|传达|宣讲|领会|按照|根据|自从)(?:好|了)?(?:党的?|中国共产党)?$")
_OTHER_PARTIES = Pattern("老挝|越南|越共|古巴|朝鲜|劳动党|人革党|人民革命党|国民党|民进党")
_TURN = Pattern(r"[”\"’」』]?(?:普法)?(?:规划|计划|时期)?(?:实施)?的?(?:(?P<first>开局|起步)|收官|最后一)(?:之)?年")
_IS = Pattern("，?(?:也|既|又|正|正好|恰)?(?:是|为|作为)")
_DURING = Pattern(
    r"[”\"’」』]?(?P<period>时期|期间)，?[^。；，]{0,16}(?:完成了|取得了|实现了|累计|已完成|圆满完成|全面完成)"
)
_SLACK = {"party_congress": 30, "plenum": 120, "npc": 60, "cppcc": 60, "local": 60}


class Sort(StrEnum):
    """What a clue is, in the words of a clerk."""

    SIGNATURE = "成文日期"
    HEADER = "题下日期"
    PUBLISHED = "发布日期"
    TITLE = "标题"
    NUMBER = "发文字号"
    CITED = "引用文件"
    YEAR = "年份"
    AS_OF = "截至日期"
    ANNIVERSARY = "周年"
    PLAN = "规划"
    MOST = "多数年份"
    RELATIVE = "今年与年份"
    MEETING = "会议"
    MASK = "虚位年份"


# Dates of publication and dates of collected speeches stand in one file without contradicting each other.
_OWN = frozenset({Sort.SIGNATURE, Sort.PUBLISHED, Sort.HEADER})
# The year that most facts have says nothing against the date of the text, only against the odd fact.
_TOLD = frozenset({Sort.YEAR, Sort.AS_OF, Sort.CITED})


class Clue(NamedTuple):
    """A bound on the day a part was written.

    Args:
        span: the words.
        sort: what they are.
        earliest: the part was not written before this day; None: no bound.
        latest: nor after this day; None: no bound.
        reading: 推得: what follows from the words, for a clerk.
        source: 依据: the fact or computation.
        weights: how much the two bounds weigh, 0 to 6.
    """

    span: Span
    sort: Sort
    earliest: dt.date | None
    latest: dt.date | None
    reading: str
    source: str
    weights: tuple[int, int] = (4, 4)


class Conflict(NamedTuple):
    """Clues that cannot hold together: the fewer or lighter ones, the others, and masked years that go with either."""

    odd: tuple[Clue, ...]
    rest: tuple[Clue, ...]
    masks: tuple[Clue, ...]


class Time(NamedTuple):
    """When a part was written.

    Args:
        part: the part.
        clues: all bounds, in order of their place.
        earliest: the latest lower bound of the clues that agree, or None.
        latest: the earliest upper bound of the clues that agree, or None.
        signed: the date under the text or its title, where it is complete.
        speaking: the years that 今年 may mean; empty if unknown.
        about: the year the part reports on or plans for, by its title, else by its signature; None if unknown.
        conflict: what cannot hold together, or None.
    """

    part: Part
    clues: tuple[Clue, ...]
    earliest: dt.date | None
    latest: dt.date | None
    signed: Date | None
    speaking: frozenset[int]
    about: int | None
    conflict: Conflict | None


@view
def timeline(doc: Document) -> tuple[Time, ...]:
    """One `Time` for each part, in order."""
    return tuple(_time(doc, part) for part in parts(doc))


def time_at(doc: Document, offset: int) -> Time:
    """The `Time` of the part that holds this place."""
    every = timeline(doc)
    return every[max(0, bisect_right(every, offset, key=lambda time: time.part.span.start) - 1)]


def _time(doc: Document, part: Part) -> Time:
    own = _own_dates(doc, part)
    signed = next((date for date, sort in own if sort is Sort.SIGNATURE), None)
    clues = [*_own_clues(own), *_title(doc, part), *_numbers(doc, part), *_cited(doc, part)]
    clues += [*_years(doc, part, {date.span for date, _ in own}), *_meetings(doc, part), *_anniversaries(doc, part)]
    clues += _plans(doc, part)
    clues += _most(doc, part, clues)
    clues.sort(key=lambda clue: (clue.span.start, clue.span.end))
    conflict = _conflict(clues)
    odd = set(conflict.odd) if conflict else set()
    firm = [clue for clue in clues if clue not in odd]
    earliest = max((clue.earliest for clue in firm if clue.earliest and clue.weights[0] > 3), default=None)
    latest = min((clue.latest for clue in firm if clue.latest and clue.weights[1] > 3), default=None)
    return Time(
        part, tuple(clues), earliest, latest, signed, _speaking(clues, signed), _about(doc, clues, signed), conflict
    )


def _about(doc: Document, clues: Sequence[Clue], signed: Date | None) -> int | None:
    for clue in clues:
        if clue.sort is Sort.TITLE:
            return int(doc[clue.span][:4])
    if signed and signed.year and signed.month:
        # A report signed in the first weeks of a year is about the year before.
        return signed.year - (signed.month <= 2)
    return None


def _speaking(clues: Sequence[Clue], signed: Date | None) -> frozenset[int]:
    """The years that 今年 may mean: by the date of the text, else by its title."""
    for sort in (Sort.SIGNATURE, Sort.NUMBER):
        days = [clue.latest for clue in clues if clue.sort is sort and clue.latest and clue.earliest]
        if days:
            day = days[-1] if sort is Sort.SIGNATURE else None
            if day is None:
                return frozenset({days[0].year})
            # A report of the year past is often signed in the first weeks of the next.
            months = signed.month if signed else None
            return frozenset({day.year, day.year - 1} if months is None or months <= 3 else {day.year})
    years = [clue for clue in clues if clue.sort is Sort.TITLE and clue.earliest and clue.latest]
    if years:
        return frozenset(range(years[0].latest.year - 1, years[0].latest.year + 1)) if years[0].latest else frozenset()
    return frozenset()


def _own_dates(doc: Document, part: Part) -> list[tuple[Date, Sort]]:
    """The dates that the text gives itself: under its title and at its end."""
    inside = within(lines(doc), part.span, _SPAN)
    text = plain(doc)
    found: list[tuple[Date, Sort]] = []
    # In a short text the last lines are its end though they stand among the first.
    split = max(2, min(_HEAD_LINES, len(inside) - _LAST_LINES))
    head, tail = inside[:split], inside[split:][-_TAIL_LINES:]
    for index, line in enumerate((*head, *tail)):
        words = text[line.span.start : line.span.end]
        if len(words) > _LONGEST:
            continue
        inner = [
            date
            for date in between(dates(doc), line.span.start, line.span.end)
            if date.year and date.month and date.possible
        ]
        if len(inner) != 1:
            continue
        date = inner[0]
        if _PUBLISHED.search(words):
            found.append((date, Sort.PUBLISHED))
        elif index < len(head) and date.full and _HEADER.match(words):
            alone = len(words) <= len(date.span) + 4
            found.append((date, Sort.HEADER if alone else Sort.SIGNATURE))
        elif index >= len(head) and line.span.end <= date.span.end + 1:
            before = text[line.span.start : date.span.start].strip()
            if len(before) <= _SIGNER and (not before or before.endswith(_SIGNERS)) and not _MARK.search(before):
                found.append((date, Sort.SIGNATURE))
    # Of several signatures the last is the text's own; those before stand under its attachments.
    signatures = [each for each in found if each[1] is Sort.SIGNATURE]
    return [each for each in found if each[1] is not Sort.SIGNATURE or each is signatures[-1]]


def _own_clues(own: Iterable[tuple[Date, Sort]]) -> Iterator[Clue]:
    for date, sort in own:
        first, last = date.first, date.last
        if first is None or last is None:
            continue
        name = f"{date.year}年{date.month}月" + (f"{date.day}日" if date.day else "")
        if sort is Sort.SIGNATURE:
            yield Clue(date.span, sort, first, last, f"成文于{name}", "文中写明的日期", (6, 6))
        else:
            # A page may be put up again later, but hardly a year later; a bare date may be that of what is told.
            weights = (2, 6) if sort is Sort.PUBLISHED else (2, 4)
            yield Clue(date.span, sort, _days(first, -366), last, f"不晚于{name}", sort.value, weights)


def _title(doc: Document, part: Part) -> Iterator[Clue]:
    if part.title is None:
        return
    text = plain(doc)[part.title.start : part.title.end]
    matches = list(_TITLE_YEAR.finditer(text))
    if not matches or _LONG_TERM.search(text) or _OF_EVENT.search(text):
        return
    first, last = int(matches[0]["year"]), int(matches[-1]["year"])
    if last - first > 1:
        return
    span = Span(part.title.start + matches[0].start(), part.title.start + matches[-1].end())
    if _REPORTING.search(text):
        low, high = dt.date(first, 1, 1), dt.date(max(first + 1, last), 12, 31)
    elif _PLANNING.search(text) and not _NOTICE.search(text):
        low, high = dt.date(first - 1, 6, 1), dt.date(last, 12, 31)
    elif _NOTICE.search(text):
        low, high = dt.date(first - 1, 6, 1), dt.date(last + 1, 12, 31)
    else:
        return
    yield Clue(span, Sort.TITLE, low, high, f"写于{first}年或{high.year}年", f"标题写明{matches[0][0]}")


def _numbers(doc: Document, part: Part) -> Iterator[Clue]:
    text = plain(doc)
    head = [line.span for line in within(lines(doc), part.span, _SPAN)[:_HEAD_LINES]]
    cited = zones(doc)["title"]
    for each in within(numbers(doc), part.span, _SPAN):
        begin = dt.date(each.year, 1, 1)
        own = (
            any(
                line.covers(each.span)
                and len(line) <= 24
                and line.end - each.span.end <= 2
                and not covering(cited, each.span)
                for line in head
            )
            and text[each.span.start - 1] not in "）》"
        )
        if own:
            end = dt.date(each.year, 12, 31)
            yield Clue(each.span, Sort.NUMBER, begin, end, f"{each.year}年发文", "本文的发文字号")
        else:
            yield Clue(each.span, Sort.CITED, begin, None, f"不早于{each.year}年", "引用的文件先有文号，才能引用")


def _cited(doc: Document, part: Part) -> Iterator[Clue]:
    """Years in the titles of documents."""
    text = plain(doc)
    for title in within(zones(doc)["title"], part.span, lambda span: span):
        if part.title and part.title.covers(title):
            continue
        for match in _CITED_YEAR.finditer(text, title.start, title.end):
            if _LONG_TERM.search(text, title.start, title.end):
                continue
            year = int(match["year"])
            # Next year's plans are made in the second half of this year.
            yield Clue(
                Span(*match.span()),
                Sort.CITED,
                dt.date(year - 1, 7, 1),
                None,
                f"不早于{year}年前后",
                "引用的文件标题写明年份",
            )


def _years(doc: Document, part: Part, own: set[Span]) -> Iterator[Clue]:
    """Years of things done, and masked years."""
    areas = zones(doc)
    for date in between(dates(doc), part.span.start, part.span.end):
        if date.masked and _MASKED.match(date.masked):
            low, high = dt.date(2010, 1, 1), dt.date(2020, 12, 31)
            yield Clue(date.span, Sort.MASK, low, high, "2010至2019年中的某一年", "年份末位虚写", (0, 0))
        elif date.offset is not None:
            if clue := _relative(doc, date):
                yield clue
        elif (
            date.year
            and date.year >= _REPUBLIC
            and date.span not in own
            and not covering(areas["title"], date.span)
            and not covering(areas["quote"], date.span)
            and not (part.title and part.title.covers(date.span))
            and (first := date.first)
            and (clue := _done(doc, date, date.year, first))
        ):
            yield clue


def _done(doc: Document, date: Date, year: int, first: dt.date) -> Clue | None:
    """The bound that a year gives if the sentence says of it what has been done."""
    text = plain(doc)
    start, end = date.span.start, date.span.end
    sentence = sentence_at(doc, start)
    as_of = _AS_OF.search(text, max(sentence.start, start - 3), start)
    if not as_of and (text[start - 1 : start] in _TO or not _NARRATES.match(text, end)):
        return None
    if (
        covering(_ahead_areas(doc), date.span)
        or _AHEAD.search(text, max(sentence.start, start - 8), _clause_end(text, end, sentence.end))
        or _AHEAD_ALL.search(text, sentence.start, sentence.end)
        or _URGED.search(text, max(sentence.start, start - 12), start)
    ):
        return None
    near = min(sentence.end, end + 48)
    done = _DONE.search(text, end, near)
    if not done or _WILL_BE.search(text, end, done.start()):
        return None
    shown = f"不早于{year}年" + (f"{date.month}月" if date.month else "")
    if as_of:
        return Clue(date.span, Sort.AS_OF, first, None, shown, "截至此时的数字", (4, 0))
    if date.span in _range_ends(doc):
        return None
    if not date.month:
        # Work of the coming year is spoken of in the second half of this one; a total of a year is known in its
        # second half at the earliest.
        total = not text.startswith("以来", end) and _TOTAL.search(text, end, near)
        first = dt.date(year if total else year - 1, 7, 1)
    return Clue(date.span, Sort.YEAR, first, None, shown, "此时的事已经做成", (2, 0))


@view
def _ahead_areas(doc: Document) -> tuple[Span, ...]:
    """The sections on what is still to be done (三、明年工作打算), from their heading to the next of its level."""
    text = plain(doc)
    found: list[Span] = []
    open_since: tuple[int, int] | None = None
    for heading in headings(doc):
        start, level = heading.span.start, heading.level
        if open_since and level <= open_since[1]:
            found.append(Span(open_since[0], start))
            open_since = None
        if open_since is None and level and _AHEAD_HEAD.search(text, start, heading.span.end):
            open_since = (start, level)
    if open_since:
        found.append(Span(open_since[0], len(text)))
    return merged(found)


@view
def _range_ends(doc: Document) -> frozenset[Span]:
    return frozenset(span for each in ranges(doc) for span in (each.start.span, each.end.span))


def _most(doc: Document, part: Part, clues: Sequence[Clue]) -> list[Clue]:
    """In a report of a year, the year of nearly all facts: such a report is written in the first half of the next."""
    done = [clue for clue in clues if clue.sort in (Sort.YEAR, Sort.AS_OF)]
    years = Counter(year for clue in done if (year := numeral_value(doc[clue.span][:4])))
    if not years:
        return []
    year, count = years.most_common(1)[0]
    text = plain(doc)
    if count < max(_MANY, _NEARLY_ALL * len(done)) or not _OF_YEAR.search(text, part.span.start, part.span.end):
        return []
    first = next(clue for clue in done if numeral_value(doc[clue.span][:4]) == year)
    late = dt.date(year + 1, 6, 30)
    reading = f"报告的是{year}年，不晚于{late.year}年上半年"
    return [Clue(first.span, Sort.MOST, None, late, reading, f"全篇{count}处说的是{year}年的事")]


def _relative(doc: Document, date: Date) -> Clue | None:
    """今年（2013年）: the text says itself which year it speaks in."""
    text = plain(doc)
    if date.month is not None or text[date.span.end : date.span.end + 1] != "（":
        return None
    inner = between(dates(doc), date.span.end + 1, date.span.end + 2)
    if not inner or not inner[0].year or inner[0].month or text[inner[0].span.end : inner[0].span.end + 1] != "）":
        return None
    year = inner[0].year - (date.offset or 0)
    span = Span(date.span.start, inner[0].span.end + 1)
    low, high = dt.date(year - 1, 12, 1), dt.date(year + 1, 3, 31)
    return Clue(span, Sort.RELATIVE, low, high, f"写于{year}年", f"文中写明“{doc[span]}”")


def _clause_end(text: str, start: int, end: int) -> int:
    for position in range(start, min(end, start + 24)):
        if text[position] in "，；。：":
            return position
    return min(end, start + 24)


def _meetings(doc: Document, part: Part) -> Iterator[Clue]:
    for each in within(gatherings(doc), part.span, _SPAN):
        if each.row is not None:
            clue = _meeting(doc, each)
            if clue is not None:
                yield clue


def _meeting(doc: Document, each: Gathering) -> Clue | None:
    text = plain(doc)
    row = each.row
    sentence = sentence_at(doc, each.span.start)
    if row is None or _OTHER_PARTIES.search(text, sentence.start, sentence.end):
        return None
    day = "".join(f"{int(number)}{unit}" for number, unit in zip(row.start.split("-"), "年月日", strict=False))
    opened = f"{doc[each.span]}于{day}召开"
    coming = _coming(text, each, sentence)
    if coming is not None:
        return _before(doc, each, row, opened, exhorts=coming)
    if this := _held_this_year(doc, each, sentence, opened):
        return this
    near = max(sentence.start, each.span.start - 14)
    prepares = _PREPARES.search(text, max(sentence.start, each.span.start - 24), min(sentence.end, each.span.end + 16))
    opens = text[each.span.start - 3 : each.span.start].removesuffix("党的")[-1:] in _OPENS
    held = (
        _HELD.match(text, each.span.end)
        or _STUDIED.search(text, near, each.span.start)
        or (opens and _OPENED.match(text, each.span.end))
    )
    if prepares or not held:
        return None
    early = _days(row.first, -_SLACK[each.kind])
    return Clue(each.span, Sort.MEETING, early, None, f"不早于{row.first.year}年{row.first.month}月", opened)


def _coming(text: str, each: Gathering, sentence: Span) -> bool | None:
    """Whether the meeting is still to come, and if so whether the sentence exhorts (以优异成绩迎接……); else None."""
    near = max(sentence.start, each.span.start - 14)
    acted = _ACTED.search(text, max(sentence.start, each.span.start - 12), sentence.end)
    greeted = _BEFORE_MEETING.search(text, near, each.span.start)
    if greeted and not text.startswith("期间", each.span.end):
        exhorts = _EXHORT.search(text, max(sentence.start, greeted.start() - 22), greeted.start())
        return bool(exhorts and not acted)
    if (
        _SOON_BEFORE.search(text, near, each.span.start)
        or _SOON_AFTER.match(text, each.span.end)
        or _GIFT.match(text, each.span.end)
    ):
        return not acted
    return None


def _before(doc: Document, each: Gathering, row: Meeting, opened: str, *, exhorts: bool) -> Clue | None:
    """The bound of a meeting that is looked forward to; a report of that year may still tell how it was."""
    sentence = sentence_at(doc, each.span.start)
    # A sentence that names its year tells of then, unless that year came after the meeting.
    told = any(
        (date.year and date.year <= row.first.year) or (date.offset or 0) < 0
        for date in between(dates(doc), sentence.start, sentence.end)
    )
    if told or covering(zones(doc)["quote"], each.span) or covering(zones(doc)["title"], each.span):
        return None
    if exhorts:
        reading = f"写于会议召开之前，不晚于{row.first.year}年{row.first.month}月"
        return Clue(each.span, Sort.MEETING, None, row.first, reading, opened)
    late = dt.date(row.year + 1, 12, 31)
    text = plain(doc)
    alone = _GREETS.fullmatch(text, sentence.start, each.span.start) and _GREETED.match(text, each.span.end)
    weight = 4 if alone else 3
    return Clue(each.span, Sort.MEETING, None, late, f"说的是会前的事，不晚于{late.year}年", opened, (0, weight))


def _held_this_year(doc: Document, each: Gathering, sentence: Span, opened: str) -> Clue | None:
    """今年召开的党的十八大; 今年，党的十八大胜利召开: the text speaks in the year of the meeting."""
    text = plain(doc)
    near = between(dates(doc), sentence.start, each.span.start)
    if (
        each.row is None
        or len(near) != 1
        or near[0].offset is None
        or near[0].month
        or each.span.start - near[0].span.end > 12
    ):
        return None
    gap = (near[0].span.end, each.span.start)
    if not _HELD_IN.match(text, *gap) or not ("召开的" in text[slice(*gap)] or _OPENED.match(text, each.span.end)):
        return None
    year = each.row.year - near[0].offset
    low, high = max(each.row.first, dt.date(year - 1, 12, 1)), dt.date(year + 1, 3, 31)
    return Clue(each.span, Sort.MEETING, low, high, f"写于{year}年", opened)


def _plans(doc: Document, part: Part) -> Iterator[Clue]:
    """今年是“十二五”开局之年; “十二五”期间……完成了……."""
    text = plain(doc)
    for each in within(plans(doc), part.span, _SPAN):
        row = each.row
        if row.kind not in ("five_year", "pufa") or row.end is None:
            continue
        sentence = sentence_at(doc, each.span.start)
        source = f"“{row.name}”：{row.start}—{row.end}年"
        near = between(dates(doc), sentence.start, each.span.start)
        turn = _TURN.match(text, each.span.end)
        if turn and len(near) == 1 and near[0].offset == 0 and _IS.match(text, near[0].span.end):
            year = row.start if turn["first"] else row.end
            low, high = dt.date(year - 1, 12, 1), dt.date(year + 1, 3, 31)
            yield Clue(each.span, Sort.PLAN, low, high, f"写于{year}年", source)
        elif (
            (during := _DURING.match(text, each.span.end))
            and not any(date.year for date in between(dates(doc), sentence.start, sentence.end))
            and not _AHEAD.search(text, max(sentence.start, each.span.start - 12), each.span.start)
            and not _AHEAD.search(text, during.end("period"), sentence.end)
        ):
            yield Clue(each.span, Sort.PLAN, dt.date(row.start, 1, 1), None, f"不早于{row.start}年", source, (2, 0))


def _anniversaries(doc: Document, part: Part) -> Iterator[Clue]:
    for each in within(anniversaries(doc), part.span, _SPAN):
        if not each.event.level:
            clue = _anniversary(doc, each)
            if clue is not None:
                yield clue


def _anniversary(doc: Document, each: Anniversary) -> Clue | None:
    text = plain(doc)
    year = each.year
    sentence = sentence_at(doc, each.span.start)
    source = f"{each.event.year}＋{each.years}＝{year}（{each.event.name}于{each.event.year}年）"
    inside = covering(zones(doc)["title"], each.span) or covering(zones(doc)["quote"], each.span)
    near = between(dates(doc), sentence.start, sentence.end)
    spoken = [year - date.offset for date in near if date.offset is not None and date.span.start < each.span.start]
    # A meeting with the anniversary in its name, or one told of long after: it only has to have come about.
    will = _WILL.search(text, sentence.start, sentence.end)
    low: dt.date | None = dt.date(year - 3, 1, 1) if will else dt.date(year - 1, 7, 1)
    high: dt.date | None = None
    reading, weights = f"不早于{year}年前后", (4, 4)
    if not inside and not _NAMED.match(text, each.span.end):
        if any(date.year for date in near):
            return None
        if spoken:
            low, high = dt.date(spoken[-1] - 1, 12, 1), dt.date(spoken[-1] + 1, 3, 31)
            reading = f"是{year}年的事，写于{spoken[-1]}年"
        elif not _BACK.search(text, sentence.start, sentence.end):
            high = dt.date(year + 1, 12, 31)
            reading = f"是{year}年的事（最迟写入次年的材料）"
            weights = (4, 3 if _PRESENT.search(text, sentence.start, sentence.end) else 1)
            if weights[1] == 1 and each.years % 10 == 0:
                low = dt.date(year - 2, 1, 1)
            if will or _COMING.search(text, max(sentence.start, each.span.start - 16), each.span.start):
                # Great anniversaries are looked forward to for years.
                low, weights = None if each.years % 50 == 0 else dt.date(year - 3, 1, 1), (4, 3)
    return Clue(each.span, Sort.ANNIVERSARY, low, high, reading, source, weights)


def _conflict(clues: Sequence[Clue]) -> Conflict | None:
    """The clues that some other clue makes impossible, split into the lighter and the heavier side.

    Bounds of one sort and weight are one class, and only its extreme counts, so that the cost is linear in the clues.
    """
    lowest: dict[tuple[Sort, int], dt.date] = {}
    highest: dict[tuple[Sort, int], dt.date] = {}
    for clue in clues:
        if clue.latest and clue.weights[1]:
            kind = (clue.sort, clue.weights[1])
            lowest[kind] = min(clue.latest, lowest.get(kind, clue.latest))
        if clue.earliest and clue.weights[0]:
            kind = (clue.sort, clue.weights[0])
            highest[kind] = max(clue.earliest, highest.get(kind, clue.earliest))
    low = [
        clue
        for clue in clues
        if clue.earliest
        and any(clue.earliest > day and _against((clue.sort, clue.weights[0]), kind) for kind, day in lowest.items())
    ]
    high = [
        clue
        for clue in clues
        if clue.latest
        and any(clue.latest < day and _against(kind, (clue.sort, clue.weights[1])) for kind, day in highest.items())
    ]
    if not low:
        return None
    odd, rest = low, high
    if sum(clue.weights[0] for clue in low) > sum(clue.weights[1] for clue in high):
        odd, rest = high, low
    if any(clue.sort is Sort.SIGNATURE for clue in odd) and not any(clue.sort is Sort.SIGNATURE for clue in rest):
        odd, rest = rest, odd
    # A clue between two extremes is against both; it goes with the lighter side.
    lighter = set(odd)
    rest = [clue for clue in rest if clue not in lighter]
    return Conflict(tuple(odd), tuple(rest), tuple(clue for clue in clues if clue.sort is Sort.MASK))


def _against(lower: tuple[Sort, int], upper: tuple[Sort, int]) -> bool:
    """Whether a lower and an upper bound of these sorts and weights are enough to contradict one another."""
    if lower[0] in _OWN and upper[0] in _OWN:
        return False
    if upper[0] is Sort.MOST and lower[0] not in _TOLD:
        return False
    return min(lower[1], upper[1]) > 0 and lower[1] + upper[1] >= ENOUGH


def _days(day: dt.date, by: int) -> dt.date:
    return day + dt.timedelta(days=by)
