"""所报项数与所列不符

前面说“以下三点”“五个方面”，后面列出的却不是这个数：不是漏了一项，就是数目没有跟着改。
"""

from collections.abc import Iterator
from operator import attrgetter

from shuangyong_lint.kit import (
    Count,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Run,
    Safety,
    Severity,
    Span,
    Verified,
    breaks,
    counts,
    covering,
    document_check,
    lines,
    numeral,
    ordinals,
    plain,
    within,
    zones,
)

# The clause that announces a list says that it does; a mere noun with a number (两个代表团) announces nothing.
_SAYS = Pattern(
    "以下|如下|下列|下面|抓好|抓了|做好|做了|做到|着力|着重|重点|主要|提出|采取|实施|突出|开展|坚持|实现|强调|指出|包括|分为|"
    "表现|体现|把握|处理|落实|推进|完成|谈|讲|有|从|存在|需要|注意|解决|围绕|办好|办了|办理|加强|强化|是|建议|措施|方面|经验|体会"
)
_LISTS = frozenset({*"个大项类种件点条步层句组", "方面", "阶段", "环节", "部分"})
_NOUN = Pattern(
    "(?:方面)?的?(?:重点|主要|具体|突出|重大)?(?:建议|要求|措施|工作|意见|倡议|任务|问题|举措|主张|特点|原因|经验|体会|行动|部署"
    "|好?事|实事|大事)?$"
)
_ABOUT = Pattern("[多余几]|以上|左右|之一|分别|各")


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：所报项数应与所列各项一致",),
    bad=(
        "今年重点抓好⟦三个→两个⟧方面：\n一是抓学习。\n二是抓落实。\n",
        "做好以下⟦四项→五项⟧工作：（1）宣传；（2）排查；（3）整改；（4）验收；（5）总结。",
        "二、下步抓好⟦五件→三件⟧实事\n（一）修路\n（二）架桥\n（三）植树\n三、保障措施\n",
        "他提出⟦两点→三点⟧要求。一是统一思想；二是明确责任；三是抓好落实。",
    ),
    good=(
        "今年重点抓好三个方面：\n一是抓学习。\n二是抓落实。\n三是抓督查。\n",
        "着重抓了如下几件事：\n一是修路。\n二是架桥。\n",
        "（根据《关于修改〈甲条例〉等四项法规的决定》修正）\n第一条 为了管理，制定本条例。\n第二条 适用本县。\n",
        "全县两个代表团参加了活动。一是县武装部；二是县中队；三是消防大队。",
        "坚决做到“两个维护”。一是抓学习；二是抓落实；三是抓督查。",
        "有以下一项或者多项的：\n（一）甲；\n（二）乙。\n",
        "今年办了三件实事，其中：一是修路；二是架桥。",
        "全年十件实事圆满完成。\n（一）修路\n（二）架桥\n",
        "建议从宣传和培训两个方向继续推进。一是办好专栏。二是办好讲座。三是加强督查。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Counts that stand right before the first item of a run."""
    broken = {id(each.run) for each in breaks(doc)}
    for run in ordinals(doc):
        first = run.items[0].mark
        # A broken run says itself what is wrong with it.
        if len(run.items) < 2 or first.number != 1 or id(run) in broken:
            continue
        lead = _lead(doc, run)
        count = lead and _count(doc, lead)
        if not count:
            continue
        listed = len(run.items)
        last = run.items[-1].mark.span
        if count.value == listed:
            yield Verified(count.span, f"“{doc[count.span]}”：所列 {listed} 项")
            continue
        digits = doc[count.numeral]
        new = str(listed) if digits.isascii() else "两" if listed == 2 else numeral(listed)
        yield Finding(
            count.span,
            f"这里说“{doc[count.span]}”，后面列出 {listed} 项（“{doc[first.span]}”至“{doc[last]}”）；"
            "请核对是数目有误，还是多列、漏列了一项",
            evidence=(Evidence(Span(first.span.start, last.end), f"所列 {listed} 项"),),
            fixes=(Fix((Edit(count.numeral, new),), Safety.MANUAL, f"改为“{new}{count.classifier}”"),),
        )


def _lead(doc: Document, run: Run) -> Span | None:
    """The clause right before the first item: in its line, else the line above."""
    first = run.items[0].mark
    all_lines = lines(doc)
    line = all_lines[first.line].span
    if first.inline:
        span = Span(line.start, first.span.start)
    elif first.line:
        span = all_lines[first.line - 1].span
    else:
        return None
    text = plain(doc)
    end = span.end
    while end > span.start and (text[end - 1].isspace() or text[end - 1] in "：:。——"):
        end -= 1
    start = max(text.rfind(mark, span.start, end) for mark in "，。；！？：,;") + 1
    return Span(max(start, span.start), end)


def _count(doc: Document, lead: Span) -> Count | None:
    """The count that the clause announces: its last one, with nothing but a short noun after it."""
    text = plain(doc)
    inside = [
        count
        for count in within(counts(doc), lead, attrgetter("span"))
        if count.span.end <= lead.end and not covering(zones(doc)["title"], count.span)
    ]
    if not inside or inside[-1].classifier not in _LISTS:
        return None
    count = inside[-1]
    tail = text[count.span.end : lead.end]
    if len(tail) > 14 or "”" in tail or text[count.span.start - 1 : count.span.start] == "“" or _ABOUT.search(tail):
        return None
    if text[lead.end : lead.end + 1] == "。":
        # 提出三点建议。一是…: a sentence of its own announces only by its verb, and with nothing but a noun behind.
        return count if _SAYS.search(text, lead.start, count.span.start) and _NOUN.match(tail) else None
    return count if _SAYS.search(text, lead.start, lead.end) else None
