"""同一职务的人名各处不一

几份材料里，同一单位、同一职务的人名只差一个音近、形近的字，多半是写错了名字；同一天的同一个正职写成两个人，总有一处不实。
不同时候的先后任、副职、代理和前任不算；单位前没有地名、认不准是哪个县的，也不算。
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from shuangyong_lint.kit import (
    HAN,
    Document,
    Evidence,
    Finding,
    Pattern,
    Person,
    Severity,
    Span,
    confusable,
    dates,
    people,
    plain,
    project_check,
    sentence_at,
    within,
)

_REACH = 18
_RUN = Pattern(rf"[{HAN}]{{2,{_REACH}}}\Z")
_LEAD = Pattern(
    r"^.*(?:[的由经在对向和与及同]|现任|时任|担任|陪同|邀请|会见|看望|慰问|当选|选举|来自|成员|组长|组员|会上|期间|[上下]午|日(?!照|喀))"
)
# A unit that can be told from its namesakes: 东山县民政局, 江南省委, 国务院.
_UNIT = Pattern(
    rf"(?:国务院|全国(?:人大|政协)|[{HAN}]{{2,8}}?(?:[省市县旗镇乡]|自治[区州县]))"
    r"(?:[^的]{0,10}(?:局|委|厅|院|办|府|部|会|社|站|所|校|中心|大队|支队|法院|检察院))?\Z"
)
_PLACES = frozenset("省市县旗镇乡区州")
_FORMER = ("原", "前", "老", "代", "现", "候任")
_HEADS = frozenset(
    {
        *(
            "书记",
            "主任",
            "局长",
            "部长",
            "省长",
            "市长",
            "县长",
            "镇长",
            "乡长",
            "州长",
            "旗长",
            "厅长",
            "院长",
            "校长",
        ),
        *("站长", "所长", "馆长", "主席", "总理", "检察长", "政委"),
    }
)


class Fact(NamedTuple):
    """A person in a post; ``day`` is that of the sentence, where it names one whole date."""

    office: str
    head: bool
    name: str
    day: dt.date | None
    span: Span


class Said(NamedTuple):
    """A fact and the document that has it."""

    document: str
    fact: Fact


def gather(doc: Document) -> list[Fact] | None:
    """Whom the document names in which office: each name in each office on each day once."""
    found: dict[tuple[str, str, dt.date | None], Fact] = {}
    for person in people(doc):
        if office := _office(plain(doc), person):
            day = _day(doc, person.span)
            fact = Fact(office, person.post in _HEADS, person.name, day, person.span)
            found.setdefault((office, person.name, day), fact)
    return list(found.values()) or None


def _office(text: str, person: Person) -> str:
    """Unit and post, such as 东山县民政局局长; empty where the unit is not told apart from others of its kind."""
    end = person.span.start - len(person.post)
    begin = max(end - _REACH, text.rfind("\n", 0, end) + 1)
    run = _RUN.search(text[begin:end])
    if run is None:
        return ""
    unit = _LEAD.sub("", run[0])
    # 东山县县长: the post begins with the place's own word; the unit is 东山县.
    match = _UNIT.match(unit)
    if match is None or unit.endswith(_FORMER) or (unit[-1] in _PLACES and person.post[0] not in _PLACES):
        return ""
    return unit + person.post


def _day(doc: Document, span: Span) -> dt.date | None:
    """The only whole date of the sentence."""
    found = within(dates(doc), sentence_at(doc, span.start), lambda date: date.span)
    if len(found) != 1:
        return None
    only = found[0]
    if only.year is None or only.month is None or only.day is None or not only.possible:
        return None
    return dt.date(only.year, only.month, only.day)


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("内容准确（《党政机关公文处理工作条例》第十九条）：同一职务同一时间只有一人，人名应当一致",),
    bad=(
        (
            "=== a.txt\n东山县民政局局长毛乐屏出席。\n=== b.txt\n东山县民政局局长毛乐屏强调了三点。\n"
            "=== c.txt\n会上，东山县民政局局长⟦毛乐萍⟧指出，要抓好落实。"
        ),
        (
            "=== a.txt\n2017年8月1日，东山县县长陈国栋走访慰问驻军。\n"
            "=== b.txt\n2017年8月1日，东山县县长⟦赵永康⟧出席座谈会。"
        ),
    ),
    good=(
        # Another county's director, another day's mayor, two deputies, the one who left.
        "=== a.txt\n东山县民政局局长毛乐屏出席。\n=== b.txt\n西河县民政局局长毛乐萍出席。",
        (
            "=== a.txt\n2016年8月1日，东山县县长陈国栋走访慰问驻军。\n"
            "=== b.txt\n2017年8月1日，东山县县长赵永康出席座谈会。"
        ),
        (
            "=== a.txt\n2017年8月1日，东山县副县长陈国栋走访慰问驻军。\n"
            "=== b.txt\n2017年8月1日，东山县副县长赵永康出席座谈会。"
        ),
        ("=== a.txt\n2017年8月1日，东山县原县长陈国栋出席。\n=== b.txt\n2017年8月1日，东山县县长赵永康出席。"),
        "=== a.txt\n2017年8月1日，县长陈国栋走访慰问驻军。\n=== b.txt\n2017年8月1日，县长赵永康出席座谈会。",
        # One document holds both: two people who are told apart there.
        (
            "=== a.txt\n东山县民政局科员李建军、东山县民政局科长李建军出席。\n"
            "=== b.txt\n东山县民政局局长李建军出席，东山县民政局局长李健军出席。"
        ),
    ),
)
def check(facts: Mapping[str, list[Fact]]) -> Iterator[tuple[str, Finding]]:
    """Names of one office that are a slip apart, and two heads of one office on one day, across documents."""
    offices: dict[str, dict[str, list[Said]]] = {}
    for document, found in facts.items():
        for fact in found:
            offices.setdefault(fact.office, {}).setdefault(fact.name, []).append(Said(document, fact))
    for names in offices.values():
        holders = {name: {said.document for said in every} for name, every in names.items()}
        for one, two in _pairs(names):
            # Who stands beside the other in one document is another person.
            if holders[one].isdisjoint(holders[two]):
                usual, rare = sorted((one, two), key=lambda name: -len(holders[name]))
                tell = _slips if _slip(one, two) else _clashes
                yield from tell(names[rare], names[usual])


def _pairs(names: Mapping[str, list[Said]]) -> Iterator[tuple[str, str]]:
    """Names that share all but one character, and names of heads on one day: each meets the other in a bucket."""
    buckets: dict[object, list[str]] = {}
    for name, every in names.items():
        for index in range(len(name)):
            buckets.setdefault((index, name[:index] + name[index + 1 :]), []).append(name)
        for said in every:
            if said.fact.head and said.fact.day is not None:
                buckets.setdefault(said.fact.day, []).append(name)
    seen = {pair: None for bucket in buckets.values() for pair in combinations(dict.fromkeys(bucket), 2)}
    yield from seen


def _slip(one: str, two: str) -> bool:
    """Whether names of three characters part in one that sounds or looks alike."""
    if not len(one) == len(two) == 3:
        return False
    apart = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(apart) == 1 and confusable(*apart[0])


def _slips(rare: list[Said], usual: list[Said]) -> Iterator[tuple[str, Finding]]:
    """One finding in each document that has the rarer name."""
    where, other = usual[0]
    count = len({said.document for said in usual})
    for document, fact in dict(reversed(rare)).items():
        message = (
            f"“{fact.office}{fact.name}”在另外{count}份材料里作“{other.name}”，只差一字，疑为同一人；请核对姓名后统一"
        )
        evidence = (Evidence(other.span, f"{other.office}{other.name}", document=where),)
        yield document, Finding(fact.span, message, evidence=evidence, key=fact.name)


def _clashes(rare: list[Said], usual: list[Said]) -> Iterator[tuple[str, Finding]]:
    """One finding for each mention of the rarer head on a day that is the other's elsewhere."""
    days = {said.fact.day: said for said in reversed(usual) if said.fact.head}
    for document, fact in rare:
        if fact.day is None or fact.day not in days:
            continue
        where, other = days[fact.day]
        day = f"{fact.day:%Y}年{fact.day.month}月{fact.day.day}日"
        message = f"{day}的{fact.office}，这里是“{fact.name}”，另一份材料里是“{other.name}”；请核对"
        evidence = (Evidence(other.span, f"{day}，{other.office}{other.name}", document=where),)
        yield document, Finding(fact.span, message, evidence=evidence, key=fact.name)
