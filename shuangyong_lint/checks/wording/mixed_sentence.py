"""句式杂糅

两种说法拼在一句里：“围绕…为中心”“防止…不再发生”。后一种连意思都反了。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.WARNING,
    source=("公文语法的一般要求：句式不杂糅",),
    message="“{wrong}”句式杂糅，宜作“{right}”",
    bare="“{wrong}”：{note}",
    bad=(
        "⟦围绕经济建设为中心⟧开展工作。",
        "采取措施，⟦防止类似事故不再发生⟧。",
    ),
    good=("围绕中心、服务大局。", "坚持以经济建设为中心。", "防止类似事故再次发生。", "避免不必要的损失。"),
)
