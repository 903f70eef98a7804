"""条文缺失

条文说“依照本办法第三十条”，而本办法只有二十八条；说“本办法第三条第四项”，而第三条只有三项；或者说“见第五部分”，全文只有四个部分。
多半是删改条文后没有核对引用。
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Run,
    Severity,
    Span,
    breaks,
    document_check,
    lines,
    marks,
    number,
    ordinals,
    parts,
    plain,
    within,
)

_N = "[一二三四五六七八九十百千零〇]{1,9}|\\d{1,4}"
_SERIES = Pattern(
    rf"第(?:{_N})条(?:之[一二三四五六七八九])?"
    rf"(?:第[一二三四五六七八九十]+[款项目]|第?[（(][一二三四五六七八九十]+[）)]项?)*"
    rf"(?:(?:[、和或与及至到，]|以及|或者)+第(?:{_N})条(?:之[一二三四五六七八九])?"
    rf"(?:第[一二三四五六七八九十]+[款项目]|第?[（(][一二三四五六七八九十]+[）)]项?)*)*"
)
_ARTICLE = Pattern(rf"第(?P<n>{_N})条")
_OWN = Pattern("本(?:法|条例|办法|规定|规则|细则|制度|章程|规程|准则|解释|决定|方案|意见|通则|规范)(?:的)?$")
_FOREIGN = Pattern(
    "(?:[》”典法）)]|条例|办法|规定|规则|细则|章程|规程|准则|解释|决定|通则|公约|协定|总则|意见)(?:的|中的|中)?$"
)
_PARTS = Pattern(
    "(?:详见|参见|见|如|按照?)(?:本(?:报告|方案|文))?(?P<whole>第(?P<n>[一二三四五六七八九十]{1,3})(?:部分|章))"
)
_INSIDE = Pattern(
    rf"(?P<own>本(?:法|条例|办法|规定|规则|细则|制度|章程|规程|准则|方案))第(?P<n>{_N})条"
    r"(?P<below>(?:(?:第[一二三四五六七八九十]{1,3}[款项]|第?[（(][一二三四五六七八九十]{1,3}[）)]项?)[、和或与及至到]?){1,12})"
)
_BELOW = Pattern(r"第?[（(]?(?P<n>[一二三四五六七八九十]{1,3})[）)]?(?P<unit>[款项]?)")
_ENDING = frozenset({"第一编", "第一章", "第一节", "第一条", "第一条之一", "附件1"})
_FEWEST = 5


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：引用的条文、部分应当存在",),
    bad=(
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 依照本办法⟦第九条⟧办理。\n第五条 丁。\n",
        "一、总体情况\n二、主要做法（保障措施详见⟦第五部分⟧）\n三、存在问题\n四、下步打算\n",
        (
            "第一条 甲。\n第二条 下列人员可以申请：\n（一）军人；\n（二）军属；\n（三）烈属。\n第三条 乙。\n"
            "第四条 本办法第二条⟦第四项⟧人员优先。\n第五条 丁。\n"
        ),
        "第一条 甲。\n第二条 乙。\n丙。\n第三条 丁。\n第四条 依照本办法第二条⟦第三款⟧办理。\n第五条 戊。\n",
    ),
    good=(
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 依照《兵役法》第三十条办理。\n第五条 依照本办法第三条办理。\n",
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 依照兵役法第三十条、第三十一条办理。\n第五条 丁。\n",
        "根据第三十条的规定办理。\n",
        "第一条 根据《兵役法》（以下称兵役法）第三十条制定。\n第二条 乙。\n第三条 丙。\n第四条 丁。\n第五条 戊。\n",
        "第一条 甲。\n第二条 乙。丙。丁。\n第三条 丁。\n第四条 依照本办法第二条第二款办理。\n第五条 戊。\n",
        "一、总体情况\n二、主要做法（保障措施详见第四部分）\n三、存在问题\n四、下步打算\n",
        "他认真学习了教材第十二章。\n一、体会\n二、打算\n",
        (
            "第一条 甲。\n第二条 下列人员可以申请：\n（一）军人；\n（二）军属。\n第三条 乙。\n"
            "第四条 本办法第二条第一款第二项、第三条办理。\n第五条 依照《选举法》第二条第四项办理。\n"
        ),
        (
            "第一条 甲。\n第二条 下列人员可以申请：\n（一）军人；\n（二）军属。\n优先：\n（一）烈属；\n（二）功臣；\n"
            "（三）模范。\n第三条 乙。\n第四条 本办法第二条第二款第三项人员优先。\n第五条 丁。\n"
        ),
        "第一条 甲。\n第二条 处理：警告、罚款。\n第三条 丙。\n第四条 依照本办法第二条第二项办理。\n第五条 丁。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Citations of the document's own articles and parts that lie beyond the last."""
    for part in parts(doc):
        runs = within(ordinals(doc), part.span, attrgetter("span"))
        articles = [run for run in runs if run.style == "第一条" and run.items[0].mark.number == 1]
        if len(articles) == 1 and len(articles[0].items) >= _FEWEST:
            yield from _articles(doc, articles[0], part.span)
            yield from _inside(doc, articles[0], part.span)
        for style, unit in (("一、", "部分"), ("第一部分", "部分"), ("第一章", "章")):
            top = [run for run in runs if run.style == style and run.parent is None and not run.inline]
            if len(top) == 1 and len(top[0].items) > 1:
                yield from _sections(doc, top[0], unit, part.span)


def _articles(doc: Document, run: Run, part: Span) -> Iterator[Finding]:
    text = plain(doc)
    last = max(item.mark.number for item in run.items)
    end = run.items[-1].mark
    starts = {item.mark.span.start for item in run.items}
    for series in _SERIES.finditer(text, part.start, part.end):
        before = text[max(0, series.start() - 12) : series.start()]
        if series.start() in starts or (not _OWN.search(before) and _FOREIGN.search(before)):
            continue
        for match in _ARTICLE.finditer(text, series.start(), series.end()):
            value = number(match["n"])
            if value and value > last:
                yield Finding(
                    Span(*match.span()),
                    f"引用“{match[0]}”，全文只到“{doc[end.span]}”；请核对条文序号",
                    evidence=(Evidence(end.span, "最后一条"),),
                )


def _inside(doc: Document, run: Run, part: Span) -> Iterator[Finding]:
    """Citations of paragraphs and items of the document's own articles that lie beyond their last."""
    cited = list(_INSIDE.finditer(plain(doc), part.start, part.end))
    if not cited or any(each.run is run for each in breaks(doc)):
        return
    articles = {item.mark.number: item.mark.span for item in run.items}
    # Chapters and articles put in later (第七条之一) end an article too.
    ends = [mark.span.start for mark in within(marks(doc), part, attrgetter("span")) if mark.style in _ENDING]
    own = {doc[Span(*match.span("own"))] for match in cited}
    if len(own) > 1:
        return
    held: dict[int, tuple[int, int, int]] = {}
    for match in cited:
        cited_number = number(match["n"]) or 0
        article = articles.get(cited_number)
        if article is None:
            continue
        index = bisect_right(ends, article.start)
        body = Span(article.start, ends[index] if index < len(ends) else part.end)
        if body.end == part.end:
            # Behind the last article stand signatures and attachments.
            continue
        if cited_number not in held:
            held[cited_number] = _held(doc, body)
        items, paragraphs, sentences = held[cited_number]
        for below in _BELOW.finditer(match["below"]):
            value = number(below["n"]) or 0
            most = paragraphs if below["unit"] == "款" else items
            # A text that lost its line ends shows several paragraphs as one, but a paragraph has at least a sentence.
            if most and value > (max(most, sentences) if below["unit"] == "款" else most):
                start = match.start("below")
                unit = below["unit"] or "项"
                yield Finding(
                    Span(start + below.start(), start + below.end()),
                    f"引用“第{match['n']}条{below[0]}”，该条只有 {most} {unit}；请核对款项序号",
                    evidence=(Evidence(article, f"该条只有 {most} {unit}"),),
                )


def _held(doc: Document, article: Span) -> tuple[int, int, int]:
    """How many items, paragraphs and sentences the article has; 0 items or paragraphs where that is not certain."""
    inner = [run for run in within(ordinals(doc), article, attrgetter("span")) if run.style not in _ENDING]
    marked = {item.mark.line for run in inner for item in run.items}
    paragraphs = len(within(lines(doc), article, attrgetter("span")))
    items = 0
    if len(inner) == 1 and len(inner[0].items) > 1 and inner[0].style == "（一）":
        only = inner[0]
        numbers = [item.mark.number for item in only.items]
        items = len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0
    paragraphs = 0 if any(run.inline for run in inner) else paragraphs - len(marked)
    return items, paragraphs, plain(doc).count("。", article.start, article.end)


def _sections(doc: Document, run: Run, unit: str, part: Span) -> Iterator[Finding]:
    last = run.items[-1].mark
    for match in _PARTS.finditer(plain(doc), part.start, part.end):
        value = number(match["n"])
        if match["whole"].endswith(unit) and value and value > last.number:
            yield Finding(
                Span(*match.span("whole")),
                f"引用“{match['whole']}”，全文只有 {last.number} 个{unit}；请核对",
                evidence=(Evidence(last.span, f"最后一个{unit}"),),
            )
