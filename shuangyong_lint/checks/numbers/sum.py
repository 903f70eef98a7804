"""分项之和不等于总数

总数与它的分项是同一件事的两种说法，读者随手一加就能看出不符。只在行文表明分项已经列全（“其余”收尾、“分别”“合计”、
男女城乡一类的分法）时才算错；按印出的位数取区间，四舍五入的出入不报。相符的也如实报告为“核对通过”。
"""

from collections.abc import Iterator
from dataclasses import replace

from shuangyong_lint.kit import (
    LIKELY,
    Document,
    Finding,
    Severity,
    Verified,
    difference,
    document_check,
    relations,
    result,
    told,
)


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致", "统计报表审核的平衡关系"),
    bad=(
        "全年共接收退役士兵⟦139人⟧，其中城镇24人，农村125人。",
        "培训的⟦90名⟧骨干，除12名因任务未参加考核外，其余79名全部合格。",
        "一等奖3名、二等奖6名、三等奖12名，共⟦22名⟧。",
        "共有参战退役人员⟦837人⟧，其中乡镇694人，全县下岗人员134人。",
        "出口总额38.5亿元，进口总额21.2亿元，贸易顺差⟦18.3亿元⟧。",
        "上年结余32.5万元，本年收入140万元，支出128.6万元，结余⟦42.9万元⟧。",
    ),
    good=(
        "全年共接收退役士兵139人，其中城镇24人，农村115人。",
        "完成固定资产投资67.3亿元，其中城镇33.7亿元，农村33.7亿元。",
        "全县共有党员1200人，其中女党员310人，少数民族党员460人。",
        "财政赤字1.2万亿元，比去年预算增加4000亿元，其中中央8500亿元，代地方发债3500亿元。",
        "表彰先进个人60名，其中县医院5名、县一中4名等。",
        "除发放慰问金3万元外，还送去价值2万元的大米，合计惠及200户。",
        "帮助重点优抚对象解决住房难19户19人，建房面积1140平方米，支出资金9.5万元。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Complete sums that do not come out, and all that do."""
    for relation in relations(doc):
        if relation.kind == "difference":
            more, less, written = (doc[figure.span] for figure in relation.figures)
            fact = f"{more}减去{less}是{result(doc, relation)}，这里写{written}"
            yield from told(doc, relation, f"{fact}；{relation.proof}，请核对")
        if relation.kind not in ("sum", "balance"):
            continue
        whole = doc[relation.span]
        fact = f"各分项合起来是{result(doc, relation)}，这里写{whole}，相差{difference(doc, relation)}"
        if relation.mode == LIKELY:
            # Nothing says that the list is complete: a careful editor would look, two readers need not agree.
            over = sum(figure.value for figure in relation.figures[:-1]) > relation.figures[-1].value
            advice = "分项之和不应超过总数" if over else "如果所列就是全部"
            for said in told(doc, relation, f"{fact}；{relation.proof}。{advice}，请核对"):
                yield replace(said, severity=Severity.WARNING) if isinstance(said, Finding) else said
        else:
            yield from told(doc, relation, f"{fact}；{relation.proof}，请核对")
