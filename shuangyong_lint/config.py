"""配置：一个 TOML 文件，一张 名称 = 级别 的表，每个值都知道从哪里来。

The nearest ``shuangyong-lint.toml`` or ``pyproject.toml`` with ``[tool.shuangyong-lint]`` above a path counts, whole;
files are never merged. Layers, later ones winning: built in, profile, file, command line.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from shuangyong_lint import tsv
from shuangyong_lint.almanac import Own
from shuangyong_lint.almanac.festivals import Festival
from shuangyong_lint.almanac.history import Event, LocalMeeting
from shuangyong_lint.finding import Severity
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.system import words as system_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shuangyong_lint.registry import Registry

FILE = "shuangyong-lint.toml"
PROFILES = Path(__file__).parent / "profiles"
_LEVELS = {severity.word: severity for severity in Severity}
_PLACE = Pattern(r"line (\d+), column (\d+)")
_TOML_WORDS = (
    ("Unterminated string", "引号没有配对"),
    ("Unclosed array", "方括号没有配对"),
    ("Unclosed inline table", "花括号没有配对"),
    ("Expected ']'", "表名的方括号没有配对"),
    ("Cannot overwrite a value", "同一项写了两次"),
    ("Cannot declare", "同一个表写了两次"),
    ("Invalid value", "等号后面的值写法不对，文字要加引号"),
    ("Expected '=' after a key", "项的名称后面应是等号；名称里有汉字或点时要加引号"),
)


class ConfigError(ValueError):
    """A configuration or option that cannot be used; the message says what and what to do."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One exemption: findings of ``check`` (an id, ``id:key``, a family, a title) whose words are quoted.

    ``words`` empty means any; ``path`` is a glob over the document's path; ``reason`` is required.
    """

    check: str
    reason: str
    words: str = ""
    path: str = ""


@dataclass(frozen=True)
class Config:
    """What a run is told. Immutable and picklable.

    Args:
        levels: check id → level, where other than the check's own.
        options: check id → option → value.
        ignores: exemptions, each with its reason.
        words: the project's own words (names, places, terms).
        almanac: the project's own events, festivals and meetings.
        fail_on: the lowest level that makes the command exit 1.
        severity: the lowest level that is reported.
        profile: 文种 and 严格程度; files in ``profiles/``, later ones winning.
        path: the file it was read from.
        select: if not empty, only these ids run.
        ignore: ids that do not run.
        origins: setting → where its value comes from, for ``config FILE``.
    """

    levels: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    words: frozenset[str] = frozenset()
    almanac: Own = field(default_factory=Own)
    fail_on: Severity = Severity.WARNING
    severity: Severity = Severity.WARNING
    profile: str = ""
    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def level(self, check: str, own: Severity) -> Severity:
        """The level of a check: OFF if it does not run."""
        if check in self.ignore or (self.select and check not in self.select):
            return Severity.OFF
        return self.levels.get(check, own)

    def narrowed(self, registry: Registry, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Config:
        """The same with ``--select`` and ``--ignore``; a full id in ``select`` overrides ``off``.

        Raises:
            ConfigError: for a name that no check, family or title has.
        """
        levels = dict(self.levels)
        chosen: list[str] = []
        for name in select:
            ids = resolve(registry, name, "--select")
            chosen += ids
            if len(ids) == 1 and self.level(ids[0], registry.checks[ids[0]].severity) is Severity.OFF:
                levels[ids[0]] = registry.checks[ids[0]].severity or Severity.WARNING
        dropped = [id_ for name in ignore for id_ in resolve(registry, name, "--ignore")]
        return replace(self, levels=levels, select=(*self.select, *chosen), ignore=(*self.ignore, *dropped))


def resolve(registry: Registry, name: str, where: str) -> tuple[str, ...]:
    """The ids that ``name`` stands for.

    Raises:
        ConfigError: if there are none, with the nearest known name.
    """
    ids = registry.resolve(name)
    if not ids:
        raise ConfigError(
            f"{where}：没有名为“{name}”的检查项或门类"
            + (guess(name, registry.names) or "；用 shuangyong-lint checks 查看全部检查项")
        )
    return ids


def guess(name: str, known: Iterable[str]) -> str:
    """“，是不是想写“…”？” or nothing."""
    import difflib  # noqa: PLC0415  (needed only where something is wrong)

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"，是不是想写“{near[0]}”？" if near else ""


def find(start: Path) -> Path | None:
    """The nearest configuration file at or above ``start``."""
    # os.path's tests, not pathlib's: those raise where a folder may not be entered.
    folder = start if os.path.isdir(start) else start.parent  # noqa: PTH112
    for parent in (folder.absolute(), *folder.absolute().parents):
        own = parent / FILE
        if os.path.isfile(own):  # noqa: PTH113
            return own
        project = parent / "pyproject.toml"
        if os.path.isfile(project) and "shuangyong-lint" in _toml(project).get("tool", {}):  # noqa: PTH113
            return project
    return None


def load(path: Path | None, registry: Registry) -> Config:
    """Read a configuration file; None gives the built-in settings.

    Raises:
        ConfigError: for an unreadable file, an unknown name, option or level, or an exemption without a reason.
    """
    if path is None:
        return Config()
    raw = _toml(path)
    if path.name == "pyproject.toml":
        raw = raw.get("tool", {}).get("shuangyong-lint", {})
    return parse(raw, registry, path)


def parse(raw: Mapping[str, Any], registry: Registry, path: Path | None = None) -> Config:
    """Like `load`, from a parsed table; ``path`` is shown in messages and anchors relative word files."""
    where = path.name if path else "配置"
    _known(raw, ("profile", "fail-on", "severity", "checks", "ignore", "words", "almanac"), where)
    layers: list[tuple[str, Mapping[str, Any]]] = []
    profile = raw.get("profile", "")
    profiles = [profile] if isinstance(profile, str) else _list(raw, "profile", where)
    layers += [(f"文种“{each}”", _profile(each, where)) for each in profiles if each]
    layers.append((str(path or where), raw))
    origins: dict[str, str] = {}
    levels: dict[str, Severity] = {}
    options: dict[str, Mapping[str, Any]] = {}
    general: dict[str, Any] = {}
    for origin, layer in layers:
        for key in ("fail-on", "severity"):
            if key in layer:
                general[key] = _level(layer[key], f"{where}：{key}")
                origins[key] = origin
        _checks(_table(layer, "checks", where), registry, origin, (levels, options, origins), where)
    return Config(
        levels=levels,
        options=options,
        ignores=tuple(_ignore(entry, registry, where) for entry in _list(raw, "ignore", where)),
        words=_words(_table(raw, "words", where), (path.parent if path else Path()), where),
        almanac=_almanac(_table(raw, "almanac", where), (path.parent if path else Path()), where),
        fail_on=general.get("fail-on", Severity.WARNING),
        severity=general.get("severity", Severity.WARNING),
        profile="、".join(profiles),
        path=path,
        origins=origins,
    )


def typed_options(options: type | None, values: Mapping[str, Any], check: str) -> Any:
    """An instance of a check's options dataclass with ``values`` filled in, or None for a check without options.

    Raises:
        ConfigError: for an unknown option or a value of the wrong type.
    """
    if options is None:
        if values:
            raise ConfigError(f"{check}：这个检查项没有选项“{next(iter(values))}”")
        return None
    hints = get_type_hints(options)
    known = {spec.name.replace("_", "-"): spec.name for spec in fields(options)}
    filled: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{check}：没有选项“{key}”{guess(key, known)}；可用：{'、'.join(known)}")
        filled[known[key]] = _typed(hints[known[key]], value, f"{check}：选项“{key}”")
    return options(**filled)


def _typed(kind: Any, value: Any, where: str) -> Any:
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise ConfigError(f"{where}只能是 {'、'.join(map(str, get_args(kind)))}，不能是 {value!r}")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f'{where}应是一列文字，如 ["甲", "乙"]')
        return tuple(value)
    allowed = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    if float in allowed and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) not in allowed:
        raise ConfigError(f"{where}的值 {value!r} 类型不对，应为 {'或'.join(each.__name__ for each in allowed)}")
    return value


def _checks(
    table: Mapping[str, Any],
    registry: Registry,
    origin: str,
    into: tuple[dict[str, Severity], dict[str, Mapping[str, Any]], dict[str, str]],
    where: str,
) -> None:
    levels, options, origins = into
    # A family first, then single checks, whatever the order in the file: the narrower name wins.
    for name, value in sorted(table.items(), key=lambda item: "." in item[0] or item[0] not in registry.families):
        ids = resolve(registry, name, f"{where} [checks]")
        settings = dict(value) if isinstance(value, dict) else {"level": value}
        level = settings.pop("level", None)
        for id_ in ids:
            if level is not None:
                levels[id_] = _level(level, f"{where} [checks] {name}")
                origins[id_] = origin
            if settings:
                typed_options(registry.checks[id_].options, settings, id_)
                options[id_] = {**options.get(id_, {}), **settings}
                origins.update({f"{id_}.{key}": origin for key in settings})


def _ignore(entry: Any, registry: Registry, where: str) -> Ignore:
    where = f"{where} [[ignore]]"
    if not isinstance(entry, dict):
        raise ConfigError(f"{where}：每条豁免写成一个 [[ignore]] 表")
    _known(entry, tuple(spec.name for spec in fields(Ignore)), where)
    if wrong := [key for key, value in entry.items() if not isinstance(value, str)]:
        raise ConfigError(f"{where}：{wrong[0]} 应是文字")
    if "check" not in entry:
        raise ConfigError(f"{where}：缺少 check（豁免哪个检查项）")
    if not entry.get("reason", "").strip():
        raise ConfigError(f"{where}：缺少 reason（为什么豁免“{entry.get('words', entry['check'])}”）")
    resolve(registry, entry["check"].partition(":")[0], where)
    return Ignore(**entry)


def _words(table: Mapping[str, Any], folder: Path, where: str) -> frozenset[str]:
    where = f"{where} [words]"
    _known(table, ("files", "list"), where)
    words = set(_list(table, "list", where))
    for name in _list(table, "files", where):
        try:
            text = (folder / name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{where}：词表 {name} 读不出来，请确认文件存在且为 UTF-8 编码") from error
        words |= {word for line in text.splitlines() if (word := line.partition("\t")[0].strip()) and word[0] != "#"}
    return frozenset(words)


def _almanac(table: Mapping[str, Any], folder: Path, where: str) -> Own:
    where = f"{where} [almanac]"
    kinds: dict[str, type[Any]] = {"events": Event, "festivals": Festival, "meetings": LocalMeeting}
    _known(table, tuple(kinds), where)
    rows: dict[str, tuple[Any, ...]] = {}
    for kind, row_type in kinds.items():
        for name in _list(table, kind, where):
            try:
                rows[kind] = rows.get(kind, ()) + tsv.read(folder / name, row_type)
            except (OSError, UnicodeDecodeError) as error:
                raise ConfigError(f"{where}：年表 {name} 读不出来，请确认文件存在且为 UTF-8 编码") from error
            except tsv.TableError as error:
                raise ConfigError(f"{where}：{error}") from error
    return Own(**rows)


def _profile(name: Any, where: str) -> Mapping[str, Any]:
    path = PROFILES / f"{name}.toml"
    if not path.is_file():
        known = sorted(path.stem for path in PROFILES.glob("*.toml"))
        raise ConfigError(f"{where}：没有文种“{name}”{guess(str(name), known)}；可用：{'、'.join(known)}")
    return _toml(path)


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (most runs have no configuration)

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"配置文件 {path} 读不出来：{system_words(error)}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"配置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"配置文件 {path} 不是合格的 TOML：{_toml_trouble(str(error))}") from error


def _toml_trouble(message: str) -> str:
    """Where a TOML file is wrong; what its reader says is English, only the place and a few reasons are for a clerk."""
    place = _PLACE.search(message)
    where = f"第{place[1]}行第{place[2]}列" if place else "写到文件末尾"
    reason = next((words for start, words in _TOML_WORDS if message.startswith(start)), "写法不对")
    return f"{where}，{reason}"


def _known(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}：没有“{key}”这一项{guess(key, known)}；可用：{'、'.join(known)}")


def _table(raw: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(f"{where}：{key} 应写成一个表 [{key}]")
    return value


def _list(raw: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise ConfigError(
            f"{where}：{key} 应是一列" + ("，写成 [[ignore]]" if key == "ignore" else '，如 ["甲", "乙"]')
        )
    return value


def _level(value: Any, where: str) -> Severity:
    if value not in _LEVELS:
        raise ConfigError(f"{where}：级别只能是 {'、'.join(_LEVELS)}，不能是 {value!r}")
    return _LEVELS[value]
