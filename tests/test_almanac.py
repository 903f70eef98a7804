"""The tables agree with themselves and with one another, and every row does what it is there for."""

import datetime as dt
import itertools
from collections import Counter

import pytest

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.festivals import Festival, LunarYear
from shuangyong_lint.almanac.history import KNOWN_UNTIL, Event, Institution, Meeting, Plan, Slogan, earliest, latest
from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.registry import default
from shuangyong_lint.views.festivals import chinese_tag, month_days
from shuangyong_lint.views.numerals import numeral

ALMANAC = Almanac()
LINTER = Linter(Config(select=default().resolve("dates"), severity=Severity.HINT))
FILLER = "一、组织领导\n二、宣传教育\n三、走访慰问\n四、优待抚恤\n五、安置保障\n六、共建活动\n七、经费投入\n"


def found(text: str) -> Counter[str]:
    """The ids of what is found in ``text``."""
    return Counter(diagnostic.check for diagnostic in LINTER.lint(text).diagnostics)


def signed(sentence: str, day: dt.date) -> str:
    """A report with this sentence and a date of signature."""
    return f"{FILLER}{sentence}\n县双拥办\n{day.year}年{day.month}月{day.day}日\n"


# Consistency ----------------------------------------------------------------------------------------------------------


def test_sessions_follow_the_arithmetic_of_terms() -> None:
    for kind in ("npc", "cppcc"):
        for (_, term, session), row in {key: row for key, row in ALMANAC.meetings.items() if key[0] == kind}.items():
            if term >= 6:
                assert row.year == 1983 + 5 * (term - 6) + session - 1


def test_meetings_run_forward() -> None:
    for row in ALMANAC.meetings.values():
        assert row.first <= row.last
        assert row.first.year == row.year
    for kind in ("party_congress", "plenum", "npc", "cppcc"):
        rows = sorted(
            (row for row in ALMANAC.meetings.values() if row.kind == kind), key=lambda row: (row.term, row.session)
        )
        assert all(a.first <= b.first for a, b in itertools.pairwise(rows))


def test_plenums_lie_between_their_congress_and_the_next() -> None:
    congresses = {row.term: row for row in ALMANAC.meetings.values() if row.kind == "party_congress"}
    for row in ALMANAC.meetings.values():
        if row.kind == "plenum":
            assert row.first >= congresses[row.term].first
            if following := congresses.get(row.term + 1):
                assert row.first <= following.last


def test_sessions_of_a_finished_term_have_no_gap() -> None:
    for kind, since in (("npc", 5), ("cppcc", 6), ("plenum", 11)):
        terms: dict[int, list[int]] = {}
        for own, term, session in ALMANAC.meetings:
            if own == kind and term >= since:
                terms.setdefault(term, []).append(session)
        for sessions in terms.values():
            assert sorted(sessions) == list(range(1, len(sessions) + 1))


def test_five_year_plans_adjoin() -> None:
    plans = [plan for plan in ALMANAC.plans.values() if plan.kind == "five_year"]
    plans.sort(key=lambda plan: plan.start)
    for plan in plans:
        assert plan.end == plan.start + 4
    later = [plan for plan in plans if plan.start >= 1966]
    assert all(b.start == a.start + 5 for a, b in itertools.pairwise(later))
    laws = sorted(plan.start for plan in ALMANAC.plans.values() if plan.kind == "pufa")
    assert laws == list(range(1986, 1986 + 5 * len(laws), 5))


def test_the_noun_changed_with_the_eleventh_plan() -> None:
    for plan in ALMANAC.plans.values():
        if plan.kind == "five_year":
            assert plan.noun == ("规划" if plan.start >= 2006 else "计划")


def test_lunar_years_are_complete_and_in_step() -> None:
    years = ALMANAC.lunar_years
    assert list(years) == list(range(min(years), max(years) + 1))
    for year, row in years.items():
        assert row.spring_festival - row.chuxi == dt.timedelta(days=1)
        assert row.yuanxiao - row.spring_festival == dt.timedelta(days=14)
        assert dt.date(year, 1, 21) <= row.spring_festival <= dt.date(year, 2, 20)
        assert row.qingming in (dt.date(year, 4, 4), dt.date(year, 4, 5), dt.date(year, 4, 6))
        assert row.qiufen in (dt.date(year, 9, 22), dt.date(year, 9, 23), dt.date(year, 9, 24))
        assert row.duanwu < row.qixi < row.zhongqiu < row.chongyang


@pytest.mark.parametrize(
    ("festival", "year", "day"),
    [
        ("国防教育日", 2012, dt.date(2012, 9, 15)),
        ("助残日", 2023, dt.date(2023, 5, 21)),
        ("中小学生安全教育日", 2023, dt.date(2023, 3, 27)),
        ("文化和自然遗产日", 2024, dt.date(2024, 6, 8)),
        ("春节", 2012, dt.date(2012, 1, 23)),
        ("除夕", 2024, dt.date(2024, 2, 9)),
        ("丰收节", 2018, dt.date(2018, 9, 23)),
        ("建军节", 2017, dt.date(2017, 8, 1)),
    ],
)
def test_days_of_festivals(festival: str, year: int, day: dt.date) -> None:
    assert ALMANAC.festival_words[festival].day(year, ALMANAC.lunar_years) == day


def test_no_name_stands_for_two_festivals() -> None:
    names = Counter(word for festival in ALMANAC.festivals for word in festival.words)
    assert not [word for word, count in names.items() if count > 1]


@pytest.mark.parametrize("event", ALMANAC.events, ids=lambda event: event.id)
def test_events_begin_in_their_year(event: Event) -> None:
    assert earliest(event.base).year == latest(event.base).year == event.year
    assert event.words
    assert event.source


@pytest.mark.parametrize("row", [*ALMANAC.institutions, *ALMANAC.slogans], ids=lambda row: row.name)
def test_spans_of_time_run_forward(row: Institution | Slogan) -> None:
    assert row.words
    assert row.source
    assert earliest(row.since) <= KNOWN_UNTIL
    if isinstance(row, Institution) and row.until:
        assert earliest(row.since) < latest(row.until)


def test_tags_are_written_and_read_alike() -> None:
    for month in range(1, 13):
        for day in range(1, 29):
            assert (month, day) in month_days(chinese_tag(month, day))
            assert (month, day) in month_days(f"{month}·{day}")


# Every row at work ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", ALMANAC.events, ids=lambda event: event.id)
def test_every_event(event: Event) -> None:
    fired = silent = 0
    for words in (*event.words, event.name):
        count = 20 if event.year + 20 > 1949 else 100
        right = f"{event.year + count}年，隆重纪念{words}{count}周年，开展了宣传。"
        wrong = f"{event.year + count}年，隆重纪念{words}{count + 3}周年，开展了宣传。"
        silent += found(right)["dates.anniversary"]
        fired += found(wrong)["dates.anniversary"]
    assert fired
    assert not silent


@pytest.mark.parametrize("event", [event for event in ALMANAC.events if event.once], ids=lambda event: event.id)
def test_every_event_of_one_year(event: Event) -> None:
    fired = silent = 0
    for words in (*event.words, f"“{event.words[0]}”地震"):
        silent += found(f"{event.year}年{words}发生，{event.year}年{words}期间。")["dates.wrong-event-year"]
        fired += found(f"{event.year + 1}年{words}期间，开展了捐款。")["dates.wrong-event-year"]
        silent += found(f"{event.year + 1}年纪念{words}，{event.year + 10}年{words}10周年。")["dates.wrong-event-year"]
    assert fired
    assert not silent


@pytest.mark.parametrize("festival", ALMANAC.festivals, ids=lambda festival: festival.id)
def test_every_festival(festival: Festival) -> None:
    for word in festival.words:
        if festival.tags:
            right = min(festival.tags)
            wrong = next(
                (month, day) for month in range(2, 10) for day in (2, 7, 13) if (month, day) not in festival.tags
            )
            assert not found(f"“{chinese_tag(*right)}”{word}期间，开展走访。")["dates.wrong-festival"]
            assert found(f"“{chinese_tag(*wrong)}”{word}期间，开展走访。")["dates.wrong-festival"]
        if festival.first_year and festival.counter in ("个", "届", "次"):
            year = festival.first_year + 4
            assert not found(f"{year}年，第5{festival.counter}{word}。")["dates.festival-count"]
            assert found(f"{year}年，第9{festival.counter}{word}。")["dates.festival-count"]


@pytest.mark.parametrize("row", ALMANAC.lunar_years.values(), ids=lambda row: str(row.year))
def test_every_lunar_year(row: LunarYear) -> None:
    for word, day in (
        ("春节", row.spring_festival),
        ("除夕", row.chuxi),
        ("元宵节", row.yuanxiao),
        ("清明节", row.qingming),
        ("端午节", row.duanwu),
        ("七夕节", row.qixi),
        ("中秋节", row.zhongqiu),
        ("重阳节", row.chongyang),
    ):
        other = day + dt.timedelta(days=9)
        assert not found(f"{row.year}年{word}（{day.month}月{day.day}日）。")["dates.festival-date"]
        assert found(f"{row.year}年{word}（{other.month}月{other.day}日）。")["dates.festival-date"]


def _name(row: Meeting) -> str:
    term, session = numeral(row.term), numeral(row.session) if row.session else ""
    return {
        "party_congress": f"党的{term}大",
        "plenum": f"{term}届{session}中全会",
        "npc": f"{term}届全国人大{session}次会议",
        "cppcc": f"全国政协{term}届{session}次会议",
    }[row.kind]


@pytest.mark.parametrize("row", ALMANAC.meetings.values(), ids=_name)
def test_every_meeting(row: Meeting) -> None:
    for year, wrong in ((row.year, False), (row.year + 3, True)):
        assert bool(found(f"{year}年召开的{_name(row)}，意义重大。")["dates.wrong-meeting"]) is wrong


@pytest.mark.parametrize("plan", ALMANAC.plans.values(), ids=lambda plan: f"{plan.kind}-{plan.name}")
def test_every_plan(plan: Plan) -> None:
    if plan.kind in ("five_year", "pufa"):
        law = "普法" if plan.kind == "pufa" else ""
        sentence = f"年是“{plan.name}”{law}{plan.noun}的开局之年。"
    else:
        sentence = f"年开展了{plan.name}。"
    assert not found(f"{plan.start}{sentence}")["dates.wrong-plan-year"]
    assert found(f"{plan.start - 2}{sentence}")["dates.wrong-plan-year"]


@pytest.mark.parametrize("row", ALMANAC.institutions, ids=lambda row: row.name)
def test_every_institution(row: Institution) -> None:
    before = earliest(row.since) - dt.timedelta(days=400)
    within = earliest(row.since) + dt.timedelta(days=100)
    fired = silent = 0
    for word, head in itertools.product(row.words, ("", "国家", "解放军", "国务院")):
        fired += found(signed(f"{head}{word}开展了检查。", before))["dates.outdated-institution"]
        silent += found(signed(f"{head}{word}开展了检查。", within))["dates.outdated-institution"]
    assert fired
    assert not silent


@pytest.mark.parametrize("row", ALMANAC.slogans, ids=lambda row: row.name)
def test_every_slogan(row: Slogan) -> None:
    before = earliest(row.since) - dt.timedelta(days=400)
    within = latest(row.since) + dt.timedelta(days=10)
    fired = silent = 0
    for word, (head, tail) in itertools.product(
        (*row.words, row.name), (("", ""), ("“", "”"), ("增强", "目标"), ("推进", "精神"))
    ):
        fired += found(signed(f"深入学习{head}{word}{tail}。", before))["dates.early-slogan"]
        silent += found(signed(f"深入学习{head}{word}{tail}。", within))["dates.early-slogan"]
    assert fired
    assert not silent
