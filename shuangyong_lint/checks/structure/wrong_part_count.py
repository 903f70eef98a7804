"""篇数不符

题目说“两篇”“三篇”，文件里却不是这个数：不是漏收了一篇，就是题目没有跟着改。
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
    number,
    parts,
    plain,
)

_COUNT = Pattern("(?P<n>两|[二三四五六七八九]|十[一二三四五六七八九]?|[2-9]|1\\d)(?P<unit>篇|则)")
_HEAD = 400


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：所报篇数应与所收篇数一致",),
    bad=("双拥工作总结⟦三篇⟧\n双拥工作总结一\n一年来，各项任务全面完成。\n双拥工作总结二\n一年来，工作扎实推进。\n",),
    good=(
        "双拥工作总结两篇\n双拥工作总结一\n一年来，各项任务全面完成。\n双拥工作总结二\n一年来，工作扎实推进。\n",
        "双拥工作总结\n一年来，在市级以上报刊发表稿件三篇，各项任务全面完成。\n",
        "双拥工作总结三篇\n一年来，各项任务全面完成。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The number of pieces that the head of a compilation gives against the parts that bear a title."""
    found = [part for part in parts(doc) if part.title]
    if len(found) < 2 or found[0].title is None:
        return
    text = plain(doc)
    end = min(found[0].title.start, _HEAD)
    start = 0
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop].strip()
        match = _COUNT.search(line)
        if match and match.end() == len(line) and len(line) <= 45:
            value = 2 if match["n"] == "两" else number(match["n"])
            if value != len(found):
                at = text.index(line, start) + match.start()
                yield Finding(
                    Span(at, at + len(match[0])),
                    f"题目说“{match[0]}”，文件里有 {len(found)} 篇；请核对是漏收了，还是题目没有改",
                    evidence=tuple(Evidence(part.title, "一篇") for part in found),
                )
            return
        start = stop + 1
