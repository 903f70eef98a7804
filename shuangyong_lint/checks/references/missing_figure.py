"""图表缺失

文中说“见表2”，全文的表却只到表1：不是编号没有跟着改，就是漏了图表。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Role, Severity, document_check, labels


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：引用的图、表应当存在",),
    bad=(
        "各乡镇完成情况见表1，资金使用情况见⟦表3⟧。\n表1 各乡镇完成情况\n表2 资金使用情况\n",
        "如⟦图2⟧所示，指标逐年上升。\n图1 指标变化\n",
    ),
    good=(
        "各乡镇完成情况见表1，资金使用情况见表2。\n表1 各乡镇完成情况\n表2 资金使用情况\n",
        "如图所示，指标逐年上升。\n图1 指标变化\n",
        "从表1看出，比上年增加3个百分点。\n",
        "详见表1-2。\n表1-1 完成情况\n表1-2 资金情况\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Citations of a table or figure whose number no caption bears although others have captions."""
    found = [label for label in labels(doc) if label.kind != "附件"]
    for label in found:
        if label.role is not Role.CITED:
            continue
        there = [other for other in found if other.kind == label.kind and other.role is Role.PRESENT]
        if not there or label.number in {other.number for other in there}:
            continue
        last = there[-1]
        yield Finding(
            label.span,
            f"文中引用{label.kind}{label.number}，全文没有{label.kind}{label.number}；请核对编号",
            evidence=(Evidence(last.span, f"全文最后一个：{doc[last.span]}"),),
        )
