"""Marks, residue and names together: the fixes of a carelessly typed report, pairing, titles and people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from shuangyong_lint.document import Document, Edit, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Finding, Fix, Safety, Severity
from shuangyong_lint.fix import apply, content, figures
from shuangyong_lint.views.brackets import pairing
from shuangyong_lint.views.names import cited, name_difference, near_title, people

LINTER = Linter()
REPORT = """双拥工作总结
201x年,县民政局按照《关于印发<2017年双拥工作标准>的通知》(XX县双拥[2017]5号)要求,把双拥工作列入重要日程。
(一)走访慰问。"八一" 建军节期间,共走访重点优抚对象139户,发放慰问金21.1万元;座谈2次,费用1,200元。
会议于上午8:30召开,到会比例为1:5,详见 http://www.example.com/a,b.html。
县人武部部长指出: “要把好事办实、实事办好.”
"""
MENDED = """双拥工作总结
201x年，县民政局按照《关于印发〈2017年双拥工作标准〉的通知》（XX县双拥〔2017〕5号）要求，把双拥工作列入重要日程。
（一）走访慰问。“八一”建军节期间，共走访重点优抚对象139户，发放慰问金21.1万元；座谈2次，费用1,200元。
会议于上午8:30召开，到会比例为1:5，详见 http://www.example.com/a,b.html。
县人武部部长指出：“要把好事办实、实事办好。”
"""


def test_one_run_of_safe_fixes_makes_a_careless_report_clean() -> None:
    doc = LINTER.document(REPORT)
    fixed = LINTER.fix(doc)
    assert fixed.document.text == MENDED
    assert content(MENDED) == content(REPORT)
    assert figures(MENDED) == figures(REPORT)
    assert LINTER.fix(fixed.document).edits == ()


def test_half_width_marks_are_one_finding_with_a_count() -> None:
    report = LINTER.lint("甲乙,丙丁,戊己(庚辛).\n" * 20)
    (finding,) = [each for each in report.diagnostics if each.check == "punctuation.half-width"]
    assert len(finding.occurrences) == 100


def test_the_fix_at_fault_is_found_among_many_of_one_line() -> None:
    """Of fifty fixes of a line, one brings forth a new finding: it alone is refused."""
    wrong, bad = "甲", 37

    def recheck(doc: Document) -> list[Finding]:
        found = [at for at, letter in enumerate(doc.text) if letter == wrong]
        return [Finding(Span(at, at + 1), "甲") for at in found] + [
            Finding(Span(at, at + 1), "丙") for at, letter in enumerate(doc.text) if letter == "丙"
        ]

    from shuangyong_lint.finding import Diagnostic

    def diagnose(doc: Document) -> list[Diagnostic]:
        diagnostics = []
        for number, finding in enumerate(recheck(doc)):
            new = "丙" if finding.message == "甲" and number == bad else "乙"
            fixes = (Fix((Edit(finding.span, new),), Safety.UNSAFE, "改"),) if finding.message == "甲" else ()
            made = Finding(finding.span, finding.message, fixes=fixes)
            diagnostics.append(
                Diagnostic("a", f"a.{finding.message}", "题", Severity.ERROR, (), made, (made,), str(number))
            )
        return diagnostics

    calls = 0

    def counted(doc: Document) -> list[Diagnostic]:
        nonlocal calls
        calls += 1
        return diagnose(doc)

    doc = Document(wrong * 50)
    fixed = apply(doc, diagnose(doc), counted, {Safety.UNSAFE})
    assert fixed.document.text.count("乙") >= 49
    assert "丙" not in fixed.document.text
    assert calls < 30


@pytest.mark.parametrize(("old", "new"), [("1,200", "1200"), ("21.1", "21·1"), ("8:30", "8：30"), ("1 140", "1140")])
def test_marks_inside_figures_count_as_figures(old: str, new: str) -> None:
    assert figures(f"共{old}元") != figures(f"共{new}元")


@given(texts)
def test_pairing_reads_any_text_and_names_only_marks(text: str) -> None:
    doc = LINTER.document(text)
    found = pairing(doc)
    for stray in found.strays:
        assert doc[stray.span] in "“”‘’《》〈〉（）()【】〔〕「」『』"
    for nest in found.nested:
        assert doc[nest.span][0] in "“‘《〈「『"
        assert doc[nest.outer] == doc[nest.span][0]


@given(st.lists(st.sampled_from(["“甲”", "《乙》", "（丙）", "“丁《戊》己”", "，", "。\n", "庚"]), max_size=20))
def test_balanced_text_has_no_strays(pieces: list[str]) -> None:
    assert pairing(LINTER.document("".join(pieces))).strays == ()


TERMS = st.sampled_from(["双拥", "八一", "军民鱼水情", "十二五"])
PLAIN = st.sampled_from(["全县认真做好", "工作", "年度规划已经完成", "县里召开会议", "群众满意"])
POINT = st.sampled_from(["，", "。", "；"])


@st.composite
def quoted_lines(draw: st.DrawFn) -> str:
    """Lines whose quotation marks are right: terms in quotation marks, and speech that may quote terms itself."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        line = draw(PLAIN)
        for _ in range(draw(st.integers(1, 4))):
            if draw(st.booleans()):
                line += f"“{draw(TERMS)}”{draw(PLAIN)}{draw(POINT)}{draw(PLAIN)}"
            else:
                inner = f"‘{draw(TERMS)}’" if draw(st.booleans()) else ""
                line += f"。他说：“{draw(PLAIN)}，要抓好{inner}{draw(PLAIN)}。”会上{draw(PLAIN)}"
        lines.append(line + "。")
    return "\n".join(lines)


@given(quoted_lines(), st.data())
def test_a_straight_mark_becomes_what_it_was_or_stays(right: str, data: st.DataObject) -> None:
    faces = {"“": '“"', "”": '”"', "‘": "‘'\"", "’": "’'\""}
    typed = "".join(data.draw(st.sampled_from(faces[mark])) if mark in faces else mark for mark in right)
    fixed = LINTER.fix(LINTER.document(typed)).document.text
    assert len(fixed) == len(right)
    assert all(new in (old, was) for new, old, was in zip(fixed, typed, right, strict=True)), fixed


@given(quoted_lines())
def test_a_text_typed_with_straight_marks_only_becomes_what_it_was_where_nothing_is_nested(right: str) -> None:
    typed = right.replace("“", '"').replace("”", '"')
    assert LINTER.fix(LINTER.document(typed)).document.text == right


def test_titles_are_read_with_their_core() -> None:
    doc = LINTER.document(
        "按照《关于印发〈2017年双拥标准（试行）〉的通知》和<双拥工作办法>，学习《中华人民共和国兵役法》。"
    )
    assert [each.core for each in cited(doc)] == [
        "关于印发2017年双拥标准试行的通知",
        "双拥标准",
        "双拥工作办法",
        "兵役法",
    ]


def test_people_stand_behind_their_posts() -> None:
    doc = LINTER.document("局长毛乐屏任组长，副县长陈国栋、秘书长李强出席。主任委员会议召开，书记强调要抓落实。")
    assert [(each.post, each.name) for each in people(doc)] == [
        ("局长", "毛乐屏"),
        ("副县长", "陈国栋"),
        ("秘书长", "李强"),
    ]


@given(st.text("甲乙丙", max_size=8), st.text("甲乙丙", max_size=8))
def test_the_difference_of_names_puts_them_together_again(one: str, two: str) -> None:
    apart = name_difference(one, two)
    assert one[: apart.head] + apart.left + one[len(one) - apart.tail :] == one
    assert two[: apart.head] + apart.right + two[len(two) - apart.tail :] == two
    assert one[: apart.head] == two[: apart.head]


@given(st.text("国防教育育冇的意见通知办法", max_size=14), st.text("国防教育育冇的意见通知办法", max_size=14))
def test_near_titles_are_near_both_ways_and_never_equal(one: str, two: str) -> None:
    assert near_title(one, two, strict=True) <= near_title(one, two, strict=False)
    assert not near_title(one, one, strict=False)
