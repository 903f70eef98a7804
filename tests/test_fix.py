import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import document_check, registry, replacing
from strategies import texts

from shuangyong_lint.check import DocumentCheck
from shuangyong_lint.config import Config
from shuangyong_lint.document import Document, Edit, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Finding, Fix, Safety, Severity
from shuangyong_lint.fix import content

REAL = Linter()


def test_a_fix_is_applied_where_its_safety_is_allowed() -> None:
    linter = Linter(registry=registry(replacing("a.a", "。。", "。", Safety.SAFE), replacing("a.b", "走方", "走访")))
    doc = linter.document("走方慰问。。走方看望。。")
    assert linter.fix(doc).document.text == "走方慰问。走方看望。"
    fixed = linter.fix(doc, unsafe=True)
    assert fixed.document.text == "走访慰问。走访看望。"
    assert doc.edited(fixed.edits).text == fixed.document.text
    assert len(fixed.applied) == 4


def test_a_manual_fix_is_never_applied() -> None:
    linter = Linter(registry=registry(replacing("a.a", "九是", "四是", Safety.MANUAL)))
    assert linter.fix(linter.document("九是抓落实。"), unsafe=True).edits == ()


@pytest.mark.parametrize(("old", "new"), [("冶病", "治病"), ("12", "13"), ("１２", "１３"), ("a", "b")])
def test_a_safe_fix_may_not_touch_words(old: str, new: str) -> None:
    linter = Linter(registry=registry(replacing("a.a", old, new, Safety.SAFE)))
    fixed = linter.fix(linter.document(f"文字{old}文字"))
    assert (fixed.edits, [reason for _, reason in fixed.refused]) == ((), ["标为可自动改的改法动了文字或数字"])


def test_a_safe_fix_may_change_the_width_of_digits() -> None:
    linter = Linter(registry=registry(replacing("a.a", "１２", "12", Safety.SAFE)))
    assert linter.fix(linter.document("共１２人")).document.text == "共12人"


def test_a_fix_that_does_not_help_is_refused() -> None:
    linter = Linter(registry=registry(replacing("a.a", "甲", "甲甲")))
    fixed = linter.fix(linter.document("甲，乙"), unsafe=True)
    assert (fixed.document.text, len(fixed.refused)) == ("甲，乙", 1)


def test_one_table_s_cure_is_not_another_s_disease() -> None:
    linter = Linter(registry=registry(replacing("a.a", "甲", "乙"), replacing("a.b", "乙", "丙丁甲")))
    fixed = linter.fix(linter.document("甲。"), unsafe=True)
    assert fixed.document.text == "甲。"
    assert [reason for _, reason in fixed.refused] == ["改后仍有问题，或引出新的问题"]


def test_a_bad_fix_does_not_hold_up_a_good_one_elsewhere() -> None:
    linter = Linter(
        registry=registry(
            replacing("a.a", "甲", "乙"), replacing("a.b", "乙", "丙甲"), replacing("a.c", "走方", "走访")
        )
    )
    fixed = linter.fix(linter.document("甲。\n\n\n走方。"), unsafe=True)
    assert fixed.document.text == "甲。\n\n\n走访。"


def dropping(letter: str) -> DocumentCheck:
    """A check whose fix rewrites the whole text, so that only one such fix fits into a round."""

    def run(doc: Document) -> list[Finding]:
        at = doc.text.find(letter)
        edit = Edit(Span(0, len(doc)), doc.text.replace(letter, ""))
        return [Finding(Span(at, at + 1), "多余", fixes=(Fix((edit,), Safety.UNSAFE, "删"),))] if at >= 0 else []

    return document_check(f"a.{letter}", run)


@pytest.mark.parametrize(("letters", "left"), [("abcdefgh", "文"), ("abcdefghi", "文abcdefghi")])
def test_eight_rounds_at_most_or_the_text_is_left_alone(letters: str, left: str) -> None:
    linter = Linter(registry=registry(*map(dropping, letters)))
    fixed = linter.fix(linter.document("文" + letters), unsafe=True)
    assert fixed.document.text == left
    assert [reason for _, reason in fixed.refused] == ["改了 8 轮仍未改完，原文未动"] * (left != "文")


def test_touching_fixes_wait_for_the_next_round() -> None:
    linter = Linter(registry=registry(replacing("a.a", "甲乙", "甲"), replacing("a.b", "乙丙", "丙")))
    fixed = linter.fix(linter.document("甲乙丙"), unsafe=True)
    assert fixed.document.text == "甲丙"


def test_fixes_below_the_reported_level_are_not_applied() -> None:
    check = replacing("a.a", "走方", "走访", severity=Severity.HINT)
    assert Linter(registry=registry(check)).fix(Document("走方"), unsafe=True).edits == ()
    linter = Linter(Config(severity=Severity.HINT), registry(check))
    assert linter.fix(Document("走方"), unsafe=True).document.text == "走访"


@given(texts, st.booleans())
def test_fixing_any_text_proves_itself(text: str, unsafe: bool) -> None:  # noqa: FBT001
    doc = REAL.document(text)
    fixed = REAL.fix(doc, unsafe=unsafe)
    assert doc.edited(fixed.edits).text == fixed.document.text
    assert REAL.fix(fixed.document, unsafe=unsafe).document.text == fixed.document.text
    if not unsafe:
        assert content(fixed.document.text) == content(doc.text)
