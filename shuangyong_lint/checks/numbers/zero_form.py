"""“零”与“〇”混用

编号、年份一类的汉字数字用“〇”（二〇一二年），数值里的空位用“零”（一百零八）。圆圈符号“○”、字母“O”都不是数字。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Pattern, Safety, Severity, Span, around, document_check

_H = "一二三四五六七八九"
_YEAR = Pattern(rf"(?<![{_H}〇零○OＯ])[一二](?P<rest>[{_H}〇零○OＯ]{{3}})(?=年)")
_ID = "numbers.zero-form"
_VALUE = Pattern(rf"[{_H}][百千万](?P<zero>〇)[{_H}]十?")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15835—2011 5.2.5：“零”和“〇”的用法",),
    triggers=("零", "〇", "○", "O"),
    fold=True,
    bad=("⟦二零一二→二〇一二⟧年、⟦二○一三→二〇一三⟧年共⟦三千〇五→三千零五⟧人。",),
    good=("二〇一二年共三千零五人，一百零八将，一九九八年。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Years with 零 or a circle, values with 〇."""
    for match in around(doc, _ID, _YEAR, before=4, after=4):
        right = "".join("〇" if each in "零○OＯ" else each for each in match[0])
        if right != match[0]:
            yield _finding(doc, Span(*match.span()), right, "年份里的空位用“〇”")
    for match in around(doc, _ID, _VALUE, before=2, after=2):
        yield _finding(doc, Span(*match.span()), match[0].replace("〇", "零"), "数值里的空位用“零”")


def _finding(doc: Document, span: Span, right: str, why: str) -> Finding:
    return Finding(
        span,
        f"“{doc[span]}”应写作“{right}”：{why}",
        fixes=(Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”"),),
    )
