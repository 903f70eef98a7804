"""标号：附件、表、图的标号，各在何处列出、何处出现、何处被引用。"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.numerals import HAN_NUMERAL, number
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from shuangyong_lint.document import Document

TRIGGERS = (
    *("附件", "附表", "附图"),
    *(f"{kind}{gap}{first}" for kind in "表图" for gap in ("", " ", "　") for first in f"0123456789{HAN_NUMERAL}"),
)
"""表 and 图 are labels only with a number."""


class Role(StrEnum):
    """Where a label stands."""

    LISTED = "listed"
    """In the list of attachments under the text (附件说明)."""
    PRESENT = "present"
    """At the head of the attachment, table or figure itself."""
    CITED = "cited"
    """In the text, pointing to it."""


class Label(NamedTuple):
    """One mention of an attachment, table or figure.

    Args:
        role: list, head or citation.
        kind: 附件, 附表, 附图, 表 or 图.
        number: its number, 0 where it has none.
        span: the label: 附件1, the 1. of a list of attachments, 表2.
        title: what it is called, where that stands beside it.
        line: which of `lines`.
    """

    role: Role
    kind: str
    number: int
    span: Span
    title: Span | None
    line: int


_N = f"(?:\\d{{1,2}}|[{HAN_NUMERAL}]{{1,3}})"
_KINDS = "附件|附表|附图|表|图"
_LINE = Pattern(rf"(?P<kind>{_KINDS})[ 　]?(?P<n>{_N})?(?![\d.\-－—])[ 　]*(?P<colon>[：:])?[ 　]*(?P<title>.*)$")
_ENTRY = Pattern(r"(?P<label>(?P<n>\d{1,2})[ 　]?[.．、][ 　]*)(?P<title>.+)$")
_CUES = ("见", "按", "按照", "填写", "填报", "如", "由", "从", "据", "根据", "（", "(")
_JOINS = ("、", "和", "与", "及", "以及")
# What may stand before a citation is above; 公约附件三, 《办法》附件2 are other documents' attachments.
_CITED = Pattern(
    rf"(?P<kind>{_KINDS})[ 　]?(?P<n>{_N})(?![\d.\-－—]?\d|[份个张页件万亿元项套条类级步片人名])"
    rf"(?P<more>(?:[、和至与](?:{_KINDS})?[ 　]?{_N}(?![\d.]|[份个张页月日年]))*)"
)
_MORE = Pattern(rf"(?P<to>至)?(?:{_KINDS})?[ 　]?(?P<n>{_N})")
_STOPS = "。；！？，,;"
_LONGEST = 45


@view
def labels(doc: Document) -> tuple[Label, ...]:
    """All labels in order of place."""
    heads = list(_heads(doc))
    taken = {label.line for label in heads}
    found = heads + [label for label in _citations(doc) if label.line not in taken]
    found.sort(key=lambda label: label.span)
    return tuple(found)


def _heads(doc: Document) -> Iterator[Label]:
    """Labels at line starts: list entries and heads."""
    text = plain(doc)
    all_lines = lines(doc)
    index = 0
    starts = {hit.start for hit in anchors(doc, "labels")}
    spans = [line.span for line in all_lines]
    while index < len(spans):
        span = spans[index]
        match = _LINE.match(text, span.start, span.end) if span.start in starts else None
        if match is None:
            index += 1
            continue
        entries = _entries(text, spans, index, match)
        if entries:
            yield from entries
            index = entries[-1].line + 1
            continue
        index += 1
        title = match["title"]
        if len(title) > _LONGEST or (title and title[-1] in _STOPS) or (match["kind"] in "表图" and not match["n"]):
            continue
        spaced = text[match.end("n") : match.end("n") + 1] in (" ", "　") if match["n"] else False
        if match["kind"] in "表图" and title and not (match["colon"] or spaced):
            continue
        value = number(match["n"]) or 0 if match["n"] else 0
        at = Span(match.start("kind"), match.end("n") if match["n"] else match.end("kind"))
        title_span = Span(*match.span("title")) if title else None
        role = Role.PRESENT
        if match["kind"] == "附件" and title and _listed(text, spans, index):
            role = Role.LISTED
        yield Label(role, match["kind"], value, at, title_span, index - 1)


def _entries(text: str, spans: list[Span], index: int, match: re.Match[str]) -> list[Label]:
    """附件：1.… and the numbered lines that follow it."""
    if match["kind"] != "附件" or match["n"] or not match["colon"]:
        return []
    start = match.start("title")
    entry = _ENTRY.match(text, start, spans[index].end)
    if entry is None:
        return []
    found: list[Label] = []
    while entry is not None:
        label = Span(entry.start("label"), entry.end("label"))
        found.append(Label(Role.LISTED, "附件", int(entry["n"]), label, Span(*entry.span("title")), index))
        index += 1
        entry = _ENTRY.match(text, spans[index].start, spans[index].end) if index < len(spans) else None
    return found


def _listed(text: str, spans: list[Span], following: int) -> bool:
    """Whether the line before ``following`` (附件1：……) is one of a list: another follows, or only a signature."""
    if following >= len(spans):
        return True
    span = spans[following]
    if text.startswith("附件", span.start):
        return True
    rest = [text[each.start : each.end] for each in spans[following : following + 3]]
    return following + 2 >= len(spans) and all(len(words) <= 25 and words[-1] not in _STOPS for words in rest)


def _citations(doc: Document) -> Iterator[Label]:
    text = plain(doc)
    all_lines = lines(doc)
    line = end = 0
    for hit in anchors(doc, "labels"):
        if hit.start < end:
            continue
        match = _CITED.match(text, hit.start)
        before = text[max(0, hit.start - 12) : hit.start]
        if match is None or not (before.endswith(_CUES) or (before.endswith(_JOINS) and match["kind"] in before)):
            continue
        while line < len(all_lines) - 1 and all_lines[line].span.end <= hit.start:
            line += 1
        end = match.end()
        kind = match["kind"]
        value = number(match["n"])
        if not value:
            continue
        yield Label(Role.CITED, kind, value, Span(hit.start, match.end("n")), None, line)
        last = value
        for more in _MORE.finditer(match["more"]):
            value = number(more["n"]) or 0
            place = Span(match.start("more") + more.start("n"), match.start("more") + more.end("n"))
            if value and (not more["to"] or value > last):
                yield Label(Role.CITED, kind, value, place, None, line)
            last = value
