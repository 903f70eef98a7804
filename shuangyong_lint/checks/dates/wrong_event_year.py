"""事件与年份不符

汶川地震在2008年，北京奥运会在2008年，上海世博会在2010年。事件前面紧接着写的年份与年表不同，年份或事件名必有一误。
只有日期作名字的地震（“6·3”地震）在多年以后的材料里写成“今年”的事，多半是沿用旧稿，作提示。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Date,
    Document,
    Evidence,
    Finding,
    Happening,
    Pattern,
    Severity,
    Span,
    Verified,
    between,
    covering,
    dates,
    document_check,
    happenings,
    plain,
    ranges,
    sentence_at,
    time_at,
    zones,
)

_PLACE = Pattern(r"(?:中国|我国|四川省?|云南省?|青海省?|河北省?|的){0,2}“?$")
_HAPPENED = Pattern(
    r"”?(?:(?:突然)?发生|爆发|(?:在[^，。；]{1,6})?(?:成功|胜利|隆重|如期)?(?:举行|举办|召开|开幕|闭幕)|期间|[，。；])"
)
_ON = Pattern(r"”?(?:发生|爆发|举办|举行|召开)?(?:[于在是]|（)$")
# What is told of an event in another year: its memory, its aftermath, its preparation.
_OTHER_TIME = Pattern("周年|纪念|以来|重建|援建|灾后|筹|备战|申|迎|倒计时|将|之后|(?<!发生)后|回顾|展览|遗址|拟|计划")
_TAG = Pattern(r"[“\"]?\d")
_NEAR, _LONG_AGO = 60, 4


@document_check(
    severity=Severity.WARNING,
    source=("事件表：各事件的年份（见年表）",),
    bad=(
        "2009年⟦汶川地震⟧发生后，全县干部职工踊跃捐款。",
        "2012年⟦北京奥运会⟧期间，驻县部队担负安保任务。",
        "⟦上海世博会⟧举办于2011年，我县选送节目参演。",
        "⟦芦山地震⟧（2014年4月20日），民兵连夜出动。",
        "2001年⟦香港回归⟧，举国欢腾。",
        (
            "2012年工作总结\n一、学习\n二、宣传\n三、走访\n四、安置\n五、共建\n"
            "今年7月，组织民兵参加⟦“6·3”地震⟧后的民房修建。\n县人武部\n2012年12月5日"
        ),
        "按照某双拥〔2012〕5号文件要求，抓好落实。今年7月，民兵参加⟦“6.3”地震⟧后的民房修建。",
    ),
    good=(
        "2008年汶川地震发生后，2008年北京奥运会期间，2010年上海世博会举办。",
        "2009年汶川地震一周年，2009年汶川地震灾后重建，2010年纪念汶川地震，2012年汶川地震以来。",
        "2010年，汶川地震灾区恢复重建完成；2003年香港回归后首次举办。",
        "2005年北京奥运会，筹备工作有序进行；2021年北京冬奥会、冬残奥会筹办工作。",
        "2013年汶川地震博物馆开放，2018年香港回归祖国21周年。",
        "从2001年到2010年上海世博会，2005—2010年上海世博会期间。",
        "今年7月，组织民兵参加“6·3”地震后的民房修建。\n一\n二\n三\n四\n五\n六\n县人武部\n2007年12月5日",
        "2012年，气温6.3度，发生6.3级地震。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """A year written right before or after an event that is not the event's."""
    text = plain(doc)
    titles = zones(doc)["title"]
    ends = {span for found in ranges(doc) for span in (found.start.span, found.end.span)}
    for each in happenings(doc):
        if covering(titles, each.span):
            continue
        sentence = sentence_at(doc, each.span.start)
        date = _own_year(doc, each, sentence, ends)
        if date is None:
            yield from _recycled(doc, each, sentence)
        elif date.year == each.event.year:
            span = Span(min(date.span.start, each.span.start), max(date.span.end, each.span.end))
            yield Verified(span, f"{each.event.name}：{each.event.year}年")
        elif not _OTHER_TIME.search(
            text, max(sentence.start, date.span.start - 8), min(sentence.end, max(each.span.end, date.span.end) + 14)
        ):
            yield _finding(each, date.span, f"与“{doc[date.span]}”不符；请核对年份或事件", Severity.WARNING)


def _own_year(doc: Document, each: Happening, sentence: Span, ends: set[Span]) -> Date | None:
    """The year that the text gives the event itself; None where it gives none."""
    text = plain(doc)
    near = between(dates(doc), max(sentence.start, each.span.start - 24), min(sentence.end, each.span.end + 8))
    for date in near:
        if not date.year or date.span in ends:
            continue
        if date.span.end <= each.span.start:
            if _PLACE.fullmatch(text, date.span.end, each.span.start) and _HAPPENED.match(text, each.span.end):
                return date
        elif date.span.start >= each.span.end and _ON.fullmatch(text, each.span.end, date.span.start):
            return date
    return None


def _recycled(doc: Document, each: Happening, sentence: Span) -> Iterator[Finding]:
    """今年 beside an earthquake that has only a day for a name, in a text of many years after."""
    text = plain(doc)
    time = time_at(doc, each.span.start)
    years = sorted(time.speaking) or ([time.earliest.year] if time.earliest else [])
    if not years or not _TAG.match(text, each.span.start) or years[0] - each.event.year < _LONG_AGO:
        return
    near = between(dates(doc), sentence.start, sentence.end)
    spoken = [date for date in near if date.offset == 0 and 0 <= each.span.start - date.span.end <= _NEAR]
    if not spoken or any(date.year for date in near) or "周年" in text[each.span.end : each.span.end + 12]:
        return
    words = "或".join(f"{year}年" for year in years) + ("" if time.speaking else "或以后")
    why = f"本篇的“今年”是{words}；如不是另一次同名的事件，请核对是否沿用旧稿"
    yield _finding(each, spoken[-1].span, why, Severity.HINT)


def _finding(each: Happening, other: Span, why: str, severity: Severity) -> Finding:
    event = each.event
    return Finding(
        each.span,
        f"{event.name}在{event.year}年，{why}",
        evidence=(Evidence(other, "文中的年份"), Evidence(None, f"{event.source}：{event.base}")),
        key=event.id,
        severity=Severity.HINT if event.level else severity,
    )
