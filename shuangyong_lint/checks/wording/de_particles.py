"""的地得混用

“的”后面是名词，“地”后面是动词，“得”后面说动作做得怎么样：认真的态度、认真地开展、做得很好。
把“地”“得”写成“的”，只在前后两边都看得明白时才报：前面的词说怎样做，后面是带“了、着、到”的动词，
或者是带宾语、从不作名词的动词；或者动词后面是“很好”“井井有条”一类说到句尾的补语。
“积极的推动作用”“得到切实的解决”“做的很好的工作”里“的”是对的，“问题严重的进行查处”说的是问题严重的人和事，
都不报；引文、书名不报。“的”误作“地”“得”少见，也没有可靠的标志，不查。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

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
    covering,
    document_check,
    merged,
    pairs,
    plain,
    read_table,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Words that play one role beside a particle.

    Args:
        role: ``how``: tells how something is done, or what a thing is like; ``adverb``: only how it is done;
            ``act``: a verb that is no noun; ``verb``: the same, but sure only with 了 or the like behind it;
            ``deed``: a verb and a noun; ``done``: a verb of which one says how well it is done; ``fared``: the same,
            and a noun; ``other``: what ends like one and is none; ``quality``: how well, behind 很; ``fully``: how
            well, without 很.
        words: the words.
        note: for the reader of the table.
    """

    role: str
    words: tuple[str, ...]
    note: str = ""


class _Slip(NamedTuple):
    """The word before the particle, the word behind it (empty if that is not the point), what belongs between them."""

    before: str
    after: str
    right: str


class _Left(NamedTuple):
    """What is known of a word that tells how.

    Args:
        driven: a verb must follow (要积极…, 依法公正…).
        only: the word can tell nothing else.
        free: it is said of no subject before it (问题严重的进行查处).
        within: 在 stands before it.
    """

    driven: bool
    only: bool
    free: bool
    within: bool


_LIGHT = frozenset({"进行", "加以", "予以", "给予"})
"""Verbs whose object is a verb."""
_FARED = ("得到", "受到", "获得", "遭到", "成为", "变成", "进行", "加以", "予以", "给予", "看到", "采取")
"""What is said of those who are so: 积极的受到表扬，落后的受到批评."""
_DEGREE = Pattern("(?:更加?|更为|比较|较为?|非常|十分|特别|很|进一步)\\Z")
_DRIVEN = Pattern(
    "(?:[须再该让已在]|(?<![许认])可|(?<![功性智职技效机产动])能|(?<![主重需必])要|(?<![反响供效适对感顺呼相])应"
    "|(?<![社大机学协委体晚议])会|(?<![干主])将|(?<![成迁])就|(?<![未本近后历向年以])来|(?<!过)去|(?<![大天公特])使|(?<![命指政法])令"
    "|(?<![思理感])想|可以|愿意|应当|开始|如何|怎样|怎么|建议|不要|只是|始终|一直|还是|最好|继续|[我你他她]们|大家|依法|共同|真正)\\Z"
)
_FREE = Pattern("(?:[并而且也都又，：；。！？、（”\\s]|^)\\Z")
_LINK = frozenset("、而且和")
_THING = Pattern(
    "[者商方人力率性化量度面法是为有不应也都已在于使让给令]|成为|得到|受到|获得|确保|标志|意味|作用|工作|机[制构会]|措施|办法|过程|情况|能力|水平|手段|体系|模式|制度|政策|活动|效[果能率]"
    "|影响|意[义识见]|环境|条件|关系|服务|态度|精神|经验|成[果效]|组织|平台|渠道|途径|项目|工程|计划|规划|战略|策略|思路|氛围"
    "|基础|系统|功能|价值|建议|问题|需求|要求|动力|管理|交流|队伍|资源|技术|产品|设施|设备|空间|时间|目标|目的|任务|行[为动]"
    "|理念|路径|产业|格局|标准|报告|[和与及或、]"
)
"""Behind a verb: both together are a thing (推动作用)."""
_THINGS = Pattern(
    "(?:作用|工作|机制|措施|办法|方[法案式]|过程|手段|体系|模式|制度|政策|活动|平台|渠道|途径|项目|工程|技术|设施|设备|空间|目标"
    "|行[为动]|教育|培训|宣传|服务|保护|管理|治理|支持|者)\\Z"
)
"""The end of a clause that may be a thing as a whole (科学的培养人才机制)."""
_WHILE = Pattern("[中下上后前时间里内]")
"""What closes what 在 opens (在不断的推进改革中)."""
_ASKED = Pattern("[所该要想未].?\\Z")
_TOLD = Pattern("[了着过使让给令把被将]")
"""What says something of a thing (有力的打击震慑了犯罪分子)."""
_CLAUSE = Pattern("[^，。；：！？、（）\\n]{0,80}")


_BEEN = Pattern("了(?![解然如不])|着(?![力眼手重急迷火落色陆装])|过(?![程度于去后多渡分])|起来|下[去来]|出[了来]")
"""Behind a verb or a deed."""
_REACHED = Pattern("到(?![位场达期任会来])")
_OUT = Pattern("出(?![现台口发版生席资入租路色境国错漏事])")
_LAID = Pattern(
    "成(?![员果长功本效就绩立都品])|给(?!予)|向(?![上前])|在(?![线职于校建])|住(?![房院宅户])|上(?![级述市海年下门])"
    "|起(?![点源步因诉草码初义伏])"
)
"""Behind a verb that is no noun."""
_FELT = frozenset({"认识", "意识", "感受", "体会", "体验", "体悟", "领会", "领悟", "享受", "了解"})
"""Deeds, but not with 到 behind them."""
_SOME = Pattern(
    "(?!为了|除了|极了|.?了解|[有随沿本接朝向沉执衣穿胶附对]着|意味着|一?起来|[对与和及在是有没多少好大快高强人我你他她它心手眼脸话事家车路水])"
    f"(?P<some>[{HAN}]{{1,2}}?)(?:了(?=[{HAN}“《\\d])(?![解然如不事结却呢吗吧啊的])|着(?![力眼手重急迷火落色陆装的])|起来|下[去来])"
)
"""One or two characters that what is behind them shows to be a verb."""
_OBJECT = Pattern(f"[{HAN}][{HAN}]|[“《]")
_LEAD = Pattern(
    "(?P<with>把(?![握控手柄关子门]))"
    "|(?P<to>被(?![动告害])|将(?![士军领来会是])|对(?![策手象比话口外内立应抗接称联账于症])|向(?![上心往前导])"
    "|用(?![水电户途地工人品法具])|从(?![事业容众严])|为(?![此了首期])|与(?![会众]))"
    "|(?P<then>要(?![求素点件闻害领地么])|想(?![法象])|就(?![业医学地近餐诊职读])|会(?![议员见谈计场晤诊展]))"
)
"""What leads to a verb that stands further on."""
_VERY = Pattern(
    "(?P<very>很|非常|十分|特别|比较|格外|相当|这么|那么|如此|还算|还|并不|尤其|极其|极为|异常|越来越|挺|真|太|不太|不)|更加?|更为"
)
_AND = Pattern("(?:、?(?:更加?|很))?")
_END = Pattern("(?:一?[些点])?(?:了?[，。；：！？”）\\s]|了?\\Z|、更|[呢吗吧啊])")


class _Grammar:
    """The words of the table by role, and where to look for them.

    Attributes:
        tells, only: words that tell how something is done; those of them that can do nothing else
        act, verb, deed, done, fared, other, quality, fully: as in `Row`
        verbs: verbs of all three kinds
        how: a particle behind the last character of one of `tells`
        well: a particle behind the last character of one of `done` and before what says how well
    """

    def __init__(self, table: tuple[Row, ...]) -> None:
        def words(*roles: str) -> frozenset[str]:
            return frozenset(word for row in table if row.role in roles for word in row.words)

        def letters(some: frozenset[str], at: int) -> str:
            return "".join(sorted({word[at] for word in some}))

        self.act, self.verb, self.deed = words("act"), words("verb"), words("deed")
        self.verbs = self.act | self.verb | self.deed
        self.fared, self.other, self.quality, self.fully = (
            words(role) for role in ("fared", "other", "quality", "fully")
        )
        self.done = words("done") | self.fared | self.other
        self.only = words("adverb")
        # 怎么样的, 好不好的 tell nothing.
        self.tells = words("how") | self.only | {word for word in self.fully if len(word) > len("怎么样")}
        self.how = Pattern(
            f"的(?<=[{letters(self.tells, -1)}]的)"
            f"(?=[{letters(self.verbs, 0)}把被将对向用从为与要想就会]|..?(?:[了着]|起来|下[去来]))"
        )
        self.well = Pattern(
            f"的(?<=[{letters(self.done, -1)}]的)"
            f"(?=[很非十特比格相这那如还并尤极异越挺真太不更{letters(self.fully, 0)}])"
        )


@cache
def _grammar() -> _Grammar:
    return _Grammar(read_table(Path(__file__).with_suffix(".tsv"), Row))


@document_check(
    severity=Severity.WARNING,
    source=("《现代汉语词典》第 7 版“地”“得”条", "《现代汉语八百词》（增订本）“的”“得”条"),
    bad=(
        "各乡镇认真⟦的→地⟧开展了走访慰问活动。",
        "要积极⟦的→地⟧推进双拥工作。",
        "我们清醒⟦的→地⟧认识到，差距依然很大。",
        "有关部门应当依法公正、客观⟦的→地⟧提供中介服务。",
        "更加紧密⟦的→地⟧团结在一起。",
        "官兵们一如既往⟦的→地⟧关心着孤寡老人。",
        "双拥工作做⟦的→得⟧很好。",
        "文艺演出搞⟦的→得⟧有声有色。",
        "群众的日子过⟦的→得⟧越来越美好。",
    ),
    good=(
        "认真的学习态度值得肯定，起到了积极的推动作用。",
        "困难得到切实的解决，问题得到及时的纠正。",
        "对问题严重的进行查处，对做得很好的进行表彰，对反应迅速的进行奖励。",
        "积极的受到表扬，落后的受到批评，较好的将获得奖励。",
        "做的很好的单位要表扬，他经历过的很多，县委办的很多同志都来了。",
        "这是有效的提高战斗力的办法，要推广科学的培养机制。",
        "在不断的推进改革中，目的地、有的放矢都是好词。",
        "有力的打击震慑了犯罪分子，不断的增加给财政带来压力。",
        "以更扎实的落实确保完成任务，让积极的推动成为自觉。",
        "宣传“认真的做了工作”的事迹，学习《积极的推进改革》一文。",
        "实现管理的更加规范，追求生活的更加美好，建筑的很美，明显的很好。",
        "给予最有力的支持，热情的服务在群众中广受好评。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """的 where the words on both sides demand 地 or 得."""
    text, grammar = plain(doc), _grammar()
    slips = [(match.start(), _adverbial(text, match.start(), grammar)) for match in grammar.how.finditer(text)]
    slips += [(match.start(), _complement(text, match.start(), grammar)) for match in grammar.well.finditer(text)]
    quoted = merged(pair.span for pair in pairs(doc)) if any(slip for _, slip in slips) else ()
    for at, slip in slips:
        span = Span(at, at + 1)
        if slip is None or covering(quoted, span):
            continue
        yield Finding(
            span,
            _message(slip),
            fixes=(Fix((Edit(span, slip.right),), Safety.UNSAFE, f"改为“{slip.right}”"),),
            key=f"{slip.before}的{slip.after}",
        )


def _message(slip: _Slip) -> str:
    if slip.right == "得":
        return f"“{slip.after}”说的是“{slip.before}”得怎么样，作补语，前面用“得”，不用“的”"
    return f"“{slip.before}”说的是怎样{f'“{slip.after}”' if slip.after else '做'}，作状语，后面用“地”，不用“的”"


def _last(text: str, at: int, words: frozenset[str]) -> str:
    """The longest of the words that ends there; empty if none does."""
    return next((word for size in (4, 3, 2, 1) if (word := text[max(at - size, 0) : at]) in words), "")


def _first(text: str, at: int, words: frozenset[str]) -> str:
    """The longest of the words that begins there; empty if none does."""
    return next((word for size in (3, 2, 1) if (word := text[at : at + size]) in words), "")


class _Verb(NamedTuple):
    """What follows a particle.

    Args:
        kind: ``sure``: a verb, as 了 or the like shows; ``gain``: a deed with 到; ``act``, ``noun``: a verb that is
            no noun, or may be one, with something behind it; ``with``, ``to``, ``then``: what leads to a verb.
        word: the verb; empty if it stands further on.
        end: where it ends.
    """

    kind: str
    word: str
    end: int


def _verb(text: str, at: int, grammar: _Grammar) -> _Verb | None:
    """Read the verb that begins there."""
    for size in (3, 2, 1):
        word, end = text[at : at + size], at + size
        if word in grammar.verbs and (
            _BEEN.match(text, end)
            or (word not in grammar.deed and (_REACHED.match(text, end) or _OUT.match(text, end)))
            or (word in _FELT and _REACHED.match(text, end))
            or (word in grammar.verb and _LAID.match(text, end))
        ):
            return _Verb("sure", word, end)
    if some := _SOME.match(text, at):
        return _Verb("sure", some["some"], some.end("some"))
    if (word := _first(text, at, grammar.deed)) and _REACHED.match(text, at + len(word)):
        return _Verb("gain", word, at + len(word))
    if (word := _first(text, at, grammar.act)) and _OBJECT.match(text, at + len(word)):
        return _Verb("act", word, at + len(word))
    if len(word := _first(text, at, grammar.verbs)) > 1 and _OBJECT.match(text, at + len(word)):
        return _Verb("noun", word, at + len(word))
    lead = _LEAD.match(text, at)
    return _Verb(lead.lastgroup or "", "", lead.end()) if lead else None


def _adverbial(text: str, at: int, grammar: _Grammar) -> _Slip | None:
    """What is wrong if the word before the particle tells how something is done, and a verb follows."""
    how = _last(text, at, grammar.tells)
    verb = _verb(text, at + 1, grammar) if how else None
    if verb is None or text[max(at - len(how) - 1, 0) : at - len(how)] == "最":
        return None
    fared = text.startswith(_FARED, at + 1)
    if verb.kind == "sure" and not fared:
        return _Slip(how, verb.word, "地")
    left = _left(text, at - len(how), how, grammar)
    sure = left.driven or left.only
    needed = {"noun": left.only and left.driven, "to": sure, "gain": sure, "then": left.only}
    if not needed.get(verb.kind, sure or (left.free and not fared)):
        return None
    return (
        _Slip(how, verb.word, "地") if verb.kind not in {"act", "noun"} or _governs(text, verb, left, grammar) else None
    )


def _left(text: str, at: int, how: str, grammar: _Grammar) -> _Left:
    """What stands before a word that tells how, and before others of the kind that lead to it (公正、客观的提供)."""
    while word := _last(text, start := at - (text[at - 1 : at] in _LINK), grammar.tells):
        at = start - len(word)
    before = _DEGREE.sub("", text[max(at - 6, 0) : at])
    driven, only = _DRIVEN.search(before) is not None, how in grammar.only
    return _Left(driven, only, _FREE.search(before) is not None, before.endswith("在"))


def _governs(text: str, verb: _Verb, left: _Left, grammar: _Grammar) -> bool:
    """Whether what follows the verb is its object, and nothing that the verb describes."""
    clause = _CLAUSE.match(text, verb.end)
    rest = clause[0] if clause else ""
    if "成为" in rest or (left.within and _WHILE.search(rest)):
        return False
    if not left.driven and ("的" in rest or _TOLD.search(rest) or (_THINGS.search(rest) and not left.only)):
        return False
    if verb.word in _LIGHT:
        return True
    # 提供帮助扶持 are three things; what must 激发创新活力 does so.
    return not (_THING.match(rest) or ((rest if left.driven else rest[:2]) in grammar.verbs))


def _complement(text: str, at: int, grammar: _Grammar) -> _Slip | None:
    """What is wrong if a verb stands before the particle, and how well it is done behind."""
    done = _last(text, at, grammar.done)
    # 生活的更加美好, 发展的风生水起 are things one hopes for; what one does (所做的很好, 要做的很好) may be good.
    if not done or done in grammar.other or _ASKED.search(text[max(at - 4, 0) : at - len(done)]):
        return None
    very = _VERY.match(text, at + 1)
    if done in grammar.fared and not (very and very["very"]):
        return None
    end = _praised(text, very.end(), grammar.quality) if very else None
    if end is None:
        ends = (at + 1 + size for size in (4, 3) if text[at + 1 : at + 1 + size] in grammar.fully)
        end = next((place for place in ends if _END.match(text, place)), None)
    return _Slip(done, text[at + 1 : end], "得") if end else None


def _praised(text: str, at: int, quality: frozenset[str], *, more: bool = True) -> int | None:
    """Where one or two words that say how well something is done end, if nothing follows them."""
    for size in (4, 3, 2, 1):
        end = at + size
        if text[at:end] not in quality:
            continue
        if _END.match(text, end):
            return end
        link = _AND.match(text, end) if more else None
        if link and (last := _praised(text, link.end(), quality, more=False)):
            return last
    return None
