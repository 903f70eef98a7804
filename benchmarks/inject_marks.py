"""Defects of marks, residue and names: half-width and doubled marks, lost halves of pairs, blanks, masks, variants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[str, tuple[int, int]]

_H = "[一-鿿]"
# Characters that are typed for one another: same sound, or same shape.
ALIKE = {
    pair[0]: pair[1]
    for pair in [
        "平萍",
        "萍平",
        "明名",
        "名鸣",
        "国囯",
        "建健",
        "健建",
        "工公",
        "公工",
        "作做",
        "做作",
        "办半",
        "理里",
        "里理",
        "实施",
        "施实",
        "意义",
        "义意",
        "方芳",
        "芳方",
        "强墙",
        "管官",
        "官管",
        "育欲",
        "教校",
        "防访",
        "民名",
        "标彪",
        "准淮",
        "量梁",
        "目木",
        "要耍",
        "规归",
        "定订",
        "订定",
        "通统",
        "知智",
        "关观",
        "于与",
        "开升",
        "展辗",
        "加嘉",
        "志智",
        "伟纬",
        "华哗",
        "军君",
        "君军",
        "永咏",
        "文纹",
        "海诲",
        "江姜",
        "红虹",
        "林琳",
        "玉王",
        "王玉",
        "东冬",
        "云芸",
        "峰锋",
        "锋峰",
        "清青",
        "青清",
        "晓小",
        "小晓",
        "丽俪",
        "安按",
        "全权",
        "权全",
        "法发",
        "发法",
        "条修",
        "例列",
        "议义",
        "决绝",
        "纲刚",
        "刚钢",
        "划化",
        "化花",
        "计记",
        "记计",
        "近进",
        "进近",
        "会汇",
    ]
}


def _replace(text: str, pattern: str, new: str | dict[str, str], *, group: int = 0) -> Iterator[Place]:
    for match in re.finditer(pattern, text):
        start, end = match.span(group)
        words = new[match[group]] if isinstance(new, dict) else new
        yield text[:start] + words + text[end:], (start, start + len(words))


def half_width(text: str) -> Iterator[Place]:
    """One Chinese mark typed half-width."""
    table = dict(zip("，。；：！？", ",.;:!?", strict=True))
    yield from _replace(text, "(?<=.)[，；：！？]|(?<=.)。(?=.)", table)


def half_bracket(text: str) -> Iterator[Place]:
    """A pair of brackets typed half-width."""
    for match in re.finditer("（([^（）\n]{1,30})）", text):
        start, end = match.span()
        yield f"{text[:start]}({match[1]}){text[end:]}", (start, end)


def lost_half(marks: str) -> object:
    """One half of a pair on one line taken away."""

    def places(text: str) -> Iterator[Place]:
        left, right = marks[0], marks[1]
        for match in re.finditer(f"{left}[^{marks}\n]{{1,40}}{right}", text):
            start, end = match.span()
            yield text[:start] + text[start + 1 :], (start, start + 1)
            yield text[: end - 1] + text[end:], (end - 2, end - 1)

    return places


def reversed_quotes(text: str) -> Iterator[Place]:
    """Both marks of a short quotation turned round."""
    for match in re.finditer("“([^“”\n，。]{1,12})”", text):
        start, end = match.span()
        yield f"{text[:start]}”{match[1]}“{text[end:]}", (start, end)


def same_quotes(text: str) -> Iterator[Place]:
    """The opening mark used twice."""
    for match in re.finditer("“([^“”\n，。]{1,12})”", text):
        start, end = match.span()
        yield f"{text[: end - 1]}“{text[end:]}", (start, end)


def straight_quotes(text: str) -> Iterator[Place]:
    """A pair of quotation marks typed straight."""
    for match in re.finditer("“([^“”\n]{1,20})”", text):
        start, end = match.span()
        yield f'{text[:start]}"{match[1]}"{text[end:]}', (start, end)


def angle_title(text: str) -> Iterator[Place]:
    """Title marks typed as less-than and greater-than signs."""
    for match in re.finditer(f"《({_H}[^《》〈〉<>\n]{{3,30}}{_H})》", text):
        start, end = match.span()
        yield f"{text[:start]}<{match[1]}>{text[end:]}", (start, end)


def doubled(text: str) -> Iterator[Place]:
    """A mark typed twice, or two different ones together."""
    for match in re.finditer("[，。、；]", text):
        at = match.end()
        for extra in (match[0], "，" if match[0] != "，" else "。"):
            yield text[:at] + extra + text[at:], (at - 1, at + 1)


def space(text: str) -> Iterator[Place]:
    """A space before or behind a mark of a running sentence."""
    for match in re.finditer(f"(?<={_H})(?=[，。；”》）])(?=[^\n]*。)|(?<=[，；“《（])(?={_H})(?=[^\n]*。)", text):
        at = match.start()
        yield f"{text[:at]} {text[at:]}", (at, at + 1)


def blank_year(text: str) -> Iterator[Place]:
    """The year blanked."""
    for new in ("201x", "20XX", "20××", "201X"):
        yield from _replace(text, r"(?<!\d)20\d\d(?=年)", new)


def blank_name(text: str) -> Iterator[Place]:
    """The name of a place blanked."""
    for new in ("XX", "××", "xx", "XXX"):
        yield from _replace(
            text, rf"(?<=[到在和、，。：])({_H}{{2}})(?=[省市县区](?!域|场|级|长|委|民|容))", new, group=1
        )


def blank_day(text: str) -> Iterator[Place]:
    """Month and day blanked."""
    for new in ("×月×日", "X月X日", "XX月XX日"):
        yield from _replace(text, r"(?<!\d)\d{1,2}月\d{1,2}日", new)


def slot(text: str) -> Iterator[Place]:
    """A slot of a template left in a sentence."""
    for new in ("{{单位名称}}", "【待补充】", "（此处填写数据）", "[姓名]"):
        yield from _replace(text, f"(?<={_H})(?=，)", new)


def mask(text: str) -> Iterator[Place]:
    """A word covered with stars or squares."""
    for new in ("**", "****", "■■", "********"):
        yield from _replace(text, rf"(?<={_H}|、|，){_H}{{2}}(?=[县市镇乡局厂、])", new)


def site(text: str) -> Iterator[Place]:
    """A website's words between two paragraphs."""
    for match in re.finditer("(?<=。)\n", text):
        at = match.end()
        for words in (
            "以下是范文网小编为大家整理的工作总结，欢迎阅读。\n",
            "希望对你有所帮助，更多范文请关注本站。\n",
            "下一篇：民政局工作总结\n",
        ):
            yield text[:at] + words + text[at:], (at, at + len(words) - 1)


def title_character(text: str) -> Iterator[Place]:
    """One character of a title that is cited more than once typed as another of the same sound or shape."""
    for start, name in _repeated(text, "《([^《》\n]{6,40})》"):
        for offset, character in enumerate(name):
            if character in ALIKE and character not in "一二三四五六七八九十":
                at = start + offset
                yield text[:at] + ALIKE[character][-1] + text[at + 1 :], (at, at + 1)


def title_word(text: str) -> Iterator[Place]:
    """A word of two characters left out of the middle of a title that is cited more than once."""
    for start, name in _repeated(text, "《([^《》\n]{12,40})》"):
        at = start + len(name) // 2 - 1
        if re.fullmatch(f"{_H}{{2}}", text[at : at + 2]):
            yield text[:at] + text[at + 2 :], (start, start + len(name) - 2)


_POSTS = "书记|主任|局长|部长|省长|市长|县长|主席|总理|院长|会长|委员长|记者|院士|组长|队长"


def person(text: str) -> Iterator[Place]:
    """One character of a person's name that stands at least three times typed as another of the same sound or shape."""
    pattern = rf"(?:{_POSTS})((?!同志){_H}{{3}})(?=[，、。；：]|主持|出席|指出|强调|表示|同志|说|和|在)"
    for start, name in _repeated(text, pattern):
        if text.count(name) < 3:
            continue
        for offset in (1, 2):
            if (character := name[offset]) in ALIKE:
                at = start + offset
                yield text[:at] + ALIKE[character][-1] + text[at + 1 :], (at, at + 1)


_ORGANS = "委员会|办公室|人民政府|管理局|公安局|检察院|研究院|领导小组|合作社|大学|学院|医院|法院|集团|支队|协会"


def organisation(text: str) -> Iterator[Place]:
    """One character of a body's name that stands at least three times typed as another of the same sound or shape."""
    for start, name in _repeated(text, rf"(?:(?<={_H})|^)({_H}{{3,4}}(?:{_ORGANS}))"):
        if text.count(name) < 3:
            continue
        # The first character may belong to the word before.
        for offset, character in enumerate(name[1:3], 1):
            if character in ALIKE:
                at = start + offset
                yield text[:at] + ALIKE[character][-1] + text[at + 1 :], (at, at + 1)


def invisible(text: str) -> Iterator[Place]:
    """A character nobody can see inside a word."""
    for new in ("\u200b", "\ufeff", "\u00ad"):
        for match in re.finditer(f"(?<={_H})(?={_H}{{3}})", text):
            at = match.start()
            yield text[:at] + new + text[at:], (at, at + 1)


def look_alike(text: str) -> Iterator[Place]:
    """A mark typed as a glyph that looks like it."""
    yield from _replace(text, f"(?<={_H})[、，。：；](?={_H}|\n)", dict(zip("、，。：；", "﹑﹐｡﹕﹔", strict=True)))


def wide_digits(text: str) -> Iterator[Place]:
    """A figure typed full-width."""
    wide = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
    for match in re.finditer(r"(?<![\d.,A-Za-z])\d{2,4}(?=[人个年户项名元万亿])", text):
        yield text[: match.start()] + match[0].translate(wide) + text[match.end() :], match.span()


def number_brackets(text: str) -> Iterator[Place]:
    """The year of a document number in the wrong brackets."""
    for pair in ("[]", "（）", "【】"):
        for match in re.finditer(rf"(?<={_H})〔((?:19|20)\d\d)〕(?=\d{{1,4}}号)", text):
            yield f"{text[: match.start()]}{pair[0]}{match[1]}{pair[1]}{text[match.end() :]}", match.span()


def half_numeral(text: str) -> Iterator[Place]:
    """A round figure written half in digits, half in a Chinese numeral."""
    for match in re.finditer(r"(?<![\d.,第])([1-9])(000|00|0)(?=[人名户个件次项])", text):
        new = match[1] + {"000": "千", "00": "百", "0": "十"}[match[2]]
        yield text[: match.start()] + new + text[match.end() :], (match.start(), match.start() + 2)


def _repeated(text: str, pattern: str) -> Iterator[tuple[int, str]]:
    """Where each name stands the second time and later."""
    seen: dict[str, int] = {}
    for match in re.finditer(pattern, text):
        seen[match[1]] = seen.get(match[1], 0) + 1
        if seen[match[1]] > 1:
            yield match.start(1), match[1]


KINDS = [
    ("marks-half-width", ("punctuation",), half_width),
    ("marks-half-bracket", ("punctuation",), half_bracket),
    ("marks-lost-quote", ("punctuation",), lost_half("“”")),
    ("marks-lost-title", ("punctuation",), lost_half("《》")),
    ("marks-lost-bracket", ("punctuation",), lost_half("（）")),
    ("marks-reversed-quotes", ("punctuation",), reversed_quotes),
    ("marks-same-quotes", ("punctuation",), same_quotes),
    ("marks-straight-quotes", ("punctuation",), straight_quotes),
    ("marks-angle-title", ("punctuation",), angle_title),
    ("marks-doubled", ("punctuation",), doubled),
    ("marks-space", ("punctuation",), space),
    ("marks-blank-year", ("templates",), blank_year),
    ("marks-blank-name", ("templates",), blank_name),
    ("marks-blank-day", ("templates",), blank_day),
    ("marks-slot", ("templates",), slot),
    ("marks-mask", ("templates",), mask),
    ("marks-site", ("templates",), site),
    ("marks-title-character", ("consistency", "references"), title_character),
    ("marks-title-word", ("consistency", "references"), title_word),
    ("marks-organisation", ("consistency",), organisation),
    ("marks-invisible", ("punctuation",), invisible),
    ("marks-look-alike", ("punctuation",), look_alike),
    ("marks-wide-digits", ("numbers",), wide_digits),
    ("marks-number-brackets", ("references",), number_brackets),
    ("marks-half-numeral", ("numbers",), half_numeral),
    ("marks-person", ("consistency",), person),
]
