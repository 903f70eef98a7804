"""半角标点

中文的逗号、句号、冒号、括号等占一个字的位置，用全角。半角的挤在字缝里，排版、检索、朗读都受影响。
数字、时刻、比例、网址和外文句子里的半角标点不算；反复出现的只报一次，注明处数。
句中不是发问却夹着一个“?”，多半是转存时丢掉的字符（人名里的“·”之类），只报不改。
"""

from collections.abc import Iterator
from functools import cache

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    prose,
)

_MARK = Pattern(r"[,.;:!?()]")
_WIDE = dict(zip(",.;:!?()", "，。；：！？（）", strict=True))
_CHINESE = Pattern(rf"[{HAN}，。、；：！？（）《》〈〉“”‘’【】〔〕「」『』…—]")
_LATIN = Pattern(r"[A-Za-zÀ-ɏ]")
_HAN = Pattern(rf"[{HAN}]")
_WORD = Pattern(rf"[{HAN}A-Za-z0-9]")
_END = Pattern(r"[”’』」》）)]*[ \t　]*(?:\n|\Z)")
_WORDS = Pattern(rf"[{HAN}，\d]{{5}}[{HAN}](?<![一二三四五六七八九十])\Z|[{HAN}][\d.]*[%℃]\Z")
_BRACKET = Pattern("[()]")
# 〔2017〕5号 typed with round brackets is for the check of document numbers.
_DOCUMENT_NUMBER = Pattern(r"\((?:19|20)\d\d\) ?第?\d+号")
# “(更新时间戳: 1757249884915)”：a line that a machine wrote.
_MACHINE = Pattern(rf"\([{HAN}]+:[ -~]+\)[ \t]*(?:\n|\Z)")
_UNIT = Pattern(r"\d{1,3}(?:小时|个百分点|[万亿元%‰倍吨亩度℃])")
_NUMERALS = "〇零一二三四五六七八九十百"
# &nbsp; and &#12290; of a web page: the semicolon belongs to them.
_ENTITY = Pattern(r"&(?:[A-Za-z]{2,8}|#\d{2,6})\Z")
# What asks: a question mark in the middle of a line follows one of these, or stands for a character that was lost.
_ASKS = Pattern(
    "[吗呢么何谁怎哪几孰否岂难吧嘛啊？?]|多少|多大|多久|多远|是不|不是|有没|能不|要不|可不|没有|还是|对不对"
)
_ASKED = 60
# Characters that write foreign names: a point between two of them is a name's middle dot, not a full stop.
_NAME = frozenset(
    "阿埃艾爱安奥巴白班邦保贝比彼毕宾波伯勃布查茨达戴丹德迪蒂丁顿多恩尔法菲费芬佛弗福夫戈格根古哈海汉豪赫亨胡华霍基吉加贾杰金卡凯"
    "坎康考科克肯库夸奎昆拉莱赖兰朗劳勒雷蕾黎莉里理利丽莲廉列林琳刘隆卢鲁露伦罗洛吕玛马麦曼梅门蒙米密明莫默姆木穆拿娜纳乃奈"
    "内尼妮涅宁纽农努诺欧帕潘佩彭皮平珀泼普奇齐契恰乔切琼丘让热仁日瑞若萨塞桑瑟森莎山舍申什圣施史士舒斯司丝松苏索塔泰坦汤特滕"
    "提图托瓦万旺威韦维魏温文沃乌西希锡席夏谢辛休许雅亚彦扬耶叶依伊因英尤于约扎詹珍朱卓兹佐翰逊买江力吾肉孜"
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 5.1：句号、逗号、顿号、分号、冒号、括号等占一个字的位置",),
    quoted=True,
    fold=True,
    bad=(
        "全县双拥工作开局良好⟦,→，⟧军地关系更加融洽。",
        "⟦(→（⟧一⟦)→）⟧走访慰问。今年共走访重点优抚对象139户⟦,→，⟧发放慰问金21.1万元⟦;→；⟧座谈两次。",
        "着重抓了三件事⟦:→：⟧\n一是走访。",
        "军民鱼水情更浓⟦!→！⟧你说呢⟦?→？⟧",
        "县里拨付了专项经费⟦.→。⟧\n部队十分满意⟦.→。⟧今后要继续做好。",
        "国内生产总值⟦(→（⟧GDP⟦)→）⟧增长5%⟦,→，⟧3年翻一番。",
        "据统计⟦,→，⟧{ →}年内出动官兵36人次。",
        "鼓乐声响彻长天⟦.→。⟧15架飞机飞过，同比增长5.6%⟦.→。⟧一批项目完工。",
        "钢铁协会⟦(→（⟧CISA{ →}⟦)→）⟧负责人说。",
        "法国科学家玛丽⟦.⟧居里发现了镭。",
        "会期：上午8:30⟦,→，⟧地点不变。",
        "管理学家彼得⟦?⟧德鲁克来访，群众满意吗⟦?→？⟧大家都说满意，卖⟦?→？⟧还是不卖⟦?→？⟧",
    ),
    good=(
        "上午8:30集合，比例为1:5，共12,345人，详见 http://www.example.com/a,b.html。",
        "The garrison (中国) said: hello, world; see you soon!",
        "1.加强领导。2.狠抓落实。A.甲 B.乙",
        "1)加强领导\na)狠抓落实",
        "约翰.史密斯来访，材料存为“总结.doc”。",
        "函数f(x)的值，版本为v1.2。",
        "印发〔2017〕5号文件，即市双拥(2017)5号。",
        "一.加强领导",
        "(更新时间戳: 1757249884915)",
        "支持部队建设...",
        "病人候诊时间缩短.5小时，疗效合格率提高.8个百分点。",
        "双拥工作&nbsp;&nbsp;常抓不懈&#8226;逐年提高。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Half-width marks beside Chinese, each with its full-width twin."""
    text = prose(doc)
    if text.isascii() or not _MARK.search(text):
        return
    foreign = cache(lambda start: _is_foreign(text, start))
    brackets = _brackets(text) if "(" in text or ")" in text else ()
    for match in _MARK.finditer(text):
        at = match.start()
        mark = text[at]
        if mark not in "()" and _is_latin(text[at - 1 : at]) and _is_latin(text[at + 1 : at + 2]):
            continue
        wrong = at in brackets if mark in "()" else _full_stop(text, at) if mark == "." else _beside(text, at)
        if wrong and not foreign(text.rfind("\n", 0, at) + 1):
            yield _finding(text, at)


def _finding(text: str, at: int) -> Finding:
    wide = _WIDE[text[at]]
    end = at + 1
    while end < len(text) and text[end] == " ":
        end += 1
    # Spaces typed beside a half-width mark go with it; at the ends of a line they are somebody else's.
    reach = end if end < len(text) and text[end] != "\n" else at + 1
    begin = at
    while text[at] != "(" and begin and text[begin - 1] == " ":
        begin -= 1
    begin = begin if begin and text[begin - 1] != "\n" else at
    fix = Fix((Edit(Span(begin, reach), wide),), Safety.SAFE, f"改为全角“{wide}”")
    if _lost(text, at):
        return Finding(
            Span(at, at + 1),
            "这里不像在发问，夹着的“?”多半是转存时丢掉的字符（如人名里的“·”）；请对照原文改正",
            key="丢字",
        )
    # 玛丽.居里: where one side could belong to a foreign name, a person decides.
    doubtful = text[at] == "." and at and (text[at - 1] in _NAME or text[at + 1 : at + 2] in _NAME)
    return Finding(
        Span(at, at + 1),
        f"“{text[at]}”是半角标点，中文里用全角“{wide}”",
        fixes=() if doubtful and text[at + 1 : at + 2].strip() else (fix,),
    )


def _lost(text: str, at: int) -> bool:
    """Whether a question mark stands between two words where nothing is asked: 彼得?德鲁克."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] != "?" or not (_WORD.match(left) and _WORD.match(right)):
        return False
    # TrueWhite?技术: behind a foreign word only its own clause could ask.
    ends = "。！？!?；;，," if left.isascii() else "。！？!?；;"
    start = max(at - _ASKED, text.rfind("\n", 0, at) + 1, *(text.rfind(mark, 0, at) + 1 for mark in ends))
    return not _ASKS.search(text, start, at) and not text.startswith("还是", at + 1)


def _is_latin(character: str) -> bool:
    """Whether it is a letter or digit of ASCII."""
    return character.isascii() and character.isalnum()


def _beside(text: str, at: int) -> bool:
    """Whether the mark, or the run of half-width marks it belongs to, stands beside Chinese and not inside a number."""
    if text[at] == ":" and text[at + 1 : at + 2] in ("/", "\\"):
        return False
    if text[at] == ";" and _ENTITY.search(text, max(0, at - 9), at):
        return False
    left, right = _neighbours(text, at)
    if _is_latin(left) and _is_latin(right):
        return False
    if _CHINESE.match(left) or _CHINESE.match(right):
        return True
    # “增长5%,3年翻番”：after a per cent sign no number goes on.
    return left in "%％℃" and bool(left) and right.isdigit()


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """The characters before and after the run of half-width marks around ``at``, a space after it passed over."""
    left, right = at - 1, at + 1
    while left >= 0 and text[left] in ",;:!?()" and at - left < 8:
        left -= 1
    while right < len(text) and text[right] in ",;:!?() " and right - at < 8:
        right += 1
    return (text[left] if left >= 0 else "\n"), (text[right] if right < len(text) else "\n")


def _full_stop(text: str, at: int) -> bool:
    """Whether the point ends a Chinese sentence: at the end of a line, or between words that are no foreign name."""
    left = text[at - 1] if at else "\n"
    right = text[at + 1] if at + 1 < len(text) else "\n"
    # 缩短.5小时: a figure that lost its zero is another check's.
    if "." in (left, right) or (right.isdigit() and _UNIT.match(text, at + 1)):
        return False
    if left == ")":
        # Behind half-width brackets the word before them decides.
        left = text[at - 2] if at > 1 else "\n"
    if _END.match(text, at + 1):
        start = text.rfind("\n", 0, at) + 1
        # An ordinal alone on its line (“一.”) is no sentence.
        return bool(_CHINESE.match(left) or (left in "%℃0123456789" and at - start > 12)) and at - start > 3
    if left in _NUMERALS and text[text.rfind("\n", 0, at) + 1 : at].strip(_NUMERALS + " \t　第（(") == "":
        return False
    if right.isdigit() or left in "%℃":
        # “鼓乐震天.15架飞机”, “增长5.6%.一批项目”：words enough before the point for a sentence.
        return (
            not (left.isascii() and left.isalnum())
            and bool(_WORDS.search(text, max(0, at - 8), at))
            and bool(_CHINESE.match(right) or right.isdigit())
        )
    if not _CHINESE.match(left) or not _CHINESE.match(right) or (left in _NUMERALS and right in _NUMERALS):
        return False
    return not (left in _NAME and right in _NAME)


def _brackets(text: str) -> frozenset[int]:
    """Where half-width brackets stand that should be full-width: a pair shares its fate."""
    wrong: set[int] = set()
    open_at: list[int] = []
    line, end = 0, -1
    for match in _BRACKET.finditer(text):
        at = match.start()
        if at > end:
            wrong.update(place for place in open_at if _beside(text, place))
            open_at.clear()
            line = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at) % (len(text) + 1)
        if match[0] == "(":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if _wrong_pair(text, start, at):
                wrong |= {start, at}
        elif _beside(text, at) and not _is_marker(text, line, at):
            wrong.add(at)
    wrong.update(place for place in open_at if _beside(text, place))
    return frozenset(wrong)


def _is_marker(text: str, line: int, at: int) -> bool:
    """Whether the closing bracket at ``at`` belongs to an ordinal such as 1) or a)."""
    start = at
    while start > max(line, at - 2) and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    return start < at and (start == line or text[start - 1] in " \t　。；;，,：:、")


def _wrong_pair(text: str, start: int, end: int) -> bool:
    if _DOCUMENT_NUMBER.match(text, start):
        return False
    if _HAN.search(text, start, end):
        return True
    # f(x), main(): part of a foreign word, whatever follows.
    if start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    return _beside(text, start) or _beside(text, end)


def _is_foreign(text: str, start: int) -> bool:
    """Whether the line is a foreign sentence with a Chinese word in it, or machine-written."""
    if _MACHINE.match(text, start):
        return True
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end]
    return len(_LATIN.compiled.findall(line)) > 2 * len(_HAN.compiled.findall(line))
