"""单位地名前后不一

同一个单位、乡镇的名称前后差一个同音字或形近字，读者会当成两个地方。全称、规范化简称并用，上下级并提，不算。
"""

from collections.abc import Iterator
from itertools import combinations

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
    confusable,
    document_check,
    plain,
)

_LONG = [
    "委员会",
    "办公室",
    "人民政府",
    "武装部",
    "人武部",
    "管理局",
    "监督局",
    "公安局",
    "管理处",
    "派出所",
    "联合会",
    "基金会",
    "研究院",
    "研究所",
    "检察院",
    "合作社",
    "办事处",
    "指挥部",
    "领导小组",
    "工作站",
    "服务站",
    "管理站",
    "边防站",
    "开发区",
    "示范区",
    "自治县",
    "自治州",
]
_SHORT = [
    "中心",
    "公司",
    "集团",
    "学院",
    "大学",
    "中学",
    "小学",
    "医院",
    "银行",
    "支队",
    "大队",
    "中队",
    "总队",
    "协会",
    "法院",
    "机场",
    "水库",
    "林场",
    "农场",
]
_PLACE = Pattern(rf"(?:(?<=[省市县区镇到赴在往入和及与对])|(?<![{HAN}]))(?P<name>[{HAN}]{{2}}[镇乡村])")
_CHINESE = Pattern(f"[{HAN}]+")
_ID = "consistency.organisation-variant"
# How many characters before the ending are compared.
_CORE = dict.fromkeys(_LONG, 3) | dict.fromkeys(_SHORT, 4)
_MANY = 40
"""For so many names, the commonest, a misspelt ending is looked for."""
_CONTRAST = frozenset(
    "省市县区州旗镇乡村一二三四五六七八九十百东西南北中上下前后内外大小新老旧男女公私农林渔牧工商城副正总分本各该的地得了于与在和或及向对到所时成立理由为以被其是有从因国家级给定订系机"
)


@document_check(
    severity=Severity.WARNING,
    source=("同一材料内同一单位名称应当一致（《党政机关公文处理工作条例》第十九条：内容准确）",),
    triggers=(*_LONG, *_SHORT, *"镇乡村"),
    bad=(
        "县消防救援大队出动36人次。\n如边境管理大队派出官兵。\n县人民武装部组织民兵。\n⟦县人民武庄部⟧协调车辆。\n县人民武装部总结经验。",
        "到勐朗镇富本村抢险。\n在⟦勐郎镇⟧发放物资，深入勐朗镇慰问，勐朗镇干部参加。",
    ),
    good=(
        "县农业农村局与县林业管理局联合行动，县人民法院、县人民检察院列席。",
        "第一中级人民法院和第二中级人民法院。市公安局、县公安局。",
        "到东山镇和东善镇调研。",
        "县委宣传部。县委统战部。县人武部、县人民武装部。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Names with the same ending that differ in one character which sounds or looks like the other."""
    text = plain(doc)
    yield from _variants(text, _organisations(doc), first=1, least=1)
    places: dict[str, list[int]] = {}
    end = 0
    for hit in anchors(doc, _ID):
        start = hit.start - 2
        if len(hit.word) == 1 and start >= end and (match := _PLACE.match(text, start)):
            end = match.end()
            places.setdefault(match["name"], []).append(start)
    yield from _variants(text, places, first=0, least=2)


def _organisations(doc: Document) -> dict[str, list[int]]:
    """Names and where they stand; a name whose ending is misspelt is found by its beginning."""
    text = plain(doc)
    found: dict[str, list[int]] = {}
    for hit in anchors(doc, _ID):
        start = hit.start - _CORE.get(hit.word, len(text))
        if start < 0:
            continue
        name = text[start : hit.end]
        if name in found:
            found[name].append(start)
        elif _CHINESE.fullmatch(text, start, hit.start):
            found[name] = [start]
    usual = sorted((name for name, at in found.items() if len(at) > 1), key=lambda name: -len(found[name]))
    for name in usual[:_MANY]:
        core = name[:4] if name[4:] in _SHORT else name[:3]
        at = text.find(core)
        while at >= 0:
            other = text[at : at + len(name)]
            if other not in found and sum(a != b for a, b in zip(other, name, strict=False)) == 1:
                found[other] = [at]
            at = text.find(core, at + 1)
    return found


def _variants(text: str, places: dict[str, list[int]], *, first: int, least: int) -> Iterator[Finding]:
    """Names that share all but one character, from the character ``first`` on; the usual one stands ``least`` times."""
    holes: dict[tuple[int, str], list[str]] = {}
    for name in places:
        for index in range(first, len(name)):
            holes.setdefault((index, name[:index] + "\0" + name[index + 1 :]), []).append(name)
    told: set[int] = set()
    for (index, _), names in holes.items():
        for one, two in combinations(names, 2):
            if {one[index], two[index]} & _CONTRAST or not confusable(one[index], two[index]):
                continue
            rare, usual = sorted((one, two), key=lambda name: (len(places[name]), -places[name][0]))
            at = places[rare][0]
            if len(places[rare]) > 1 or len(places[usual]) < least or _together(text, at, usual):
                continue
            if at + index not in told:
                told.add(at + index)
                yield _finding(places[usual], rare, usual, at, index)


def _together(text: str, at: int, usual: str) -> bool:
    """Whether the other name stands in the same line close by: two neighbours, not one misspelt."""
    start = max(text.rfind("\n", 0, at) + 1, at - len(usual) - 3)
    end = text.find("\n", at)
    return usual in text[start : min(at + 2 * len(usual) + 3, len(text) if end < 0 else end)]


def _finding(usual_at: list[int], rare: str, usual: str, at: int, index: int) -> Finding:
    span = Span(at, at + len(rare))
    edit = Edit(Span(at + index, at + index + 1), usual[index])
    return Finding(
        span,
        f"“{rare}”与文中“{usual}”只差一字，疑为同一名称；请核对后统一",
        evidence=(Evidence(Span(usual_at[0], usual_at[0] + len(usual)), f"文中另作“{usual}”，共{len(usual_at)}处"),),
        fixes=(Fix((edit,), Safety.MANUAL, f"统一为“{usual}”"),),
        key=rare,
    )
