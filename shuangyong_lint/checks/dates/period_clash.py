"""统计时段前后不一

同一句先说“到10月末止”，后说“全年共发放”：数字是十个月的还是全年的，读者无从判断。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    anchors,
    between,
    dates,
    document_check,
    plain,
    sentence_at,
)

_AS_OF = Pattern(r"(?:截至|截止到?|到|至)(?:目前)?$")
_ENDS = Pattern(r"(?:底|末|止|份?为止|上旬|中旬|下旬)")
_WHOLE = Pattern(
    r"(?:共|累计|已|总共|一共)(?:计|经)?(?:发放|支出|投入|完成|接收|实现|解决|筹集|争取|落实|慰问|拨付|安排|办理|开展|组织)"
)
_GOAL = Pattern("预计|目标|计划|任务|力争|预算|占全年|全年的|指标|有望|超过全年|上年|去年")


@document_check(
    severity=Severity.WARNING,
    source=("统计时段前后一致的常理",),
    triggers=("全年",),
    bad=("到2012年10月末止，全县共有参战退役人员837人，⟦全年⟧共发放补助金100.4万元。",),
    good=(
        "到2012年10月末止，全县共有参战退役人员837人，已发放补助金100.4万元。",
        "截至10月底，完成投资3亿元，预计全年共完成投资4亿元。",
        "截至12月底，全年共发放补助金100.4万元。",
        "全年共发放补助金100.4万元，到10月末止的数字另行上报。",
        "截至10月底，完成投资3亿元，占全年目标的80%。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """全年共…… in a sentence that began with an as-of date before December."""
    text = plain(doc)
    for hit in anchors(doc, "dates.period-clash"):
        if not _WHOLE.match(text, hit.end):
            continue
        sentence = sentence_at(doc, hit.start)
        if _GOAL.search(text, sentence.start, sentence.end):
            continue
        for date in between(dates(doc), sentence.start, hit.start):
            early = date.month is not None and date.month <= 11
            if early and _AS_OF.search(text, max(sentence.start, date.span.start - 5), date.span.start):
                end = _ENDS.match(text, date.span.end)
                place = Span(date.span.start, end.end() if end else date.span.end)
                yield Finding(
                    Span(hit.start, hit.end),
                    f"前面说到{date.month}月为止，后面说“全年”；请核对数字是哪个时段的",
                    evidence=(Evidence(place, "截至的日期"),),
                )
                break
