"""占比与两数不符

“837人中有694人，占82.9%”三个数里知道两个就能算出第三个，到会率、合格率、完成率、师生比也是这样。按印出的位数取区间，
四舍五入和截去尾数都不报；分母不在文中的不查。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, result, told


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 4.3.3 同一场合数字前后一致",),
    bad=(
        "参战退役人员837人，其中农村694人，占⟦72.9%⟧。",
        "计划培训80人，实际培训76人，完成率⟦96%⟧。",
        "现有学生1800人，教师120人，师生比1:⟦51⟧。",
        "医护比为1:⟦2.1⟧，有医生40人，护士64人。",
    ),
    good=(
        "参战退役人员837人，其中农村694人，占82.9%。",
        "全县有林地面积180万亩，占全省的3.5%。",
        "新增就业1.2万人，完成投资36亿元，占全年目标的95%。",
        "现有学生1850人，教师120人，师生比1:15。",
        "学院有学生1800人，教师120人，生师比17:1。",
        "现有学生1800人，女教师70人，新招教师12人，师生比1:15。",
        "现有男生320人，女生300人，男女比例1.07:1。",
        "抽查药店160家，合格152家，占抽查总数的95%。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Shares and rates that are not the quotient of the figures beside them."""
    for relation in relations(doc):
        if relation.kind == "quotient":
            part, whole, said = (doc[figure.span] for figure in relation.figures)
            times = "" if relation.figures[-1].group == "ratio" else "倍"
            message = f"{part}是{whole}的{result(doc, relation)}{times}，这里写{said}；{relation.proof}，请核对"
            yield from told(doc, relation, message)
