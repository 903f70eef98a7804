"""小数写法有误

小数点用半角圆点，整数部分的0不能省：0.46，不写.46、0。46、3，5%。写错一个点，数值就变了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    around,
    document_check,
)

_POINT = Pattern(r"(?<![\d.。，,])(?P<whole>\d{1,3})(?P<point>[。])(?P<part>\d{1,2})(?=[%％‰万亿元吨倍个])")
_ID = "numbers.bad-decimal"
_BARE_HAN = Pattern(r"(?<=[为达约占至到近增降长仅出入资金共])\.(?P<part>\d{1,3})(?=[%％‰万亿元吨倍公])")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.2：小数点用齐阴圆点，不省略个位以前的0",),
    triggers=(*(f"。{digit}" for digit in "0123456789"), *(f"{word}." for word in "为达约占至到近增降长仅出入资金共")),
    bad=(
        "人均面积⟦0。46→0.46⟧亩".replace("亩", "万亩") + "，投入⟦5。64→5.64⟧万元。",
        "增速为⟦.46→0.46⟧%，支出⟦.5→0.5⟧万元。",
    ),
    good=(
        "人均面积0.46亩，增长3.5%，全年。46人参加。",
        "共3项，5%完成，v.46、文件名.46版。",
        "办好实事5件。46万元到账。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A full stop inside a figure, and a figure that begins with its point."""
    for match in around(doc, _ID, _POINT, before=4, after=6):
        right = f"{match['whole']}.{match['part']}"
        yield _finding(doc, Span(match.start(), match.end()), right, "小数点误作句号")
    for match in around(doc, _ID, _BARE_HAN, before=2, after=6):
        yield _finding(doc, Span(match.start(), match.end()), f"0.{match['part']}", "小数点前缺“0”")


def _finding(doc: Document, span: Span, right: str, why: str) -> Finding:
    return Finding(
        span,
        f"“{doc[span]}”{why}，疑应为“{right}”",
        fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),),
    )
