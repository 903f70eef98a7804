"""几份材料的同一数字不一

今年材料里说的“上年为多少”，应当就是去年材料里的那个数；同一个地方、同一个单位、同一年的几份材料，同一个数也应相同；
汇总材料“其中”点到的乡镇，应与那个乡镇自己的材料相同。
写明“全县”“我局”的人数、件数不同就报；没有写明范围的，和金额、面积一类（常有修订）的，只差颠倒、遗漏或错开头一位时才报。
快报数、调整数、打算、累计数不与别的数相比。
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from shuangyong_lint.kit import (
    Claim,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    Verified,
    claims,
    project_check,
    slip,
    strangers,
)

_STOCK = Pattern(
    r"(?:[共现]有|总[数人户]|在册)(?!.*(?:工作|技术|管理|服务|从业|专业|在职|在编)人员|.*[干成党会队职]员?[部员工]|.*志愿|.*专家)"
)
_ENOUGH = 3
"""Digits that do not agree by chance."""
_LONG = 4
_SLIPS = {"exchanged": "，数字颠倒", "lost": "，差一位数字", "first": "，错一位数字", "wrong": "，错一位数字"}


def gather(doc: Document) -> tuple[Claim, ...] | None:
    """What the report says of itself, of the year before, and of its members."""
    return claims(doc) or None


@project_check(
    gather,
    severity=Severity.WARNING,
    source=("《统计法》第七条：保障统计资料的真实性、准确性",),
    bad=(
        (
            "=== 2012.txt\n某县2012年双拥工作总结\n全县接收退役士兵193人，全部得到妥善安置。\n"
            "=== 2013.txt\n某县2013年双拥工作总结\n全县接收退役士兵145人，上年全县接收退役士兵⟦139人⟧。"
        ),
        (
            "=== 2012.txt\n某县2012年统计公报\n全县粮食总产量31.4万吨。\n"
            "=== 2013.txt\n某县2013年统计公报\n全县粮食总产量32.0万吨，上年为⟦34.1万吨⟧。"
        ),
        (
            "=== 一.txt\n某县民政局2012年工作总结\n全县共有优抚对象2846人。\n"
            "=== 二.txt\n某县2012年双拥工作总结\n全县共有优抚对象⟦2486人⟧，全部按时领到抚恤金。"
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
        # Another part of the year; what was planned, and all the years together; each body's own meetings.
        (
            "=== 半年.txt\n某县2012年上半年双拥工作总结\n全县接收退役士兵193人。\n"
            "=== 全年.txt\n某县2012年双拥工作总结\n全县接收退役士兵391人。"
        ),
        (
            "=== 2012.txt\n某县2012年双拥工作总结\n全县接收退役士兵139人。2013年计划全县接收退役士兵150人。\n"
            "=== 2013.txt\n某县2013年双拥工作总结\n全县接收退役士兵145人，全县累计接收退役士兵1390人。"
        ),
        (
            "=== 双拥.txt\n某县2012年双拥工作总结\n全县举办培训班12期，培训320人次。\n"
            "=== 农业.txt\n某县2012年农业工作总结\n全县举办培训班36期，培训2300人次。"
        ),
    ),
)
def check(found: Mapping[str, tuple[Claim, ...]]) -> Iterator[tuple[str, Finding | Verified]]:
    """Later reports against earlier ones, by owner, name, unit and time."""
    unknown = strangers(found)
    every = [(name, claim) for name, each in found.items() if name not in unknown for claim in each]
    # The report on its own year says what is; what others say of it is held against it.
    every.sort(key=lambda said: (not said[1].own, said[1].title.year, said[0], said[1].span))
    same: dict[tuple[str, ...], list[tuple[str, Claim]]] = {}
    for name, claim in every:
        for owner in claim.owners:
            same.setdefault((owner, claim.name, claim.group, claim.when), []).append((name, claim))
    told: dict[tuple[str, Span], Finding | Verified] = {}
    for row in same.values():
        for group in _neighbours(row):
            for name, said in _compared(group):
                # What holds of one owner needs no other.
                if isinstance(said, Verified) or (name, said.span) not in told:
                    told[name, said.span] = said
    for (name, _), said in told.items():
        yield name, said


def _neighbours(row: Sequence[tuple[str, Claim]]) -> Iterator[Sequence[tuple[str, Claim]]]:
    """The row, or what of it lies in one place if there are several of the name: 甲县城关镇, 乙县城关镇."""
    places = {claim.above for _, claim in row} - {""}
    if len(places) < 2:
        yield row
        return
    for place in sorted(places):
        yield [(name, claim) for name, claim in row if claim.above == place]


def _compared(row: Sequence[tuple[str, Claim]]) -> Iterator[tuple[str, Finding | Verified]]:
    """Each figure against the first one, or the first that says whose it is, of the value that most reports give."""
    many = Counter(value for _, value in {(name, claim.figure.value) for name, claim in row})
    row = sorted(row, key=lambda said: -many[said[1].figure.value])
    first: tuple[str, Claim] | None = None
    scoped: tuple[str, Claim] | None = None
    for name, claim in row:
        against = (scoped if claim.scoped else None) or first
        if against is not None and against[0] != name and (said := _judged(*against, claim)):
            yield name, said
        first = first or (name, claim)
        if claim.scoped:
            scoped = scoped or (name, claim)


def _judged(other: str, first: Claim, claim: Claim) -> Finding | Verified | None:
    one, two = first.figure, claim.figure
    # 全县 of a county that has no name is the same one in reports of one title.
    named = len(claim.owners[0]) > 1 or first.title.words == claim.title.words
    sure = first.scoped and claim.scoped and named
    where = "" if claim.own else claim.when
    words = f"{claim.reckoned}＝{claim.words}" if claim.reckoned else claim.words
    evidence = (Evidence(first.span, f"《{other}》写“{first.words}”", document=other),)
    digits, others = ("".join(filter(str.isdigit, each.words)) for each in (claim, first))
    if one.low <= two.high and two.low <= one.high:
        if not sure and len(digits) < _ENOUGH:
            return None
        return Verified(claim.span, f"“{claim.label}”{where}与{other}一致，都是{words}", evidence)
    how = slip(others, digits)
    if not ((sure and _defect(first, claim)) or _slipped(first, claim, how)):
        return None
    message = f"“{claim.label}”{where}这里是{words}，{other}里是{first.words}{_SLIPS.get(how, '')}"
    return Finding(claim.span, f"{message}；两份材料应一致，请核对", evidence)


def _defect(first: Claim, claim: Claim) -> bool:
    """Whether two values, both said of one owner, cannot both be right: things are counted, and nothing is revised."""
    akin = first.title.subject == claim.title.subject
    if all(each.figure.low == each.figure.high for each in (first, claim)):
        # People of a register are the same whoever tells of them; each body holds its own meetings.
        people = claim.group in ("person", "household")
        return akin or (people and all(_STOCK.search(each.label) for each in (first, claim)))
    printed = not any(mark in each.words for each in (first, claim) for mark in ".万亿")
    return akin and printed and first.title.year == claim.title.year


def _slipped(first: Claim, claim: Claim, how: str) -> bool:
    """Whether the one is the other with a slip that is no revision and, where nobody says whose it is, no accident."""
    one, two = first.figure, claim.figure
    length = max(len("".join(filter(str.isdigit, each.words)).rstrip("0")) for each in (first, claim))
    if not how or not (length >= _LONG or how == "exchanged" or (first.scoped and claim.scoped)):
        return False
    if one.low == one.high and two.low == two.high:
        return True
    far = max(one.value, two.value) > 2 * min(one.value, two.value)
    return how in ("exchanged", "first") or (how == "lost" and far)
