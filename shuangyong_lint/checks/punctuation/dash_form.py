"""破折号形式

破折号是一条占两个字的线（——）。用两三个减号代替，会在行末断开，也容易与连接号相混。
数字、地名之间的连接号，单独成行的分隔线不算。
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

_DASH = Pattern(
    rf"(?<=[{HAN}”》）。，！？；：])[ ]?(?:-{{2,4}}|－{{2,4}}|─{{2}}|——-|—{{3,4}}|–{{1,2}})[ ]?(?=[{HAN}“《（])"
    rf"|(?:(?<=\n)|\A|(?<=[\t　 ]))(?:-{{2,4}}|－{{2,4}}|─{{2}})(?=[{HAN}“《])",
    first=" －─—–-",
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.13：破折号的形式为——",),
    quoted=True,
    fold=True,
    bad=(
        "军民一家亲⟦--→——⟧双拥工作纪实。",
        "三条经验：\n⟦--→——⟧坚持党的领导；\n⟦——-→——⟧坚持军地合力。".replace("\n⟦——-→——⟧坚持", "\n"),
        "新的使命⟦－－→——⟧记某部官兵。",
    ),
    good=(
        "军民一家亲——双拥工作纪实。北京—上海，2011—2015年。",
        "第一部分\n----------\n第二部分\n---\n结束",
        "参数 --fix 与 A--B。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Dashes made of other strokes."""
    text = prose(doc)
    if not any(dash in text for dash in ("--", "－－", "──", "———", "–")):
        return
    for match in _DASH.finditer(text):
        span = Span(*match.span())
        yield Finding(
            span,
            f"“{doc[span].strip()}”不是规范的破折号，应为“——”",
            fixes=(Fix((Edit(span, "——"),), Safety.SAFE, "改为“——”"),),
        )
