"""百分点写成百分之几

两个百分数相减，差是百分点：占比由30%提高到35%，是提高5个百分点；说“提高5%”就成了提高到31.5%。
"""

from collections.abc import Iterator
from decimal import Decimal

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    around,
    document_check,
)

_ID = "numbers.percent-for-point"
_UP, _DOWN = "提高|上升|增加|增长|提升|升", "下降|降低|减少|回落|降"
_F = r"\d{1,3}(?:\.\d{1,2})?"
_CHANGE = Pattern(
    rf"(?<![\d.])(?P<a>{_F})%[，]?(?:{_UP}|{_DOWN})(?:到|至|为)(?:了)?[^，。；\d\n]{{0,12}}(?P<b>{_F})%[，,]?[^，。；\d\n]{{0,8}}?"
    rf"(?:{_UP}|{_DOWN})了?(?P<c>{_F})(?P<wrong>%)(?!左右|以上|以下)"
)


@document_check(
    severity=Severity.WARNING,
    source=("《统计上常用的增减幅度表述方法》：两个百分数之差用百分点",),
    triggers=tuple(f"%{verb}{to}" for verb in (*_UP.split("|"), *_DOWN.split("|")) for to in "到至为"),
    bad=(
        "优待金社会化发放率由80%提高到95%，提高了⟦15%→15个百分点⟧。",
        "流失率从12.5%下降到10%，下降⟦2.5%→2.5个百分点⟧。",
    ),
    good=(
        "发放率由80%提高到95%，提高了15个百分点。",
        "产值由100万元提高到105万元，提高了5%。",
        "占比由10%提高到15%，提高了50%。",
        "占比由30%提高到35%，收入提高了6%。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A difference of two percentages that is called so many per cent and is no rate of change."""
    for match in around(doc, _ID, _CHANGE, before=8, after=44):
        one, two, change = (Decimal(match[name]) for name in "abc")
        if abs(two - one) != change or not one:
            continue
        step = Decimal(1).scaleb(int(change.as_tuple().exponent))
        if abs(abs(two - one) / one * 100 - change) <= step:
            continue
        span = Span(match.start("c"), match.end("wrong"))
        right = f"{match['c']}个百分点"
        yield Finding(
            span,
            f"{match['a']}%与{match['b']}%相差{change}个百分点，不是{change}%；两个百分数之差用“百分点”",
            evidence=(Evidence(Span(match.start("a"), match.end("b") + 1), f"{two}－{one}＝{two - one}"),),
            fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),),
        )
