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

_POINT = Pattern(
    r"(?<![\d.。，,])(?P<whole>\d{1,3})(?P<point>[。])(?P<part>\d{1,2})(?=[%％‰万亿元吨倍个度℃亩]|公[里斤]|小时)"
)
_ID = "numbers.bad-decimal"
_BARE_HAN = Pattern(
    r"(?<=[为达约占至到近增降长仅出入资金共短高低多少减快慢])\.(?P<part>\d{1,3})(?=[%％‰万亿元吨倍公度℃亩]|小时|个百分点)"
)
_COMMA = Pattern(r"(?<=[长降高低升为达至到约])(?P<whole>\d{1,2})，(?P<part>\d{1,2})(?=%)")
_LISTED = ("分别为", "分别达", "分别增长", "分别下降", "分别提高", "依次为")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.2：小数点用齐阴圆点，不省略个位以前的0",),
    triggers=(
        *(f"。{digit}" for digit in "0123456789"),
        *(f"{word}." for word in "为达约占至到近增降长仅出入资金共短高低多少减快慢"),
        *(f"{digit}，{digit2}" for digit in "0123456789" for digit2 in "0123456789"),
    ),
    bad=(
        "人均面积⟦0。46→0.46⟧亩".replace("亩", "万亩") + "，投入⟦5。64→5.64⟧万元。",
        "气温为-⟦3。5→3.5⟧度，候诊时间缩短⟦.5→0.5⟧小时，增长⟦3，5→3.5⟧%。",
        "增速为⟦.46→0.46⟧%，支出⟦.5→0.5⟧万元。",
    ),
    good=(
        "人均面积0.46亩，增长3.5%，全年。46人参加。",
        "分别增长3，5%，编号为3，5人参加。",
        "共3项，5%完成，v.46、文件名.46版。",
        "办好实事5件。46万元到账。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A full stop inside a figure, and a figure that begins with its point."""
    for match in around(doc, _ID, _POINT, before=4, after=6):
        right = f"{match['whole']}.{match['part']}"
        yield _finding(doc, Span(match.start(), match.end()), right, "小数点误作句号")
    for match in around(doc, _ID, _COMMA, before=2, after=6):
        if not doc.text.endswith(_LISTED, 0, match.start()):
            yield _finding(doc, Span(*match.span()), f"{match['whole']}.{match['part']}", "小数点误作逗号")
    for match in around(doc, _ID, _BARE_HAN, before=2, after=8):
        yield _finding(doc, Span(match.start(), match.end()), f"0.{match['part']}", "小数点前缺“0”")


def _finding(doc: Document, span: Span, right: str, why: str) -> Finding:
    return Finding(
        span,
        f"“{doc[span]}”{why}，疑应为“{right}”",
        fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),),
    )
