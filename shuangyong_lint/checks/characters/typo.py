"""疑似错字

字表里没有收、却不合公文用语习惯的字：与前后文连不成词，换成一个音同、音近或形近的字便通顺。
依据是公文语料的统计，不是规范，所以只作提示，改前请看原意。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    Strictness,
    document_check,
    typos,
)

_SURETY = {"strict": "把握较大", "default": "有把握", "review": "把握不大"}


@dataclass(frozen=True)
class Options:
    """strictness：strict、default、review，由严到宽；model：用 train 命令建的模型文件，空为自带的。"""

    strictness: Strictness = "default"
    model: str = ""


@document_check(
    severity=Severity.WARNING,
    source=("法律法规、历年政府工作报告等文字的用字统计（docs/spelling.md）",),
    options=Options,
    bad=(
        "各级各部门要加大对特困户的扶⟦池→持⟧力度。",
        "切实维护退役军人合法⟦全→权⟧益，落实各项优待政策。",
        "深入开展爱国主义教⟦有→育⟧，增强国防观念。",
        "进一步加大对贫困户的⟦富驰→扶持⟧力度。",
    ),
    good=(
        "局长毛乐平任组长，认真落实各项优待政策。",
        "驻赣部队积极参加抢险救灾。",
        "公园以“近”享运动乐趣为主题。",
        "依法治滇，依法润滇。",
    ),
)
def check(doc: Document, options: Options) -> Iterator[Finding]:
    """What the model finds, with what speaks for it."""
    for typo in typos(doc, options.strictness, options.model):
        old, first = doc[typo.span], typo.new[0]
        yield Finding(
            typo.span,
            f"“{old}”疑为“{first}”：{typo.reason}，按公文语料的统计，这里“{typo.written}”的连用少见，"
            f"作“{typo.meant}”的可能大得多（{_SURETY[typo.surety]}，请对照原意）",
            evidence=(Evidence(None, f"宜作“{'”或“'.join(typo.new)}”"),) if len(typo.new) > 1 else (),
            fixes=tuple(Fix((Edit(typo.span, new),), Safety.UNSAFE, f"改为“{new}”") for new in typo.new),
            key=f"{typo.old_words}→{typo.new_words}",
        )
