"""会议名称重复

“两会”“全会”“十九大”的“会”“大”已经是会议、大会，后面再加“会议”“大会”，叠床架屋。“会议精神”“会议期间”的搭配不算。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.HINT,
    source=("会议简称的通行用法",),
    message="“{wrong}”重复，宜作“{right}”",
    bare="“{wrong}”与前面的简称重复",
    bad=("十八届三中⟦全会会议→全会⟧召开以来。",),
    good=("全国两会精神、三中全会会议精神、人民代表大会会议。",),
)
