"""文号与文件名称对不上

同一个发文字号只有一份文件，一份文件也只有一个发文字号。一份或几份材料里同号异名、同名异号，必有一处写错。
“转发”“印发”引出的里层文件不比较。
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shuangyong_lint.kit import (
    HAN,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    cited,
    name_difference,
    plain,
    project_check,
)

_NUMBER = Pattern(
    rf"》?[（(](?P<number>[{HAN}]{{1,14}}[〔\[【（(][ ]?(?P<year>(?:19"
    rf"|20)\d\d)[ ]?[〕\]】）)]第?0*(?P<serial>\d{{1,4}})号)[）)]"
)
_SIGNS = Pattern(rf"[^{HAN}0-9A-Za-z]+")


class Fact(NamedTuple):
    """A title with the document number behind it."""

    number: str
    core: str
    name: str
    span: Span


def gather(doc: Document) -> list[Fact] | None:
    """All titles that are followed by their number."""
    text = plain(doc)
    found = []
    for each in cited(doc):
        match = _NUMBER.match(text, each.span.end)
        if match:
            sender = _SIGNS.sub("", match["number"].split(match["year"])[0])
            number = f"{sender}〔{match['year']}〕{int(match['serial'])}号"
            found.append(Fact(number, each.core, each.name, Span(*match.span("number"))))
    return found or None


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("《党政机关公文格式》（GB/T 9704—2012）7.2.5：发文字号",),
    bad=(
        (
            "=== a.txt\n按照《双拥工作要点》（县双拥〔2017〕5号）抓好落实。\n"
            "=== b.txt\n按照《退役士兵安置办法》（⟦县双拥〔2017〕5号⟧）抓好落实。"
        ),
        (
            "=== a.txt\n按照《双拥工作要点》（县双拥〔2017〕5号）抓好落实。\n"
            "=== b.txt\n按照《双拥工作要点》（⟦县双拥〔2017〕6号⟧）抓好落实。"
        ),
        (
            "=== a.txt\n按照《双拥工作要点》（县双拥〔2017〕5号）抓好落实。\n"
            "对照《双拥工作要点》（⟦县双拥〔2017〕6号⟧）查找差距。"
        ),
    ),
    good=(
        (
            "=== a.txt\n按照《双拥工作要点》（县双拥〔2017〕5号）抓好落实。\n"
            "=== b.txt\n按照《关于印发〈双拥工作要点〉的通知》（县双拥〔2017〕5号）抓好落实。"
        ),
        (
            "=== a.txt\n按照《双拥工作要点》（县双拥〔2016〕5号）。\n"
            "=== b.txt\n按照《双拥工作要点》（县双拥〔2017〕8号）。"
        ),
    ),
)
def check(facts: Mapping[str, list[Fact]]) -> Iterator[tuple[str, Finding]]:
    """One number with two titles, or one title of one year with two numbers, in one document or across them."""
    titles: dict[str, tuple[str, Fact]] = {}
    numbers: dict[tuple[str, str], tuple[str, Fact]] = {}
    for document, found in facts.items():
        for fact in found:
            where, first = titles.setdefault(fact.number, (document, fact))
            if not _same(first.core, fact.core):
                yield (
                    document,
                    _finding(fact, first, _other(document, where), f"在《{first.name}》名下，这里属《{fact.name}》"),
                )
                continue
            key = fact.core, fact.number.split("〕")[0]
            where, first = numbers.setdefault(key, (document, fact))
            if first.number != fact.number:
                yield (
                    document,
                    _finding(fact, first, _other(document, where), f"是《{fact.name}》的文号，别处作{first.number}"),
                )


def _other(document: str, where: str) -> str | None:
    return where if where != document else None


def _same(one: str, two: str) -> bool:
    """Whether two titles may be one: one is part of the other, or they differ in a slip."""
    _, _, left, right = name_difference(one, two)
    return one in two or two in one or len(left) <= 2 >= len(right)


def _finding(fact: Fact, first: Fact, where: str | None, what: str) -> Finding:
    return Finding(
        fact.span,
        f"{fact.number}{what}；请核对文号与名称",
        evidence=(Evidence(first.span, f"《{first.name}》{first.number}", document=where),),
    )
