"""成语误写

成语字面固定，错一字便不成词：排优解难应为排忧解难，再接再励应为再接再厉。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.ERROR,
    source=("《现代汉语词典》第 7 版",),
    message="“{wrong}”应为“{right}”",
    bad=("帮助军属⟦排优解难→排忧解难⟧。", "希望大家⟦再接再励→再接再厉⟧。"),
    good=("帮助军属排忧解难。", "安排优抚对象解难题。"),
)
