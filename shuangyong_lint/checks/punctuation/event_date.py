"""月日专名的间隔号

用月日简称事件、节日：数字是阿拉伯数字的，月日之间用间隔号（“6·3”地震）；是汉字的，只有一月、十一月、十二月才用间隔号，
其余不用（“八一”“九一八”“一二·九”）。小数点会被读成“六点三”。
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
    around,
    document_check,
)

_EVENT = (
    "(?:[\u4e00-\u9fff]{0,4}?(?:特大|重大|抗洪|抗震)?(?:地震|洪灾|洪水|泥石流|山洪|火灾|矿难|运动|事件|事故|事变|惨案|案件|专案|讲话|暴雨|风灾|冰雹|灾害|起义|战役|精神|重要讲话"
    "|国际禁毒日|消费维权|消费者权益日|助残日|科技工作者日|护士节|消防日|宪法日))"
)
_DOT = ".．・•‧⋅･-"
_ID = "punctuation.event-date"
_ARABIC = Pattern(
    rf"[“\"](?P<month>1[0-2]|[1-9])(?P<dot>[{_DOT}])(?P<day>3[01]|[12]\d|0?[1-9])[”\"](?={_EVENT})"
    rf"|(?<![\d.A-Za-z第])(?P<m2>1[0-2]|[1-9])(?P<d2>[.．・•‧])(?P<y2>3[01]|[12]\d|[1-9])(?![级万亿度元千公米倍个成人条例年月时分秒号平节章])(?={_EVENT})"
)
# The museums and memorials of 九·一八 carry the dot in their own names.
_HAN = Pattern(
    '[“"](?P<month>[二三四五六七八九十])(?P<dot>[·.．・•‧])(?P<day>[一二三四五六七八九十]{1,3})[”"](?!历史|纪念馆|大道|烈士)'
)
_MISSING = Pattern('[“"](?:(?P<a>一二)(?P<b>[九八])|(?P<c>一一)(?P<d>七))[”"](?=运动|抗战|事变|讲话)')


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.14.3.5", "GB/T 15835—2011 5.1.6、5.2.3：含月日的专名"),
    # Digit, dot, digit is every decimal; a month before the dot narrows it down.
    triggers=(
        *(f"{digit}{dot}{day}" for digit in "0123456789" for dot in ".．・•‧⋅･" for day in "0123456789"),
        *(f"“{month}-" for month in "123456789"),
        *(f"“{month}{dot}" for month in "二三四五六七八九十" for dot in "·.．・•‧"),
        *("一二九", "一二八", "一一七"),
    ),
    quoted=True,
    bad=(
        "参加“6⟦.→·⟧3”地震后的民房恢复重建。",
        "“八⟦·→⟧一”建军节、“九⟦·→⟧一八”事变纪念日。",
        "纪念“一二⟦→·⟧九”运动，5⟦.→·⟧12汶川特大地震十周年。",
    ),
    good=(
        "“6·3”地震、“一二·九”运动、“一·二八”事变、“八一”建军节。",
        "甘肃发生6.2级地震，超4.5万人在地震中遇难，“九·一八”历史博物馆开馆。",
        "“3.15”公里处塌方，7.8级地震，版本“6.3”发布，增长5.12个百分点。",
        "“2.0”运动地板，第6.3节。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Month and day of an event with the wrong dot, a needless one, or none."""
    for match in around(doc, _ID, _ARABIC, before=8, after=32):
        dot = Span(*match.span("dot" if match["dot"] else "d2"))
        name = f"{match['month'] or match['m2']}·{match['day'] or match['y2']}"
        yield _finding(dot, "·", f"“{name.replace('·', doc[dot])}”用作事件简称，月日之间用间隔号“{name}”")
    if all(hit.word[0].isdigit() for hit in anchors(doc, _ID)):
        return
    for match in around(doc, _ID, _HAN, before=4, after=12):
        dot = Span(*match.span("dot"))
        name = match["month"] + match["day"]
        yield _finding(dot, "", f"汉字月日简称只有一月、十一月、十二月才加间隔号，这里写作“{name}”")
    for match in around(doc, _ID, _MISSING, before=4, after=12):
        at = match.end("a" if match["a"] else "c")
        name = f"{match['a'] or match['c']}·{match['b'] or match['d']}"
        yield _finding(Span(at, at), "·", f"十一月、十二月、一月的简称要加间隔号，写作“{name}”")


def _finding(span: Span, new: str, message: str) -> Finding:
    title = f"改为“{new}”" if new else "删去间隔号"
    return Finding(span, message, fixes=(Fix((Edit(span, new),), Safety.UNSAFE, title),))
