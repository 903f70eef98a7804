"""存量：旧有的问题先记下，以后只报新的；按文字认，行挪了也认得。

The file is JSON, one entry a finding, with its check and words beside the fingerprint so that people can review it.
Paths are relative to the file's folder, so that a repository carries it along.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint.system import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Diagnostic

VERSION = 1
_WORDS = 40


class BaselineError(ValueError):
    """A baseline file that cannot be used; the message says why and what to do."""


class Baseline:
    """Known findings by document and fingerprint; remembers which of them it met again.

    Args:
        path: the file, which need not exist yet.
        known: document → fingerprint → (check, words).
        absorb: take in new findings instead of letting them through.
    """

    def __init__(
        self, path: Path, known: dict[str, dict[str, tuple[str, str]]] | None = None, *, absorb: bool = False
    ) -> None:
        self.path = path
        self.absorb = absorb
        self._folder = path.absolute().parent
        self._known = known or {}
        self._met: dict[str, dict[str, tuple[str, str]]] = {}
        self._new: dict[str, dict[str, tuple[str, str]]] = {}

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a file.

        Raises:
            BaselineError: if it is missing or not a baseline.
        """
        try:
            raw: Any = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise BaselineError(f"没有存量文件 {path}；用 --update-baseline 建立") from error
        except OSError as error:
            raise BaselineError(f"存量文件 {path} 读不出来（{words(error)}）") from error
        except ValueError as error:
            raise BaselineError(f"存量文件 {path} 不是合格的 JSON，请用 --update-baseline 重建") from error
        if not isinstance(raw, dict) or raw.get("version") != VERSION or not isinstance(raw.get("documents"), dict):
            raise BaselineError(f"{path} 不是本工具的存量文件，请用 --update-baseline 重建")
        known: dict[str, dict[str, tuple[str, str]]] = {}
        for name, entries in raw["documents"].items():
            if not isinstance(entries, dict) or not all(_is_entry(entry) for entry in entries.values()):
                raise BaselineError(f"存量文件 {path} 里“{name}”一项写得不对，请用 --update-baseline 重建")
            known[name] = {fingerprint: (entry[0], entry[1]) for fingerprint, entry in entries.items()}
        return cls(path, known)

    def keep(self, doc: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        """The findings that are not known; what is met is remembered for `stale` and `written`."""
        name = self._name(doc.name)
        known = self._known.get(name, {})
        met = self._met.setdefault(name, {})
        new = self._new.setdefault(name, {})
        kept = []
        for diagnostic in diagnostics:
            entry = (diagnostic.check, " ".join(doc[diagnostic.span].split())[:_WORDS])
            if diagnostic.fingerprint in known:
                met[diagnostic.fingerprint] = entry
            else:
                new[diagnostic.fingerprint] = entry
                kept.append(diagnostic)
        return [] if self.absorb else kept

    @property
    def matched(self) -> int:
        """How many known findings were met again."""
        return sum(len(entries) for entries in self._met.values())

    @property
    def absorbed(self) -> int:
        """How many new findings were met."""
        return sum(len(entries) for entries in self._new.values())

    @property
    def stale(self) -> int:
        """How many known findings are gone: their document was checked without them, or does not exist any more."""
        return sum(len(entries) for entries in self._stale().values())

    def _stale(self) -> dict[str, set[str]]:
        return {
            name: set(entries) - set(self._met.get(name, {}))
            for name, entries in self._known.items()
            if name in self._met or not (self._folder / name).exists()
        }

    def pruned(self) -> str:
        """The file's new text without stale entries."""
        stale = self._stale()
        return _text(
            {
                name: {each: entry for each, entry in entries.items() if each not in stale.get(name, ())}
                for name, entries in self._known.items()
            }
        )

    def updated(self) -> str:
        """The file's new text: for checked documents what they have now, for the others what was known."""
        fresh = {name: {**self._met.get(name, {}), **new} for name, new in self._new.items()}
        gone = self._stale()
        old = {name: entries for name, entries in self._known.items() if name not in fresh and name not in gone}
        return _text({**old, **fresh})

    def _name(self, name: str) -> str:
        path = Path(name).absolute()
        return path.relative_to(self._folder).as_posix() if path.is_relative_to(self._folder) else path.as_posix()


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(each, str) for each in entry)


def _text(documents: dict[str, dict[str, tuple[str, str]]]) -> str:
    filled: Iterable[tuple[str, dict[str, tuple[str, str]]]] = sorted(documents.items())
    body = {name: dict(sorted(entries.items())) for name, entries in filled if entries}
    return json.dumps({"version": VERSION, "documents": body}, ensure_ascii=False, indent=1) + "\n"
