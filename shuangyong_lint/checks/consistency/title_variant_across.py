"""文件名称各处不一

几份材料引用同一份文件，名称只差一个字，总有一处写错；照错的名称查不到原件。差在年份、序数、地名层级的不算。
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Span, cited, near_title, project_check


class Fact(NamedTuple):
    """A cited title: its core, its words and its first place."""

    core: str
    name: str
    span: Span
    times: int


def gather(doc: Document) -> list[Fact] | None:
    """Every cited title of eight characters or more, once."""
    found: dict[str, Fact] = {}
    for each in cited(doc):
        if len(each.core) >= 8:
            before = found.get(each.core)
            found[each.core] = (
                before._replace(times=before.times + 1) if before else Fact(each.core, each.name, each.span, 1)
            )
    return list(found.values()) or None


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("引用公文应当准确（《党政机关公文处理工作条例》第十九条）",),
    bad=(
        (
            "=== a.txt\n落实《关于加强国防教育工作的意见》。\n=== b.txt\n再学《关于加强国防教育工作的意见》。\n"
            "=== c.txt\n宣传《⟦关于加强国防教冇工作的意见⟧》。"
        ),
    ),
    good=(
        "=== a.txt\n落实《关于加强国防教育工作的意见》。\n=== b.txt\n落实《关于加强国防教育工作的意见》。",
        "=== a.txt\n落实《第一次全国经济普查工作方案》。\n=== b.txt\n落实《第二次全国经济普查工作方案》。",
        "=== a.txt\n贯彻《广东省城市供水管理条例》。\n=== b.txt\n贯彻《江西省城市供水管理条例》。",
    ),
)
def check(facts: Mapping[str, list[Fact]]) -> Iterator[tuple[str, Finding]]:
    """Titles of different documents that share all but one character; the one that fewer documents cite is reported."""
    documents: dict[str, list[tuple[str, Fact]]] = {}
    for document, found in facts.items():
        for fact in found:
            documents.setdefault(fact.core, []).append((document, fact))
    told: set[str] = set()
    for one, two in _near(documents):
        rare, usual = sorted((one, two), key=lambda core: len(documents[core]))
        if rare in told or len(documents[rare]) == len(documents[usual]):
            continue
        told.add(rare)
        where, other = documents[usual][0]
        for document, fact in documents[rare]:
            message = f"《{fact.name}》在另外{len(documents[usual])}份材料里作《{other.name}》；请核对原件后统一"
            evidence = (Evidence(other.span, f"《{other.name}》", document=where),)
            yield document, Finding(fact.span, message, evidence=evidence, key=fact.name)


def _near(cores: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of titles that share all but one character: they meet in a bucket when that character is left out."""
    buckets: dict[str, list[str]] = {}
    for core in cores:
        for index in range(len(core)):
            buckets.setdefault(core[:index] + core[index + 1 :], []).append(core)
        buckets.setdefault(core, []).append(core)
    for bucket in buckets.values():
        for one, two in combinations(dict.fromkeys(bucket), 2):
            if near_title(one, two, strict=True):
                yield one, two
