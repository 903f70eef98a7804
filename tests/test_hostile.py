"""Damaged, disguised and malicious files: a sentence or a result each, in bounded time and memory, no traceback."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import word_files as wf

from shuangyong_lint import readers
from shuangyong_lint.reporters import FORMATS
from shuangyong_lint.shells.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 180
MEMORY = 3 << 30

MARKDOWN = (
    "# 工作总结\n\n一、成绩\n\n- 一是**抓学习**。\n- 二是抓管理。\n\n| 项目 | 数 |\n| --- | --- |\n| 慰问 | 3 |\n"
)
HTML = (
    "<!DOCTYPE html><html><head><title>总结</title><style>p{}</style></head><body><h1>工作总结</h1>"
    "<p>一是抓<b>学习</b>。<br>二是抓管理。</p><table><tr><td>项目<td>数<tr><td>慰问<td>3</table></body></html>"
)


def xlsx(sheet: str = "", more: str = "") -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    link = '<Relationship Id="r1" Type="http://example.org/{}" Target="{}"/>'
    rows = "<row><c t='inlineStr'><is><t>项目</t></is></c><c><v>0.5</v></c></row>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relations.format(link.format("officeDocument", "xl/workbook.xml")))
        file.writestr("xl/_rels/workbook.xml.rels", relations.format(link.format("worksheet", "s.xml")))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook {space} xmlns:r="x"><sheets><sheet name="收支" r:id="r1"/></sheets></workbook>',
        )
        file.writestr("xl/s.xml", f"<worksheet {space}><sheetData>{sheet or rows}</sheetData>{more}</worksheet>")
    return out.getvalue()


def pdf(stream: bytes = b"BT /F1 24 Tf 72 700 Td (Annual report 2017) Tj ET", pages: str = "[3 0 R]") -> bytes:
    """A one-page PDF."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {pages} /Count 1 >>".encode(),
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{each:010} 00000 n \n" for each in offsets)
    return out + f"{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def sound() -> dict[str, bytes]:
    body = (
        wf.p("工作总结", style="1") + wf.p("一是抓", wf.r("学习", "<w:b/>")) + wf.table(("项目", "数"), ("慰问", "3"))
    )
    return {
        ".docx": wf.docx(body, {"styles": "", "header1": wf.p("页眉")}, sections='<w:headerReference r:id="header1"/>'),
        ".xlsx": xlsx(),
        ".pdf": pdf(),
        ".md": MARKDOWN.encode(),
        ".html": HTML.encode(),
        ".txt": "工作总结\n一是抓学习。\n".encode("gb18030"),
    }


def nested(tag: str, times: int, inside: str) -> str:
    return f"<{tag}>" * times + inside + f"</{tag}>" * times


def stored(name: str, size: int) -> bytes:
    """A zip member that claims and holds far more than it weighs."""
    out = io.BytesIO(wf.docx(wf.p("甲")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, b"\0" * size)
    return out.getvalue()


def lying() -> bytes:
    """A package whose directory says that the main part is small."""
    data = bytearray(wf.docx(wf.p("字" * 100_000)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def crafted() -> Iterator[tuple[str, bytes]]:
    """What somebody would make on purpose."""
    deep = wf.p("底")
    yield "tables.docx", wf.docx(("<w:tbl><w:tr><w:tc>" + wf.p("外")) * 60 + deep + "</w:tc></w:tr></w:tbl>" * 60)
    yield "deeper.docx", wf.docx("<w:tbl><w:tr><w:tc>" * 4000 + deep + "</w:tc></w:tr></w:tbl>" * 4000)
    yield (
        "boxes.docx",
        wf.docx("<w:p><w:r><w:pict><w:txbxContent>" * 50 + deep + "</w:txbxContent></w:pict></w:r></w:p>" * 50),
    )
    yield "controls.docx", wf.docx("<w:sdt><w:sdtContent>" * 110 + deep + "</w:sdtContent></w:sdt>" * 110)
    yield "insertions.docx", wf.docx("<w:p>" + nested("w:ins", 200, wf.r("甲")) + "</w:p>")
    yield (
        "fields.docx",
        wf.docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5000 + wf.r("甲") + "</w:p>"),
    )
    yield (
        "styles.docx",
        wf.docx(
            wf.p("甲", style="s0"),
            {
                "styles": "".join(
                    f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 2000}"/></w:style>' for n in range(2000)
                )
            },
        ),
    )
    yield "numbers.docx", wf.docx(
        wf.p("甲", properties='<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>'),
        {"numbering": '<w:abstractNum w:abstractNumId="x"><w:lvl w:ilvl="-3"><w:start w:val="9e99"/></w:lvl>'
         '</w:abstractNum>'
         '<w:num w:numId="1"><w:abstractNumId w:val="x"/></w:num>'},
    )  # fmt: skip
    yield "zipbomb.docx", stored("word/media/x.bin", 500 << 20)
    yield "partbomb.docx", stored("word/comments.xml", 60 << 20)
    yield "lying.docx", lying()
    yield "members.docx", many_members()
    entity = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    bomb = f"{entity}]><w:document {wf.NS}><w:body>{wf.p('&j;')}</w:body></w:document>"
    yield "entities.docx", replaced("word/document.xml", bomb.encode())
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    outside += f"<w:document {wf.NS}><w:body>{wf.p('&x;')}</w:body></w:document>"
    yield "outside.docx", replaced("word/document.xml", outside.encode())
    yield "utf16.docx", replaced("word/document.xml", bomb.encode("utf-16"))
    yield (
        "far.xlsx",
        xlsx('<row><c r="ZZZ9999999"><v>1</v></c><c r="A1"><v>1e999999999</v></c><c s="77"><v>x</v></c></row>'),
    )
    yield "merged.xlsx", xlsx(more='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>')
    yield "kids.pdf", pdf(pages="[2 0 R 2 0 R 3 0 R]")
    yield "streams.pdf", pdf(zlib.compress(b"0" * 1_000_000))
    yield "quotes.md", b">" * 20_000 + "甲".encode()
    yield "brackets.md", b"[" * 30_000
    yield "stars.md", b"*a_ " * 20_000
    yield "lists.md", "\n".join(" " * 2 * n + "- 甲" for n in range(200)).encode()
    yield "table.md", ("|" * 3000 + "\n" + "|-" * 3000 + "|\n" + "|甲" * 3000).encode()
    yield "divs.html", nested("div", 50_000, "甲").encode()
    yield "open.html", b"<table><tr><td>" * 5_000
    yield "script.html", b"<script>" + "甲".encode() * 10_000
    yield "null.txt", b"\0" * 1000
    yield "empty.docx", b""
    yield "line.txt", "。".join(["甲" * 1000] * 300).encode()


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(10_001):
            file.writestr(str(number), b"")
    return out.getvalue()


def replaced(name: str, content: bytes, data: bytes | None = None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or wf.docx(wf.p("甲")))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return out.getvalue()


def mutated() -> Iterator[tuple[str, bytes]]:
    """Sound files cut short, with bytes changed, and under one another's names."""
    rng = random.Random(2024)
    kinds = sound()
    for suffix, data in kinds.items():
        for number in range(12):
            yield f"cut{number}{suffix}", data[: len(data) * number // 12]
        for number in range(24):
            spoilt = bytearray(data)
            for _ in range(rng.choice((1, 3, 20))):
                spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
            yield f"bits{number}{suffix}", bytes(spoilt)
        for other in kinds:
            if other != suffix:
                yield f"is{other.strip('.')}{suffix}", kinds[other]
    # Damage that the package's checksums do not see: inside the XML of a member.
    whole = wf.docx(wf.p("甲") + wf.table(("乙", "丙")))
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        xml = file.read("word/document.xml")
    for number in range(40):
        spoilt = bytearray(xml)
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
        yield f"xml{number}.docx", replaced("word/document.xml", bytes(spoilt))


def test_a_bomb_that_only_writing_would_open_is_refused_by_the_writer(tmp_path: Path) -> None:
    data = stored("word/comments.xml", 60 << 20)
    relations = wf.document_relations("comments")
    path = tmp_path / "a.docx"
    path.write_bytes(replaced("word/_rels/document.xml.rels", relations, data))
    assert main(["check", str(path), "--no-cache"]) == 0
    assert main(["check", str(path), "--no-cache", "--annotate"]) == 3


def test_two_hundred_hostile_files_through_the_command(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    files = [*mutated(), *crafted()]
    assert len(files) >= 200
    for name, data in files:
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-m", "shuangyong_lint", "check", str(tmp_path), "--no-cache", "--output-format", "json"]
    done = subprocess.run(
        command,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        cwd=Path(__file__).parent.parent,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["summary"]["broken"] == []
    documents = {Path(each["path"]).name: each for each in report["documents"]}
    listed = {name for name, _ in files if Path(name).suffix in readers.READERS}
    assert listed <= set(documents)
    for name in ("entities.docx", "outside.docx", "utf16.docx", "members.docx", "empty.docx", "deeper.docx"):
        assert documents[name]["error"], name
    for each in documents.values():
        if each["error"]:
            assert "Error" not in each["error"]
            assert "Exception" not in each["error"]


@pytest.mark.parametrize(
    "data",
    [
        wf.docx("<w:sdt><w:sdtContent>" * 5_000 + wf.p("底") + "</w:sdtContent></w:sdt>" * 5_000),
        wf.docx("<w:tbl><w:tr><w:tc>" * 300 + wf.p("底") + "</w:tc></w:tr></w:tbl>" * 300),
    ],
)
def test_what_is_only_deep_is_not_called_damaged(data: bytes) -> None:
    with pytest.raises(readers.Unreadable, match="一层套一层") as raised:
        readers.from_bytes(data, "a.docx")
    assert "损坏" not in raised.value.reason


def command(*arguments: str | bytes, cwd: Path, seconds: float = SECONDS) -> subprocess.CompletedProcess[bytes]:
    here = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(here), "SHUANGYONG_LINT_CACHE": str(cwd / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "shuangyong_lint", *arguments],
        capture_output=True,
        timeout=seconds,
        check=False,
        cwd=cwd,
        env=environment,
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="没有管道文件")
@pytest.mark.parametrize(
    "arguments", [("check", "."), ("check", "p.txt"), ("facts", "p.txt"), ("outline", "p.txt"), ("timeline", "p.txt")]
)
def test_a_pipe_is_not_waited_for(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "a.txt").write_text("他们为群众冶病。\n", encoding="utf-8")
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 3
    assert "不是普通文件" in (done.stdout + done.stderr).decode()
    assert ("冶病" in done.stdout.decode()) is (arguments[-1] == ".")


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that may be listed and not entered, with a file in it, beside one that may be read."""
    if not hasattr(os, "geteuid"):
        pytest.skip("没有文件权限位")
    was = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "locked").mkdir()
        for path in (folder / "a.txt", folder / "locked" / "b.txt", folder / "locked" / ".gitignore"):
            path.write_text("他们为群众冶病。\n", encoding="utf-8")
        (folder / "locked").chmod(0o744)
        if was == 0:
            os.seteuid(65534)
        else:
            (folder / "locked").chmod(0o400)
        try:
            yield folder
        finally:
            os.seteuid(was)
            (folder / "locked").chmod(0o700)


@pytest.mark.parametrize("inside", ["locked", "locked/b.txt"])
def test_a_folder_that_may_not_be_entered(locked: Path, inside: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", str(locked / "a.txt"), str(locked / inside), "--no-cache", "--output-format", "concise"]
    assert main(arguments) == 3
    first, second = capsys.readouterr().out.splitlines()
    assert "冶病" in first
    assert second == f"{locked}/locked/b.txt: 没有读：没有读取权限"
    assert main(["facts", str(locked / "locked" / "b.txt")]) == 3
    assert main(["config", str(locked / "locked" / "b.txt")]) == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="文件名必须是文字")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_not_text(tmp_path: Path, form: str) -> None:
    name = b"bad\xffname.txt"
    (tmp_path / os.fsdecode(name)).write_text("他们为群众冶病。\n", encoding="utf-8")
    done = command("check", name, "--output-format", form, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "冶病" in done.stdout.decode()
    kept = command("check", name, "--output-format", f"{form}:报告", "--output-format", "concise", cwd=tmp_path)
    assert (kept.returncode, kept.stderr) == (1, b"")
    report = (tmp_path / "报告").read_text("utf-8")
    assert "冶病" in report
    if form == "json":
        assert json.loads(report) == json.loads(done.stdout)
        assert os.fsencode(json.loads(report)["documents"][0]["path"]) == name


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="文件名必须是文字")
def test_a_name_that_is_not_text_is_written_and_remembered(tmp_path: Path) -> None:
    name = b"bad\xffname.txt"
    path = tmp_path / os.fsdecode(name)
    path.write_text("他们为群众冶病。\n", encoding="utf-8")
    assert command("check", name, "--baseline", "b.json", "--update-baseline", cwd=tmp_path).returncode == 0
    assert command("check", name, "--baseline", "b.json", cwd=tmp_path).returncode == 0
    assert command("check", name, "--unsafe-fixes", "--undo", "u.patch", cwd=tmp_path).returncode == 0
    assert "治病" in path.read_text("utf-8")
    assert name in (tmp_path / "u.patch").read_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", lambda: wf.docx(wf.p("字" * 30_000) * 550)),
        (
            "a.docx",
            lambda: replaced("word/document.xml", f"<w:document {wf.NS}><w:body>".encode() + b"<w:p/>" * 9_000_000),
        ),
        (
            "a.xlsx",
            lambda: xlsx("<row>" + "<c><v>1</v></c>" * 1_000_000 + "<c><v>" + "1" * 35_000_000 + "</v></c>" + "</row>"),
        ),
        ("a.md", lambda: "工作总结字字字。\n\n".encode() * 2_000_000),
        ("a.pdf", lambda: pdf(b"BT /F1 9 Tf (a) Tj ET " * 2_300_000)),
    ],
)
def test_fifty_megabytes(name: str, data: Callable[[], bytes]) -> None:
    try:
        said = readers.from_bytes(data(), name).text
    except readers.Unreadable as unreadable:
        said = unreadable.reason
    assert said
