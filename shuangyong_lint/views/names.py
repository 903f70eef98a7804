"""名称：引用的书名、带职务的人名，以及两个名称差在哪里。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac.laws import STATE
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.spelling.confusions import SHAPE, kind, readings
from shuangyong_lint.spelling.surnames import SURNAMES
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.bonds import cut
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quotes import pairs

if TYPE_CHECKING:
    from shuangyong_lint.document import Document

POSTS = (
    "书记",
    "副书记",
    "主任",
    "副主任",
    "局长",
    "副局长",
    "部长",
    "副部长",
    "省长",
    "市长",
    "副市长",
    "县长",
    "副县长",
    "区长",
    "镇长",
    "副镇长",
    "乡长",
    "村长",
    "州长",
    "旗长",
    "处长",
    "副处长",
    "科长",
    "副科长",
    "厅长",
    "副厅长",
    "院长",
    "副院长",
    "校长",
    "副校长",
    "行长",
    "社长",
    "台长",
    "站长",
    "所长",
    "馆长",
    "会长",
    "副会长",
    "主席",
    "副主席",
    "总理",
    "副总理",
    "委员长",
    "副委员长",
    "委员",
    "常委",
    "秘书长",
    "理事长",
    "董事长",
    "总经理",
    "经理",
    "总裁",
    "司令员",
    "副司令员",
    "司令",
    "政委",
    "政治委员",
    "参谋长",
    "师长",
    "旅长",
    "团长",
    "营长",
    "连长",
    "排长",
    "班长",
    "组长",
    "副组长",
    "组员",
    "队长",
    "副队长",
    "大队长",
    "教导员",
    "指导员",
    "检察长",
    "审判长",
    "法官",
    "检察官",
    "律师",
    "教授",
    "研究员",
    "院士",
    "博士",
    "医生",
    "老师",
    "工程师",
    "记者",
    "通讯员",
    "代表",
    "巡视员",
    "调研员",
    "专员",
    "督查专员",
    "党员",
    "干部",
    "战士",
    "烈士",
    "同志",
    "职工",
    "村民",
    "主持人",
    "负责人",
    "联系人",
    "协调员",
    "联络员",
)
"""Words that stand right before a person's name."""

# Characters that hardly ever stand in a given name but often behind one, or open a common word.
_NEVER = frozenset(
    "的了在是和与及等对为将已就也都或从被把向由会到说讲称指并还又再而之其此每各该本我你他她它们这那哪什么怎谁"
    "吗呢吧啊于来去日前今昨曾务摄检委念律排化"
)
_BEHIND = Pattern(
    "[，。、；：（）“”《》！？\\s]|同志|主持|出席|参加|指出|强调|表示|介绍|说|讲|带领|率|深入|前往|到|在|任|为|担任|作|做|致辞|带头|带队|宣布|要求|来到|走访|"
    "慰问|看望|会见|陪同|和|与|及|等|的|对|率领|亲自|先后|分别|代表|牺牲|是|同|向|将|也|就|先生|女士|一行|主席|总理|总书记|书记|会谈|通电话|发表|签署"
)
_NAME = Pattern(rf"[{SURNAMES}][{HAN}]{{1,2}}")
_TRIM = Pattern(
    rf"^(?:{STATE}|(?:19|20)\d\d年(?:度)?|[“”‘’ 　])+"
    r"|(?:[（(](?:试行|暂行|草案|修订|修正|征求意见稿|送审稿|讨论稿|审议稿|稿|修订稿"
    r"|修订草案|节选|摘要|摘编)[）)]|[“”‘’ 　])+$"
)
_HAN = Pattern(f"[{HAN}]+")
_SIGNS = Pattern(rf"[^{HAN}0-9A-Za-z]+")
_BLANK = Pattern(r"[\s“”‘’]+")
_ANGLE = Pattern(r"[<＜](?P<inner>[^<>＜＞《》〈〉\n]{4,60})[>＞]")

# What tells two documents apart however alike their titles are.
_NUMERAL = Pattern(r"[0-9一二三四五六七八九十百〇零第年月日]")
_CONTRAST = frozenset("新旧老大小东西南北前后内外男女城乡省市县区州镇乡村国上下总分正副主双单甲乙丙丁公私出入进")
_FORM = Pattern(r"(?:表|证|书|单|图|册|卡)\Z")
_LAW = Pattern(r"(?:(?<!办)法|条例|法典|通则|细则)\Z")
_COUNTRIES = frozenset("中俄美英法德日韩朝印巴泰越柬老缅蒙白欧南北东西意荷比新澳加港澳台哈吉土乌塔")

TRIGGERS = POSTS


class Cited(NamedTuple):
    """A title in title marks (《》, 〈〉 inside, or angle brackets that stand for them).

    Args:
        span: the title without its marks.
        name: its words, spaces and quotation marks left out.
        full: the name, marks left out.
        core: the name without the state's name or a year before it and （试行） and the like behind it, marks left out.
    """

    span: Span
    name: str
    full: str
    core: str


class Person(NamedTuple):
    """A person's name behind a post: 局长毛乐平."""

    span: Span
    name: str
    post: str


class Difference(NamedTuple):
    """Two names, ``head + left + tail`` and ``head + right + tail``.

    Args:
        head: how many characters both begin with.
        tail: how many both end with.
        left: what only the first has between.
        right: what only the second has.
    """

    head: int
    tail: int
    left: str
    right: str


@view
def cited(doc: Document) -> tuple[Cited, ...]:
    """All titles, outer and inner, in order."""
    text = plain(doc)
    found = [_cited(text, pair.inner) for pair in pairs(doc) if text[pair.span.start] in "《〈"]
    found += (
        [_cited(text, Span(*match.span("inner"))) for match in _ANGLE.finditer(text)]
        if "<" in text or "＜" in text
        else []
    )
    return tuple(sorted(each for each in found if each.core))


def _cited(text: str, span: Span) -> Cited:
    name = _BLANK.sub("", text[span.start : span.end])
    return Cited(span, name, _SIGNS.sub("", name), _SIGNS.sub("", _TRIM.sub("", name)))


@view
def people(doc: Document) -> tuple[Person, ...]:
    """Names of two or three characters right behind a post, in order; three where the text behind allows it."""
    text = plain(doc)
    found: dict[int, Person] = {}
    for hit in anchors(doc, "names"):
        start = hit.end
        match = _NAME.match(text, start)
        if not match:
            continue
        longest = match.end() - start
        for length in (3, 2):
            name = text[start : start + length]
            if length > longest or any(character in _NEVER for character in name[1:]):
                continue
            if _BEHIND.match(text, start + length):
                known = found.get(start)
                if known is None or len(known.post) < len(hit.word):
                    found[start] = Person(Span(start, start + length), name, hit.word)
                break
    return tuple(found[start] for start in sorted(found))


def is_post(words: str) -> bool:
    """Whether the words end in a post."""
    return any(words.endswith(post) for post in POSTS)


def may_be_name(words: str) -> bool:
    """Whether the words could be a person's name of their length."""
    return bool(_NAME.fullmatch(words)) and not any(character in _NEVER for character in words[1:])


def ends_name(text: str, at: int) -> bool:
    """Whether a person's name may end at ``at``: a mark, a verb of speech or presence, 同志 follows."""
    return at >= len(text) or _BEHIND.match(text, at) is not None


def name_difference(one: str, two: str) -> Difference:
    """Where two names part and meet again."""
    head = 0
    limit = min(len(one), len(two))
    while head < limit and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < limit - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    return Difference(head, tail, one[head : len(one) - tail], two[head : len(two) - tail])


def near_title(one: str, two: str, *, strict: bool) -> bool:
    """Whether two titles are one title with a slip in it: a character, a word, two characters exchanged.

    Args:
        one: a title's core.
        two: another.
        strict: where titles that differ in a word are usually different documents, as in laws.
    """
    apart = name_difference(one, two)
    changed = apart.left + apart.right
    if not changed or _NUMERAL.search(changed):
        return False
    law = strict or _LAW.search(one) is not None
    if _FORM.search(one):
        # 申请表, 申报表: the forms of one procedure are called nearly the same.
        law = True
        if not (len(apart.left) == len(apart.right) == 1 and confusable(apart.left, apart.right)):
            return False
    if max(len(apart.left), len(apart.right)) == 1:
        return not {*changed} <= _CONTRAST and _one_character(apart, law=law)
    return max(len(apart.left), len(apart.right)) <= 4 and _several_characters(apart, law=law)


def torn_title(one: str, two: str) -> bool:
    """Whether one title is the other with two to four characters gone from amid its words: 道[路运]输, not 道路[运输].

    Nobody leaves out half a word on purpose, so that no likeness of other titles speaks against it.
    """
    gap = missing_words(one, two)
    return gap is not None and len(max(one, two, key=len)) - len(gap) >= 6 and cut(max(one, two, key=len), gap)


def torn_state(one: str, two: str) -> bool:
    """The same of the state's name before a title: 中华人民共[和国]大气污染防治法."""
    gap = missing_words(one, two)
    return gap is not None and max(one, two, key=len).startswith(STATE) and len("中华") < gap.start < len(STATE)


def missing_words(one: str, two: str) -> Span | None:
    """Which two to four characters of the longer title the shorter one lacks, if nothing else is different."""
    gone = abs(len(one) - len(two))
    if not 2 <= gone <= 4:
        return None
    head, _, left, right = name_difference(one, two)
    return Span(head, head + gone) if not (left and right) else None


def _one_character(apart: Difference, *, law: bool) -> bool:
    shared = apart.head + apart.tail
    if not (apart.left and apart.right):
        return apart.head > 0 and apart.tail > 0 and shared >= (8 if law else 6)
    within = bool(apart.head and apart.tail)
    if confusable(apart.left, apart.right) and shared >= (5 if law else 4 - within):
        return True
    return apart.tail > 0 and shared >= (10 if law else 8)


def _several_characters(apart: Difference, *, law: bool) -> bool:
    head, tail, left, right = apart
    enough = head + tail >= (12 if law else 9)
    if len(left) == 2 and left == right[::-1]:
        # 中俄, 俄中: either side names itself first.
        return head + tail >= 4 and not {*left} & _COUNTRIES
    if not (left and right):
        return (enough and head >= 4 and tail >= 2) or (len(left + right) == 2 and head >= 2 and tail >= 3)
    return enough and len(left) == len(right) == 2 and bool({*left} & {*right}) and head >= 1


def confusable(one: str, two: str) -> bool:
    """Whether two characters sound alike or look alike, so that one is easily typed for the other.

    A character outside the standard list (囯) stands for any within it: nobody would choose it.
    """
    found = kind(one, two)
    if found is not None:
        return found <= SHAPE
    return (one in readings()) != (two in readings()) and _HAN.fullmatch(one + two) is not None
