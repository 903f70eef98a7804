"""例子的写法：⟦错→对⟧，检查项、测试、说明书都用它。

``⟦wrong⟧`` is found exactly here; ``⟦wrong→right⟧`` and this is what the fix makes of it; ``{old→new}`` is an edit
of the fix outside the finding. An example may be several files: ``=== name.md`` on a line of its own starts each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuangyong_lint.document import Edit, Span
from shuangyong_lint.pattern import Pattern

_MARK = Pattern(r"⟦(?P<wrong>[^⟦⟧→]*)(?:→(?P<right>[^⟦⟧]*))?⟧|\{(?P<old>[^{}→\n]*)→(?P<new>[^{}→\n]*)\}")
_FILE = Pattern(r"^=== (?P<name>[^\n]+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One file of an example, its marks taken out.

    Args:
        name: the file's name.
        text: the text to check.
        spans: what must be found, in order; empty spans mark a place.
        edits: what the first fixes of the findings do together, in order.
    """

    name: str
    text: str
    spans: tuple[Span, ...]
    edits: tuple[Edit, ...]


def parse(example: str) -> tuple[Example, ...]:
    """The files of an example."""
    pieces = _FILE.compiled.split(example)
    if len(pieces) == 1:
        return (_file("<text>", example),)
    return tuple(_file(name.strip(), text) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))


def _file(name: str, marked: str) -> Example:
    parts: list[str] = []
    spans: list[Span] = []
    edits: list[Edit] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        parts.append(marked[at : match.start()])
        length += len(parts[-1])
        old, new = (match["wrong"], match["right"]) if match["wrong"] is not None else (match["old"], match["new"])
        span = Span(length, length + len(old))
        if match["wrong"] is not None:
            spans.append(span)
        if new is not None:
            edits.append(Edit(span, new))
        parts.append(old)
        length += len(old)
        at = match.end()
    parts.append(marked[at:])
    return Example(name, "".join(parts), tuple(spans), tuple(edits))
