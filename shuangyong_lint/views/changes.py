"""增减：由多少到多少，比上年增加多少，增长百分之几、几倍、几番、几个百分点。"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import agrees, far
from shuangyong_lint.views.items import AND, BEHIND, CLOSE, DOWN, HEDGE, PLANNED, UP, Item, Sentence
from shuangyong_lint.views.numerals import number

if TYPE_CHECKING:
    import re

FROM = Pattern(r"(?<![自理])(?:由|从)(?!于|此|事|而|业|重|严|中|来)[^，；。]{0,20}$")
_PERIOD = Pattern(
    r"(?P<year>\d{4})年?|(?P<last>去年|上年|上一年|上期|上月|上季度?|上届|上轮|上次|同期|原来?|前年|过去|年初|期初|此前|之前)"
    r"|(?P<this>今年|本年|当年|本期|本月|本季度?|本届|本次|现在|目前|现)"
)
_VERSUS = Pattern(r"比|较|同比")
_VERSUS_OTHER = Pattern(
    r"比(?:全国|全省|全市|全县|预算|计划|目标|年初|支出|收入|预期|规划|任务|上季|上月|月初|\d{4})|高于|低于|多增|少增"
)
YEARLY = Pattern(r"年均|年平均|平均每年|每年|逐年|年递增|均增")
REAL = Pattern(r"生产总值|GDP|增加值|总产值|国民收入")
"""What grows in comparable prices: its rate is not that of the amounts printed."""

_REAL_YEARLY = Pattern(r"产值|收入|消费|支出|经济|生产总值|GDP|增加值")
_PLAIN_CHANGE = Pattern(
    rf"[^，；。（]{{0,6}}[，（、]?(?:一年|全年|[三五十]年间?|期间|前后)?(?:[一每][^，。；]{{1,2}})?(?:同比|累计|共|净|即|就是|也就是|共计|总共|整整|实现了?)?(?:{UP}|{DOWN}|增|减|降|翻|[升涨跌]|[多少][一-鿿](?=了?$))"
    r"(?:了|幅度|幅|率|为|达|到|近|约)*$"
)
_BEFORE = Pattern(
    r"[^，；。（]{0,6}[，（](?:而)?(?:上一?[年期月周次届]|去年|前年|上季度)(?:同[期月季])?(?:(?:这一?|该|此)[一-鿿]{1,6}?|的[一-鿿]{1,6}?)?(?:仅|只)?(?:为|是|有)?$"
)
_RELATIVE = Pattern(
    r"^(?:高于|低于|快于|慢于|高出|比|较)([一-鿿]{2,10}?)(?:平均)?(?:水平|增速|增幅|比重|占比)?(?:高|低|快|慢)?(?:出|了)?$"
)
_TRAILING = Pattern(r"^[，（](?:即)?(?:由|从)[^，；。]{0,20}$")
_EXCEEDED = Pattern(r"超(?:额|计划|目标|任务|预算)?(?:完成)?(?:计划|目标|任务|预算)?了?$")
_PLAIN_VERSUS = Pattern(
    rf"[^，；。（]{{0,6}}，(?:同比|环比|比去年|比上年|较去年|较上年|比上期|较上期)(?:同期)?(?:{UP}|{DOWN}|增|减|降|升|多|少)(?:了|幅)?$"
)
_PLAIN_TIMES = Pattern(r"[^，；。]{0,6}[，]?(?:是|为|相当于)(?:原来|上年|去年|过去|以前|前者|当年|同期)?的?$")
_YEARS_AGO = Pattern("[^，；。]{0,6}，?(?:是|为|相当于)([二两三四五六七八九十])年前的?$")
_PER_WHAT = Pattern(r"每.")
_BETTER_SMALL = Pattern(r"精度|误差|分辨|名次|排名|位次|位列|水平")
_TIMES = Pattern(r"(?:是|为|相当于|达到)[^，；。]{0,16}的?$|^的$|到[^，；。]{0,16}的?$")
ARRIVES = Pattern(r"到|至|为|达|成")
_WAY = Pattern(
    rf"，?[^，；。（）]{{0,6}}?({UP}|{DOWN}|[升降增减缩跌涨]|减缓|放缓|趋缓|加快|延展|整合|归并|撤并|合并)(?:到|至|为|成)"
)
_MOVES = Pattern(
    rf"(?P<down>{DOWN}|减|降|少|低|跌|缩|慢(?=$|[了出于])|放缓|趋缓|整合|归并|撤并|合并)|(?P<up>{UP}|增|升|多|高|涨|翻|扩|快(?=$|[了出于])|加快|延展)"
)
_YEAR = Pattern(r"(\d{4})年")


_FROM_START = Pattern("[比较](?:年|月|季)初")
_BARE_GROWTH = Pattern(f"，(?:增幅|增长|下降|{UP}|{DOWN})(?:达|为|率为?|了)?$")
_LEVEL_OF = Pattern("的?(?:平均|总体|整体)?(?:水平|均值|平均数)")
_SINCE = Pattern("(?:过去|近|前)?([二两三四五六七八九十])年(?:以?来|间|内|中|里|(?<=过去.年)|(?<=近.年))")
_SPAN = Pattern(r"((?:19|20)\d\d)年?(?:至|到|—+|-|～)((?:19|20)\d\d)年")
_ITS_RATE = Pattern(
    rf"[^，；。（]{{0,4}}[，（](?:同比|环比|比[^，；。]{{1,10}}|较[^，；。]{{1,10}})?(?:{UP}|{DOWN}|增|减|降)"
)
_AMOUNT_TOO = Pattern(r"(?<!\d)\d+(?:\.\d+)?(?![\d.年月日号度季—至-])")
_ARRIVED = Pattern(rf"(?:{UP}|{DOWN}|升|降|增|减)(?:到|至|为)")
_ALL_ALIKE = Pattern(rf"，(?:均|都)(?:{UP}|{DOWN})(?:了)?$")
_SAME_SCOPE = Pattern("同口径")
_LED_TO = Pattern(
    r"^，(?:[一-鿿]{0,6}(?:降[至到为]|增[至到]|升[至到])|余额(?:达到?|为)?|总[量数额]|[数金]额|达到?|(?:全[年县市区]|累计)?共|降[至到为]|增[至到]|升[至到]|为)"
)
_THAN = Pattern(r"(?:较|比)[^，；。]{0,12}$")
_SUBJECT = Pattern(r"(?!同比|环比|相比|净|较|比|与|其|又|累计|多|少|高|低|同|共|实际|增|减|同|总)[一-鿿]{2,8}(?:比|较)")
_OWN_END = Pattern("[到至为成](?:免费|零|无|取消|不收|[^，；。]{1,8}，)")
"""降至免费: where the one went, so that the figure behind it is of something else."""
_COMPARED_TO = Pattern(
    f"(?:比|较|与|同|和)(?P<what>[^，；。比较]{{1,10}}?)(?:相比|{UP}|{DOWN}|[多少增减升降])|(?P<ring>[同环]比)"
)
_LAST_PERIOD = Pattern("[上去]年|上期|上届|上次|同期")
_APART = Pattern("(?:两[者地村县市项]|二者|彼此|前后)?(?:仅|只)?(?:相差|差距)(?:为|达|了|仅)?$")
_RATE_TOO = Pattern("^，(?:[升降增减涨跌]幅|增长率?|下降率?)(?:分别)?(?:为|达)?$")
_FORMER = Pattern("前者(?:是|为|相当于)后者的$")
_THAN_PLANNED = Pattern(
    rf"(?:比|较)(?:年初)?(?:{PLANNED.pattern})[^，；。]{{0,4}}?(?:多|少|高|低|超|{UP}|{DOWN})[了出]?$"
)
_EXPECTED = Pattern("预计|预期|预测|原计划|计划|任务|目标|核定|编制|设计|批复|概算|预算")
_ACTUAL = Pattern("，(?:实际|实[收有产到开付支完做用现发]|最终|最后|结果|全年实际|现有|现实有)")
_FORECAST = Pattern("预计|预期|预测|原计划|核定|编制")
_OVER_PLAN = Pattern("，超(?:出|额)?(?:计划|目标|任务|预算)(?:数)?了?")
_OF_ONE = ("level", "rate", "share")
_BARE_VERBS = ("", "的", "多", "少", "高", "低")
_SHORT_LEAD, _LONG_LEAD = 8, 12
_TWO_PERIODS = "前后两期的数都在句中"


class Changes(Sentence):
    """Changes and comparisons."""

    def _change(self, index: int) -> None:
        """由A增加到B，增长C；B，比上年的A增长C；B，比上年增加D，增长C。"""
        item = self.items[index]
        if _ALL_ALIKE.match(item.lead):
            self._alike_changed(index)
            return
        each = "分别" in item.lead or (item.group == "ratio" and _RATE_TOO.match(item.lead))
        if each and self._each_changed(index):
            return
        self._steps(index)
        self._told_behind(index)
        if self.items[index - 1].kind == "base" and item.lead.endswith("的"):
            return  # read by `Rates`
        self._changed_before(index)

    def _grew(self, index: int) -> bool:
        """由86家发展到152家，新增66家: there 新增 is what was added to the one."""
        item = self.items[index]
        bare = item.lead in ("，新增", "，新增了", "，共新增") and not item.tail  # 新增12家规上企业: of some only
        if index < 2 or item.kind != "level" or not bare:
            return False
        old, new = self.items[index - 2 : index]
        same = old.group == new.group == item.group
        return same and bool(FROM.search(old.head)) and bool(ARRIVES.search(new.lead))

    def _changed_before(self, index: int) -> None:
        """The change against the figures before it."""
        item = self.items[index]
        place = self._level_before(index)
        if place > 0 and item.group == "ratio" == self.items[place].group:
            self._points(self.items[place - 1], self.items[place], item)
        if place < 0 or item.group == "ratio" == self.items[place].group:
            if index and item.group == "ratio":
                self._step(index, direction(item.lead))
            return
        new = self.items[place]
        if item.group == "point" and self._relative(index):
            return
        between = self.items[index - 1] if place < index - 1 else None
        mode = direction(item.lead) or direction(between.lead if between else new.lead)
        if between and item.group == new.group and between.group == "ratio":
            self._stepped(new, between, item)
        if new.kind == "base":
            self._against(place, item, mode)
            return
        old = self.items[place - 1] if place else self._last_year(new)
        if not self._from_old(old, new, item, between, mode) and item.group == "ratio":
            self._step(index, mode)

    def _last_year(self, new: Item) -> Item | None:
        """The only figure of this kind in the sentence before: 去年出口12亿美元。今年达到15亿美元，增长25%."""
        same = [each for each in self.before if each.group == new.group and each.kind == "level"]
        return same[0] if len(same) == 1 else None

    def _from_old(self, old: Item | None, new: Item, item: Item, between: Item | None, mode: str) -> bool:
        """Whether the figure before the new one is the old one, so that the change is told of these two."""
        if old is None or old.group != new.group or old.depth != new.depth or not comparable(item, new):
            return False
        if item.group == "multiple" and _TIMES.search(item.lead):
            mode = "times"
        than = old.kind in ("base", "level") and _THAN.search(old.head) and not CLOSE.search(new.lead)
        if (FROM.search(old.head) or than) and ARRIVES.search(new.lead):
            self._from_to(old, new, item, between, mode)
        elif (
            _BEFORE.match(new.lead)
            and new.kind in _OF_ONE
            and (old.kind in _OF_ONE or (new.kind == "level" and old.kind == "mean"))
            and (old.group != "ratio" or old.kind == new.kind or "这" in new.lead)
        ):
            # B，上一年为A，增长C: the later figure is the old one.
            times = mode == "times" and _PLAIN_TIMES.match(item.lead) and not self._hedged(item)
            self._changed(new, old, item, mode, _TWO_PERIODS if times or self._direct_change(item) else "")
        elif _THAN_PLANNED.search(item.head) and PLANNED.search(old.lead) and not PLANNED.search(new.head):
            self._changed(old, new, item, mode, "" if self._hedged(item) else "计划数和完成数都在句中")
        elif _EXPECTED.search(old.lead) and _ACTUAL.match(new.lead) and old in self._just(new):
            # 预计2.4万吨，实收1.8万吨，减少0.6万吨
            plain = self._direct_change(item) or bool(_OVER_PLAN.fullmatch(item.lead) and not self._hedged(item))
            levels = old.kind == new.kind == "level" and item.group == new.group  # 增长12% may be against last year
            told = "超" in item.lead or _FORECAST.search(old.lead)
            self._changed(old, new, item, mode, "预计数和实际数都在句中" if plain and levels and told else "")
        elif (item.group != "multiple" or mode == "times") and self._successive(old, new):
            label, other = (_PERIOD.sub("", each.head).strip("的为是在，共") for each in (old, new))
            sure = label and label == other and self._direct_change(item)
            self._changed(old, new, item, mode, _TWO_PERIODS if sure else "")
        else:
            return False
        return True

    def _points(self, old: Item, new: Item, item: Item) -> None:
        """由82%提高到88%，提高6%: what is told are points."""
        if old.group != "ratio" or not FROM.search(old.head) or not ARRIVES.search(new.lead):
            return
        trio = (old.figure, new.figure, item.figure)
        if any(figure.rough for figure in trio) or not _PLAIN_CHANGE.match(item.lead) or self.hedged:
            return
        apart = abs(new.figure.value - old.figure.value)
        mode = "up" if new.figure.value > old.figure.value else "down"
        if apart == item.figure.value and far("change", trio, mode):
            self.reading.points(trio)

    def _level_before(self, index: int) -> int:
        """The place of the last figure before this one, at most three back, that is no absolute change; -1 if none."""
        item = self.items[index]
        for place in range(index - 1, max(-1, index - 5), -1):
            each = self.items[place]
            if "；" in self.items[place + 1].lead:
                break
            if each.group.startswith("time") and item.group != each.group and not _ARRIVED.search(each.lead):
                continue  # 五年累计提高
            rate_of_rate = each.group == "ratio" and item.group in ("point", "ratio") and not YEARLY.search(item.lead)
            if each.kind != "delta" or rate_of_rate:
                return place
            if "；" in each.lead:
                break
        return -1

    def _against(self, place: int, item: Item, mode: str) -> None:
        """B，比去年的A多C; B（去年为A），多C: C is told of the figure before A."""
        old = self.items[place]
        behind = place and self.items[place - 1].kind == "delta" and BEHIND.match(old.lead)
        if behind or not comparable(item, old):
            return
        news = [
            each
            for each in reversed(self.items[:place])
            if each.group == old.group
            and (each.kind in ("level", "rate", "share", "mean") or (item.group == "point" and _growth(each)))
            and each.depth <= old.depth
        ]
        at = self.items.index(item) + 1
        if at < len(self.items) and self.items[at].group == old.group and _LED_TO.match(self.items[at].lead):
            news = [self.items[at]]  # 甲93%；乙比去年的A提高C，达到B
        if not news or "其中" in old.lead:
            return
        # 9420人，其中省内6120人，省外3300人，较上年8200人增加1220人
        new = next((each for each in news if self._fits(old, each, item, mode)), news[0])
        at = self.items.index(new)
        direct = all(each.kind in ("delta", "base") or each.depth > old.depth for each in self.items[at + 1 : place])
        if not direct and not self._fits(old, new, item, mode):
            return
        plain = direct and (
            item.lead.lstrip("）") in _BARE_VERBS or _LEVEL_OF.fullmatch(item.lead) or self._direct_change(item)
        )
        self._changed(old, new, item, mode, "两个比较的数都在句中" if plain and not self._hedged(item) else "")

    def _each_changed(self, index: int) -> bool:
        """甲、乙分别由A、B降为C、D，分别下降E%、F%；甲、乙为C、D，上年分别是A、B，分别下降E%、F%."""
        first = self.items[index]
        run = [first, *takewhile(lambda each: each.lead in AND and each.depth == first.depth, self.items[index + 1 :])]
        many = len(run)
        if many < 2 or index < 2 * many:
            return False
        if first.group == "ratio" and index >= 3 * many and "分别" in (steps := self.items[index - many]).lead:
            index -= many * (steps.kind == "delta")  # 分别减少3所、720人，降幅为25%和20%
        rows = [self.items[index - 2 * many : index - many], self.items[index - many : index]]
        if any(each.kind == "delta" for row in rows for each in row):
            return False
        one, other = rows
        if _LAST_PERIOD.search(other[0].lead):
            rows = [other, one]
        elif not (_LAST_PERIOD.search(one[0].lead) or (FROM.search(one[0].clause) and ARRIVES.search(other[0].lead))):
            rows = [[*one, *other][::2], [*one, *other][1::2]]  # 甲由A减少为C，乙由B减少为D
            if not all(FROM.search(each.head) for each in rows[0]):
                return False
        changes = list(zip(*rows, run, strict=True))
        mode = direction(first.lead)
        if not mode or any(old.group != new.group or not comparable(item, new) for old, new, item in changes):
            return False
        held = sum(self._fits(old, new, item, mode) for old, new, item in changes)
        doubtful = self.hedged or held * 2 < many or REAL.search(rows[0][0].lead + rows[1][0].lead)
        proof = "" if doubtful else "“分别”所列的变化与前后两组数一一对应"
        for old, new, item in changes:
            self._changed(old, new, item, mode, proof)
        return True

    def _alike_changed(self, index: int) -> None:
        """甲由A降为B，乙由C降为D，均下降E%."""
        item = self.items[index]
        mode = direction(item.lead)
        for old, new in pairwise(self.items[:index]):
            moved = old.group == new.group != "ratio" and FROM.search(old.head) and ARRIVES.search(new.lead)
            if moved and comparable(item, new):
                self._changed(old, new, item, mode, "" if self._hedged(item) else "“均”说的是前面各项")

    def _told_behind(self, index: int) -> None:
        """B，增长C%，上年同期为A."""
        if index + 1 == len(self.items) or not index or self.items[index + 1].kind != "base":
            return
        item, old = self.items[index : index + 2]
        new = self.items[index - 1]
        if new.group != old.group or not BEHIND.match(old.lead) or not comparable(item, new):
            return
        if new.kind not in ("level", "rate", "share"):
            return
        plain = _PLAIN_VERSUS.match(item.lead) or _PLAIN_CHANGE.match(item.lead)
        plain = plain or (_FROM_START.search(item.lead) and _FROM_START.search(f"比{old.lead.strip('，而')}"))
        sure = plain and not self._hedged(item)
        self._changed(old, new, item, direction(item.lead), "两个比较的数都在句中" if sure else "")

    def _fits(self, old: Item, new: Item, item: Item, mode: str) -> bool:
        return agrees("change", (old.figure, new.figure, item.figure), mode or "up")

    def _relative(self, index: int) -> bool:
        """全省平均增速A，我市B，高于全省平均水平C个百分点."""
        item = self.items[index]
        match = _RELATIVE.match(item.head)
        if match is None:
            return False
        rates = [each for each in self.items[:index] if each.group == "ratio" and each.figure.step <= item.figure.step]
        named = [each for each in rates if match[1] in each.head]
        if len(named) != 1 or len(rates) < 2 or rates[-1] is named[0]:
            return False
        mode = direction(item.lead)
        sure = len(rates) == 2 and not self._hedged(item)
        self._changed(named[0], rates[-1], item, mode, "两个比较的数都在句中" if sure else "")
        return True

    def _exceeded(self, index: int) -> bool:
        """目标A，实际B，超额C%; B，比计划A多D，超额C%."""
        item = self.items[index]
        if item.group != "ratio" or not _EXCEEDED.search(item.head):
            return False
        levels = [each for each in self.items[:index] if each.kind in ("level", "base")]
        if len(levels) < 2 or levels[-1].group != levels[-2].group:
            return False
        plan, actual = levels[-2:]
        if levels[-1].kind == "base":
            actual, plan = plan, actual
        if not PLANNED.search(plan.head) or PLANNED.search(actual.head):
            return False
        sure = levels[-1] in self.items[index - 2 : index] and not self._hedged(item)
        self._changed(plan, actual, item, "up", "超额的比例由计划数和完成数得出" if sure else "")
        return True

    def _led(self, index: int) -> None:
        """提高C个百分点，由A增至B."""
        if index + 2 >= len(self.items):
            return
        item, old, new = self.items[index : index + 3]
        if old.group != new.group or not comparable(item, new) or item.group == "ratio" == old.group:
            return
        if not _TRAILING.match(old.lead) or not ARRIVES.search(new.lead):
            return
        if not YEARLY.search(item.lead):
            self._changed(old, new, item, direction(item.lead), "“由……到……”两端数值都在句中")
        elif item.group == "ratio" and (years := _years(old.lead, new.lead)):
            self._yearly(old, new, item, years)

    def _hedged(self, item: Item) -> bool:
        """Whether the words around allow the change to be of something else than the figures printed."""
        return self.hedged or "分别" in item.lead or "其中" in item.lead

    def _direct_change(self, item: Item) -> bool:
        """Whether nothing but the verb stands between the figures and the change, so that no other subject came in."""
        return not self._hedged(item) and bool(_PLAIN_CHANGE.match(item.lead) or _PLAIN_VERSUS.match(item.lead))

    def _step(self, index: int, mode: str) -> None:
        """B，比上年增加D，增长C。"""
        step, item = self.items[index - 1 : index + 1]
        led = index > 1 and step.kind == "level" and self._behind(index - 2, self.items[index - 2]) is step
        if led:
            step = self.items[index - 2]  # 净增D，总量达到B，增长C
        way = direction(step.lead)
        if step.kind != "delta" or step.group == "ratio" or not way or way != (mode or way):
            return
        place = index - 1 if led else index - 2
        while place >= 0 and (
            self.items[place].kind in ("rate", "share", "base")
            or step.group != self.items[place].group[:4] == "time"  # 平均52天，缩短6天
        ):
            place -= 1
        if place >= 0 and not led and (_SUBJECT.match(step.head) or "；" in step.lead):
            return
        new = self.items[place] if place >= 0 else self._behind(index, step)
        if new is None:
            self._step_recalled(step, item, way)
        if new is None or step.group != new.group or new.kind not in ("level", "mean"):
            return
        if place > 0 and FROM.search(self.items[place - 1].head) and self.items[place - 1].group == new.group:
            return
        from_start = _FROM_START.search(step.lead) and _BARE_GROWTH.match(item.lead)
        compared = _VERSUS.search(step.lead) and (from_start or not _VERSUS_OTHER.search(step.lead + item.lead))
        hedged = self._hedged(item) and not (
            _SAME_SCOPE.search(step.lead) and len(HEDGE.findall(new.lead + item.lead)) == 0
        )
        hedged = hedged or _other_comparison(step, item)
        sure = compared and len(item.lead) <= _LONG_LEAD and not hedged and not REAL.search(new.head)
        self.say("step", (new.figure, step.figure, item.figure), way, "增加数与增长率说的是同一次比较" if sure else "")

    def _step_recalled(self, step: Item, item: Item, way: str) -> None:
        """税收收入9.18亿元。税收收入同比增收D，增长C: the figure stands in a sentence before, by the same name."""
        named = [
            each
            for items in self.earlier
            for each in items
            if each.group == step.group
            and each.kind == "level"
            and len(name := each.head.removeprefix("其中")) > 2
            and step.head.startswith(name)
        ]
        if len({each.figure.value for each in named}) == 1:
            self.say("step", (named[0].figure, step.figure, item.figure), way)

    def _behind(self, index: int, step: Item) -> Item | None:
        """比去年减少D，下降C，总量为B: the figure that the change led to stands behind it."""
        new = self.items[index + 1] if index + 1 < len(self.items) else None
        return new if new is not None and new.group == step.group and _LED_TO.match(new.lead) else None

    def _steps(self, index: int) -> None:
        """起数、人数分别减少12起、3人，分别下降20%、20%: each change against its own figure."""
        item = self.items[index]
        if item.group != "ratio" or "分别" not in item.lead:
            return
        run = [item, *takewhile(lambda each: each.group == "ratio" and each.lead in AND, self.items[index + 1 :])]
        steps = self.items[max(0, index - len(run)) : index]
        if len(run) < 2 or len(steps) < len(run) or "分别" not in steps[0].lead:
            return
        way = direction(steps[0].lead)
        for step, rate in zip(steps, run, strict=True):
            for new in self.items[: index - len(run)]:
                trio = (new.figure, step.figure, rate.figure)
                if new.group == step.group and new.kind == "level" and way and agrees("step", trio, way):
                    self.say("step", trio, way)
                    break

    def _stepped(self, new: Item, rate: Item, step: Item) -> None:
        """B，比上年增长C，增收D."""
        way = direction(step.lead)
        if rate.kind != "delta" or new.kind != "level" or way != direction(rate.lead) or new not in self._just(step):
            return
        if not _ITS_RATE.match(rate.lead) or YEARLY.search(rate.lead + step.lead) or _ARRIVED.search(new.head):
            return
        sure = not _VERSUS_OTHER.search(rate.lead + step.lead) and len(step.lead) <= _SHORT_LEAD and not self.hedged
        proof = "增加数与增长率说的是同一次比较" if sure and not REAL.search(new.head) else ""
        self.say("step", (new.figure, step.figure, rate.figure), way, proof)

    def _just(self, item: Item) -> list[Item]:
        """The two figures before this one."""
        at = self.items.index(item)
        return self.items[max(0, at - 2) : at]

    def _from_to(self, old: Item, new: Item, item: Item, between: Item | None, mode: str) -> None:
        """由A增加到B，增长C。"""
        if YEARLY.search(item.lead):
            years = _years(old.lead, new.lead) or (span(between) if between else self._since(old))
            if item.group == "ratio" and years:
                self._yearly(old, new, item, years)
            return
        direct = bool(_PLAIN_CHANGE.match(item.lead) or (mode == "times" and _PLAIN_TIMES.match(item.lead)))
        if mode == "times" and (ago := _YEARS_AGO.match(item.lead)):
            direct = number(ago[1]) == self._since(old)  # 五年来由A到B，是五年前的C倍
        if not direct and between is not None:
            direct = bool(_PLAIN_CHANGE.match(between.lead) and _PLAIN_CHANGE.match(item.lead))
        sure = direct and not self._hedged(item)
        self._changed(old, new, item, mode, "“由……到……”两端数值都在句中" if sure else "")

    def _since(self, old: Item) -> int:
        """How many years 五年间, 三年来 before the figures say; 0 if nothing does."""
        first = self.items[0]
        said = _SINCE.findall(self.reading.text, first.figure.start - len(first.lead), old.figure.start)
        if not said:
            spans = _SPAN.findall(self.reading.text, first.figure.start - len(first.lead), old.figure.start)
            return max(0, int(spans[0][1]) - int(spans[0][0])) if len(spans) == 1 else 0
        return (len(said) == 1 and number(said[0])) or 0

    def _yearly(self, old: Item, new: Item, item: Item, years: int) -> None:
        """由2008年的A增加到2010年的B，年均增长C。"""
        trio = (old.figure, new.figure, item.figure)
        # People count the years of a span inclusively or not; growth of incomes and output is real growth.
        spans = [f"yearly{years + more}" for more in (-1, 1) if years + more]
        unsure = (
            self._hedged(item)
            or _REAL_YEARLY.search(old.label + item.lead)
            or any(agrees("change", trio, span) for span in spans)
        )
        self.say("change", trio, f"yearly{years}", "" if unsure else "起止年份与两端数值都在句中")

    def _changed(self, old: Item, new: Item, item: Item, mode: str, proof: str) -> bool:
        if item.figure.rough or old.figure.rough or new.figure.rough or item.tail[:1] in ("多", "以"):
            proof = ""
        if item.group == "ratio" and REAL.search(old.label + new.label):
            proof = ""
        if item.group == "doubling" and new.figure.value > old.figure.value * 2**item.figure.value:
            proof = ""
        if self.hedged or (item.group == "ratio" and old.group == "multiple"):
            return False
        return self.say("change", (old.figure, new.figure, item.figure), mode or "up", proof)

    def _successive(self, old: Item, new: Item) -> bool:
        """Whether the two are one measure in two periods that follow one another."""
        first, second = _PERIOD.search(old.lead), _PERIOD.search(new.lead)
        if first is None or second is None:
            return False
        if first["year"] and second["year"]:
            return int(second["year"]) == int(first["year"]) + 1
        return bool((first["last"] or first["year"]) and (second["this"] or second["year"])) and not first["this"]

    def _apart(self, index: int) -> None:
        """甲为A，乙为B，相差C；甲A，乙B，前者是后者的C倍."""
        item = self.items[index]
        former = "者" in item.head and item.group == "multiple" and _FORMER.search(item.head)
        if not (former or ("差" in item.head and _APART.match(item.head))):
            return
        both = [
            each for each in self.items[:index] if each.kind in ("level", "mean", "rate") and each.depth == item.depth
        ]
        pair = both[-2:]
        if len(pair) < 2 or pair[0].group != pair[1].group or (not former and pair[0].group != item.group):
            return
        old, new = pair[::-1] if former else sorted(pair, key=lambda each: each.figure.value)
        near = former or (pair == self.items[index - 2 : index] and len(both) == 2)
        plain = near and not self.hedged and not (item.figure.rough or old.figure.rough or new.figure.rough)
        proof = "“前者”“后者”就是这两个数" if former else "两个比较的数都在句中"
        self.say("change", (old.figure, new.figure, item.figure), "times" if former else "up", proof if plain else "")

    def _direct(self, index: int) -> None:
        """由A下降到B，B却更大。"""
        new, old = self.items[index], self.items[index - 1]
        match = _WAY.match(new.lead) if new.group == old.group and old.lead else None
        if match is None or not FROM.search(old.head) or _AMOUNT_TOO.search(new.lead, match.end()):
            return  # with no words before it, the old one is the end of 1小时33分钟
        if not (self._arabic(new) and self._arabic(old)) or old.figure.unit.unit in ("位", "名"):
            return
        if _OWN_END.match(new.lead, match.end() - 1):
            return
        if (per := _PER_WHAT.findall(new.lead)) and per != _PER_WHAT.findall(old.lead):
            return
        mode = direction(match[1])
        if mode and not _BETTER_SMALL.search(old.label + new.label):
            self.say("direction", (old.figure, new.figure), mode, f"“{match[1]}”与前后两数的大小相反")

    def _arabic(self, item: Item) -> bool:
        return self.reading.text[item.figure.start].isdigit()


def comparable(item: Item, new: Item) -> bool:
    """Whether this change can be one of such figures."""
    if item.group == "point":
        return new.group == "ratio"
    return item.group in ("ratio", "multiple", "doubling", new.group)


def _growth(item: Item) -> bool:
    """同比增长6.1%, which 高于全省5.3%的平均水平0.8个百分点 is told of."""
    return item.group == "ratio" and item.kind == "delta" and direction(item.head) == "up"


def _other_comparison(step: Item, item: Item) -> bool:
    """Whether a rate is told against another period than the difference before it: 比11月多…，与去年12月相比增长….

    A rate that names no period of its own goes on with that of the difference.
    """
    first, second = (_COMPARED_TO.search(each.lead) for each in (step, item))
    return second is not None and (first is None or _period(first) != _period(second))


def _period(match: re.Match[str]) -> str:
    """With what something is compared; one word for all that say last year."""
    said = match["what"] or match["ring"]
    if said == "同比" or said.startswith(("去年", "上年", "上一年", "同期")):
        return "去年"
    return "上月" if said == "环比" else said


def direction(words: str) -> str:
    """up, down or nothing, by the last verb."""
    last = ""
    for match in _MOVES.finditer(words):
        last = "up" if match["up"] else "down"
    return last


def span(item: Item) -> int:
    """How many years the figure says: 三年年均; 0 if it is no such."""
    exact = item.figure.unit.unit == "年" and not item.figure.rough
    return int(item.figure.value / Decimal(item.figure.unit.factor)) if exact else 0


def _years(first: str, second: str) -> int:
    """How many years lie between the last year named in each; 0 if one is not named."""
    begin, end = _YEAR.findall(first), _YEAR.findall(second)
    if not begin or not end:
        return 0
    years = int(end[-1]) - int(begin[-1])
    return years if 0 < years <= 50 else 0
