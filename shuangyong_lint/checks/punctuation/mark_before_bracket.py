"""后括号前的点号

夹在句子里的括号，里面的话末尾不用逗号、顿号、句号：“（含商场、机场、）”“（靠反射成像。）的设备”都多了一个点号。
写在句末点号之后、自成一句的括注（句外括号）可以用句号，不算。
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
    plain,
)

_INNER = Pattern(rf"（[^（）\n]{{1,80}}(?<=[{HAN}0-9A-Za-z%”》])[，、；：。]）")
_IN_SENTENCE = Pattern(rf"[{HAN}0-9A-Za-z%”》]")
_GOES_ON = Pattern(rf"[{HAN}，、；：。]")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 附录B.2：句内括号行文末尾通常不用标点符号",),
    quoted=True,
    bad=(
        "慰问单位（办公楼、商场、机场⟦、→⟧）共五家。",
        "全县重点优抚对象（不含下岗人员⟦，→⟧）共139户。",
        "这类设备（靠镜片反射成像⟦。→⟧）的价格不高。",
    ),
    good=(
        "全县走访139户。（其中军属35户。）各乡镇同时开展慰问。",
        "一年来成效明显（见附件）。\n（注：数据由县民政局提供。）",
        "他答应了（能行吗？），大家（真高兴！）鼓掌……（略……）",
        "停顿用逗号（，）和顿号（、）。这件事情比较复杂（先走访。再座谈。最后总结。）需要统筹。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A point right before the closing bracket of a bracket inside a sentence."""
    text = plain(doc)
    for match in _INNER.finditer(text):
        start, end = match.span()
        span = Span(end - 2, end - 1)
        mark = text[span.start]
        if mark == "。" and (
            not start
            or not _IN_SENTENCE.match(text, start - 1)
            or not _GOES_ON.match(text, end)
            or "。" in text[start : span.start]
        ):
            continue
        # Behind a 顿号 a member may have been lost.
        safety = Safety.UNSAFE if mark == "、" else Safety.SAFE
        yield Finding(
            span,
            f"括号里的话末尾多了“{doc[span]}”；句内括号末尾不用点号",
            fixes=(Fix((Edit(span, ""),), safety, f"删去“{doc[span]}”"),),
        )
