"""Dates, occasions and the day of writing: what the views of time read out of a text."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong_lint import config as configuration
from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.history import Event, LocalMeeting
from shuangyong_lint.config import ConfigError
from shuangyong_lint.document import Document
from shuangyong_lint.engine import Linter
from shuangyong_lint.registry import default
from shuangyong_lint.reporters.timeline import render
from shuangyong_lint.shells.cli import main
from shuangyong_lint.views.dates import Date, dates, loose_times, numeral_value, ranges
from shuangyong_lint.views.occasions import anniversaries, gatherings, numbers, plans
from shuangyong_lint.views.timeline import Sort, timeline

LINTER = Linter()
BODY = "一、组织领导\n二、宣传教育\n三、走访慰问\n四、优待抚恤\n五、安置保障\n六、共建活动\n"
days = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


def document(text: str) -> Document:
    return LINTER.document(text)


def only(text: str) -> Date:
    (date,) = dates(document(text))
    return date


def han(value: int, *, digits: bool = False) -> str:
    if digits:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    tens, units = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else "〇一二三四五六七八九"[tens] + "十"
    return head + ("" if units == 0 and tens else "〇一二三四五六七八九"[units])


@given(days)
def test_a_day_is_read_however_it_is_written(day: dt.date) -> None:
    year, month, number = day.year, day.month, day.day
    for text in (
        f"{year}年{month}月{number}日",
        f"{year} 年 {month} 月 {number} 日",
        f"{han(year, digits=True)}年{han(month)}月{han(number)}日",
        f"{year}.{month}.{number}",
        f"{year}-{month:02}-{number:02}",
        "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{year}年{month}月{number}日"),
    ):
        assert only(text).full == day, text


@given(days, days)
def test_a_range_keeps_both_ends(first: dt.date, last: dt.date) -> None:
    text = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    (found,) = ranges(document(text))
    assert (found.start.full, found.end.full) == (first, last)
    (years,) = ranges(document(f"{first.year}—{last.year}年"))
    assert (years.start.year, years.end.year) == (first.year, last.year)


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "offset"),
    [
        ("去年11月15日", None, 11, 15, -1),
        ("今年春天", None, None, None, 0),
        ("2012年10月底", 2012, 10, None, None),
        ("2012年度", 2012, None, None, None),
        ("于5月初", None, 5, None, None),
    ],
)
def test_partial_and_relative_dates(
    text: str, year: int | None, month: int | None, day: int | None, offset: int | None
) -> None:
    found = only(text)
    assert (found.year, found.month, found.day, found.offset) == (year, month, day, offset)


@pytest.mark.parametrize(
    "text",
    ["5年来", "近30年", "以前年度", "说明年度", "今后年份", "今年轻人", "第3年", "六七月间", "3个月", "第5号", "1.5年"],
)
def test_what_is_no_date(text: str) -> None:
    assert not dates(document(text))


@pytest.mark.parametrize(
    ("text", "words", "sort", "number"),
    [
        ("上月完成验收。", "上月", "month", -1),
        ("拟于下个月开工。", "下个月", "month", 1),
        ("本月5日前报送。", "本月", "month", 0),
        ("年内全部建成。", "年内", "within", 0),
        ("今年以来，走访军属35户。", "今年以来", "since", 0),
        ("2012年开工，次年竣工。", "次年", "same", 2013),
        ("2012年开工，同年竣工。", "同年", "same", 2012),
        ("次年竣工。", "次年", "same", None),
        ("五年来，投入不断增加。", "五年来", "years", 5),
        ("近10年投入3亿元。", "近10年", "years", 10),
        ("过去二十多年间，", "过去二十多年间", "years", 20),
        ("五年多来，", "五年多来", "years", 5),
    ],
)
def test_times_reckoned_from_another(text: str, words: str, sort: str, number: int | None) -> None:
    doc = document(text)
    (found,) = loose_times(doc)
    assert (doc[found.span], found.sort, found.number, found.about) == (words, sort, number, "多" in words)


@pytest.mark.parametrize(
    "text",
    [
        "以上月份",
        "基本月收入",
        "日本月球车",
        "3年内",
        "每年内部审计",
        "有期徒刑5年",
        "第五年来",
        "同年级",
        "近年来",
        "其次年纪较大",
    ],
)
def test_what_is_reckoned_from_nothing(text: str) -> None:
    assert not loose_times(document(text))


@given(st.integers(0, 99))
def test_numerals_are_read_back(value: int) -> None:
    assert numeral_value(han(value)) == numeral_value(str(value)) == value


def test_occasions() -> None:
    doc = document(
        "“十三五”规划、“六五”普法、建军九十周年、纪念抗日战争暨世界反法西斯战争胜利70周年、"
        "党的十八届三中全会、第十二届全国人民代表大会第三次会议、某办〔2015〕12号"
    )
    assert [(each.row.kind, each.row.start) for each in plans(doc)] == [("five_year", 2016), ("pufa", 2011)]
    assert [each.year for each in anniversaries(doc)] == [2017, 2015]
    assert [(each.kind, each.row.year) for each in gatherings(doc) if each.row] == [("plenum", 2013), ("npc", 2015)]
    assert [each.year for each in numbers(doc)] == [2015]


@pytest.mark.parametrize(
    "text",
    [
        "市第七次党代会",
        "团的十八大",
        "越共十一大",
        "十大工程",
        "民进十二届三中全会",
        "县十七届人大三次会议",
        "近70周年",
        "正月十五、十五个",
        "县政协成立40周年",
        "越南建党90周年",
    ],
)
def test_what_is_no_occasion_of_ours(text: str) -> None:
    doc = document(text)
    assert [*gatherings(doc), *anniversaries(doc), *plans(doc)] == []


# The day of writing ---------------------------------------------------------------------------------------------------


@given(days)
def test_a_signed_text_was_written_that_day(day: dt.date) -> None:
    (time,) = timeline(document(f"工作总结\n{BODY}县双拥办\n{day.year}年{day.month}月{day.day}日\n"))
    assert time.earliest == time.latest == day
    assert day.year in time.speaking
    assert time.conflict is None


def test_a_short_text_is_signed_too() -> None:
    (time,) = timeline(document("关于开展慰问的通知\n各乡镇：\n请认真准备。\n县双拥办\n2012年6月10日\n"))
    assert time.latest == dt.date(2012, 6, 10)


def test_a_month_is_a_signature() -> None:
    (time,) = timeline(document(f"工作总结\n{BODY}县双拥办\n二〇一二年十一月\n"))
    assert (time.earliest, time.latest) == (dt.date(2012, 11, 1), dt.date(2012, 11, 30))


@pytest.mark.parametrize("line", ["开工时间 2012年5月6日", "1. 张三 2012年5月6日", "于2012年5月6日", "见2012年5月6日"])
def test_a_line_that_ends_in_a_date_is_no_signature(line: str) -> None:
    (time,) = timeline(document(f"工作总结\n{BODY}{line}\n"))
    assert time.signed is None


def test_old_parts_in_a_new_report_are_a_conflict() -> None:
    text = (
        "201x年，根据《2017年双拥工作要点》（某拥〔2017〕3号）开展工作。以建党90周年和建军84周年为契机，加强宣传。"
        "以优异成绩迎接党的十八大召开！"
    )
    doc = document(text)
    (time,) = timeline(doc)
    assert time.conflict
    assert [doc[clue.span] for clue in time.conflict.odd] == ["2017年", "〔2017〕3号"]
    assert [clue.sort for clue in time.conflict.rest] == [Sort.ANNIVERSARY, Sort.ANNIVERSARY, Sort.MEETING]
    assert [doc[clue.span] for clue in time.conflict.masks] == ["201x年"]
    assert "1921＋90＝2011" in time.conflict.rest[0].source


def test_parts_have_their_own_time() -> None:
    part = "某县双拥工作总结{n}\n" + BODY + "以建党{k}周年为契机，加强宣传。\n" + BODY
    doc = document(part.format(n="一", k=90) + part.format(n="二", k=100))
    assert [time.latest and time.latest.year for time in timeline(doc) if time.part.title] in (
        [2012, 2022],
        [None, None],
    )
    assert not any(time.conflict for time in timeline(doc))


@given(
    st.lists(st.sampled_from(["2012年，全县共接收139人。", "建党90周年。", "党的十八大精神。", "〔2017〕5号", "去年"]))
)
def test_a_conflict_has_two_sides(pieces: list[str]) -> None:
    for time in timeline(document("".join(pieces) + f"\n{BODY}县双拥办\n2010年5月4日")):
        if time.conflict:
            assert time.conflict.odd
            assert time.conflict.rest
            assert not set(time.conflict.odd) & set(time.conflict.rest)


# The command and the project's own tables -----------------------------------------------------------------------------


def test_timeline_prints_everything_dated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"2012年双拥工作总结\n{BODY}今年春节走访，建军85周年，2月30日。今年以来，上月和近三年。\n县双拥办\n2012年12月5日\n",
        "utf-8",
    )
    assert main(["timeline", str(path)]) == 0
    shown = capsys.readouterr().out
    for words in (
        "1927＋85＝2012",
        "没有这样的日期",
        "成文于2012年12月5日",
        "→ 写于2012年12月5日",
        "第8行第3列",
        "今年以来  本年初至成文",
        "上月  成文之月的前一月",
        "近三年  3年的一段时间",
    ):
        assert words in shown
    assert main(["timeline", str(tmp_path / "none.txt")]) == 3


def test_a_text_without_dates_says_so() -> None:
    assert "没有说到时间的地方" in render(document("全年工作进展顺利。"))


def test_a_project_adds_its_own_rows(tmp_path: Path) -> None:
    (tmp_path / "e.tsv").write_text("name\twords\tyear\tsource\n建县\t建县\t1953\t县志\n", "utf-8")
    (tmp_path / "m.tsv").write_text(
        "name\twords\tstart\tsource\n市七次党代会\t市第七次党代会\t2011-12-10\t市委办\n", "utf-8"
    )
    (tmp_path / "f.tsv").write_text("name\tdate\twords\tsource\n茶祖节\t04-08\t茶祖节\t县人大决定\n", "utf-8")
    path = tmp_path / configuration.FILE
    path.write_text('[almanac]\nevents = ["e.tsv"]\nmeetings = ["m.tsv"]\nfestivals = ["f.tsv"]\n', "utf-8")
    linter = Linter(configuration.load(path, default()))
    text = f"2013年是建县61周年。“五一”茶祖节。贯彻市第七次党代会精神。\n{BODY}县委办\n2010年5月6日\n"
    found = {diagnostic.check for diagnostic in linter.lint(text).diagnostics}
    assert {"dates.anniversary", "dates.wrong-festival", "dates.conflicting-years"} <= found
    almanac = linter.knowledge.part(Almanac)
    assert Event("建县", ("建县",), 1953, "县志") in almanac.events
    assert isinstance(almanac.local_meetings["市第七次党代会"], LocalMeeting)


@pytest.mark.parametrize(
    ("table", "words"),
    [('events = ["none.tsv"]', "读不出来"), ('congresses = ["a.tsv"]', "congresses"), ('events = ["bad.tsv"]', "年份")],
)
def test_a_wrong_almanac_is_said(tmp_path: Path, table: str, words: str) -> None:
    (tmp_path / "bad.tsv").write_text("name\t年份\n建县\t1953\n", "utf-8")
    path = tmp_path / configuration.FILE
    path.write_text(f"[almanac]\n{table}\n", "utf-8")
    with pytest.raises(ConfigError, match=words):
        configuration.load(path, default())


@pytest.mark.parametrize(
    ("text", "words"),
    [("贯彻党的二十二大精神。", "会议表收录至"), ("2050年春节（2月1日）放假。", "农历对照表没有2050年")],
)
def test_what_the_tables_do_not_reach_is_said(text: str, words: str) -> None:
    report = LINTER.lint(text)
    assert any(words in skipped.reason for skipped in report.skipped)


def test_what_is_still_to_be_done_is_no_year_of_writing() -> None:
    told = "（一）造林。2016年，完成造林3万亩，共投入2亿元。"
    text = f"某县工作总结\n{BODY}七、今后工作打算\n{told}\n县政府\n2012年12月20日\n"
    (time,) = timeline(document(text))
    assert time.conflict is None
    (time,) = timeline(document(text.replace("七、今后工作打算", "七、工作成绩")))
    assert time.conflict


def test_the_year_of_an_event_in_a_title_is_not_the_report_s() -> None:
    text = f"2008年某地地震灾后重建工作总结\n{BODY}县政府\n2011年12月20日\n"
    (time,) = timeline(document(text))
    assert time.conflict is None
