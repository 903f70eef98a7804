"""JUnit XML：持续集成服务都认的测试结果；一份材料一组，一个问题一例。"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from shuangyong_lint.finding import Severity
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.reporters import place_words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.finding import Checked, Report

# What XML 1.0 cannot hold.
_FORBIDDEN = Pattern("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Errors and warnings are failures, hints pass with their words as output, unread files are errors."""
    suites = [suite for checked in report.documents for suite in (_Suite(checked),)]
    failures = sum(suite.failures for suite in suites)
    errors = sum(suite.errors for suite in suites) + len(report.broken)
    tests = sum(suite.tests for suite in suites) + len(report.broken)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="shuangyong-lint" tests="{tests}" failures="{failures}" errors="{errors}">',
    ]
    for suite in suites:
        lines += suite.lines
    if report.broken:
        count = len(report.broken)
        lines.append(f'  <testsuite name="检查项" tests="{count}" failures="0" errors="{count}">')
        for broken in report.broken:
            lines.append(f'    <testcase classname="lint.check-failed" name={_attribute(broken)}>')
            lines.append(f"      <error message={_attribute(broken)}/>")
            lines.append("    </testcase>")
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


class _Suite:
    """The lines of one document, and its counts."""

    def __init__(self, checked: Checked) -> None:
        self.tests = self.failures = self.errors = 0
        cases = list(self._cases(checked))
        counts = f'tests="{self.tests}" failures="{self.failures}" errors="{self.errors}"'
        self.lines = [f"  <testsuite name={_attribute(checked.name)} {counts}>", *cases, "  </testsuite>"]

    def _cases(self, checked: Checked) -> Iterator[str]:
        doc = checked.document
        if doc is None:
            self.tests += 1
            self.errors += 1
            yield '    <testcase classname="lint.unreadable" name="读取">'
            yield f"      <error message={_attribute(f'没有读：{checked.error}')}/>"
            yield "    </testcase>"
            return
        for diagnostic in checked.diagnostics:
            self.tests += 1
            name = f"{diagnostic.title} {place_words(doc, diagnostic.span)}"
            yield f"    <testcase classname={_attribute(diagnostic.check)} name={_attribute(name)}>"
            words = _clean(sentence(diagnostic, doc))
            if diagnostic.severity is Severity.HINT:
                yield f"      <system-out>{escape(words)}</system-out>"
            else:
                self.failures += 1
                kind = _attribute(diagnostic.severity.word)
                message = _attribute(diagnostic.message)
                yield f"      <failure type={kind} message={message}>{escape(words)}</failure>"
            yield "    </testcase>"
        if not checked.diagnostics:
            self.tests += 1
            yield '    <testcase classname="shuangyong-lint" name="没有发现问题"/>'


def _clean(text: str) -> str:
    return str(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
