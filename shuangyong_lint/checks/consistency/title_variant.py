"""文件名称前后不一

同一份文件前后写成两个名称，差一个字或一个词，读者会当成两份文件，照着名称也查不到原件。
年份不同、“试行”与正式稿、另有全称简称的不算；法规之间本来只差一两个字的也不算。
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, islice

from shuangyong_lint.kit import (
    STATE,
    Cited,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    cited,
    confusable,
    covering,
    document_check,
    missing_words,
    name_difference,
    national_law,
    near_title,
    plain,
    sentences,
    torn_state,
    torn_title,
)

_GAP = 4
"""Names whose lengths differ by more than this are no slips of one another."""
_ARTICLE = Pattern(r"\n[ \t　#*]*第[一二三四五六七八九十百]{1,5}条")
# 2016年2月6日 《…》: the history of a law cites other decisions that are called nearly the same, with their year;
# news says 3月25日公布《…》.
_HISTORY = Pattern(r"\d年[ \t　]*\d{1,2}月[ \t　]*\d{1,2}日[ \t　]*[^，。；\n]{0,40}\Z")


@document_check(
    severity=Severity.WARNING,
    source=("同一材料内同一文件名称应当一致（《党政机关公文处理工作条例》第十九条：内容准确）",),
    quoted=True,
    bad=(
        "按照《双拥工作目标量化标准》开展工作。\n按照《⟦双拥工作目标考核量化标准⟧》切实抓好落实。",
        "印发《关于加强国防教育工作的意见》。\n各县按《⟦关于加强国防教冇工作的意见⟧》执行。\n《关于加强国防教育工作的意见》印发后成效明显。",
        "贯彻《军人地位和权益保障法》。\n宣传《⟦军人地位和权宜保障法⟧》。",
        "《非遗里的中国》今晚播出。\n大型节目《⟦非遗里的中囯⟧》甘肃篇开播。\n《非遗里的中国》广受欢迎。",
        "《集贸市场计量监督管理办法》公布\n市场监管局今天（12月20日）发布《⟦集贸市场计督管理办法⟧》。",
        "2015年8月29日《关于修改道路运输条例的决定》修正。\n2018年10月26日《⟦关于修改道输条例的决定⟧》修正。",
        "依照《⟦中华人民共和气污染防治法⟧》处罚，并适用《中华人民共和国大气污染防治法》。",
        "依照《⟦中华人民共和国人民银行法⟧》处罚，并适用《中华人民共和国中国人民银行法》。",
        "填写《申请赔偿登记表》。\n将《⟦申请赔偿登计表⟧》送达，《申请赔偿登记表》一式两份。",
        "落实《退役士兵安置工作实施方案》要求。\n《⟦退役士兵安置工作施实方案⟧》得到落实。",
    ),
    good=(
        "印发《2016年双拥工作要点》，今年又印发《2017年双拥工作要点》。",
        "学习《兵役法》和《中华人民共和国兵役法》，还有《国防法》《国防教育法》。",
        "适用《中华人民共和国刑法》，根据《中华人民共和国刑法修正案（九）》。",
        "适用《中华人民共和国未成年人保护法》。\n适用《中华人民共和国预防未成年人犯罪法》。",
        "根据《中华人民共和国刑法》《中华人民共和国刑事诉讼法》，制定本规定。",
        "贯彻《义务兵优待办法》。制定《义务兵优待办法实施细则》。",
        "修订《城市供水管理条例》。修订《城乡供水管理条例》。",
        "通过《拥军优属若干规定（试行）》，现印发《拥军优属若干规定》。",
        "适用《民事诉讼法》第一条。适用《刑事诉讼法》第二条。",
        "2015年8月29日《关于修改广告管理条例的决定》修正。\n2018年10月26日《关于修改广告监督管理条例的决定》修正。",
        "填写《暂住登记申请表》。\n另填《暂住登记申报表》。填写《船舶进口申请书》。\n另填《船舶进出口申请书》。",
        "《第一次全国普查方案》出台。《第二次全国普查方案》出台。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Pairs of titles that differ by a slip; the rarer one is reported, at its first place."""
    text = plain(doc)
    places: dict[str, list[Cited]] = {}
    for each in cited(doc):
        places.setdefault(each.core, []).append(each)
    cores = sorted(places, key=lambda core: places[core][0].span)
    if len(cores) < 2:
        return
    legal = cache(lambda: sum(1 for _ in islice(_ARTICLE.finditer("\n" + text), 2)) > 1)
    told: set[str] = set()
    for one, two in combinations(cores, 2):
        if min(abs(len(one) - len(two)), abs(len(places[one][0].full) - len(places[two][0].full))) > _GAP:
            continue
        rare, usual = (one, two) if len(places[one]) < len(places[two]) else (two, one)
        if wrong := _wrong(doc, places[one][0], places[two][0]):
            # However often it stands there.
            rare, usual = (one, two) if wrong.core == one else (two, one)
        elif not _slip(doc, places[one], places[two], legal=legal):
            continue
        if rare in told:
            continue
        told.add(rare)
        yield _finding(doc, places[rare], places[usual])


def _wrong(doc: Document, one: Cited, two: Cited) -> Cited | None:
    """Which of two names cannot be one: half a word is gone from it, or no law of the state is called so."""
    if torn_title(one.core, two.core) or torn_state(one.full, two.full):
        return min(one, two, key=lambda each: len(each.full))
    laws = all(each.full.startswith(STATE) and each.full.endswith("法") for each in (one, two))
    gap = missing_words(one.core, two.core)
    if not laws or gap is None or len(gap) > 2:
        return None
    # 中华人民共和国[中国]人民银行法. The almanac knows the laws; of regulations old ones may lie outside it.
    unknown = [each for each in (one, two) if national_law(doc, each.name) is None]
    return unknown[0] if len(unknown) == 1 else None


def _slip(doc: Document, first: list[Cited], second: list[Cited], *, legal: Callable[[], bool]) -> bool:
    """Whether two names are one name with a slip in it."""
    one, two = first[0], second[0]
    if national_law(doc, one.name) and national_law(doc, two.name):
        return False
    # The slip may lie in what the core leaves out: 中华人民共和囯, （征求义见稿）.
    state = len(STATE) if one.full.startswith(STATE) and two.full.startswith(STATE) else 0
    for left, right in ((one.core, two.core), (one.full[state:], two.full[state:])):
        if abs(len(left) - len(right)) > _GAP:
            continue
        if near_title(left, right, strict=legal()):
            return not _apart(left, right) or not (_together(doc, first, second) or _history(doc, first, second))
    return False


def _history(doc: Document, *names: list[Cited]) -> bool:
    """Whether one of the names is only cited in the history of a law, where others are called nearly the same."""
    text = plain(doc)
    return any(
        all(
            _HISTORY.search(text, text.rfind("\n", 0, each.span.start) + 1, max(0, each.span.start - 1))
            for each in mentions
        )
        for mentions in names
    )


def _apart(one: str, two: str) -> bool:
    """Whether the difference is more than one character for one that sounds or looks like it."""
    _, _, left, right = name_difference(one, two)
    return not (len(left) == len(right) == 1 and confusable(left, right)) and left != right[::-1]


def _together(doc: Document, first: list[Cited], second: list[Cited]) -> bool:
    """Whether one sentence names both: then they are two documents."""
    spans = sentences(doc)
    homes = {covering(spans, each.span) for each in first}
    return any(covering(spans, each.span) in homes for each in second)


def _finding(doc: Document, rare: list[Cited], usual: list[Cited]) -> Finding:
    name, other = rare[0].name, usual[0].name
    _, _, left, right = name_difference(rare[0].core, usual[0].core)
    if left and right:
        what = f"一处作“{left}”，一处作“{right}”"
    else:
        what = f"{'这里多' if left else '这里少'}“{left or right}”"
    edit = _edit(doc, rare[0].span, rare[0].core, usual[0].core)
    return Finding(
        rare[0].span,
        f"《{name}》与文中《{other}》疑为同一文件，{what}；请核对原件后统一",
        evidence=(Evidence(usual[0].span, f"文中另作《{other}》"),),
        fixes=(Fix((edit,), Safety.MANUAL, f"统一为《{other}》"),) if edit else (),
        key=name,
    )


def _edit(doc: Document, span: Span, core: str, right: str) -> Edit | None:
    at = plain(doc).find(core, span.start, span.end)
    return Edit(Span(at, at + len(core)), right) if at >= 0 else None
