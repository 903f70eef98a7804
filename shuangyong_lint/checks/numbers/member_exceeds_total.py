"""一个单位的数大于总体的数

同一段里先说全县、全市或部队怎样，再说某镇、某连怎样，做的是同一件事、单位也相同，那么一个单位的数不会大于总体的数。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, member_relations, told


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致", "统计报表审核的平衡关系"),
    bad=(
        "年内部队出动车辆84台，投入经费8.3万元。其中某部队出动车辆⟦90台⟧。",
        "全县共发放慰问金15.7万元。全镇干部深入农户。清水镇发放慰问金⟦17.5万元⟧。",
        "全县共走访慰问困难家庭120户；红旗乡走访慰问困难家庭⟦210户⟧。",
        "今年，驻县部队参加抢险，出动官兵320人。某连出动官兵⟦350人⟧，转移群众40人。",
    ),
    good=(
        "年内部队出动人员4709人，出动车辆等机械84台。77327部队出动车辆52台次，人员4526人。",
        "年内部队共抢救和转移群众754人。县人民武装部组织民兵转移群众3100人。",
        "全县共发放慰问金15.7万元。清水镇发放慰问金3.5万元，累计发放慰问金20.1万元。",
        "八一期间，全县共发放慰问金15.7万元。清水镇发放慰问金17.5万元。",
        "全县财政发放慰问金15.7万元。清水镇发放慰问金17.5万元。",
        "全县共发放慰问金15.7万元。\n清水镇发放慰问金17.5万元。",
        "部队出动车辆84台。县民兵应急连出动车辆90台。",
        "全县投入75万元。清水镇投入80万元。",
        "绿化方面，全县投入资金75万元。道路方面，清水镇投入资金80万元。",
        "全镇新建水窖30口。临江县新建水窖310口。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Members of which more is told than of the whole."""
    for relation in member_relations(doc):
        member, whole = (doc[figure.span] for figure in relation.figures)
        yield from told(doc, relation, f"一个单位的{member}大于总体的{whole}；{relation.proof}，请核对")
