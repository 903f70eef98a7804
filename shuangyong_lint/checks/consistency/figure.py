"""同一数字前后不一

同一件事、同一范围、同一时间，前面一个数，后面又一个数，读者不知道信哪个。只有说法相同、两数又只差一位数字或颠倒一位时才报。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Verified, document_check, repeats


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致",),
    bad=("春节期间，全县共支出慰问金21.1万元。\n二、春节期间，全县共支出慰问金⟦22.1万元⟧，比上年有所增加。",),
    good=(
        "2011年全县共支出慰问金21.1万元。\n2012年全县共支出慰问金22.1万元。",
        "甲乡完成造林面积1200亩。\n乙乡完成造林面积1300亩。",
        "全县完成造林面积1200亩。\n三、明年打算\n全县完成造林面积1300亩。",
        "全县共支出慰问金21.1万元。\n全县共支出慰问金21.09万元。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Facts stated twice with two values."""
    for repeat in repeats(doc):
        first, second = repeat.first.figure, repeat.second.figure
        label = repeat.second.label
        if repeat.same:
            yield Verified(second.span, f"“{label}”前后两次都是{doc[second.span]}", (Evidence(first.span, ""),))
        else:
            yield Finding(
                second.span,
                f"“{label}”这里是{doc[second.span]}，前面是{doc[first.span]}；同一数字应前后一致，请核对哪个对",
                evidence=(Evidence(first.span, f"前面写“{doc[first.span]}”"),),
            )
