"""篇数与标题不符

总标题说“三篇”，后面只有两篇，或者多出一篇，多半是摘录时漏了、多了。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    document_check,
    lines,
    parts,
    plain,
)

_COUNT = Pattern(r"(?P<n>[两二三四五六七八九十]|\d{1,2})篇\Z")
_VALUES = {"两": 2, **{numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}}


@document_check(
    severity=Severity.HINT,
    source=("前后一致：标题所说的篇数应与实有篇数相符",),
    bad=("最新双拥工作总结⟦三篇⟧\n双拥工作总结一\n一年来，成绩很好。\n双拥工作总结二\n一年来，成绩也好。",),
    good=("最新双拥工作总结两篇\n双拥工作总结一\n一年来，成绩很好。\n双拥工作总结二\n一年来，成绩也好。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """The number of documents a title announces against the documents found."""
    titles = [part.title for part in parts(doc) if part.title]
    if len(titles) < 2 or not lines(doc):
        return
    first = lines(doc)[0].span
    match = _COUNT.search(plain(doc)[first.start : first.end])
    if not match:
        return
    said = _VALUES.get(match["n"]) or int(match["n"])
    if said != len(titles):
        span = Span(first.start + match.start(), first.start + match.end())
        yield Finding(
            span,
            f"标题说{said}篇，文中找到{len(titles)}篇",
            evidence=tuple(Evidence(title, f"第{number}篇") for number, title in enumerate(titles, 1)),
        )
