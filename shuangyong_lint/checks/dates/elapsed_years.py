"""年数与起止年份不符

“1998年成立，至2012年已15年”：2012减1998是14年。同一句写明起年、止年和年数，三者应当相合；
说“年头”“第N年”的把首尾两年都算上，多一年。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    Verified,
    document_check,
    number,
    plain,
)

_N = r"\d{1,3}|[一二三四五六七八九十百]{1,4}"
_WHOLE = Pattern(
    r"年(?<=1[89]\d\d年|20\d\d年)[^。；！？\n年]{0,20}?，?(?:至|到|截至|截至到)(?P<to>1[89]\d\d|20\d\d)年[^。；！？\n年]{0,6}?"
    rf"，?(?P<link>已经?|共|历时|整整|已有|历经|前后共?|总共)(?P<n>{_N})(?P<head>个)?年(?P<end>头?)(?!多|[^。；，！？、的了时])"
)


@document_check(
    severity=Severity.WARNING,
    source=("年数＝止年－起年",),
    bad=(
        "我局1998年成立，至2012年已⟦16⟧年。",
        "工程2001年开工，到2009年，历时⟦十二⟧年。",
        "自1978年起，到2018年，整整⟦30⟧年。",
    ),
    good=(
        "我局1998年成立，至2012年已14年，已15个年头。",
        "1998年成立，至2012年已近15年，至2012年已15年左右。",
        "1998年至2012年，已建成15年陈酿库。",
        "2001年开工，到2009年历时8年，2001年1月开工，到2009年12月共9年。",
        "1998年成立，至2012年已15年。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """From, to and the number of years between do not agree by more than the year that either count may leave out."""
    text = plain(doc)
    for match in _WHOLE.finditer(text):
        value = number(match["n"])
        start = match.start() - 4
        first, last = int(text[start : match.start()]), int(match["to"])
        if value is None or last <= first or text[start - 1 : start].isdigit():
            continue
        years = last - first
        if value in (years, years + 1) or (value == years - 1 and not match["end"]):
            yield Verified(Span(start, match.end()), f"{last}－{first}＝{years}")
            continue
        span = Span(*match.span("n"))
        yield Finding(
            span,
            f"{first}年到{last}年是{years}年（{last}－{first}＝{years}），文中写作{match['n']}年；请核对年数或年份",
            evidence=(Evidence(Span(start, match.start()), "起年"), Evidence(Span(*match.span("to")), "止年")),
        )
