"""Gates: baselines, changes since a revision, processes, the cache."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong_lint import batch
from shuangyong_lint.baseline import Baseline, BaselineError
from shuangyong_lint.document import Span
from shuangyong_lint.engine import Examined, Linter
from shuangyong_lint.readers import Unreadable
from shuangyong_lint.reporters.json import data as as_json
from shuangyong_lint.shells.cli import main

if TYPE_CHECKING:
    from shuangyong_lint.config import Config

CLEAN = "青石县民政局工作总结\n全年工作进展顺利。\n"
BAD = "节日期间，局领导带队走方慰问军烈属。\n"
WORSE = "全体干部再接再励，再创佳绩。\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUANGYONG_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """Exit code, the words found, and what was said on the side."""
    code = main(["check", *arguments, "--output-format", "json"])
    out, err = capsys.readouterr()
    report = json.loads(out) if out else {"documents": []}
    return code, [each["text"] for document in report["documents"] for each in document["findings"]], err


# Baselines


def test_a_baseline_hides_what_was_known_and_shows_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    report = Path("a.txt")
    report.write_text(CLEAN + BAD, encoding="utf-8")
    assert found(capsys, "a.txt", "--baseline", "b.json")[0] == 2
    code, words, said = found(capsys, "a.txt", "--baseline", "b.json", "--update-baseline")
    assert (code, words) == (0, [])
    assert "新增 1 处" in said
    # Lines move, a new defect comes.
    report.write_text(CLEAN + "新添的一行。\n" * 30 + BAD + WORSE, encoding="utf-8")
    code, words, said = found(capsys, "a.txt", "--baseline", "b.json")
    assert (code, words) == (1, ["再接再励"])
    assert "存量 1 处没有列出" in said


def test_stale_entries_are_counted_and_pruned(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(CLEAN + BAD, encoding="utf-8")
    Path("c.txt").write_text(CLEAN + WORSE, encoding="utf-8")
    found(capsys, "a.txt", "c.txt", "--baseline", "b.json", "--update-baseline")
    Path("a.txt").write_text(CLEAN, encoding="utf-8")
    Path("c.txt").unlink()
    assert "2 处已不存在，可用 --prune-baseline" in found(capsys, "a.txt", "--baseline", "b.json")[2]
    assert "2 处已不存在，已删去" in found(capsys, "a.txt", "--baseline", "b.json", "--prune-baseline")[2]
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["documents"] == {}


def test_a_document_that_was_not_checked_is_not_stale(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(CLEAN + BAD, encoding="utf-8")
    Path("c.txt").write_text(CLEAN + WORSE, encoding="utf-8")
    found(capsys, "a.txt", "c.txt", "--baseline", "b.json", "--update-baseline")
    assert "不存在" not in found(capsys, "a.txt", "--baseline", "b.json")[2]
    found(capsys, "a.txt", "--baseline", "b.json", "--update-baseline")
    assert set(json.loads(Path("b.json").read_text(encoding="utf-8"))["documents"]) == {"a.txt", "c.txt"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 9}',
        '{"version": 1, "documents": {"a": 3}}',
        '{"version": 1, "documents": {"a": {"x": [1, 2]}}}',
    ],
)
def test_a_broken_baseline_is_refused(text: str) -> None:
    Path("b.json").write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match="update-baseline"):
        Baseline.load(Path("b.json"))


# Since a revision


@pytest.fixture
def repository() -> None:
    if shutil.which("git") is None:
        pytest.skip("没有安装 git")
    git("init", "-q", "-b", "main")
    git("config", "user.name", "甲")
    git("config", "user.email", "a@example.org")


def git(*arguments: str) -> None:
    subprocess.run([str(shutil.which("git")), *arguments], check=True, capture_output=True)


@pytest.mark.usefixtures("repository")
def test_since_shows_only_what_the_change_touches(capsys: pytest.CaptureFixture[str]) -> None:
    Path("旧.txt").write_text(CLEAN + BAD + WORSE, encoding="utf-8")
    Path("同.txt").write_text(CLEAN + BAD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "1")
    assert found(capsys, "旧.txt", "同.txt", "--since", "HEAD")[1] == []
    Path("旧.txt").write_text(CLEAN + BAD + WORSE.replace("再创", "又创"), encoding="utf-8")
    Path("新.txt").write_text(WORSE, encoding="utf-8")
    assert found(capsys, "旧.txt", "同.txt", "新.txt", "--since", "HEAD")[1] == ["再接再励", "再接再励"]


@pytest.mark.usefixtures("repository")
def test_since_counts_any_place_of_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["一是抓学习。", "二是抓管理。", "三是抓落实。", "四是抓宣传。"]
    Path("a.txt").write_text("\n".join(["工作总结", *lines]) + "\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "1")
    Path("a.txt").write_text(
        "\n".join(["工作总结", lines[0], lines[1], "二是抓落实。", lines[3]]) + "\n", encoding="utf-8"
    )
    code, words, _ = found(capsys, "a.txt", "--since", "HEAD", "--select", "ordinals")
    assert code == 1
    assert words


@pytest.mark.usefixtures("repository")
def test_since_follows_a_renamed_file_and_refuses_a_wrong_revision(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(CLEAN * 5 + BAD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "1")
    git("mv", "a.txt", "b.txt")
    assert found(capsys, "b.txt", "--since", "HEAD")[:2] == (0, [])
    code, _, said = found(capsys, "b.txt", "--since", "nosuch")
    assert code == 2
    assert "没有版本“nosuch”" in said


@pytest.mark.usefixtures("repository")
def test_since_takes_standard_input_as_new(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    git("commit", "-qm", "1", "--allow-empty")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((CLEAN + BAD).encode())))
    assert found(capsys, "-", "--since", "HEAD")[1] == ["走方慰问"]


def test_since_outside_a_repository(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(CLEAN, encoding="utf-8")
    code, _, said = found(capsys, "a.txt", "--since", "HEAD")
    assert code == 2
    assert "git" in said


@given(st.text("甲乙。\n", max_size=40), st.text("甲乙。\n", max_size=40))
def test_what_differs_is_covered_and_what_is_the_same_is_not(old: str, new: str) -> None:
    spans = batch.differing(old, new)
    assert all(0 <= span.start <= span.end <= len(new) for span in spans)
    assert list(spans) == sorted(spans)
    if old == new:
        assert not spans
    else:
        assert spans
    # Every character that is nowhere in the old text is touched.
    for at, char in enumerate(new):
        if char not in old and char != "\n":
            assert any(span.start <= at < span.end for span in spans)


def test_a_removal_touches_its_neighbours() -> None:
    assert batch.differing("一是甲。\n二是乙。\n三是丙。", "一是甲。\n三是丙。") == (Span(0, 9),)


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="换掉的函数要随进程复制")
def test_a_file_that_kills_its_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = many(4)
    real = batch._one
    monkeypatch.setattr(batch, "_one", lambda linter, path: os._exit(9) if path.name == "2.txt" else real(linter, path))
    results = batch.examine(Linter(), paths, jobs=2)
    assert [isinstance(each, Unreadable) for each in results] == [False, False, True, False]


# Processes and cache


def many(count: int = 12) -> list[Path]:
    paths = [Path(f"{number}.txt") for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(CLEAN + (BAD if number % 3 else WORSE) + f"第{number}份。\n", encoding="utf-8")
    return paths


def test_processes_and_cache_change_nothing() -> None:
    paths = many()
    linter = Linter()
    plain = as_json(linter.conclude(batch.examine(linter, paths)))
    assert as_json(linter.conclude(batch.examine(linter, paths, jobs=2))) == plain
    for _ in range(2):
        cache = batch.Cache(Path("c"), linter)
        assert as_json(linter.conclude(batch.examine(linter, paths, cache=cache))) == plain
        cache.close()


def looked_up(path: Path, config: Config) -> Examined | None:
    cache = batch.Cache(Path("c"), Linter(config))
    try:
        return cache.find(path)
    finally:
        cache.close()


def test_the_cache_knows_the_bytes_the_name_the_configuration_and_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    path = many(1)[0]
    linter = Linter()
    cache = batch.Cache(Path("c"), linter)
    batch.examine(linter, [path], cache=cache)
    cache.close()
    hit = looked_up(path, linter.config)
    assert hit is not None
    assert hit.document.source is not None
    assert hit.document.source.data == path.read_bytes()
    assert looked_up(path, replace(linter.config, words=frozenset({"走方慰问"}))) is None
    assert looked_up(path, replace(linter.config, ignore=("characters.idiom",))) is None
    Path("copy.txt").write_bytes(path.read_bytes())
    assert looked_up(Path("copy.txt"), linter.config) is None
    with monkeypatch.context() as patch:
        stamp = batch._program()
        patch.setattr(batch, "_program", lambda: (*stamp, "a table has changed"))
        assert looked_up(path, linter.config) is None
    path.write_text(CLEAN, encoding="utf-8")
    assert looked_up(path, linter.config) is None


def test_every_file_of_the_package_is_in_the_stamp(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("甲", encoding="utf-8")
    before = list(batch._files(str(tmp_path)))
    table.write_text("甲乙", encoding="utf-8")
    assert list(batch._files(str(tmp_path))) != before
    names = {Path(name).name for name, _, _ in batch._files(str(Path(batch.__file__).parent))}
    assert {"batch.py", "known_typo.tsv", "idiom.py"} <= names


def test_a_spoilt_cache_costs_time_only(capsys: pytest.CaptureFixture[str]) -> None:
    path = many(1)[0]
    folder = Path("cache")
    assert found(capsys, str(path))[0] == 1
    (folder / "cache.sqlite").write_bytes(b"not a database, but long enough to look at" * 40)
    code, words, said = found(capsys, str(path))
    assert (code, len(words)) == (1, 1)
    assert "缓存用不了" in said


def test_a_file_that_cannot_be_read_is_reported_whatever_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    many(3)
    Path("x.docx").write_bytes(b"PK\x03\x04nothing")
    for _ in range(2):
        assert main(["check", ".", "--jobs", "2", "--output-format", "concise"]) == 3
        assert "x.docx: 没有读" in capsys.readouterr().out
