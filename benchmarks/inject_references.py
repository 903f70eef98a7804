"""Defects of what a text announces and refers to: wrong counts, references to what is not there, document numbers."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, tuple[int, int]]

sys.path.insert(0, str(Path(__file__).parent))
from inject_ordinals import HAN, INLINE, LINE, runs

_N = "两|二?十[一二三四五六七八九]?|[二三四五六七八九]|[2-9]|1[0-9]"
_ANNOUNCED = re.compile(
    rf"(?<![第一二三四五六七八九十百\d])(?P<n>{_N})(?:个|大|项|点|方面|件|条|种|类)"
    r"[^，。；：“”\n]{0,12}[：:。]\s*$"
)
_LISTED = re.compile(
    r"(?<=[，。；：])(?P<items>[^，。；：、“”（）\d\s]{2,9}(?:、[^，。；：、“”（）\d\s是在将了的和与及等]{2,9}){2,9})(?P<more>等?)"
    rf"(?P<n>{_N})(?=个[一-鿿]|大[一-鿿]|项[一-鿿]|类[一-鿿]|种[一-鿿]|方面|家[一-鿿]|省|市|县|国)"
)


def _value(words: str) -> int:
    if words == "两":
        return 2
    return int(words) if words.isascii() else HAN.index(words)


def _words(old: str, value: int) -> str:
    return str(value) if old.isascii() else "两" if value == 2 else HAN[value]


def _put(text: str, match: re.Match[str], new: str) -> Place:
    """The text with the group n of the match replaced."""
    start, end = match.span("n")
    return text[:start] + new + text[end:], (start, start + len(new))


def announced(text: str) -> Iterator[Place]:
    """以下三点, followed by a list of three, says another number."""
    for shapes, line in ((LINE, True), (INLINE, False)):
        for run in runs(text, shapes, line=line):
            if run[0].number != 1:
                continue
            begin = run[0].start
            head = text[max(0, begin - 60) : begin]
            match = _ANNOUNCED.search(head.rstrip("　 \t（(#第"))
            if match and _value(match["n"]) == len(run):
                at = max(0, begin - 60) + match.start("n")
                for value in (len(run) - 1, len(run) + 1):
                    if 2 <= value <= 99:
                        new = _words(match["n"], value)
                        yield text[:at] + new + text[at + len(match["n"]) :], (at, at + len(new))


def enumerated(text: str) -> Iterator[Place]:
    """甲、乙、丙三个… says another number."""
    for match in _LISTED.finditer(text):
        items = match["items"].split("、")
        if _value(match["n"]) == len(items) and not match["more"]:
            for value in (len(items) - 1, len(items) + 1):
                if value >= 2:
                    new = _words(match["n"], value)
                    yield _put(text, match, new)


def enumerated_short(text: str) -> Iterator[Place]:
    """甲、乙、丙等三个…: 等 with a number smaller than what is listed."""
    for match in _LISTED.finditer(text):
        items = match["items"].split("、")
        if _value(match["n"]) >= len(items) and match["more"]:
            new = _words(match["n"], len(items) - 1)
            yield _put(text, match, new)


_OWN = re.compile(
    r"(?:本(?:法|条例|办法|规定|规则|细则|解释)|(?<=依照)|(?<=违反)|(?<=根据))"
    r"第(?P<n>[一二三四五六七八九十]{1,3})条"
)


def dangling_article(text: str) -> Iterator[Place]:
    """本条例第十条 becomes an article three beyond the last."""
    articles = [run for run in runs(text, {"第一条": LINE["第一条"]}, line=True) if len(run) >= 5]
    if len(articles) != 1:
        return
    last = articles[0][-1].number
    for match in _OWN.finditer(text):
        if last + 3 <= 99 and HAN.index(match["n"]) <= last:
            new = HAN[last + 3]
            yield _put(text, match, new)


def _sentences(text: str) -> Iterator[int]:
    """Places before a full stop that ends a line of some length."""
    for match in re.finditer(r"^[ 　]*[一-鿿][^\n]{40,}?(。)$", text, re.MULTILINE):
        yield match.start(1)


def dangling_attachment(text: str) -> Iterator[Place]:
    """A list of two attachments at the end, and a sentence that points to the third."""
    if "附件" in text:
        return
    for at in _sentences(text):
        words = "（见附件3）"
        tail = "\n\n附件：1.任务分工表\n2.联络员名单\n"
        yield text[:at] + words + text[at:].rstrip() + tail, (at, at + len(words))


def absent_attachment(text: str) -> Iterator[Place]:
    """Two attachments are listed and one is there."""
    if "附件" in text:
        return
    head = text.rstrip()
    tail = "\n\n附件：1.任务分工表\n2.联络员名单\n\n附件1\n任务分工表\n由办公室统筹，各科室配合。\n"
    yield head + tail, (len(head), len(head) + len(tail))


def attachment_gap(text: str) -> Iterator[Place]:
    """附件1, 附件3 in a list."""
    if "附件" in text:
        return
    head = text.rstrip()
    tail = "\n\n附件：1.任务分工表\n2.联络员名单\n4.进度安排\n"
    yield head + tail, (len(head), len(head) + len(tail))


def dangling_section(text: str) -> Iterator[Place]:
    """（详见第N部分）, two beyond the last 一、."""
    tops = list(runs(text, {"一、": LINE["一、"]}, line=True))
    if len(tops) != 1 or len(re.findall(LINE["一、"], text, re.MULTILINE)) != len(tops[0]):
        return
    for at in _sentences(text):
        words = f"（详见第{HAN[tops[0][-1].number + 2]}部分）"
        yield text[:at] + words + text[at:], (at, at + len(words))


def dangling_table(text: str) -> Iterator[Place]:
    """A caption 表1 and a sentence that says 见表2."""
    if re.search(r"表[ 　]?\d", text):
        return
    for at in _sentences(text):
        words, caption = "（见表2）", "\n表1 任务完成情况\n"
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[:at] + words + text[at:end] + caption + text[end:].lstrip("\n"), (at, at + len(words))


_NUMBER = re.compile(r"(?P<open>〔)(?P<year>(?:19|20)\d{2})(?P<close>〕)(?P<n>[1-9]\d*)(?P<hao>号)")


def document_number(text: str) -> Iterator[Place]:
    """〔2017〕5号 with other brackets, with 第, a leading zero, a short year."""
    places = list(_NUMBER.finditer(text))
    if places:
        for match in places:
            for new in ("[{y}]{n}号", "（{y}）{n}号", "〔{y}〕第{n}号", "〔{y}〕0{n}号", "〔{s}〕{n}号"):
                words = new.format(y=match["year"], s=match["year"][2:], n=match["n"])
                yield text[: match.start()] + words + text[match.end() :], (match.start(), match.start() + len(words))
        return
    for at in _sentences(text):
        for number in ("县政发[2017]5号", "县政办发（2017）5号", "县发〔2017〕第5号", "县委发〔2017〕05号"):
            words = f"（{number}）"
            yield text[:at] + words + text[at:], (at, at + len(words))


KINDS = [
    ("announced-count", ("references", "ordinals"), announced),
    ("enumeration-count", ("references",), enumerated),
    ("enumeration-count-with-deng", ("references",), enumerated_short),
    ("dangling-article", ("references",), dangling_article),
    ("dangling-attachment", ("references",), dangling_attachment),
    ("absent-attachment", ("references",), absent_attachment),
    ("attachment-gap", ("references", "ordinals"), attachment_gap),
    ("dangling-section", ("references",), dangling_section),
    ("dangling-table", ("references",), dangling_table),
    ("document-number", ("references",), document_number),
]
