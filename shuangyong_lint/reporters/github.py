"""GitHub 工作流标注：每个问题一行 ``::error file=…::…``，显示在改动旁边。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import in_lines, place, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Diagnostic, Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(report: Report) -> str:
    """One workflow command a finding, unread file or broken check."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for checked in report.documents:
        if checked.error:
            yield f"::error file={_property(checked.name)},title=没有读::{_data(checked.error)}"
        if checked.document is not None:
            for diagnostic in checked.diagnostics:
                yield _finding(checked.document, diagnostic)
    for broken in report.broken:
        yield f"::error title=检查项出错::{_data(broken)}"


def _finding(doc: Document, diagnostic: Diagnostic) -> str:
    properties = {"file": doc.name.replace("\\", "/")}
    if in_lines(doc):
        line, column = place(doc, diagnostic.span.start)
        end_line, end_column = place(doc, diagnostic.span.end)
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:
            properties |= {"col": str(column), "endColumn": str(end_column)}
    properties["title"] = f"{diagnostic.title} [{diagnostic.check}]"
    words = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {words}::{_data(sentence(diagnostic, doc))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
