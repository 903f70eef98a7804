"""附注未加括号

附注（联系人、电话、发送范围）居左空二字加圆括号编排在成文日期下一行；不加括号会被当成正文或署名。
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
    document_check,
    letters,
)

_NOTE = Pattern(r"[ 　]*(?P<note>(?:联系人|联系电话|联系方式|此件)[^\n]{2,60}?)[。；]?[ 　]*\Z")


@document_check(
    severity=Severity.HINT,
    source=("GB/T 9704—2012 7.3.6：附注居左空二字加圆括号编排在成文日期下一行",),
    bad=(
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请抓好落实。\n2017年8月1日\n⟦联系人：王立，电话：6120000→（联系人：王立，电话：6120000）⟧\n",
    ),
    good=(
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n2017年8月1日\n（联系人：王立，电话：6120000）\n",
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请报送。联系人：王立。\n2017年8月1日\n附件\n联系人：王立\n",
        "双拥工作总结\n全年各项任务完成。\n2017年8月1日\n联系人：王立，电话：6120000\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The line under the date of a letter, where it says whom to ask and has no brackets."""
    for letter in letters(doc):
        if not (letter.genre and letter.addressee and letter.date and letter.after):
            continue
        match = _NOTE.match(doc[letter.after])
        if match is None:
            continue
        start = letter.after.start
        span = Span(start + match.start("note"), start + match.end("note"))
        edits = Edit(Span(span.start, span.start), "（"), Edit(Span(span.end, span.end), "）")
        yield Finding(
            span,
            "附注应加圆括号，编排在成文日期下一行",
            evidence=(Evidence(letter.date, "成文日期"),),
            fixes=(Fix(edits, Safety.SAFE, "加圆括号"),),
        )
