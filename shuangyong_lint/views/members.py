"""成员与总体：全县如何、某镇如何，部队如何、某连如何，说的是同一件事时，成员不会多过总体。

Nothing but the words tells that two figures measure the same, so all of them must agree: what stands between the
subject and the figure is equal on both sides, unit included, in one paragraph, within few sentences, with no other
subject, period or topic in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.document import view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import Relation, agrees
from shuangyong_lint.views.items import figured
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.items import Item

_BEFORE = r"(?:其中|例如|比如|如|又如|仅|今年|本年|年内|全年|一年来|[：，\s])*"
_WHOLE = Pattern(
    _BEFORE + r"(?:全(?P<level>[国省市州县区旗镇乡])|(?:驻[县市区地]|全[县市区])?各?(?P<army>部队)(?:官兵)?)(?=[一-鿿])"
)
_MEMBER = Pattern(
    _BEFORE + r"(?:(?P<name>[^，。；、：各每全等个余本到向对为在与和我外邻两几]{1,4}?)"
    r"(?P<level>[省市州县区旗镇乡村]|街道|社区)(?![市县区旗镇乡])"
    r"|(?:[\dX×*某]{1,8}|[一-鿿]{1,6}武警|武警)部队|[一-鿿]{0,4}(?:消防|武警)[一-鿿]{0,2}[大中支]队|[某\d一二三四五六七八九十]{1,3}[连营团])"
    r"(?=[一-鿿])"
)
_LEVELS = {
    "国": 0,
    "省": 1,
    "市": 2,
    "州": 2,
    "县": 3,
    "区": 3,
    "旗": 3,
    "镇": 4,
    "乡": 4,
    "街道": 4,
    "村": 5,
    "社区": 5,
}
_ARMY = 9
_WEAK = Pattern(r"共计|累计|总共|一共|合计|共|已|先后|均|就|达到|达|为|了")
_OTHER_TIME = Pattern(
    r"月|季度|期间|当[天日年]|日|周|旬|节|前夕|以来|累计|历[年届]|去年|上年|往年|近[一二三四五六七八九十两几\d]|[五十]年"
    r"|(?:19|20)\d\d|计划|目标|力争|拟|将|预计|预算|要|平均|每|增|减|另|除"
)
_OTHER_SUBJECT = Pattern(
    r"民兵|预备役|武装部|机关|企业|医院|学校|(?:[大中支]队|[连镇乡村局委办县市区]|公司|单位|部门)(?!内)(?=[一-鿿])"
)
_TOPIC = Pattern(r"方面|领域|工作[中上]|中，|上，|关于|：")
_PROOF = "前面是总体的数，这里是其中一个单位的同一项数"
_LONGEST_TIME = 4
"""Characters of the longest words for another period."""
_NEAR = 3
"""Sentences with figures that may lie between."""
_LEAST = 4


class _Total(NamedTuple):
    """A figure of a whole: what it counts, the size of the whole, the sentence it stands in."""

    item: Item
    done: str
    level: int
    sentence: int


@view
def member_relations(doc: Document) -> tuple[Relation, ...]:
    """Figures of members that are larger than the same figure of the whole, in order of place."""
    text = plain(doc)
    found: list[Relation] = []
    totals: dict[tuple[str, str], _Total] = {}
    behind = 0
    for number, (sentence, items) in enumerate(figured(doc)):
        if text.find("\n", behind, sentence.start + 1) >= 0:
            totals.clear()
        behind = sentence.end
        words = text[sentence.start : items[-1].figure.start]
        if not (totals or "全" in words or "部队" in words):
            continue
        subject = _WHOLE.match(text, sentence.start, items[0].figure.start)
        level, at = (_level(subject), subject.end()) if subject else (None, 0)
        seen = sentence.start
        for item in items:
            start = item.figure.start
            # Nothing was found before the last figure, or this one would not be read.
            if _OTHER_TIME.search(text, max(sentence.start, seen), start):
                break
            seen = start - _LONGEST_TIME
            done = item.head
            if whole := _WHOLE.match(item.head):
                level, at = _level(whole), start - len(item.head) + whole.end()
                done = item.head[whole.end() :]
            elif (totals or level is not None) and (member := _MEMBER.match(item.head)):
                level = None
                total = totals.get(_key(item, item.head[member.end() :]))
                near = total is not None and number - total.sentence <= _NEAR
                if near and not _TOPIC.search(text, sentence.start, start):
                    found += _compared(total, item, member["level"])
            if level is not None and item.kind == "level" and not _OTHER_SUBJECT.search(text, at, start):
                totals[_key(item, done)] = _Total(item, done, level, number)
    return tuple(found)


def _key(item: Item, done: str) -> tuple[str, str]:
    """What was done and what it is counted in."""
    return _WEAK.sub("", done), item.group


def _compared(total: _Total | None, item: Item, member: str | None) -> Iterator[Relation]:
    """The member's figure against that of the whole, if it is larger."""
    if total is None or not _below(total.level, member) or len(_key(item, total.done)[0]) < _LEAST:
        return
    figures = (item.figure, total.item.figure)
    sound = item.kind == "level" and not any(figure.rough for figure in figures) and not item.depth
    if sound and not agrees("part", figures, ""):
        yield Relation("part", figures, "", _PROOF, holds=False, notation="")


def _level(subject: re.Match[str]) -> int:
    return _ARMY if subject["army"] else _LEVELS[subject["level"]]


def _below(whole: int, member: str | None) -> bool:
    """Whether such a member belongs to such a whole: a unit of troops to troops, a place to a larger place."""
    return whole == _ARMY if member is None else whole < _LEVELS[member]
