"""成批检查：查过的从缓存取，没查过的分给几个进程；只看某个版本以后改动之处。"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sqlite3
import sys
import time
import zlib
from bisect import bisect_right
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuangyong_lint import readers
from shuangyong_lint import registry as registering
from shuangyong_lint.document import Document, Source, Span
from shuangyong_lint.engine import Examined, Linter
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from shuangyong_lint.config import Config
    from shuangyong_lint.finding import Diagnostic

    Given = Path | Document | readers.Unreadable
    Result = Examined | readers.Unreadable

# Examining


def examine(
    linter: Linter,
    given: Sequence[Given],
    *,
    jobs: int = 1,
    cache: Cache | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Result]:
    """Examine many documents, in the order given.

    Args:
        linter: the checks and their configuration.
        given: files, documents already read, and what could not be found.
        jobs: how many processes; 0 means as many as there are processors.
        cache: results of earlier runs.
        progress: called with (done, all) after each.
    """
    results: dict[int, Result] = {}
    todo: list[int] = []
    for index, each in enumerate(given):
        found = cache.find(each) if cache is not None and isinstance(each, Path) else None
        if found is not None:
            results[index] = found
        elif isinstance(each, readers.Unreadable):
            results[index] = each
        else:
            todo.append(index)
    if progress:
        progress(len(results), len(given))
    with contextlib.closing(_worked(linter, [given[index] for index in todo], jobs)) as worked:
        for index, result in zip(todo, worked, strict=True):
            results[index] = result
            if cache is not None and isinstance(result, Examined):
                cache.store(result)
            if progress:
                progress(len(results), len(given))
    return [results[index] for index in range(len(given))]


def _worked(linter: Linter, given: Sequence[Given], jobs: int) -> Generator[Result]:
    jobs = min(jobs or os.cpu_count() or 1, len(given))
    # Other processes can only be told the configuration; checks made by hand stay in this one.
    if jobs < 2 or linter.registry is not registering.default():
        yield from (_one(linter, each) for each in given)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (imports slowly)
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    done = 0
    try:
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(linter.config,)) as pool:
            for result in pool.map(_elsewhere, given, chunksize=max(1, min(8, len(given) // (4 * jobs)))):
                yield result
                done += 1
    except BrokenProcessPool:
        # Some file has brought a process down (a library's crash, no memory): find out which, one by one.
        for each in given[done:]:
            yield _alone(linter, each)


def _alone(linter: Linter, given: Given) -> Result:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        with ProcessPoolExecutor(1, initializer=_begin, initargs=(linter.config,)) as pool:
            return pool.submit(_elsewhere, given).result()
    except BrokenProcessPool:
        name = str(given) if isinstance(given, Path) else given.name
        return readers.Unreadable(name, "读或查的时候进程中断，文件可能已损坏或太大")


_LINTER: list[Linter] = []


def _begin(config: Config) -> None:
    _LINTER[:] = [Linter(config)]


def _elsewhere(given: Given) -> Result:
    return _one(_LINTER[0], given)


def _one(linter: Linter, given: Given) -> Result:
    try:
        document = readers.read(given) if isinstance(given, Path) else given
    except readers.Unreadable as unreadable:
        return unreadable
    return document if isinstance(document, readers.Unreadable) else linter.examine(document)


# Remembering

_MAX_BYTES = 256 << 20
_SPOILT = (
    sqlite3.Error,
    zlib.error,
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
"""What reading a row that was not written by this program may raise."""
_METADATA = Pattern(
    r"(?:lxml|markdown-it-py|pypdfium2|selectolax|cn2an|numpy|regex|ahocorasick-rs)-\d.*\.(?:dist|egg)-info\Z"
)
"""What is installed of the libraries on which results depend."""


class Cache:
    """Results of examining files, kept in one sqlite file of the user's.

    The key of a result is a hash of the file's bytes and name, of everything in the configuration, and of all that
    the result can depend on otherwise: our version, every file of this package and of plug-ins (tables, models), and
    the libraries that read files. So a result is never stale; it is only no longer found.

    Args:
        folder: where to keep it.
        linter: the checks and their configuration.
    """

    def __init__(self, folder: Path, linter: Linter) -> None:
        checks = [(check.id, check.severity, type(check).__name__) for check in linter.checks]
        self._stamp = hashlib.sha256(repr((_program(), _canonical(linter.config), checks)).encode()).digest()
        self._keys: dict[str, tuple[bytes, bytes]] = {}
        self._new: list[tuple[bytes, bytes, float]] = []
        self._used: list[bytes] = []
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._base = sqlite3.connect(folder / "cache.sqlite", timeout=10)
        self._base.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, used REAL)")

    def find(self, path: Path) -> Examined | None:
        """The result for a file as it is now, if it is known."""
        try:
            data = readers.contents(path)
        except readers.Unreadable:
            return None
        key = self._key(path, data)
        self._keys[str(path)] = key, data
        try:
            row = self._base.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            result = pickle.loads(zlib.decompress(row[0])) if row else None  # noqa: S301  (the user's own file)
        except _SPOILT:
            return None
        if not isinstance(result, Examined):
            return None
        self._used.append(key)
        source = result.document.source
        if source is not None and not source.data:
            result = replace(result, document=replace(result.document, source=Source(data, source.encoding)))
        return replace(result, timings={})

    def store(self, result: Examined) -> None:
        """Remember a result, unless a check failed or the file is not what was looked for."""
        key, data = self._keys.pop(result.document.name, (b"", b""))
        source = result.document.source
        if not key or result.broken or source is None:
            return
        if source.data == data:
            # The bytes are at hand whenever the result is: they made its key.
            document = replace(result.document, source=Source(b"", source.encoding), knowledge=None)
        elif Path(result.document.name).suffix.lower() in (".doc", ".wps", ".rtf"):
            document = result.document
        else:
            # The file changed between looking and reading.
            return
        value = pickle.dumps(replace(result, document=document), protocol=pickle.HIGHEST_PROTOCOL)
        self._new.append((key, zlib.compress(value, 1), time.time()))

    def close(self) -> None:
        """Write what is new; when the file has grown too big, drop the half that has longest been unused."""
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
                now = time.time()
                self._base.executemany("UPDATE results SET used = ? WHERE key = ?", [(now, key) for key in self._used])
            pages, size = (self._base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            if pages * size > _MAX_BYTES:
                with self._base:
                    self._base.execute(
                        "DELETE FROM results WHERE key IN (SELECT key FROM results ORDER BY used LIMIT "
                        "(SELECT COUNT(*) / 2 FROM results))"
                    )
                self._base.execute("VACUUM")
        finally:
            self._base.close()

    def _key(self, path: Path, data: bytes) -> bytes:
        extra = _converter() if path.suffix.lower() in (".doc", ".wps", ".rtf") else ""
        head = repr((str(path), extra, len(data))).encode()
        return hashlib.sha256(self._stamp + head + b"\0" + data).digest()


def cache_folder() -> Path:
    """Where this user's programs keep what can be made again; ``SHUANGYONG_LINT_CACHE`` names another place."""
    if given := os.environ.get("SHUANGYONG_LINT_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "shuangyong-lint"


def _program() -> tuple[Any, ...]:
    """All that the result of a check depends on besides the document and the configuration."""
    folders = [Path(__file__).parent]
    plugins = []
    for point in registering.plugins():
        plugins.append((point.name, point.value, point.dist.version if point.dist else ""))
        module = sys.modules.get(point.value)
        if module is not None and module.__file__:
            folders.append(Path(module.__file__).parent)
    return (
        VERSION,
        sys.version,
        _libraries(),
        tuple(plugins),
        tuple(stat for folder in folders for stat in _files(str(folder))),
    )


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns


def _libraries() -> tuple[str, ...]:
    """The libraries as installed: the names of their metadata hold the versions, and reading them takes long."""
    folders = [Path(place or ".") for place in sys.path]
    names = {each.name for folder in folders if folder.is_dir() for each in folder.iterdir()}
    return tuple(sorted(name for name in names if _METADATA.match(name.lower().replace("_", "-"))))


def _converter() -> str:
    import shutil  # noqa: PLC0415

    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return ""
    real = Path(program).resolve()
    return f"{real} {real.stat().st_mtime_ns}"


def _canonical(value: Any) -> Any:
    """The same for equal configurations in whatever order they were written."""
    if hasattr(value, "__dataclass_fields__"):
        return tuple((spec.name, _canonical(getattr(value, spec.name))) for spec in fields(value))
    if isinstance(value, dict):
        return tuple(sorted((repr(key), _canonical(each)) for key, each in value.items()))
    if isinstance(value, set | frozenset):
        return tuple(sorted(map(repr, value)))
    if isinstance(value, list | tuple):
        return tuple(_canonical(each) for each in value)
    return repr(value)


# Changes

_SENTENCE = Pattern(r"[^。；！？\n]*[。；！？\n]?")
_FINE = 6_000


class GitError(ValueError):
    """A revision that cannot be compared with; the message says why."""


class Changes:
    """What has changed since a revision, as spans of the documents as they are now.

    Args:
        touched: document name → the sentences that changed or stand beside something removed, sorted.
    """

    def __init__(self, touched: Mapping[str, Sequence[Span]]) -> None:
        self._touched = touched

    def keep(self, doc: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        """The findings any of whose places was touched: the words themselves or their evidence, here or elsewhere."""
        return [each for each in diagnostics if any(self._hit(*place) for place in _places(doc, each))]

    def _hit(self, name: str, span: Span | None) -> bool:
        touched = self._touched.get(name, ())
        if span is None:
            return bool(touched)
        at = bisect_right(touched, span.end, key=lambda each: each.start)
        return any(each.start <= span.end and span.start <= each.end for each in touched[max(0, at - 1) : at])


def _places(doc: Document, diagnostic: Diagnostic) -> Iterator[tuple[str, Span | None]]:
    for finding in diagnostic.occurrences:
        yield doc.name, finding.span
        for evidence in finding.evidence:
            if evidence.document:
                yield evidence.document, evidence.span
            elif evidence.span is not None:
                yield doc.name, evidence.span


def changes(revision: str, documents: Sequence[Document]) -> Changes:
    """Compare documents that are files of a git repository with what they were at a revision.

    Text is compared, whatever the format: two Word files with the same words are the same.

    Raises:
        GitError: if git is missing, a file lies in no repository, or the revision is unknown.
    """
    touched: dict[str, Sequence[Span]] = {}
    by_root: dict[Path, dict[str, str]] = {}
    for document in documents:
        path = Path(document.name).absolute()
        if not path.exists():
            # Standard input: git knows nothing of it, so all of it counts.
            touched[document.name] = (Span(0, len(document)),)
            continue
        root = next((each for each in by_root if path.is_relative_to(each)), None)
        if root is None:
            root = Path(_git(path.parent, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
            by_root[root] = _changed(root, revision)
        try:
            name = path.resolve().relative_to(root.resolve()).as_posix()
        except ValueError as error:
            raise GitError(f"{document.name} 不在 git 仓库里，不能用 --since") from error
        before = by_root[root].get(name)
        if before is None:
            touched[document.name] = ()
        elif not before:
            touched[document.name] = (Span(0, len(document)),)
        else:
            try:
                old = readers.from_bytes(_git(root, "show", f"{revision}:{before}"), before).text
            except readers.Unreadable:
                touched[document.name] = (Span(0, len(document)),)
            else:
                touched[document.name] = differing(old, document.text)
    return Changes(touched)


def _changed(root: Path, revision: str) -> dict[str, str]:
    """Path → its path at the revision ("" if it is new), for every file that differs."""
    _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found: dict[str, str] = {}
    parts = _git(root, "diff", "--name-status", "-M", "-z", revision, "--").decode(errors="surrogateescape").split("\0")
    at = 0
    while at < len(parts) - 1:
        status = parts[at]
        if status.startswith(("R", "C")):
            found[parts[at + 2]] = parts[at + 1]
            at += 3
        else:
            found[parts[at + 1]] = "" if status == "A" else parts[at + 1]
            at += 2
    untracked = _git(root, "ls-files", "--others", "-z").decode(errors="surrogateescape").split("\0")
    return found | dict.fromkeys(filter(None, untracked), "")


def _git(folder: Path, *arguments: str) -> bytes:
    import shutil  # noqa: PLC0415  (as above: needed only for --since)
    import subprocess  # noqa: PLC0415

    program = shutil.which("git")
    if program is None:
        raise GitError("没有找到 git，不能用 --since")
    done = subprocess.run(  # noqa: S603  (git on the path; the revision stands behind --end-of-options or a colon)
        [program, "-C", str(folder), *arguments], capture_output=True, check=False
    )
    if done.returncode:
        if arguments[0] == "rev-parse" and "--verify" in arguments:
            raise GitError(f"git 里没有版本“{arguments[-1].removesuffix('^{commit}')}”")
        if arguments[0] == "rev-parse":
            raise GitError(f"{folder} 不在 git 仓库里，不能用 --since")
        raise GitError(f"git {arguments[0]} 没有成功：{done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def differing(old: str, new: str) -> tuple[Span, ...]:
    """The sentences of ``new`` that are not in ``old``, and those beside a place where something was removed."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (needed only for --since)

    before, after = old.split("\n"), new.split("\n")
    starts = [0]
    for line in after:
        starts.append(starts[-1] + len(line) + 1)
    spans: list[Span] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        start = min(starts[j1], len(new))
        end = max(start, starts[j2] - 1)
        was, now = "\n".join(before[i1:i2]), new[start:end]
        if tag == "replace" and len(was) < _FINE and len(now) < _FINE:
            inner = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
            spans += [Span(start + b1, start + b2) for kind, _, _, b1, b2 in inner if kind != "equal"]
        else:
            spans.append(Span(start, end))
    return _sentences(new, spans)


def _sentences(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Whole sentences around spans, neighbours of an empty one included; merged and sorted."""
    result: list[Span] = []
    for span in spans:
        at = span.start
        if not len(span):
            # Something was removed here: the sentence before it is touched as well.
            while at and text[at - 1] in "。；！？\n":
                at -= 1
        start = max(text.rfind(mark, 0, max(0, at)) for mark in "。；！？\n") + 1
        match = _SENTENCE.match(text, min(len(text), max(span.end, start)))
        end = max(span.end, match.end() if match else span.end)
        if result and start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, end))
        else:
            result.append(Span(min(start, span.start), end))
    return tuple(result)
