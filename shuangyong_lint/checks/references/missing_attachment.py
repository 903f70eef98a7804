"""附件缺失

正文说“见附件3”，附件说明里却没有附件3；或者附件说明列了三件，后面只附了两件。收文单位照着找，找不到。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Label, Role, Severity, document_check, labels


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.4、7.3.7：附件说明的序号、名称应与附件一致",),
    bad=(
        "请各单位填写报名表（见⟦附件3⟧）。\n\n附件：1.活动方案\n      2.报名表\n",
        "具体安排见附件1、⟦3⟧。\n附件1：活动方案\n附件2：报名表\n",
        "请按附件1执行。\n附件：1.活动方案\n⟦2.⟧报名表\n\n附件1\n活动方案\n为做好有关工作，制定本方案。\n",
    ),
    good=(
        "请各单位填写报名表（见附件2）。\n\n附件：1.活动方案\n      2.报名表\n",
        "随文报送附件3份，附件10万元预算表另行印发。\n附件：活动方案\n",
        "根据《公约》附件三的规定办理。\n附件：1.活动方案\n2.报名表\n",
        "具体要求见附件。\n附件：活动方案\n",
        "按附件1、2的要求填报。\n附件1\n活动方案\n为做好有关工作，制定本方案。\n附件2\n报名表\n由各单位填写。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Citations of attachments that are neither listed nor there; listed ones that are not there though others are."""
    found = [label for label in labels(doc) if label.kind == "附件"]
    listed = [label for label in found if label.role is Role.LISTED]
    present = [label for label in found if label.role is Role.PRESENT]
    numbers = {label.number for label in (*listed, *present)}
    here = {label.number for label in present if label.number}
    for label in found:
        if label.role is Role.CITED and label.number not in numbers:
            if numbers == {0} and label.number == 1:
                continue
            yield _cited(doc, label, listed or present, numbers)
        elif label.role is Role.LISTED and here and label.number and label.number not in here:
            yield Finding(
                label.span,
                f"附件说明列有附件{label.number}，后面却没有这一件；请补上，或改附件说明",
                evidence=(Evidence(present[-1].span, "后面所附的附件"),),
            )


def _cited(doc: Document, label: Label, others: list[Label], numbers: set[int]) -> Finding:
    if not others:
        return Finding(label.span, f"文中引用附件{label.number}，全文没有附件说明，也没有附件；请核对")
    highest = max(numbers)
    what = f"只有附件1至附件{highest}" if highest > 1 else "只有一个附件"
    return Finding(
        label.span,
        f"文中引用附件{label.number}，全文{what}；请核对附件的序号",
        evidence=(Evidence(others[-1].span, f"最后一件：{doc[others[-1].title or others[-1].span]}"),),
    )
