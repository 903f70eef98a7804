"""省略号形式

省略号是六个连点，占两个字的位置（……）。用句点、句号或一个省略字符凑成的，换行时会断开，也容易看错。
“……”与“等”作用相同，只用一个。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    prose,
)

_DOTS = Pattern(
    rf"(?<=[{HAN}”’》），、])(?:\.{{3,6}}|。{{3,6}}|·{{3,6}}|…(?!…)|…{{3}}(?!…)|…{{5,}})(?=[{HAN}“”‘’》）。，、；！？\s]|\Z)"
    rf"|(?<=[“‘])(?:\.{{3,6}}|…(?!…))(?=[{HAN}])",
    first=".。·…",
)
_ETC = Pattern(rf"(?<=[{HAN}”’》）])(?:……等(?![{HAN}]{{0,3}}[级候待额于外])|等等……|等……(?=[。，；\n]|\Z))", first="…等")
_ENDS = Pattern(r"[ \t　]*(?:\n|\Z)")
_EXCLAMATION = 10
_LEADER = Pattern(r"[ \t]*\d{1,3}[ \t]*(?:\n|\Z)")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.11、附录 A.9：省略号的形式为……，与“等”不并用",),
    quoted=True,
    bad=(
        "共建单位有学校、社区⟦...→……⟧\n各有特色。",
        "军民一家亲⟦。。。→……⟧",
        "鱼水情深⟦…→……⟧说也说不完⟦………→……⟧\n",
        "慰问了军属、烈属⟦……等→等⟧。",
        "部分人员年龄偏大，学历偏低⟦等等……→等等。⟧\n",
        "逐项排查，结果于5月底前通报⟦。。。→。⟧\n",
        "查处结果于5月底前相互通报⟦。。。→。⟧\n",
    ),
    good=(
        "鱼水情深……说也说不完。慰问了军属、烈属等。",
        "一、加强领导...........3",
        "第一章 总则...1",
        "他等……后来也走了。",
        "版本为1...2。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Ellipses of another shape, and ellipsis beside 等."""
    text = prose(doc)
    if not any(mark in text for mark in ("...", "。。。", "…", "···")):
        return
    for match in _DOTS.finditer(text):
        if _LEADER.match(text, match.end()):
            continue
        span = Span(*match.span())
        fix = Fix((Edit(span, "……"),), Safety.SAFE, "改为“……”")
        if (
            _ENDS.match(text, match.end())
            and text[span.start] in ".。"
            and _whole(text[_sentence(text, span.start) : span.start])
        ):
            # At the end of a whole sentence the key may have been held too long.
            dots = (Fix((Edit(span, mark),), Safety.UNSAFE, f"改为“{mark}”") for mark in ("。", "……"))
            message = f"“{doc[span]}”是句号多打了，还是省略号写得不规范；请核对"
            yield Finding(span, message, fixes=tuple(dots), key="句末")
            continue
        yield Finding(span, f"“{doc[span]}”不是规范的省略号，应为“……”", fixes=(fix,), key="形式")
    for match in _ETC.finditer(text):
        span = Span(*match.span())
        # “等等……” at the end of a sentence leaves it its full stop.
        word = match[0].replace("…", "") + ("。" if match[0].endswith("…") and _ENDS.match(text, match.end()) else "")
        fix = Fix((Edit(span, word),), Safety.SAFE, f"只留“{word}”")
        yield Finding(span, "“……”与“等”意思相同，只用一个", fixes=(fix,), key="等")


def _whole(sentence: str) -> bool:
    """Whether the words make a sentence of a report rather than an exclamation (军民一家亲。。。)."""
    return "，" in sentence or len(sentence) > _EXCLAMATION


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins that ends at ``at``."""
    return max(text.rfind(mark, 0, at) for mark in "。！？；\n") + 1
