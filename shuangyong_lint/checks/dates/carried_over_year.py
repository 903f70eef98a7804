"""沿用上年段落而未改年份

今年的报告里有一句话与往年的报告一字不差，连年份和数字都是往年的，多半是照抄旧稿时漏改。只比较同一次检查的几份材料。
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    covering,
    dates,
    plain,
    project_check,
    sentence_at,
    timeline,
    zones,
)

_SHORTEST = 16
_DONE = Pattern("了|共|已|累计|完成|增长|达到?|实现|投入|支出|开展|召开|组织|接收|发放|慰问")
_HEAD = Pattern(r"(?:[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十]+）|\d+[.、])*(?:截至|到|自)?$")
_FIGURE = Pattern(r"\d")


class Copied(NamedTuple):
    """A sentence that reports of the year of its document."""

    span: Span
    year_span: Span
    year: int


class Facts(NamedTuple):
    """The year a document is about, and its sentences that begin with a year, by their words."""

    year: int
    sentences: Mapping[str, Copied]


def gather(doc: Document) -> Facts | None:
    """The sentences that begin with a year and report figures, if it is known which year the document is about."""
    years = {time.about for time in timeline(doc)}
    year = years.pop() if len(years) == 1 else None
    if year is None:
        return None
    text = plain(doc)
    quoted = zones(doc)["quote"]
    found: dict[str, Copied] = {}
    for date in dates(doc):
        if not date.year or covering(quoted, date.span):
            continue
        sentence = sentence_at(doc, date.span.start)
        words = text[sentence.start : sentence.end]
        if (
            len(sentence) >= _SHORTEST
            and _HEAD.match(text, sentence.start, date.span.start)
            and _DONE.search(text, date.span.end, sentence.end)
            and _FIGURE.search(text, date.span.end, sentence.end)
        ):
            found.setdefault(words, Copied(sentence, date.span, date.year))
    return Facts(year, found)


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("不同年度的材料各报当年情况的常理",),
    bad=(
        (
            "=== 去年.txt\n县民政局2012年工作总结\n2012年，全县接收退役士兵139人，慰问部队3次。\n"
            "=== 今年.txt\n县民政局2014年工作总结\n⟦2012年⟧，全县接收退役士兵139人，慰问部队3次。\n"
        ),
    ),
    good=(
        (
            "=== 去年.txt\n县民政局2012年工作总结\n2012年，全县接收退役士兵139人，慰问部队3次。\n"
            "=== 今年.txt\n县民政局2014年工作总结\n2014年，全县接收退役士兵139人，慰问部队3次。\n"
        ),
        (
            "=== 去年.txt\n县民政局2012年工作总结\n2008年，全县接收退役士兵139人，慰问部队3次。\n"
            "=== 今年.txt\n县民政局2014年工作总结\n2008年，全县接收退役士兵139人，慰问部队3次。\n"
        ),
        (
            "=== 一稿.txt\n县民政局2012年工作总结\n2012年，全县接收退役士兵139人，慰问部队3次。\n"
            "=== 二稿.txt\n县民政局2012年工作总结\n2012年，全县接收退役士兵139人，慰问部队3次。\n"
        ),
    ),
)
def check(facts: Mapping[str, Facts]) -> Iterator[tuple[str, Finding]]:
    """A sentence on its own year in an earlier document stands word for word in a later one."""
    first: dict[str, tuple[str, Copied]] = {}
    for name in sorted(facts, key=lambda name: facts[name].year):
        for words, copied in facts[name].sentences.items():
            if copied.year == facts[name].year:
                first.setdefault(words, (name, copied))
    for name, each in facts.items():
        for words, copied in each.sentences.items():
            known = first.get(words)
            if known is None or copied.year >= each.year:
                continue
            told = f"这一句与《{known[0]}》一字不差，说的仍是{copied.year}年"
            message = f"{told}；本篇是{each.year}年的材料，请核对是否沿用旧稿而漏改"
            evidence = Evidence(known[1].span, f"{known[0]}里的同一句", known[0])
            yield name, Finding(copied.year_span, message, evidence=(evidence,))
