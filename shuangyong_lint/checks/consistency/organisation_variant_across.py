"""单位名称各处不一

几份材料里同一个单位、乡镇的名称只差一个音近、形近的字，总有一处写错；汇总、比对时会当成两个单位。
多数材料的写法作准，只有一份材料用的写法才提请核对；两种写法同在一份材料里的，是两个单位。
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Severity,
    Span,
    organisations,
    project_check,
    slips,
    villages,
)

_LEAST = 3
"""So many documents must write the name the usual way."""


class Fact(NamedTuple):
    """A name and its first place; ``village`` tells the two kinds apart."""

    name: str
    span: Span
    village: bool


def gather(doc: Document) -> list[Fact] | None:
    """Every body, town and village once."""
    found = [
        Fact(name, Span(at[0], at[0] + len(name)), village)
        for names, village in ((organisations(doc), False), (villages(doc), True))
        for name, at in names.items()
    ]
    return found or None


_USUAL = "到勐朗镇走访。\n到勐朗镇慰问。"


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("同一单位名称应当一致（《党政机关公文处理工作条例》第十九条：内容准确）",),
    bad=(
        f"=== a.txt\n{_USUAL}\n=== b.txt\n{_USUAL}\n=== c.txt\n{_USUAL}\n=== d.txt\n到⟦勐郎镇⟧检查。",
        (
            "=== a.txt\n边境管理大队出动。\n=== b.txt\n边境管理大队救灾。\n"
            "=== c.txt\n边境管理大队慰问。\n=== d.txt\n⟦边镜管理大队⟧救灾。"
        ),
    ),
    good=(
        # Two of three documents are no majority; two names in one document are two places.
        f"=== a.txt\n{_USUAL}\n=== b.txt\n{_USUAL}\n=== c.txt\n到勐郎镇检查。",
        f"=== a.txt\n{_USUAL}\n=== b.txt\n{_USUAL}\n=== c.txt\n{_USUAL}\n到勐郎镇走访。",
        f"=== a.txt\n{_USUAL}\n=== b.txt\n{_USUAL}\n=== c.txt\n{_USUAL}\n=== d.txt\n到孟连镇检查。",
    ),
)
def check(facts: Mapping[str, list[Fact]]) -> Iterator[tuple[str, Finding]]:
    """Names that one document alone writes, a slip away from what many write."""
    for village in (False, True):
        documents: dict[str, dict[str, Fact]] = {}
        for document, found in facts.items():
            for fact in found:
                if fact.village is village:
                    documents.setdefault(fact.name, {}).setdefault(document, fact)
        told: set[str] = set()
        for one, two, _ in slips(documents, first=0 if village else 1):
            rare, usual = sorted((one, two), key=lambda name: len(documents[name]))
            if rare in told or len(documents[rare]) > 1 or len(documents[usual]) < _LEAST:
                continue
            ((document, fact),) = documents[rare].items()
            if document in documents[usual]:
                continue
            told.add(rare)
            where, other = next(iter(documents[usual].items()))
            yield (
                document,
                Finding(
                    fact.span,
                    f"“{rare}”在另外{len(documents[usual])}份材料里作“{usual}”，只差一字，疑为同一名称；请核对后统一",
                    evidence=(Evidence(other.span, f"“{usual}”", document=where),),
                    key=rare,
                ),
            )
