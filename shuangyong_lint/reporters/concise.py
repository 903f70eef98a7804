"""一行一个问题：``文件:行:列: 级别 说明 [检查项]``，便于编辑器跳转。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.reporters import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.finding import Report


def render(report: Report) -> str:
    """One line a finding, in the order of the report; then one for each file that could not be read."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for checked in report.documents:
        if checked.error:
            yield f"{checked.name}: 没有读：{checked.error}"
        if checked.document is None:
            continue
        for diagnostic in checked.diagnostics:
            line, column = place(checked.document, diagnostic.span.start)
            times = f"（共{len(diagnostic.occurrences)}处）" if len(diagnostic.occurrences) > 1 else ""
            message = diagnostic.message.replace("\n", " ")
            yield f"{checked.name}:{line}:{column}: {diagnostic.severity.label} {message}{times} [{diagnostic.check}]"
    yield from report.broken
