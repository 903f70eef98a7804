"""数字夹字母

不能把字母O、l当作0和1：“2O12年”“l0人”检索不到，计算也会出错。
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

_LETTER = Pattern(
    r"(?<![A-Za-z\d.])(?P<year>[12][Oo0]\d[Oo\d]|[12]\d[Oo]\d|[12]\d\d[Oo]|[12][Oo]{2}\d)(?=年)"
    r"|(?<![A-Za-z\d.\-/])(?P<count>[1-9]\d{0,3}[Oo]{1,3}|[lI]\d{1,3}|\d{1,3}l\d{0,2})(?=[万亿]?(?:人次?|名|户|元|个|件|次|项|亩|吨|台|辆|家|天|年|月|日|%))"
)
_DIGITS = str.maketrans("OolI", "0011")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.7：一个用阿拉伯数字书写的数值应为一个整体",),
    triggers=(
        *(f"{digit}{letter}" for digit in "0123456789" for letter in "OolI"),
        *(f"{letter}{digit}" for digit in "0123456789" for letter in "OolI"),
    ),
    bad=("⟦2O12→2012⟧年共有⟦l0→10⟧人，发放补助⟦5O→50⟧万元。",),
    good=("2012年共有10人，面积1 140平方米，O型血10人，PM2.5，5G基站10个，CO2减排，10l水。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Letters inside a figure that stand for digits."""
    for match in around(doc, "numbers.letter-in-number", _LETTER, before=6, after=12):
        if not any(letter in match[0] for letter in "OolI"):
            continue
        span = Span(*match.span())
        right = match[0].translate(_DIGITS)
        yield Finding(
            span,
            f"“{doc[span]}”里夹了字母，疑应为“{right}”",
            fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),),
        )
