"""Word in and out: what a reader sees is read, comments and changes stand at the right words, nothing else moves."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import word_files as wf
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from shuangyong_lint import readers
from shuangyong_lint.annotation import annotate, target
from shuangyong_lint.config import Config
from shuangyong_lint.document import BlockKind, Document, Edit, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.finding import Severity
from shuangyong_lint.ooxml import LEAVES, RunLocator
from shuangyong_lint.readers.numbering import chinese
from shuangyong_lint.reporters import where
from shuangyong_lint.writers.docx import Remark, annotated, trackable

WHEN = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def read(body: str, parts: dict[str, str] | None = None, **more: str) -> Document:
    return readers.from_bytes(wf.docx(body, parts, **more), "a.docx")


def numbering(*levels: tuple[str, str]) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )


def item(words: str, level: int = 0, number: int = 1) -> str:
    return wf.p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


NO_LIST = '<w:numPr><w:numId w:val="0"/></w:numPr>'
LINK = '<w:hyperlink r:id="x">{}</w:hyperlink>'


# Reading


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    levels = numbering(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    doc = read(
        item("总体情况") + item("组织领导", 1) + item("2017年", 2) + item("双拥", 2) + item("宣传", 1) + item("问题")
        + item("打算") + item("重来", 0, 2),
        {"numbering": levels},
    )  # fmt: skip
    assert doc.text.split("\n") == [
        "一、总体情况", "（一）组织领导", "1. 2017年", "2.双拥", "（二）宣传", "二、问题", "三、打算", "一、重来",
    ]  # fmt: skip
    assert {block.kind for block in doc.blocks or ()} == {BlockKind.LIST}


@pytest.mark.parametrize(
    ("kind", "count", "printed"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 3, "寅"),
        ("decimalEnclosedCircle", 11, "⑪"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 9, "ix"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("bullet", 2, ""),
    ],
)
def test_number_formats(kind: str, count: int, printed: str) -> None:
    doc = read(item("项") * count, {"numbering": numbering((kind, "%1"))})
    assert doc.text.split("\n")[-1] == f"{printed}项"


def number_of(words: str) -> int:
    """What a Chinese numeral says, the way a child reads it."""
    total = part = digit = 0
    for char in words:
        if char == "万":
            total, part, digit = (part + digit) * 10_000, 0, 0
        elif char in "十百千":
            part += (digit or 1) * 10 ** ("十百千".index(char) + 1)
            digit = 0
        elif char != "零":
            digit = "〇一二三四五六七八九".index(char)
    return total + part + digit


@given(st.integers(0, 99_999_999))
def test_chinese_numbers_are_read_back(value: int) -> None:
    assert number_of(chinese(value)) == value


def test_a_list_may_come_from_a_style_and_a_paragraph_may_leave_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="甲"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="乙"/><w:basedOn w:val="3"/></w:style>'
    )
    doc = read(
        wf.p("成绩", style="1") + wf.p("问题", style="2") + wf.p("附", style="1", properties=NO_LIST)
        + wf.p("圈", style="3"),
        {"styles": styles, "numbering": numbering(("chineseCounting", "%1、"))},
    )  # fmt: skip
    assert doc.text == "一、成绩\n二、问题\n附\n圈"
    assert [(block.kind, block.level) for block in doc.blocks or ()][:2] == [(BlockKind.HEADING, 1)] * 2


def test_revisions_are_read_as_if_accepted() -> None:
    ins, gone = (
        '<w:ins w:id="1" w:author="甲">{}</w:ins>',
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>',
    )
    mark = '<w:rPr><w:del w:id="3" w:author="甲"/></w:rPr>'
    doc = read(
        wf.p("共建", gone.format("不要"), ins.format(wf.r("活动"))) + wf.p("前半", properties=mark) + wf.p("后半")
        + f"<w:tbl><w:tr><w:trPr><w:del w:id='4' w:author='甲'/></w:trPr><w:tc>{wf.p('删')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{wf.p('留')}</w:tc><w:tc>{wf.p('下')}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert doc.text == "共建活动\n前半后半\n留\t下"


def test_tables_are_blocks_with_cells_and_places() -> None:
    merged = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'
    down = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    doc = read(
        wf.p("前") + wf.table(
            ("项目", merged.format(wf.p("金额"))),
            (down.format(' w:val="restart"', wf.p("甲")), "3", "4"),
            (down.format("", wf.p("")), "5", f"<w:tc>{wf.table(('内', '表'))}{wf.p('6')}</w:tc>"),
        ) + wf.p("后") + wf.table(("只是框",))
    )  # fmt: skip
    tables = [block for block in doc.blocks or () if block.kind is BlockKind.TABLE]
    outer = [(cell.row, cell.col, cell.rowspan, cell.colspan, doc[cell.span]) for cell in tables[0].cells]
    assert outer == [
        (0, 0, 1, 1, "项目"), (0, 1, 1, 2, "金额"),
        (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "3"), (1, 2, 1, 1, "4"),
        (2, 1, 1, 1, "5"), (2, 2, 1, 1, "6"),
    ]  # fmt: skip
    assert [doc[cell.span] for cell in tables[1].cells] == ["内", "表"]
    assert where(doc, doc.text.index("5")) == "表1 第3行第2列"
    assert [doc[block.span] for block in doc.blocks or () if block.kind is BlockKind.BODY] == ["前", "后", "只是框"]


def test_what_is_not_running_text() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{wf.r("第二节")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{wf.p('框里')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{wf.p('框里')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"  # noqa: E501
    page = f'<w:fldSimple w:instr="PAGE">{wf.r("7")}</w:fldSimple>'
    contents = f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{wf.p('一、成绩', wf.r(''), '<w:r><w:tab/></w:r>', '3')}</w:sdtContent></w:sdt>"  # noqa: E501
    doc = read(
        contents
        + wf.p("见", field, wf.r("密", "<w:vanish/>"), "<w:r><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r>", "完")
        + wf.p("有框", box, '<w:r><w:footnoteReference w:id="5"/></w:r>')
        + wf.p(LINK.format(wf.r("链接")), '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
        {
            "footnotes": f'<w:footnote w:id="5">{wf.p("注文")}</w:footnote>'
            f'<w:footnote w:id="6">{wf.p("没有引用")}</w:footnote>',
            "header1": wf.p("××单位文件"),
            "footer1": wf.p("— ", page, " —"),
        },
        sections='<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>',
    )  # fmt: skip
    assert doc.text.rstrip("— \n").split("\n") == [
        "一、成绩\t3", "见第二节-", "完", "有框", "框里", "链接☑", "注文", "××单位文件",
    ]  # fmt: skip
    kinds = {doc[block.span]: block.kind for block in doc.blocks or ()}
    assert "一、成绩\t3" not in kinds
    assert kinds["注文"] is BlockKind.NOTE
    assert kinds["××单位文件"] is BlockKind.HEADER
    assert {each.reason for each in doc.skipped} == {"目录由 Word 生成，没有检查", "隐藏文字没有检查"}
    assert where(doc, doc.text.index("框里")) == "文本框1"
    assert where(doc, doc.text.index("注文")) == "脚注1"


def test_white_space_follows_the_file() -> None:
    doc = read("<w:p><w:r><w:t> 甲 </w:t><w:t xml:space='preserve'> 乙\n丙 </w:t></w:r></w:p>")
    assert doc.text == "甲 乙 丙 "


def test_strict_files_are_read() -> None:
    data = wf.docx(wf.p("严格"))
    strict = rewritten(
        data,
        "word/document.xml",
        lambda xml: xml.replace(wf.W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )
    assert readers.from_bytes(strict, "a.docx").text == "严格"


# Refusing


def rewritten(data: bytes, name: str, change: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return out.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"hello", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "旧版"),
        (wf.docx(wf.p("甲"))[:-30], "已损坏"),
        (rewritten(wf.docx(wf.p("甲")), "word/document.xml", lambda xml: xml[:-9]), "不是合格的 XML"),
        (rewritten(wf.docx(wf.p("甲")), "word/document.xml", lambda xml: BOMB + xml), "文档类型"),
        (rewritten(wf.docx(wf.p("甲")), "word/document.xml", lambda _: b"<a/>"), "没有 Word 正文"),
        (rewritten(wf.docx(wf.p("甲")), "_rels/.rels", lambda _: b"<a/>"), "没有写明正文"),
        (rewritten(wf.docx(wf.p("甲")), "word/document.xml", lambda _: b" " * (65 << 20)), "炸弹"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(readers.Unreadable, match=words):
        readers.from_bytes(data, "a.docx")


def test_old_files_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(readers.Unreadable, match=r"另存为 \.docx"):
        readers.from_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc")
    assert readers.from_bytes(wf.docx(wf.p("新格式旧后缀")), "a.wps").text == "新格式旧后缀"


# Writing


def prove(data: bytes, doc: Document, edits: list[Edit]) -> None:
    """Accepting gives the edited text, rejecting the original, and no other member has changed."""
    assert readers.from_bytes(wf.resolved(data, accept=True), "a.docx").text == doc.edited(edits).text
    assert readers.from_bytes(wf.resolved(data, accept=False), "a.docx").text == doc.text
    assert doc.source is not None
    with zipfile.ZipFile(io.BytesIO(doc.source.data)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert new.testzip() is None
        touched = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert touched <= {
            "word/document.xml",
            "word/comments.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }
        for name in set(old.namelist()) - touched:
            assert old.getinfo(name).compress_size == new.getinfo(name).compress_size
            assert old.getinfo(name).date_time == new.getinfo(name).date_time


DATE = f'<w:fldSimple w:instr="DATE">{wf.r("五月")}</w:fldSimple>'
RICH = (
    wf.p("共", wf.r("慰问", "<w:b/>"), "官", wf.r("兵", "<w:b/>"), "694人次。", style="1")
    + wf.p(LINK.format(wf.r("双拥") + wf.r("网")), "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")
    + wf.table(("项目", "数"), ("慰问", "837"))
    + wf.p('<w:ins w:id="9" w:author="乙">' + wf.r("别人加的") + "</w:ins>", "正文", DATE)
    + item("有号的")
)  # fmt: skip
PARTS = {"numbering": numbering(("chineseCounting", "%1、")), "styles": "", "header1": wf.p("页眉")}


@st.composite
def marks(draw: st.DrawFn) -> tuple[list[Span], list[Edit]]:
    doc = rich()
    size = len(doc.text)
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, size), st.integers(0, 12)).map(lambda pair: Span(pair[0], min(size, sum(pair)))),
            max_size=8,
        )
    )
    edits: list[Edit] = []
    at = 0
    while at <= size and len(edits) < 6 and draw(st.booleans()):
        start = draw(st.integers(at, min(size, at + 12)))
        end = min(size, start + draw(st.integers(0, 4)))
        edit = Edit(Span(start, end), draw(st.sampled_from(["", "八", "八一", "\t新"])))
        if (len(edit.span) or edit.new) and trackable(doc)([edit]):
            edits.append(edit)
        at = end + 1
    return spans, edits


def rich() -> Document:
    return read(RICH, PARTS, sections='<w:headerReference r:id="header1"/>')


@settings(max_examples=150, deadline=None)
@given(marks())
def test_every_comment_and_change_is_exactly_where_it_should_be(made: tuple[list[Span], list[Edit]]) -> None:
    spans, edits = made
    doc = rich()
    data = annotated(doc, [Remark(span, (f"批注{index}",)) for index, span in enumerate(spans)], edits, WHEN)
    prove(data, doc, edits)
    if not spans:
        return
    anchors, said = wf.anchored(data), wf.comments(data)
    by_name = {lines[-1]: (id_, lines) for id_, lines in said.items()}
    for index, span in enumerate(spans):
        id_, lines = by_name[f"批注{index}"]
        if len(lines) == 1:
            assert anchors[id_] == doc[span]
        else:
            assert f"“{doc[span]}”".replace("\n", "⏎").replace("\t", "｜") in lines[0]


@pytest.mark.parametrize(
    ("words", "place"),
    [("五月", "（域）"), ("一、", "（自动编号）"), ("页眉", "页眉（页眉页脚）"), ("项目\t数", "表1 第1行第1列")],
)
def test_words_that_cannot_carry_a_comment_get_one_on_the_paragraph(words: str, place: str) -> None:
    doc = rich()
    at = doc.text.index(words)
    span = Span(at, at + len(words))
    said = wf.comments(annotated(doc, [Remark(span, ("说",))], (), WHEN))["0"]
    assert said[0].startswith("批注不能直接加在原处")
    assert place in said[0]
    assert not trackable(doc)([Edit(span, "改")])


def test_a_change_of_words_takes_no_picture_or_note_along() -> None:
    note, picture = '<w:footnoteReference w:id="1"/>', "<w:drawing/>"
    doc = read(wf.p(f"<w:r><w:t>甲</w:t>{note}<w:t>乙</w:t></w:r>", f"<w:r><w:t>丙</w:t>{picture}</w:r>", "丁戊"))
    edits = [Edit(Span(0, 4), "新")]
    data = annotated(doc, [], edits, WHEN)
    prove(data, doc, edits)
    for accept in (True, False):
        names = [each.tag.rpartition("}")[2] for each in wf.document_xml(wf.resolved(data, accept=accept)).iter()]
        assert names.count("footnoteReference") == names.count("drawing") == 1


def test_python_docx_sees_the_comments_and_the_original_paragraphs() -> None:
    docx = pytest.importorskip("docx")
    doc = rich()
    data = annotated(doc, [Remark(Span(1, 3), ("甲", "乙")), Remark(None, ("总",))], [Edit(Span(1, 3), "看望")], WHEN)
    opened = docx.Document(io.BytesIO(data))
    assert [comment.text for comment in opened.comments] == ["甲\n乙", "总"]
    assert [comment.author for comment in opened.comments] == ["shuangyong-lint"] * 2
    rejected = docx.Document(io.BytesIO(wf.resolved(data, accept=False)))
    original = docx.Document(io.BytesIO(doc.source.data if doc.source else b""))
    assert [each.text for each in rejected.paragraphs] == [each.text for each in original.paragraphs]


def test_comments_of_others_stay() -> None:
    first = readers.from_bytes(annotated(rich(), [Remark(Span(1, 3), ("甲",))], (), WHEN), "a.docx")
    data = annotated(first, [Remark(Span(4, 5), ("乙",))], (), WHEN)
    assert wf.comments(data) == {"0": ["甲"], "1": ["乙"]}
    assert wf.anchored(data) == {"0": first.text[1:3], "1": first.text[4:5]}


# The whole way, with the shipped checks

DEFECTS = ("走方慰问", "再接再励", "排优解难")
"""Three defects that the tables know; the words stand whole in no document here: they are put together from runs."""


def split(words: str, rng: random.Random) -> list[str]:
    """Runs cut at random, with formatting that changes in the middle of words."""
    runs = []
    while words:
        size = rng.randint(1, 3)
        runs.append(wf.r(words[:size], rng.choice(("", "<w:b/>", '<w:sz w:val="32"/>'))))
        words = words[size:]
    return runs


def places(rng: random.Random) -> list[tuple[str, str, bool]]:
    """(body, what it shows, whether the comment can stand at the words)."""
    a, b, c = DEFECTS
    box = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
    return [
        (wf.p(*split(f"节日期间，局领导带队{a}军烈属。", rng)), a, True),
        (wf.table(("内容", "次数"), (f"<w:tc>{wf.p(*split(f'{b}', rng))}</w:tc>", "3")), b, True),
        (item("").replace("</w:p>", "".join(split(f"为群众{c}。", rng)) + "</w:p>"), c, True),
        (wf.p("见右框。", box.format(wf.p(*split(f"全体干部{b}，再创佳绩。", rng)))), b, False),
        (wf.p('<w:hyperlink r:id="x">' + "".join(split(f"为群众{c}", rng)) + "</w:hyperlink>", "。"), c, True),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_findings_land_on_the_right_words(seed: int) -> None:
    rng = random.Random(seed)
    linter = Linter(Config(select=("characters.known-typo", "characters.idiom"), severity=Severity.HINT))
    for body, wrong, exact in places(rng):
        doc = read(wf.p("××局工作总结") + body + wf.p("结束。"), PARTS)
        checked = linter.lint(doc).documents[0]
        assert [doc[each.span] for each in checked.diagnostics] == [wrong]
        made = annotate(linter, doc, checked, unsafe=True, when=WHEN)
        fixed = linter.fix(doc.knowing(linter.knowledge), unsafe=True).document.text
        anchors, said = wf.anchored(made.data), wf.comments(made.data)
        id_ = next(id_ for id_, lines in said.items() if lines[-1].startswith("[characters."))
        if exact:
            assert anchors[id_] == wrong
            assert made.changes == 1
            assert readers.from_bytes(wf.resolved(made.data, accept=True), "a.docx").text == fixed
        else:
            assert f"“{wrong}”" in said[id_][0]
            assert made.changes == 0
        assert readers.from_bytes(wf.resolved(made.data, accept=False), "a.docx").text == doc.text
        assert said["0"][0].startswith("校对小结：发现 1 个问题")


def test_the_command_writes_a_copy_beside_the_original(tmp_path: Path) -> None:
    from shuangyong_lint.shells.cli import main

    path = tmp_path / "报告.docx"
    path.write_bytes(wf.docx(wf.p("局领导带队走方慰问军烈属。")))
    before = path.read_bytes()
    assert main(["check", str(path), "--annotate", "--no-cache"]) == 1
    assert path.read_bytes() == before
    assert target(path).name == "报告（校对）.docx"
    assert wf.anchored(target(path).read_bytes())["1"] == "走方慰问"
    # The copy is ours: a folder is checked without it.
    assert list(readers.walk([tmp_path])) == [path]


def test_fix_never_rewrites_a_word_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from shuangyong_lint.shells.cli import main

    path = tmp_path / "报告.docx"
    path.write_bytes(wf.docx(wf.p("局领导带队走方慰问军烈属。")))
    before = path.read_bytes()
    main(["check", str(path), "--fix", "--unsafe-fixes", "--no-cache"])
    assert path.read_bytes() == before
    assert "--annotate" in capsys.readouterr().err


# LibreOffice

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice 没有安装")
def test_libreoffice_opens_the_annotated_file_and_converts_old_ones(tmp_path: Path) -> None:
    linter = Linter()
    doc = read(wf.p(*split("局领导带队走方慰问军烈属。", random.Random(1))))
    made = annotate(linter, doc, linter.lint(doc).documents[0], unsafe=True, when=WHEN)
    (tmp_path / "a.docx").write_bytes(made.data)

    def convert(source: str, kind: str) -> Path:
        profile = (tmp_path / "profile").as_uri()
        command = [
            str(OFFICE),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
        ]
        subprocess.run([*command, str(tmp_path / source)], check=True, capture_output=True, timeout=120)
        return tmp_path / f"{Path(source).stem}.{kind.partition(':')[0]}"

    # Flat XML shows what LibreOffice understood.
    text = convert("a.docx", "fodt").read_text(encoding="utf-8")
    assert text.count("<office:annotation ") == 2
    assert text.count("<text:deletion>") == 1
    assert text.count("<text:insertion>") == 1
    assert "走访慰问" in re.sub(r"<[^>]*>", "", text)
    old = convert("a.docx", "doc")
    assert old.read_bytes().startswith(b"\xd0\xcf")
    again = readers.read(old)
    assert again.text.strip() == doc.text.replace("走方", "走访")
    assert "LibreOffice" in again.skipped[-1].reason


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice 没有安装")
def test_automatic_numbers_agree_with_libreoffice(tmp_path: Path) -> None:
    kinds = [
        "chineseCounting",
        "chineseCountingThousand",
        "decimal",
        "upperLetter",
        "lowerRoman",
        "chineseLegalSimplified",
    ]
    data: dict[str, bytes] = {}
    for seed in range(10):
        rng = random.Random(seed)
        forms = ("%{}、", "（%{}）", "%{}.", "第%{}条", "%1.%{}", "%{}）")
        levels = numbering(*((rng.choice(kinds), rng.choice(forms[: 3 + level]).format(level)) for level in (1, 2, 3)))
        level, body = -1, ""
        for index in range(16):
            level = rng.randrange(min(3, level + 2))
            body += item(f"项{index}", level)
        data[f"{seed}"] = wf.docx(
            body, {"numbering": levels.replace("<w:lvlText", '<w:suff w:val="nothing"/><w:lvlText')}
        )
        (tmp_path / f"{seed}.docx").write_bytes(data[f"{seed}"])
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=120)
    for name, each in data.items():
        shown = (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig").split()
        assert readers.from_bytes(each, "a.docx").text.replace(" ", "").split() == [
            "".join(shown[i : i + 2]) for i in range(0, 32, 2)
        ]


def test_the_written_parts_are_well_formed_and_listed_once() -> None:
    data = annotated(rich(), [Remark(Span(1, 3), ("甲",))], (), WHEN)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert len(file.namelist()) == len(set(file.namelist()))
        types = etree.fromstring(file.read("[Content_Types].xml"))
        names = [each.get("PartName") for each in types if each.get("PartName")]
        assert names.count("/word/comments.xml") == 1
        assert file.read("word/_rels/document.xml.rels").count(b"relationships/comments") == 1


def test_what_stands_apart_does_not_end_the_report() -> None:
    linter = Linter(Config(select=("structure.truncated-end", "punctuation.unbalanced-pair")))
    body = wf.p("青石县双拥工作总结") + wf.p("一是走访慰问，") + wf.p("二是解决岗位37个，")
    parts = {"footer1": wf.p("青石县双拥办（内部资料")}
    doc = read(body, parts, sections='<w:footerReference r:id="footer1"/>')
    found = {each.check: doc[each.span] for each in linter.lint(doc).diagnostics}
    assert found == {"structure.truncated-end": "，", "punctuation.unbalanced-pair": "（"}


def test_every_character_leads_back_to_its_run() -> None:
    doc = rich()
    root = wf.document_xml(doc.source.data if doc.source else b"")
    leaves = list(root.iter(*(f"{{{wf.W}}}{name}" for name in LEAVES)))
    covered = 0
    for piece in doc.pieces:
        locator = piece.locator
        assert isinstance(locator, RunLocator)
        covered += len(piece.span)
        if locator.part == "word/document.xml" and locator.node >= 0:
            leaf = leaves[locator.node]
            words = leaf.text if leaf.tag.endswith("}t") else {"tab": "\t", "br": "\n"}[leaf.tag.rpartition("}")[2]]
            assert words[locator.offset : locator.offset + len(piece.span)] == doc[piece.span]
    # What no run holds are only the boundaries of paragraphs and cells.
    held = "".join(doc[piece.span] for piece in doc.pieces)
    assert len(doc.text) - covered == doc.text.count("\n") + doc.text.count("\t") - held.count("\n") - held.count("\t")


def test_the_arithmetic_reads_tables_of_a_word_file() -> None:
    linter = Linter(Config(select=("numbers.table",), severity=Severity.HINT))
    rows = (("单位", "慰问人次"), ("一科", "310"), ("二科", "384"), ("三科", "143"), ("合计", "873"))
    doc = read(wf.p("走访慰问情况表") + wf.table(*rows))
    checked = linter.lint(doc).documents[0]
    made = annotate(linter, doc, checked, when=WHEN)
    said = {id_: lines for id_, lines in wf.comments(made.data).items() if "[numbers.table]" in lines}
    assert [wf.anchored(made.data)[id_] for id_ in said] == ["873"]
    assert any("837" in line for lines in said.values() for line in lines)
