"""搭配不当

动词与宾语、宾语与修饰语不能相配：“做好…力度”“提高…意义的认识”。多是删改时动了一半。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.WARNING,
    source=("公文语法的一般要求：搭配得当",),
    message="“{wrong}”搭配不当，宜作“{right}”",
    bare="“{wrong}”搭配不当：{note}",
    bad=(
        "切实⟦做好拥军优属工作信息报送力度⟧。",
        "⟦提高新时期开展拥军活动意义的认识⟧，增强责任感。",
    ),
    good=(
        "加大信息报送力度，做好信息报送工作。",
        "提高对开展拥军活动意义的认识。",
        "做好宣传，加大帮扶力度。",
    ),
)
