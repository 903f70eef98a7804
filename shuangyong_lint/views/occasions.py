"""有年份可推的事：N 周年、历次会议、五年规划、发文字号。

What is mentioned, read against the almanac; what it says about the text is the business of `timeline`.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import starmap
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.document import Document, Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.numerals import number
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator, Mapping, Sequence

    from shuangyong_lint.almanac.history import Event, Institution, Meeting, Plan, Slogan
    from shuangyong_lint.document import Knowledge
    from shuangyong_lint.terms import Hit

_START = attrgetter("start")
_Row = TypeVar("_Row", "Event", "Institution", "Slogan")
_CN = "一二三四五六七八九十"
_N = f"[{_CN}]{{1,3}}"
_CONGRESS_WORDS = (
    *(f"{head}{numeral}大" for head in ("党的", "中共", "中国共产党") for numeral in _CN),
    *(f"{tens}十{units}大" for tens in ("", "二") for units in ("一", "二", "三", "四", "五", "六", "七", "八", "九")),
    "二十大",
)
_FIVES = (*(f"{numeral}五" for numeral in _CN[:9]), "十五", *(f"十{numeral}五" for numeral in _CN[:5]))

_BODIES = ("届全国人大", "届全国人民代表大会", "届全国委员会", "全国政协")
_LITERALS = frozenset(("周年", "号", "中全会", "次全国代表大会", "届中央委员会第", *_BODIES))
_COUNT = Pattern(r"(?P<n>\d{1,3}|[一二三四五六七八九十百零〇]{1,5})(?P<about>[余多]|来)? ?个?$")
_NOT_COUNT = frozenset("第近约逾超过几数0123456789.·,—-~～至到")
_GAP = 12
_FOREIGN = Pattern(
    "朝鲜|越南|老挝|古巴|外国|俄罗斯|苏联|美国|英国|法国|德国|日本|印度|韩国|蒙古|巴基斯坦|新加坡|马来西亚|印尼|印度尼西亚|泰国|缅甸|柬埔寨"
    "|[塔吉哈萨乌兹别克土库曼]{2,}斯坦|埃及|南非|巴西|阿根廷|委内瑞拉|两国|该国|两党|坦桑尼亚|赞比亚|阿尔及利亚|津巴布韦|莫桑比克|安哥拉"
)
_OURS = frozenset({"cpc", "pla", "prc", "navy", "airforce", "wto", "cyl", "pioneer", "gaokao"})
_CONGRESS_NAME = Pattern(rf"(?P<head>党的|中共|中国共产党)?(?P<n>{_N})大")
_CONGRESS_TAIL = Pattern(
    r"(?=[，。、；：！？）》”\s]|$|召开|闭幕|开幕|胜利|报告|党章|代表|以来|以后|之后|之前|精神|提出|确[定立]|作出|部署|期间"
    r"|主席团|会议|会址|通过|选举|修改|制定|前|后|上|和(?:十|二十|二中|三中|四中|五中|六中)|与|及|的(?:召开|胜利|报告|精神|召集|路线|方针|决议|重大)"
    r"|为|将|是|于|在|自)"
)
_OTHER_BODIES = (
    "公党",
    "工党",
    "学社",
    "工会",
    "妇女",
    "科协",
    "青联",
    "学联",
    "国民党",
    "老挝党",
    "劳动党",
    "县委",
    "市委",
    "省委",
)
_FULL_CONGRESS = Pattern(rf"(?:中国共产党|(?<![{_CN}])党的?|中共)第(?P<n>{_N})次全国代表大会$")
_PLENUM = Pattern(rf"第?(?P<t>{_N})届(?:{_N}中[、和及与])*(?P<s>{_N})中全会$")
_FULL_PLENUM = Pattern(rf"第(?P<t>{_N})届中央委员会第(?P<s>{_N})次全体会议")
_NPC = Pattern(rf"第?(?P<t>{_N})届全国(?:人大|人民代表大会)第?(?P<s>{_N})次会议")
_CPPCC = Pattern(
    rf"(?:全国政协|政协全国委员会)第?(?P<t>{_N})届(?:全国委员会)?第?(?P<s>{_N})次会议"
    rf"|(?:政协|政治协商会议)第?(?P<t2>{_N})届全国委员会第?(?P<s2>{_N})次会议"
)
_OTHER_LAST = frozenset("团革盟建进社致农工台民越老女联挝界第协侨残" + _CN)
_AFTER_PLAN = Pattern(
    r"[”\"’」』]?(?P<law>普法|法制宣传|法治宣传)?(?:时期|期间|规划|计划|开局|收官|以来|末|初|中期|前|后|纲要|目标|之|的|[，。、）]|$)"
)
_NUMBER = Pattern(r"[〔\[［【﹝（](?P<year>(?:19|20)\d\d)[〕\]］】﹞）] ?第?\d{1,5} ?号")


class Anniversary(NamedTuple):
    """“建党90周年”: the event, the number of years, and where all and the number stand."""

    span: Span
    event: Event
    years: int
    years_span: Span

    @property
    def year(self) -> int:
        """The year in which it is kept."""
        return self.event.year + self.years


class Happening(NamedTuple):
    """An event named without 周年 that happened within one year: 汶川地震, 北京奥运会."""

    span: Span
    event: Event


class Gathering(NamedTuple):
    """A meeting named in the text; ``row`` is None if the almanac knows no such meeting.

    ``kind``: party_congress, plenum, npc, cppcc, or local for a project's own; ``session`` is 0 for a congress.
    """

    span: Span
    kind: str
    term: int
    session: int
    row: Meeting | None


class Planned(NamedTuple):
    """A five-year plan, law-education plan, census or campaign named in the text."""

    span: Span
    row: Plan


class Body(NamedTuple):
    """An institution named in the text."""

    span: Span
    row: Institution


class Formula(NamedTuple):
    """A political formula used in the text."""

    span: Span
    row: Slogan


class Number(NamedTuple):
    """A document number such as 〔2017〕5号."""

    span: Span
    year_span: Span
    year: int


def TRIGGERS(knowledge: Knowledge) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """周年, and the words of events, meetings and plans."""
    almanac = knowledge.part(Almanac)
    words = set(_LITERALS)
    words.update(_CONGRESS_WORDS, _FIVES)
    words.update(almanac.event_words, almanac.plan_words, almanac.institution_words, almanac.slogan_words)
    words.update(almanac.local_meetings)
    return tuple(words)


@view
def _hits(doc: Document) -> dict[str, list[Hit]]:
    """The hits by what they are for: 周年, event, congress, plan ….  A word may serve twice."""
    almanac = doc.know(Almanac)
    kinds: tuple[tuple[str, Container[str]], ...] = (
        ("event", almanac.event_words),
        ("program", almanac.plan_words),
        ("institution", almanac.institution_words),
        ("slogan", almanac.slogan_words),
        ("local", almanac.local_meetings),
        ("five", frozenset(_FIVES)),
        ("congress", frozenset(_CONGRESS_WORDS)),
    )
    found: dict[str, list[Hit]] = {}
    for hit in anchors(doc, "occasions"):
        for kind, words in kinds:
            if hit.word in words:
                found.setdefault(kind, []).append(hit)
        if hit.word in _LITERALS:
            found.setdefault(hit.word, []).append(hit)
    return found


@view
def anniversaries(doc: Document) -> tuple[Anniversary, ...]:
    """Every “event N周年” whose event the almanac knows, in order."""
    text = plain(doc)
    events = _hits(doc).get("event", [])
    almanac = doc.know(Almanac)
    found: list[Anniversary] = []
    for hit in _hits(doc).get("周年", []):
        count = _COUNT.search(text, max(0, hit.start - 7), hit.start)
        if not count or count["about"] or (count.start() and text[count.start() - 1] in _NOT_COUNT):
            continue
        value = int(count["n"]) if count["n"].isascii() else number(count["n"])
        if not value:
            continue
        best: tuple[int, int, Event] | None = None
        begin = bisect_left(events, count.start() - 40, key=_START)
        for word in reversed(events[begin : bisect_left(events, count.start(), key=_START)]):
            for row in almanac.event_words[word.word]:
                span = match_row(row.pattern, text, word)
                if span is None or not _close(text, span.end, count.start()):
                    continue
                # The nearest event; of two that end together the longer.
                if best is None or (span.end, -span.start) > (best[1], -best[0]):
                    best = (span.start, span.end, row)
        if best and not (best[2].id in _OURS and _FOREIGN.search(text, _near(text, best[0], 16), best[0])):
            found.append(Anniversary(Span(best[0], hit.end), best[2], value, Span(*count.span("n"))))
    return tuple(found)


@view
def happenings(doc: Document) -> tuple[Happening, ...]:
    """Every event of one year that the text names, in order."""
    named = _named(doc, "event", doc.know(Almanac).event_words)
    return tuple(Happening(span, row) for span, row in named if row.once)


@view
def gatherings(doc: Document) -> tuple[Gathering, ...]:
    """Party congresses, plenums, and sessions of the NPC and CPPCC named in the text, in order."""
    almanac = doc.know(Almanac)
    hits = _hits(doc)
    found: dict[Span, Gathering] = {}
    for kind, match in (*_party(plain(doc), hits), *_state(plain(doc), hits)):
        groups = match.groupdict()
        term = number(groups.get("t") or groups.get("t2") or groups.get("n") or "")
        session = number(groups.get("s") or groups.get("s2") or "") or 0
        if term is not None:
            span = Span(*match.span())
            found[span] = Gathering(span, kind, term, session, almanac.meetings.get((kind, term, session)))
    for hit in hits.get("local", []):
        span = Span(hit.start, hit.end)
        found[span] = Gathering(span, "local", 0, 0, almanac.local_meetings[hit.word].meeting)
    return tuple(found[span] for span in sorted(found))


def _party(text: str, hits: Mapping[str, Sequence[Hit]]) -> Iterator[tuple[str, re.Match[str]]]:
    """The party's congresses and plenums."""
    for hit in hits.get("congress", []):
        if match := _congress(text, hit):
            yield "party_congress", match
    for hit in hits.get("次全国代表大会", []):
        if match := _FULL_CONGRESS.search(text, max(0, hit.start - 10), hit.end):
            yield "party_congress", match
    for hit in hits.get("中全会", []):
        match = _PLENUM.search(text, max(0, hit.start - 16), hit.end)
        if match and not _other(text, match.start()):
            yield "plenum", match
    for hit in hits.get("届中央委员会第", []):
        match = _FULL_PLENUM.search(text, max(0, hit.start - 4), hit.end + 10)
        if match and text.endswith(("中国共产党", "中共", "党的", "，", "。", "，党"), 0, match.start()):
            yield "plenum", match


def _state(text: str, hits: Mapping[str, Sequence[Hit]]) -> Iterator[tuple[str, re.Match[str]]]:
    """Sessions of the NPC and the CPPCC."""
    for hit in (*hits.get("届全国人大", []), *hits.get("届全国人民代表大会", [])):
        if match := _NPC.search(text, max(0, hit.start - 4), hit.end + 10):
            yield "npc", match
    for hit in (*hits.get("全国政协", []), *hits.get("届全国委员会", [])):
        if match := _CPPCC.search(text, max(0, hit.start - 12), hit.end + 20):
            yield "cppcc", match


@view
def plans(doc: Document) -> tuple[Planned, ...]:
    """Five-year plans, law-education plans, censuses and campaigns named in the text, in order."""
    text = plain(doc)
    almanac = doc.know(Almanac)
    found: dict[Span, Planned] = {}
    for hit in _hits(doc).get("five", []):
        quoted = hit.start > 0 and text[hit.start - 1] in '“"‘「『'
        if hit.start and text[hit.start - 1] in "〇零0123456789第" + _CN:
            continue
        match = _AFTER_PLAN.match(text, hit.end)
        # 一五 to 十五 without marks are numbers.
        if not match or not (quoted or len(hit.word) == 3):
            continue
        row = almanac.plans.get(("pufa" if match["law"] else "five_year", hit.word))
        if row:
            found[Span(hit.start, hit.end)] = Planned(Span(hit.start, hit.end), row)
    for hit in _hits(doc).get("program", []):
        for plan in almanac.plan_words[hit.word]:
            if span := match_row(plan.pattern, text, hit):
                found.setdefault(span, Planned(span, plan))
    return tuple(found[span] for span in sorted(found))


@view
def bodies(doc: Document) -> tuple[Body, ...]:
    """Institutions of the almanac named in the text, in order."""
    return tuple(starmap(Body, _named(doc, "institution", doc.know(Almanac).institution_words)))


@view
def formulas(doc: Document) -> tuple[Formula, ...]:
    """Political formulas of the almanac used in the text, in order."""
    return tuple(starmap(Formula, _named(doc, "slogan", doc.know(Almanac).slogan_words)))


@view
def numbers(doc: Document) -> tuple[Number, ...]:
    """All document numbers, in order."""
    text = plain(doc)
    found: dict[int, Number] = {}
    for hit in _hits(doc).get("号", []):
        for match in _NUMBER.finditer(text, max(0, hit.start - 16), hit.end):
            if match.end() == hit.end:
                found[match.start()] = Number(Span(*match.span()), Span(*match.span("year")), int(match["year"]))
    return tuple(found[start] for start in sorted(found))


def _named(doc: Document, kind: str, words: Mapping[str, Sequence[_Row]]) -> list[tuple[Span, _Row]]:
    """Where rows of the almanac are named, in order; of rows that stand at one place the last."""
    text = plain(doc)
    found = {
        span: row
        for hit in _hits(doc).get(kind, [])
        for row in words[hit.word]
        if (span := match_row(row.pattern, text, hit))
    }
    return sorted(found.items(), key=itemgetter(0))


def match_row(pattern: Pattern | None, text: str, hit: Hit) -> Span | None:
    """Where an almanac row stands at this hit of one of its words, or None."""
    if pattern is None:
        return Span(hit.start, hit.end)
    line = text.rfind("\n", 0, hit.start) + 1
    for match in pattern.finditer(text, max(line, hit.start - 24), min(len(text), hit.end + 24)):
        if match.start() <= hit.start and hit.end <= match.end():
            return Span(*match.span())
    return None


def _near(text: str, at: int, reach: int) -> int:
    """At most ``reach`` before ``at``, in the same sentence."""
    return max(max(text.rfind(mark, at - reach if at > reach else 0, at) for mark in "。！？\n") + 1, at - reach, 0)


def _close(text: str, start: int, end: int) -> bool:
    """Whether nothing but a few words stands between the event and its count."""
    gap = text[start:end]
    return len(gap) <= _GAP and not any(mark in gap for mark in "，。；：！？\n（") and "周年" not in gap


def _congress(text: str, hit: Hit) -> re.Match[str] | None:
    match = _CONGRESS_NAME.match(text, hit.start)
    if match is None or not _CONGRESS_TAIL.match(text, match.end()):
        return None
    if not match["head"] and _other(text, match.start()):
        return None
    if match["head"] and text[match.start() - 1 : match.start()] == "越":
        return None
    return match


def _other(text: str, start: int) -> bool:
    """Whether the meeting before which we stand is another body's."""
    before = text[max(0, start - 5) : start].removesuffix("的")
    if before.endswith("共"):
        return not before.endswith(("中共", "中国共"))
    return bool(before) and (before[-1] in _OTHER_LAST or before.endswith(_OTHER_BODIES))
