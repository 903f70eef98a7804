"""多余空格

中文字与字、字与标点之间不空格；空格会让词断开、行首出现空白，查找“鱼水情”时也找不到“ 鱼水情”。
汉字与数字、字母之间的空格，姓名对齐、表格、标题、署名里的空格不算；反复出现的只报一次，注明处数。
空格两边都是成句的话时，可能原来有个标点，只报不改。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Finding,
    Fix,
    Line,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    lines,
    prose,
)

_SPACE = " \\t\u00a0\u3000\u2002-\u200a"
_GAP = f"[{_SPACE}]{{1,3}}"
_GAPS = Pattern(f"[{_SPACE}][{_SPACE}]*")
# Beside a mark: never right, whatever the words.
_MARK = Pattern(
    rf"(?<=[{HAN}”’》）]){_GAP}(?=[“‘《〈])|(?<=[”’》〉]){_GAP}(?=[{HAN}])|(?<=\S){_GAP}(?=[，。、；：！？）”’》〉])"
    rf"|(?<=[（“‘《〈]){_GAP}(?=\S)|(?<=[，、；]){_GAP}(?=[{HAN}“《])"
    # Behind a full stop one space alone: more of them stand where a paragraph began.
    rf"|(?<=[{HAN}0-9”）][。！？]) (?=[{HAN}“《])",
)
_WORD = Pattern(rf"(?<=[{HAN}]){_GAP}(?=[{HAN}])")
_ORDINAL = Pattern(
    rf"[（(]?(?:[一二三四五六七八九十百]{{1,4}}|\d{{1,3}}|[A-Za-z①-⑳])[、．.）)，]+{_GAP}|第[一二三四五六七八九十百零〇\d]{{1,6}}[章节条款编篇项部]分?{_GAP}?"
)
_CREDIT = Pattern(r"[《“]?[ 　]?[^》\n]{2,10}[ 　]?[》”]?[（(][^）)\n]{4,30}版[ 　]?[）)]")
_BYLINE = Pattern(r"记者|通讯员|作者|供稿|撰稿|摄影|编辑|责编|审核|图片|文字|视频|主持|署名|文/图|[摄电]$")
_CLAUSE = Pattern(r"[，。；：！？、（）“”《》\n]")
_PHRASE = 4
"""So many characters on either side of a space may be two phrases whose comma was lost."""
_SIGNED = 30
_BINDS = "或和与及的地得在把被将对向从以为是至到于了并一二三四五六七八九十百千万亿"
_BOUND = "的地得了着过等级条款项个们"
_STOP = "。！？；…："


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 5.1：标点符号的位置和书写形式", "GB/T 9704—2012 5.2：字距"),
    quoted=True,
    fold=True,
    bad=(
        "军民⟦ →⟧“鱼水情”更浓，“八一”⟦ →⟧建军节期间走访慰问。",
        "印发了⟦ →⟧《双拥工作要点》⟦ →⟧，要求抓好落实⟦ →⟧。",
        "据统计，⟦ →⟧全年解决子女入学困难5人（⟦ →⟧含转学⟦ →⟧）。",
        "一年来，全县上下认真做好双⟦ →⟧拥工作，取得了较好成绩。",
        "全年走访军属139户。⟦ →⟧各乡镇同时开展慰问，效果良好。",
        "改造采用原地重建、回迁安置为主⟦ ⟧多元安置补充的模式，群众比较满意。",
    ),
    good=(
        "全年共为 5 名官兵解决 GDP 核算问题，2012 年完成。",
        "　　县委、县政府高度重视。",
        "组长：张 三、王小二、李 四，副组长：赵 五。",
        "第三条 本办法自印发之日起施行，由县民政局负责解释。",
        "一、 加强领导\n1、 抓好落实，逐级压实责任。",
        "弘扬双拥传统 共筑鱼水深情",
        "《 双拥日报 》（ 2014年08月01日 01 版）",
        "（记者 张三 李四）八一前夕，县里走访了驻军，新华社记者 王五 摄。",
        "开展“弘扬双拥传统 共筑鱼水深情”主题活动，各单位积极参加，效果很好。",
        "2016年2月6日 《关于修改部分法规的决定》第一次修订",
        "新华社北京7月1日电 全国双拥工作会议今天在北京召开，各地代表参加。",
        "爱国 敬业 诚信 友善，是每个公民都应当遵守的行为准则。",
        "县财政局                2012年11月5日",
        "联系人：　　，联系电话：6120000，请按时报送。",
        "县领导今天走访驻军，看望了官兵。 本报记者 王五 摄",
        "今日要闻，超豪华迎亲车队亮相街头 王五：这笔账该怎么算，请看今天的报道。",
        "全年走访军属139户。　　各乡镇同时开展慰问。 Good. 1.走访。 2.座谈。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Spaces beside Chinese marks, and spaces inside words of running text."""
    text = prose(doc)
    every = [match.start() for match in _GAPS.finditer(text)]
    for line in lines(doc) if every else ():
        start, end = line.span.start, line.span.end
        gaps = every[bisect_left(every, start) : bisect_left(every, end)]
        if not gaps or (text[end - 1] in "）)" and _CREDIT.fullmatch(text, start, end)):
            continue
        beside = [match for at in gaps if (match := _MARK.match(text, at, end))]
        running = _running(text, line)
        if not (beside or running):
            continue
        ordinal = _ORDINAL.match(text, start, end)
        body = ordinal.end() if ordinal else start
        sentence = any(mark in text[start:end] for mark in "。；，")
        for match in beside:
            # In a heading a space beside a quotation or title divides its two halves.
            if (
                match.start() >= body
                and (sentence or text[match.end()] in "，。、；：！？")
                and not _dated(text, match)
                and not _unfilled(text, match)
                and not (text[match.start() - 1] in "。！？" and _credited(text, match.end(), end))
            ):
                yield _finding(Span(*match.span()))
        if running:
            yield from _inside_words(text, body, end, gaps)


def _finding(span: Span, *, doubtful: bool = False) -> Finding:
    message = "中文之间有多余的空格，应删去"
    if doubtful:
        message = "中文之间有空格，两边都是成句的话；请核对是多了空格，还是漏了标点"
    safety = Safety.MANUAL if doubtful else Safety.SAFE
    return Finding(span, message, fixes=(Fix((Edit(span, ""),), safety, "删去空格"),))


def _running(text: str, line: Line) -> bool:
    """Whether the line is a sentence: long, punctuated, closed by an end mark."""
    start, end = line.span.start, line.span.end
    return end - start >= 20 and text[end - 1] in _STOP + "”）" and "，" in text[start:end]


def _unfilled(text: str, match: re.Match[str]) -> bool:
    """Whether the gap is a blank that nobody filled in: 联系人：　　，电话：…"""
    return len(match[0]) > 1 and text[match.start() - 1] in "：:" and text[match.end()] in "，；。）"


def _dated(text: str, match: re.Match[str]) -> bool:
    """Whether the gap follows a date or a dateline: 2016年2月6日 《决定》第一次修订."""
    return text[match.start() - 1] in "电讯" or (text[match.start() - 1] == "日" and text[match.start() - 2].isdigit())


def _credited(text: str, start: int, end: int) -> bool:
    """Whether nothing follows in the line but who wrote or took it: 新华社记者 王五 摄."""
    return end - start < _SIGNED and _BYLINE.search(text, start, end) is not None


def _inside_words(text: str, start: int, end: int, gaps: Sequence[int]) -> Iterator[Finding]:
    """Spaces between Chinese characters of one clause that are no alignment, list, byline or heading."""
    for match in filter(None, (_WORD.match(text, at, end) for at in gaps if at >= start)):
        left = _clause_start(text, start, match.start())
        right = _CLAUSE.search(text, match.end(), end)
        stop = right.start() if right else end
        clause = text[left:stop]
        if len(_GAPS.sub("", clause)) < 6 or match.start() < start + 4 or _BYLINE.search(clause):
            continue
        pieces = [piece for piece in _GAPS.sub(" ", clause).split(" ") if piece]
        if len(pieces) > 2 and min(len(piece) for piece in pieces) > 1:
            # Several groups set off by spaces: a slogan or a list.
            continue
        if len(match[0]) > 1 or text[match.start() - 1] in "电讯":
            continue
        if text[left - 1] in "“《〈‘" and min(len(piece) for piece in pieces) > 1:
            # “共筑长城 同心向党”：the two halves of a motto or title.
            continue
        if right and right[0] == "：":
            # 网民热议 张三：……: a headline or a speaker begins.
            continue
        doubtful = len(pieces) == 2 and min(len(piece) for piece in pieces) >= _PHRASE
        # No comma was ever between 或 and what it joins, or 第三十五 and 条.
        doubtful = doubtful and text[match.start() - 1] not in _BINDS and text[match.end()] not in _BOUND
        yield _finding(Span(*match.span()), doubtful=doubtful)


def _clause_start(text: str, start: int, at: int) -> int:
    while at > start and not _CLAUSE.match(text, at - 1):
        at -= 1
    return at
