"""机关名称有误

机关名称出自宪法、党章和机构改革方案，一字不能错：纪律检查委员会不写纪律监察委员会，退役军人事务局不写退役军人服务局。
"""

from shuangyong_lint.kit import Safety, Severity, term_check

check = term_check(
    __name__,
    severity=Severity.ERROR,
    source=("《中华人民共和国宪法》", "《中国共产党章程》", "国务院机构改革方案"),
    message="“{wrong}”应为“{right}”",
    bare="“{wrong}”名称不全或有误",
    safety=Safety.MANUAL,
    bad=("县⟦纪律监察委员会→纪律检查委员会⟧派员参加。",),
    good=("县人民检察院、县纪律检查委员会和监察委员会、政协委员参加。", "政治协商会议第一次全体会议。"),
)
