"""成文日期写法

成文日期用阿拉伯数字把年、月、日写全，月、日不编虚位：2021年3月5日。写成“2021.3.5”“2021年03月05日”“2021年3月5号”都不合格式。
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

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
    lines,
    parts,
    plain,
    within,
)

_LAST = 8
"""Among so many lines at the end of a document it is dated."""
_SIGNED = Pattern(
    rf"[{HAN} 　]{{2,40}}(?:政府|办事处|委员会|局|办公室|党委|党组|支部|"
    r"厅|院|学校|医院|公司|中心|协会|小组|指挥部|人武部|部|委|办|镇|乡|县)$"
)
_DATE = Pattern(
    r"[ 　]*(?P<date>(?P<year>20\d\d)(?:[.．/、-](?P<m1>\d{1,2})[.．/、-](?P<d1>\d{1,2})日?"
    r"|年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})(?P<mark>[日号])))[ 　]*\Z"
)
_DAYLESS = Pattern(r"[ 　]*20\d\d年\d{1,2}月[ 　]*\Z")
_HEAD = 5


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.5.4：成文日期中的数字用阿拉伯数字将年、月、日标全，月、日不编虚位",),
    bad=(
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n⟦2021年3月⟧\n",
        "关于做好双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n⟦2021.3.5→2021年3月5日⟧\n",
        "双拥工作总结\n全年各项任务完成。\n下一步抓好落实。\n东山县双拥工作领导小组\n⟦2021年03月05日→2021年3月5日⟧\n",
        "双拥工作总结\n全年各项任务完成。\n下一步抓好落实。\n东山县双拥办\n⟦2021年3月5号→2021年3月5日⟧\n",
    ),
    good=(
        "双拥工作总结\n全年各项任务完成。\n下一步抓好落实。\n东山县双拥办\n2021年12月\n",
        "双拥工作总结\n全年各项任务完成。\n下一步抓好落实。\n东山县民政局\n2021年3月5日\n",
        "双拥工作总结\n2021-03-05\n全年各项任务完成。\n下一步抓好落实。\n",
        "双拥工作总结\n全年各项任务完成。\n更新时间\n2021-03-05\n",
        "双拥工作总结\n全年各项任务完成。\n下一步抓好落实。\n东山县民政局\n2021.13.5\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The line under the name of a body at the end, if it is a date in another form."""
    text = plain(doc)
    for part in parts(doc):
        inside = [line.span for line in within(lines(doc), part.span, attrgetter("span"))]
        last = range(max(2, len(inside) - _LAST), len(inside))
        for index in last:
            span, above = inside[index], inside[index - 1]
            line = text[span.start : span.end]
            if _DAYLESS.match(line) and _SIGNED.match(text[above.start : above.end]) and _addressed(text, inside):
                yield Finding(
                    span,
                    f"成文日期“{doc[span].strip()}”没有写“日”；成文日期应将年、月、日写全，请补上",
                    evidence=(Evidence(above, "署名"),),
                )
                continue
            match = _DATE.match(line)
            if match is None or not _SIGNED.match(text[above.start : above.end]):
                continue
            month, day = int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
            right = f"{match['year']}年{month}月{day}日"
            if match["date"] == right or not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            place = Span(span.start + match.start("date"), span.start + match.end("date"))
            yield Finding(
                place,
                f"成文日期“{doc[place]}”不合格式，年月日用阿拉伯数字写全，不编虚位，写作“{right}”",
                evidence=(Evidence(above, "署名"),),
                fixes=(Fix((Edit(place, right),), Safety.MANUAL, f"改为“{right}”"),),
            )


def _addressed(text: str, inside: Sequence[Span]) -> bool:
    """Whether one of the first lines names who the document goes to: a letter, not a report that is only filed."""
    return any(text[line.end - 1] in ":：" for line in inside[:_HEAD])
