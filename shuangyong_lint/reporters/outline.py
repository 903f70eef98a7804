"""提纲：工具读出的篇、标题与序列，以及每串断在哪里。看得见为什么报、为什么没有报。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.views.breaks import Kind, breaks
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.ordinals import ordinals, strays
from shuangyong_lint.views.parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.views.breaks import Break
    from shuangyong_lint.views.marks import Mark
    from shuangyong_lint.views.ordinals import Run

_SHOWN = 24
_SAID = {
    Kind.DUPLICATE: "重复，应为“{due}”",
    Kind.GAP: "跳号，缺“{due}”",
    Kind.DISORDER: "次序颠倒，应为“{due}”",
    Kind.START: "不从一起",
    Kind.MIXED: "样式不一，宜为“{due}”",
}


def render(document: Document) -> str:
    """The skeleton of a document: its parts, and under each the runs, nested as they are read.

    Every item stands on a line of its own with its line number; a run inside a paragraph is written in one line. What
    breaks a run is said beside the item. Marks that read like ordinals but count nothing are listed at the end.
    """
    runs = ordinals(document)
    broken = {each.item.mark.span: each for each in breaks(document)}
    children: dict[Span | None, list[Run]] = {}
    tops: dict[int, list[Run]] = {}
    for run in runs:
        if run.parent is None:
            tops.setdefault(run.part, []).append(run)
        else:
            children.setdefault(run.parent.span, []).append(run)
    out: list[str] = []
    for index, part in enumerate(parts(document)):
        title = document[part.title].strip() if part.title else "（没有题目）"
        out.append(f"第 {index + 1} 篇　第 {_line(document, (part.title or part.span).start)} 行　{title}")
        out += [
            f"  第 {_line(document, heading.span.start)} 行　标题　{document[heading.span].strip()}"
            for heading in headings(document)
            if heading.mark is None and part.span.covers(heading.span) and heading.span != part.title
        ]
        for run in tops.get(index, ()):
            _run(document, run, children, broken, 1, out)
    shown = {run.items[0].mark.span for run in runs}
    left = [
        f"第 {_line(document, mark.span.start)} 行“{document[mark.span]}”"
        for mark in strays(document)
        if not mark.weak and mark.span not in shown
    ]
    if left:
        out.append("不成串的编号　" + "　".join(left))
    return "\n".join(out) + "\n"


def _run(
    document: Document,
    run: Run,
    children: dict[Span | None, list[Run]],
    broken: dict[Span, Break],
    depth: int,
    out: list[str],
) -> None:
    indent = "  " * depth
    if run.inline and not any(item.mark.span in children for item in run.items):
        words = " ".join(_item(document, item.mark, broken, short=True) for item in run.items)
        out.append(f"{indent}第 {_line(document, run.items[0].mark.span.start)} 行　文中 {len(run.items)} 项：{words}")
        return
    for item in run.items:
        words = _item(document, item.mark, broken, short=False)
        out.append(f"{indent}第 {_line(document, item.mark.span.start)} 行　{words}")
        for child in children.get(item.mark.span, ()):
            if child is not run:
                _run(document, child, children, broken, depth + 1, out)


def _item(document: Document, mark: Mark, broken: dict[Span, Break], *, short: bool) -> str:
    each = broken.get(mark.span)
    said = f"【{_SAID[each.kind].format(due=each.due)}】" if each else ""
    if short:
        return f"{document[mark.span]}{said}"
    return f"{document[mark.span]}{_words(document, mark)}{said}"


def _words(document: Document, mark: Mark) -> str:
    """What follows the mark, as far as the first stop."""
    end = document.text.find("\n", mark.span.end)
    words = document.text[mark.span.end : end if end >= 0 else len(document)].strip()
    stops: Sequence[int] = [at for stop in "。；：" if (at := words.find(stop)) >= 0]
    words = words[: min(stops)] if stops else words
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "……"


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1
