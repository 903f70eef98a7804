"""语义重复

后半截的意思前半截已经有了：凯旋归来、亲眼目睹、原因是因为。公文用语以简明为要。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.WARNING,
    source=("《现代汉语词典》第 7 版",),
    message="“{wrong}”语义重复，宜作“{right}”",
    bare="“{wrong}”语义重复：{note}",
    bad=("这次⟦原因是因为→原因是⟧资金没有到位。", "干部群众⟦亲眼目睹→目睹⟧了灾情。"),
    good=("官兵凯旋，群众夹道欢迎。", "缺乏资金，人手不足。"),
)
