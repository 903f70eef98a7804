"""SARIF 2.1.0（OASIS 标准）：代码托管平台读的静态检查结果，含改法与相关位置。"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import in_lines, place, sentence, uri, where
from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.finding import Diagnostic, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_OCCURRENCES = 100


def render(report: Report) -> str:
    """The report as one SARIF log with one run."""
    rules: dict[str, Diagnostic] = {}
    for each in report.diagnostics:
        rules.setdefault(each.check, each)
    index = {check: number for number, check in enumerate(sorted(rules))}
    notes = [("error", f"{each.name}：没有读：{each.error}") for each in report.documents if each.error]
    notes += [("error", each) for each in report.broken]
    notes += [("note", f"{each.name}：没有查：{skip.reason}") for each in report.documents for _, skip in each.skipped]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "shuangyong-lint",
                        "version": VERSION,
                        "semanticVersion": VERSION,
                        "language": "zh-CN",
                        "rules": [_rule(rules[check]) for check in index],
                    }
                },
                "language": "zh-CN",
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not any(level == "error" for level, _ in notes),
                        "toolExecutionNotifications": [
                            {"level": level, "message": {"text": words}} for level, words in notes
                        ],
                    }
                ],
                "results": [
                    _result(checked.document, each, index)
                    for checked in report.documents
                    if checked.document is not None
                    for each in checked.diagnostics
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(diagnostic: Diagnostic) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": diagnostic.check,
        "shortDescription": {"text": diagnostic.title},
    }
    if diagnostic.source:
        rule["fullDescription"] = {"text": f"{diagnostic.title}。依据：{'；'.join(diagnostic.source)}"}
    return rule


def _result(doc: Document, diagnostic: Diagnostic, index: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.check,
        "ruleIndex": index[diagnostic.check],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": sentence(diagnostic, doc)},
        "locations": [_location(doc, diagnostic.span)],
        "partialFingerprints": {"words/v1": diagnostic.fingerprint},
        "occurrenceCount": len(diagnostic.occurrences),
    }
    # The schema wants them distinct, and two places of one paragraph of a Word file may look the same.
    related = {json.dumps(each, sort_keys=True): each for each in _related(doc, diagnostic)}
    if related:
        result["relatedLocations"] = list(related.values())
    if in_lines(doc) and (fixes := [_fix(doc, fix.title, fix.edits) for fix in diagnostic.finding.fixes]):
        result["fixes"] = fixes
    return result


def _related(doc: Document, diagnostic: Diagnostic) -> Iterator[dict[str, Any]]:
    for finding in diagnostic.occurrences[1 : _OCCURRENCES + 1]:
        yield _location(doc, finding.span) | {"message": {"text": f"又一处：“{doc[finding.span]}”"}}
    for evidence in diagnostic.finding.evidence:
        if evidence.document:
            yield {
                "physicalLocation": {"artifactLocation": {"uri": uri(evidence.document)}},
                "message": {"text": evidence.message},
            }
        elif evidence.span is not None:
            yield _location(doc, evidence.span) | {"message": {"text": evidence.message}}


def _location(doc: Document, span: Span) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(doc.name)}}
    if in_lines(doc):
        physical["region"] = _region(doc, span) | {"snippet": {"text": doc[span]}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if words := where(doc, span.start):
        location["logicalLocations"] = [{"fullyQualifiedName": words, "kind": "element"}]
    return location


def _region(doc: Document, span: Span) -> dict[str, Any]:
    line, column = place(doc, span.start)
    end_line, end_column = place(doc, span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(doc: Document, title: str, edits: Any) -> dict[str, Any]:
    return {
        "description": {"text": title},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(doc.name)},
                "replacements": [
                    {"deletedRegion": _region(doc, edit.span), "insertedContent": {"text": edit.new}} for edit in edits
                ],
            }
        ],
    }
