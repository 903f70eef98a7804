"""Spreadsheets and PDF, what this machine has, the profiles and the recipes of pipelines."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import word_files as wf
from test_hostile import pdf, xlsx

from shuangyong_lint import config as configuration
from shuangyong_lint import readers, registry
from shuangyong_lint.doctor import examine
from shuangyong_lint.document import BlockKind, Document
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import where
from shuangyong_lint.shells.cli import main

ROOT = Path(__file__).parent.parent


# Spreadsheets


def cells(doc: Document) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.col, doc[cell.span]) for block in doc.blocks or () for cell in block.cells]


def test_a_sheet_is_a_table_of_what_is_seen() -> None:
    rows = (
        "<row><c t='inlineStr'><is><t>项目</t></is></c>"
        "<c t='inlineStr'><is><r><t>金</t></r><rPh><t>jin</t></rPh><r><t>额</t></r></is></c></row>"
        "<row hidden='1'><c><v>9</v></c></row>"
        "<row r='3'><c r='A3' t='b'><v>1</v></c><c r='C3'><v>0.30000000000000004</v></c></row>"
        "<row r='4'><c r='A4'><f>1+1</f></c><c r='B4' t='e'><v>#DIV/0!</v></c></row>"
    )
    doc = readers.from_bytes(xlsx(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), "a.xlsx")
    # The second cell of the merged pair is covered by the first.
    assert cells(doc) == [(0, 0, "项目"), (2, 0, "TRUE"), (2, 2, "0.3"), (3, 0, ""), (3, 1, "#DIV/0!")]
    assert where(doc, doc.text.index("0.3")) == "工作表“收支”C3"
    assert "1 个公式没有算出的值" in doc.skipped[0].reason


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0.125", "0.0%", "12.5%"),
        ("0.875", "0%", "88%"),
        ("45356", "yyyy/m/d", "2024年3月5日"),
        ("45356", 'yyyy"年"m"月"', "2024年3月"),
        ("45356", "General", "45356"),
        ("-3", "0;[Red]0", "-3"),
        ("1e3", "", "1000"),
        ("not a number", "0", "not a number"),
    ],
)
def test_numbers_look_as_their_format_says(value: str, code: str, shown: str) -> None:
    show = import_module("shuangyong_lint.readers.xlsx")
    from datetime import datetime

    made = show._Show("", (), (code,), datetime(1899, 12, 30))  # noqa: DTZ001
    assert made._number(value, "0") == shown


def test_a_single_column_is_text() -> None:
    rows = "".join(f"<row><c t='inlineStr'><is><t>{words}</t></is></c></row>" for words in ("一是甲。", "二是乙。"))
    doc = readers.from_bytes(xlsx(rows), "a.xlsx")
    assert [(block.kind, doc[block.span]) for block in doc.blocks or ()] == [
        (BlockKind.BODY, "一是甲。"),
        (BlockKind.BODY, "二是乙。"),
    ]


# PDF

LINE = "BT /F1 12 Tf {} {} Td ({}) Tj ET\n"


def page(*lines: tuple[int, int, str]) -> bytes:
    return pdf("".join(LINE.format(*line) for line in lines).encode())


LONG = "the quick brown fox jumps over the lazy dog again and again until"


def test_broken_lines_become_paragraphs() -> None:
    doc = readers.from_bytes(
        page(
            (72, 700, "Title of the report"),
            (96, 670, LONG[:-4]),
            (72, 654, LONG),
            (72, 638, "the end."),
            (96, 622, "A new paragraph."),
            (300, 30, "- 7 -"),
        ),
        "a.pdf",
    )
    assert doc.text == f"Title of the report\n{LONG[:-4]} {LONG} the end.\nA new paragraph."
    assert where(doc, 0) == "第1页"
    assert not doc.skipped


def test_columns_are_read_one_after_the_other() -> None:
    left = [(50, 700 - 15 * row, f"left column line number {row} of it") for row in range(5)]
    right = [(320, 700 - 15 * row, f"right column line number {row} of it") for row in range(5)]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = readers.from_bytes(
        page((50, 740, "A heading over both of the columns of this page, which is wide"), *mixed), "a.pdf"
    ).text
    assert text.index("left column line number 4") < text.index("right column line number 0")
    assert text.startswith("A heading")


def test_a_scan_says_that_it_has_no_text() -> None:
    doc = readers.from_bytes(pdf(b"0 0 1 rg 10 10 100 100 re f"), "a.pdf")
    assert doc.text == ""
    assert "扫描件" in doc.skipped[0].reason
    report = Linter().lint(doc)
    assert report.skipped


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice 没有安装")
def test_chinese_paragraphs_survive_the_way_through_a_pdf(tmp_path: Path) -> None:
    words = [
        "青石县二〇二三年双拥工作总结",
        "一、主要做法",
        (
            "二〇二三年，在县委、县政府的坚强领导下，全县上下认真落实双拥工作各项部署，走访慰问驻地官兵694人次，"
            "发放慰问金21.1万元，为随军家属落实岗位37个，军政军民团结更加巩固，全县形成了人人参与双拥、处处关心国防的良好氛围。"
        ),
        "（一）健全组织。年初召开领导小组会议，研究解决7项重点难点问题。",
    ]
    (tmp_path / "a.docx").write_bytes(wf.docx("".join(wf.p(each) for each in words)))
    profile = (tmp_path / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    assert readers.read(tmp_path / "a.pdf").text.split("\n") == words


# What is missing


def test_a_missing_part_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['lxml'] = None\n"
        "from shuangyong_lint.shells.cli import main\n"
        f"sys.exit(main(['check', {str(tmp_path / 'a.docx')!r}, '--no-cache']))"
    )
    (tmp_path / "a.docx").write_bytes(wf.docx(wf.p("甲")))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 3
    assert "shuangyong-lint[docx]" in done.stdout.decode()


def test_the_doctor_finds_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUANGYONG_LINT_CACHE", str(tmp_path / "cache"))
    assert all(line.well is not False for line in examine(tmp_path))
    (tmp_path / "shuangyong-lint.toml").write_text('[checks]\n"ordinals.gapp" = "off"\n', encoding="utf-8")
    assert main(["doctor", str(tmp_path)]) == 3
    out = capsys.readouterr().out
    assert "有误" in out
    assert "ordinals.gapp" in out
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert any(line.well is None and "LibreOffice" in line.words for line in examine(tmp_path))


# Profiles and recipes

PROFILES = sorted(configuration.PROFILES.glob("*.toml"))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_sets_what_it_says(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    checks = registry.default()
    config = configuration.parse({"profile": path.stem}, checks)
    for name, level in table["checks"].items():
        own = checks.checks[name].severity
        assert config.level(name, own).word == level


def test_profiles_stack_and_the_file_wins() -> None:
    raw = {"profile": ["公文", "严格"], "severity": "error", "checks": {"references.document-number": "hint"}}
    config = configuration.parse(raw, registry.default())
    assert config.fail_on is Severity.HINT
    assert config.severity is Severity.ERROR
    assert config.levels["references.document-number"] is Severity.HINT
    assert config.levels["references.attachment-title"] is Severity.ERROR
    assert config.origins["fail-on"] == "文种“严格”"


def test_a_configuration_reaches_other_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shuangyong-lint.toml").write_text('profile = "公文"\n[checks]\ncharacters = "off"\n', encoding="utf-8")
    for number in range(4):
        Path(f"{number}.txt").write_text("局领导带队走方慰问军烈属。\n", encoding="utf-8")
    assert main(["check", ".", "--jobs", "2", "--no-cache"]) == 0


def test_the_hook_takes_every_kind_that_is_read() -> None:
    import re

    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    pattern = re.search(r"files: (.*)", hook)
    assert pattern
    kinds = set(readers.READERS) - {".doc", ".wps", ".rtf"}
    assert all(re.search(pattern[1], f"材料/a{kind}") for kind in kinds)
    assert not re.search(pattern[1], "a.py")
