"""一句里套用冒号

一个句子里一般不套用冒号：“会议指出：要做到三点：一是……”，读者分不清第二个冒号管到哪里。把前一个改成逗号，或另起一段列出各项。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    covering,
    document_check,
    merged,
    plain,
    quotes,
    sentences,
    titles,
)

_COLON = Pattern("：")
# What a colon stands behind in a list of fields, and what runs to the next paragraph.
_SAYS = Pattern(
    "(?:指出|强调|要求|认为|提出|表示|说|讲|是|如下|以下|下列|包括|有|做到|抓好|点|项|方面|问题|任务|工作|原则|措施|要求)$"
)
_BRACKET = Pattern("[（(][^（()）\\n]{0,200}[）)]")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.7.3.5：一个句子内部一般不应套用冒号",),
    bad=("会议指出：今年要抓好三项工作⟦：⟧一是加强领导，二是落实责任，三是强化督查。",),
    good=(
        "会议指出，今年要抓好三项工作：一是加强领导，二是落实责任，三是强化督查。",
        "会议指出：“今年要抓好三项工作：一是加强领导，二是落实责任。”",
        "组长：王立，副组长：李明，成员：赵芳。",
        "会议指出，要抓好三项工作：（《双拥：军民一家》）一是加强领导，二是落实责任。",
        "会议要求：\n今年要抓好三项工作：一是加强领导，二是落实责任。",
        "时间：上午8：30。地点：县政府。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two colons in one sentence and one paragraph, both behind words that announce something."""
    text = plain(doc)
    if text.count("：") < 2:
        return
    apart = merged(pair.span for pair in (*quotes(doc), *titles(doc)))
    for sentence in sentences(doc):
        if text.count("：", sentence.start, sentence.end) < 2:
            continue
        inside = [Span(*match.span()) for match in _BRACKET.finditer(text, sentence.start, sentence.end)]
        found = [
            Span(*match.span())
            for match in _COLON.finditer(text, sentence.start, sentence.end)
            if covering(apart, Span(*match.span())) is None
            and not any(zone.covers(Span(*match.span())) for zone in inside)
        ]
        if len(found) == 2 and all(
            _SAYS.search(text[max(sentence.start, span.start - 4) : span.start]) for span in found
        ):
            yield Finding(
                found[1],
                "一句里套用了两个冒号；前一个宜改为逗号，或另起一段列出各项",
                evidence=(Evidence(found[0], "前一个冒号"),),
            )
