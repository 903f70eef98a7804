"""敏感号码

部队代号、身份证号、手机号、银行账号写进公开材料，可能泄密或泄露个人信息。公开前请核对能不能写；部队可称“某部”。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, anchors, document_check, plain

_UNIT = Pattern(r"(?:\A|\D)?(?P<number>(?<!\d)\d{5})部队")
_LONG = Pattern("[0-9][0-9]{10,}+")
_PERSON = Pattern(
    r"(?<![\d.A-Za-z])(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?!\d)"
)
_PHONE = Pattern(r"(?<![\d.A-Za-z])1[3-9]\d{9}(?![\d.])")
_ACCOUNT = Pattern(r"(?<=[账帐]号[：:])\d{12,20}(?!\d)")


@document_check(
    severity=Severity.HINT,
    source=("《中华人民共和国保守国家秘密法》", "《中华人民共和国个人信息保护法》"),
    triggers=("部队",),
    fold=True,
    bad=("⟦12345⟧部队参加救灾，⟦12345⟧部队还捐了款，联系电话⟦13812345678⟧。",),
    good=("某部官兵参加救灾，投入12345元，部队人员4526人，编号201213812345678901。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Numbers that should not be published without a look."""
    text = plain(doc)
    for hit in anchors(doc, "consistency.sensitive-number"):
        if match := _UNIT.match(text, hit.start - 6 if hit.start > 5 else 0):
            yield _finding(doc, Span(*match.span("number")), "部队代号")
    for digits in _LONG.finditer(text):
        for pattern, name in ((_PERSON, "身份证号"), (_PHONE, "手机号码"), (_ACCOUNT, "银行账号")):
            if match := pattern.match(text, digits.start()):
                yield _finding(doc, Span(*match.span()), name)
                break


def _finding(doc: Document, span: Span, name: str) -> Finding:
    return Finding(span, f"“{doc[span]}”像{name}，公开前请核对能否写出", key=f"{name}{doc[span]}")
