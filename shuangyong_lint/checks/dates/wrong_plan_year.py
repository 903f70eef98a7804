"""规划、普查与年份不符

“十二五”是2011至2015年，开局之年是2011年，收官之年是2015年。年份与规划期对不上，规划名称或年份必有一误。
普查和专项活动也有固定的年份：第六次全国人口普查在2010年，“三严三实”专题教育在2015年。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Date,
    Document,
    Evidence,
    Finding,
    Pattern,
    Planned,
    Severity,
    Span,
    Verified,
    between,
    dates,
    document_check,
    plain,
    plans,
    ranges,
    sentence_at,
    time_at,
)

_YEAR_OF = Pattern(
    r"[”\"’」』]?(?:普法)?(?:规划|计划|时期)?(?:（[^）]{0,20}）)?(?:实施|执行)?的?"
    r"(?P<cue>开局|起步|收官|收关|最后一|末|第[一二三四五]|中期评估)(?:之)?年"
)
_NTH = {
    "开局": 0,
    "起步": 0,
    "第一": 0,
    "第二": 1,
    "第三": 2,
    "第四": 3,
    "第五": 4,
    "收官": 4,
    "收关": 4,
    "最后一": 4,
    "末": 4,
}
_IS = Pattern("，?(?:也|既|又|正|正好|恰)?(?:是|作为|系)|为")
_HELD = Pattern(
    r"，?[^，。；、]{0,6}?(?:开展|组织|进行|启动|实施|部署|深入|完成)(?:了|的|好)?(?:全市|全县|全省|全区|党的)?“?$"
)
_DONE = Pattern(r"[”\"’」』]?(?:时期|期间)，?[^。；，]{0,16}?(?:完成了|取得了|实现了|累计|已完成|圆满完成|全面完成)")
_NOT_YET = Pattern("将|拟|要|计划|预计|力争|目标|谋划|展望|争取|规划")
_US = Pattern(r"[，,]?(?:我[省市县区旗局委办镇乡]|全[省市县区旗镇乡])?[，,]?[“\"]?$")
_SPAN = Pattern(r"[”\"’」』]?(?:规划|计划|时期|期间)?（$")


@document_check(
    severity=Severity.ERROR,
    source=("历次五年计划、五年规划的起止年（见年表）",),
    bad=(
        "2013年是“⟦十二五⟧”开局之年。",
        "2020年，作为“⟦十四五⟧”规划的收官之年，任务繁重。",
        "2018年是实施“⟦十三五⟧”规划的第二年。",
        "“⟦十二五⟧”时期（2016—2020年），我县累计完成投资3亿元。",
        "2012年是“⟦六五⟧”普法规划的收官之年。",
        "2012年，我县“⟦十三五⟧”期间已完成投资3亿元。",
        "2015年开展了⟦第六次全国人口普查⟧，2009年组织⟦党史学习教育⟧。",
    ),
    good=(
        "2011年是“十二五”开局之年，2015年是“十二五”收官之年、“十三五”谋划之年。",
        "2013年是全面贯彻党的十八大精神的开局之年，是实施“十二五”规划承上启下的一年。",
        "2016—2020年是“十三五”时期，“十三五”（2016—2020年）期间。",
        "2010年，为“十二五”开局之年打好基础。2015年谋划好“十三五”开局之年的工作。",
        "2017年是本届政府开局之年，2011年是“六五”普法的开局之年。",
        "正月十五开局之年。",
        "2015年，“十三五”期间计划完成投资3亿元；2017年，“十三五”期间已完成投资1亿元。",
        "2018年，“十二五”期间已完成的项目全部验收；谋划2015年后“十三五”期间累计投资。",
        "2025年是“十四五”规划收官之年，2026年是“十五五”规划开局之年。",
        "2017年，“十三五”规划（草案2015年）。",
        "2010年开展第六次全国人口普查，2011年完成第六次全国人口普查数据处理，2014年，第三次全国经济普查。",
        "2021年开展党史学习教育，2023年深入开展党史学习教育。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """开局, 收官, 第N年 or a range in brackets that is not the plan's."""
    text = plain(doc)
    for each in plans(doc):
        row = each.row
        if row.kind not in ("five_year", "pufa"):
            yield from _campaign(doc, each)
            continue
        if row.end is None:
            continue
        if _SPAN.match(text, each.span.end, _bracket(text, each.span.end)) and (found := _in_brackets(doc, each)):
            start, end, span = found
            if (start, end) != (row.start, row.end):
                yield _finding(each, span, f"括注的是{start}至{end}年")
            else:
                yield Verified(Span(each.span.start, span.end), f"“{row.name}”：{row.start}—{row.end}年")
        yield from _too_early(doc, each)
        match = _YEAR_OF.match(text, each.span.end)
        if not match or match["cue"] not in _NTH:
            continue
        meant = row.start + _NTH[match["cue"]]
        for date, year in _subject(doc, each):
            span = Span(min(date.span.start, each.span.start), max(date.span.end, match.end()))
            if year == meant:
                yield Verified(span, f"{meant}年是“{row.name}”{match['cue']}之年")
            else:
                yield _finding(each, date.span, f"{match['cue']}之年是{meant}年，不是{year}年")


def _too_early(doc: Document, each: Planned) -> Iterator[Finding]:
    """2012年，“十三五”期间已完成……: what is done in a plan is not done before it begins."""
    text = plain(doc)
    done = _DONE.match(text, each.span.end)
    if not done:
        return
    sentence = sentence_at(doc, each.span.start)
    near = [date for date in between(dates(doc), sentence.start, sentence.end) if date.year]
    if (
        len(near) == 1
        and (near[0].year or 0) < each.row.start
        and near[0].span.end <= each.span.start
        and _US.fullmatch(text, near[0].span.end, each.span.start)
        and not _NOT_YET.search(text, sentence.start, sentence.end)
    ):
        yield _finding(each, near[0].span, f"{near[0].year}年还未开始，不会已经完成")


def _campaign(doc: Document, each: Planned) -> Iterator[Finding]:
    """2015年开展第六次全国人口普查: preparations take a year before, results two years after."""
    row = each.row
    text = plain(doc)
    sentence = sentence_at(doc, each.span.start)
    before = [date for date in between(dates(doc), sentence.start, each.span.start) if date.year]
    if not before or not _HELD.match(text, before[-1].span.end, each.span.start):
        return
    year = before[-1].year or 0
    if year < row.start - 1 or (row.end is not None and year > row.end + 2):
        years = (
            f"{row.start}年"
            if row.end == row.start
            else f"{row.start}年至{row.end}年"
            if row.end
            else f"{row.start}年起"
        )
        yield Finding(
            each.span,
            f"“{doc[each.span]}”在{years}，与“{doc[before[-1].span]}”不符；请核对名称或年份",
            evidence=(Evidence(before[-1].span, "文中的年份"), Evidence(None, f"{row.source}：{years}")),
            key=row.name,
            severity=Severity.HINT if row.level == "hint" else Severity.WARNING,
        )


def _subject(doc: Document, each: Planned) -> list[tuple[Date, int]]:
    """The year of which the sentence says that it is the plan's first, last ….: 2011年是……, 今年是……."""
    text = plain(doc)
    sentence = sentence_at(doc, each.span.start)
    before = [
        date for date in between(dates(doc), sentence.start, each.span.start) if date.year or date.offset is not None
    ]
    if not before or not _IS.match(text, before[-1].span.end) or each.span.start - before[-1].span.end > 60:
        return []
    date = before[-1]
    gap = text[date.span.end : each.span.start]
    if date.month or "；" in gap:
        return []
    if date.year:
        return [(date, date.year)]
    years = time_at(doc, date.span.start).speaking
    return [(date, next(iter(years)) + (date.offset or 0))] if len(years) == 1 else []


def _bracket(text: str, start: int) -> int:
    at = text.find("（", start, start + 6)
    return at + 1 if at >= 0 else start


def _in_brackets(doc: Document, each: Planned) -> tuple[int, int, Span] | None:
    at = _bracket(plain(doc), each.span.end)
    for found in ranges(doc):
        if found.span.start == at and found.start.year and found.end.year:
            return found.start.year, found.end.year, found.span
    return None


def _finding(each: Planned, other: Span, why: str) -> Finding:
    row = each.row
    return Finding(
        each.span,
        f"“{row.name}”是{row.start}至{row.end}年，{why}；请核对规划名称或年份",
        evidence=(Evidence(other, "文中的年份"), Evidence(None, f"{row.source}：{row.start}—{row.end}年")),
        key=row.name,
    )
