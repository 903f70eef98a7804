"""比较：甲高于、低于乙；甲比乙多多少；由多少缩到多少。"""

from __future__ import annotations

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.changes import comparable, direction
from shuangyong_lint.views.items import DOWN, HEDGE, UP, Item, Sentence

_THAN = Pattern(
    "(?<![不未])(?P<way>(?P<more>高于|大于|多于|快于|优于)|低于|小于|少于|慢于)(?P<of>[^，；。（、]{0,12})$"
)
# The figure is what is compared with, not by how much: 高于上年的52%, 低于52%的平均水平.
_OF_THAT = Pattern("(?:上年|去年|上一年|前年|同期|上期|平均|平均水平|目标|计划|预期|全国|全省|全市|全县|年)的$")
_THAT_LEVEL = Pattern(
    r"的[^，；。（]{0,10}?(?:平均|水平|均值|目标|标准|上限|下限|警戒线|预期|控制|红线|增速|增幅|涨幅|规定|要求|定额|限额|限值|底线|门槛|进度|同期|比例|比重|占比)"
)
_SAME_SUBJECT = Pattern(
    "(?:的[^，；。（、]{1,16})?，(?:远+|明显|大幅度?|显著|大大|略微?|稍微?|均|都|也|仍|已|还|但|虽然?|却|且|并|又|是|总体|依然|继续|持续|小幅|同样|而)*"
)
_BETTER_SMALL = Pattern("优于")
_BETWEEN_TWO = Pattern(
    f"^(?P<one>[一-鿿]{{2,10}}?)(?:比|较)(?P<other>[一-鿿]{{2,10}}?)(?:要|还|多出)?(?:{UP}|{DOWN}|[多少高低大小长短])(?:了|出|约)?$"
)
_MOVED_TO = Pattern(f"(?:{UP}|{DOWN}|缩|压|[升降增减])(?:到|至|为)")
_REFERRED = Pattern("[比较与同于]")
_ONLY_WAS = Pattern(
    r"，(?:而)?(?:在)?(?:(?:19|20)\d\d年|[去前上]年|上一?年|[两二三四五六七八九十]年前)(?:同期)?(?:这一?个?[一-鿿]{2,5}?)?(?:仅|只|才|仅仅)(?:为|有|是)?$"
)
_KINDS = ("level", "rate", "share", "mean")


class Comparisons(Sentence):
    """Comparisons that a sentence makes of its figures."""

    def _than(self, index: int) -> None:
        """占13%，远低于52%的平均水平; 增长8.5%，高于上年的8.2%: the figures may deny it."""
        item = self.items[index]
        match = _THAN.search(item.head) if "于" in item.head else None
        while match and index > 1 and _THAN.search(self.items[index - 1].head):
            index -= 1  # A，低于上年的B，但高于C的目标
        other = self.items[index - 1]
        if match is None or item.group != other.group or item.depth != other.depth or other.figure.rough:
            return
        level = _THAT_LEVEL.match(self.reading.text, item.figure.end)
        plain = _SAME_SUBJECT.fullmatch(item.lead[: item.lead.rfind(match[0])])
        if item.lead[:1] == "的" and _REFERRED.search(other.head):
            return  # 它比去年5%的增长率略低，但高于……: not the 5% does
        if not (level or _OF_THAT.search(match["of"])) or not plain:
            return
        grows = other.kind == "delta" and other.group == "ratio" and direction(other.head) == "up"
        if (other.kind not in _KINDS and not grows) or _BETTER_SMALL.search(match["way"]):
            return
        mode = "up" if match["more"] else "down"
        self.say("direction", (item.figure, other.figure), mode, f"“{match['way']}”与前后两数的大小相反")

    def _between_two(self, index: int) -> None:
        """甲村120户，乙村98户，甲村比乙村多22户: each is found by its name."""
        item = self.items[index]
        match = _BETWEEN_TWO.match(item.head) if "比" in item.head or "较" in item.head else None
        if match is None or self.reading.told(item.figure):
            return
        row = [each for each in self.items[:index] if each.kind in _KINDS and comparable(item, each)]
        news = [each for each in row if match["one"] in each.label and match["other"] not in each.label]
        olds = [each for each in row if match["other"] in each.label and match["one"] not in each.label]
        if len(news) != 1 or len(olds) != 1 or news[0].group != olds[0].group or item.group == "ratio" == news[0].group:
            return
        figures = (olds[0].figure, news[0].figure, item.figure)
        sure = len(row) == 2 and not any(each.rough for each in figures) and not HEDGE.search(item.lead)
        proof = f"“{match['one']}”“{match['other']}”两个数都在句中" if sure and not self.hedged else ""
        self.say("change", figures, direction(item.head) or "up", proof)

    def _only_was(self, index: int) -> None:
        """达到45.5%，2020年这个数字仅为5.4%."""
        old, new = self.items[index], self.items[index - 1]
        alike = old.group == new.group and old.depth == new.depth and new.kind in _KINDS
        if alike and "年" in old.lead and _ONLY_WAS.match(old.lead):
            self.say("direction", (old.figure, new.figure), "up")

    def _moved_to(self, index: int) -> None:
        """办理时间3小时缩至1小时: no 由 is needed where nothing but the verb stands between."""
        new, old = self.items[index], self.items[index - 1]
        if new.group == old.group and old.kind in _KINDS and _MOVED_TO.fullmatch(new.lead) and _whole(old):
            self.say("direction", (old.figure, new.figure), direction(new.lead))


def _whole(item: Item) -> bool:
    """Whether words lead to the figure: with none, it is the end of another (1小时33分钟)."""
    return len(item.head) > 1
