"""隐去未补

星号、方块、“某某”盖住的文字，读者看不到是谁、是什么；多半是从网上抄来时就已隐去，没有补回。
“某部”“某些”是正当的说法，Markdown 的加粗号、注释的单个星号不算。
"""

from collections.abc import Iterator
from functools import cache

from shuangyong_lint.kit import (
    HAN,
    Document,
    Finding,
    Pattern,
    Severity,
    Span,
    covering,
    document_check,
    plain,
    unusual,
    zones,
)

_MASK = Pattern(
    rf"(?<![*A-Za-z0-9/])\*{{2,}}(?:某某)?(?=[{HAN}，、。；：）”])"
    rf"|(?<=[{HAN}（“])\*{{2,}}(?=\d|[ \t]*(?:\n|\Z))"
    rf"|(?<=[{HAN}，、。；：（“])[■█▇▆◼⬛]+(?=[{HAN}，、。；：）”])|[■█▇▆◼⬛]{{2,}}"
    r"|(?<![" + HAN + r"])某某(?=市|县|区|省|乡|镇|村|局|厅|部门|单位|公司|自治|街道|社区|学校|同志|部队)"
    r"|(?<=[在对向与和为至到、，由])某某(?=市|县|区|省|乡|镇|村|局|厅|单位|公司|自治|街道|社区|学校|同志|部队)"
)
_BLOCK = Pattern("[■█▇▆◼⬛]")
# One word set bold right behind another: **甲****乙**.
_TWO = Pattern(r"(?<!\*)(?:\*\*){1,2}(?!\*)")
_PLACE = Pattern("[省市县区州旗镇乡村局厅]|部队|自治|同志|街道")
_COURT = Pattern(r"原告|被告|上诉人|申请再审|本院|当事人|案情")


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第十九条：情况确实，表述准确",),
    quoted=True,
    fold=True,
    bad=(
        "走访慰问了⟦********⟧、革命伤残军人和重点优抚对象。",
        "除2名安置回⟦**⟧铅矿外，另22名自谋职业。",
        "制定了《⟦**某某⟧自治县拥军优属工作若干规定》。⟦**⟧县人武部负责落实。",
        "⟦**⟧县委、⟦**⟧县政府高度重视。",
        "感谢⟦■■⟧县的支持，联系人■同志。".replace("■同志", "⟦■⟧同志"),
        "他在⟦某某⟧县任职期间支持部队建设。",
    ),
    good=(
        "参观**旧居****学习室**，留言签名。",
        "要有**大格局**，争做**担当复兴大任**的新人。",
        "某部官兵参加抢险，某些单位、某某某等人不详。",
        "■ 盘点\n□ 花絮",
        "工作有条不紊。** 志愿者们坚守岗位。",
        "3**2等于9，详见注*。",
        "******\n正文从这里开始。",
        "一审法院认为，原告李某某与某某公司签订了合同。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Masks over words."""
    text = plain(doc)
    if "*" not in text and "某某" not in text and not _BLOCK.search(unusual(doc)):
        return
    bold = cache(lambda start: _bold(text, start))
    court = cache(lambda: bool(_COURT.search(text)))
    for match in _MASK.finditer(text):
        words = match[0]
        if words in ("**", "****") and match.start() in bold(text.rfind("\n", 0, match.start()) + 1):
            continue
        if words == "某某" and court():
            continue
        span = Span(*match.span())
        # A title is somebody else's; they may have masked it on purpose.
        cited = words == "某某" and covering(zones(doc)["title"], span) is not None
        severity = Severity.HINT if cited else None
        yield Finding(span, f"“{doc[span]}”处的文字被隐去，请核实后补写或改写", severity=severity)


def _bold(text: str, start: int) -> frozenset[int]:
    """Where Markdown's bold marks stand in a line: pairs that hold words, the inner side without a space."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    marks = [at for match in _TWO.finditer(text, start, end) for at in range(match.start(), match.end(), 2)]
    if len(marks) % 2:
        return frozenset()
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        inner = text[opening + 2 : closing]
        if not inner or inner != inner.strip() or not _balanced(inner):
            return frozenset()
        # “**县委、**县政府”：a place blanked twice.
        if _PLACE.match(inner) and _PLACE.match(text, closing + 2):
            return frozenset()
    return frozenset(marks)


def _balanced(inner: str) -> bool:
    return all(inner.count(opening) == inner.count(closing) for opening, closing in ("《》", "“”", "（）"))
