"""给人看的报告：哪份材料、哪一行、原话标出、事实与依据、另一处、改法、核对通过的，最后一行总账。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.finding import Checked, Diagnostic, Report

MARKS = ("⟦", "⟧")
PLAIN_MARKS = ("【", "】")
_BEFORE, _AFTER = 24, 24
_QUOTE = 36
_SHOWN = 5


def render(report: Report, *, marks: tuple[str, str] = MARKS) -> str:
    """The report as text.

    Args:
        report: what was found.
        marks: put around the words in their sentence; `PLAIN_MARKS` for a console that cannot show the default.
    """
    parts = [*(list(_document(checked, marks)) for checked in report.documents), list(_summary(report))]
    return "\n".join("\n".join(lines) + "\n" for lines in parts if lines)


def _document(checked: Checked, marks: tuple[str, str]) -> Iterator[str]:
    doc = checked.document
    if doc is None:
        yield f"{checked.name}\n  没有读：{checked.error}"
        return
    if not (checked.diagnostics or checked.verified or checked.skipped):
        return
    yield checked.name
    for diagnostic in checked.diagnostics:
        yield ""
        yield from _diagnostic(doc, diagnostic, marks)
    if checked.verified:
        yield ""
        shown = [each.message for _, each in checked.verified]
        more = f" 等 {len(shown)} 处" if len(shown) > _SHOWN else ""
        yield f"  核对通过：{'；'.join(shown[:_SHOWN])}{more}"
    for _, each in checked.skipped:
        yield f"  没有查：{each.reason}" + (f"（{place_words(doc, each.span)}）" if each.span else "")


def _diagnostic(doc: Document, diagnostic: Diagnostic, marks: tuple[str, str]) -> Iterator[str]:
    times = f"（共{len(diagnostic.occurrences)}处）" if len(diagnostic.occurrences) > 1 else ""
    yield (
        f"  {place_words(doc, diagnostic.span)}  {diagnostic.severity.label}  "
        f"{diagnostic.title}{times}  [{diagnostic.check}]"
    )
    yield f"    {_excerpt(doc, diagnostic.span, marks)}"
    for line in diagnostic.message.split("\n"):
        yield f"    {line}"
    if len(diagnostic.occurrences) > 1:
        places = [place_words(doc, finding.span) for finding in diagnostic.occurrences[1 : _SHOWN + 1]]
        more = " 等" if len(diagnostic.occurrences) > _SHOWN + 1 else ""
        yield f"    又见：{'、'.join(places)}{more}"
    for evidence in diagnostic.finding.evidence:
        if evidence.document:
            yield f"    佐证：{evidence.message}（{evidence.document}）"
        elif evidence.span is None:
            yield f"    佐证：{evidence.message}"
        else:
            yield f"    佐证：{evidence.message}，{place_words(doc, evidence.span)}：{_quote(doc, evidence.span)}"
    if diagnostic.source:
        yield f"    依据：{'；'.join(diagnostic.source)}"
    for fix in diagnostic.finding.fixes[:_SHOWN]:
        yield f"    改法：{fix.title}（{fix.safety.label}）"


def _summary(report: Report) -> Iterator[str]:
    yield from report.broken
    read = [checked for checked in report.documents if checked.document is not None]
    unread = len(report.documents) - len(read)
    counts = "、".join(
        f"{severity.label} {count}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
        if (count := report.count(severity))
    )
    line = f"查了 {len(read)} 份材料、{len(report.checks_run)} 个检查项："
    line += f"{len(report.diagnostics)} 个问题（{counts}）" if counts else "没有发现问题"
    if verified := len(report.verified):
        line += f"，核对通过 {verified} 处"
    if skipped := len(report.skipped):
        line += f"，没有查的 {skipped} 处（见上）"
    if unread:
        line += f"，{unread} 个没有读（见上）"
    yield line + "。"


def _excerpt(doc: Document, span: Span, marks: tuple[str, str]) -> str:
    """The words in their line, marked, with what fits before and behind."""
    line_start = doc.text.rfind("\n", 0, span.start) + 1
    line_end = doc.text.find("\n", span.end)
    line_end = len(doc) if line_end < 0 else line_end
    start, end = max(line_start, span.start - _BEFORE), min(line_end, span.end + _AFTER)
    before = ("…" if start > line_start else "") + doc.text[start : span.start].lstrip()
    after = doc.text[span.end : end].rstrip() + ("…" if end < line_end else "")
    words = doc[span]
    if len(words) > 2 * _QUOTE:
        words = f"{words[:_QUOTE]}……{words[-_QUOTE:]}"
    return f"{before}{marks[0]}{words}{marks[1]}{after}".replace("\n", "⏎").replace("\t", " ")


def _quote(doc: Document, span: Span) -> str:
    """The words of another place with the little around them that lets a person recognise it."""
    start, end = span.start, span.end
    if end - start < _QUOTE // 2:
        line_end = doc.text.find("\n", end)
        end = min(len(doc) if line_end < 0 else line_end, start + _QUOTE // 2)
    words = doc.text[start:end]
    words = f"{words[:_QUOTE]}…" if len(words) > _QUOTE else words + ("…" if end > span.end and end < len(doc) else "")
    return "“" + words.replace("\n", "⏎") + "”"
