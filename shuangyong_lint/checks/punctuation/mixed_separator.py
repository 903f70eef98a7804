"""并列项分隔不一

同一句里并列的几项，要用分号都用分号，要用逗号都用逗号；一处分号、一处逗号，读者分不清层次。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    plain,
    sentences,
)

_ITEM = Pattern(rf"(?P<mark>[，；])(?P<head>[{HAN}]{{2}})(?P<name>[{HAN}]{{1,6}}?)(?P<tail>[{HAN}])(?=\d)")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 4.6：并列分句之间用分号，同一层次用法一致",),
    bad=("解决住房难19户；解决医疗难47人，支出5.64万元⟦，→；⟧解决生活难413人，支出11.6万元。",),
    good=(
        "解决住房难19户；解决医疗难47人；解决生活难413人。",
        "发放慰问金3万元，发放补助金5万元，共走访8户。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Items that begin and end alike before their figures, one set off by a semicolon, one by a comma."""
    text = plain(doc)
    for sentence in sentences(doc) if "；" in text else ():
        if text.find("；", sentence.start, sentence.end) < 0:
            continue
        first: dict[tuple[str, str], Span] = {}
        for match in _ITEM.finditer(text, sentence.start, sentence.end):
            kind = match["head"], match["tail"]
            mark = Span(*match.span("mark"))
            if match["mark"] == "；":
                first.setdefault(kind, mark)
            elif kind in first:
                yield Finding(
                    mark,
                    f"并列的“{match['head']}……”前面一处用分号、一处用逗号，宜一致",
                    evidence=(Evidence(first[kind], "前一项用分号"),),
                    fixes=(Fix((Edit(mark, "；"),), Safety.UNSAFE, "改为分号"),),
                )
