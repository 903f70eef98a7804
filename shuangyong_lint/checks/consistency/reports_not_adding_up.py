"""下级材料之和与汇总材料不符

“全县12个乡镇共接收退役士兵139人”，12个乡镇的材料都在手边时，各乡镇的数加起来就应是139。材料份数与所说的单位数
相同才核对，缺报的不查。
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    Verified,
    named_facts,
    plain,
    project_check,
    report_title,
    report_year,
)

_WIDE = ("全国", "全省", "全市", "全州", "全县", "全区", "全旗", "我省", "我市", "我州", "我县", "我区")
_MEMBERS = Pattern(r"(\d{1,3})个(?:乡镇|乡（镇）|镇乡|街道|县|县（市、区）|县区|区县|村|社区|单位|部门|学校)")


class Summand(NamedTuple):
    """A fact of one report, without the words for its scope; ``members`` is how many units it says it sums."""

    key: tuple[str, ...]
    wide: bool
    members: frozenset[int]
    low: str
    high: str
    words: str
    span: Span
    label: str
    issuer: str


def gather(doc: Document) -> tuple[Summand, ...] | None:
    """The facts of a report whose title names its year."""
    year = report_year(doc)
    if not year:
        return None
    text = plain(doc)
    members = frozenset(int(match[1]) for match in _MEMBERS.finditer(text))
    issuer = report_title(doc)
    found = []
    for fact in named_facts(doc):
        if fact.period.startswith("上年") or not fact.scope:
            continue
        figure = fact.figure
        key = (fact.name.replace(fact.scope, ""), figure.group, str(year), fact.period)
        wide = fact.scope in _WIDE
        found.append(
            Summand(
                key, wide, members, str(figure.low), str(figure.high), doc[figure.span], figure.span, fact.label, issuer
            )
        )
    return tuple(found)


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("统计报表审核的平衡关系",),
    bad=(
        (
            "=== 县.txt\n某县2012年工作总结\n全县3个乡镇共接收退役士兵，全县接收退役士兵⟦98人⟧。\n"
            "=== 甲.txt\n甲乡2012年工作总结\n全乡接收退役士兵31人。\n"
            "=== 乙.txt\n乙乡2012年工作总结\n全乡接收退役士兵25人。\n"
            "=== 丙.txt\n丙镇2012年工作总结\n全镇接收退役士兵33人。"
        ),
    ),
    good=(
        (
            "=== 县.txt\n某县2012年工作总结\n全县3个乡镇共接收退役士兵，全县接收退役士兵89人。\n"
            "=== 甲.txt\n甲乡2012年工作总结\n全乡接收退役士兵31人。\n"
            "=== 乙.txt\n乙乡2012年工作总结\n全乡接收退役士兵25人。\n"
            "=== 丙.txt\n丙镇2012年工作总结\n全镇接收退役士兵33人。"
        ),
        (
            "=== 县.txt\n某县2012年工作总结\n全县12个乡镇共接收退役士兵，全县接收退役士兵98人。\n"
            "=== 甲.txt\n甲乡2012年工作总结\n全乡接收退役士兵31人。\n"
            "=== 乙.txt\n乙乡2012年工作总结\n全乡接收退役士兵25人。"
        ),
        (
            "=== 甲.txt\n甲乡2012年工作总结\n全乡接收退役士兵31人。\n"
            "=== 乙.txt\n乙乡2012年工作总结\n全乡接收退役士兵25人。"
        ),
    ),
)
def check(found: Mapping[str, tuple[Summand, ...]]) -> Iterator[tuple[str, Finding | Verified]]:
    """Each wide figure against the sum of as many reports as it says it sums."""
    narrow: dict[tuple[str, ...], dict[str, tuple[str, Summand]]] = {}
    for name, summands in found.items():
        for each in summands:
            if not each.wide:
                narrow.setdefault(each.key, {}).setdefault(each.issuer, (name, each))
    for name, summands in found.items():
        for whole in summands:
            parts = narrow.get(whole.key, {})
            if not whole.wide or len(parts) < 2 or len(parts) not in whole.members:
                continue
            low = sum((Decimal(part.low) for _, part in parts.values()), Decimal(0))
            high = sum((Decimal(part.high) for _, part in parts.values()), Decimal(0))
            equation = "＋".join(part.words for _, part in parts.values())
            evidence = tuple(
                Evidence(part.span, f"{other}：{part.words}", document=other) for other, part in parts.values()
            )
            if low <= Decimal(whole.high) and Decimal(whole.low) <= high:
                yield name, Verified(whole.span, f"{equation}＝{whole.words}", evidence)
            else:
                message = f"“{whole.label}”是{whole.words}，{len(parts)}份下级材料相加是{equation}，两者不符，请核对"
                yield name, Finding(whole.span, message, evidence)
