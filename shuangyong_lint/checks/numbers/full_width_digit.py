"""全角数字

阿拉伯数字用半角。全角数字占两格，检索不到，也无法参与计算。百分号全角半角混用的，一并统一为半角；
全篇只用全角百分号的，只作提示。
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

_WIDE = Pattern("[０-９][０-９．，％]*[％０-９]|[０-９]|(?<=[0-9])％", first="０-９％")
_NARROW = str.maketrans("０１２３４５６７８９％", "0123456789%")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.7：阿拉伯数字一般用半角",),
    quoted=True,
    fold=True,
    bad=("全县共有⟦８３７→837⟧人，其中农村⟦５→5⟧户。", "农村占50⟦％→%⟧，城镇占50%。"),
    good=("全县共有837人，占50%。", "①一是②二是，第Ⅱ类。"),
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs of full-width digits; a full-width point inside a figure is left to a person."""
    text = prose(doc)
    mixed = "%" in text
    for match in _WIDE.finditer(text) if _WIDE.may_begin(unusual(doc)) else ():
        span = Span(*match.span())
        words = match[0].translate(_NARROW)
        if "．" in words or "，" in words:
            right = words.replace("．", ".").replace("，", ",")
            fix = Fix((Edit(span, right),), Safety.MANUAL, f"改为“{right}”")
        else:
            fix = Fix((Edit(span, words),), Safety.SAFE, f"改为“{words}”")
        if match[0] == "％":
            message = "百分号全角半角混用，宜统一用半角“%”" if mixed else "“％”是全角百分号，宜用半角“%”"
            yield Finding(span, message, fixes=(fix,), key="％", severity=Severity.WARNING if mixed else Severity.HINT)
        else:
            yield Finding(span, f"“{match[0]}”是全角数字，应用半角", fixes=(fix,))
