"""GitLab 代码质量报告（CodeClimate 的子集）：显示在合并请求里。"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from shuangyong_lint.finding import Severity
from shuangyong_lint.reporters import in_lines, place, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.finding import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.HINT: "info"}


def render(report: Report) -> str:
    """A JSON list, one object a finding or unread file."""
    return json.dumps(list(_issues(report)), ensure_ascii=False, indent=1) + "\n"


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    for checked in report.documents:
        path = checked.name.replace("\\", "/").removeprefix("./")
        if checked.error:
            yield _issue(path, 1, "lint.unreadable", f"没有读：{checked.error}", "blocker", checked.error)
        doc = checked.document
        if doc is None:
            continue
        for diagnostic in checked.diagnostics:
            line = place(doc, diagnostic.span.start)[0] if in_lines(doc) else 1
            words = sentence(diagnostic, doc).replace("\n", "；")
            severity = _SEVERITIES[diagnostic.severity]
            yield _issue(path, line, diagnostic.check, words, severity, diagnostic.fingerprint)
    for broken in report.broken:
        yield _issue(".", 1, "lint.check-failed", broken, "blocker", broken)


def _issue(path: str, line: int, check: str, words: str, severity: str, identity: str) -> dict[str, Any]:
    return {
        "description": words,
        "check_name": check,
        # GitLab wants it unique in the whole report; ours is unique in its document.
        "fingerprint": hashlib.sha256(f"{path}\0{identity}".encode(errors="surrogateescape")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
