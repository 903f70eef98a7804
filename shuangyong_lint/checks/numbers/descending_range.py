"""数值范围前大后小

表示范围时小数在前、大数在后。“50～30人”多半是写反了，或者漏了一位。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, around, document_check, plain

_RANGE = Pattern(
    r"(?<![\d.第年月日:/号—\-A-Za-z])(?P<low>\d{1,5}(?:\.\d+)?)(?P<unit1>%|万|亿|元|人|岁|天)?(?P<sign>[～~—–－])(?P<high>\d{1,5}(?:\.\d+)?)(?P<unit>%|[万亿]?(?:人次?|名|户|元|个|岁|天|公里|米|亩|吨|倍|厘米|分钟|小时))"
)
_SHRINKING = Pattern(r"(?:由|从|降|减|缩|比分|比)[^，。；]{0,12}\Z")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.3：数值范围由小到大",),
    triggers=(*"～~", *(f"{sign}{digit}" for digit in "0123456789" for sign in "—–－")),
    bad=("每场⟦50～30人⟧，每户补助⟦900—600元⟧。",),
    good=(
        "每场30～50人，温度为5～-3℃，由50—30人减至20人，比分3—2，电话0879—7222333，2012—2015年，98～3%。",
        "2021—25岁。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Ranges that run downwards with one unit."""
    text = plain(doc)
    for match in around(doc, "numbers.descending-range", _RANGE, before=12, after=16):
        low, high = float(match["low"]), float(match["high"])
        if low <= high or (match["unit1"] and not match["unit"].startswith(match["unit1"])):
            continue
        # 98～3% or 2021—25: the second number is written short.
        if len(match["high"].split(".")[0]) < len(match["low"].split(".")[0]):
            continue
        if _SHRINKING.search(text, max(text.rfind("\n", 0, match.start()) + 1, match.start() - 14), match.start()):
            continue
        span = Span(*match.span())
        yield Finding(span, f"“{doc[span]}”前大后小，请核对是否写反")
