"""附件名称不一

附件说明里的名称与附件本身的标题不一致，读者不知道是不是同一件。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Evidence,
    Finding,
    Label,
    Pattern,
    Role,
    Severity,
    Span,
    document_check,
    labels,
    lines,
    plain,
)

_WORDS = Pattern(f"[^{HAN}0-9A-Za-z]+")
_STOPS = "。；，：！？"


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.7：附件序号和附件标题应当与附件说明的表述一致",),
    bad=("附件：1.双拥考评办法\n2.双拥安排表\n\n附件1\n双拥考评办法\n第一条 甲。\n附件2\n⟦双拥日程表⟧\n一月 走访\n",),
    good=(
        "附件：1.双拥考评办法\n2.双拥安排表\n\n附件1\n双拥考评办法\n第一条 甲。\n附件2\n双拥安排表\n一月 走访\n",
        "附件：1.《考评办法（试行）》\n2.安排表\n\n附件1\n考评办法（试行）\n第一条 甲\n附件2\n双拥安排表\n一月 走访\n",
        "附件：1.考评办法\n2.安排表\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Attachments whose head bears another title than the list; one that contains the other is only shortened."""
    found = [label for label in labels(doc) if label.kind == "附件" and label.number]
    listed = {label.number: label for label in found if label.role is Role.LISTED}
    for label in found:
        if label.role is not Role.PRESENT or label.number not in listed:
            continue
        announced = listed[label.number].title
        title = _title(doc, label)
        if announced is None or title is None:
            continue
        short, long = sorted((_words(doc, announced), _words(doc, title)), key=len)
        if short and short not in long:
            yield Finding(
                title,
                f"附件{label.number}的标题是“{doc[title]}”，附件说明里是“{doc[announced]}”；请核对，使两处一致",
                evidence=(Evidence(announced, "附件说明"),),
            )


def _title(doc: Document, label: Label) -> Span | None:
    if label.title:
        return label.title
    all_lines = lines(doc)
    if label.line + 1 >= len(all_lines):
        return None
    span = all_lines[label.line + 1].span
    text = doc[span]
    # A long title goes on in the next line: too little to compare.
    following = doc[all_lines[label.line + 2].span] if label.line + 2 < len(all_lines) else ""
    return span if len(text) <= 30 and text[-1] not in _STOPS and (not following or len(following) > 1) else None


def _words(doc: Document, span: Span) -> str:
    return _WORDS.sub("", plain(doc)[span.start : span.end])
