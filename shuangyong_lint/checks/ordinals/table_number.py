"""表格序号有误

表格“序号”一栏重复或跳号，行数就数不清，合计、引用都会出错。多半是插入、删除行以后没有重排。
"""

from collections.abc import Iterator
from itertools import pairwise

from shuangyong_lint.kit import (
    Block,
    Cell,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    document_check,
    number,
    plain,
)

_HEADS = ("序号", "编号", "序 号", "序　号")


@document_check(
    severity=Severity.WARNING,
    source=("表格序号应当连续、不重复",),
    bad=(
        "=== a.md\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| ⟦2→3⟧ | 丙 |\n| {3→4} | 丁 |\n",
        "=== a.md\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| ⟦4→3⟧ | 丙 |\n",
    ),
    good=(
        "=== a.md\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| 3 | 丙 |\n",
        "=== a.md\n| 编号 | 单位 |\n| --- | --- |\n| 108 | 甲 |\n| 205 | 乙 |\n| 309 | 丙 |\n",
        "=== a.md\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| 合计 | 丙 |\n",
        "=== a.md\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| 1 | 丙 |\n| 2 | 丁 |\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Number columns that begin at one and break once."""
    for block in doc.blocks or ():
        if block.cells:
            yield from _table(doc, block)


def _table(doc: Document, block: Block) -> Iterator[Finding]:
    text = plain(doc)
    head = next((cell for cell in block.cells if cell.row == 0 and doc[cell.span].strip() in _HEADS), None)
    if head is None:
        return
    column: list[tuple[Cell, int]] = []
    for cell in block.cells:
        value = number(text[cell.span.start : cell.span.end].strip()) if cell.col == head.col and cell.row else None
        if value:
            column.append((cell, value))
    values = [value for _, value in column]
    if len(values) < 3 or values[0] != 1 or values.count(1) > 1:
        return
    steps = [after - before for before, after in pairwise(values)]
    broken = [index for index, step in enumerate(steps, 1) if step != 1]
    if not broken or len(broken) > max(1, len(values) // 5):
        return
    edits = tuple(Edit(cell.span, str(place)) for place, (cell, value) in enumerate(column, 1) if value != place)
    for index in broken[:1]:
        cell, value = column[index]
        before, last = column[index - 1]
        what = f"重复：上一行也是 {last}" if value == last else f"不连续：上一行是 {last}"
        yield Finding(
            cell.span,
            f"序号 {value} {what}；请核对是编错了号，还是多了、漏了一行",
            evidence=(Evidence(before.span, "上一行"),),
            fixes=(Fix(edits, Safety.MANUAL, "全表重新编号"),),
        )
