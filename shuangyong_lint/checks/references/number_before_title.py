"""文号在文件名称之前

引用公文先引标题，后引发文字号，文号放在标题后的圆括号里：《关于……的通知》（东政发〔2017〕5号）。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import HAN, Document, Finding, Pattern, Severity, Span, around, document_check

_ID = "references.number-before-title"
_NUMBER = Pattern(
    rf"(?<=[{HAN}])(?P<number>[〔\[](?:19|20)\d\d[〕\]]\d{{1,4}}号)[）)]?[ ]?"
    r"《[^》\n]{4,60}》(?![（(][^（()）\n]{2,20}号[）)])"
)


@document_check(
    severity=Severity.HINT,
    source=("引用公文的通行写法：先引标题，后引发文字号（原《国家行政机关公文处理办法》第二十五条）",),
    triggers=("号《", "号）《", "号)《", "号 《"),
    quoted=True,
    bad=("按照东政发⟦〔2017〕5号⟧《关于做好双拥工作的通知》要求，认真组织。",),
    good=(
        "按照《关于做好双拥工作的通知》（东政发〔2017〕5号）要求，认真组织。",
        "国务院令第601号《军人抚恤优待条例》公布。",
        "东政发〔2017〕5号文件印发后，各地认真学习《国防教育法》。",
        "参加2017年第5号《双拥》杂志首发式。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A document's number right before the title that it belongs to."""
    for match in around(doc, _ID, _NUMBER, before=24, after=70):
        span = Span(*match.span("number"))
        yield Finding(span, f"“{doc[span]}”放在了文件名称前面；引用公文先写名称，文号放在名称后的圆括号里")
