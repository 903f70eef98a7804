"""非法定计量单位

公分、公升、市斤、华里、英寸等不是法定计量单位，公文里用厘米、升、千克（公斤）、千米（公里）等。
“亩”在农村统计中仍可使用，不报。
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

_RIGHT = {
    "公分": "厘米",
    "公升": "升",
    "平方公尺": "平方米",
    "立方公尺": "立方米",
    "公尺": "米",
    "市尺": "",
    "市斤": "",
    "市亩": "亩",
    "华里": "",
    "英寸": "",
    "英尺": "",
    "英里": "",
    "平米": "平方米",
    "立米": "立方米",
    "公吨": "吨",
    "吋": "",
    "呎": "",
    "浬": "海里",
    "瓩": "千瓦",
}
_OLD = frozenset("吋呎浬瓩")
"""Characters made for translated units, out of use since 1977."""
_BEFORE = Pattern(r"[\d一二两三四五六七八九十百千万亿余多几半]\Z")


@document_check(
    severity=Severity.HINT,
    source=("国务院关于在我国统一实行法定计量单位的命令（1984年）", "关于部分计量单位名称统一用字的通知（1977年）"),
    triggers=tuple(_RIGHT),
    fold=True,
    bad=("建房1140⟦平米→平方米⟧，路宽50⟦公分→厘米⟧，距县城5⟦华里⟧，装机200⟦瓩→千瓦⟧，面板32⟦吋⟧。",),
    good=("建房1140平方米，路宽50厘米，治平米粮川，公分党员，天平米。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Units that are no longer legal behind a figure."""
    text = plain(doc)
    for hit in anchors(doc, "numbers.outdated-unit"):
        if not _BEFORE.search(text[max(0, hit.start - 1) : hit.start]) or (
            hit.word == "公尺" and text[hit.start - 2 : hit.start] in ("平方", "立方")
        ):
            continue
        right = _RIGHT[hit.word]
        span = Span(hit.start, hit.end)
        fixes = (Fix((Edit(span, right),), Safety.UNSAFE, f"改为“{right}”"),) if right else ()
        tail = f"，用“{right}”" if right else "，请换算成法定单位"
        what = "是1977年起停用的旧译名" if hit.word in _OLD else "不是法定计量单位"
        yield Finding(span, f"“{hit.word}”{what}{tail}", fixes=fixes, key=hit.word)
