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
from inject_ordinals import HAN, INLINE, LINE, runs  # noqa: E402  (a sibling, found only with the path above)

_N = "两|二?十[一二三四五六七八九]?|[二三四五六七八九]|[2-9]|1[0-9]"
_ANNOUNCED = re.compile(rf"(?<![第一二三四五六七八九十百\d])(?P<n>{_N})(?:个|大|项|点|方面|件|条|种|类)[^，。；：“”\n]{{0,12}}[：:。]\s*$")
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
                    yield text[: match.start("n")] + new + text[match.end("n") :], (match.start("n"), match.start("n") + len(new))


def enumerated_short(text: str) -> Iterator[Place]:
    """甲、乙、丙等三个…: 等 with a number smaller than what is listed."""
    for match in _LISTED.finditer(text):
        items = match["items"].split("、")
        if _value(match["n"]) >= len(items) and match["more"]:
            new = _words(match["n"], len(items) - 1)
            yield text[: match.start("n")] + new + text[match.end("n") :], (match.start("n"), match.start("n") + len(new))


KINDS = [
    ("announced-count", ("references", "ordinals"), announced),
    ("enumeration-count", ("references",), enumerated),
    ("enumeration-count-with-deng", ("references",), enumerated_short),
]
