"""表格里的合计、占比、增长与各格不符

合计行、小计行是上面各行之和，合计列是各列之和，占比列、增长列由前面的数算出。表中多数地方相合而个别地方不合，
不合的那一处多半是录错了；含“其中”的行、比率列、名次列不参加求和。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Finding,
    Severity,
    Verified,
    difference,
    document_check,
    result,
    table_relations,
    told,
)


@document_check(
    severity=Severity.ERROR,
    source=("统计报表审核的平衡关系",),
    bad=(
        (
            "=== a.md\n| 乡镇 | 户数 | 人数 | 金额（万元） |\n|---|---|---|---|\n| 甲乡 | 12 | 31 | 3.6 |\n"
            "| 乙乡 | 9 | 25 | 2.7 |\n| 丙镇 | 15 | 44 | 4.5 |\n| 合计 | 36 | ⟦110⟧ | 10.8 |\n"
        ),
        "=== a.md\n| 项目 | 金额 |\n|---|---|\n| 慰问 | 31 |\n| 培训 | 22 |\n| 合计 | ⟦55⟧ |\n",
        (
            "=== a.md\n单位：万元\n\n| 项目 | 合计 | 本级 | 乡镇 | 人数（人） |\n|---|---|---|---|---|\n"
            "| 慰问 | 7.5 | 4.1 | 3.4 | 25 |\n| 培训 | 6.2 | 3.1 | 3.1 | 31 |\n| 修缮 | 9.3 | 5.2 | 4.1 | 12 |\n"
            "| 医疗 | ⟦8.8⟧ | 4.4 | 4.2 | 19 |\n"
        ),
    ),
    good=(
        "=== a.md\n| 项目 | 金额 |\n|---|---|\n| 一、本级 | 30 |\n| 办公 | 10 |\n| 二、乡镇 | 40 |\n| 合计 | 70 |\n",
        "=== a.md\n| 乡镇 | 人数 |\n|---|---|\n| 甲乡 | 31 |\n| 乙乡 | 25 |\n| 平均 | 28 |\n| 合计 | 56 |\n",
        "=== a.md\n| 乡镇 | 户数 | 人数 |\n|---|---|---|\n| 甲乡 | 12 | 31 |\n| 乙乡 | 9 | 25 |\n| 合计 | 21 | 56 |\n",
        "=== a.md\n| 项目 | 数量 |\n|---|---|\n| 党员 | 31 |\n| 其中：女 | 12 |\n| 团员 | 22 |\n| 合计 | 60 |\n",
        "=== a.md\n| 指标 | 2011年 | 2012年 |\n|---|---|---|\n| 甲 | 10 | 12 |\n| 全县平均 | 15 | 18 |\n",
        (
            "=== a.md\n单位：万元\n\n| 项目 | 合计 | 本级 | 乡镇 | 人数（人） |\n|---|---|---|---|---|\n"
            "| 慰问 | 7.5 | 4.1 | 3.4 | 25 |\n| 培训 | 6.2 | 3.1 | 3.1 | 31 |\n| 修缮 | 9.3 | 5.2 | 4.1 | 12 |\n"
        ),
        "=== a.md\n| 指标 | 单位 | 数量 |\n|---|---|---|\n| 走访 | 户 | 31 |\n| 慰问 | 人 | 40 |\n| 合计 | 人 | 55 |\n",
        "=== a.md\n| 指标 | 数量 |\n|---|---|\n| 慰问金（万元） | 31 |\n| 补助（元） | 400 |\n| 合计 | 55 |\n",
        "=== a.md\n| 单位：万元 | 金额 |\n|---|---|\n| 甲 | 31 |\n| 乙 | 22 |\n| 丙 | 14 |\n| 合计 | 68 |\n",
        "=== a.md\n| 行业 | 占比% |\n|---|---|\n| 甲 | 33.3 |\n| 乙 | 33.3 |\n| 丙 | 33.3 |\n| 合计 | 100 |\n",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Figures of a table that the others of the table contradict."""
    for relation in table_relations(doc):
        unit = relation.figures[-1].unit.unit
        numbers = (result(doc, relation), doc[relation.span], difference(doc, relation))
        # Most tables print the unit once, over the column or over all.
        right, written, off = (words if words.endswith(unit) else words + unit for words in numbers)
        yield from told(doc, relation, f"按表中各数应是{right}，这里写{written}，相差{off}；{relation.proof}，请核对")
