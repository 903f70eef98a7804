import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import report

from shuangyong_lint import readers
from shuangyong_lint.document import BlockKind, Document, Edit, Span
from shuangyong_lint.readers import Unreadable
from shuangyong_lint.writers import Unwritable, replace_file
from shuangyong_lint.writers.text import patched

TEXT = "一、加强领导。\n全年共安置退役士兵139人，其中农村115人。\n"
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("gb18030", b""),
]


@pytest.mark.parametrize(("encoding", "bom"), ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, bom: bytes, line_end: str) -> None:
    doc = readers.from_bytes(bom + TEXT.replace("\n", line_end).encode(encoding), "a.txt")
    assert doc.text == TEXT


@given(st.data(), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r", "mixed"]))
def test_edits_change_nothing_else(data: st.DataObject, how: tuple[str, bytes], line_end: str) -> None:
    encoding, bom = how
    raw = (TEXT + data.draw(report)).replace("\r", "").replace("\x00", "").replace("\ufeff", "")
    if line_end == "mixed":
        ends = data.draw(
            st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=raw.count("\n"), max_size=raw.count("\n"))
        )
        raw = "".join(part + end for part, end in zip(raw.split("\n"), [*ends, ""], strict=True))
    else:
        raw = raw.replace("\n", line_end)
    doc = readers.from_bytes(bom + raw.encode(encoding), "a.txt")
    at = data.draw(st.integers(0, len(doc)))
    end = data.draw(st.integers(at, min(len(doc), at + 5)))
    assert patched(doc, []) == bom + raw.encode(encoding)
    new = readers.from_bytes(patched(doc, [Edit(Span(at, end), "改")]), "a.txt")
    assert new.text == doc.text[:at] + "改" + doc.text[end:]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    for name in ("a.txt", "a.md"):
        try:
            doc = readers.from_bytes(data, name)
        except Unreadable as unreadable:
            assert unreadable.reason  # noqa: PT017
        else:
            assert patched(doc, []) == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04rest", "压缩包"),
        (b"\x89PNG\r\n", "图片"),
        (b"abc\x00def", "空字节"),
        (bytes(range(128, 256)) * 3, "编码不明"),
        ("Ελληνικά".encode("iso-8859-7") * 5, "编码不明"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "第3个字节.*损坏"),
        (codecs.BOM_UTF16_LE + "甲\0乙".encode("utf-16-le"), "空字节"),
        (codecs.BOM_UTF8 + TEXT.encode()[:-2], f"第{len(TEXT.encode())}个字节.*损坏"),
        (TEXT.encode()[:-2], f"第2行（文件的第{len(TEXT.encode()) - 3}个字节）不合 UTF-8"),
        ("甲。\r\n乙。\r丙".encode() + b"\xed\xa0\x80" + "丁".encode(), "第3行（文件的第19个字节）不合 UTF-8"),
        ("一二三四。\n".encode() + "五六七八。\n".encode("gb18030"), "第2行（文件的第17个字节）不合 UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        readers.from_bytes(data, "a.txt")


def test_an_empty_file_is_an_empty_document() -> None:
    doc = readers.from_bytes(b"", "a.txt")
    assert (doc.text, doc.blocks) == ("", ())
    assert patched(doc, [Edit(Span(0, 0), "甲")]) == "甲".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", codecs.BOM_UTF8),
        ("a.md", " \n　\r\n".encode()),
        ("a.html", b""),
        ("a.html", b"<p> </p>"),
    ],
)
def test_no_text_is_said(name: str, data: bytes) -> None:
    assert [each.reason for each in readers.from_bytes(data, name).skipped] == ["文件里没有文字"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE html>\n<html>", "网页.*\\.html"),
        ("<html>".encode("utf-16"), "网页.*\\.html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML"),
        (TEXT.encode("gb18030"), "纯文本.*\\.txt"),
        (b"", "空的"),
        (bytes(range(256)), "后缀与内容不符"),
    ],
)
def test_what_only_has_the_name_of_a_word_file_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        readers.from_bytes(data, "a.doc")


def blocks(doc: Document) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, doc[block.span]) for block in doc.blocks or ()]


def test_markdown_blocks() -> None:
    text = (
        "---\ntitle: 题\n---\n# 一、题 #\n\n段落**粗**\n续行\n\n> 引\n> 文\n\n1. 甲\n   - 乙\n2. 丙\n\n"
        "<div>块</div>\n\n    代码\n\n题二\n====\n"
    )
    doc = readers.from_bytes(text.encode(), "a.md")
    assert blocks(doc) == [
        (BlockKind.HEADING, 1, "一、题"),
        (BlockKind.BODY, 0, "段落**粗**\n续行"),
        (BlockKind.QUOTE, 0, "引\n> 文"),
        (BlockKind.LIST, 1, "1. 甲"),
        (BlockKind.LIST, 2, "乙"),
        (BlockKind.LIST, 1, "2. 丙"),
        (BlockKind.HEADING, 1, "题二"),
    ]
    assert [(doc[each.span], each.reason) for each in doc.skipped if each.span] == [
        ("<div>块</div>", "Markdown 里的 HTML 没有查")
    ]


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("---\ntitle: 题\n---\n", ""),
        ("---\n# 注\n\n标题: 题\n日期:\n  - 甲\n---\n", ""),
        ('+++\ntitle = "题"\n+++\n', ""),
        ("+++\n[params]\na = 1\n+++\n", ""),
        ("---\n---\n", ""),
        ("---\n\n他们为群众冶病。\n\n---\n", "他们为群众冶病。"),
        ("---\n\n# 题\n\n有关情况：甲。\n\n---\n", "题 有关情况：甲。"),
        ("---\n标题: 题\n\n没有写完。\n\n", "标题: 题 没有写完。"),
    ],
)
def test_front_matter_is_told_from_rules(head: str, read: str) -> None:
    doc = readers.from_bytes(f"{head}\n乙。\n".encode(), "a.md")
    assert " ".join(text for _, _, text in blocks(doc)) == f"{read} 乙。".strip()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("甲。\n\n```\n乙。\n", ["```"]),
        ("~~~~ py\n乙\n~~~\n", ["~~~~ py"]),
        ("> ```\n> 乙\n\n丙。\n", ["> ```"]),
        ("```\n乙\n```\n", []),
        ("- 甲\n  ```\n  乙\n  ````  \n", []),
        ("> ```\n> 乙\n> ```\n", []),
        ("```\nprint(1)\n", []),
    ],
)
def test_code_that_is_left_open_is_said(text: str, places: list[str]) -> None:
    doc = readers.from_bytes(text.encode(), "a.md")
    assert [doc[each.span] for each in doc.skipped if each.span] == places


def test_markdown_tables_have_cells() -> None:
    doc = readers.from_bytes("| 甲 | 乙 |\n|---|---|\n| 1 | **2** |\n| a\\|b | 4 |\n".encode(), "a.md")
    assert doc.blocks is not None
    (block,) = doc.blocks
    assert [(cell.row, cell.col, doc[cell.span]) for cell in block.cells] == [
        (0, 0, "甲"),
        (0, 1, "乙"),
        (1, 0, "1"),
        (1, 1, "**2**"),
        (2, 0, "a\\|b"),
        (2, 1, "4"),
    ]


@given(report)
def test_markdown_holes_lie_in_their_blocks(text: str) -> None:
    doc = readers.from_text(text, "a.md")
    last = 0
    for block in doc.blocks or ():
        assert last <= block.span.start <= block.span.end <= len(doc)
        last = block.span.end
        for hole in block.holes:
            assert block.span.covers(hole)
        for cell in block.cells:
            assert block.span.covers(cell.span)


def test_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png", ".hidden/x.txt", "out/y.txt", "sub/z.txt", "sub/skip.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲。", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("out/\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("skip.txt\n", encoding="utf-8")
    found = [each for each in readers.walk([tmp_path]) if isinstance(each, Path)]
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b.txt", "sub/z.txt"]


def test_a_file_is_read_once_by_whatever_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("甲。", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert list(readers.walk([Path("b.txt"), tmp_path, Path("a.txt")])) == [Path("b.txt")]


@pytest.mark.parametrize("line", ["!", "\\", "[z-a]"])
def test_a_bad_line_of_gitignore_spoils_no_other(tmp_path: Path, line: str) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("甲。", encoding="utf-8")
    (tmp_path / ".gitignore").write_text(f"*.txt\n{line}\n!b.txt\n", encoding="utf-8")
    assert [each.name for each in readers.walk([tmp_path]) if isinstance(each, Path)] == ["b.txt"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    reasons = []
    for name in ("empty", "dangling.txt", "missing.txt", "长" * 300):
        for each in readers.walk([tmp_path / name]):
            unread = readers.attempt(each)
            assert isinstance(unread, Unreadable)
            reasons.append(unread.reason)
    assert [reason[:6] for reason in reasons] == ["文件夹里没有", "链接指向的文", "没有这个文件", "读不出来（文"]


def test_writing_is_atomic_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    replace_file(link, b"new", b"old")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    with pytest.raises(Unwritable, match="又被改过"):
        replace_file(path, b"newer", b"old")
    assert path.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "link.txt"]
