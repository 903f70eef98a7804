"""节日与日期不符

建军节是8月1日，教师节是9月10日，2012年春节是1月23日。写明“9月1日教师节”“2012年春节（2月1日）”的，
日期或节日必有一误。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Date,
    Document,
    Evidence,
    Finding,
    Mention,
    Pattern,
    Severity,
    Skipped,
    Span,
    Verified,
    almanac,
    between,
    dates,
    document_check,
    festivals,
    plain,
)

_NOT_HERE = Pattern("朝鲜|韩国|越南|老挝|古巴|俄罗斯|苏联|外国|美国|英国|法国|德国|日本|印度|国际|农历|庆祝|迎接")
_IS = Pattern(
    r"(?:当天|当日)?(?:是|为|即|正值|系)(?:我国|中国|全国|国际|世界|全民|国家|法定|传统|今年的?|一年一度的?|第[\d一二三四五六七八九十百]+[个届次])*“?$"
)
_BARE = Pattern(r"“?(?:国际|全国|世界|中国|全民|国家)?$")
_ENDS = Pattern(r"[”]?(?:[，。；、！）]|当天|当日|这天|那天|这一天|$)")
_OFF = Pattern(
    r"[”]?(?:前|后|期间|来临|到来|之际|即将|将|临近|放假|假期|晚会|慰问|活动|表彰|庆祝|联欢|座谈|以来|以前|之前|周|月)"
)
_EVE = Pattern(r"[”]?(?:前夕|来临之际|到来之际|即将到来|来临之前)")
_ADJACENT = Pattern(r"，?(?:在)?“?[一二三四五六七八九十·\d]*”?(?:国际|全国|世界|中国|全民|国家)?$")
_HALF_YEAR = 180
_BRACKET = Pattern(r"[”]?（(?:即|公历|每年)?$")


@document_check(
    severity=Severity.ERROR,
    source=("节日表、农历公历对照表（见年表）",),
    bad=(
        "8月10日是⟦建军节⟧，9月1日是第28个⟦教师节⟧。",
        "9月1日⟦建军节⟧前夕，县领导走访慰问了驻军。",
        "⟦教师节⟧（9月1日），2012年⟦春节⟧（2月1日）。",
        "2012年10月1日是⟦中秋节⟧。",
        "9月20日⟦教师节⟧当天，走访慰问教师。",
        "2023年9月23日是全民⟦国防教育日⟧。",
    ),
    good=(
        "8月1日是建军节，9月10日是第28个教师节，2012年1月23日是春节，2012年9月30日是中秋节。",
        "12月28日，元旦前夕；12月30日元旦节前夕。",
        "7月28日，建军节前夕；9月1日，庆祝教师节；9月8日教师节表彰大会。",
        "春节（2月1日）、春节（1月28日至2月3日）放假。",
        "教师节（9月10日）、2023年9月16日是全民国防教育日。",
        "法国国庆节是7月14日，7月14日是法国国庆节。",
        "12月4日是国家宪法日，12月4日是全国法制宣传日。",
        "8月15日是抗战胜利纪念日，9月3日是中国人民抗日战争胜利纪念日。",
        "正月初一是春节，5月2日是青年节前两天。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified | Skipped]:
    """A date that the text equates with a festival which falls on another day."""
    text = plain(doc)
    for each in festivals(doc):
        late = _after_the_day(doc, each)
        if late is not None:
            yield _too_late(doc, each, late)
            continue
        date = _equated(doc, each)
        if date is None or date.month is None or date.day is None or not date.possible:
            continue
        begin = max(text.rfind("\n", 0, each.span.start) + 1, min(date.span.start, each.span.start) - 8)
        if not _NOT_HERE.search(text, begin, each.span.start):
            yield from _compare(doc, each, date, (date.month, date.day))


def _compare(
    doc: Document, each: Mention, date: Date, given: tuple[int, int]
) -> Iterator[Finding | Verified | Skipped]:
    festival = each.festival
    known = festival.day(date.year, almanac(doc).lunar_years) if date.year else None
    if known:
        right = (known.month, known.day) == given or given in festival.tags - {festival.fixed or given}
        right = right and (festival.fixed is not None or (known.month, known.day) == given)
        words = f"{known.year}年{known.month}月{known.day}日"
    elif festival.fixed or festival.date.startswith("week:"):
        right = given in festival.tags
        words = "{}月{}日".format(*(festival.fixed or min(festival.tags)))
    else:
        if date.year:
            span = Span(min(date.span.start, each.span.start), max(date.span.end, each.span.end))
            yield Skipped(span, f"农历对照表没有{date.year}年的{festival.name}，未核对")
        return
    if right:
        span = Span(min(date.span.start, each.span.start), max(date.span.end, each.span.end))
        yield Verified(span, f"{festival.name}：{given[0]}月{given[1]}日")
        return
    yield Finding(
        each.span,
        f"“{doc[each.span]}”与“{doc[date.span]}”不符：{festival.name}是{words}；请核对日期或节日",
        evidence=(Evidence(date.span, "文中的日期"), Evidence(None, f"{festival.name}：{festival.source}")),
        key=festival.id,
        severity=Severity.HINT if festival.level == "hint" else None,
    )


def _too_late(doc: Document, each: Mention, late: Date) -> Finding:
    name = doc[each.span]
    month, day = each.festival.fixed or (0, 0)
    return Finding(
        each.span,
        f"“{doc[late.span]}”已在{name}（{month}月{day}日）之后，不能说是“{name}前夕”；请核对日期或节日",
        evidence=(Evidence(late.span, "文中的日期"), Evidence(None, f"{each.festival.name}：{each.festival.source}")),
        key=each.festival.id,
    )


def _after_the_day(doc: Document, each: Mention) -> Date | None:
    """9月1日建军节前夕: the date right before, if it lies in the months after the festival that is still to come."""
    text = plain(doc)
    fixed = each.festival.fixed
    if fixed is None or not _EVE.match(text, each.span.end):
        return None
    before = [
        date for date in between(dates(doc), max(0, each.span.start - 24), each.span.start) if date.month and date.day
    ]
    if not before or not _ADJACENT.match(text, before[-1].span.end, each.span.start):
        return None
    date = before[-1]
    later = (date.month or 0) * 31 + (date.day or 0) - fixed[0] * 31 - fixed[1]
    return date if 0 < later <= _HALF_YEAR and date.possible else None


def _equated(doc: Document, each: Mention) -> Date | None:
    """The date that the text says the festival is."""
    text = plain(doc)
    near = between(dates(doc), max(0, each.span.start - 40), each.span.end + 14)
    before = [date for date in near if date.span.end <= each.span.start]
    after = [date for date in near if date.span.start >= each.span.end]
    if _OFF.match(text, each.span.end):
        return None
    if before:
        gap = (before[-1].span.end, each.span.start)
        if _IS.match(text, *gap) or (_BARE.match(text, *gap) and _ENDS.match(text, each.span.end)):
            if (
                before[-1].year is None
                and len(before) > 1
                and before[-2].year
                and before[-2].span.end == before[-1].span.start
            ):
                return before[-1]._replace(year=before[-2].year)
            return before[-1]
    if (
        after
        and _BRACKET.match(text, each.span.end, after[0].span.start)
        and text[after[0].span.end : after[0].span.end + 1] == "）"
    ):
        date = after[0]
        if date.year is None and before and before[-1].year and before[-1].span.end == each.span.start:
            return date._replace(year=before[-1].year)
        return date
    return None
