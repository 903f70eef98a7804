import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from samples import document_check, module, registry, replacing
from strategies import texts

import shuangyong_lint
from shuangyong_lint import registry as registering
from shuangyong_lint.check import ProjectCheck
from shuangyong_lint.config import Config, Ignore
from shuangyong_lint.document import Document, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Finding, Severity, Skipped, Verified
from shuangyong_lint.testing import cases

REAL = Linter()


def test_equal_keys_fold_into_one_finding() -> None:
    linter = Linter(registry=registry(replacing("a.a", ",", "，", fold=True), replacing("a.b", "走方", "走访")))
    report = linter.lint("走方,走方,好,")
    assert [(each.check, len(each.occurrences)) for each in report.diagnostics] == [("a.b", 1), ("a.a", 3), ("a.b", 1)]


def test_quoted_words_are_hints_without_fixes() -> None:
    linter = Linter(Config(severity=Severity.HINT), registry(replacing("a.a", "走方", "走访")))
    (found,) = linter.lint("《走方慰问办法》").diagnostics
    assert (found.severity, found.finding.fixes) == (Severity.HINT, ())
    (found,) = linter.lint("“走方”慰问").diagnostics
    assert found.severity is Severity.WARNING


def test_a_broken_check_is_reported_and_the_others_go_on() -> None:
    def explode(_: Document) -> Iterator[Finding]:
        raise RuntimeError("坏了")
        yield

    linter = Linter(registry=registry(document_check("a.a", explode), replacing("a.b", "走方", "走访")))
    report = linter.lint("走方")
    assert [each.check for each in report.diagnostics] == ["a.b"]
    assert report.broken == ("检查项 a.a 在 <text> 上出错，没有查完：RuntimeError: 坏了",)
    assert [each.reason for each in report.skipped] == ["检查项出错，没有查完"]


def test_a_finding_outside_the_text_is_a_broken_check() -> None:
    linter = Linter(registry=registry(document_check("a.a", lambda _: [Finding(Span(0, 9), "远")])))
    report = linter.lint("短")
    assert (report.diagnostics, len(report.broken)) == ((), 1)


def test_what_was_verified_and_skipped_is_in_the_report() -> None:
    linter = Linter(
        registry=registry(
            document_check("a.a", lambda _: [Verified(Span(0, 1), "1＋1＝2"), Skipped(None, "图片没有查")])
        )
    )
    report = linter.lint("文")
    assert [each.message for each in report.verified] == ["1＋1＝2"]
    assert [each.reason for each in report.skipped] == ["图片没有查"]


def test_levels_select_and_ignore() -> None:
    checks = registry(replacing("a.a", "甲", "乙"), replacing("a.b", "丙", "丁"), replacing("b.c", "戊", "己"))

    def ran(config: Config) -> tuple[str, ...]:
        return Linter(config, checks).lint("").checks_run

    assert ran(Config()) == ("a.a", "a.b", "b.c")
    assert ran(Config(levels={"a.a": Severity.OFF})) == ("a.b", "b.c")
    assert ran(Config().narrowed(checks, select=["a"], ignore=["a.b"])) == ("a.a",)
    assert ran(Config(levels={"a.a": Severity.OFF}).narrowed(checks, select=["a.a"])) == ("a.a",)
    assert ran(Config(levels={"a.a": Severity.OFF}).narrowed(checks, select=["a"])) == ("a.b",)
    (found,) = Linter(Config(levels={"a.a": Severity.ERROR}), checks).lint("甲").diagnostics
    assert found.severity is Severity.ERROR


def test_ignores_quote_the_words() -> None:
    checks = registry(replacing("a.a", "走方", "走访"))
    ignore = Ignore("a.a", "原文如此", "走方郎中")
    linter = Linter(Config(ignores=(ignore,)), checks)
    report = linter.lint(linter.document("走方郎中走方慰问", "x.txt"))
    assert [each.span for each in report.diagnostics] == [Span(4, 6)]


@pytest.mark.parametrize(
    ("name", "rule", "left"),
    [
        ("a.a", "", 0),
        ("a.a:走方", "", 0),
        ("a.a:其他", "", 1),
        ("样例a.a", "", 0),
        ("a", "2017/*", 1),
        ("a", "x.txt", 0),
    ],
)
def test_ignores_by_name_key_and_path(name: str, rule: str, left: int) -> None:
    linter = Linter(Config(ignores=(Ignore(name, "原文如此", path=rule),)), registry(replacing("a.a", "走方", "走访")))
    report = linter.lint(linter.document("走方", "x.txt"))
    assert [each.check for each in report.diagnostics].count("a.a") == left


def test_an_ignore_that_matches_nothing_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "shuangyong-lint.toml"
    path.write_text('[[ignore]]\ncheck = "a.a"\nwords = "走方"\nreason = "甲"\n', encoding="utf-8")
    linter = Linter(
        Config(ignores=(Ignore("a.a", "甲", "走方"),), path=path), registry(replacing("a.a", "走方", "走访"))
    )
    (found,) = linter.lint("走访").diagnostics
    assert (found.check, found.document, found.span.start) == ("lint.unused-ignore", str(path), 34)


def test_comments_in_markdown_exempt_a_block() -> None:
    linter = Linter(registry=registry(replacing("a.a", "走方", "走访")))
    text = (
        "走方一。\n\n<!-- 豁免 a.a：原文如此 -->\n走方二。\n\n走方三。<!-- lint-ignore a.a “走方”: 原文如此 -->\n\n"
        "<!-- 豁免 a.a：没有用 -->\n\n好。\n\n<!-- 豁免 a.a -->\n\n走方四。\n"
    )
    report = linter.lint(linter.document(text, "a.md"))
    assert [(each.check, text[: each.span.start].count("\n") + 1, each.message) for each in report.diagnostics] == [
        ("a.a", 1, "“走方”有误"),
        ("lint.unused-ignore", 8, "这条豁免没有对应的问题，可以删去"),
        ("lint.unused-ignore", 12, "豁免要写明理由：<!-- 豁免 检查项 “原文”：理由 -->"),
        ("a.a", 14, "“走方”有误"),
    ]


def test_fingerprints_survive_moved_lines() -> None:
    linter = Linter(registry=registry(replacing("a.a", "走方", "走访")))
    before = linter.lint("甲乙丙丁戊己庚辛壬癸子丑寅走方慰问军属。走方。").diagnostics
    after = linter.lint("新加一行。\n\n甲乙丙丁戊己庚辛壬癸子丑寅走方慰问军属。走方。").diagnostics
    assert [each.fingerprint for each in before] == [each.fingerprint for each in after]
    assert len({each.fingerprint for each in before}) == 2


def test_project_checks_compare_documents() -> None:
    def compare(facts: Mapping[str, int], _options: object) -> Iterator[tuple[str, Finding]]:
        if len(set(facts.values())) > 1:
            name = max(facts, key=lambda name: facts[name])
            yield name, Finding(Span(0, 1), "字数最多")

    check = ProjectCheck(
        id="a.a",
        title="比",
        why="",
        severity=Severity.WARNING,
        source=(),
        gather=lambda doc, _options: len(doc.text) or None,
        compare=compare,
    )
    linter = Linter(registry=registry(check))
    report = linter.lint(linter.document("一", "a"), linter.document("一二", "b"), linter.document("", "c"))
    assert [(each.document, each.message) for each in report.diagnostics] == [("b", "字数最多")]


def test_a_plugin_that_cannot_be_loaded_is_said() -> None:
    good = replacing("plug.good", "甲", "乙")
    found = registering.collect(
        [
            ("plug.good", module("plug_good", check=good)),
            ("plug.bad", ImportError("没有模块 x")),
            ("plug.empty", module("plug_empty")),
            ("plug.twice", module("plug_twice", check=good)),
        ]
    )
    assert list(found.checks) == ["plug.good"]
    assert [sentence.partition("：")[0] for sentence in found.broken] == [
        "检查项 plug.bad 无法载入",
        "检查项 plug.empty 无法载入",
        "检查项 plug.twice 无法载入",
    ]
    with pytest.raises(TypeError):
        found.checks["x"] = good  # type: ignore[index]


def test_the_public_surface() -> None:
    assert sorted(name for name in shuangyong_lint.__all__ if not hasattr(shuangyong_lint, name)) == []
    report = shuangyong_lint.lint("他们为群众冶病。")
    assert [diagnostic.check for diagnostic in report.diagnostics] == ["characters.known-typo"]
    assert isinstance(pickle.loads(pickle.dumps(report.diagnostics)), tuple)  # noqa: S301  (our own bytes)


def test_lint_file_takes_the_nearest_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("他们为群众冶病。", encoding="utf-8")
    assert len(shuangyong_lint.lint_file(tmp_path / "a.txt").diagnostics) == 1
    (tmp_path / "shuangyong-lint.toml").write_text('[checks]\ncharacters = "off"\n', encoding="utf-8")
    assert shuangyong_lint.lint_file(str(tmp_path / "a.txt")).diagnostics == ()
    assert shuangyong_lint.lint_file(tmp_path / "gone.txt").documents[0].error == "没有这个文件或文件夹"


@given(texts)
def test_no_text_breaks_a_check(text: str) -> None:
    for name in ("a.txt", "a.md"):
        doc = REAL.document(text, name)
        report = REAL.lint(doc)
        assert report.broken == ()
        for diagnostic in report.diagnostics:
            assert diagnostic.span.end <= len(doc)
            assert diagnostic.message
            for evidence in diagnostic.finding.evidence:
                assert evidence.span is None or evidence.span.end <= len(doc)


def test_an_installed_plugin_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "my_checks" / "county"
    package.mkdir(parents=True)
    (package / "wrong_town.py").write_text(
        '"""镇名写错\n\n本县没有这个镇。\n"""\n'
        "from shuangyong_lint.kit import Finding, Severity, Span, document_check\n"
        '@document_check(severity=Severity.ERROR, source=("县志",), bad=("⟦勐郎⟧",), good=("勐朗",))\n'
        "def check(doc):\n"
        '    at = doc.text.find("勐郎")\n'
        '    return [Finding(Span(at, at + 2), "应为勐朗")] if at >= 0 else []\n',
        encoding="utf-8",
    )
    info = tmp_path / "my_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: my-checks\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[shuangyong_lint.checks]\nwrong-town = my_checks.county.wrong_town\nlost = my_checks.lost\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    registering.default.cache_clear()
    try:
        found = registering.default()
    finally:
        registering.default.cache_clear()
    assert found.checks["county.wrong-town"].title == "镇名写错"
    assert [sentence for sentence in found.broken if "lost" in sentence]
    for case in cases(found.checks["county.wrong-town"]):
        case.verify()
