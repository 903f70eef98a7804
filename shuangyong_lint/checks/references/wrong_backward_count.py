"""所指项数与上文不符

刚列完三项，接着却说“以上四点”“上述两项措施”：不是列举增删后没有改数目，就是漏了一项。
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from shuangyong_lint.kit import (
    Count,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Run,
    Safety,
    Severity,
    Span,
    Verified,
    breaks,
    counts,
    document_check,
    lines,
    numeral,
    ordinals,
    parts,
    plain,
    within,
)

# 三个月以上四点: 以上 points back only where a clause begins.
_BACK = Pattern(r"(?:上述|前述|(?:^|(?<=[，。；：！？\s　、对按抓好]))以上)(?:这|的|所列|所述)?$")
# What a list with ordinals lists; 三项草案 or 三个单位 are rather things named in a sentence.
_LISTED = Pattern(
    "(?:主要|重点|具体|基本)?(?:工作|措施|任务|要求|建议|内容|意见|问题|原因|规定|条件|做法|经验|体会|制度|举措|情形|原则|事项|改革|不足)"
)
_STANDS_ALONE = Pattern("[，。；、：,]|(?:应|请|均|都|已|是|要|必须|只是|相互|缺一不可|望|若|如)")
_ALONE = frozenset({"项", "点", "条", "方面", "类", "种"})
_ENDS = "。！？；"
_CLAUSE = Pattern("[，。；：！？（）\n]")
_DEEP = 10
"""How far into its sentence the reference may stand."""
_LEAD = 60
"""How far before a list its lead-in reaches."""
_BEFORE, _ABOVE = 12, 200
"""How many runs before a list are looked at; how many of those for one that goes on around it."""
_LONGEST_ITEM = 4
"""Lines that an item may have for its end to be sure."""


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：回指的数目应与上文所列一致",),
    bad=(
        "今年抓了几件事：\n一是修路。\n二是架桥。\n三是植树。\n以上⟦四点→三点⟧，请审议。\n",
        "下步要求：一是统一思想。二是明确责任。三是抓好落实。上述⟦两项→三项⟧要求，请认真执行。\n",
        "（一）宣传发动。\n（二）自查自纠。\n（三）检查验收。\n（四）总结提高。\n做好上述⟦3项→4项⟧工作，关键在落实。\n",
    ),
    good=(
        "今年抓了几件事：\n一是修路。\n二是架桥。\n三是植树。\n以上三点，请审议。\n",
        "一、办实事\n（一）修路。\n（二）架桥。\n（三）植树。\n二、抓整改\n（一）查问题。\n（二）补短板。\n以上五项工作，均已完成。\n",
        "（一）甲村修路。\n（二）乙村架桥。\n（三）上述两项以外的工程。\n",
        "一是修路。二是架桥。三是植树。会议审议了预算、决算、计划、规划四项草案。上述四项，均获通过。\n",
        "一是修路。\n二是架桥。\n三是植树。\n参加者须年满十八周岁、工龄三年以上两项。\n",
        "一是修路。二是架桥。三是植树。上述两个单位受到表彰。\n",
        "一是修路。\n二是架桥。\n三是植树、护林、治沙、防火。\n上述四项工作，均已完成。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Counts behind 上述, 前述, 以上 that stand right behind the last item of a run."""
    back = [count for count in counts(doc) if _points_back(plain(doc), count)]
    if not back:
        return
    broken = {id(each.run) for each in breaks(doc)}
    for part in parts(doc):
        inside = within(back, part.span, attrgetter("span"))
        if not inside:
            continue
        runs = [run for run in within(ordinals(doc), part.span, attrgetter("span")) if len(run.items) > 1]
        items = sorted((item.mark.span.start, index) for index, run in enumerate(runs) for item in run.items)
        for count in inside:
            nearest = bisect_left(items, (count.span.start, 0)) - 1
            run = runs[items[nearest][1]] if nearest >= 0 else None
            if run is None or id(run) in broken or not _closes(doc, run, count):
                continue
            listed = len(run.items)
            if count.value == listed:
                yield Verified(count.span, f"“{doc[count.span]}”：上文所列 {listed} 项")
            elif not _otherwise(doc, _around(runs, run), run, count):
                yield _finding(doc, run, count)


def _finding(doc: Document, run: Run, count: Count) -> Finding:
    first, last = run.items[0].mark.span, run.items[-1].mark.span
    listed = len(run.items)
    new = str(listed) if doc[count.numeral].isascii() else "两" if listed == 2 else numeral(listed)
    return Finding(
        count.span,
        f"这里说“{doc[count.span]}”，上文列出 {listed} 项（“{doc[first]}”至“{doc[last]}”）；"
        "请核对是数目有误，还是多列、漏列了一项",
        evidence=(Evidence(Span(first.start, last.end), f"上文所列 {listed} 项"),),
        fixes=(Fix((Edit(count.numeral, new),), Safety.MANUAL, f"改为“{new}{count.classifier}”"),),
    )


def _points_back(text: str, count: Count) -> bool:
    if not _BACK.search(text[max(0, count.span.start - 6) : count.span.start]):
        return False
    end = count.span.end
    if count.classifier == "个" and text.startswith("方面", end):
        end += 2
    elif count.classifier == "个":
        return _LISTED.match(text, end) is not None
    return (count.classifier in _ALONE or end > count.span.end) and bool(
        _LISTED.match(text, end) or _STANDS_ALONE.match(text, end)
    )


def _around(runs: list[Run], run: Run) -> list[Run]:
    """The runs that begin shortly before this one does or inside it, and those in which it stands."""
    first = bisect_left(runs, run.span.start, key=lambda each: each.span.start)
    last = bisect_left(runs, run.span.end, key=lambda each: each.span.start)
    around = [each for each in runs[max(0, first - _BEFORE) : last] if each is not run]
    earlier = runs[max(0, first - _BEFORE - _ABOVE) : max(0, first - _BEFORE)]
    return [*(each for each in earlier if each.span.end > run.span.start), *around]


def _closes(doc: Document, run: Run, count: Count) -> bool:
    """Whether the count stands at the beginning of the sentence right behind the list."""
    first, last = run.items[0].mark, run.items[-1].mark
    if last.span.end > count.span.start or first.number != 1 or run.style == "首先":
        return False
    text = plain(doc)
    all_lines = lines(doc)
    line = last.line
    while line + 1 < len(all_lines) and all_lines[line + 1].span.start <= count.span.start:
        line += 1
        if line - last.line > _LONGEST_ITEM:
            return False
    begin = all_lines[line].span.start
    sentence = max(begin, *(text.rfind(mark, begin, count.span.start) + 1 for mark in _ENDS))
    if count.span.start - sentence > _DEEP:
        return False
    if line == last.line:
        return sentence > last.span.end
    return sentence == begin and line - last.line <= _height(run)


def _height(run: Run) -> int:
    """How many lines the longest item but the last has."""
    marks = [item.mark.line for item in run.items]
    return max(1, *(after - before for before, after in pairwise(marks)))


def _otherwise(doc: Document, around: list[Run], run: Run, count: Count) -> bool:
    """Whether the count may mean anything but the run: another list, the items before the last, an enumeration."""
    text = plain(doc)
    listed, last = len(run.items), run.items[-1].mark
    within_last = _height(run) > 1 or (not last.inline and text.find("\n", last.span.end, count.span.start) < 0)
    if within_last and count.value == listed - 1:
        return True
    numbers = [bisect_left(other.items, count.span.start, key=lambda item: item.mark.span.start) for other in around]
    # Two lists together: those under the same roof.
    alike = [number for other, number in zip(around, numbers, strict=True) if other.style == run.style]
    if count.value in numbers or count.value == listed + sum(alike) or (alike and count.value == listed + alike[-1]):
        return True
    lead = Span(max(0, run.span.start - _LEAD), run.span.start)
    end = Span(last.span.start, count.span.start)
    said = (*within(counts(doc), lead, attrgetter("span")), *within(counts(doc), end, attrgetter("span")))
    if any(other.value == count.value for other in said):
        return True
    return any(_may_have(clause, count.value) for clause in _CLAUSE.split(text[end.start : end.end]))


def _may_have(clause: str, members: int) -> bool:
    """Whether the clause may enumerate so many things."""
    marks = clause.count("、")
    return marks > 0 and marks < members <= 1 + marks + sum(clause.count(mark) for mark in "和与及")
