"""数字后缺量词单位

“捐款4000多。”“培训120，”少了“元”“人”，读者不知道说的是什么。序号、电话、得分、代号不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, around, document_check

_VERBS = (
    "捐款",
    "捐资",
    "培训",
    "走访",
    "慰问",
    "安置",
    "转移",
    "救助",
    "资助",
    "接收",
    "帮扶",
    "出动",
    "发放",
    "支出",
    "投入",
    "召开",
    "举办",
    "解决",
    "新增",
    "减免",
    "拨付",
    "种植",
    "修建",
    "建成",
    "完成投资",
)
_BARE = Pattern(
    rf"(?:{'|'.join(_VERBS)})(?:了|共|近|约|达){{0,2}}(?P<n>\d[\d,]*(?:\.\d+)?[万亿]?(?:多|余)?)(?=[。；，、])(?!、\d)(?!，\d{{3}}(?!\d))"
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 4.3.1：数值与计量单位、量词同用",),
    triggers=tuple(f"{verb}{behind}" for verb in _VERBS for behind in "了共近约达0123456789"),
    bad=("为灾民捐款⟦4000多⟧。全年培训⟦120⟧，效果很好。",),
    good=("为灾民捐款4000多元，培训120人，走访1、2号楼，发放2，000元，得分95。", "拨打12345，投入2012年使用。"),
)
def check(doc: Document) -> Iterator[Finding]:
    """A figure behind a verb that counts people, money or things, with a mark right after it."""
    for match in around(doc, "numbers.missing-unit", _BARE, before=0, after=23):
        span = Span(*match.span("n"))
        yield Finding(span, f"“{doc[span]}”后面缺量词或单位，请核对补上")
