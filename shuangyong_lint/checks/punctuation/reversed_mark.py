"""引号方向有误

前引号朝右、后引号朝左。”八一“两个都写反，“八一“前后用了同一个，都是输入时没有切换。书名号同理。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Evidence, Finding, Fix, Safety, Severity, document_check, pairing

_NAMES = {
    "“": "前引号",
    "”": "后引号",
    "‘": "前单引号",
    "’": "后单引号",
    "《": "前书名号",
    "》": "后书名号",
    "〈": "前单书名号",
    "〉": "后单书名号",
}


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.8：引号的形式，前后成对",),
    quoted=True,
    fold=True,
    bad=(
        "⟦”→“⟧八一⟦“→”⟧建军节期间走访慰问驻军。",
        "编制了“十二五⟦“→”⟧规划，军地共同落实。",
        "开展⟦”→“⟧爱心献功臣”活动，解决实际困难。",
        "“双拥”工作与⟦”→“⟧双考”办法并行。",
        "宣传⟦》→《⟧兵役法》的规定。",
        "都叫⟦’→‘⟧环保板材’，店员说，⟦’→‘⟧我们用的是合格的板材，经过检验，没有任何区别。’一言。",
    ),
    good=(
        "“双拥”与“双考”并行，他说“‘八一’快到了”。",
        "“十二五”规划、“十三五”规划接续推进。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Marks around a term that face the wrong way."""
    for stray in pairing(doc).strays:
        if stray.right and stray.partner:
            yield Finding(
                stray.span,
                f"{_NAMES[stray.right]}的方向写反了，这里应为 {stray.right}",
                evidence=(Evidence(stray.partner, "与它成对的另一半"),),
                fixes=(Fix((Edit(stray.span, stray.right),), Safety.SAFE, f"改为 {stray.right}"),),
                key=stray.right,
            )
