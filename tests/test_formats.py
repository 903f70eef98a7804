"""Every output format: well-formed by its own rules, and saying what the report says."""

from __future__ import annotations

import html.parser
import json
import os
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import word_files as wf
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from shuangyong_lint import readers
from shuangyong_lint.config import Config
from shuangyong_lint.document import Document, Edit, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import (
    Checked,
    Diagnostic,
    Evidence,
    Finding,
    Fix,
    Report,
    Safety,
    Severity,
    Skipped,
    Verified,
)
from shuangyong_lint.reporters import FORMATS
from shuangyong_lint.shells.cli import main

TEXT = "工作总结\n局领导带队走方慰问军烈属，全体干部再接再励。\n共694＋143＝837人次<b>&\"'。\n"


def render(name: str, report: Report) -> str:
    return str(import_module(f"shuangyong_lint.reporters.{FORMATS[name]}").render(report))


def report() -> Report:
    linter = Linter(Config(severity=Severity.HINT))
    word = readers.from_bytes(
        wf.docx(wf.p("局领导带队走方慰问军烈属。") + wf.table(("再接再励", "3"))), "夹 子/表.docx"
    )
    made = linter.lint(
        linter.document(TEXT, "夹 子/报告:1,2.txt"), word, readers.Unreadable("坏.docx", "已损坏"), "干净。"
    )
    checked = made.documents[0]
    verified = (("numbers.sum", Verified(Span(30, 41), "694＋143＝837")),)
    skipped = ((None, Skipped(None, "第3页没有文字")),)
    first = Checked(checked.name, checked.document, checked.diagnostics, verified, skipped)
    return Report((first, *made.documents[1:]), made.checks_run, ("检查项 x.y 出错",))


@st.composite
def strange(draw: st.DrawFn) -> Report:
    """Any text, any findings: formats must not be broken by what they quote."""
    text = draw(st.text(min_size=1, max_size=40))
    span = st.tuples(st.integers(0, len(text)), st.integers(0, 9)).map(lambda at: Span(at[0], min(len(text), sum(at))))
    words = st.text(max_size=12)
    document = Document(text, draw(st.text("a/\\: 甲%,#?\n", min_size=1, max_size=8)))
    diagnostics = []
    for number in range(draw(st.integers(0, 4))):
        fixes = (Fix((Edit(draw(span), draw(words)),), Safety.UNSAFE, draw(words)),) if draw(st.booleans()) else ()
        places = tuple(Evidence(draw(st.none() | span), draw(words)) for _ in range(draw(st.integers(0, 2))))
        finding = Finding(draw(span), draw(words), places, fixes)
        level = draw(st.sampled_from([Severity.HINT, Severity.WARNING, Severity.ERROR]))
        occurrences = (finding,) * draw(st.integers(1, 3))
        diagnostics.append(
            Diagnostic(document.name, "a.b", draw(words), level, (draw(words),), finding, occurrences, f"{number:016x}")
        )
    verified = tuple(("a.c", Verified(draw(span), draw(words))) for _ in range(draw(st.integers(0, 2))))
    return Report((Checked(document.name, document, tuple(diagnostics), verified),), ("a.b",))


# SARIF


def check_sarif(text: str) -> None:
    log = json.loads(text)
    if path := os.environ.get("SARIF_SCHEMA"):
        schema = json.loads(Path(path).read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(log)
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        related = [json.dumps(each, sort_keys=True) for each in result.get("relatedLocations", [])]
        assert len(related) == len(set(related))


def test_sarif_says_it_all() -> None:
    text = render("sarif", report())
    check_sarif(text)
    run = json.loads(text)["runs"][0]
    first = run["results"][0]
    physical = first["locations"][0]["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == "夹 子/报告:1,2.txt"
    lines = TEXT.split("\n")
    region = physical["region"]
    assert (
        lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    )
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"]
    in_word = next(each for each in run["results"] if "docx" in json.dumps(each))
    assert "region" not in in_word["locations"][0]["physicalLocation"]
    assert in_word["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "第1段"
    assert not run["invocations"][0]["executionSuccessful"]
    notes = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert any("坏.docx：没有读" in note for note in notes)


@pytest.mark.skipif("SARIF_SCHEMA" not in os.environ, reason="SARIF_SCHEMA 没有指向 sarif-schema-2.1.0.json")
def test_sarif_against_the_schema_of_the_standard() -> None:
    check_sarif(render("sarif", report()))


@given(strange())
def test_sarif_of_anything(made: Report) -> None:
    check_sarif(render("sarif", made))


# GitHub, GitLab

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


@given(strange())
def test_github_commands_are_one_line_each(made: Report) -> None:
    lines = render("github", made).split("\n")[:-1]
    assert len(lines) == len(made.diagnostics)
    for line, diagnostic in zip(lines, made.diagnostics, strict=True):
        match = _COMMAND.fullmatch(line)
        assert match
        properties = dict(each.split("=", 1) for each in match[2].split(","))
        assert unescaped(properties["file"]) == diagnostic.document.replace("\\", "/")
        assert diagnostic.message in unescaped(match[3]).replace("\r", "\n") or "\r" in diagnostic.message


def unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_tells_unread_files_and_broken_checks() -> None:
    text = render("github", report())
    assert "::error file=坏.docx,title=没有读::已损坏" in text
    assert "::error title=检查项出错::检查项 x.y 出错" in text


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab documents of its code quality report."""


@given(strange())
def test_gitlab_of_anything(made: Report) -> None:
    issues = json.loads(render("gitlab", made))
    jsonschema.validate(issues, GITLAB)
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def test_gitlab_tells_unread_files() -> None:
    issues = json.loads(render("gitlab", report()))
    jsonschema.validate(issues, GITLAB)
    assert [each["check_name"] for each in issues if each["severity"] == "blocker"] == [
        "lint.unreadable",
        "lint.check-failed",
    ]


# JUnit


def check_junit(text: str, made: Report) -> None:
    root = etree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = list(suite)
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.get("errors")) == sum(case.find("error") is not None for case in cases)
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)
    serious = sum(each.severity > Severity.HINT for each in made.diagnostics)
    assert int(root.get("failures")) == serious


def test_junit() -> None:
    made = report()
    text = render("junit", made)
    check_junit(text, made)
    assert 'name="没有发现问题"' in text
    assert text.count("<error ") == 2


@given(strange())
def test_junit_of_anything(made: Report) -> None:
    check_junit(render("junit", made), made)


# Markdown


@given(strange())
def test_markdown_keeps_its_table_whatever_it_quotes(made: Report) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(render("markdown", made))
    rows = sum(token.type == "tr_open" for token in tokens)
    assert rows == (len(made.diagnostics) + 1 if made.diagnostics else 0)
    assert sum(token.type == "td_open" for token in tokens) == 5 * len(made.diagnostics)


# HTML


class _Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.inside = 0
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [
            value or "" for key, value in attrs if key in ("src", "href") and not (value or "").startswith("#")
        ]
        if tag in ("meta", "input", "br"):
            return
        self.open.append(tag)
        if tag == "div" and (("class", "text") in attrs or self.inside):
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "div" and self.inside:
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text.append(data)


@given(strange())
def test_html_shows_the_text_as_it_is_and_needs_nothing_else(made: Report) -> None:
    page = _Page()
    page.feed(render("html", made))
    page.close()
    assert not page.open
    assert not page.outside
    shown = "".join(page.text)
    document = made.documents[0].document
    assert document is not None
    assert shown == document.text


def test_html_tells_everything() -> None:
    text = render("html", report())
    for words in (
        "694＋143＝837",
        "没有查：第3页没有文字",
        "没有读：已损坏",
        "检查项 x.y 出错",
        "校对单",
        "SHA-256",
        "复核人",
    ):
        assert words in text
    assert "<td><mark" in text


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="没有安装 Chromium")
def test_html_in_a_browser(tmp_path: Path) -> None:
    """Clicking a mark opens its card; a filter hides what it should; the printed page is the proof sheet."""
    steps = """
<script>
const out = [];
document.querySelector('mark').click();
out.push('opened ' + document.querySelectorAll('section details[open]').length);
out.push('shown ' + document.querySelectorAll('.shown').length);
document.querySelector('input[data-level=error]').click();
out.push('left ' + document.querySelectorAll('details[data-level]:not(.off)').length);
out.push('wide ' + (document.documentElement.scrollWidth <= window.innerWidth));
document.body.textContent = out.join('; ');
</script>
"""
    made = report()
    page = tmp_path / "a.html"
    page.write_text(render("html", made).replace("</body>", steps + "</body>"), encoding="utf-8")
    flags = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    done = subprocess.run([*flags, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=120)
    others = sum(each.severity is not Severity.ERROR for each in made.diagnostics)
    assert f"opened 1; shown 1; left {others}; wide true" in done.stdout.decode()
    page.write_text(render("html", made), encoding="utf-8")
    sheet = tmp_path / "a.pdf"
    command = [*flags, "--no-pdf-header-footer", f"--print-to-pdf={sheet}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    printed = readers.read(sheet).text
    assert "校对单" in printed
    assert "复核人" in printed
    assert "看原文" not in printed


def test_several_formats_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    files = {name: tmp_path / f"out.{name}" for name in FORMATS}
    wanted = [part for name, file in files.items() for part in ("--output-format", f"{name}:{file}")]
    assert main(["check", str(path), "--no-cache", *wanted]) == 1
    assert capsys.readouterr().out == ""
    for file in files.values():
        assert "走方慰问" in json.dumps(file.read_text(encoding="utf-8"), ensure_ascii=False)
