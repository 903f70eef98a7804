"""署名与标题不符

标题写的发文机关与落款署名不是同一个机关，多半是套用别处的材料没有改净。
"""

from collections.abc import Iterator
from operator import attrgetter

from shuangyong_lint.kit import (
    HAN,
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
    within,
)

_BODY = "政府|办事处|委员会|局|办公室|党委|党组|支部|厅|院|学校|医院|公司|中心|协会|联合会|总工会|武装部|部|委|办"
_TITLE = Pattern(f"(?P<who>[{HAN}]{{3,24}}?(?:{_BODY}))(?:关于|20\\d\\d年)")
_SIGNED = Pattern(f"[{HAN}]{{3,24}}(?:{_BODY})$")
_DATE = Pattern(r"(?:\d{4}年\d{1,2}月\d{1,2}日|二[〇○零O]..年.{1,2}月.{1,3}日)$")
_LAST = 5
_SPACE = Pattern("[ 　]+")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.5：署名应与发文机关名称一致",),
    bad=("东山县民政局关于双拥工作情况的报告\n县人民政府：\n现将有关情况报告如下。\n⟦西河县民政局⟧\n2012年11月5日\n",),
    good=(
        "东山县民政局关于双拥工作情况的报告\n县人民政府：\n现将有关情况报告如下。\n东山县民政局\n2012年11月5日\n",
        "县民政局关于双拥工作情况的报告\n县人民政府：\n现将有关情况报告如下。\n东山县民政局\n2012年11月5日\n",
        "关于双拥工作情况的报告\n县人民政府：\n现将有关情况报告如下。\n东山县民政局\n2012年11月5日\n",
        "东山县民政局 东山县财政局关于抚恤补助情况的报告\n现将有关情况报告如下。\n东山县财政局\n2012年11月5日\n",
        "东山县卫健局关于双拥工作的报告\n现报告如下。\n中共东山县卫生健康局\n2012年11月5日\n",
        "东山县民政局办公室关于值班的通知\n现通知如下。\n东山县民政局\n2012年11月5日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """One body in the title, one body over the date at the end, neither name holding the other."""
    text = plain(doc)
    for part in parts(doc):
        if part.title is None:
            continue
        title = _TITLE.match(text, part.title.start, part.title.end)
        inside = [line.span for line in within(lines(doc), part.span, attrgetter("span"))[-_LAST:]]
        signed = _signature(text, inside)
        if title is None or signed is None:
            continue
        who, name = title["who"], _SPACE.sub("", text[signed.start : signed.end])
        short, long = sorted((who, name), key=len)
        if (
            short in long
            or _abbreviates(short, long)
            or _SPACE.search(text, part.title.start, part.title.end)
            or short[-3:] not in long
        ):
            # Bodies of quite different names may sign for one another; the same kind of body elsewhere may not.
            continue
        yield Finding(
            signed,
            f"署名“{doc[signed]}”与标题中的“{who}”不是同一机关；请核对",
            evidence=(Evidence(Span(*title.span("who")), "标题中的发文机关"),),
        )


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of ``short`` stand in ``long`` in their order: 县卫健局, 某县卫生健康局."""
    rest = iter(long)
    return all(character in rest for character in short)


def _signature(text: str, spans: list[Span]) -> Span | None:
    """The only line of a body's name right over the date among the last lines."""
    for index in range(len(spans) - 1, 0, -1):
        if _DATE.match(text, spans[index].start, spans[index].end):
            above = spans[index - 1]
            words = _SPACE.sub("", text[above.start : above.end])
            return above if _SIGNED.match(words) else None
    return None
