"""文种不当

公文文种只有十五种，标题里只用一个。“请示报告”“请示函”把两个文种叠在一起，“的通知的通知”转发时叠了两层，都不成文种。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    headings,
    plain,
)

_DOUBLED = Pattern(
    "(?P<wrong>请示报告|报告请示|请示函|函请示|汇报函告|请示汇报|报告函|通知公告|公告通知|意见函告|申请请示|请示申请|批复函|决定通知|通知决定)$"
)
_STACKED = Pattern("(?P<wrong>的(?P<genre>通知|通报|意见|批复|报告|决定|函)(?P<again>的(?P=genre))+)$")
_TITLE = Pattern("^(?:.{0,24})?关于")


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第八条：公文种类；标题由发文机关名称、事由和文种组成",),
    bad=(
        "关于解决双拥工作经费的⟦请示报告⟧\n县人民政府：\n为改善条件，拟申请经费10万元。\n",
        "关于转发关于做好双拥工作⟦的通知的通知→的通知⟧\n各乡镇：\n现将有关通知转发给你们。\n",
    ),
    good=(
        "关于解决双拥工作经费的请示\n县人民政府：\n为改善条件，拟申请经费10万元。\n",
        "关于转发《关于做好双拥工作的通知》的通知\n各乡镇：\n现将有关通知转发给你们。\n",
        "一、严格执行请示报告\n凡重大事项均须请示报告。\n",
        "关于加强请示报告工作的意见\n各乡镇：\n现提出如下意见。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Titles of documents that end in two kinds of document or in the same kind twice."""
    text = plain(doc)
    for heading in headings(doc):
        if heading.mark is not None or not heading.alone or heading.line > 4:
            continue
        words = text[heading.span.start : heading.span.end]
        if not _TITLE.match(words):
            continue
        if match := _STACKED.search(words):
            span = Span(heading.span.start + match.start("wrong"), heading.span.start + match.end("wrong"))
            again = Span(heading.span.start + match.start("again"), span.end)
            yield Finding(
                span,
                f"标题里“{doc[span]}”叠用文种；一般只留一层，如“的{match['genre']}”",
                fixes=(Fix((Edit(again, ""),), Safety.UNSAFE, f"改为“的{match['genre']}”"),),
                key="stacked",
            )
        elif match := _DOUBLED.search(words):
            span = Span(heading.span.start + match.start("wrong"), heading.span.start + match.end("wrong"))
            yield Finding(span, f"“{doc[span]}”不是公文文种；请示与报告等只用一个，请按行文目的选定", key="doubled")
