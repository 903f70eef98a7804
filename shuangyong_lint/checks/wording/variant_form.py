"""异形词

同一个词有几种写法时，公文用推荐词形：台账不写台帐，座谈不写坐谈。词形不一，检索、归档都会漏。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.WARNING,
    source=("GF 1001—2001《第一批异形词整理表》", "《通用规范汉字表》（国发〔2013〕23 号）"),
    message="“{wrong}”的推荐词形是“{right}”",
    bad=("⟦人材→人才⟧培养取得进展。",),
    good=("人才培养取得进展。", "工人材料齐备。"),
)
