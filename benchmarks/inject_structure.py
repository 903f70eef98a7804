"""Defects of structure: cut ends, broken lines, lost marks, empty and doubled sections, repeated text."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, tuple[int, int]]

sys.path.insert(0, str(Path(__file__).parent))
from inject_ordinals import LINE, runs

_PARAGRAPH = re.compile(r"^[ 　]*(?P<body>[一-鿿“《][^\n]{60,}。)$", re.MULTILINE)
_HAN = re.compile(r"[一-鿿]")


def _paragraphs(text: str) -> list[re.Match[str]]:
    return list(_PARAGRAPH.finditer(text))


def truncated(text: str) -> Iterator[Place]:
    """Everything behind a place inside a long paragraph is gone."""
    for match in _paragraphs(text):
        body = match["body"]
        for share in (0.45, 0.6, 0.8):
            at = match.start("body") + int(len(body) * share)
            if text[at - 1] in "。！？；”）":
                continue
            yield text[:at] + "\n", (at - 1, at)


def truncated_at_mark(text: str) -> Iterator[Place]:
    """Everything behind a comma is gone."""
    for match in _paragraphs(text):
        for comma in re.finditer("[，、：]", match["body"]):
            at = match.start("body") + comma.end()
            yield text[:at] + "\n", (at - 1, at)


def broken_line(text: str) -> Iterator[Place]:
    """A line break behind a comma inside a paragraph."""
    for match in _paragraphs(text):
        body = match["body"]
        for comma in re.finditer("，", body[20:-12]):
            at = match.start("body") + 20 + comma.end()
            yield text[:at] + "\n" + text[at:], (at, at + 1)


def lost_end_mark(text: str) -> Iterator[Place]:
    """The full stop at the end of a paragraph of several sentences is gone."""
    for match in _paragraphs(text):
        if match["body"].count("。") > 1 and _HAN.match(match["body"][-2]) and text[match.end() :].strip():
            yield text[: match.end() - 1] + text[match.end() :], (match.end() - 2, match.end() - 1)


def _sections(text: str) -> Iterator[tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """For each run of headings that fill their lines: the spans of the heading lines and of what lies under them."""
    for name in ("一、", "（一）"):
        for run in runs(text, {name: LINE[name]}, line=True):
            heads = []
            for item in run:
                start = text.rfind("\n", 0, item.start) + 1
                end = text.find("\n", item.start)
                heads.append((start, len(text) if end < 0 else end))
            titles = [text[start:end].strip() for start, end in heads]
            if len(run) < 3 or any(len(title) > 40 or title[-1] in "。；：，" for title in titles):
                continue
            bodies = [(head[1], following[0]) for head, following in pairwise(heads)]
            if all(len(text[start:end].strip()) > 20 for start, end in bodies):
                yield heads, bodies


def empty_section(text: str) -> Iterator[Place]:
    """All that lies under a heading is gone."""
    for heads, bodies in _sections(text):
        for (start, end), body in zip(heads, bodies, strict=False):
            yield text[: body[0]] + "\n" + text[body[1] :], (start, end)


def doubled_heading(text: str) -> Iterator[Place]:
    """A heading has the words of the one before."""
    for heads, _ in _sections(text):
        for (start, end), (second, stop) in pairwise(heads):
            words = re.sub(r"^.*?[、）)]", "", text[start:end])
            mark = re.match(r".*?[、）)]", text[second:stop])
            if mark:
                new = mark[0] + words
                yield text[:second] + new + text[stop:], (second, second + len(new))


def heading_mark(text: str) -> Iterator[Place]:
    """A heading on a line of its own ends in a full stop."""
    for heads, bodies in _sections(text):
        for (_, end), _body in zip(heads, bodies, strict=False):
            yield text[:end].rstrip() + "。" + text[end:], (end - 1, end + 1)


def repeated_paragraph(text: str) -> Iterator[Place]:
    """A paragraph stands twice."""
    found = _paragraphs(text)
    for index, match in enumerate(found):
        for step in (1, 3):
            if index + step < len(found):
                at = found[index + step].end()
                yield text[:at] + "\n" + match["body"] + text[at:], (at + 1, at + 1 + len(match["body"]))


def repeated_sentence(text: str) -> Iterator[Place]:
    """A sentence of another paragraph stands once more at a paragraph's end."""
    if len(re.findall(LINE["第一条"], text, re.MULTILINE)) > 4:
        # Statutes repeat their sentences on purpose.
        return
    found = _paragraphs(text)
    for index, match in enumerate(found[:-2]):
        for sentence in re.findall(r"(?<=。)[^。！？；“”]{28,80}。", match["body"]):
            at = found[index + 2].end()
            yield text[:at] + sentence + text[at:], (at, at + len(sentence))


STRUCTURE = ("structure",)
KINDS = [
    ("truncated-end", STRUCTURE, truncated),
    ("truncated-at-mark", STRUCTURE, truncated_at_mark),
    ("broken-line", STRUCTURE, broken_line),
    ("lost-end-mark", STRUCTURE, lost_end_mark),
    ("empty-section", STRUCTURE, empty_section),
    ("doubled-heading", STRUCTURE, doubled_heading),
    ("heading-end-mark", STRUCTURE, heading_mark),
    ("repeated-paragraph", ("consistency",), repeated_paragraph),
    ("repeated-sentence", ("consistency",), repeated_sentence),
]
