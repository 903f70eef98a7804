"""隐形字符

零宽空格、软连字符、方向控制符等看不见，却会让查找落空、人名地名对不上、排版出怪事；多半随网页、PDF 复制而来。
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
    prose,
    unusual,
)

_ODD = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0b-\x1f\x7f-\x9f"
_HIDDEN = Pattern(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]+|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d+(?![\U0001f000-\U0001faff\u2600-\u27bf])|[\u2028\u2029]",
    first=_ODD,
)
_NAMES = {
    "\u200b": "零宽空格",
    "\ufeff": "字节顺序标记",
    "\u00ad": "软连字符",
    "\u200e": "方向控制符",
    "\u200f": "方向控制符",
    "\u200d": "零宽连接符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
}


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 1.1 等文本以可见文字为准；隐形字符不属任何文字",),
    quoted=True,
    fold=True,
    bad=(
        "双拥⟦\u200b→⟧工作扎实推进，县人武部⟦\u00ad→⟧牵头。",
        "革命⟦\ufeff→⟧老区。",
    ),
    good=("双拥工作　扎实推进。", "\u3000\u3000段首空两格。\n第二段。", "军民一家👨\u200d👩\u200d👧亲。"),
)
def check(doc: Document) -> Iterator[Finding]:
    """Characters nobody can see; those that were lost are `characters.mojibake`'s."""
    text = prose(doc)
    for match in _HIDDEN.finditer(text) if _HIDDEN.may_begin(unusual(doc)) else ():
        span = Span(*match.span())
        first = match[0][0]
        name = _NAMES.get(first, "控制字符")
        fix = Fix((Edit(span, "\n" if first in "\u2028\u2029" else ""),), Safety.SAFE, "删去")
        yield Finding(span, f"这里有看不见的{name}（U+{ord(first):04X}），应删去", fixes=(fix,), key=name)
