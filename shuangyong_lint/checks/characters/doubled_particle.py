"""虚字重复

“的的”“和和”“在在”：删改时多留了一个字。两个字各属前后两个词的（目的的、为了了解、实事求是是）
不在此列。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.ERROR,
    source=("文字通顺的一般要求：同一个字不应无意重复",),
    message="“{wrong}”重复，删去一个“{right}”",
    bad=("直接负责⟦的的→的⟧主管人员。", "军烈属⟦和和→和⟧退役军人。"),
    good=(
        "为达到这个目的的办法很多，有的的确有效。",
        "为了了解情况。",
        "实事求是是党的思想路线。",
        "现在在外地务工的党员，日子和和美美。",
    ),
)
