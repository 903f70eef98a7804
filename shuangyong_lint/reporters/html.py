"""网页报告：一个文件，不联网；正文标出问题，点开看佐证，可按级别和门类筛选，打印出来就是校对单。"""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from shuangyong_lint.document import Span
from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import place_words, quoted
from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Block, Document
    from shuangyong_lint.finding import Checked, Diagnostic, Report

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_HEADINGS = ("序号", "位置", "原文", "问题与依据", "处理意见")
_SIGNATURES = ("校对人：＿＿＿＿＿＿", "复核人：＿＿＿＿＿＿", "日期：＿＿＿＿＿＿")


def render(report: Report) -> str:
    """The report as one HTML page that needs nothing else."""
    counts = {level: report.count(level) for level in (Severity.ERROR, Severity.WARNING, Severity.HINT)}
    families = sorted({each.check.partition(".")[0] for each in report.diagnostics})
    total = "、".join(f"{level.label} {count}" for level, count in counts.items() if count) or "没有发现问题"
    unread = sum(checked.error is not None for checked in report.documents)
    summary = (
        f"查了 {len(report.documents) - unread} 份材料、{len(report.checks_run)} 个检查项：{total}；"
        f"核对通过 {len(report.verified)} 处" + (f"；{unread} 个没有读" if unread else "")
    )
    parts = [
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>校对报告</title><style>{_part('html.css')}</style></head><body>",
        f'<header><h1>校对报告</h1><p class="facts">{escape(summary)}',
        f"。shuangyong-lint {VERSION}</p>",
        *(f'<p class="unread">{escape(each)}</p>' for each in report.broken),
        "</header><nav>",
        *(
            f'<label><input type="checkbox" data-level="{level.word}" checked> {level.label} {count}</label>'
            for level, count in counts.items()
        ),
        '<label>门类 <select><option value="">全部</option>',
        *(f'<option value="{escape(each)}">{escape(each)}</option>' for each in families),
        "</select></label>",
    ]
    if len(report.documents) > 1:
        parts += [
            f'<a href="#d{number}">{escape(checked.name)}（{len(checked.diagnostics)}）</a>'
            for number, checked in enumerate(report.documents)
        ]
    parts.append("</nav>")
    for number, checked in enumerate(report.documents):
        parts += _section(number, checked)
    return "\n".join([*parts, f"<script>{_part('html.js')}</script></body></html>"]) + "\n"


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _section(number: int, checked: Checked) -> Iterator[str]:
    yield f'<section id="d{number}"><h2>{escape(checked.name)}</h2>'
    doc = checked.document
    if doc is None:
        yield f'<p class="unread">没有读：{escape(checked.error or "")}</p></section>'
        return
    digest = _digest(doc)
    yield f'<p class="facts">{len(doc)} 字 · SHA-256 {digest}</p>'
    for _, each in checked.skipped:
        place = f"（{place_words(doc, each.span)}）" if each.span else ""
        yield f'<p class="facts">没有查：{escape(each.reason + place)}</p>'
    yield '<div class="sides"><div class="text">' + _text(doc, checked) + '</div><div class="list">'
    for index, diagnostic in enumerate(checked.diagnostics):
        yield from _card(doc, index, diagnostic)
    if not checked.diagnostics:
        yield "<p>没有发现问题。</p>"
    if checked.verified:
        yield f'<details class="verified"><summary>核对通过 {len(checked.verified)} 处</summary>'
        for index, (_, relation) in enumerate(checked.verified, len(checked.diagnostics)):
            yield f'<p data-card="{index}">{escape(relation.message)}<button data-go="{index}">看原文</button></p>'
        yield "</details>"
    yield "</div></div>"
    yield from _sheet(doc, checked, digest)
    yield "</section>"


def _digest(doc: Document) -> str:
    return hashlib.sha256(doc.source.data if doc.source else doc.text.encode()).hexdigest()


def _card(doc: Document, index: int, diagnostic: Diagnostic) -> Iterator[str]:
    level = diagnostic.severity
    family = diagnostic.check.partition(".")[0]
    times = f"（共 {len(diagnostic.occurrences)} 处）" if len(diagnostic.occurrences) > 1 else ""
    yield (
        f'<details class="{level.word}" data-card="{index}" data-level="{level.word}" data-family="{escape(family)}">'
        f"<summary><b>{level.label}</b>{escape(diagnostic.title)}{times}："
        f"“{escape(quoted(doc, diagnostic.span))}”</summary>"
    )
    yield f"<p>{_lines(diagnostic.message)}</p><dl>"
    place = escape(place_words(doc, diagnostic.span))
    yield f'<dt>位置</dt><dd>{place}<button data-go="{index}">看原文</button></dd>'
    for evidence in diagnostic.finding.evidence:
        words = escape(evidence.message)
        if evidence.document:
            words += f"（{escape(evidence.document)}）"
        elif evidence.span is not None:
            words += f"，{escape(place_words(doc, evidence.span))}：“{escape(quoted(doc, evidence.span))}”"
        yield f"<dt>佐证</dt><dd>{words}</dd>"
    if diagnostic.source:
        yield f"<dt>依据</dt><dd>{escape('；'.join(diagnostic.source))}</dd>"
    for fix in diagnostic.finding.fixes:
        yield f"<dt>改法</dt><dd>{escape(fix.title)}（{fix.safety.label}）</dd>"
    yield f"<dt>编号</dt><dd>{escape(diagnostic.check)}</dd></dl></details>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _sheet(doc: Document, checked: Checked, digest: str) -> Iterator[str]:
    """The proof sheet that is printed: what was found, room for a decision, signatures, the hash of the file."""
    yield '<div class="sheet"><h2>校对单</h2>'
    yield f"<p>材料：{escape(checked.name)}<br>字数：{len(doc)}<br>文件指纹（SHA-256）：{digest}</p>"
    if checked.diagnostics:
        yield "<table><thead><tr>" + "".join(f"<th>{each}</th>" for each in _HEADINGS) + "</tr></thead><tbody>"
        for number, diagnostic in enumerate(checked.diagnostics, 1):
            source = f"<br>依据：{escape('；'.join(diagnostic.source))}" if diagnostic.source else ""
            yield (
                f"<tr><td>{number}</td><td>{escape(place_words(doc, diagnostic.span))}</td>"
                f"<td>{escape(quoted(doc, diagnostic.span))}</td>"
                f"<td>【{diagnostic.severity.label}】{escape(diagnostic.title)}：{_lines(diagnostic.message)}{source}</td>"
                "<td></td></tr>"
            )
        yield "</tbody></table>"
    else:
        yield "<p>没有发现问题。</p>"
    if checked.verified:
        relations = "；".join(each.message for _, each in checked.verified)
        yield f"<p>核对通过 {len(checked.verified)} 处：{escape(relations)}</p>"
    yield '<p class="sign">' + "".join(f"<span>{each}</span>" for each in _SIGNATURES) + "</p></div>"


class _Marks:
    """Which findings and evidence cover each stretch of the text, as boundaries in order."""

    def __init__(self, checked: Checked) -> None:
        events: list[tuple[int, int, str, int]] = []
        self._levels: dict[int, Severity] = {}

        def add(span: Span, kind: str, index: int) -> None:
            # A place between two characters is shown on the first of them.
            start = span.start if len(span) else max(0, span.start - 1)
            events.extend(((start, 1, kind, index), (max(span.end, start + 1), 0, kind, index)))

        for index, diagnostic in enumerate(checked.diagnostics):
            self._levels[index] = diagnostic.severity
            for finding in diagnostic.occurrences:
                add(finding.span, "n", index)
            for evidence in diagnostic.finding.evidence:
                if evidence.span is not None and not evidence.document:
                    add(evidence.span, "e", index)
        for index, (_, relation) in enumerate(checked.verified, len(checked.diagnostics)):
            add(relation.span, "e", index)
        self._events = sorted(events)
        self._next = 0
        self._open: dict[str, list[int]] = {"n": [], "e": []}

    def render(self, doc: Document, span: Span) -> str:
        """The stretch as HTML; stretches must be asked for in order."""
        parts: list[str] = []
        at = span.start
        while at < span.end:
            while self._next < len(self._events) and self._events[self._next][0] <= at:
                _, begins, kind, index = self._events[self._next]
                if begins:
                    self._open[kind].append(index)
                else:
                    self._open[kind].remove(index)
                self._next += 1
            end = span.end
            if self._next < len(self._events):
                end = min(end, self._events[self._next][0])
            parts.append(self._piece(doc.text[at:end]))
            at = end
        return "".join(parts)

    def _piece(self, text: str) -> str:
        words = escape(text)
        found, proofs = sorted(set(self._open["n"])), sorted(set(self._open["e"]))
        data = f' data-e="{" ".join(map(str, proofs))}"' if proofs else ""
        if found:
            level = max(self._levels[index] for index in found)
            return f'<mark class="{level.word}" data-n="{" ".join(map(str, found))}"{data}>{words}</mark>'
        return f"<span{data}>{words}</span>" if proofs else words


def _text(doc: Document, checked: Checked) -> str:
    marks = _Marks(checked)
    parts: list[str] = []
    at = 0
    for block in doc.blocks or ():
        if block.cells:
            parts.append(marks.render(doc, Span(at, block.span.start)))
            parts.append(_table(doc, block, marks))
            at = block.span.end
    parts.append(marks.render(doc, Span(at, len(doc))))
    return "".join(parts)


def _table(doc: Document, block: Block, marks: _Marks) -> str:
    parts = ["<table>"]
    row = -1
    for cell in block.cells:
        if cell.row != row:
            parts.append("<tr>" if row < 0 else "</tr><tr>")
            row = cell.row
        size = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
            f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        )
        parts.append(f"<td{size}>{marks.render(doc, cell.span)}</td>")
    return "".join([*parts, "</tr></table>"])
