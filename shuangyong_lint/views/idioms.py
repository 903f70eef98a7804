"""成语：与成语只差一个音近或形近的字的地方。"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint import spelling
from shuangyong_lint.document import Span, view
from shuangyong_lint.spelling.confusions import kind
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shuangyong_lint.document import Document


class Altered(NamedTuple):
    """Four characters that are an idiom but for one.

    Args:
        span: the four characters.
        idiom: what they should be.
        at: which of the four differs.
    """

    span: Span
    idiom: str
    at: int


@cache
def idioms() -> Mapping[str, Sequence[str]]:
    """First and last half of an idiom → the idioms that have it."""
    halves: dict[str, list[str]] = {}
    for idiom in files(spelling).joinpath("data/idioms.txt").read_text("utf-8").split():
        for half in dict.fromkeys((idiom[:2], idiom[2:])):
            halves.setdefault(half, []).append(idiom)
    return halves


def TRIGGERS(_knowledge: object) -> tuple[str, ...]:  # noqa: N802  (the name every view exports)
    """The halves: a one-character slip leaves one of them whole."""
    return tuple(idioms())


@view
def altered_idioms(doc: Document) -> tuple[Altered, ...]:
    """All places, in order; a half that belongs to an unharmed idiom starts none."""
    text = plain(doc)
    halves = idioms()
    found: dict[int, Altered] = {}
    for hit in anchors(doc, "idioms"):
        for idiom in halves[hit.word]:
            for offset in (0, 2):
                if idiom[offset : offset + 2] != hit.word:
                    continue
                start = hit.start - offset
                written = text[start : start + 4] if start >= 0 else ""
                differing = [place for place in range(4) if written[place : place + 1] != idiom[place]]
                if len(differing) != 1 or len(written) < 4 or written in halves[hit.word]:
                    continue
                at = differing[0]
                if kind(written[at], idiom[at]) is not None:
                    found.setdefault(start, Altered(Span(start, start + 4), idiom, at))
    return tuple(found[start] for start in sorted(found))
