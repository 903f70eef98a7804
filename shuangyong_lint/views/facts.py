"""数字清单：每个数字说的是什么、什么单位、哪个范围、哪个时间，和它参加了哪些关系。

What a figure counts is named by the words beside it, as far as they say so. Two figures are the same fact only if
name, unit, scope and period are the same and nothing marks one of them as a plan.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.headings import headings
from shuangyong_lint.views.items import figured
from shuangyong_lint.views.parts import parts
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.items import Item
    from shuangyong_lint.views.quantities import Quantity

_SCOPE = Pattern(
    r"[全我本](?<![一-鿿]本)(?:国|省|市|州|县|区|旗|镇|乡|街道|村|校|局|委|办|院|所|部|公司|集团|系统|团|厂|行业|社区|军)(?!立|级|直|属|内|外)"
)
_YEAR = Pattern(r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2}月)?")
_NAMED_YEAR = Pattern(r"年(?<=(?:19|20)\d\d年)")
_LAST = Pattern(r"去年|上年|上一年|上年同期|去年同期")
_NEXT = Pattern(r"明年|下一年|来年|次年")
_PART = Pattern(
    r"[上下第前一二三四\d春元八“年月季期](?:(?<=[上下])半年|(?<=[第前])[一二三四]季度|(?<=[一二三四])季度|(?<=\d)\d?(?:[—～~至-]\d{1,2})?月"
    r"|(?<=春)节|(?<=元)旦|(?<=八)一|(?<=“)八一”|(?<=年)[初底末中]|(?<=[月季])末|(?<=期)间)"
)
_PLAN = Pattern(r"目标|力争|计划|预计|预期|拟|确保|争取|要求|打算|规划|预算|将|不低于|明年|下一步|要(?!求)")
_PLAN_HEADING = Pattern(r"计划|打算|目标|安排|部署|任务|明年|规划|思路|下一步|展望|建议")
_LEADING = Pattern(
    r"^(?:上年同期|去年同期|上一年|上年|去年|其中|同时|此外|另外|据统计|据不完全统计|目前|现在|截至目前|今年以来|今年|全年|一年来|年内|本年度|本年|当年|年底|年末|到|至|截至|截止|止|末|底|月末止"
    r"|累计|共计|合计|总计|一共|共|已|先后|均|还|又|并|仅|(?:19|20)\d{2}年度?(?:\d{1,2}月(?:底|末|\d{1,2}日)?)?|[:：，、“”\s])+"
)
_WEAK = Pattern(
    r"共有|共计|共|累计|合计|总计|达到|达|约|近|超过|已经|已|了|为|有|是|的|计|在|完成|实现|总共|一共|其中|先后|均"
)
_NUMBERED = Pattern(r"\d+(?:\.\d+)?%?")
_NOUN = Pattern(r"[一-鿿]{1,8}")
_LEAST = 4
"""Fewer characters than this do not name a figure."""

_CONTEXT = 8
_DISTRIBUTED = Pattern(r"其中|分别|各(?![级类种界项])|每|平均|其余|另|除")


class Fact(NamedTuple):
    """A figure and what the text says it is.

    ``label`` is for people; ``name`` is the label without words that say nothing of what is counted. ``scope`` is
    全县, 我局 … or empty, ``period`` a year and what of it, ``planned`` whether it is yet to come. ``context`` are the
    words of the sentence before the figure, its other figures left out.
    """

    figure: Quantity
    kind: str
    label: str
    name: str
    scope: str
    period: str
    planned: bool
    context: str


@view
def facts(doc: Document) -> tuple[Fact, ...]:
    """Every figure that stands in a sentence, in order."""
    return tuple(_facts(doc, nameable=False))


@view
def named_facts(doc: Document) -> tuple[Fact, ...]:
    """Those of `facts` whose words name the figure well enough to know it again elsewhere."""
    return tuple(fact for fact in _facts(doc, nameable=True) if _nameable(fact))


def _facts(doc: Document, *, nameable: bool) -> Iterator[Fact]:
    """All facts, or those that may be nameable, in order."""
    text = plain(doc)
    over = [heading.span for heading in headings(doc)]
    at = 0
    planning = False
    for sentence, items in figured(doc):
        before = at
        while at < len(over) and over[at].start <= sentence.start:
            at += 1
        if at > before:
            planning = _PLAN_HEADING.search(text, over[at - 1].start, over[at - 1].end) is not None
        chosen = [item for item in items if _lasting(item, text)] if nameable else items
        plan = bool(chosen) and (planning or _PLAN.search(text, sentence.start, sentence.end) is not None)
        if chosen and not (plan and nameable):
            year = _stated(text, sentence.start, sentence.end)
            for item in chosen:
                yield _fact(text, sentence.start, item, planned=plan, year=year)


class Repeat(NamedTuple):
    """One fact stated twice in one part of a document; ``same`` tells whether both values can be one."""

    first: Fact
    second: Fact
    same: bool


@view
def repeats(doc: Document) -> tuple[Repeat, ...]:
    """Figures that the text states twice in the same words: alike, or so near that one of the two is a slip."""
    text = plain(doc)
    ends = [part.span.end for part in parts(doc)]
    known: dict[tuple[str, ...], Fact] = {}
    found: list[Repeat] = []
    for fact in named_facts(doc):
        part = bisect_right(ends, fact.figure.start)
        here = (
            fact.scope
            if fact.scope and fact.scope in fact.label
            else fact.context
            if len(fact.context) >= _CONTEXT
            else ""
        )
        if not here:
            continue
        key = (str(part), fact.name, fact.figure.group, fact.period, here)
        first = known.setdefault(key, fact)
        if first is fact:
            continue
        one, two = first.figure, fact.figure
        if one.low <= two.high and two.low <= one.high:
            if len(_digits(text, one)) > 2:
                found.append(Repeat(first, fact, same=True))
        elif alike(_digits(text, one), _digits(text, two)):
            found.append(Repeat(first, fact, same=False))
    return tuple(found)


def _lasting(item: Item, text: str) -> bool:
    """Whether the figure is an exact level, written in digits, of something that is not spent by being told."""
    return (
        item.kind == "level"
        and not item.figure.rough
        and item.group not in ("time", "ratio")
        and text[item.figure.start].isdigit()
    )


def _nameable(fact: Fact) -> bool:
    """Whether the words name the figure well enough to know it again elsewhere."""
    return (
        not fact.planned
        and len(fact.name) >= _LEAST
        and _DISTRIBUTED.search(fact.label) is None
        and _DISTRIBUTED.search(fact.context[-_CONTEXT - len(fact.label) :]) is None
    )


def _digits(text: str, figure: Quantity) -> str:
    return "".join(character for character in text[figure.start : figure.stop] if character.isdigit())


def alike(one: str, two: str) -> bool:
    """Whether digits (three or more) become the others by one slip: one wrong, one lost, or two exchanged."""
    if min(len(one), len(two)) < 2 or max(len(one), len(two)) < 3 or abs(len(one) - len(two)) > 1:
        return False
    if one == two:
        return True
    if len(one) != len(two):
        longer, shorter = sorted((one, two), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    wrong = [at for at in range(len(one)) if one[at] != two[at]]
    if len(wrong) == 1:
        return True
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and one[wrong[0]] == two[wrong[1]]
        and one[wrong[1]] == two[wrong[0]]
    )


def report_year(doc: Document) -> int:
    """The year the title names; 0 if it names none or the document has several parts."""
    all_parts = parts(doc)
    if len(all_parts) != 1 or all_parts[0].title is None:
        return 0
    title = all_parts[0].title
    match = _YEAR.search(plain(doc), title.start, title.end)
    return int(match["year"]) if match else 0


def report_title(doc: Document) -> str:
    """The title without its year, which names who reports what; empty for a document of several parts."""
    all_parts = parts(doc)
    if len(all_parts) != 1 or all_parts[0].title is None:
        return ""
    title = all_parts[0].title
    return _YEAR.sub("", plain(doc)[title.start : title.end]).strip()


def _stated(text: str, start: int, end: int) -> int:
    """The one year a sentence names; 0 if none or several."""
    ends = (match.start() for match in _NAMED_YEAR.finditer(text, start, end))
    years = {text[at - 4 : at] for at in ends if at - 4 >= start}
    return int(years.pop()) if len(years) == 1 else 0


def _fact(text: str, start: int, item: Item, *, planned: bool, year: int) -> Fact:
    figure = item.figure
    before = text[start : figure.start]
    head = _LEADING.sub("", item.head)
    noun = _NOUN.match(item.tail)
    tail = noun[0] if noun and (figure.unit.exact and len(head) < _LEAST) else ""
    label = (head + tail) or item.head
    scopes = _SCOPE.findall(before)
    months = _PART.findall(before)
    if _NEXT.search(before):
        period, planned = "明年", True
    elif _LAST.search(item.lead):
        period = "上年"
    else:
        period = f"{year}年" if year else ""
    return Fact(
        figure=figure,
        kind=item.kind,
        label=label,
        name=_WEAK.sub("", head + tail),
        scope=scopes[-1] if scopes else "",
        period=period + "".join(months[-1:]),
        planned=planned,
        context=_NUMBERED.sub("#", before),
    )
