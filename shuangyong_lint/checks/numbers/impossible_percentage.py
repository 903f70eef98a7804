"""样本数得不出这个百分比

50份问卷，满意率只能是2%的整数倍，不会是97.3%。样本小、百分比带小数时，这样一除就知道数字抄错了没有。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, Verified, document_check, relations, told


@document_check(
    severity=Severity.WARNING,
    source=("Brown, Heathers (2017), The GRIM Test",),
    bad=("回收问卷50份，满意率为⟦97.3%⟧。",),
    good=(
        "回收问卷480份，满意率为97.3%。",
        "回收问卷50份，满意率为98%。",
        "走访群众50户，综合满意度得分97.3%。",
        "抽查50家单位的320名职工，知晓率97.2%。",
    ),
    skip=("table",),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Percentages that no whole number of the sample gives."""
    for relation in relations(doc):
        if relation.kind == "grim":
            count, said = (doc[figure.span] for figure in relation.figures)
            yield from told(
                doc, relation, f"{count}中无论多少都得不出{said}（每一个占1/{count}）；请核对样本数和百分比"
            )
