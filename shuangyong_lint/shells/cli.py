"""命令 ``shuangyong-lint``。

Starting must cost next to nothing, so everything but click is imported inside the commands.
Exit codes: 2 usage or configuration (nothing is checked), else 3 something could not be read or a check broke,
else 1 findings at or above ``--fail-on``, else 0.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from shuangyong_lint.baseline import Baseline
    from shuangyong_lint.batch import Cache
    from shuangyong_lint.config import Config
    from shuangyong_lint.document import Document
    from shuangyong_lint.engine import Linter
    from shuangyong_lint.finding import Diagnostic, Report
    from shuangyong_lint.readers import Unreadable
    from shuangyong_lint.registry import Registry

PROGRAM = "shuangyong-lint"
FOUND, USAGE, UNREAD = 1, 2, 3
LEVELS = ("error", "warning", "hint")
# Whether a path can be read is found out by reading it, so that there is one sentence and one exit code for it.
_PATH = click.Path(path_type=Path, readable=False)


class Stop(Exception):  # noqa: N818  (it ends a command with a sentence; it is not always an error)
    """End the command with this sentence on standard error and this exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code


class _Help:
    """Chinese headings in help texts; click has no other place for them."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        words = {"[OPTIONS]": "[选项]", "[COMMAND] [ARGS]...": "命令 …", "COMMAND [ARGS]...": "命令 …"}
        pieces = [words.get(piece, piece) for piece in pieces]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]  # type: ignore[attr-defined]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Command(_Help, click.Command):
    """A command with Chinese help."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明。"
        return option


class Group(_Help, click.Group):
    """The program with Chinese help."""

    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明。"
        return option

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or a Chinese sentence with the nearest one."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from shuangyong_lint.config import guess  # noqa: PLC0415

            hint = guess(args[0], self.commands) or f"；要检查文件请用 {PROGRAM} check {args[0]}"
            raise Stop(f"没有命令“{args[0]}”{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands and their first lines."""
        with formatter.section("命令"):
            formatter.write_dl([(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)])

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order they were written, most used first."""
        return list(self.commands)


@click.group(
    cls=Group, name=PROGRAM, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--version", is_flag=True, help="显示版本。")
@click.pass_context
def app(ctx: click.Context, *, version: bool) -> None:
    """中文公文校对：从文字本身找出差错，说明依据，稳妥改正。

    先试一句：shuangyong-lint check 报告.txt
    """
    if version:
        click.echo(f"{PROGRAM} {VERSION}")
        ctx.exit(0)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@app.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--output-format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help="text（默认）、concise、json、sarif、github、gitlab、junit、markdown、html；可重复，FORMAT:FILE 存入文件。",
)
@click.option("--select", multiple=True, metavar="NAME", help="只查这些检查项或门类；可重复，可用逗号分隔。")
@click.option("--ignore", multiple=True, metavar="NAME", help="不查这些检查项或门类；可重复，可用逗号分隔。")
@click.option("--severity", type=click.Choice(LEVELS), help="报告到哪一级：error、warning（默认）、hint。")
@click.option("--fail-on", type=click.Choice(LEVELS), help="有哪一级的问题时退出码为 1；默认 warning。")
@click.option("--exit-zero", is_flag=True, help="即使有问题，退出码也为 0。")
@click.option("--statistics", is_flag=True, help="另列每个检查项的问题数。")
@click.option("--timing", is_flag=True, help="另列每个检查项和视图所用时间。")
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
@click.option("--stdin-filename", default="stdin.txt", metavar="NAME", help="从标准输入读时所用的文件名。")
@click.option("--fix", is_flag=True, help="把可自动改的改好，写回原文件。")
@click.option("--unsafe-fixes", is_flag=True, help="连同须选词的改法一起改好写回（不必另写 --fix）；请过目。")
@click.option("--diff", is_flag=True, help="只显示会怎样改，不写文件。")
@click.option(
    "--undo",
    type=_PATH,
    help="与 --fix 同用：把反向补丁存入这个文件，patch --binary -p0 < 文件 可还原。",
)
@click.option("--baseline", type=_PATH, help="存量文件：其中记下的旧问题不再报。")
@click.option("--update-baseline", is_flag=True, help="把现有的问题都记入存量文件。")
@click.option("--prune-baseline", is_flag=True, help="从存量文件里删去已不存在的问题。")
@click.option("--since", metavar="REV", help="只报 git 的这个版本以后改动之处的问题。")
@click.option("--jobs", type=click.IntRange(0), default=1, metavar="N", help="用几个进程；0 为处理器个数。")
@click.option("--no-cache", is_flag=True, help="不用缓存，全部重查。")
@click.option("--annotate", is_flag=True, help="给 Word 文件另存一份“原名（校对）”，问题写成批注，改法写成修订。")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """检查文件、文件夹；- 为标准输入。"""
    if not paths:
        raise Stop("请给出要检查的文件或文件夹，例如：shuangyong-lint check 报告.txt")
    outputs = [_output(each) for each in options["formats"] or ("text",)]
    if sum(file is None for _, file in outputs) > 1:
        raise Stop("只能有一种格式写到屏幕，其余请写成 FORMAT:FILE")
    mending = options["fix"] or (options["unsafe_fixes"] and not options["annotate"])
    _agree(options, mending=mending)
    linter = _linter(options["config_path"], Path(paths[0]), options)
    known = _baseline(options)
    written = [file for file in (*(file for _, file in outputs), options["undo"]) if file is not None]
    given = _given(paths, options["stdin_filename"], written)
    if options["diff"]:
        raise SystemExit(_diff(linter, given, known, options))
    done = _Done()
    if mending:
        given = _fixed(linter, given, done, options)
    report = _report(linter, given, known, options)
    if options["annotate"]:
        _annotate(linter, report, done, unsafe=options["unsafe_fixes"])
    _write(report, outputs, on_error=mending and "-" in paths)
    if options["statistics"]:
        _say(_statistics(report), err=outputs[0][0] != "text")
    if options["timing"]:
        _say(_timing(report), err=outputs[0][0] != "text")
    if known is not None:
        done.said += _keep_baseline(known, options)
    for line in done.said:
        _say(line, err=True)
    raise SystemExit(UNREAD if done.failed else _code(report, linter.config, exit_zero=options["exit_zero"]))


@app.command()
@click.argument("name", metavar="ID")
def explain(name: str) -> None:
    """说明一个检查项：查什么、为什么、依据、例子。"""
    from shuangyong_lint import docs  # noqa: PLC0415

    registry = _registry()
    ids = registry.resolve(name)
    if not ids:
        from shuangyong_lint.config import guess  # noqa: PLC0415

        raise Stop(f"没有名为“{name}”的检查项{guess(name, registry.names)}")
    _say("\n\n".join(docs.plain_page(registry.checks[id_]) for id_ in ids))


@app.command()
def checks() -> None:
    """列出全部检查项。"""
    registry = _registry()
    family = ""
    for id_, each in registry.checks.items():
        if each.family != family:
            family = each.family
            _say(f"{family}")
        _say(f"  {id_}  {each.title}  {each.severity.label}")
    for sentence in registry.broken:
        _say(sentence, err=True)
    _say(f"共 {len(registry.checks)} 个检查项；shuangyong-lint explain 编号 看详细说明。")
    raise SystemExit(UNREAD if registry.broken else 0)


@app.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
def config(path: Path, config_path: Path | None) -> None:
    """列出对某个文件起作用的每个设置，以及它从哪里来。"""
    from shuangyong_lint.docs import settings  # noqa: PLC0415

    linter = _linter(config_path, path, {})
    _say(settings(linter), end="")


@app.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
def timeline(path: Path, config_path: Path | None) -> None:
    """列出材料里所有说到时间的地方，推算写于何时。"""
    from shuangyong_lint.reporters import timeline as reporter  # noqa: PLC0415

    _say(reporter.render(_document(path, config_path)), end="")


@app.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("--output-format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="输出格式。")
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
def facts(path: Path, form: str, config_path: Path | None) -> None:
    """列出全文的数字：说的是什么、什么单位和范围、经过哪些核对。"""
    from shuangyong_lint.reporters import facts as reporter  # noqa: PLC0415

    _say(reporter.render(_document(path, config_path), form), end="")


@app.command()
@click.argument("path", metavar="[PATH]", default=".", type=_PATH)
def doctor(path: Path) -> None:
    """自检：装了什么、缺什么、配置对不对、查得动查不动。"""
    from shuangyong_lint.doctor import examine  # noqa: PLC0415

    lines = list(examine(path))
    for line in lines:
        _say(f"{line.mark}  {line.words}")
    raise SystemExit(UNREAD if any(line.well is False for line in lines) else 0)


@app.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
def outline(path: Path, config_path: Path | None) -> None:
    """列出材料的骨架：有几篇，标题和编号怎样成串，断在哪里。"""
    from shuangyong_lint.reporters import outline as reporter  # noqa: PLC0415

    _say(reporter.render(_document(path, config_path)), end="")


@app.command()
@click.argument("folder", metavar="FOLDER", type=_PATH)
@click.option("-o", "--output", required=True, metavar="MODEL", type=_PATH, help="写成的模型。")
@click.option("--clean", type=_PATH, help="另用这个文件夹里校对无误的文字定阈值。")
def train(folder: Path, output: Path, clean: Path | None) -> None:
    """用一个文件夹的文字（.txt、.md）建错字模型，供 characters.typo 的 model 选项使用。"""
    from shuangyong_lint.spelling import train as training  # noqa: PLC0415

    try:
        training.build(folder, _target(output), clean, lambda line: _say(line, err=True))
    except training.NothingToLearnError as problem:
        raise Stop(str(problem)) from problem
    except OSError as problem:
        raise Stop(f"{problem.filename or output}：{_words(problem)}", UNREAD) from problem


@app.command()
@click.argument("folder", metavar="FOLDER", type=_PATH)
@click.option("-o", "--output", metavar="FILE", type=_PATH, help="写入这个词表；默认显示出来。")
@click.option("--config", "config_path", type=_PATH, help="配置文件；默认取最近的 shuangyong-lint.toml。")
def words(folder: Path, output: Path | None, config_path: Path | None) -> None:
    """从已经定稿的材料里学出本单位自己的词（人名、地名、术语），供配置的 [words] 使用。"""
    from shuangyong_lint.readers import Unreadable, attempt, walk  # noqa: PLC0415
    from shuangyong_lint.views.typos import learn  # noqa: PLC0415

    linter = _linter(config_path, folder, {})
    if output is not None:
        _target(output)
    read = [attempt(path) for path in walk([folder])]
    for each in read:
        if isinstance(each, Unreadable):
            _say(f"{each.name}：{each.reason}", err=True)
    found = learn(each.knowing(linter.knowledge) for each in read if not isinstance(each, Unreadable))
    table = "".join(f"{word}\t{count}\n" for word, count in found.items())
    if output is None:
        _say(table, end="")
    else:
        _save(output, table.encode())
        _say(f"{len(found)} 个词写入 {output}；请过目，删去真正的错字，再写进配置的 [words] files。", err=True)
    raise SystemExit(UNREAD if any(isinstance(each, Unreadable) for each in read) else 0)


def _registry() -> Registry:
    from shuangyong_lint import registry  # noqa: PLC0415

    return registry.default()


def _linter(config_path: Path | None, start: Path, options: Mapping[str, Any]) -> Linter:
    """The linter for a command line.

    Raises:
        Stop: for a configuration or option that cannot be used.
    """
    from dataclasses import replace  # noqa: PLC0415

    from shuangyong_lint import config as configuration  # noqa: PLC0415
    from shuangyong_lint.engine import Linter  # noqa: PLC0415
    from shuangyong_lint.finding import Severity  # noqa: PLC0415

    registry = _registry()
    try:
        settings = configuration.load(config_path or configuration.find(start), registry)
        settings = settings.narrowed(registry, _names(options.get("select")), _names(options.get("ignore")))
        if options.get("severity"):
            settings = replace(settings, severity=Severity[options["severity"].upper()])
        if options.get("fail_on"):
            settings = replace(settings, fail_on=Severity[options["fail_on"].upper()])
        return Linter(settings, registry)
    except configuration.ConfigError as error:
        raise Stop(str(error)) from error


def _document(path: Path, config_path: Path | None) -> Document:
    """The document of a command that looks at one file.

    Raises:
        Stop: if it cannot be read.
    """
    from shuangyong_lint.readers import Unreadable  # noqa: PLC0415

    linter = _linter(config_path, path, {})
    try:
        return linter.read(path)
    except Unreadable as problem:
        raise Stop(str(problem), UNREAD) from problem


def _names(given: Sequence[str] | None) -> list[str]:
    return [name.strip() for each in given or () for name in each.replace("，", ",").split(",") if name.strip()]


def _output(given: str) -> tuple[str, Path | None]:
    from shuangyong_lint.config import guess  # noqa: PLC0415
    from shuangyong_lint.reporters import FORMATS  # noqa: PLC0415

    name, colon, file = given.partition(":")
    if name not in FORMATS:
        raise Stop(f"没有输出格式“{name}”{guess(name, FORMATS)}；可用：{'、'.join(FORMATS)}")
    if colon and not file:
        raise Stop(f"--output-format {given}：冒号后面要写文件名")
    return name, _target(Path(file)) if file else None


def _target(file: Path) -> Path:
    """A file that will be written, if it can be at all: before anything is checked or changed.

    Raises:
        Stop: if it has no folder or is one.
    """
    if not os.path.isdir(file.parent):  # noqa: PTH112  (pathlib's raises where a folder above may not be entered)
        raise Stop(f"没有文件夹 {file.parent}，写不了 {file}")
    if os.path.isdir(file):  # noqa: PTH112
        raise Stop(f"{file} 是文件夹，请写文件名")
    return file


def _given(paths: Sequence[str], stdin_name: str, written: Sequence[Path]) -> list[Path | Document | Unreadable]:
    """What is to be checked: files are not read yet. What will be ``written`` is no document.

    Raises:
        Stop: if a document that was named would be written over.
    """
    from shuangyong_lint import readers  # noqa: PLC0415

    found: list[Path | Document | Unreadable] = []
    met = {os.path.realpath(file) for file in written}
    for path in paths:
        if path != "-" and os.path.realpath(path) in met:
            raise Stop(f"{path} 是要检查的材料，不能同时用来存报告或补丁，请另写一个文件名")
    for path in dict.fromkeys(paths):
        if path == "-":
            try:
                found.append(readers.from_bytes(sys.stdin.buffer.read(), stdin_name))
            except readers.Unreadable as unreadable:
                found.append(unreadable)
        else:
            found += readers.walk([Path(path)], met)
    return found


def _report(
    linter: Linter,
    given: Sequence[Path | Document | Unreadable],
    known: Baseline | None,
    options: Mapping[str, Any],
) -> Report:
    """Examine in as many processes as asked, from the cache where possible, and keep what is to be reported."""
    from shuangyong_lint import batch  # noqa: PLC0415

    cache = None if options["no_cache"] or options["timing"] else _cache(batch, linter)
    try:
        results = batch.examine(linter, given, jobs=options["jobs"], cache=cache, progress=_progress())
    finally:
        if cache is not None:
            cache.close()
    filters = [known.keep] if known is not None else []
    if options["since"]:
        documents = [each.document for each in results if not isinstance(each, Exception)]
        try:
            filters.append(batch.changes(options["since"], documents).keep)
        except batch.GitError as error:
            raise Stop(str(error)) from error

    def keep(document: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        for each in filters:
            diagnostics = each(document, diagnostics)
        return diagnostics

    return linter.conclude(results, keep=keep if filters else None)


def _cache(batch: Any, linter: Linter) -> Cache | None:
    """The cache, or None with a sentence where there can be none: checking goes on without."""
    from sqlite3 import Error  # noqa: PLC0415

    try:
        made: Cache = batch.Cache(batch.cache_folder(), linter)
    except (OSError, Error) as error:
        _say(f"缓存用不了，这次全部重查（{error}）。", err=True)
        return None
    return made


def _progress() -> Callable[[int, int], None] | None:
    """A counter on a terminal; nothing where the output is kept."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total > 1:
            sys.stderr.write(f"\r已查 {done}/{total}" if done < total else "\r" + " " * 30 + "\r")
            sys.stderr.flush()

    return show


def _agree(options: Mapping[str, Any], *, mending: bool) -> None:
    """Refuse options that would be without effect, before anything is checked.

    Raises:
        Stop: for two that do not go together.
    """
    writing = [name for name in ("annotate", "undo", "update_baseline", "prune_baseline") if options[name]]
    if options["diff"] and writing:
        raise Stop(f"--diff 不写文件，不能与 --{writing[0].replace('_', '-')} 一起用")
    if options["undo"]:
        if not mending:
            raise Stop("--undo 要与 --fix 一起用")
        _target(options["undo"])


def _baseline(options: Mapping[str, Any]) -> Baseline | None:
    path = options["baseline"]
    if path is None:
        if options["update_baseline"] or options["prune_baseline"]:
            raise Stop("--update-baseline 和 --prune-baseline 要与 --baseline FILE 一起用")
        return None
    from shuangyong_lint.baseline import Baseline, BaselineError  # noqa: PLC0415

    if options["update_baseline"] and options["since"]:
        raise Stop("--update-baseline 要看全部问题，不能与 --since 一起用")
    try:
        known = Baseline(path) if options["update_baseline"] and not path.exists() else Baseline.load(path)
    except BaselineError as error:
        raise Stop(str(error)) from error
    known.absorb = options["update_baseline"]
    return known


def _keep_baseline(known: Baseline, options: Mapping[str, Any]) -> list[str]:
    """Write the baseline where asked; returns what to say of it."""
    from shuangyong_lint.writers import Unwritable, new_file  # noqa: PLC0415

    text = known.updated() if options["update_baseline"] else known.pruned() if options["prune_baseline"] else ""
    if text:
        try:
            new_file(known.path, _bytes(text))
        except Unwritable as problem:
            raise Stop(str(problem), UNREAD) from problem
    said = [f"存量 {known.matched} 处没有列出。"] if known.matched else []
    if options["update_baseline"]:
        said.append(f"新增 {known.absorbed} 处记入 {known.path}。")
    elif known.stale:
        done = "已删去" if options["prune_baseline"] else "可用 --prune-baseline 删去"
        said.append(f"存量文件里有 {known.stale} 处已不存在，{done}。")
    return said


class _Done:
    """What was written, besides the report: sentences to say, and whether something could not be written."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.undo: list[bytes] = []
        self.failed = False

    def fail(self, problem: Exception) -> None:
        """Say why something was not written; the rest goes on."""
        self.said.append(f"错误：{problem}")
        self.failed = True


def _fixed(
    linter: Linter, given: Sequence[Path | Document | Unreadable], done: _Done, options: Mapping[str, Any]
) -> list[Path | Document | Unreadable]:
    """What was given, after `_mend`; the patch back is saved where ``--undo`` says."""
    from shuangyong_lint import readers  # noqa: PLC0415

    mended: list[Path | Document | Unreadable] = []
    try:
        for each in given:
            document = readers.attempt(each) if isinstance(each, Path) else each
            if not isinstance(document, Exception):
                target = each if isinstance(each, Path) else None
                document = _mend(linter, document, target, done, unsafe=options["unsafe_fixes"])
            mended.append(document)
    finally:
        # What was changed can be taken back even if a later file brings the program down.
        if options["undo"]:
            _save(options["undo"], b"".join(done.undo))
    if not done.said and not all(isinstance(each, Exception) for each in mended):
        done.said.append("没有可以代改的地方，文件没有动。")
    return mended


def _mend(linter: Linter, document: Document, target: Path | None, done: _Done, *, unsafe: bool) -> Document:
    """The document with its fixes made and written back to ``target``, or for standard input to standard output."""
    from collections import Counter  # noqa: PLC0415

    from shuangyong_lint.writers import Unwritable, replace_file, text  # noqa: PLC0415

    if document.source is None or not document.source.encoding:
        instead = "，请用 --annotate 写成修订" if document.format == "docx" else ""
        done.said.append(f"{document.name}：这种文件不直接改写{instead}。")
        return document
    fixed = linter.fix(document, unsafe=unsafe)
    done.said += [f"{document.name}：“{each.title}”有一处没有改：{reason}。" for each, reason in fixed.refused]
    data = text.patched(document, fixed.edits)
    if target is None:
        # A filter passes on what it does not change.
        sys.stdout.buffer.write(data)
    if not fixed.edits:
        return document
    if target is not None:
        try:
            replace_file(target, data, document.source.data)
        except Unwritable as problem:
            done.fail(problem)
            return document
    kinds = Counter(diagnostic.title for diagnostic, _ in fixed.applied)
    what = "、".join(f"{title} {count}" for title, count in kinds.most_common())
    done.said.append(f"{document.name}：改了 {len(fixed.applied)} 处（{what}）。")
    done.undo += _way_back(data, document.source.data, os.fsencode(_from_here(document.name)))
    return fixed.document


def _from_here(name: str) -> str:
    """The path as seen from the working folder where it lies in it: ``patch`` refuses absolute ones."""
    path, here = Path(name), Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else name


def _patch(old: str, new: str, old_name: str, new_name: str) -> Iterator[str]:
    """The lines of a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415

    for line in unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), old_name, new_name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _way_back(new: bytes, old: bytes, name: bytes) -> Iterator[bytes]:
    """The patch from the new bytes to the old: encodings and line ends as they are."""
    from difflib import diff_bytes, unified_diff  # noqa: PLC0415

    def lines(data: bytes) -> list[bytes]:
        *whole, rest = data.split(b"\n")
        return [*(line + b"\n" for line in whole), *([rest] if rest else [])]

    for line in diff_bytes(unified_diff, lines(new), lines(old), name, name):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _save(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Stop(f"写不进 {file}（{_words(error)}）", UNREAD) from error


def _bytes(text: str) -> bytes:
    """UTF-8; of a file name that is not text the odd bytes come out as JSON escapes, which name it still."""
    return text.encode("utf-8", "backslashreplace")


def _words(error: OSError) -> str:
    from shuangyong_lint.system import words  # noqa: PLC0415

    return words(error)


def _annotate(linter: Linter, report: Report, done: _Done, *, unsafe: bool) -> None:
    """Write an annotated copy beside every Word file of the report."""
    from shuangyong_lint import annotation  # noqa: PLC0415
    from shuangyong_lint.writers import Unwritable, new_file  # noqa: PLC0415

    words = [each for each in report.documents if each.document is not None and each.document.format == "docx"]
    if not words:
        raise Stop("--annotate 只用于 Word 文件（.docx），这次没有读到")
    for checked in words:
        if checked.document is None or not Path(checked.name).exists():
            continue
        path = annotation.target(Path(checked.name))
        try:
            made = annotation.annotate(linter, checked.document, checked, unsafe=unsafe)
            new_file(path, made.data)
        except Unwritable as problem:
            done.fail(problem)
        else:
            done.said.append(f"{path}：写了 {made.comments} 条批注、{made.changes} 处修订。")


def _diff(
    linter: Linter, given: Sequence[Path | Document | Unreadable], known: Baseline | None, options: Mapping[str, Any]
) -> int:
    """Print what ``--fix`` would change; the exit code is that of ``check``, for nothing has changed."""
    report = _report(linter, given, known, options)
    after: list[Path | Document | Unreadable] = []
    # The configuration may stand behind the documents, with exemptions that match nothing.
    for each, checked in zip(given, report.documents, strict=False):
        if checked.document is None:
            _say(f"{checked.name}：没有读：{checked.error}", err=True)
            after.append(each)
            continue
        fixed = linter.fix(checked.document, unsafe=options["unsafe_fixes"])
        after.append(fixed.document if fixed.edits else each)
        for line in _patch(checked.document.text, fixed.document.text, checked.name, f"{checked.name}（改后）"):
            _say(line, end="")
    for sentence in report.broken:
        _say(sentence, err=True)
    changes = after != list(given)
    rest = len((_report(linter, after, _baseline(options), options) if changes else report).diagnostics)
    if rest:
        _say(
            f"{'这样改过以后还有' if changes else '没有可以代改的地方，有'} {rest} 个问题；不加 --diff 可以看到。",
            err=True,
        )
    return _code(report, linter.config, exit_zero=options["exit_zero"])


def _write(report: Report, outputs: Sequence[tuple[str, Path | None]], *, on_error: bool) -> None:
    from importlib import import_module  # noqa: PLC0415

    from shuangyong_lint.reporters import FORMATS, text  # noqa: PLC0415

    for name, file in outputs:
        render = import_module(f"shuangyong_lint.reporters.{FORMATS[name]}").render
        if file is not None:
            _save(file, _bytes(render(report)))
        elif name == "text":
            stream = sys.stderr if on_error else sys.stdout
            _say(
                render(report, marks=text.MARKS if _shows(text.MARKS, stream) else text.PLAIN_MARKS),
                end="",
                err=on_error,
            )
        elif name in ("json", "sarif", "gitlab"):
            # JSON is always UTF-8, whatever the console is.
            (sys.stderr if on_error else sys.stdout).buffer.write(_bytes(render(report)))
        else:
            _say(render(report), end="", err=on_error)


def _statistics(report: Report) -> str:
    from collections import Counter  # noqa: PLC0415

    counts = Counter(each.check for each in report.diagnostics)
    titles = {each.check: each.title for each in report.diagnostics}
    return "".join(f"{count:6}  {check}  {titles[check]}\n" for check, count in counts.most_common())


def _timing(report: Report) -> str:
    total = sum(report.timings.values()) or 1.0
    rows = sorted(report.timings.items(), key=lambda item: -item[1])
    return "".join(f"{seconds * 1000:9.1f} 毫秒 {seconds / total:6.1%}  {name}\n" for name, seconds in rows)


def _code(report: Report, settings: Config, *, exit_zero: bool) -> int:
    if report.broken or any(checked.error for checked in report.documents):
        return UNREAD
    if exit_zero:
        return 0
    return FOUND if any(each.severity >= settings.fail_on for each in report.diagnostics) else 0


def _shows(marks: tuple[str, str], stream: TextIO) -> bool:
    try:
        "".join(marks).encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _say(message: str, *, end: str = "\n", err: bool = False) -> None:
    """Print without ever raising: what the console cannot show becomes ``?``."""
    stream = sys.stderr if err else sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write((message + end).encode(encoding, "replace").decode(encoding))


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911  (one return for each way to end)
    """Run the command and return its exit code."""
    try:
        code = app.main(None if arguments is None else list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except Stop as stop:
        _say(f"错误：{stop}", err=True)
        return stop.code
    except click.UsageError as error:
        _say(f"用法有误：{_usage(error)}\n看用法：{error.ctx.command_path if error.ctx else PROGRAM} --help", err=True)
        return USAGE
    except click.ClickException as error:
        _say(f"错误：{error.format_message()}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        _say("已中断。", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) has had enough; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except Exception:  # noqa: BLE001  (1 would say that findings were made)
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        _say("程序出错，没有查完；请把上面这几行报告给开发者。", err=True)
        return UNREAD
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> str:  # noqa: PLR0911  (one return for each way to be wrong)
    """The error in Chinese: the one place that translates what click says."""
    match error:
        case click.NoSuchOption():
            hint = f"，是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}{hint}"
        case click.MissingParameter():
            return f"缺少 {error.param.make_metavar(error.ctx) if error.param and error.ctx else '参数'}"
        case click.BadParameter() if error.param is not None:
            match error.param.type:
                case click.Choice() as kind:
                    return f"{error.param.opts[0]} 只能是 {'、'.join(map(str, kind.choices))}"
                case click.IntRange() as kind:
                    return f"{error.param.opts[0]} 应是不小于 {kind.min} 的整数"
        case click.BadOptionUsage():
            # A flag that got a value and an option that got none are one class of error.
            what = "不写值" if "does not take" in error.message else "要写值"
            return f"选项 {error.option_name} 后面{what}"
    message = error.format_message()
    if extra := re.search(r"unexpected extra arguments? \((.*)\)", message):
        return f"多写了“{extra[1]}”"
    return f"参数不对（{message}）"
