"""Defects of time whose truth the text itself determines: by the calendar, by a year beside them, or by its own date.

The facts used here (years of events and congresses) are written down a second time on purpose, so that a slip in the
package's tables is not repeated in its measurement.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, tuple[int, int]]

_EVENTS = {
    "建党": 1921,
    "中国共产党成立": 1921,
    "建军": 1927,
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "改革开放": 1978,
    "香港回归祖国": 1997,
    "香港回归": 1997,
    "澳门回归祖国": 1999,
    "澳门回归": 1999,
    "抗日战争胜利": 1945,
    "世界反法西斯战争胜利": 1945,
    "联合国成立": 1945,
    "五四运动": 1919,
    "辛亥革命": 1911,
    "全国人民代表大会成立": 1954,
}
_COUNTED = re.compile(
    rf"(?P<event>{'|'.join(sorted(_EVENTS, key=len, reverse=True))})(?P<n>\d{{2,3}})周年(?!大会|座谈|讲话|纪念)"
)
_CONGRESSES = {"十五": 1997, "十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_OWN = re.compile(r"^(?:发布时间：|——|（|\()?((?:19|20)\d\d)[-年](\d{1,2})[-月](\d{1,2})日?(?:在.{3,40}上)?[）)]?$")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?![（(，,至到—、]|\s*(?:星期|周))")
_ANY_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(年?(?:至|—|-|到))((?:19|20)\d\d)年")
_DAYS = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(至|到|—)(\d{1,2})日")
_PLENUM = re.compile(r"(?<![团革盟建进社党])(十[一-九]?[四五六七八九]届)([一二三四五六七])中全会")
_NPC = re.compile(r"(第?十[一二三]?届全国(?:人大|人民代表大会)第?)([一二三四五])次会议")
_DONE = re.compile(
    r"(?<=[。\n　，；])((?:19|20)\d\d)年(?=[，全我各])[^。\n将]{0,60}(?:增长|完成|实现了|达到\d|已经|取得了)"
)
_TAGGED = re.compile(
    r"“(八一|七一|五一|五四|六一|三八|十一)”(?=(?:国际)?(?:建军节|建党节|劳动节|青年节|儿童节|妇女节|国庆节))"
)
_WEEK = "一二三四五六日"


def _own_year(text: str) -> int | None:
    """The year of the date that the text gives itself in its first lines."""
    for line in text.split("\n")[:8]:
        if match := _OWN.match(line.strip()):
            return int(match[1])
    return None


def _put(text: str, start: int, end: int, new: str) -> Place:
    return text[:start] + new + text[end:], (start, start + len(new))


def _paragraph_ends(text: str) -> Iterator[int]:
    """After every long paragraph that ends in a full stop: where a sentence of ours can stand."""
    at = 0
    for line in text.split("\n"):
        at += len(line)
        if len(line) > 60 and line.rstrip().endswith("。"):
            yield at
        at += 1


def anniversary(text: str) -> Iterator[Place]:
    """A count that the year in the same sentence contradicts."""
    for match in _COUNTED.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。！？\n") + 1
        years = [int(year) for year in _YEAR.findall(text[begin : match.start()])]
        count = int(match["n"])
        if years and years[-1] == _EVENTS[match["event"]] + count:
            for new in (count - 3, count - 1, count + 1, count + 4):
                yield _put(text, *match.span("n"), str(new))


def planted_anniversary(text: str) -> Iterator[Place]:
    """A sentence of ours with a year and a count that do not agree."""
    for index, at in enumerate(_paragraph_ends(text)):
        event = ("建党", "建军", "新中国成立", "改革开放")[index % 4]
        year = 2008 + index % 15
        count = year - _EVENTS[event] + (-2, -1, 1, 5)[index % 4]
        frame = ("{y}年，以庆祝{e}{n}周年为契机，开展宣传教育。", "{y}年是{e}{n}周年，各项活动有序开展。")[index % 2]
        yield _put(text, at, at, frame.format(y=year, e=event, n=count))


def misdated_congress(text: str) -> Iterator[Place]:
    """党的十八大 said to have been held in another year."""
    names = list(_CONGRESSES)
    for index, at in enumerate(_paragraph_ends(text)):
        name = names[index % len(names)]
        year = _CONGRESSES[name] + (-5, 1, 2, 5)[index % 4]
        frame = ("{y}年召开的党的{n}大，指明了前进方向。", "党的{n}大于{y}年10月在北京召开。")[index % 2]
        yield _put(text, at, at, frame.format(y=year, n=name))


def impossible_session(text: str) -> Iterator[Place]:
    """十八届八中全会, 十二届全国人大六次会议."""
    for match in _PLENUM.finditer(text):
        yield _put(text, *match.span(2), "八")
        yield _put(text, *match.span(2), "九")
    for match in _NPC.finditer(text):
        yield _put(text, *match.span(2), "六")
        yield _put(text, *match.span(2), "七")


def later_congress(text: str) -> Iterator[Place]:
    """A dated text studies a congress of later years."""
    year = _own_year(text)
    later = [name for name, held in _CONGRESSES.items() if year and held > year]
    if not later:
        return
    for index, at in enumerate(_paragraph_ends(text)):
        frame = ("认真学习贯彻党的{n}大精神，推动各项工作。", "按照党的{n}大报告要求，抓好落实。")[index % 2]
        yield _put(text, at, at, frame.format(n=later[index % len(later)]))


def past_congress_ahead(text: str) -> Iterator[Place]:
    """A dated text looks forward to a congress long past."""
    year = _own_year(text)
    past = [name for name, held in _CONGRESSES.items() if year and held < year - 1]
    if not past:
        return
    for index, at in enumerate(_paragraph_ends(text)):
        frame = ("以优异成绩迎接党的{n}大胜利召开！", "以实际行动喜迎党的{n}大召开！")[index % 2]
        yield _put(text, at, at, frame.format(n=past[-1 - index % min(2, len(past))]))


def wrong_plan(text: str) -> Iterator[Place]:
    """开局之年 and 收官之年 of another plan."""
    plans = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021}
    names = list(plans)
    for index, at in enumerate(_paragraph_ends(text)):
        name = names[index % 4]
        first = plans[name]
        frame, year = (
            ("{y}年是“{n}”规划的开局之年。", first + (1, 5)[index // 4 % 2]),
            ("{y}年，是“{n}”收官之年，任务艰巨。", first + 4 + (-1, 1)[index // 4 % 2]),
            ("“{n}”期间（{y}—{z}年），投入持续加大。", first + (1, -5)[index // 4 % 2]),
        )[index % 3]
        yield _put(text, at, at, frame.format(y=year, z=year + 4, n=name))


def shifted_year(text: str) -> Iterator[Place]:
    """In a dated text a thing done is given a later year, in the text's own sentences and in one of ours."""
    own = _own_year(text)
    if own is None:
        return
    for match in _DONE.finditer(text):
        if int(match[1]) <= own:
            for new in (own + 2, own + 9):
                yield _put(text, *match.span(1), str(new))
    for index, at in enumerate(_paragraph_ends(text)):
        frame = ("{y}年，全年共完成投资3亿元。", "截至{y}年10月底，已发放补助金100.4万元。")[index % 2]
        yield _put(text, at, at, frame.format(y=own + (1, 2, 9)[index % 3]))


def wrong_festival(text: str) -> Iterator[Place]:
    """“九一”建军节."""
    tags = ("八一", "七一", "五一", "五四", "六一", "三八")
    for match in _TAGGED.finditer(text):
        for new in tags:
            if new != match[1]:
                yield _put(text, *match.span(1), new)
    names = ("建军节", "建党节", "国际劳动节", "青年节", "儿童节", "妇女节")
    for index, at in enumerate(_paragraph_ends(text)):
        name = index % 6
        wrong = ("九一", "八二", "六七", "四五", "七三")[index % 5]
        tag = tags[(name + 1 + index // 6 % 4) % 6] if index % 2 else wrong
        if tags[name] != tag:
            yield _put(text, at, at, f"“{tag}”{names[name]}期间，开展了走访慰问活动。")


def wrong_weekday(text: str) -> Iterator[Place]:
    """A weekday in brackets that is not the date's."""
    for match in _DAY.finditer(text):
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        for shift in (1, 3, 6):
            yield _put(text, match.end(), match.end(), f"（星期{_WEEK[(day.weekday() + shift) % 7]}）")


def impossible_date(text: str) -> Iterator[Place]:
    """2月30日, 4月31日, 13月."""
    for match in _ANY_DAY.finditer(text):
        month = int(match[1])
        day = {2: "30", 4: "31", 6: "31", 9: "31", 11: "31"}.get(month, "32")
        yield _put(text, *match.span(2), day)
        yield _put(text, *match.span(1), "13")


def reversed_range(text: str) -> Iterator[Place]:
    """2015年至2011年, 11月14日至8日."""
    for match in _YEARS.finditer(text):
        # Inside a title it is somebody else's; such findings are hints.
        if match[1] < match[3] and text.rfind("《", 0, match.start()) <= text.rfind("》", 0, match.start()):
            yield _put(text, *match.span(), f"{match[3]}{match[2]}{match[1]}年")
    for match in _DAYS.finditer(text):
        if int(match[2]) < int(match[4]):
            yield _put(text, *match.span(), f"{match[1]}月{match[4]}日{match[3]}{match[2]}日")


def year_typo(text: str) -> Iterator[Place]:
    """2102年, 20122年, 202年 where the text has the right year in other places."""
    years = _YEAR.findall(text)
    for match in re.finditer(r"(?<![\d—至到-])((?:19|20)\d\d)年(?=\d{1,2}月|底|初)", text):
        year = match[1]
        if years.count(year) < 3 or year[:2] != "20":
            continue
        for new in (year[0] + year[2] + year[1] + year[3], year + year[3], year[:3]):
            if new != year:
                yield _put(text, *match.span(1), new)


def wrong_period(text: str) -> Iterator[Place]:
    """上半年（1—7月）."""
    for index, at in enumerate(_paragraph_ends(text)):
        period, months = (
            ("上半年", "1—7月"),
            ("前三季度", "1—8月"),
            ("一季度", "1—4月"),
            ("第四季度", "9—12月"),
            ("下半年", "6—12月"),
        )[index % 5]
        yield _put(text, at, at, f"{period}（{months}），主要指标保持增长。")


KINDS = [
    ("dates.anniversary", ("dates",), anniversary),
    ("dates.anniversary-planted", ("dates",), planted_anniversary),
    ("dates.congress-misdated", ("dates",), misdated_congress),
    ("dates.session-impossible", ("dates",), impossible_session),
    ("dates.congress-later", ("dates",), later_congress),
    ("dates.congress-past-ahead", ("dates",), past_congress_ahead),
    ("dates.plan", ("dates",), wrong_plan),
    ("dates.year-shifted", ("dates",), shifted_year),
    ("dates.festival", ("dates",), wrong_festival),
    ("dates.weekday", ("dates",), wrong_weekday),
    ("dates.impossible", ("dates",), impossible_date),
    ("dates.range-reversed", ("dates",), reversed_range),
    ("dates.year-typo", ("dates",), year_typo),
    ("dates.period", ("dates",), wrong_period),
]
