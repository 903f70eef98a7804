"""读材料：按文件种类取出文字，记住回去的路，不改一字。

Every reader turns bytes into a `Document` or raises `Unreadable` with one clear sentence.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint.document import Skipped
from shuangyong_lint.system import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec import GitIgnoreSpec

    from shuangyong_lint.document import Document

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "legacy",
    ".wps": "legacy",
    ".rtf": "legacy",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
}
"""Suffix → module of this package with ``read(data, name) -> Document`` and ``from_text`` where text is the source."""

SOURCES = ("markdown", "html")
"""Modules, besides text, whose files are text: they read from memory too."""

EXTRAS = {"docx": "docx", "legacy": "docx", "xlsx": "xlsx", "pdf": "pdf", "html": "html"}
"""Module → the extra of our package that brings what it needs."""

FOREIGN = {
    ".xls": "这是旧版表格文件，请在 Excel 或 WPS 里另存为 .xlsx",
    ".et": "这是 WPS 表格文件，请在 WPS 里另存为 .xlsx",
    ".ofd": "这是 OFD 版式文件，本版不能读，请另存为 .docx 或 PDF",
}


MAX_BYTES = 200 << 20
"""A bigger file is not read: nobody writes such a report, and it would take all memory."""

COPY = "（校对）"
"""Ends the name of an annotated copy: our own work, which a folder beside its original is checked without."""


class Unreadable(Exception):  # noqa: N818  (it is a result as much as an error: it takes part in a report)
    """A file that could not be read; ``reason`` is a sentence that says why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}：{reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        # An exception is rebuilt from its message otherwise, and this one has two parts.
        return Unreadable, (self.name, self.reason)


def read(path: Path) -> Document:
    """Read one file by its suffix; a suffix nobody knows is read as text.

    Raises:
        Unreadable: if it cannot be read as what it is.
    """
    data = contents(path)
    if (suffix := path.suffix.lower()) in FOREIGN:
        raise Unreadable(str(path), FOREIGN[suffix])
    return from_bytes(data, str(path))


def contents(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: if it may not be read, is too big, or is no file: reading a pipe would wait for ever.
    """
    name = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(name, "这是文件夹，不是文件")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, "不是普通文件（是管道或设备）；要从管道读，文件名请写 -")
        if status.st_size > MAX_BYTES:
            raise Unreadable(name, f"文件超过 {MAX_BYTES >> 20} MB，请拆成几份再检查")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(name, _trouble(path, error)) from error


def from_bytes(data: bytes, name: str) -> Document:
    """Read the bytes of a file called ``name``.

    Raises:
        Unreadable: if they cannot be read as what the name's suffix says.
    """
    kind = READERS.get(Path(name).suffix.lower(), "text")
    try:
        module = import_module(f"{__name__}.{kind}")
    except ModuleNotFoundError as error:
        if kind not in EXTRAS:
            raise
        command = f"pip install 'shuangyong-lint[{EXTRAS[kind]}]'"
        raise Unreadable(name, f"读这种文件还要装一个部件，请运行：{command}") from error
    try:
        document: Document = module.read(data, name)
    except RecursionError as error:
        raise Unreadable(name, "结构一层套一层，深得读不完，请在原来的软件里另存一份再检查") from error
    except MemoryError as error:
        raise Unreadable(name, "内容太大，内存装不下，请拆成几份再检查") from error
    if not document.text.strip() and not document.skipped:
        # Silence would say that the text is sound.
        return replace(document, skipped=(Skipped(None, "文件里没有文字"),))
    return document


def from_text(text: str, name: str) -> Document:
    """A document from text in memory, read as the name's suffix says."""
    kind = READERS.get(Path(name).suffix.lower(), "text")
    module = import_module(f"{__name__}.{kind if kind in SOURCES else 'text'}")
    document: Document = module.from_text(text, name)
    return document


def attempt(given: Path | Unreadable) -> Document | Unreadable:
    """`read`, with the failure as a value."""
    if isinstance(given, Unreadable):
        return given
    try:
        return read(given)
    except Unreadable as unreadable:
        return unreadable


def walk(paths: Iterable[Path], met: set[str] | None = None) -> Iterator[Path | Unreadable]:
    """Files in the given order; a folder gives the files in it that we can read, sorted, hidden ones and what
    ``.gitignore`` names left out. A file met again, by whatever name, is left out. A path that cannot be read, or a
    folder with nothing in it, gives `Unreadable`. ``met`` carries what was met from one call to the next.
    """  # noqa: D205
    met = set() if met is None else met
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112  (pathlib's raises where a folder above may not be entered)
            found: Iterable[Path | Unreadable] = (path,)
        else:
            kinds = "、".join(sorted(READERS))
            found = tuple(_folder(path)) or (Unreadable(str(path), f"文件夹里没有可以检查的文件（{kinds}）"),)
        for each in found:
            if isinstance(each, Path):
                real = os.path.realpath(each)
                if real in met:
                    continue
                met.add(real)
            yield each


def _folder(root: Path) -> Iterator[Path | Unreadable]:
    specs: dict[Path, GitIgnoreSpec] = {}
    complaints: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=complaints.append):
        here = Path(folder)
        if ".gitignore" in files and (spec := _ignoring(here / ".gitignore")):
            specs[here] = spec

        def ignored(path: Path, *, folder: bool) -> bool:
            return any(
                spec.match_file(path.relative_to(base).as_posix() + ("/" if folder else ""))
                for base, spec in specs.items()
                if path.is_relative_to(base)
            )

        names[:] = sorted(name for name in names if name[0] != "." and not ignored(here / name, folder=True))
        originals = {Path(name).stem for name in files}
        for name in sorted(files):
            file = here / name
            if file.stem.endswith(COPY) and file.stem.removesuffix(COPY) in originals:
                continue
            if name[0] != "." and file.suffix.lower() in (*READERS, *FOREIGN) and not ignored(file, folder=False):
                yield file
        for error in complaints:
            yield Unreadable(str(error.filename), _trouble(Path(error.filename), error))
        complaints.clear()


def _ignoring(rules: Path) -> GitIgnoreSpec | None:
    """What a ``.gitignore`` names. As with git, a file that cannot be read and a line that is no pattern count for
    nothing: then more is checked, not less.
    """  # noqa: D205
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only folders need it)

    try:
        lines = contents(rules).decode(errors="replace").splitlines()
    except Unreadable:
        return None
    patterns: list[Any] = []
    for line in lines:
        try:
            patterns += GitIgnoreSpec.from_lines([line]).patterns
        except (ValueError, re.error):
            continue
    return GitIgnoreSpec(patterns)


def _trouble(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有读取权限"
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114  (as in `walk`)
        return "链接指向的文件不存在"
    if isinstance(error, FileNotFoundError):
        return words(error)
    return f"读不出来（{words(error)}）"
