"""称号奖项用了书名号

书名号标书、报、文件、作品的名称；称号、奖项、荣誉不是作品，用引号或不用。
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
    plain,
    titles,
)

_HONOUR = Pattern("(?:荣誉)?称号|荣誉(?!证书|室)|奖项|锦旗")
_WORK = Pattern("(?:办法|条例|规定|方案|通知|决定|意见|细则|标准|制度|书|报|刊|歌|片|剧|篇|文)$")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 附录A.13：不能视为作品的奖项、称号等名称不用书名号",),
    quoted=True,
    bad=("荣获{《→“}⟦全国双拥模范城⟧{》→”}称号。",),
    good=(
        "荣获“全国双拥模范城”称号，制定《双拥模范城称号评选办法》。",
        "按照《全国双拥模范城评选办法》称号分为两级。",
        "小说《鱼水情》荣获奖项。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A name in title marks right before 称号, 荣誉, 奖项."""
    text = plain(doc)
    for pair in titles(doc):
        if not _HONOUR.match(text, pair.span.end) or _WORK.search(text[pair.inner.start : pair.inner.end]):
            continue
        left, right = pair.span.start, pair.inner.end
        edits = Edit(Span(left, left + 1), "“"), Edit(Span(right, right + 1), "”")
        yield Finding(
            pair.inner,
            f"“{doc[pair.inner]}”是称号、奖项，不是作品，不用书名号",
            fixes=(Fix(edits, Safety.UNSAFE, "改用引号"),),
        )
