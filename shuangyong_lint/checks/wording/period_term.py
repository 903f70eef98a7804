"""历史分期用语

媒体和公文通行“新中国成立前”“新中国成立后”，少用“建国前后”“解放前后”。写到各地解放的具体日期，用“某地解放后”。
"""

from shuangyong_lint.kit import Severity, term_check

check = term_check(
    __name__,
    severity=Severity.OFF,
    source=("新闻报道用语惯例",),
    message="“{wrong}”宜作“{right}”",
    bad=("⟦解放后→新中国成立后⟧，老区面貌一新。",),
    good=("新中国成立后，老区面貌一新。", "解放前夕，解放前线吃紧。"),
)
