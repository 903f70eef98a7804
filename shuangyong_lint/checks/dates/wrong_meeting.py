"""会议届次与年份不符

党的全国代表大会、中央全会、全国人大和全国政协会议的届次与年份是固定的：党的十八大2012年11月召开，
十三届全国人大三次会议2020年5月举行，十四届以后的中央委员会至多开七次全会。对不上的，届次或年份写错了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    KNOWN_UNTIL,
    Date,
    Document,
    Evidence,
    Finding,
    Gathering,
    Pattern,
    Severity,
    Skipped,
    Span,
    Verified,
    almanac,
    between,
    dates,
    document_check,
    gatherings,
    plain,
    sentence_at,
)

_CALLED = Pattern(r"，?(?:[在于][^，。；]{0,12})?(?:胜利|隆重)?(?:召开|举行|闭幕|开幕|结束)的(?:党的|中国共产党)?$")
_AT = Pattern(r"，?在(?:[^，。；]{0,8}(?:召开|举行)的)?(?:党的|中国共产党)?$")
_BARE = Pattern(r"，?(?:党的|中国共产党)?$")
_VERB = Pattern(
    r"(?:在[^，。；]{0,10}?)?(?:胜利|隆重|正式)?(?:召开|举行|开幕|闭幕|审议|表决|通过|批准|决定|选举产生)(?![不后之前期以一])"
)
_UPON = Pattern(r"(?:大会|会议)?上")
_THEN = Pattern(r"(?:将?[于在]|（)(?:北京)?$")
_CLOSE = Pattern(r"(?:至.{0,12})?(?:在[^，。；]{0,12})?(?:胜利|隆重)?(?:召开|举行|开幕|闭幕)|）")
_SESSIONS = {"npc": 5, "cppcc": 5, "plenum": 7}
_NAMES = {"party_congress": "党的全国代表大会", "plenum": "中央全会", "npc": "全国人大会议", "cppcc": "全国政协会议"}
_OTHERS = Pattern("越共|越南|老挝|古巴|朝鲜|国民党|共青团|劳动党")


@document_check(
    severity=Severity.ERROR,
    source=("会议表：历次会议的届次与起止日（见年表）",),
    bad=(
        "2017年11月召开的党的⟦十八大⟧，开启了新征程。",
        "2012年11月召开的党的⟦十九大⟧精神。",
        "——2012年3月5日在⟦第十一届全国人民代表大会第四次会议⟧上\n",
        "2019年3月，⟦十三届全国人大三次会议⟧审议通过了外商投资法。",
        "认真贯彻⟦十八届八中全会⟧精神，⟦十二届全国人大六次会议⟧精神。",
        "党的⟦十八届三中全会⟧于2012年11月在北京召开。",
        "⟦全国政协十二届三次会议⟧（2014年3月）的提案。",
    ),
    good=(
        "2012年11月召开的党的十八大，2017年10月胜利召开的党的十九大。",
        "2012年3月5日在第十一届全国人民代表大会第五次会议上",
        "2013年，认真学习党的十八大精神；2014年以来，十八届三中全会部署的改革有序推进。",
        "2014年，贯彻党的十八届三中全会精神，2015年3月贯彻十八届四中全会决定。",
        "党的十八大于2012年11月8日在北京召开，十九大（2017年10月）。",
        "2018年3月在县第十七届人民代表大会第三次会议上，2018年2月省十三届人大一次会议召开。",
        "团的十八大2018年6月召开，2011年，越共十一大召开，2011年3月召开的老挝党九大。",
        "1964年12月召开的三届全国人大一次会议，1965年1月闭幕。",
        "十三届全国人大常委会第三十次会议，2021年8月。",
        "二十一届一中全会。",
        "2012年12月，党的十八大闭幕不久，中央政治局召开会议。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified | Skipped]:
    """A meeting with an impossible number, or with a date that is not its own."""
    for each in gatherings(doc):
        if _impossible(doc, each):
            most = _SESSIONS[each.kind]
            yield Finding(
                each.span,
                f"没有“{doc[each.span]}”：第{each.term}届至多举行了{_most(doc, each) or most}次；请核对届次",
                evidence=(Evidence(None, f"会议表：{_NAMES[each.kind]}"),),
                key="impossible",
            )
            continue
        if each.row is None:
            # What the table does not reach is said, not passed over: later meetings, and early ones it leaves out.
            yield Skipped(
                each.span, f"会议表收录至{KNOWN_UNTIL.year}年{KNOWN_UNTIL.month}月，没有“{doc[each.span]}”，未核对"
            )
            continue
        date = _date_of(doc, each)
        if date is None or date.year is None:
            continue
        row = each.row
        low, high = row.first, row.last
        exact = row.level == "" and date.first is not None and date.last is not None
        right = (
            date.last >= low and date.first <= high
            if exact and date.first and date.last
            else low.year <= date.year <= high.year
        )
        words = "".join(f"{int(n)}{unit}" for n, unit in zip(row.start.split("-"), "年月日", strict=False))
        span = Span(min(date.span.start, each.span.start), max(date.span.end, each.span.end))
        held = words if exact else f"{row.year}年"
        if right:
            yield Verified(span, f"“{doc[each.span]}”于{words}召开")
            continue
        yield Finding(
            each.span,
            f"“{doc[each.span]}”与“{doc[date.span]}”不符：会议于{held}召开；请核对届次或日期",
            evidence=(Evidence(date.span, "文中的日期"), Evidence(None, f"{row.source}：{words}")),
            key=each.kind,
        )


def _most(doc: Document, each: Gathering) -> int:
    """The number of sessions the almanac lists for a term that is over."""
    return max(
        (session for kind, term, session in almanac(doc).meetings if (kind, term) == (each.kind, each.term)), default=0
    )


def _impossible(doc: Document, each: Gathering) -> bool:
    if (
        each.row is not None
        or each.kind not in _SESSIONS
        or _OTHERS.search(doc.text, max(0, each.span.start - 12), each.span.start)
    ):
        return False
    if each.session > max(_SESSIONS[each.kind], _most(doc, each)):
        return each.term >= {"npc": 5, "cppcc": 6, "plenum": 11}[each.kind]
    return False


def _date_of(doc: Document, each: Gathering) -> Date | None:
    """The date that the sentence gives the meeting, if it does."""
    text = plain(doc)
    sentence = sentence_at(doc, each.span.start)
    if _OTHERS.search(text, max(sentence.start, each.span.start - 12), each.span.start):
        return None
    near = between(dates(doc), sentence.start, sentence.end)
    before = [date for date in near if date.span.end <= each.span.start]
    after = [date for date in near if date.span.start >= each.span.end]
    if before and before[-1].year:
        gap = (before[-1].span.end, each.span.start)
        if (
            _CALLED.match(text, *gap)
            or (_AT.match(text, *gap) and _UPON.match(text, each.span.end))
            or (_BARE.match(text, *gap) and _VERB.match(text, each.span.end))
        ):
            return before[-1]
    if (
        after
        and after[0].year
        and _THEN.match(text, each.span.end, after[0].span.start)
        and _CLOSE.match(text, after[0].span.end)
    ):
        return after[0]
    return None
