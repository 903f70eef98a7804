"""自检：这台机器上装了什么、缺什么、查得动查不动，一条一条说清。"""

from __future__ import annotations

import locale
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING

from shuangyong_lint import batch, readers
from shuangyong_lint import config as configuration
from shuangyong_lint import registry as registering
from shuangyong_lint.check import TermCheck
from shuangyong_lint.engine import Linter
from shuangyong_lint.system import words
from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PARTS = (
    ("lxml", "读写 Word（.docx）、读表格（.xlsx）", "docx"),
    ("pypdfium2", "读 PDF", "pdf"),
    ("selectolax", "读网页（.html）", "html"),
)
_SAMPLE = "节日期间，局领导带队走方慰问军烈属。"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: whether it is as it should be, and in words.

    ``well`` is None for what may be missing.
    """

    well: bool | None
    words: str

    @property
    def mark(self) -> str:
        """正常, 缺 or 有误."""
        return {True: "正常", False: "有误", None: "缺"}[self.well]


def examine(start: Path) -> Iterator[Line]:
    """Look at the installation, and at the configuration that counts for ``start``."""
    program = f"shuangyong-lint {VERSION}，Python {platform.python_version()}，{platform.platform()}"
    yield Line(sys.version_info >= (3, 11), program)
    registry = registering.default()
    rows = sum(len(each.rows) for each in registry.checks.values() if isinstance(each, TermCheck))
    yield Line(not registry.broken, f"{len(registry.checks)} 个检查项，词表 {rows} 条")
    for broken in registry.broken:
        yield Line(well=False, words=broken)
    plugins = sorted(metadata.entry_points(group=registering.GROUP), key=lambda point: point.name)
    if plugins:
        yield Line(well=True, words=f"外接检查项：{'、'.join(point.name for point in plugins)}")
    yield from _config(start, registry)
    yield from _parts()
    yield from _cache()
    encoding = sys.stdout.encoding or locale.getpreferredencoding(do_setlocale=False)
    shown = _shown(encoding)
    yield Line(shown or None, f"屏幕编码 {encoding}" + ("" if shown else "，显示不了全部汉字；写入文件的报告不受影响"))


def _config(start: Path, registry: registering.Registry) -> Iterator[Line]:
    path = configuration.find(start)
    try:
        linter = Linter(configuration.load(path, registry), registry)
    except configuration.ConfigError as error:
        yield Line(well=False, words=f"配置 {path} 有误：{error}")
        linter = Linter(registry=registry)
    else:
        yield Line(well=True, words=f"配置：{path}" if path else "配置：没有配置文件，用内置设置")
    report = linter.lint(_SAMPLE)
    if "characters.known-typo" in report.checks_run:
        found = any(each.check == "characters.known-typo" for each in report.diagnostics)
        yield Line(found and not report.broken, "试查一句有错的话" + ("，查出来了" if found else "，没有查出来"))
    for broken in report.broken:
        yield Line(well=False, words=broken)


def _parts() -> Iterator[Line]:
    for module, use, extra in _PARTS:
        if find_spec(module) is None:
            yield Line(well=None, words=f"{use}：没有装 {module}，需要时运行 pip install 'shuangyong-lint[{extra}]'")
        else:
            yield Line(well=True, words=f"{use}：{module} {metadata.version(module)}")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Line(True if office else None, f"读旧版 .doc、.wps：{office or '没有装 LibreOffice，需要时先另存为 .docx'}")
    git = shutil.which("git")
    yield Line(True if git else None, f"--since：{git or '没有装 git'}")
    yield Line(well=True, words=f"能读的文件：{'、'.join(sorted(readers.READERS))}")


def _cache() -> Iterator[Line]:
    folder = batch.cache_folder()
    file = folder / "cache.sqlite"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        size = file.stat().st_size if file.exists() else 0
    except OSError as error:
        yield Line(well=None, words=f"缓存 {folder} 用不了（{words(error)}），每次全部重查")
    else:
        yield Line(well=True, words=f"缓存：{file}，{size / 1e6:.1f} MB；删去无妨")


def _shown(encoding: str) -> bool:
    try:
        "⟦䶮〇𠮷⟧".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
