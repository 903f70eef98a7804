"""形近标点

“﹑”“､”像顿号，“•”“・”像间隔号，“〞”像引号，但都不是，多半来自别的输入法或识别软件。
查找、统计、换字体时它们会出错。
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
    unusual,
)

_RIGHT = {
    "﹑": "、",
    "､": "、",
    "﹐": "，",
    "‚": "，",
    "｡": "。",
    "﹒": "。",
    "﹔": "；",
    "﹕": "：",
    "︰": "：",
    "﹖": "？",
    "﹗": "！",
    "﹙": "（",
    "﹚": "）",
    "❨": "（",
    "❩": "）",
    "｢": "「",
    "｣": "」",
    "〝": "“",
    "〞": "”",
    "‟": "“",
    "〟": "”",
    "﹝": "〔",
    "﹞": "〕",
    "〘": "〔",
    "〙": "〕",
    "•": "·",
    "・": "·",
    "‧": "·",
    "∙": "·",
    "⋅": "·",
    "･": "·",
    "〜": "～",
}
_NAMES = {
    "、": "顿号",
    "，": "逗号",
    "。": "句号",
    "；": "分号",
    "：": "冒号",
    "？": "问号",
    "！": "叹号",
    "（": "前括号",
    "）": "后括号",
    "“": "前引号",
    "”": "后引号",
    "〔": "前六角括号",
    "〕": "后六角括号",
    "～": "浪纹线",
}
_GLYPH = Pattern(f"[{''.join(_RIGHT)}]")
_NAME = Pattern(rf"[{HAN}0-9A-Za-z]")
# At the end of a line a full-width point stands for a full stop; in １．, 一．, and between digits it does not.
_POINT = Pattern(rf"(?<=[{HAN}”》）])(?<![一二三四五六七八九十])．(?=[ \t]*(?:\n|\Z))")
_SPACED = "•・‧∙⋅･"


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4：各种标点符号的形式",),
    quoted=True,
    fold=True,
    bad=(
        "耐热性⟦﹑→、⟧耐候性均合格⟦｡→。⟧",
        "年末结转结余4.1万元⟦．→。⟧\n军地关系更加融洽⟦．→。⟧",
        "安德烈⟦•→·⟧奥库廖夫访华，《西藏⟦・→·⟧高原》出版。",
        "⟦〝→“⟧双拥⟦〞→”⟧模范城⟦﹙→（⟧县⟦﹚→）⟧。",
    ),
    good=(
        "耐热性、耐候性均合格。安德烈·奥库廖夫。",
        "一．加强领导\n１．落实责任\n一．\n阿．奥库廖夫",
        "• 第一项\n• 第二项",
        "比值为0.83∶1，温度为20～25℃。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Glyphs that look like a mark and are another."""
    text = prose(doc)
    for match in _POINT.finditer(text) if "．" in text else ():
        span = Span(*match.span())
        fix = Fix((Edit(span, "。"),), Safety.SAFE, "改为“。”")
        yield Finding(span, "句末用了圆点“．”，应为句号“。”", fixes=(fix,), key="．")
    for match in _GLYPH.finditer(text) if _GLYPH.search(unusual(doc)) else ():
        at, glyph = match.start(), match[0]
        # A dot is a middle dot only between the halves of a name; at the start of a line it is a bullet.
        if glyph in _SPACED and not (_NAME.match(text, at - 1 if at else 0) and at and _NAME.match(text, at + 1)):
            continue
        right = _RIGHT[glyph]
        span = Span(at, at + 1)
        fix = Fix((Edit(span, right),), Safety.SAFE, f"改为“{right}”")
        name = _NAMES.get(right, "标点")
        message = f"这里的 {glyph}（U+{ord(glyph):04X}）形似{name}，却不是{name}；请用{name} {right}"
        if right == "·":
            message = f"这里的圆点是项目符号一类的字符（U+{ord(glyph):04X}），不是间隔号；人名、书名里用间隔号 ·"
        yield Finding(span, message, fixes=(fix,), key=glyph)
