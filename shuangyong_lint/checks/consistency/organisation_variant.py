"""单位地名前后不一

同一个单位、乡镇的名称前后差一个同音字或形近字，读者会当成两个地方。全称、规范化简称并用，上下级并提，不算。
"""

from collections.abc import Iterator, Mapping, Sequence

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    document_check,
    organisations,
    plain,
    slips,
    villages,
)


@document_check(
    severity=Severity.WARNING,
    source=("同一材料内同一单位名称应当一致（《党政机关公文处理工作条例》第十九条：内容准确）",),
    bad=(
        "县消防救援大队出动36人次。\n如边境管理大队派出官兵。\n县人民武装部组织民兵。\n⟦县人民武庄部⟧协调车辆。\n县人民武装部总结经验。",
        "市人民代表大会常务委员会通过。市人民代表大会常务委员会批准。\n市人民代表大⟦汇常务委员会⟧公布。",
        "到勐朗镇富本村抢险。\n在⟦勐郎镇⟧发放物资，深入勐朗镇慰问，勐朗镇干部参加。",
    ),
    good=(
        "县农业农村局与县林业管理局联合行动，县人民法院、县人民检察院列席。",
        "第一中级人民法院和第二中级人民法院。市公安局、县公安局。",
        "到东山镇和东善镇调研。",
        "县委宣传部。县委统战部。县人武部、县人民武装部。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Names with the same ending that differ in one character which sounds or looks like the other."""
    text = plain(doc)
    yield from _variants(text, organisations(doc), inside=True, least=1)
    yield from _variants(text, villages(doc), inside=False, least=2)


def _variants(text: str, places: Mapping[str, Sequence[int]], *, inside: bool, least: int) -> Iterator[Finding]:
    """Pairs of which the rarer name stands once, the usual one at least ``least`` times.

    Of a name taken from inside longer words (``inside``) the first character counts only if the one before it agrees.
    """
    told: set[int] = set()
    for one, two, index in slips(places, first=0):
        rare, usual = sorted((one, two), key=lambda name: (len(places[name]), -places[name][0]))
        at = places[rare][0]
        if len(places[rare]) > 1 or len(places[usual]) < least or _together(text, at, usual):
            continue
        if (
            inside
            and index == 0
            and not any(text[place - 1] == text[at - 1] for place in places[usual] if place and at)
        ):
            continue
        if at + index not in told:
            told.add(at + index)
            yield _finding(places[usual], rare, usual, at, index)


def _together(text: str, at: int, usual: str) -> bool:
    """Whether the other name stands in the same line close by: two neighbours, not one misspelt."""
    start = max(text.rfind("\n", 0, at) + 1, at - len(usual) - 3)
    end = text.find("\n", at)
    return usual in text[start : min(at + 2 * len(usual) + 3, len(text) if end < 0 else end)]


def _finding(usual_at: Sequence[int], rare: str, usual: str, at: int, index: int) -> Finding:
    span = Span(at, at + len(rare))
    edit = Edit(Span(at + index, at + index + 1), usual[index])
    return Finding(
        span,
        f"“{rare}”与文中“{usual}”只差一字，疑为同一名称；请核对后统一",
        evidence=(Evidence(Span(usual_at[0], usual_at[0] + len(usual)), f"文中另作“{usual}”，共{len(usual_at)}处"),),
        fixes=(Fix((edit,), Safety.MANUAL, f"统一为“{usual}”"),),
        key=rare,
    )
