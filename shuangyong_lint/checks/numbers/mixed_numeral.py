"""汉字与阿拉伯数字混写

一个数要么用汉字，要么用阿拉伯数字，只有“万”“亿”可以作单位：4000人、4万人，不写4千人、3十万。
百分数也一样：30%或百分之三十，不写百分之30、三十%。
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

_MIXED = Pattern(
    r"(?<![\d.第、])(?P<n>\d{1,2})(?P<scale>[十百])(?P<more>多|余|来|几)?(?P<zero>零?\d{1,2})?(?=[人名户个件次项场亩吨元台辆万亿家所座公里天年])"
    r"|(?<![\d.、])(?P<thousand>\d{1,2})千(?P<rest>多|余)?(?=[人名户个件次项场亩吨元台辆万亿家所座](?![克瓦米卡赫]))"
)
_ID = "numbers.mixed-numeral"
_HAN_FIRST = Pattern(
    r"(?<![一二三四五六七八九十百千万亿〇零第“])(?P<tens>[二三四五六七八九]?)十(?P<ones>[1-9])(?=[人名户个件次项场亩吨元台辆万亿家所座天])"
)
_TENS = "一二三四五六七八九"
_PERCENT = Pattern(
    r"百分之(?P<n>\d+(?:\.\d+)?)(?P<sum>[万亿]?元)?(?![\d万亿元])|(?<![一二三四五六七八九十百千万亿点第之])(?P<han>[一二三四五六七八九十百点]{1,6})%"
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.3：一个数值不同时用阿拉伯数字和汉字数字，“万”“亿”除外",),
    triggers=(
        *(f"{digit}{scale}" for digit in "0123456789" for scale in "十百千"),
        *(f"十{digit}" for digit in "123456789"),
        "百分之",
        *(f"{n}%" for n in "一二三四五六七八九十百点"),
    ),
    bad=(
        "参加活动⟦4千→4000⟧人，走访⟦5百多→500多⟧户，出动⟦3十→30⟧万人次。",
        "扶持大户⟦十2→12⟧户，预算⟦八十5→85⟧万元。",
        "其他小型设备一批，预算⟦百分之12万元⟧。",
        "占⟦百分之30→30%⟧，增长⟦三十%⟧。",
    ),
    good=(
        "4000人、4万人、1.2亿元、10亿零817万元、5千克、3千米、10千瓦。",
        "百分之三十，30%，2百分点，三十个百分点。",
        "“八一十2号楼”，第十2次会议。",
        "第5百货商店，1百日誓师。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Arabic digits before 十, 百, 千, and per cent written half one way, half the other."""
    for match in around(doc, _ID, _MIXED, before=4, after=12):
        span = Span(match.start(), match.end())
        right = _value(match["thousand"], 1000, match["rest"]) if match["thousand"] else ""
        if match["n"] and not match["zero"]:
            right = _value(match["n"], 10 if match["scale"] == "十" else 100, match["more"])
        yield _finding(doc, span, right, "一个数不能一半汉字一半阿拉伯数字（“万”“亿”除外）")
    for match in around(doc, _ID, _HAN_FIRST, before=4, after=6):
        tens = _TENS.index(match["tens"]) + 1 if match["tens"] else 1
        yield _finding(doc, Span(*match.span()), f"{tens}{match['ones']}", "一个数不能一半汉字一半阿拉伯数字")
    for match in around(doc, _ID, _PERCENT, before=8, after=12):
        span = Span(*match.span())
        if match["sum"]:
            yield Finding(span, f"“{doc[span]}”又是百分数又是金额；请核对是比例还是钱数")
            continue
        yield _finding(doc, span, f"{match['n']}%" if match["n"] else "", "百分数或全用汉字，或全用阿拉伯数字")


def _value(digits: str, scale: int, more: str | None) -> str:
    return f"{int(digits) * scale}{more or ''}"


def _finding(doc: Document, span: Span, right: str, why: str) -> Finding:
    fixes = (Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),) if right else ()
    return Finding(span, f"“{doc[span]}”混用两种数字：{why}", fixes=fixes)
