"""分节写法不一

五位以上的数，一处写“12,345”，一处写“12345”，全文宜用一种。四位数、年份、编号不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, Span, document_check, plain

_UNIT = r"(?=[万亿]?(?:元|人次?|名|户|个|件|次|项|亩|吨|台|辆|家|平方米|公里|公斤|千克))"
_GROUPED = Pattern(rf"(?<![\d,.])[1-9]\d{{1,2}}(?:,\d{{3}})+(?:\.\d+)?{_UNIT}")
_PLAIN = Pattern(rf"(?<![\d,.])[1-9]\d{{4,}}+(?:\.\d+)?{_UNIT}")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15835—2011 5.1.1：多位数的分节，同一材料一致",),
    fold=True,
    bad=("全县有12,345人，农村⟦10456⟧人，城镇11,889人。",),
    good=("全县有12,345人，77327部队，2,345人。", "全县有12345人，农村10456人。"),
)
def check(doc: Document) -> Iterator[Finding]:
    """Figures of five digits and more with and without separators; the rarer way is reported."""
    text = plain(doc)
    if "," not in text:
        return
    grouped = [Span(*match.span()) for match in _GROUPED.finditer(text)]
    whole = [Span(*match.span()) for match in _PLAIN.finditer(text)] if grouped else []
    if grouped and whole:
        rare, usual = (grouped, whole) if len(grouped) < len(whole) else (whole, grouped)
        for span in rare:
            yield Finding(
                span,
                f"“{doc[span]}”与“{doc[usual[0]]}”分节写法不同，宜统一",
                evidence=(Evidence(usual[0], "另一种写法"),),
            )
