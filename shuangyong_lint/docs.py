"""检查项 → 说明书：``docs/checks/`` 由此生成，``--check`` 核对是否过时，``--new`` 起一个新检查项。"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from shuangyong_lint.check import Check, ProjectCheck, TermCheck
from shuangyong_lint.config import PROFILES
from shuangyong_lint.engine import Linter
from shuangyong_lint.example import parse
from shuangyong_lint.finding import Severity
from shuangyong_lint.registry import default
from shuangyong_lint.reporters.text import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


ROOT = Path(__file__).parent.parent
_TABLE_SHOWN = 30
_SAMPLE = "examples/工作总结（有差错）.txt"
_BEGIN, _END = "<!-- 输出开始：由 make docs 生成 -->", "<!-- 输出结束 -->"

_TEMPLATE = '''"""检查项的中文名

为什么要查：读者会因此误解什么，依据是什么。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, document_check, sentences


@document_check(
    severity=Severity.WARNING,
    source=("依据的标准和条款",),
    bad=("这里写一句应当报告的话，把⟦问题⟧标出来。",),
    good=("这里写一句不该报告的话。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """What it finds, for the next person who reads the code."""
    for sentence in sentences(doc):
        at = doc.text.find("问题", sentence.start, sentence.end)
        if at >= 0:
            yield Finding(type(sentence)(at, at + 2), "事实 → 依据 → 建议")
'''


def page(check: Check) -> str:
    """The manual page of a check, in Markdown."""
    return "\n".join(_page(check)) + "\n"


def _page(check: Check) -> Iterator[str]:
    yield f"# {check.title}"
    yield ""
    yield f"`{check.id}` · {check.severity.label} · {_kind(check)}"
    yield ""
    yield check.why
    yield ""
    yield "## 依据"
    yield ""
    yield from (f"- {source}" for source in check.source)
    if check.bad or check.good:
        yield ""
        yield "## 例子"
        yield ""
        for example in check.bad:
            yield from _example("✗", example)
        for example in check.good:
            yield from _example("✓", example)
    if isinstance(check, TermCheck):
        yield ""
        yield "## 词表"
        yield ""
        yield f"共 {len(check.rows)} 条" + (f"，前 {_TABLE_SHOWN} 条：" if len(check.rows) > _TABLE_SHOWN else "：")
        yield ""
        yield "| 误 | 正 | 说明 |"
        yield "|---|---|---|"
        for row in check.rows[:_TABLE_SHOWN]:
            yield f"| {_cell(row.wrong)} | {_cell('、'.join(row.right))} | {_cell(row.note)} |"
    if check.options is not None:
        yield ""
        yield "## 选项"
        yield ""
        yield inspect_options(check.options)
    yield ""
    yield "## 豁免"
    yield ""
    yield "```toml"
    yield "[[ignore]]"
    yield f'check = "{check.id}"'
    yield 'words = "原文中的字句"'
    yield 'reason = "为什么可以不改"'
    yield "```"


def inspect_options(options: type) -> str:
    """A check's options with their defaults and the sentence its docstring has for each."""
    from dataclasses import fields  # noqa: PLC0415

    lines = [f"- `{spec.name.replace('_', '-')}`：默认 `{spec.default!r}`" for spec in fields(options)]
    return "\n".join([(options.__doc__ or "").strip(), "", *lines])


def _kind(check: Check) -> str:
    if isinstance(check, TermCheck):
        return "查词表"
    return "查多份材料" if isinstance(check, ProjectCheck) else "查一份材料"


def _example(mark: str, example: str) -> Iterator[str]:
    """One example as a quotation: what is wrong in bold brackets, and what the fix makes of it."""
    for file in parse(example):
        name = "" if file.name == "<text>" else f"（{file.name}）"
        parts: list[str] = []
        at = 0
        for span in file.spans:
            parts += [file.text[at : span.start], f"【{file.text[span.start : span.end]}】"]
            at = span.end
        parts.append(file.text[at:])
        yield f"{mark}{name}"
        yield ""
        yield "```text"
        yield "".join(parts).rstrip("\n")
        yield "```"
        yield ""
        if file.edits:
            fixed = file.text
            for edit in sorted(file.edits, key=lambda edit: edit.span, reverse=True):
                fixed = fixed[: edit.span.start] + edit.new + fixed[edit.span.end :]
            yield "改为："
            yield ""
            yield "```text"
            yield fixed.rstrip("\n")
            yield "```"
            yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def plain_page(check: Check) -> str:
    """The manual page for a terminal."""
    lines = [line for line in page(check).split("\n") if not line.startswith("```")]
    return "\n".join(line.lstrip("# ") if line.startswith("#") else line for line in lines).strip()


def pages() -> Mapping[str, str]:
    """Every generated file: path below ``docs/`` → text."""
    checks = default().checks
    found = {f"checks/{check.family}/{check.id.partition('.')[2]}.md": page(check) for check in checks.values()}
    index = ["# 检查项", "", f"共 {len(checks)} 项。本页由 `make docs` 生成。"]
    for family in default().families:
        index += ["", f"## {family}", "", "| 编号 | 名称 | 级别 |", "|---|---|---|"]
        index += [
            f"| [{check.id}]({family}/{check.id.partition('.')[2]}.md) | {check.title} | {check.severity.label} |"
            for check in checks.values()
            if check.family == family
        ]
    found["checks/README.md"] = "\n".join(index) + "\n"
    return found | {f"profiles/{path.stem}.md": _profile(path) for path in sorted(PROFILES.glob("*.toml"))}


def _profile(path: Path) -> str:
    """The page of a profile: its first comment, its general settings, each check's level with its reason."""
    text = path.read_text("utf-8")
    table = tomllib.loads(text)
    checks = default().checks
    lines = [f"# {table['kind']}：{path.stem}", "", text.partition("\n")[0].lstrip("# "), ""]
    lines += ["```toml", f'profile = "{path.stem}"', "```", ""]
    lines += [f"- 报告到：{_level_word(table['severity'])}"] if "severity" in table else []
    lines += [f"- 有此级问题时不放行：{_level_word(table['fail-on'])}"] if "fail-on" in table else []
    lines += ["", "| 检查项 | 名称 | 平时 | 这里 | 为什么 |", "|---|---|---|---|---|"]
    for name, level in table["checks"].items():
        reason = next(line.partition("# ")[2] for line in text.split("\n") if line.startswith(f'"{name}"'))
        check = checks[name]
        page_ = f"../checks/{check.family}/{name.partition('.')[2]}.md"
        row = (f"[{name}]({page_})", check.title, check.severity.label, _level_word(level), _cell(reason))
        lines.append(f"| {' | '.join(row)} |")
    lines += ["", '文种与严格程度可以合用，后写的为准：`profile = ["公文", "送审"]`。本页由 `make docs` 生成。']
    return "\n".join(lines) + "\n"


def _level_word(level: str) -> str:
    return Severity[level.upper()].label


def readme() -> str:
    """The README with the real output of its own command between the marks."""
    text = (ROOT / "README.md").read_text("utf-8")
    head, _, rest = text.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    report = Linter().lint_paths([ROOT / _SAMPLE])
    output = render(report).replace(f"{ROOT}/", "")
    return f"{head}{_BEGIN}\n\n```text\n{output}```\n\n{_END}{tail}"


def settings(linter: Linter) -> str:
    """Every setting that counts for a file, one a line, with its origin."""
    config = linter.config
    origins = config.origins
    rows = [
        ("配置文件", str(config.path or "无"), ""),
        ("profile", config.profile or "无", str(config.path or "") if config.profile else "内置"),
        ("severity", config.severity.word, origins.get("severity", "内置")),
        ("fail-on", config.fail_on.word, origins.get("fail-on", "内置")),
    ]
    for check in linter.registry.checks.values():
        rows.append((check.id, config.level(check.id, check.severity).word, origins.get(check.id, "内置")))
        for key, value in config.options.get(check.id, {}).items():
            rows.append((f"{check.id}.{key}", str(value), origins[f"{check.id}.{key}"]))
    rows += [("ignore", f"{each.check} “{each.words}”：{each.reason}", str(config.path)) for each in config.ignores]
    if config.words:
        rows.append(("words", f"{len(config.words)} 个词", str(config.path)))
    return "".join(f"{name} = {value}" + (f"    ← {origin}\n" if origin else "\n") for name, value, origin in rows)


def _write() -> int:
    folder = ROOT / "docs"
    wanted = pages()
    for stale in set((folder / "checks").rglob("*.md")) - {folder / name for name in wanted}:
        stale.unlink()
    for name, text in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (ROOT / "README.md").write_text(readme(), encoding="utf-8")
    return 0


def _check() -> int:
    folder = ROOT / "docs"
    wanted = pages()
    stale = sorted(
        name
        for name, text in wanted.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    )
    stale += sorted(
        str(path.relative_to(folder))
        for path in (folder / "checks").rglob("*.md")
        if path.relative_to(folder).as_posix() not in wanted
    )
    if (ROOT / "README.md").read_text("utf-8") != readme():
        stale.append("../README.md")
    for name in stale:
        sys.stderr.write(f"docs/{name} 已过时，请运行 make docs\n")
    return 1 if stale else 0


def _new(name: str) -> int:
    family, dot, rest = name.partition(".")
    if not (dot and family.isidentifier() and rest.replace("-", "_").isidentifier()):
        sys.stderr.write("用法：make new CHECK=门类.名称，如 make new CHECK=wording.long-sentence\n")
        return 2
    folder = Path(__file__).parent / "checks" / family
    path = folder / f"{rest.replace('-', '_')}.py"
    if path.exists():
        sys.stderr.write(f"{path} 已经存在\n")
        return 2
    folder.mkdir(exist_ok=True)
    if not (folder / "__init__.py").exists():
        (folder / "__init__.py").write_text(f'"""{family}。"""\n', encoding="utf-8")
    path.write_text(_TEMPLATE, encoding="utf-8")
    sys.stdout.write(f"{path}\n写好之后：make test 验例子，make docs 出说明书。\n")
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            sys.exit(_write())
        case ["--check"]:
            sys.exit(_check())
        case ["--new", new]:
            sys.exit(_new(new))
        case _:
            sys.exit(2)
