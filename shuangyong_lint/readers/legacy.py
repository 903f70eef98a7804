"""旧版 .doc、.wps 与 .rtf：装有 LibreOffice 时先转成 .docx 再读，否则说明怎么办。"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shuangyong_lint.document import Skipped
from shuangyong_lint.readers import Unreadable, docx
from shuangyong_lint.readers.text import decode

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

PATIENCE = 120
"""Seconds one conversion may take."""

_HEAD = 2048
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str) -> Document:
    """An old Word or WPS file as a document.

    Raises:
        Unreadable: if LibreOffice is missing or cannot convert it.
    """
    if data.startswith(b"PK"):
        # Saved in the new format under an old name.
        return docx.read(data, name)
    if not data.startswith((_OLE, b"{\\rtf")):
        raise Unreadable(name, f"内容不是 Word 或 WPS 文件：{_nature(data, name)}")
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(name, "文件加了密码，请先在 Word 或 WPS 里取消密码再检查")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable(
            name, "这是旧版 Word 或 WPS 文件：请另存为 .docx，或装上 LibreOffice（装好后自动转换，原文件不动）"
        )
    document = docx.read(_converted(data, name, program), name)
    note = Skipped(None, "旧版文件由 LibreOffice 转成 .docx 后检查，版式上的出入没有检查")
    return replace(document, skipped=(*document.skipped, note))


def _nature(data: bytes, name: str) -> str:
    """What a file that only has the name of a Word file is, and what to do; office systems export web pages so."""
    head = data[:_HEAD].replace(b"\0", b"").lower()
    if b"mime-version:" in head:
        return "其实是单个文件的网页（MHTML），请在 Word 或 WPS 里另存为 .docx"
    if b"<?mso-application" in head or b"w:worddocument" in head:
        return "其实是 Word 2003 的 XML，请在 Word 或 WPS 里另存为 .docx"
    if b"<html" in head or b"<!doctype html" in head:
        return "其实是网页，请把后缀改为 .html，或在 Word、WPS 里另存为 .docx"
    try:
        decode(data, name)
    except Unreadable:
        return "后缀与内容不符，或文件已损坏"
    return "其实是纯文本，请把后缀改为 .txt" if data.strip() else "文件是空的"


def _converted(data: bytes, name: str, program: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="shuangyong-lint-") as folder:
        source = Path(folder, "in" + Path(name).suffix.lower())
        source.write_bytes(data)
        # A profile of its own: LibreOffice refuses to run twice on one.
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", folder),
            str(source),
        ]
        with subprocess.Popen(  # noqa: S603  (a program found on the path, on a file of ours)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired as error:
                _end(process)
                raise Unreadable(name, f"LibreOffice 转换超过 {PATIENCE} 秒，请手工另存为 .docx") from error
        result = Path(folder, "in.docx")
        if not result.is_file():
            raise Unreadable(name, "LibreOffice 转换不了这个文件（可能加了密码或已损坏），请手工另存为 .docx")
        return result.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and the process it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
