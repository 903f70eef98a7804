"""标题重复

同一层次的两个标题字句相同，多半是复制后忘了改，读者分不清哪一节是哪一节。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Heading, Severity, document_check, headings, ordinals


@document_check(
    severity=Severity.WARNING,
    source=("同级标题应各有所指",),
    bad=(
        "一、工作成效\n各项任务全面完成。\n二、工作成效\n群众满意度提高。\n三、下步打算\n再接再厉。\n".replace(
            "二、工作成效", "⟦二、工作成效⟧"
        ),
        "（一）加强组织领导。成立了领导小组。\n⟦（二）加强组织领导⟧。签订了责任书。\n",
    ),
    good=(
        "一、县直部门\n（一）工作成效\n任务全面完成。\n（二）存在问题\n力度不够。\n二、乡镇\n（一）工作成效\n任务基本完成。\n（二）存在问题\n进度不快。\n",
        "一、一季度\n各项任务完成。\n二、二季度\n各项任务完成。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two items of one run whose headings read the same."""
    by_line = {heading.line: heading for heading in headings(doc) if heading.mark}
    for run in ordinals(doc):
        seen: dict[str, Heading] = {}
        for item in run.items:
            heading = by_line.get(item.mark.line)
            if heading is None or heading.mark != item.mark:
                continue
            words = "".join(doc[heading.title].split())
            if len(words) < 3:
                continue
            other = seen.setdefault(words, heading)
            if other is not heading:
                yield Finding(
                    heading.span,
                    f"标题“{doc[heading.title].strip()}”与前面“{doc[other.span].strip()}”相同；请核对是否复制后忘了改",
                    evidence=(Evidence(other.span, "前一个相同的标题"),),
                )
