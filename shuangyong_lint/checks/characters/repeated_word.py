"""词语紧接重复

同一个双字词紧接着写了两遍（确保确保、登记登记造册），词表没有列出的也按词典判断。动词的重叠（研究研究、商量商量）、
强调（很多很多、坚持坚持再坚持）、量词（一件一件）和前后两词恰好相接的（集装箱装箱、支队支队长、本规定规定的）不在此列。
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
    anchors,
    document_check,
    is_word,
    plain,
)

_TWICE = Pattern(f"([{HAN}]{{2}})\\1")
_NOTHING = bytes(8)
_COUNTS = frozenset("一二两三四五六七八九十几每半个")
# A body or a rule and what it does: the same word is noun, then verb.
_TWINS = Pattern(
    "规定|代表|组织|领导|指挥|编辑|导演|裁判|主管|翻译|决定|通知|报告|规划|计划|年度|建议|"
    "要求|指示|安排|汇报|总结|预算|决算|保险|补贴|鉴定|监理|设计|出租|保管|出版|部门|产业|"
    "预防|评估|审计|记录|命令|委托|说明|管理|监督|检察|检验|救援|建筑|投资|证明|中国"
)
# Said twice for weight, or of an attempt.
_MOOD = Pattern(
    "很多|很好|很大|很紧|非常|特别|完全|确实|真正|永远|十分|好多|许多|多少|最后|最最|实在|"
    "反复|无限|来回|太好|抓紧|做实|坚持|研究|讨论|商量|学习|了解|考虑|交流|宣传|走动|休息|"
    "锻炼|检查|活动|熟悉|认识|调查|帮助|教育|照顾|打听|介绍|合计|琢磨|思考|体验|感受|观察|"
    "比较|参观|整理|收拾|打扫|准备|计算|协商|沟通|切磋|请教|参考|尝试|改善|调整|表示|表现|"
    "解释|解决|批评|表扬|反省|反思|舒服|高兴|快活|热闹|痛快|轻松|安静|清醒|取消|下放|放松|"
    "放心|辛苦|欢迎|感谢|谢谢|加油|同意|支持|创新|前进|注意|大片|大段|哇啦|逐步"
)
# 宣传宣传力度: a noun of office behind it leaves no room for an attempt.
_OFFICE = Pattern("力度|工作|活动|制度|机制|方案|任务|贯彻|制定|制订|出台|部署|教育|培训|成果|台账")
_SUFFIX = "者长室员部厅局处科组站所证团委会化性物链费率权师队书家国"
_GOES_ON = Pattern("[再又就了着过看吧吗呢的地得]|一下")
_TRIES = "再多去来先好起要都能可该应给"
_OWN = Pattern("[我本该全各][省市州县区旗乡镇村局厅委办院校]")
_HAN_OR_DIGIT = Pattern(f"[{HAN}0-9]")


@document_check(
    severity=Severity.WARNING,
    source=("文字通顺的一般要求：同一词语不应无意重复",),
    skip=("title",),
    bad=(
        "及时足额发放救助金，⟦确保确保→确保⟧困难群众领到手。",
        "对辖区内机构逐一⟦登记登记→登记⟧造册。",
        "二是加大⟦宣传宣传→宣传⟧力度。",
        "上半年，⟦我区我区→我区⟧坚持项目为王。",
        "努力降低企业管理⟦开支开支→开支⟧。",
        "农机部门要⟦全员全员→全员⟧上岗。",
    ),
    good=(
        "请各单位再研究研究，大家商量商量办法，再盘点盘点。一件一件落实。",
        "困难还有很多很多，要坚持坚持再坚持。",
        "集装箱装箱检查员、禁毒支队支队长、会议会议室。",
        "符合本规定规定的条件，报送上一年度年度报告。",
        "增强信心同心同德，分等级分级分类管理。",
        "孩子们唱“国旗国旗真美丽”。",
        "该取消取消、该下放下放，各地因地因校制宜。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Words of the dictionary that stand twice, outside the table of doubled words."""
    text = plain(doc)
    done = 0
    for start in _twice(text):
        if start < done or not (match := _TWICE.match(text, start)):
            continue
        end = done = match.end()
        word = match[1]
        if _meant(text, start, end, word) or _listed(doc, start):
            continue
        gap = Span(start + 2, end)
        yield Finding(
            Span(start, end),
            f"“{word}”紧接着写了两遍；请核对，多出的删去",
            evidence=(Evidence(gap, f"又一个“{word}”"),),
            fixes=(Fix((Edit(gap, ""),), Safety.UNSAFE, f"删去一个“{word}”"),),
            key=word,
        )


def _twice(text: str) -> Iterator[int]:
    """Where the same two characters follow the two that stand there.

    The text as one number, less itself two characters on, is nothing there: a pattern takes three times as long.
    """
    data = text.encode("utf-32-le", "surrogatepass")
    number = int.from_bytes(data, "little")
    apart = (number ^ number >> 64).to_bytes(len(data), "little")
    at = apart.find(_NOTHING)
    while at >= 0:
        if at % 4 == 0:
            yield at // 4
        at = apart.find(_NOTHING, at + 1)


def _listed(doc: Document, start: int) -> bool:
    """Whether the table of doubled words has its own say."""
    return any(hit.start <= start < hit.end for hit in anchors(doc, "characters.doubled-word"))


def _meant(text: str, start: int, end: int, word: str) -> bool:
    """Whether the two belong to different words, or are said twice on purpose."""
    if word[0] == word[1] or word[0] in _COUNTS or _TWINS.fullmatch(word):
        return True
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and before in "“《":
        # “国旗国旗真美丽”: the beginning of a song.
        return True
    if _GOES_ON.match(after) or after == word or text[start - 2 : start] == word or word[1] == "着":
        return True
    # 再走动走动。 ends a clause with an attempt.
    tried = not _HAN_OR_DIGIT.match(after) and before and before in _TRIES
    if tried or (_MOOD.fullmatch(word) and not _OFFICE.match(after)):
        return True
    if not (_OWN.match(word) or is_word(word)):
        return True
    # 信心[同心同]德, 集装箱[装箱], 支队[支队]长: another word reaches over one of the ends.
    return bool(
        (after[:1] and after[0] in _SUFFIX)
        or is_word(word + after[:1])
        or is_word(word + after)
        or is_word(before + word[0])
        or is_word(before + word)
    )
