"""下级材料之和与汇总材料不符

“全县12个乡镇共接收退役士兵139人”，12个乡镇的材料都在手边时，各乡镇的数加起来就应是139。材料份数与所说的单位数
相同才核对，缺报的不查；“12个乡镇和县直机关”也不查。句中没有说是几个乡镇之和，或有的材料没有写“我镇”，只差一个数字时才报。
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from shuangyong_lint.kit import (
    Claim,
    Document,
    Evidence,
    Finding,
    Pattern,
    Relation,
    Severity,
    Verified,
    claims,
    equation,
    number,
    plain,
    project_check,
    repairs,
    result,
    sentence_at,
    slip,
    strangers,
)

_TOWNS = ("镇", "乡", "街道", "苏木")
_KINDS = {
    "乡镇": _TOWNS,
    "镇乡": _TOWNS,
    "乡（镇）": _TOWNS,
    "乡": ("乡",),
    "镇": ("镇",),
    "街道": ("街道",),
    "县市区": ("县", "市", "区", "旗"),
    "县（市、区）": ("县", "市", "区", "旗"),
    "县区": ("县", "区", "市"),
    "区县": ("县", "区", "市"),
    "县": ("县",),
    "村": ("村",),
    "社区": ("社区",),
    "部门": (),
    "单位": (),
    "学校": ("学校", "小学", "中学"),
}
_WORDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_MEMBERS = Pattern(
    rf"(?P<n>\d{{1,3}}|[两一二三四五六七八九十]{{1,3}})个?(?P<kind>{_WORDS})(?P<more>[、和及与])?",
    first=r"\d两一二三四五六七八九十",
)


_NEAR = 300
"""Characters before a figure that are looked at, if its sentence does not end."""


class Members(NamedTuple):
    """How many units of which kinds a text says a figure sums; no kinds for any unit."""

    many: int
    kinds: tuple[str, ...]


class Summand(NamedTuple):
    """A figure, how many members its own sentence says it sums, and how many the text speaks of anywhere."""

    claim: Claim
    wide: bool
    here: frozenset[Members]
    anywhere: frozenset[Members]


def gather(doc: Document) -> tuple[Summand, ...] | None:
    """The report's own figures of its year."""
    own = [claim for claim in claims(doc) if claim.own]
    if not own:
        return None
    text = plain(doc)
    members = list(_members(text))
    starts = [at for at, _ in members]
    anywhere = frozenset(each for _, each in members)
    found = []
    for claim in own:
        end = claim.span.start
        start = max(sentence_at(doc, end).start, end - _NEAR)
        wide = claim.scoped and (claim.owners[0] in claim.title.places or not claim.title.places)
        here = frozenset(each for _, each in members[bisect_left(starts, start) : bisect_left(starts, end)])
        found.append(Summand(claim, wide, here if wide else frozenset(), anywhere if wide else frozenset()))
    return tuple(found)


def _members(text: str) -> Iterator[tuple[int, Members]]:
    """3个乡镇; 12个乡镇、3个街道 together; not 3个乡镇和县直机关."""
    start, count, last = -1, 0, -1
    kinds: tuple[str, ...] = ()
    for match in _MEMBERS.finditer(text):
        if match.start() != last:
            start, count, kinds = match.start(), 0, ()
        count += 2 if match["n"] == "两" else number(match["n"]) or 0
        kinds = (*kinds, *_KINDS[match["kind"]])
        last = match.end() if match["more"] else -1
        if last < 0 and count:
            yield start, Members(count, tuple(dict.fromkeys(kinds)))


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
        (
            "=== 县.txt\n某县2012年工作总结\n全县2个乡和县直机关共接收退役士兵98人。\n"
            "=== 甲.txt\n甲乡2012年工作总结\n全乡接收退役士兵31人。\n"
            "=== 乙.txt\n乙乡2012年工作总结\n全乡接收退役士兵25人。"
        ),
    ),
)
def check(found: Mapping[str, tuple[Summand, ...]]) -> Iterator[tuple[str, Finding | Verified]]:
    """Each wide figure against the sum of as many reports as it says it sums."""
    unknown = strangers({name: [each.claim for each in summands] for name, summands in found.items()})
    narrow: dict[tuple[str, ...], dict[str, tuple[str, Claim]]] = {}
    for name, summands in found.items():
        for each in summands:
            # The report of a place or body on itself: of 我镇, or of nobody in particular.
            owner, about = each.claim.owners[-1], each.claim.title
            if name not in unknown and owner in (*about.places[-1:], about.unit):
                narrow.setdefault(_key(each.claim), {}).setdefault(owner, (name, each.claim))
    for name, summands in found.items():
        for whole in summands if name not in unknown else ():
            if whole.wide and (said := _held(whole, narrow.get(_key(whole.claim), {}))):
                yield name, said


def _key(claim: Claim) -> tuple[str, ...]:
    return claim.name, claim.group, claim.when


def _held(whole: Summand, others: Mapping[str, tuple[str, Claim]]) -> Finding | Verified | None:
    """The figure against those reports that are just as many, and of just the kind, as it says."""
    claim = whole.claim
    owner = claim.owners[0]
    for members in sorted(whole.here) or sorted(whole.anywhere):
        parts = [
            (name, part)
            for holder, (name, part) in others.items()
            if holder not in claim.owners
            and (holder.endswith(members.kinds) if members.kinds else holder == part.title.unit)
            and part.above in ("", owner)
        ]
        if len(parts) == members.many > 1:
            return _summed(claim, parts, sure=bool(whole.here))
    return None


def _summed(whole: Claim, parts: Sequence[tuple[str, Claim]], *, sure: bool) -> Finding | Verified | None:
    every = [*(part for _, part in parts), whole]
    low = sum(part.figure.low for _, part in parts)
    high = sum(part.figure.high for _, part in parts)
    holds = low <= whole.figure.high and whole.figure.low <= high
    doc, relation = _written(every, holds=holds)
    evidence = tuple(Evidence(part.span, f"{name}：{part.words}", document=name) for name, part in parts)
    if holds:
        return Verified(whole.span, equation(doc, relation), evidence)
    total = result(doc, relation)
    sure = sure and all(part.scoped for _, part in parts)
    digits, others = ("".join(filter(str.isdigit, words)) for words in (whole.words, total))
    if not sure and not slip(others, digits):
        return None
    names = [*(f"{name}的" for name, _ in parts), ""]
    ways = []
    for repair in repairs(doc, relation):
        line = doc.text.count("\n", 0, repair.start)
        ways.append(f"{names[line]}{doc.text[repair.start : repair.stop]}改为{repair.new}（{repair.why}）")
    addition = equation(doc, relation).partition("≠")[0]
    message = (
        f"“{whole.label}”是{whole.words}，{len(parts)}份下级材料相加是{addition}＝{total}，两者不符，请核对；"
        f"能使两者相符的改法：{'；'.join(ways)}"
    )
    return Finding(whole.span, message, evidence)


def _written(every: Sequence[Claim], *, holds: bool) -> tuple[Document, Relation]:
    """The figures of several reports as a sum in one text, so that it is told like any other sum."""
    text, figures = "", []
    for claim in every:
        shift = len(text) - claim.figure.start
        figure = claim.figure
        figures.append(figure._replace(start=figure.start + shift, stop=figure.stop + shift, end=figure.end + shift))
        text += claim.words + "\n"
    return Document(text), Relation("sum", tuple(figures), "", "各份材料相加", holds, "")
