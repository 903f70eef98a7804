"""各份材料里的数字：说的是哪个地方、哪个单位、哪一时段的什么数，供几份材料相互核对。

A figure of one report can be held against one of another only if both say whose it is. 全县 is the place that the title
names, 我局 the body it names; where the text says neither, the report's own place or body is meant, most likely.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.dates import sentence_at
from shuangyong_lint.views.facts import facts, nameable
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.parts import is_title, parts
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.facts import Fact
    from shuangyong_lint.views.quantities import Quantity

_HAN_YEAR = Pattern(r"[一二][〇○零九0][〇○零一二三四五六七八九0]{2}(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = Pattern(r"(?P<many>\d{4}年?[—～~至-])?(?P<year>(?:19|20)\d{2})年度?")
_PART = Pattern(r"[上下]半年|[第前]?[一二三四]季度|\d{1,2}(?:月?[—～~至-]\d{1,2})?月份?")
_BULLETIN = Pattern(r"简报|快讯|动态|信息|专报|[周月旬季日]报|通报|纪要|公告")
_DRAFTS = 2
_EARLY = Pattern(r"快报|初步|预计|初稿")
_SPEECH = Pattern(r"(?:政府|人大|人民代表大会|常委会|政协|法院|检察院)[^，。]{0,6}工作报告")
"""Reports that are named by the year in which they are delivered, and tell of the year before."""
_OPENING = Pattern(r"关于|中共|中国共产党|[的\s《》（）()“”]+")
_KIND = (
    r"自治[区州县旗]|省(?!级)|市(?![市区场容级直属]|民(?![政族兵办宗革建盟])|政(?!府|协))|盟|县(?![市级直属域长])|街道"
    r"|[州区](?![省市县区州旗镇乡域划块间级直属长])|[镇乡旗](?![省市县区州旗镇乡村土愁级域直属长])|村(?![市县区镇乡庄级务]|民(?![政兵主]))"
)
_PLACE = Pattern(rf"(?P<name>[{HAN}]{{1,6}}?)(?P<kind>{_KIND})")
_BARE = Pattern(rf"[全我本]?(?P<kind>{_KIND})")
_NATION = Pattern(r"中华人民共和国|国务院|(?:全国|我国|中国)(?!人大|政协|人民代表)")
_NO_PLACES = frozenset("城辖社园校小军农乡集全我本各")
_UNNAMED = ("局", "委", "会", "工作", "情况", "办", "院", "公司", "学", "的", "双拥", "模范", "文明", "平安", "创建")
_GOVERNMENT = Pattern(r"(?:人民政府|政府|委员会|委|党委)(?:的)?")
_UNIT = Pattern(
    rf"[{HAN}]{{1,18}}?(?:委员会|办公室|公司|集团|学校|小学|中学|大学|学院|医院|银行|支行|中心|联合会|协会|红十字会|学会|商会|总会|工会|法院|检察院"
    r"|妇联|残联|团委|局|厅|委(?![托员屈])|办(?![理法学事好案公])|院(?!校)|所(?![有在属])|站|支队|大队|总队|处(?![理置方罚])|馆|厂|部(?![队分门署级]))"
)
_GENRE = Pattern(r"工作|情况|总结|报告|汇报|统计|简报|公报|材料|年度|[的和与及]")
_SIGNED = Pattern(rf"[{HAN}]{{3,}}")
_SIGNATURE = 20
_LAST_LINES = 5
_LONGEST_LIST = 1000
_LOW = ("镇", "乡", "村", "街道", "社区")
"""What many counties have one of by the same name."""
_SCHOOLS = ("校", "小学", "中学", "大学", "学院")
_NEAR_END = {"12月底", "12月末", "12月31日", "年底", "年末", "1—12月"}
_QUARTERS = {"1—3月": "一季度", "1—6月": "上半年", "1—9月": "前三季度"}
_MONTHS = Pattern(r"(?:1月?[—～~至-])?(?P<last>\d{1,2})月(?:[底末]|3[01]日|30日)?")
_REVISED = Pattern(r"调整|修订|修正|核定|口径|快报|初步|预计|可比|统计年度|未含|不含")
_MEMBER = Pattern(rf"[{HAN}]{{1,5}}(?:自治[县州]|街道|[镇乡村县市区])")
_NO_MEMBER = Pattern(r"[农乡城山库]村|[城乡]镇|[全各我本]|社区|[市郊地]区$")
# Who else may be speaking: a figure behind them is no longer the report's own.
_OTHERS = Pattern(
    rf"(?:^|[，；、：。（]|其中|[在到对向为由])[{HAN}]{{2,3}}(?<![农乡城个各])[镇乡村]|部队|[省市县区]直|机关|公司|企业|学校|医院|协会|红十字会|联合会|商会"
    r"|妇联|残联|工会|团委|公安|民兵|支队|大队|[一-鿿]局|个人|有的|各地"
)
_SETTING = Pattern(r"在[^，；。]{1,40}下")
# 其中上河乡3260亩、下河乡2480亩，组织……: a list of members is over with its last one.
_LISTED = Pattern(
    rf"(?:[{HAN}]{{2,8}}[\d.]{{1,9}}[{HAN}]{{1,3}}、){{1,40}}[{HAN}]{{2,8}}[\d.]{{1,9}}[{HAN}]{{1,3}}(?=，)"
)
_DONE = Pattern(r"(?:[全我本][一-鿿])?共?(?:完成|实现)(?!任务|目标|计划)[一-鿿]{2}")
_ENDING = Pattern(r"^有|(?:为|达到?|是)$")
_LESS = Pattern(r"，?（?[比较](?:上年|去年)(?:同期)?(?:(?P<up>增加|增长|多|净增)|减少|下降|少)了?")
_MONTHLY = Pattern(r"(?<!12)(?<!12月)[月季]|半年")
_NEAR = 300
"""Characters before a figure that are looked at, if its sentence does not end."""
_SAYS_YEAR = Pattern(r"全年|年内|今年|本年|\d{4}年|上年|去年")
_LATELY = Pattern(r"去年(?!同期|[的为是有]|#)")


class Title(NamedTuple):
    """What the title of a report says of it.

    ``year`` is 0 where it names none or several; ``part`` is what of the year (上半年). ``places`` are the
    places it names from the widest to the narrowest, ``unit`` the body; ``words`` is the title without year,
    ``subject`` what is left of it without place, body and genre. ``speech`` marks a report on the year before.
    """

    year: int
    part: str
    places: tuple[str, ...]
    unit: str
    words: str
    subject: str
    speech: bool

    @property
    def alone(self) -> bool:
        """Whether reports of other bodies may well bear the same title."""
        return not self.places or len(self.places[-1]) == 1 or (self.places[-1].endswith(_LOW) and len(self.places) < 2)


class Claim(NamedTuple):
    """A figure of one report that can be known again in another.

    Args:
        owners: whose it may be, likeliest first: 白水县, 白水县民政局, or the title itself.
        above: the place that the owner lies in, if the text says it.
        name: what is counted; with ``group`` and ``when`` it makes the same figure.
        group: of its unit.
        when: year and part of the year.
        scoped: whether the text says whose it is.
        own: whether it is the report's own, not one it tells of another year or of a member.
        reckoned: how it was computed (145人－6人), empty for what is printed.
        title: of the report.
        figure: the figure itself.
        words: the figure as printed, or as computed.
        label: its name for people.
    """

    owners: tuple[str, ...]
    above: str
    name: str
    group: str
    when: str
    scoped: bool
    own: bool
    reckoned: str
    title: Title
    figure: Quantity
    words: str
    label: str

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.figure.span


@view
def report_title(doc: Document) -> Title | None:
    """What the title says; None for a document without title, or of several parts."""
    text = plain(doc)
    all_parts = parts(doc)
    if len(all_parts) != 1:
        return None
    first = all_parts[0].title
    words = text[first.start : first.end] if first else _two_lines(doc)
    if not words:
        return None
    found = _parse(words)
    if found.year and (not found.places or len(found.places[-1]) == 1) and (name := _signature(doc)):
        signed = _parse(name)
        return found._replace(places=signed.places, unit=signed.unit, words=name + found.words)
    return found


def _signature(doc: Document) -> str:
    """The place or body that signs the report, in one of its last lines; empty if none does."""
    text = plain(doc)
    for line in lines(doc)[:-_LAST_LINES:-1]:
        words = text[line.span.start : line.span.end]
        if len(words) <= _SIGNATURE and (match := _SIGNED.fullmatch(words)):
            signed = _parse(match[0])
            if len("".join(signed.places)) > 1 and (signed.unit or "".join(signed.places) == match[0]):
                return match[0]
    return ""


def _two_lines(doc: Document) -> str:
    """A title whose first line is the body and whose second is the rest."""
    text = plain(doc)
    spans = [line.span for line in lines(doc)[:2]]
    if len(spans) < 2:
        return ""
    one, two = (text[span.start : span.end] for span in spans)
    return one + two if is_title(two) and is_title(one + two) else ""


def _parse(words: str) -> Title:
    words = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), words)
    years = list(_YEAR.finditer(words))
    known = [int(match["year"]) for match in years]
    sure = bool(years) and not years[0]["many"] and (len(set(known)) == 1 or known[1:] == [known[0] + 1])
    match = _PART.search(words, years[0].end()) if sure else None
    part = match[0].replace("份", "") if match else ""
    season = _season(part)
    bare = _OPENING.sub("", _YEAR.sub("", words))
    nation = _NATION.match(bare)
    places = ["中国"] if nation else []
    at = nation.end() if nation else 0
    while match := _PLACE.match(bare, at):
        name = match["name"]
        if name in _NO_PLACES or (match["kind"] == "旗" and len(name) < 2) or any(word in name for word in _UNNAMED):
            break
        places.append(match[0])
        at = match.end()
    if not places and (match := _BARE.match(bare)):
        places.append(match["kind"])
        at = match.end()
    rest = bare[at:]
    if places and (government := _GOVERNMENT.match(rest)):
        rest = rest[government.end() :]
    unit = _UNIT.match(rest)
    body = unit[0] if unit else ""
    subject = _GENRE.sub("", _PART.sub("", rest[len(body) :])) or body
    return Title(
        known[0] if sure else 0,
        part if season is None else season,
        tuple(places),
        (places[-1] if places else "") + body if body else "",
        bare,
        subject,
        _SPEECH.search(words) is not None,
    )


def owners(title: Title, scope: str) -> tuple[str, ...]:
    """Whose a figure is that is said of ``scope`` (全县, 我局, or empty), likeliest first."""
    whole = title.words
    if not scope:
        return tuple(dict.fromkeys(filter(None, (title.places[-1] if title.places else "", title.unit)))) or (whole,)
    kind = scope[1:]
    for place in reversed(title.places):
        if place.endswith(kind):
            return (place,)
    if title.unit and (title.unit.endswith(_SCHOOLS) if kind == "校" else title.unit.endswith(kind)):
        return (title.unit,)
    return (f"{whole} {scope}",)


def _season(part: str) -> str | None:
    """One name for what of a year is meant; None for what cannot be compared from year to year."""
    if not part or part in _NEAR_END:
        return ""
    part = part.replace("第", "").removesuffix("份")
    if part in ("上半年", "下半年", "前三季度", "一季度", "累计"):
        return part
    if (match := _MONTHS.fullmatch(part)) and len(part) > len(match["last"]) + 1:
        until = f"1—{match['last']}月"
        return "" if until in _NEAR_END else _QUARTERS.get(until, until)
    return None


@view
def claims(doc: Document) -> tuple[Claim, ...]:
    """What the report says that other reports may say too; nothing twice with two values."""
    about = report_title(doc)
    if about is None or not about.year or _EARLY.search(about.words):
        return ()
    text = plain(doc)
    found: list[Claim] = []
    whole: Claim | None = None
    sentence = Span(0, 0)
    previous: Claim | None = None
    months = -1
    for fact in facts(doc):
        start = fact.figure.start
        if start >= sentence.end:
            sentence = sentence_at(doc, start)
            whole = None
        if previous is not None and (earlier := _reckoned(doc, previous, fact)):
            found.append(earlier)
        previous = None
        if _MONTHLY.search(fact.period):
            months = text.find("\n", start) if start > months else months
            months = len(text) if months < 0 else months
        elif start < months and not _SAYS_YEAR.search(text, max(sentence.start, start - _NEAR), start):
            continue  # 1—10月……。接收……: of the same months as the sentence before, if of anything
        if whole is not None and (member := _member(doc, whole, fact)):
            found.append(member)
        elif (nameable(fact, text) or _done(fact, text)) and (claim := _claim(doc, about, fact, sentence)):
            found.append(claim)
            whole = claim if claim.own else whole
            previous = claim if claim.own else None
    return tuple(_certain(found))


def _done(fact: Fact, text: str) -> bool:
    """Whether a figure with a short name is what was brought about: 完成造林, 实现税收."""
    return _DONE.match(fact.label) is not None and nameable(fact._replace(name=fact.label), text)


def _claim(doc: Document, about: Title, fact: Fact, sentence: Span) -> Claim | None:
    text = plain(doc)
    figure = fact.figure
    when = _when(about, fact)
    if not when or _REVISED.search(
        text, figure.start - min(16, figure.start - sentence.start), min(figure.end + 8, sentence.end)
    ):
        return None
    if _others_speak(about, fact, text, sentence):
        return None
    place = about.places[-2] if len(about.places) > 1 else ""
    holders = owners(about, fact.scope)
    return Claim(
        owners=holders,
        above=place if about.places and holders[0] == about.places[-1] else "",
        name=fact.name,
        group=figure.group,
        when=when,
        scoped=bool(fact.scope),
        own=when == f"{about.year}年{about.part}",
        reckoned="",
        title=about,
        figure=figure,
        words=plain(doc)[figure.start : figure.end],
        label=_ENDING.sub("", fact.label),
    )


def _others_speak(about: Title, fact: Fact, text: str, sentence: Span) -> bool:
    """Whether somebody else is named in the same breath before the figure: 其中城关镇……, 县红十字会……."""
    if fact.scope and fact.scope in fact.label:
        return False
    end = fact.figure.start - len(fact.label)
    before = _SETTING.sub("", text[max(sentence.start, end - _NEAR) : end])
    before = _LISTED.sub("", before)
    start = before.rfind("；") + 1
    if fact.scope and (at := before.rfind(fact.scope)) >= start:
        start = at + len(fact.scope)
    found = _OTHERS.finditer(before[start:])
    return any(not (about.unit and match[0][-2:] in about.unit) for match in found)


def _when(about: Title, fact: Fact) -> str:
    """Year and part of the year; empty where it is not certain."""
    period = fact.period
    last = period.startswith("上年")
    if last and (_LATELY.search(fact.context) or about.speech):
        return ""
    year, part = (period[:4], period[5:]) if period[:4].isdigit() else ("", period.removeprefix("上年"))
    part = f"年{part}" if part in ("底", "末", "初") else part
    if not year and about.speech:
        return ""
    season = _season(part)
    if season is None:
        return ""
    if not season and not year and about.part:
        if last and "同期" not in fact.context[-24:]:
            return ""
        season = about.part
    return f"{year or about.year - last}年{season}"


def _reckoned(doc: Document, claim: Claim, fact: Fact) -> Claim | None:
    """Last year's figure by this year's and the difference: 145人，比上年增加6人."""
    figure, text = claim.figure, plain(doc)
    other = fact.figure
    exact = figure.low == figure.high and other.low == other.high and not other.rough
    if not exact or figure.group != other.group or claim.when != f"{claim.title.year}年{claim.title.part}":
        return None
    match = _LESS.fullmatch(text, figure.end, other.start)
    if match is None or (claim.title.part and "同期" not in match[0]):
        return None
    sign = -1 if match["up"] else 1
    value = figure.value + sign * other.value
    unit = text[figure.stop : figure.end]
    return claim._replace(
        when=f"{claim.title.year - 1}年{claim.title.part}",
        own=False,
        reckoned=f"{doc[figure.span]}{'－' if sign < 0 else '＋'}{doc[other.span]}",
        figure=figure._replace(value=value, low=value, high=value),
        words=f"{value:f}{unit}",
    )


def _member(doc: Document, whole: Claim, fact: Fact) -> Claim | None:
    """A part of the whole that is named by its place: 全县……6500亩，其中城关镇2300亩."""
    figure = fact.figure
    if fact.kind != "level" or figure.group != whole.group or figure.rough or figure.value > whole.figure.value:
        return None
    name = fact.name.removesuffix("次")  # 白沙镇326家次
    if not _MEMBER.fullmatch(name) or _NO_MEMBER.search(name):
        return None
    if figure.start - whole.figure.end > _LONGEST_LIST:
        return None
    behind = plain(doc)[whole.figure.end : figure.start]
    if "；" in behind or not ("其中" in behind or ("：" in behind)):
        return None
    return whole._replace(
        owners=(name,),
        above=whole.owners[0] if whole.owners[0] in whole.title.places and len(whole.owners[0]) > 1 else "",
        scoped=True,
        own=False,
        figure=figure,
        words=plain(doc)[figure.start : figure.end],
        label=f"{name}{whole.name}",
    )


def _certain(found: Sequence[Claim]) -> Iterator[Claim]:
    """Those whose name stands for one value only."""
    bounds: dict[tuple[str, ...], tuple[Decimal, Decimal]] = {}
    for claim in found:
        low, high = bounds.get(_same(claim), (claim.figure.low, claim.figure.high))
        bounds[_same(claim)] = max(low, claim.figure.low), min(high, claim.figure.high)
    for claim in found:
        low, high = bounds[_same(claim)]
        if low <= high:
            yield claim


def _same(claim: Claim) -> tuple[str, ...]:
    return claim.owners[0], claim.name, claim.group, claim.when


def strangers(found: Mapping[str, Iterable[Claim]]) -> set[str]:
    """Documents whose title does not tell who speaks and when, since it stands over others of the year too.

    Two may be drafts of one report, unless it names nobody; three, or two bulletins, are of different days.
    """
    titles = {document: next(iter(each)).title for document, each in found.items()}
    count = Counter((each.words, each.year, each.part) for each in titles.values())
    return {
        document
        for document, each in titles.items()
        if count[each.words, each.year, each.part] > (1 if each.alone or _BULLETIN.search(each.words) else _DRAFTS)
    }
