"""节日届数与年份不符

教师节1985年设立，2023年是第39个。第N个（届、次）＝年份－首届年份＋1；对不上的，届数或年份有误。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Mention,
    Pattern,
    Safety,
    Severity,
    Span,
    Verified,
    between,
    dates,
    document_check,
    festivals,
    number,
    numeral,
    plain,
    sentence_at,
    time_at,
)

_COUNT = Pattern(
    r"第(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5}) ?(?P<unit>[个届次])(?:国际|全国|世界|中国|中华|国家|全民|人民)?“?$"
)


@document_check(
    severity=Severity.WARNING,
    source=("节日表：首次举办的年份（见年表）", "第N个＝年份－首届年份＋1"),
    bad=(
        "2023年9月10日是第⟦38→39⟧个教师节。",
        "2022年，开展第⟦三十→三十二⟧次全国助残日活动。",
        "今年是第⟦30→31⟧个全国土地日。\n一\n二\n三\n四\n五\n六\n县国土局\n2021年6月28日",
    ),
    good=(
        "2023年是第39个教师节，2022年第32次全国助残日。",
        "在第39个教师节到来之际，走访慰问。",
        "第三个教师节提案，2023年新建3个教师节活动室。",
        "1985年起，第39个教师节。",
        "2012年至2023年，第39个教师节。",
        "2023年第61个学雷锋纪念日，第113个国际劳动妇女节。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """第N个 before a festival, against the year of its sentence or of the text."""
    text = plain(doc)
    for each in festivals(doc):
        festival = each.festival
        if festival.first_year is None or festival.counter not in "个届次" or not festival.counter:
            continue
        match = _COUNT.search(text, max(0, each.span.start - 16), each.span.start)
        value = number(match["n"]) if match else None
        if match is None or value is None:
            continue
        found = _year(doc, each)
        if found is None:
            continue
        year, source = found
        right = year - festival.first_year + 1
        if right < 1:
            continue
        span = Span(*match.span("n"))
        sum_ = f"{year}－{festival.first_year}＋1＝{right}"
        if value == right:
            yield Verified(
                Span(match.start(), each.span.end), f"{year}年是第{right}{festival.counter}{festival.name}：{sum_}"
            )
            continue
        new = str(right) if match["n"].isascii() else numeral(right)
        yield Finding(
            span,
            f"{year}年应是第{right}{festival.counter}{festival.name}，不是第{value}{match['unit']}：{sum_}；请核对届数或年份",
            evidence=(
                Evidence(source, f"{year}年"),
                Evidence(None, f"{festival.name}首次在{festival.first_year}年：{festival.source}"),
            ),
            fixes=(Fix((Edit(span, new),), Safety.MANUAL, f"改为“第{new}{match['unit']}”"),),
            key=festival.id,
            severity=Severity.HINT if festival.level == "hint" else None,
        )


def _year(doc: Document, each: Mention) -> tuple[int, Span] | None:
    """The only year of the sentence, or the year that 今年 means."""
    sentence = sentence_at(doc, each.span.start)
    near = between(dates(doc), sentence.start, each.span.start)
    years = [date for date in near if date.year]
    relative = [date for date in near if date.offset is not None]
    if len(years) == 1 and not relative:
        year = years[0].year or 0
        gap = plain(doc)[years[0].span.end : each.span.start]
        return None if gap.startswith(("起", "以来", "至", "开始", "设立")) or len(gap) > 40 else (year, years[0].span)
    speaking = time_at(doc, each.span.start).speaking
    if not years and len(relative) == 1 and len(speaking) == 1:
        return next(iter(speaking)) + (relative[0].offset or 0), relative[0].span
    return None
