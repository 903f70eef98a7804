"""Markdown：贴进合并请求、工单或聊天的清单。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.finding import Severity
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.reporters import evidence_words, place_words, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Checked, Diagnostic, Report

_SPECIAL = Pattern(r"([\\`*_{}\[\]<>()#+!|~&-])")


def render(report: Report) -> str:
    """A heading and a table for each document with something to say."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# 校对结果"
    yield ""
    counts = "、".join(
        f"{severity.label} {count}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
        if (count := report.count(severity))
    )
    found = f"{len(report.diagnostics)} 个问题（{counts}）" if counts else "没有发现问题"
    unread = sum(checked.error is not None for checked in report.documents)
    yield f"查了 {len(report.documents) - unread} 份材料、{len(report.checks_run)} 个检查项：{found}。" + (
        f"{unread} 个没有读。" if unread else ""
    )
    for broken in report.broken:
        yield ""
        yield f"**{_escaped(broken)}**"
    for checked in report.documents:
        yield from _document(checked)


def _document(checked: Checked) -> Iterator[str]:
    doc = checked.document
    if doc is not None and not (checked.diagnostics or checked.verified or checked.skipped):
        return
    yield ""
    yield f"## {_escaped(checked.name)}"
    yield ""
    if doc is None:
        yield f"没有读：{_escaped(checked.error or '')}"
        return
    if checked.diagnostics:
        yield "| 级别 | 位置 | 原文 | 问题 | 改法 |"
        yield "| --- | --- | --- | --- | --- |"
        for diagnostic in checked.diagnostics:
            yield _row(doc, diagnostic)
        yield ""
    if checked.verified:
        yield f"<details><summary>核对通过 {len(checked.verified)} 处</summary>"
        yield ""
        for _, each in checked.verified:
            yield f"- {_escaped(each.message)}"
        yield ""
        yield "</details>"
        yield ""
    for _, each_ in checked.skipped:
        yield f"没有查：{_escaped(each_.reason)}"


def _row(doc: Document, diagnostic: Diagnostic) -> str:
    times = f"（共 {len(diagnostic.occurrences)} 处）" if len(diagnostic.occurrences) > 1 else ""
    problem = [f"{diagnostic.title}{times}：{diagnostic.message}"]
    problem += [f"佐证：{evidence_words(doc, each)}" for each in diagnostic.finding.evidence]
    if diagnostic.source:
        problem.append(f"依据：{'；'.join(diagnostic.source)}")
    problem.append(f"[{diagnostic.check}]")
    fixes = [f"{fix.title}（{fix.safety.label}）" for fix in diagnostic.finding.fixes[:3]]
    cells = (
        diagnostic.severity.label,
        _escaped(place_words(doc, diagnostic.span)),
        _escaped(quoted(doc, diagnostic.span)),
        "<br>".join(_escaped(each) for each in problem),
        "<br>".join(_escaped(each) for each in fixes),
    )
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return str(_SPECIAL.sub(r"\\\1", " ".join(text.splitlines())))
