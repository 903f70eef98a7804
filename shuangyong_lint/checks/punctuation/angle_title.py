"""尖括号充书名号

书名、文件名用书名号《》；书名号里面再用书名号时用〈〉。键盘上的 < > 是小于号、大于号。
"""

import re
from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    prose,
    unusual,
)

_ANGLE = Pattern(
    rf"(?<![0-9A-Za-z<＜])(?P<open><<|<|＜＜|＜|≪|«|‹)(?P<inner>(?:[{HAN}]|[0-9０-９]{{4}}年)[^<>＜＞≪≫«»‹›\n]{{1,60}}?)"
    r"(?P<close>>>|>|＞＞|＞|≫|»|›)(?![>＞])",
    first="<＜≪«‹",
)
_SLOT = Pattern(r"(?:此处|请|填写|待|单位|公司|部门|姓名|日期|时间|地点|金额|农历|阴历|公历|公元)")
_TAIL = Pattern(rf"[{HAN}”）)〉]\Z")


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.15：书名号的形式为《》和〈〉",),
    quoted=True,
    bad=(
        "按照《关于印发⟦<2017年双拥工作标准>→〈2017年双拥工作标准〉⟧的通知》要求抓好落实。",
        "认真学习⟦<国防教育法>→《国防教育法》⟧和⟦<<兵役法>>→《兵役法》⟧。",
        "转发⟦＜双拥工作要点＞→《双拥工作要点》⟧。",
    ),
    good=(
        "人数<10的单位和人数>50的单位分别统计。",
        "收入<支出，因此缺口>5万元。",
        "当x<全县均值且y>5时预警。",
        "《关于印发〈标准〉的通知》。",
        "请填写<单位名称>后上报。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Angle brackets around a Chinese name."""
    text = prose(doc)
    for match in _ANGLE.finditer(text) if _ANGLE.may_begin(unusual(doc)) else ():
        if _SLOT.match(match["inner"]) or not _TAIL.search(match["inner"]) or _compares(text, match):
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        inside = text.count("《", start, match.start()) > text.count("》", start, match.start())
        left, right = ("〈", "〉") if inside else ("《", "》")
        edits = (Edit(Span(*match.span("open")), left), Edit(Span(*match.span("close")), right))
        where = "书名号里面的书名用" if inside else "书名、文件名用"
        yield Finding(
            Span(*match.span()),
            f"“{match['open']}{match['close']}”不是书名号，{where}“{left}{right}”",
            fixes=(Fix(edits, Safety.SAFE, f"改为“{left}{right}”"),),
        )


def _compares(text: str, match: re.Match[str]) -> bool:
    """Whether figures are compared, not a name set off: 收入<支出，因此缺口>5万元."""
    inner = match["inner"]
    return any(mark in inner for mark in "。；=＝") or ("，" in inner and text[match.end() : match.end() + 1].isdigit())
