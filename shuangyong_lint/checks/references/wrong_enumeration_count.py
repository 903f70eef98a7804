"""列举项数不符

“甲、乙、丙四个乡镇”：列出的与所报的数目不一致，不是漏了一个，就是数目写错。有“等”字的，所报的数目不应少于所列。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Count,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    Verified,
    counts,
    document_check,
    numeral,
    plain,
)

_STOPS = "，。；：！？（）《》\n,;:()【】"
_STOP = Pattern(f"[{_STOPS}]")
_JOIN = Pattern("以及|(?<![参普涉危总共温缓])[和与及](?![平谐解睦气时格局])")
# A last item with one of these is no item but the rest of a clause: 沿海和三北地区逐渐新增了｜8个基地.
_FUNCTION = Pattern("[是在将了向被把使让由已曾且并的]")
_CLAUSE = Pattern(
    "[是在将了向被把使让由已曾且并的]|\\d"
    "|(?:增加|增长|减少|新增|达到?|共有?|拥?有|率|含|设立?|建成|[至到超]|超过|突破|实施|开展|推进|推动|培育|完成|践行|坚持|贯彻|落实"
    "|吃透|实现|加强|深化|完善|打好|抓好|做好|维护|确立|增强|坚定|做到|保持|实行|健全|提升|打造|构建|统筹|巩固|拓展|弘扬|突出"
    "|聚焦|围绕|涵盖|包括|分为|形成|建立|创建|履行|遵守|学习|宣传|执行|支持|帮助|组织|举办|召开|参加)$"
    "|[后前内外时日上中下里间岸]$"
)
# Names that begin with a number; whatever is enumerated before them is not what they count.
_NAMES = Pattern(
    "现代化|自信|意识|全面|文明|维护|确立|代表|基本原则|规定|务必|不变|转变|毫不动摇|百年|统一|主义|面向|离不开|服务|层次|世界|市场|循环"
)
_LISTED_ON = Pattern("[^，。；：！？（(\n]{1,8}、")
_TIMES = Pattern("月|工作日|自然日|交易日|小时|学时|百分点|季度|星期|学期|年度?|多|以上|以内|左右|月")
_ORDINAL = Pattern("[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?$|其[一二三四五]$|第[一二三四五六七八九十]$")
_NUMERAL = Pattern("[一二两三四五六七八九十0-9]")
# 30个省和14个部门; 冬季两项, 铁人三项 are sports.
_ONWARD = ("和", "与", "及", "或", "以及", "冬季", "现代", "铁人")
_REGIONS = ("中亚", "北欧", "波罗的海", "东盟", "金砖", "海湾", "西非", "南亚", "中东欧", "萨赫勒", "湄公河", "澜湄")
_NOUNS = frozenset({"省", "市", "县", "区", "国", "州", "地", "镇", "乡", "村", "部门", "单位"})
_THINGS = frozenset({"个", "大", "项", "类", "种", "方面", "家", "名", "件", "条", "支", "所", "座"})
_HAN = Pattern(f"[{HAN}]")
_LONGEST, _SHORT = 12, 6
_REACH = 300
"""How far before its count an enumeration may begin, in characters."""


@document_check(
    severity=Severity.WARNING,
    source=("前后呼应：所报数目应与所列一致；“等”后的数目不少于所列",),
    bad=(
        "城关、东岭、西河⟦四个→三个⟧乡镇完成了任务。",
        "开展访贫问苦、走访慰问、结对帮扶⟦四项→三项⟧活动。",
        "县民政局、财政局、人社局、教育局等⟦三个→四个⟧单位参加了活动。",
        "实施“强基、提质、增效”⟦四大→三大⟧工程。",
    ),
    good=(
        "城关、东岭、西河三个乡镇完成了任务。",
        "分别由组织、劳动人事、教育、民政等部门完成。",
        "县民政局、财政局等七部门联合印发了方案。",
        "交通、水利和农业三大领域的投入都有增加。",
        "工业产值、销售收入均保持两位数增长。",
        "培育了3个省级园区、12个市级园区。",
        "宣传贯彻党的路线、方针和政策，坚持四项基本原则。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "增进了中国、老挝两国人民的友谊。",
        "党员、干部要吃透中央八项规定精神。",
        "党员李明、王强、赵芳围绕学业规划、社会实践、就业准备三大方向作了分享。",
    ),
)
def check(doc: Document) -> Iterator[Finding | Verified]:
    """Counts right behind an enumeration with 、."""
    for count in counts(doc):
        read = _enumeration(doc, count)
        if read is None:
            continue
        span, least, most, more = read
        value = count.value
        if least <= value <= most or (more and value >= least):
            if not more and least == most:
                yield Verified(Span(span.start, count.span.end), f"“{doc[count.span]}”：所列 {least} 项")
            continue
        if value > 2 * most + 1:
            # 国务院、法院、检察院15个报告: not what is enumerated is counted.
            continue
        if value < least and _begins_inside(doc, span, value):
            continue
        listed = most if least == most or value > most else least
        digits = doc[count.numeral]
        new = str(listed) if digits.isascii() else "两" if listed == 2 else numeral(listed)
        yield Finding(
            count.span,
            f"这里说“{doc[count.span]}”，前面列出的是 {listed} 项"
            + ("，已经超过" if more else "")
            + "；请核对是数目有误，还是多列、漏列了一项",
            evidence=(Evidence(span, f"所列 {listed} 项"),),
            fixes=(Fix((Edit(count.numeral, new),), Safety.MANUAL, f"改为“{new}{count.classifier}”"),),
        )


def _enumeration(doc: Document, count: Count) -> tuple[Span, int, int, bool] | None:
    """The enumeration before the count: its span, its least and greatest number of items, and whether 等 ends it."""
    text = plain(doc)
    floor = max(0, count.span.start - _REACH)
    last = text.rfind("、", floor, count.span.start)
    if last < 0 or _STOP.search(text, last, count.span.start) or not _counts_things(text, count):
        return None
    floor = text.rfind("\n", floor, count.span.start) + 1 or floor
    at = count.span.start
    if at > floor and text[at - 1] in "这“" and text[at - 2 : at - 1] != "、":
        # ……提质、增效等“三大行动”
        at -= 1
    quoted, more = text[at - 1 : at] == "”", text[at - 1 : at] == "等"
    if quoted:
        floor = max(floor, text.rfind("“", floor, at) + 1)
    if quoted or more:
        at -= 1
    start = max(floor, max(text.rfind(mark, floor, at) for mark in _STOPS) + 1)
    items = text[start:at].split("、")
    if _ORDINAL.match(items[0]):
        # 二、打好四个现代化的战役: that 、 belongs to an ordinal.
        items = items[1:]
    sure = more or quoted
    if not _are_items(items) or not (sure or _stand_alone(text, items, count, named=text[at : at + 1] == "“")):
        return None
    joined = sum(sum(1 for _ in _JOIN.finditer(item)) for item in items)
    return Span(start, at), len(items), len(items) + joined, more


def _are_items(items: list[str]) -> bool:
    """Whether these are the short members of one enumeration."""
    words = "、".join(items)
    if len(items) < 2 or not all(item.strip() for item in items) or words.count("“") != words.count("”"):
        return False
    if items[-1].endswith(_ONWARD) or "等" in words or any(len(item) > _LONGEST for item in items[1:]):
        return False
    return not any(_FUNCTION.search(item) for item in items[1:-1])


def _stand_alone(text: str, items: list[str], count: Count, *, named: bool) -> bool:
    """Whether the count, with neither 等 nor quotation marks before it, sums up just these items."""
    if _CLAUSE.search(items[-1]) or _LISTED_ON.match(text, count.span.end):
        # 增强……、做到两个维护、……: the count is itself part of an enumeration.
        return False
    # 干部、群众齐抓｜八项任务: too little of an enumeration for so much a count.
    return len(items) > 2 or (len(items[-1]) <= _SHORT and count.value <= 3 and not named)


def _begins_inside(doc: Document, span: Span, value: int) -> bool:
    """Whether the enumeration may begin inside its item ``value`` from the end: 张三、李四围绕｜学习、实践两个方面."""
    items = plain(doc)[span.start : span.end].split("、")
    head, rest = items[-value], items[len(items) - value + 1 :]
    return len(head) >= 4 and len(head) >= max(map(len, rest), default=0) + 2


def _counts_things(text: str, count: Count) -> bool:
    following = text[count.span.end : count.span.end + 1]
    if count.classifier in _NOUNS:
        # 三省一市; 中亚五国 and 京津冀三地 are names of their own.
        before = text[max(0, count.span.start - 4) : count.span.start]
        abbreviated = before[-count.value - 1 : -count.value] in ("、", "，") and count.value < 4
        named = abbreviated or (count.classifier == "国" and before.endswith(_REGIONS))
        return not (_NUMERAL.match(following) or named)
    if _TIMES.match(text, count.span.end) or _NAMES.match(text, count.span.end) or following in "和与及、":
        return False
    # 亿元以上项目11个，: what is counted stands before.
    return count.classifier in _THINGS and _HAN.match(following) is not None
