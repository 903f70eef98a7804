"""登记处：走一遍检查项文件夹，再看入口点，得到一张不变的表。

Plug-ins register the *module* of a check under the entry-point group ``shuangyong_lint.checks``; like ours it
is named ``….family.name`` and holds one object ``check``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from shuangyong_lint import checks, views
from shuangyong_lint.check import Check
from shuangyong_lint.terms import Lexicon, Term
from shuangyong_lint.views.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint
    from types import ModuleType

    from shuangyong_lint.knowledge import RunKnowledge

GROUP = "shuangyong_lint.checks"
UNUSED_IGNORE = "lint.unused-ignore"
RESERVED = {UNUSED_IGNORE: "豁免无用", "lint.check-failed": "检查项出错", "lint.unreadable": "材料未读"}
"""Ids and titles of what the engine itself says; their level can be set like a check's."""


@dataclass(frozen=True)
class Registry:
    """All checks by id, and a sentence for each that could not be loaded."""

    checks: Mapping[str, Check]
    broken: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """The families, in order."""
        return tuple(sorted({check.family for check in self.checks.values()}))

    def resolve(self, name: str) -> tuple[str, ...]:
        """The ids that an id, a family or a Chinese title names; empty if none."""
        if name in self.checks or name in RESERVED:
            return (name,)
        return tuple(id_ for id_, title in RESERVED.items() if title == name) or tuple(
            id_ for id_, check in self.checks.items() if name in (check.family, check.title)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Everything `resolve` knows, for suggestions."""
        return (*self.checks, *self.families, *(check.title for check in self.checks.values()))


def collect(modules: Iterable[tuple[str, ModuleType | Exception]]) -> Registry:
    """Build a registry from (name, module or the error of importing it)."""
    found: dict[str, Check] = {}
    titles: dict[str, str] = {}
    broken: list[str] = []
    for name, module in modules:
        if isinstance(module, Exception):
            broken.append(f"检查项 {name} 无法载入：{type(module).__name__}: {module}")
            continue
        check = getattr(module, "check", None)
        if not isinstance(check, Check):
            broken.append(f"检查项 {name} 无法载入：模块里没有名为 check 的检查项")
        elif check.id in found:
            broken.append(f"检查项 {name} 无法载入：编号 {check.id} 已被占用")
        elif check.title in titles:
            broken.append(f"检查项 {name} 无法载入：名称“{check.title}”已被 {titles[check.title]} 占用")
        else:
            found[check.id] = check
            titles[check.title] = check.id
    return Registry(MappingProxyType(dict(sorted(found.items()))), tuple(broken))


@cache
def default() -> Registry:
    """Our own checks and those of installed plug-ins."""
    return collect([*_ours(), *((point.name, _load(point.value)) for point in plugins())])


def _ours() -> Iterator[tuple[str, ModuleType | Exception]]:
    for info in pkgutil.walk_packages(checks.__path__, f"{checks.__name__}."):
        if not info.ispkg:
            yield info.name.removeprefix(f"{checks.__name__}."), _load(info.name)


def plugins() -> tuple[EntryPoint, ...]:
    """The entry points of installed plug-ins."""
    if not any(map(_mentions_us, sys.path)):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415  (imports slowly; needed only where a plug-in is)

    return tuple(entry_points(group=GROUP))


def _mentions_us(place: str) -> bool:
    """Whether a package installed here may register checks: what is no plain folder always may."""
    folder = Path(place or ".")
    if not folder.is_dir():
        return folder.exists()
    return any(
        GROUP in (metadata / "entry_points.txt").read_text(encoding="utf-8", errors="replace")
        for metadata in folder.iterdir()
        if metadata.suffix in (".dist-info", ".egg-info") and (metadata / "entry_points.txt").is_file()
    )


def _load(name: str) -> ModuleType | Exception:
    try:
        return importlib.import_module(name)
    except Exception as error:  # noqa: BLE001  (a plug-in may fail in any way; it is reported, never dropped)
        return error


def lexicon(checks_: Iterable[Check], knowledge: RunKnowledge) -> Lexicon:
    """The one lexicon of a run: the words of these checks and the triggers of all views."""
    terms = [*chain.from_iterable(check.terms() for check in checks_), *_triggers(knowledge)]
    # Put in order all at once: a line end changes nothing beside it.
    words = plain_text("\n".join(term.word for term in terms)).split("\n")
    return Lexicon(Term(word, term.owner) for word, term in zip(words, terms, strict=True))


def _triggers(knowledge: RunKnowledge) -> Iterator[Term]:
    for info in pkgutil.iter_modules(views.__path__):
        triggers = getattr(importlib.import_module(f"{views.__name__}.{info.name}"), "TRIGGERS", ())
        for word in triggers(knowledge) if callable(triggers) else triggers:
            yield Term(word, info.name)
