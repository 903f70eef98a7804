"""JSON：公开的约定，形状见 ``docs/report.schema.json``，字段只增不改。"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import place, where

if TYPE_CHECKING:
    from shuangyong_lint.document import Document
    from shuangyong_lint.finding import Checked, Diagnostic, Evidence, Fix, Report

VERSION = 1


def render(report: Report) -> str:
    """The whole report as one JSON object, ending in a newline."""
    return json.dumps(data(report), ensure_ascii=False, indent=1) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The object itself."""
    return {
        "version": VERSION,
        "documents": [_document(checked) for checked in report.documents],
        "summary": {
            "documents": len(report.documents),
            "findings": len(report.diagnostics),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "hints": report.count(Severity.HINT),
            "checks_run": len(report.checks_run),
            "broken": list(report.broken),
        },
    }


def _document(checked: Checked) -> dict[str, Any]:
    doc = checked.document
    return {
        "path": checked.name,
        "findings": [_finding(doc, diagnostic) for diagnostic in checked.diagnostics] if doc else [],
        "verified": [
            {"check": check, "start": each.span.start, "end": each.span.end, "message": each.message}
            for check, each in checked.verified
        ],
        "skipped": [
            {
                "check": check,
                "start": each.span.start if each.span else None,
                "end": each.span.end if each.span else None,
                "message": each.reason,
            }
            for check, each in checked.skipped
        ],
        "error": checked.error,
    }


def _finding(doc: Document, diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    line, column = place(doc, span.start)
    end_line, end_column = place(doc, span.end)
    return {
        "check": diagnostic.check,
        "title": diagnostic.title,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "source": list(diagnostic.source),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": doc[span],
        "where": where(doc, span.start),
        "count": len(diagnostic.occurrences),
        "occurrences": [[finding.span.start, finding.span.end] for finding in diagnostic.occurrences],
        "fingerprint": diagnostic.fingerprint,
        "fixes": [_fix(fix) for fix in diagnostic.finding.fixes],
        "related": [_related(evidence) for evidence in diagnostic.finding.evidence],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety.value,
        "title": fix.title,
        "edits": [{"start": edit.span.start, "end": edit.span.end, "new": edit.new} for edit in fix.edits],
    }


def _related(evidence: Evidence) -> dict[str, Any]:
    return {
        "path": evidence.document,
        "start": evidence.span.start if evidence.span else None,
        "end": evidence.span.end if evidence.span else None,
        "message": evidence.message,
    }
