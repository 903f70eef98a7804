"""周年与年份不符

N 周年＝当年年份－起算年份：建党自1921年、建军自1927年、新中国成立自1949年算起。
周年与同一句里的年份、与成文年份、与并提的另一个周年对不上，必有一个算错，或是沿用了旧稿。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Anniversary,
    Date,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Sort,
    Span,
    Verified,
    anniversaries,
    between,
    covering,
    dates,
    document_check,
    numeral,
    plain,
    sentence_at,
    time_at,
    timeline,
    zones,
)

_AHEAD = Pattern("迎接|献礼|喜迎|即将|筹备|备战|倒计时|到来|前夕")
_NAMED = Pattern(
    r"[”》]?(?:的)?(?:(?:纪念|庆祝)?(?:大会|座谈会|招待会|研讨会|晚会|阅兵)?(?:上|的?(?:重要)?讲话|精神|时|盛况|实况|直播)|以来|纪念日|阅兵)"
)
_STUDIES = Pattern("学习|贯彻|重温|收看|观看|领会|出席|参加|在$")
_ONE_TIME = Pattern("契机|之际|今年|今天|主题|主线|动力|正值|恰逢|机遇|时机")
_SERIES = Pattern("相继|先后|陆续|分别|接连|将迎来|即将迎来|依次")
_BREAK = frozenset("。；！？")


@document_check(
    severity=Severity.ERROR,
    source=("事件表：各事件的年份（见年表）", "N周年＝年份－起算年份"),
    bad=(
        "2017年，以庆祝建军⟦84→90⟧周年为契机，开展双拥宣传。",
        "今年是建党⟦90→91⟧周年。\n特此报告。\n一、二、三\n四\n五\n六\n七\n县委办\n2012年6月5日",
        "2012年双拥工作总结\n今年是建党⟦88→91⟧周年，各项工作取得成绩。",
        "2019年是新中国成立⟦60→70⟧周年。",
        "2012年9月，举办庆祝建国⟦60→63⟧周年文艺演出。",
        "2012年8月1日，召开庆祝建军⟦84→85⟧周年座谈会。",
        "以建党90周年和建军⟦85→84⟧周年为契机，开展宣传。",
        "2021年7月，隆重庆祝中国共产党成立⟦九十→一百⟧周年。",
    ),
    good=(
        "2011年，以建党90周年和建军84周年为契机，开展宣传。",
        "2017年是建军90周年。2018年，改革开放40周年。",
        "2010年，为迎接建党90周年做好准备；2012年，回顾去年庆祝建党90周年活动。",
        "1997年香港回归祖国20周年之际，2017年举行庆祝活动。",
        "从1921年到2011年，建党90周年；近70周年来、新中国成立60多周年。",
        "1949年以来，新中国成立70周年。",
        "今年是县政协成立40周年，2012年是我校建校60周年。",
        "2017年10月，学习在庆祝建军90周年大会上的讲话；2019年贯彻庆祝改革开放40周年大会精神。",
        "2011年和2012年，相继迎来建党90周年和建军85周年。",
        "2022年，越南庆祝建党92周年，朝鲜庆祝建国74周年。",
        "以建党90周年为契机。\n特此报告。\n一\n二\n三\n四\n五\n县委办\n2012年1月5日",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """An anniversary that its sentence, its neighbour or the date of the text contradicts."""
    text = plain(doc)
    areas = zones(doc)
    odd = {
        clue.span
        for time in timeline(doc)
        if time.conflict and all(clue.sort is Sort.ANNIVERSARY for clue in time.conflict.odd)
        for clue in time.conflict.odd
    }
    last: Anniversary | None = None
    for each in anniversaries(doc):
        before, last = last, each
        if covering(areas["title"], each.span):
            continue
        sentence = sentence_at(doc, each.span.start)
        ahead = _AHEAD.search(text, max(sentence.start, each.span.start - 16), min(sentence.end, each.span.end + 6))
        named = _NAMED.match(text, each.span.end) or _STUDIES.search(
            text, max(sentence.start, each.span.start - 10), each.span.start
        )
        explicit = [date for date in between(dates(doc), sentence.start, sentence.end) if date.year]
        if explicit:
            yield from _against_year(doc, each, explicit, later=bool(ahead), named=bool(named))
            continue
        spoken = _spoken(doc, each, sentence)
        if spoken and not named:
            yield from _against_this_year(doc, each, *spoken, ahead=bool(ahead))
            continue
        if (
            before
            and sentence.covers(before.span)
            and before.year != each.year
            and not ahead
            and not named
            and text[before.span.end : each.span.start]
            in ("和", "、", "与", "及", "暨", "和纪念", "和庆祝", "以及", "及庆祝")
            and _ONE_TIME.search(text, sentence.start, sentence.end)
            and not _SERIES.search(text, sentence.start, sentence.end)
        ):
            yield _finding(
                doc,
                each,
                before.year,
                Evidence(before.span, f"{_sum(before)}"),
                f"与并提的“{doc[before.span]}”（{before.year}年）不在同一年",
            )
            continue
        if each.span in odd:
            time = time_at(doc, each.span.start)
            rest = time.conflict.rest if time.conflict else ()
            yield _finding(
                doc,
                each,
                None,
                Evidence(rest[0].span if rest else None, f"{rest[0].reading}：{rest[0].source}" if rest else ""),
                f"与全篇的年份不符（{rest[0].reading if rest else ''}）",
            )


def _against_year(
    doc: Document, each: Anniversary, explicit: list[Date], *, later: bool, named: bool
) -> Iterator[Finding | Verified]:
    """Against a year written in the same sentence."""
    years = {date.year: date for date in explicit if date.year}
    hit = years.get(each.year)
    if hit:
        yield Verified(Span(min(hit.span.start, each.span.start), max(hit.span.end, each.span.end)), _sum(each))
        return
    text = plain(doc)
    left = [date for date in explicit if date.span.end <= each.span.start and date.offset is None]
    if named or not left or (later and each.year - 1 in years):
        return
    near = left[-1]
    gap = text[near.span.end : each.span.start]
    # The year of the event itself, comparison years, years of other clauses say nothing about the anniversary.
    if (
        near.year == each.event.year
        or len(gap) > (120 if _ONE_TIME.search(text, each.span.end, each.span.end + 4) else 40)
        or any(mark in _BREAK for mark in gap)
        or len(left) > 1
    ):
        return
    if any(word in gap for word in ("比", "至", "到20", "规划", "以来", "以后", "起", "来", "提出", "《", "（", "后")):
        return
    if later and near.year and 0 < each.year - near.year <= 3:
        return
    yield _finding(
        doc, each, near.year, Evidence(near.span, f"同一句写明{near.year}年"), f"与同一句的“{doc[near.span]}”不符"
    )


def _spoken(doc: Document, each: Anniversary, sentence: Span) -> tuple[Date, frozenset[int]] | None:
    """今年, 去年 or 明年 before the anniversary in its sentence, if it is known which year 今年 is."""
    relative = [
        date
        for date in between(dates(doc), sentence.start, each.span.start)
        if date.offset is not None and not date.day
    ]
    years = time_at(doc, each.span.start).speaking
    return (relative[0], years) if len(relative) == 1 and years else None


def _against_this_year(
    doc: Document, each: Anniversary, date: Date, years: frozenset[int], *, ahead: bool
) -> Iterator[Finding | Verified]:
    meant = sorted(year + (date.offset or 0) for year in years)
    if each.year in meant:
        yield Verified(Span(date.span.start, each.span.end), _sum(each))
        return
    if (ahead and 0 < each.year - meant[-1] <= 3) or "以来" in doc.text[date.span.end : each.span.start]:
        return
    words = "或".join(f"{year}年" for year in meant)
    evidence = Evidence(date.span, f"本篇的“{doc[date.span]}”是{words}")
    yield _finding(doc, each, meant[0], evidence, f"与“{doc[date.span]}”（{words}）不符")


def _finding(doc: Document, each: Anniversary, year: int | None, evidence: Evidence, against: str) -> Finding:
    right = year - each.event.year if year else 0
    fixes: tuple[Fix, ...] = ()
    if right > 0 and year:
        new = str(right) if doc[each.years_span].isascii() else numeral(right)
        fixes = (Fix((Edit(each.years_span, new),), Safety.MANUAL, f"改为“{new}周年”"),)
    should = f"，{year}年应是{right}周年" if right > 0 and year else ""
    return Finding(
        each.years_span,
        f"“{doc[each.span]}”推得{each.year}年，{against}：{_sum(each)}{should}；请核对周年数或年份",
        evidence=(evidence, Evidence(each.span, _sum(each))),
        fixes=fixes,
        key=each.event.id,
        severity=Severity.HINT if each.event.level else None,
    )


def _sum(each: Anniversary) -> str:
    return f"{each.event.year}＋{each.years}＝{each.year}（{each.event.name}于{each.event.year}年）"
