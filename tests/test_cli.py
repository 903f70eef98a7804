import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from shuangyong_lint.shells.cli import main

ROOT = Path(__file__).parent.parent
BAD = "他们为群众冶病。\n"
GOOD = "他们为群众治病。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.txt"], 0),
        (["bad.txt"], 1),
        (["bad.txt", "--exit-zero"], 0),
        (["bad.txt", "gone.txt"], 3),
        (["gone.txt", "--exit-zero"], 3),
        (["bad.txt", "--ignore", "characters"], 0),
        (["bad.txt", "--select", "structure,dates"], 0),
        (["bad.txt", "--select", "错别字"], 1),
        ([], 2),
        (["bad.txt", "--select", "nothing.here"], 2),
        (["bad.txt", "--severity", "fatal"], 2),
        (["bad.txt", "--no-such-option"], 2),
        (["bad.txt", "--output-format", "xml"], 2),
        (["bad.txt", "--output-format", "text", "--output-format", "json"], 2),
        (["bad.txt", "--config", "gone.toml"], 2),
        (["good.txt", "--diff"], 0),
        (["bad.txt", "--diff"], 1),
        (["bad.txt", "--fix", "--diff"], 1),
        (["bad.txt", "--unsafe-fixes", "--diff", "--exit-zero"], 0),
        (["bad.txt", "--diff", "--ignore", "characters"], 0),
        (["bad.txt", "gone.txt", "--diff"], 3),
        (["bad.txt", "--diff", "--annotate"], 2),
        (["bad.txt", "--diff", "--fix", "--undo", "a.patch"], 2),
        (["bad.txt", "--undo", "a.patch"], 2),
        (["bad.txt", "--fix", "--undo", "gone/a.patch"], 2),
        (["bad.txt", "--output-format", "json:gone/a.json"], 2),
        (["bad.txt", "--output-format", "html:./bad.txt"], 2),
        (["bad.txt", "--fix", "--undo", "bad.txt"], 2),
    ],
)
@pytest.mark.usefixtures("folder")
def test_exit_codes(capfd: pytest.CaptureFixture[str], arguments: list[str], code: int) -> None:
    got, out, err = run(capfd, "check", *arguments)
    assert got == code, (out, err)
    if code == 2:
        # Nothing was checked and nothing changed.
        assert Path("bad.txt").read_text("utf-8") == BAD
        assert out == ""
        assert err.strip()
        assert "Traceback" not in err


@pytest.mark.usefixtures("folder")
def test_usage_errors_are_chinese_and_suggest(capfd: pytest.CaptureFixture[str]) -> None:
    assert "是不是想写“check”" in run(capfd, "chek", "bad.txt")[2]
    assert "是不是想写 --select" in run(capfd, "check", "--selekt", "a", "bad.txt")[2]
    assert "是不是想写“characters.known-typo”" in run(capfd, "check", "--select", "characters.known-tipo", "bad.txt")[2]
    assert "shuangyong-lint check bad.txt" in run(capfd, "bad.txt")[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--jobs", "abc", "bad.txt"], "--jobs 应是不小于 0 的整数"),
        (["check", "--jobs", "-1", "bad.txt"], "--jobs 应是不小于 0 的整数"),
        (["check", "--fail-on", "fatal", "bad.txt"], "--fail-on 只能是 error、warning、hint"),
        (["check", "bad.txt", "--select"], "选项 --select 后面要写值"),
        (["check", "--fix=yes", "bad.txt"], "选项 --fix 后面不写值"),
        (["facts"], "缺少 FILE"),
        (["facts", "bad.txt", "good.txt"], "多写了“good.txt”"),
        (["check", "--config", "gone.toml", "bad.txt"], "gone.toml 读不出来：没有这个文件或文件夹"),
        (["check", "--config", ".", "bad.txt"], "读不出来：这是文件夹，不是文件"),
        (["check", "--config", "wrong.toml", "bad.txt"], "第2行第8列，表名的方括号没有配对"),
        (["check", "--output-format", "json:gone/a", "bad.txt"], "没有文件夹 gone"),
        (["check", "--output-format", "json:.", "bad.txt"], "是文件夹"),
    ],
)
def test_usage_errors_have_no_english(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    (folder / "wrong.toml").write_text("# 错\n[checks\n", encoding="utf-8")
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("name", ["facts", "outline", "timeline"])
def test_commands_on_one_file_say_why_it_was_not_read(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / "nul.txt").write_bytes(b"a\0b")
    assert run(capfd, name, "nul.txt") == (3, "", "错误：nul.txt：不是文本文件（含有空字节）\n")


@pytest.mark.usefixtures("folder")
def test_diff_says_what_is_left(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, "check", "--diff", "bad.txt", "good.txt")
    assert (code, out) == (1, "")
    assert "有 1 个问题" in err
    code, out, err = run(capfd, "check", "--diff", "--unsafe-fixes", "bad.txt", "good.txt")
    assert (code, err) == (1, "")


def test_one_file_that_cannot_be_written_stops_no_other(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "also.txt").write_text(BAD, encoding="utf-8")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "bad.txt" not in str(path) and allowed(path, mode))
    code, out, err = run(capfd, "check", "--unsafe-fixes", "bad.txt", "also.txt")
    assert (code, (folder / "also.txt").read_text("utf-8")) == (3, GOOD)
    assert (folder / "bad.txt").read_text("utf-8") == BAD
    assert "1 个问题" in out
    assert "bad.txt：没有写入权限，没有写回" in err


@pytest.mark.usefixtures("folder")
def test_nothing_to_mend_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capfd, "check", "--unsafe-fixes", "good.txt")
    assert (code, err) == (0, "没有可以代改的地方，文件没有动。\n")


def test_an_error_of_ours_does_not_look_like_findings(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("shuangyong_lint.engine.Linter.conclude", broken)
    code, out, err = run(capfd, "check", str(folder / "good.txt"))
    assert (code, out) == (3, "")
    assert "ZeroDivisionError" in err


@pytest.mark.usefixtures("folder")
def test_text_for_people(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "check", "bad.txt")
    assert "bad.txt" in out
    assert "第1行第6列  错误  错别字  [characters.known-typo]" in out
    assert "他们为群众⟦冶病⟧。" in out
    assert "依据：" in out
    assert "改法：改为“治病”（改前请过目）" in out
    assert out.rstrip().endswith("1 个问题（错误 1）。")


@pytest.mark.usefixtures("folder")
def test_concise(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "check", "--output-format", "concise", "bad.txt", "gone.txt")
    first, second = out.splitlines()
    assert first.startswith("bad.txt:1:6: 错误 ")
    assert first.endswith("[characters.known-typo]")
    assert second == "gone.txt: 没有读：没有这个文件或文件夹"


def validated(text: str) -> Any:
    report = json.loads(text)
    jsonschema.validate(report, json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8")))
    return report


def test_json_keeps_its_contract(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "更多.md").write_text("# 题\n\n军民共建,走方慰问,\n", encoding="utf-8")
    code, out, _ = run(capfd, "check", "--output-format", "json", "bad.txt", "更多.md", "gone.txt")
    report = validated(out)
    assert code == 3
    assert report["summary"]["documents"] == 3
    (finding,) = report["documents"][0]["findings"]
    assert (finding["start"], finding["end"], finding["line"], finding["column"]) == (5, 7, 1, 6)
    assert (finding["end_line"], finding["end_column"], finding["text"], finding["count"]) == (1, 8, "冶病", 1)
    assert finding["fixes"][0]["edits"] == [{"start": 5, "end": 7, "new": "治病"}]
    assert report["documents"][2]["error"] == "没有这个文件或文件夹"


def test_examples_keep_the_contract(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "check", "--output-format", "json", "--severity", "hint", str(ROOT / "examples"))
    assert code == 1
    assert len(validated(out)["documents"]) >= 3


def test_formats_go_to_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "check", "--output-format", "concise", "--output-format", "json:报告.json", "bad.txt")
    assert code == 1
    assert out.count("\n") == 1
    assert validated((folder / "报告.json").read_text("utf-8"))["summary"]["errors"] == 1


def test_a_report_in_the_folder_is_not_checked(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        run(
            capfd, "check", str(folder), "--output-format", "html:校对.html", "--output-format", f"json:{folder}/a.json"
        )
        report = validated((folder / "a.json").read_text("utf-8"))
        assert [Path(each["path"]).name for each in report["documents"]] == ["bad.txt", "good.txt"]


@pytest.mark.usefixtures("folder")
def test_words_needs_a_place_to_write(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, "words", ".", "-o", "gone/words.txt")
    assert (code, out) == (2, "")
    assert "没有文件夹 gone" in err


def test_fix_writes_and_tells(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, "check", "--fix", "bad.txt")
    assert (code, (folder / "bad.txt").read_text("utf-8")) == (1, BAD)
    code, out, err = run(capfd, "check", "--unsafe-fixes", "--diff", "bad.txt")
    assert (code, (folder / "bad.txt").read_text("utf-8")) == (1, BAD)
    assert "-他们为群众冶病。\n+他们为群众治病。\n" in out
    code, out, err = run(capfd, "check", "--fix", "--unsafe-fixes", "bad.txt")
    assert (code, (folder / "bad.txt").read_text("utf-8")) == (0, GOOD)
    assert "bad.txt：改了 1 处（" in err


@pytest.mark.skipif(not shutil.which("patch"), reason="没有 patch")
def test_undo_keeps_the_way_back(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = {
        "bad.txt": BAD.encode(),
        "crlf.txt": f"甲。\r\n{BAD}乙".encode().replace("病。\n".encode(), "病。\r\n".encode()),
        "gbk.txt": BAD.encode("gb18030"),
    }
    for name, data in before.items():
        (folder / name).write_bytes(data)
    given = ["bad.txt", str(folder / "crlf.txt"), "gbk.txt"]
    run(capfd, "check", "--fix", "--unsafe-fixes", "--undo", "back.patch", *given)
    assert all((folder / name).read_bytes() != data for name, data in before.items())
    with (folder / "back.patch").open("rb") as patch:
        subprocess.run(["patch", "--binary", "-p0"], stdin=patch, check=True, cwd=folder, capture_output=True)  # noqa: S607
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_fix_keeps_every_other_byte(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = folder / "gbk.txt"
    path.write_bytes("甲。\r\n他们为群众冶病。\n乙。\r".encode("gb18030"))
    run(capfd, "check", "--unsafe-fixes", "gbk.txt")
    assert path.read_bytes() == "甲。\r\n他们为群众治病。\n乙。\r".encode("gb18030")


def test_statistics_and_timing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "check", "--statistics", "--timing", str(folder))
    assert "1  characters.known-typo  错别字" in out
    assert "毫秒" in out


@pytest.mark.usefixtures("folder")
def test_explain_checks_and_config(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "explain", "错别字")[1].startswith("错别字\n")
    assert run(capfd, "explain", "错别")[0] == 2
    code, out, _ = run(capfd, "checks")
    assert (code, "characters.known-typo  错别字  错误" in out) == (0, True)
    Path("shuangyong-lint.toml").write_text('[checks]\ncharacters = "warning"\n', encoding="utf-8")
    _, out, _ = run(capfd, "config", "bad.txt")
    assert f"characters.known-typo = warning    ← {Path('shuangyong-lint.toml').absolute()}" in out
    assert "fail-on = warning    ← 内置" in out


def command(
    *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "shuangyong_lint", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "", **(env or {})},
    )


def test_standard_input() -> None:
    done = command("check", "-", "--stdin-filename", "甲.md", "--output-format", "json", stdin=BAD.encode())
    assert done.returncode == 1
    assert validated(done.stdout.decode())["documents"][0]["path"] == "甲.md"
    done = command("check", "-", "--unsafe-fixes", stdin=BAD.encode("gb18030"))
    assert (done.returncode, done.stdout) == (0, GOOD.encode("gb18030"))


def test_a_filter_passes_on_what_it_does_not_change(folder: Path) -> None:
    named = str(folder / "good.txt")
    done = command("check", "-", "--fix", "--stdin-filename", named, stdin=GOOD.encode())
    assert (done.returncode, done.stdout) == (0, GOOD.encode())
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    named = str(folder / "bad.txt")
    done = command("check", "-", "--unsafe-fixes", "--stdin-filename", named, stdin=BAD.encode())
    assert (done.returncode, done.stdout, Path(named).read_text("utf-8")) == (0, GOOD.encode(), BAD)


def test_a_console_that_cannot_show_the_marks() -> None:
    done = command("check", "-", stdin=BAD.encode(), env={"PYTHONIOENCODING": "gbk"})
    assert "【冶病】" in done.stdout.decode("gbk")
    done = command("check", "-", stdin=BAD.encode(), env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (1, b"")


def test_version_costs_next_to_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "shuangyong_lint", "--version"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.decode().startswith("shuangyong-lint ")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert not {name for name in loaded if name.startswith("shuangyong_lint.")} - {
        "shuangyong_lint.shells",
        "shuangyong_lint.shells.cli",
        "shuangyong_lint.version",
    }


def test_a_folder_with_nothing_in_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "check", str(tmp_path))
    assert code == 3
    assert "没有可以检查的文件" in out
