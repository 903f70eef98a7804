"""五年计划与五年规划混称

“一五”到“十五”称计划，自“十一五”起称规划：“十五”计划，“十二五”规划。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    covering,
    document_check,
    plain,
    plans,
    sentence_at,
    zones,
)

# The noun stands as a name by itself: not 计划投资, 计划生育, 规划教材, 规划课题.
_NOUN = Pattern(r"[”\"’」』]?(?P<noun>计划|规划)(?=[，。；：\n]|纲要|期间|时期|目标任务|执行期|$)")
_NATIONAL = Pattern(r"(?:国民经济和社会发展|国民经济与社会发展)(?:第)?[“\"‘「『]?$")
_HEAD = Pattern(r"(?:[\n，。；：]|国家|我国|完成|实施|执行|编制|制定|制订|落实|是|为|的|和|在)[“\"‘「『]?$")
_OTHERS = Pattern("普法|法制宣传|法治宣传|越南|老挝|印度|马来西亚|韩国|日本|朝鲜|古巴|苏联|课题|教材|图书")
_OLD = "十五"


@document_check(
    severity=Severity.HINT,
    source=("历次国民经济和社会发展五年计划、五年规划纲要的名称",),
    bad=(
        "“十五”⟦规划→计划⟧期间，投入不断增加。",
        "圆满完成“十二五”⟦计划→规划⟧，编制国民经济和社会发展“十三五”⟦计划→规划⟧纲要。",
        "国民经济和社会发展“九五”⟦规划→计划⟧纲要。",
    ),
    good=(
        "“十五”计划期间，“十一五”规划纲要，“十二五”规划。",
        "“十二五”计划生育工作，“十二五”计划投资3亿元，“十三五”计划完成造林5000亩。",
        "党的十五大规划，六五普法规划，实施“六五”规划，全国教育科学“十五”规划课题。",
        "全市精神文明建设“九五”规划，教育事业“十五”规划，《某市“十五”规划纲要》。",
        "越南实施“十二五”计划，第十五规划设计院。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """规划 after a plan up to the tenth, 计划 after one from the eleventh."""
    text = plain(doc)
    titles = zones(doc)["title"]
    for each in plans(doc):
        row = each.row
        if row.kind != "five_year":
            continue
        match = _NOUN.match(text, each.span.end)
        if not match or match["noun"] == row.noun or covering(titles, each.span):
            continue
        sentence = sentence_at(doc, each.span.start)
        if _OTHERS.search(text, sentence.start, sentence.end):
            continue
        before = max(0, each.span.start - 16)
        national = _NATIONAL.search(text, before, each.span.start)
        # “六五”规划 may be the law-education plan; a trade or a place may have had a 规划 of its own.
        if row.noun == "计划" and not national:
            head = text[before : each.span.start].rstrip('“"‘「『')
            if row.name != _OLD or (head and not _HEAD.search(text, before, each.span.start)):
                continue
        span = Span(*match.span("noun"))
        rule = "自“十一五”起称“规划”" if row.noun == "规划" else "“十一五”以前称“计划”"
        yield Finding(
            span,
            f"五年计划、规划的名称，{rule}，这里应为“{row.name}”{row.noun}；请核对",
            evidence=(Evidence(None, f"{row.source}：{row.start}—{row.end}年"),),
            fixes=(Fix((Edit(span, row.noun),), Safety.UNSAFE, f"改为“{row.noun}”"),),
            key=row.name,
        )
