"""形近字误认

扫描识别和手写录入时看错的字：己经、末来、选拨、建没。两字只差一笔，校对时极易放过。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.ERROR,
    source=("《通用规范汉字表》（国发〔2013〕23 号）",),
    message="“{wrong}”应为“{right}”",
    bad=("工程⟦己经→已经⟧完工。", "做好干部⟦选拨→选拔⟧工作。", "展望⟦末来→未来⟧，任重道远。"),
    good=("自己经营的小店。", "周末来访的群众。", "经费己于周末拨付。"),
)
