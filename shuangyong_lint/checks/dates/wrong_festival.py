"""节日简称有误

“八一”是建军节，“七一”是建党节。简称里的月日与节日的日期对不上，多半是误记或输入错误；
后文单写的同一简称一并指出。
"""

from collections.abc import Iterator, Mapping

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Festival,
    Finding,
    Fix,
    Mention,
    Pattern,
    Safety,
    Severity,
    Span,
    Tag,
    almanac,
    bare_tags,
    chinese_tag,
    document_check,
    festivals,
    plain,
    sentence_at,
)

# Other countries keep other days.
_FOREIGN = Pattern("朝鲜|韩国|越南|老挝|古巴|俄罗斯|苏联|俄军|外国|各国|美国|英国|法国|德国|日本|印度|蒙古")
# What makes of “九一” a class, a grade, a type.
_NO_DAY = Pattern(r"[”\"’』」]?[班级届型号厂路队连营团师式制]")
_LISTED = Pattern(r"(?:节|元旦|中秋|国庆|除夕|清明|端午|新春)(?:、?“[^“”\n]{2,5}”){0,4}(?:[、和及与]|以及)?“$")
# Days of history that are written as tags but are no festivals: 二七、五卅、七七、九一八、一二九、一二·一二 ….
_HISTORY = frozenset({(1, 28), (2, 7), (2, 28), (4, 12), (5, 30), (7, 7), (9, 18), (11, 11), (12, 9), (12, 12)})
_NUMERALS = frozenset("0123456789〇零一二三四五六七八九十第“")
_AS_DAY = Pattern("期间|前夕|前后|节前|节日|慰问|双拥|来临")
_AS_DAYS = Pattern("”(?:期间|前夕|前后|节日|节|两节|两大节日)")


@document_check(
    severity=Severity.ERROR,
    source=("全国年节及纪念日放假办法", "各节日的设立决定（见节日表）", "GB/T 15835—2011 5.1.6：含月日的专名"),
    bad=(
        "今年“⟦九一→八一⟧”建军节前夕，县领导走访了驻军。\n慰问金已发放到位，春节和“⟦九一→八一⟧”期间共慰问三次。",
        "⟦九一→八一⟧建军节前夕走访驻军，春节和⟦九一→八一⟧期间共慰问三次。",
        "“⟦七一→八一⟧”建军节来临之际，镇里召开座谈会。",
        "团委在“⟦五一→五四⟧”青年节组织了演讲比赛。",
        "开展“⟦9·10→5·12⟧”国际护士节慰问。",
        "“⟦3.12→3.15⟧”国际消费者权益日宣传活动。",
        "⟦六一→五一⟧国际劳动节放假。",
        "元旦、春节和“⟦九一⟧”期间走访慰问部队。",
    ),
    good=(
        "“八一”建军节、“七一”建党节、“五四”青年节、“三八”国际劳动妇女节。",
        "“119”消防日、“一二·四”国家宪法日、“12.4”国家宪法日、“3·15”国际消费者权益日。",
        "九一班庆祝儿童节，“九一”班获奖。",
        "一九九一建军节老照片；第五一国际护士节；八一勋章、八一学校、八一南昌起义。",
        "“七一”、“八一”建军节期间，“七一”“八一”都有活动。",
        "“5·18”全国助残日，“九九”重阳节，“八一五”中秋节。",
        "举行2024“中国品牌日”活动。大年三十春节联欢晚会。",
        "朝鲜“二八”建军节。",
        "“6·5”环境日常管理。",
        "“五一”、教师节放假；“六五”普法和“九五”规划期间。",
        "“九一八”事变，“七一”勋章，“五四”宪法，“三八”红旗手，“八七”扶贫攻坚。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A tag before a festival's name gives a day the festival never falls on; later bare tags are linked to it."""
    first: dict[str, Mention] = {}
    marked: set[Span] = set()
    for mention in festivals(doc):
        tag = mention.tag
        if tag is None or not mention.festival.tags or tag.days & mention.festival.tags:
            continue
        if _FOREIGN.search(
            plain(doc), max(sentence_at(doc, tag.span.start).start, tag.span.start - 12), tag.span.start
        ) or _NO_DAY.match(plain(doc), tag.span.end):
            continue
        marked.add(tag.span)
        if not _others(doc, tag) and not tag.days & _HISTORY:
            first.setdefault(doc[tag.span], mention)
        yield _finding(doc, mention, tag)
    for tag in (*bare_tags(doc), *_unquoted(doc, first)):
        if tag.span in marked or _NO_DAY.match(plain(doc), tag.span.end):
            continue
        earlier = first.get(doc[tag.span])
        if earlier is not None:
            yield _repeated(doc, tag, earlier)
        elif _as_festival(doc, tag):
            yield Finding(
                tag.span,
                f"“{doc[tag.span]}”与节日并列，但{_days(tag)}不是通行的节日或纪念日；请核对简称",
                key="unknown",
                severity=Severity.WARNING,
            )


def _unquoted(doc: Document, wrong: Mapping[str, Mention]) -> Iterator[Tag]:
    """Wrong tags that stand without quotation marks and without a name: 九一期间."""
    text = plain(doc)
    for word, mention in wrong.items():
        if mention.tag is None or word[0].isascii():
            continue
        at = text.find(word)
        while at >= 0:
            before, after = text[at - 1 : at], at + len(word)
            if before not in _NUMERALS and _AS_DAY.match(text, after):
                yield mention.tag._replace(span=Span(at, after), quoted=False)
            at = text.find(word, after)


def _finding(doc: Document, mention: Mention, tag: Tag) -> Finding:
    festival = mention.festival
    name = doc[mention.span]
    fixes = []
    if festival.fixed:
        right = _like(doc[tag.span], *festival.fixed)
        fixes.append(Fix((Edit(tag.span, right),), Safety.MANUAL, f"简称改为“{right}”"))
        kept = f"{name}是{festival.fixed[0]}月{festival.fixed[1]}日"
    else:
        kept = f"{name}不在{_days(tag)}"
    others = _others(doc, tag)
    fixes += [
        Fix((Edit(mention.span, other.words[0]),), Safety.MANUAL, f"名称改为“{other.words[0]}”") for other in others[:1]
    ]
    hint = f"；“{doc[tag.span]}”是{others[0].name}" if others else ""
    return Finding(
        tag.span,
        f"“{doc[tag.span]}”与“{name}”不符：{kept}{hint}；请核对是简称写错还是节日写错",
        evidence=(Evidence(mention.span, f"节日名称“{name}”"), Evidence(None, f"{festival.name}：{festival.source}")),
        fixes=tuple(fixes),
        key=f"{doc[tag.span]}{name}",
        severity=Severity.HINT if festival.level == "hint" else None,
    )


def _repeated(doc: Document, tag: Tag, mention: Mention) -> Finding:
    name = doc[mention.span]
    fixed = mention.festival.fixed
    right = _like(doc[tag.span], *fixed) if fixed else ""
    return Finding(
        tag.span,
        f"“{doc[tag.span]}”不是通行的节日简称，前文误作{name}；请一并核对",
        evidence=(Evidence(mention.span, f"前文写作“{doc[tag.span]}”{name}"),),
        fixes=(Fix((Edit(tag.span, right),), Safety.MANUAL, f"简称改为“{right}”"),) if fixed else (),
        key=f"{doc[tag.span]}{name}",
        severity=Severity.HINT if mention.festival.level == "hint" else None,
    )


def _others(doc: Document, tag: Tag) -> list[Festival]:
    """The festivals that really fall on the tag's day."""
    return [festival for festival in almanac(doc).festivals if festival.fixed in tag.days]


def _as_festival(doc: Document, tag: Tag) -> bool:
    """Whether a bare tag stands in a list of festivals (“春节和“九一”期间”) but names no day that anybody keeps."""
    text = plain(doc)
    if not (_AS_DAYS.match(text, tag.span.end) and _LISTED.search(text, max(0, tag.span.start - 40), tag.span.start)):
        return False
    return not any(tag.days & festival.tags for festival in almanac(doc).festivals) and not tag.days & _HISTORY


def _like(tag: str, month: int, day: int) -> str:
    """The right tag in the style of the wrong one."""
    if tag[0].isascii():
        dot = next((character for character in tag if not character.isdigit()), "·")
        return f"{month}{dot}{day}"
    return chinese_tag(month, day)


def _days(tag: Tag) -> str:
    return "、".join(f"{month}月{day}日" for month, day in sorted(tag.days))
