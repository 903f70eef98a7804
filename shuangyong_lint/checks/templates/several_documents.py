"""一个文件多篇材料

“……总结一”“……总结二”连排在一个文件里，多半是范文汇编。人数、日期、称谓按篇核对，正式报送前应拆开。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, document_check, parts


@document_check(
    severity=Severity.HINT,
    source=("一份材料一个文件；各篇分别核对",),
    bad=("双拥工作总结一\n一年来，成绩很好。\n⟦双拥工作总结二⟧\n一年来，成绩也好。",),
    good=("双拥工作总结\n一、加强领导\n二、狠抓落实",),
)
def check(doc: Document) -> Iterator[Finding]:
    """The title of the second of several documents, the others as evidence."""
    titles = [part.title for part in parts(doc) if part.title]
    if len(titles) > 1:
        others = tuple(Evidence(title, "另一篇") for title in (titles[0], *titles[2:]))
        yield Finding(titles[1], f"这个文件里有{len(titles)}篇材料，各篇分别核对；报送前请拆开", evidence=others)
