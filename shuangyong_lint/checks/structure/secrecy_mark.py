"""密级紧急程度标注不当

密级和保密期限之间用“★”隔开，保密期限用阿拉伯数字；紧急程度只标“特急”“加急”（电报另有“特提”“平急”）。
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
    document_check,
    lines,
    prose,
)

_FIRST = 6
_SECRET = Pattern(
    r"[ 　]*(?:绝密|机密|秘密)(?P<sep>[^\w\n]?)"
    r"(?P<term>\d{1,2}(?:年|个月)|[一二三四五六七八九十]{1,3}(?:年|个月)|长期)[ 　]*\Z"
)
_URGENT = Pattern(r"[ 　]*(?P<word>特急件|加急件|急件|紧急|火急|急)[ 　]*\Z")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.2.2、7.2.3：密级和保密期限、紧急程度", "《国家秘密定密管理规定》：国家秘密标志为“★”"),
    bad=(
        "机密⟦*→★⟧10年\n关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n",
        "秘密★⟦三年⟧\n⟦急件⟧\n关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n",
    ),
    good=(
        "机密★10年\n特急\n关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n",
        "秘密花园\n急人所急\n机密文件要按规定管理。\n",
        "绝密★长期\n加急\n通知\n请认真抓好落实。\n",
        "全县双拥工作有序推进。\n各地抓好落实。\n走访慰问军属。\n座谈两次。\n送去慰问金。\n宣传政策。\n急\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Lines of their own among the first of a document."""
    text = prose(doc)
    for line in lines(doc)[:_FIRST]:
        start = line.span.start
        words = text[start : line.span.end]
        if match := _SECRET.match(words):
            if match["sep"] != "★":
                sep = Span(start + match.start("sep"), start + match.end("sep"))
                yield Finding(
                    sep,
                    "密级和保密期限之间用“★”隔开",
                    fixes=(Fix((Edit(sep, "★"),), Safety.UNSAFE, "改为“★”"),),
                )
            if match["term"] != "长期" and not match["term"][0].isdigit():
                term = Span(start + match.start("term"), start + match.end("term"))
                yield Finding(term, f"保密期限“{match['term']}”应用阿拉伯数字")
        elif match := _URGENT.match(words):
            word = Span(start + match.start("word"), start + match.end("word"))
            yield Finding(word, f"紧急程度标“特急”或“加急”，不标“{match['word']}”")
