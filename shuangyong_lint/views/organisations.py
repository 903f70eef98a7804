"""单位地名：文中以通名结尾的单位、乡镇村，以及只差一个音近形近字的两个名称。"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import view
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.spelling.confusions import readings
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.names import confusable
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shuangyong_lint.document import Document

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
# How many characters before the ending are compared.
_CORE = dict.fromkeys(_LONG, 3) | dict.fromkeys(_SHORT, 4)
_VILLAGES = ("镇", "乡", "村")
_PLACE = Pattern(rf"(?:(?<=[省市县区镇到赴在往入和及与对])|(?<![{HAN}]))(?P<name>[{HAN}]{{2}}[镇乡村])")
_CHINESE = Pattern(f"[{HAN}]+")
_ID = "organisations"
_MANY = 40
"""For so many names, the commonest, a misspelt ending is looked for."""
_CONTRAST = frozenset(
    "省市县区州旗镇乡村一二三四五六七八九十百东西南北中上下前后内外大小新老旧男女公私农林渔牧工商城副正总分本各该的地得了于与在和或及向对到所时成立理由为以被其是有从因国家级给定订系机"
)

TRIGGERS = (*_LONG, *_SHORT, *_VILLAGES)


class Slip(NamedTuple):
    """Two names that differ in the character ``at``, which sounds or looks like the other's."""

    one: str
    two: str
    at: int


@view
def organisations(doc: Document) -> Mapping[str, Sequence[int]]:
    """Names of bodies, three or four characters and their ending, and where they stand.

    A name whose ending is misspelt is found by its beginning.
    """
    text = plain(doc)
    found: dict[str, list[int]] = {}
    for hit in anchors(doc, _ID):
        start = hit.start - _CORE.get(hit.word, len(text))
        name = text[start : hit.end] if len(hit.word) > 1 and start >= 0 else ""
        if name in found:
            found[name].append(start)
        elif name and _CHINESE.fullmatch(text, start, hit.start):
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


@view
def villages(doc: Document) -> Mapping[str, Sequence[int]]:
    """Names of towns and villages of three characters, and where they stand."""
    text = plain(doc)
    found: dict[str, list[int]] = {}
    end = 0
    for hit in anchors(doc, _ID):
        start = hit.start - 2
        if len(hit.word) == 1 and start >= end and (match := _PLACE.match(text, start)):
            end = match.end()
            found.setdefault(match["name"], []).append(start)
    return found


def slips(names: Iterable[str], *, first: int) -> Iterator[Slip]:
    """Pairs of names that share all but one character, from the character ``first`` on."""
    holes: dict[tuple[int, str], list[str]] = {}
    names = tuple(names)
    lengths = Counter(map(len, names))
    for name in names:
        if lengths[len(name)] < 2:
            continue
        for index in range(first, len(name)):
            holes.setdefault((index, name[:index] + "\0" + name[index + 1 :]), []).append(name)
    for (index, _), alike in holes.items():
        for one, two in combinations(alike, 2):
            pair = {one[index], two[index]}
            # 中囯: nobody chooses a character outside the standard list.
            known = all(character in readings() for character in pair)
            if not (known and pair & _CONTRAST) and confusable(one[index], two[index]):
                yield Slip(one, two, index)
