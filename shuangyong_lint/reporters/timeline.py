"""时间线：一份材料里所有说到时间的地方，各当作什么，全篇推得写于何时。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.reporters import place_words
from shuangyong_lint.views.dates import Date, Loose, dates, loose_times
from shuangyong_lint.views.festivals import festivals
from shuangyong_lint.views.occasions import anniversaries, gatherings, numbers, plans
from shuangyong_lint.views.timeline import timeline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.views.timeline import Time

_RELATIVE = {-2: "前一年的前一年", -1: "前一年", 0: "本年", 1: "次年", 2: "次年的次年"}


def render(doc: Document) -> str:
    """A list of everything dated, part by part, and what follows for the day of writing."""
    lines: list[str] = []
    times = timeline(doc)
    for number, time in enumerate(times, 1):
        title = f"：{doc[time.part.title].strip()}" if time.part.title else ""
        if len(times) > 1 or title:
            lines.append(f"第{number}篇{title}")
        inside = [(span, words) for span, words in _items(doc, times) if time.part.span.covers(span)]
        lines += [f"  {place_words(doc, span)}  {_flat(doc[span])}  {words}" for span, words in inside]
        if not inside:
            lines.append("  没有说到时间的地方")
        lines += [f"  {sentence}" for sentence in _written(doc, time)]
    return "\n".join(lines) + "\n"


def _items(doc: Document, times: tuple[Time, ...]) -> list[tuple[Span, str]]:
    found: dict[Span, str] = {}
    clues = {clue.span: clue for time in times for clue in time.clues}
    for date in dates(doc):
        found[date.span] = _date(date)
    written = {date.span.start: date.span for date in dates(doc)}
    for loose in loose_times(doc):
        # 今年以来 says more than the 今年 it begins with.
        found.pop(written.get(loose.span.start, loose.span), None)
        found[loose.span] = _loose(loose)
    for each in festivals(doc):
        fixed = each.festival.fixed
        found[each.span] = f"{each.festival.name}" + (f"，{fixed[0]}月{fixed[1]}日" if fixed else "")
    for kept in anniversaries(doc):
        found[kept.span] = f"{kept.event.year}＋{kept.years}＝{kept.year}年（{kept.event.name}）"
    for met in gatherings(doc):
        found[met.span] = f"{met.row.start}召开" if met.row else "会议表里没有"
    for planned in plans(doc):
        found[planned.span] = f"{planned.row.start}—{planned.row.end or ''}年"
    for number in numbers(doc):
        found[number.span] = f"{number.year}年的文件"
    for span, clue in clues.items():
        known = f"{found[span]}；" if span in found else ""
        found[span] = f"{known}{clue.sort.value}：{clue.reading}"
    return sorted(found.items())


def _date(date: Date) -> str:
    if date.masked:
        return "年份虚写"
    if date.offset is not None:
        rest = f"{date.month}月" if date.month else ""
        return _RELATIVE[date.offset] + rest + (f"{date.day}日" if date.day else "")
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    words = "".join(f"{value}{unit}" for value, unit in parts if value is not None)
    return words if date.possible else f"{words}，没有这样的日期"


def _loose(loose: Loose) -> str:
    number = loose.number
    if loose.sort == "month":
        return {-1: "成文之月的前一月", 0: "成文之月", 1: "成文之月的次月"}[number or 0]
    if loose.sort == "same":
        return f"{number}年" if number else "前文没有写明年份"
    if loose.sort == "within":
        return "本年之内"
    if loose.sort == "since":
        return f"{_RELATIVE[number or 0]}初至成文"
    return f"{number}年{'多' if loose.about else ''}的一段时间"


def _written(doc: Document, time: Time) -> Iterator[str]:
    low, high = time.earliest, time.latest
    if low and high and low == high:
        yield f"→ 写于{_day(low)}"
    elif low or high:
        bounds = "，".join(
            part for part in (f"不早于{_day(low)}" if low else "", f"不晚于{_day(high)}" if high else "") if part
        )
        yield f"→ 写作时间{bounds}"
    else:
        yield "→ 推不出写于何时"
    if time.conflict:
        yield "→ 下列各处不能同时成立（原文 · 推得 · 依据）："
        for clue in (*time.conflict.odd, *time.conflict.rest, *time.conflict.masks):
            yield f"    {_flat(doc[clue.span])} · {clue.reading} · {clue.source}"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _flat(words: str) -> str:
    return words.replace("\n", " ")
