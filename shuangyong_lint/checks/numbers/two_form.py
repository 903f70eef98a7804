"""“二”与“两”

一般量词前用“两”（两个人、两项工作），度量衡“二两”、位数“二百”、序数“二楼”用“二”。年份号码逐字念，不用“两”。
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
    anchors,
    document_check,
    plain,
)

_YEAR = Pattern("两(?=[零〇][零〇一二三四五六七八九]{2}年)")
_TWO = Pattern(
    r"(?<![第初十百千万亿一二三四五六七八九〇零之至])(?<![一二三四五六七八九]、)二(?=个(?!百分点|五年|世纪|季)|件|项(?!目标)|名(?!额)|位(?!数|一体)|辆|台|座(?!城)|条(?!款))(?!二)"
)


@document_check(
    severity=Severity.HINT,
    source=("《现代汉语词典》第7版“两”“二”的用法",),
    triggers=("二个", "二件", "二项", "二名", "二位", "二辆", "二台", "二座", "二条", "两零", "两〇"),
    bad=("共有⟦二→两⟧个单位、⟦二→两⟧名同志参加。", "⟦两→二⟧〇一二年以来。"),
    good=("两个单位，第二个，十二个，二百人，二楼，二次供水，一、二个季度，二位数。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """二 before a common measure word."""
    text = plain(doc)
    for hit in anchors(doc, "numbers.two-form"):
        if _YEAR.match(text, hit.start):
            span = Span(hit.start, hit.start + 1)
            fix = Fix((Edit(span, "二"),), Safety.MANUAL, "改为“二”")
            yield Finding(span, "年份里用“二”，不用“两”", fixes=(fix,))
        elif _TWO.match(text, hit.start):
            span = Span(hit.start, hit.start + 1)
            yield Finding(
                Span(hit.start, hit.start + 1),
                f"“{hit.word}”宜作“两{hit.word[1]}”",
                fixes=(Fix((Edit(span, "两"),), Safety.MANUAL, "改为“两”"),),
            )
