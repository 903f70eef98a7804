"""The skeleton of a report: runs, their breaks, parts and counts, on generated texts."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.laws import bare
from shuangyong_lint.engine import Linter
from shuangyong_lint.kit import Document, Kind, breaks, headings, labels, marks, number, numeral, ordinals, parts
from shuangyong_lint.reporters import outline

LINTER = Linter()
STYLES = {
    "一、": lambda n: f"{numeral(n)}、",
    "（一）": lambda n: f"（{numeral(n)}）",
    "1.": lambda n: f"{n}.",
    "（1）": lambda n: f"（{n}）",
    "一是": lambda n: f"{numeral(n)}是",
    "第一，": lambda n: f"第{numeral(n)}，",
}
WORDS = ("健全机构", "落实责任", "走访慰问", "宣传教育", "安置优抚", "军民共建", "督促检查", "总结推广", "帮扶解困")


def read(text: str) -> Document:
    return LINTER.document(text, "a.txt")


def lines_of(style: str, numbers: list[int]) -> str:
    return "".join(f"{STYLES[style](n)}{WORDS[i % len(WORDS)]}，取得新的进展。\n" for i, n in enumerate(numbers))


styles = st.sampled_from(list(STYLES))


@given(st.integers(1, 9999))
def test_a_numeral_reads_back(value: int) -> None:
    assert number(numeral(value)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("十", 10), ("二十", 20), ("一百零三", 103), ("二〇", 20), ("12", 12), ("十十", None), ("百", None)],
)
def test_numerals(words: str, value: int | None) -> None:
    assert number(words) == value


@given(styles, st.integers(2, 15))
def test_a_run_that_counts_is_one_run_without_breaks(style: str, length: int) -> None:
    doc = read(lines_of(style, list(range(1, length + 1))))
    (run,) = ordinals(doc)
    assert [item.mark.number for item in run.items] == list(range(1, length + 1))
    assert breaks(doc) == ()


@given(styles, st.integers(3, 12), st.data())
def test_a_wrong_number_is_found_where_it_stands_and_the_fix_mends_the_run(
    style: str, length: int, data: st.DataObject
) -> None:
    numbers = list(range(1, length + 1))
    at = data.draw(st.integers(1, length - 1))
    numbers[at] = data.draw(st.integers(1, length + 6).filter(lambda value: value not in (at + 1, 1)))
    doc = read(lines_of(style, numbers))
    (found,) = breaks(doc)
    # Neighbours that seem to have changed places are reported at the first of them.
    assert found.item.mark.line in (at, at - 1)
    mended = doc.edited(found.edits)
    assert breaks(mended.knowing(LINTER.knowledge)) == ()
    assert mended.text == lines_of(style, list(range(1, length + 1)))


@given(styles, st.integers(3, 12), st.data())
def test_a_deleted_item_is_a_gap(style: str, length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    del numbers[data.draw(st.integers(1, length - 2))]
    (found,) = breaks(read(lines_of(style, numbers)))
    assert found.kind is Kind.GAP


@given(styles, st.integers(2, 12), st.data())
def test_exchanged_neighbours_are_a_disorder(style: str, length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    at = data.draw(st.integers(0, length - 2))
    numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
    found = breaks(read(lines_of(style, numbers)))
    assert {each.kind for each in found} == {Kind.DISORDER}


@given(st.lists(st.integers(2, 5), min_size=2, max_size=5), st.sampled_from(["一是", "（1）", "1."]))
def test_a_run_begins_anew_under_each_parent(lengths: list[int], inner: str) -> None:
    text = "".join(
        f"（{numeral(index)}）{WORDS[index % len(WORDS)]}\n{lines_of(inner, list(range(1, length + 1)))}"
        for index, length in enumerate(lengths, 1)
    )
    doc = read(text)
    assert breaks(doc) == ()
    inners = [run for run in ordinals(doc) if run.style == inner]
    assert [len(run.items) for run in inners] == lengths
    assert all(run.parent is not None and run.parent.number == index for index, run in enumerate(inners, 1))


@given(st.text("一二三四五九十是要、（）()1234.．，。；：第其首先①②附件表图\n 条章Ⅰ甲A件", max_size=200))
@settings(max_examples=200)
def test_any_text_can_be_read(text: str) -> None:
    doc = read(text)
    seen = set()
    for run in ordinals(doc):
        assert run.items
        for item in run.items:
            span = item.mark.span
            assert span not in seen
            seen.add(span)
            assert span.covers(item.mark.numeral)
            assert span.end <= len(text)
    assert seen <= {mark.span for mark in marks(doc)}
    for each in breaks(doc):
        doc.edited(each.edits)
    for heading in headings(doc):
        assert doc[heading.span].strip()
    for label in labels(doc):
        assert label.span.end <= len(text)
    assert outline.render(doc).endswith("\n")


@given(
    st.lists(st.sampled_from(["双拥工作总结一", "双拥工作总结二", "任务完成。", "一、做法", ""]), max_size=8)
)
def test_parts_cover_the_text(rows: list[str]) -> None:
    doc = read("\n".join(rows))
    found = parts(doc)
    assert found[0].span.start == 0
    assert found[-1].span.end == len(doc)
    assert all(one.span.end == other.span.start for one, other in pairwise(found))


def test_parts_are_read_apart() -> None:
    doc = read(
        "双拥工作总结两篇\n双拥工作总结一\n一、做法\n走访慰问。\n二、打算\n再接再厉。\n"
        "双拥工作总结二\n一、做法\n安置优抚。\n二、打算\n常抓不懈。\n"
    )
    assert [run.part for run in ordinals(doc)] == [1, 2]
    assert breaks(doc) == ()


def test_laws_have_one_name_each_and_plausible_days() -> None:
    laws = Almanac().laws
    assert len(laws.by_name) > 800
    for name, law in laws.by_name.items():
        assert name == bare(name)
        assert law.since is None or law.until is None or law.since < law.until
        assert not law.successor or law.successor in laws.by_name


def test_likeness_is_one_character_and_only_where_it_is_alone() -> None:
    laws = Almanac().laws
    assert laws.likeness("安全生产法") is None
    found = laws.likeness("中华人民共和国安全生成法")
    assert found is not None
    assert found.name == "安全生产法"
    assert laws.likeness("国法") is None
    assert laws.likeness("上海市安全生产条例") is None


def test_outline_shows_runs_parts_and_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、做法\n一是甲。\n二是乙。\n四是丙。\n二、打算\n（一）学；（二）做。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "shuangyong_lint", "outline", str(path)], capture_output=True, check=True
    )
    said = done.stdout.decode("utf-8")
    assert "第 1 行　一、做法" in said
    assert "四是丙【跳号，缺“三是”】" in said
    missing = subprocess.run(
        [sys.executable, "-m", "shuangyong_lint", "outline", str(tmp_path / "no.txt")], capture_output=True, check=False
    )
    assert missing.returncode == 3


def test_the_benchmark_finds_what_it_puts_in(tmp_path: Path) -> None:
    folder = tmp_path / "clean"
    folder.mkdir()
    for index in range(3):
        items = "".join(f"{numeral(n)}是{WORDS[(n + index) % 9]}，取得新的进展。\n" for n in range(1, 6))
        folder.joinpath(f"{index}.txt").write_text(f"双拥工作总结\n一年来做了以下工作。\n{items}", encoding="utf-8")
    script = Path(__file__).parent.parent / "benchmarks" / "injection.py"
    done = subprocess.run(
        [sys.executable, str(script), str(folder), "--kinds", "duplicate,gap,swap"], capture_output=True, check=True
    )
    rows = [line.split() for line in done.stdout.decode("utf-8").splitlines()]
    measured = {row[0]: row[3] for row in rows if row and row[0] in ("duplicate", "gap", "swap")}
    assert measured == {"duplicate": "100.0%", "gap": "100.0%", "swap": "100.0%"}


def test_json_says_the_whole_run_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一是甲。\n二是乙。\n二是丙。\n三是丁。\n", encoding="utf-8")
    command = [sys.executable, "-m", "shuangyong_lint", "check", "--output-format", "json", "--select", "ordinals"]
    done = subprocess.run([*command, str(path)], capture_output=True, check=False)
    (finding,) = json.loads(done.stdout)["documents"][0]["findings"]
    assert finding["check"] == "ordinals.duplicate"
    assert [edit["new"] for edit in finding["fixes"][0]["edits"]] == ["三", "四"]
