"""几份材料的同一数字不一

今年材料里说的“上年为多少”，应当就是去年材料里的那个数；同一单位同一年的几份材料，同一个数也应相同。
计数的数字不同就报，金额、面积一类（常有修订）只差一位或颠倒时才报。
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Severity,
    Span,
    Verified,
    alike,
    named_facts,
    project_check,
    report_title,
    report_year,
)


class Stated(NamedTuple):
    """A fact as one document states it."""

    key: tuple[str, ...]
    low: str
    high: str
    words: str
    counts: bool
    span: Span
    label: str


def gather(doc: Document) -> tuple[Stated, ...] | None:
    """The facts of a report whose title names its year and issuer."""
    year = report_year(doc)
    if not year:
        return None
    issuer = report_title(doc)
    found = []
    for fact in named_facts(doc):
        when = fact.period.replace("上年", f"{year - 1}年")
        when = when if when[:4].isdigit() else f"{year}年{when}"
        figure = fact.figure
        key = (issuer, fact.name, figure.group, fact.scope, when)
        span = figure.span
        found.append(
            Stated(key, str(figure.low), str(figure.high), doc[span], figure.low == figure.high, span, fact.label)
        )
    return tuple(found)


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("《统计法》第七条：保障统计资料的真实性、准确性",),
    bad=(
        (
            "=== 2012.txt\n某县2012年双拥工作总结\n全县接收退役士兵193人，全部得到妥善安置。\n"
            "=== 2013.txt\n某县2013年双拥工作总结\n全县接收退役士兵145人，上年全县接收退役士兵⟦139人⟧。"
        ),
    ),
    good=(
        (
            "=== 2012.txt\n某县2012年双拥工作总结\n全县接收退役士兵139人，全部得到妥善安置。\n"
            "=== 2013.txt\n某县2013年双拥工作总结\n全县接收退役士兵145人，上年全县接收退役士兵139人。"
        ),
        (
            "=== 2012.txt\n甲县2012年双拥工作总结\n全县接收退役士兵193人。\n"
            "=== 2013.txt\n乙县2012年双拥工作总结\n全县接收退役士兵139人。"
        ),
        (
            "=== 2012.txt\n某县2012年工作总结\n全县工业增加值45.6亿元。\n"
            "=== 2013.txt\n某县2013年工作总结\n上年全县工业增加值43.2亿元。"
        ),
    ),
)
def check(found: Mapping[str, tuple[Stated, ...]]) -> Iterator[tuple[str, Finding | Verified]]:
    """Later documents against earlier ones, by issuer, name, scope and year."""
    known: dict[tuple[str, ...], tuple[str, Stated]] = {}
    for name in sorted(found):
        for stated in found[name]:
            other, first = known.setdefault(stated.key, (name, stated))
            if other == name:
                continue
            evidence = (Evidence(first.span, f"《{other}》写“{first.words}”", document=other),)
            if float(stated.low) <= float(first.high) and float(first.low) <= float(stated.high):
                yield name, Verified(stated.span, f"“{stated.label}”与{other}一致，都是{stated.words}", evidence)
                continue
            digits, others = ("".join(filter(str.isdigit, words)) for words in (stated.words, first.words))
            if stated.counts or alike(digits, others):
                message = f"“{stated.label}”这里是{stated.words}，{other}里是{first.words}；两份材料应一致，请核对"
                yield name, Finding(stated.span, message, evidence)
