"""收支与增减：结余、净增、期初期末、预算与节约、进出口差额。"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import agrees
from shuangyong_lint.views.items import (
    PLANNED,
    Item,
    Sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOCK_LEFT = Pattern("累计|滚存|历年|[年期月][末底]")
_NET_CHANGE = Pattern(r"净[增减]|自然增(?!长率)")
_SAVED = Pattern(r"节约|节省|节支|核减|审减")
_OWN = "^(?:共|净|实际|(?:比|较|相比)(?:年初)?(?:预算|计划|概算)数?)?"  # 罚没收入短收 is of another thing
_SHORT = Pattern(f"{_OWN}(?:短收|歉收)")
_EXCEEDED = Pattern(f"{_OWN}(?:超收|超支)")
_VERSUS = Pattern("[比较]")
_CEILING = Pattern(r"控制价|概算|送审|估算|最高限价|拦标价")
_SPENT = Pattern(r"完成|实际|中标|成交|支出|审定|决算|采购")
_GAP = Pattern(r"(?:贸易)?(?P<trade>[顺逆])差(?:额|金额)?(?:为|达)?$|(?:相差|差距为|差额为)$")
_BALANCE = (
    Pattern(r"[年期月]初|(?:上年|上期).{0,8}(?:结余|结转|余额)|结转"),
    Pattern(r"收入"),
    Pattern(r"支出"),
    Pattern(r"结余|余额|结转"),
)
_INTO = Pattern(
    r"增|转入|迁入|新|入职|入院|加入|流入|调入|补充|购[入进]|采购|入库|收入|招|受理|出生|发展|接收|新建|引进|收治|登记"
)
_OUT = Pattern(
    r"退|转出|迁出|减|脱|出院|死亡|流出|调出|离职|注销|核销|退休|毕业|化解|[审办]结|结案|报废|支出|发出|销|耗|取消|领用|使用|出库|出栏|去世|执结|逝世|注销|淘汰"
)
_OPENING = Pattern(r"[年期月季]初|上年[末底]|原有|原来|旧存|[结留]存|结转|去年[末底]")
_CLOSING = Pattern(r"[年期月季][末底]|现有|目前|实有|现存|未结|结存|库存|尚有|还有|在册|余")
_STORED = Pattern(r"存|未结")
_MOVES = 8


class Balances(Sentence):
    """What came, what went and what is left."""

    def _left_over(self, index: int) -> None:
        """Differences: of exports and imports, of what came and went, of a budget and what was spent."""
        head = self.items[index].head
        if "差" in head:
            self._net(index)
        if "结余" in head or "盈余" in head:
            self._surplus(index)
        if "净" in head:
            self._net_change(index)
        self._saved(index)

    def _surplus(self, index: int) -> None:
        """收入A，支出B，结余C。"""
        item = self.items[index]
        two = self.items[index - 2 : index] if index > 1 else []
        if len(two) < 2 or any(each.group != item.group or each.kind != "level" for each in two):
            return
        income, spent = two
        if _STOCK_LEFT.search(item.head):
            return  # what has come together over the years
        carried = any("结转" in each.lead or "结余" in each.lead for each in self.items[:index])
        if "收入" in income.head and "支出" in spent.head and not carried and "其中" not in income.lead + spent.lead:
            self.say("sum", (spent.figure, item.figure, income.figure), "", "收入减去支出就是结余")

    def _net(self, index: int) -> None:
        """出口A，进口B，顺差C；甲A，乙B，相差C。"""
        item = self.items[index]
        match = _GAP.search(item.head)
        if match is None:
            return
        earlier = [
            each
            for each in (*reversed(self.items[:index]), *reversed(self.before))
            if each.group == item.group and each.kind == "level"
        ]
        if match["trade"]:
            out = next((each for each in earlier if "出口" in each.lead and "进出口" not in each.lead), None)
            into = next((each for each in earlier if "进口" in each.lead), None)
            if out is None or into is None or out is into:
                return
            less, more = (out, into) if match["trade"] == "逆" else (into, out)
            near = {out, into} == {*self.items[max(0, index - 2) : index]}
        elif len(earlier) > 1 and earlier[1] in self.items:
            more, less = sorted(earlier[:2], key=lambda each: -each.figure.value)
            near = False
        else:
            return
        proof = "出口与进口之差就是顺差（逆差）" if near else ""
        self.say("sum", (less.figure, item.figure, more.figure), "", proof)

    def _net_change(self, index: int) -> None:
        """出生A，死亡B，净增C; 新纳入A，取消B，净减C."""
        item = self.items[index]
        if not _NET_CHANGE.search(item.head):
            return
        two = [each for each in self.items[:index] if each.group == item.group and each.depth == item.depth][-2:]
        if len(two) < 2:
            return
        came = [each for each in two if _INTO.search(each.head) and not _OUT.search(each.head)]
        went = [each for each in two if _OUT.search(each.head) and not _INTO.search(each.head)]
        if len(came) != 1 or len(went) != 1:
            return
        more, less = (went[0], came[0]) if "净减" in item.head else (came[0], went[0])
        self.say("sum", (less.figure, item.figure, more.figure), "", "增减相抵就是净增（净减）")

    def _balance(self) -> None:
        """上年结余＋收入＝支出＋结余。"""
        levels = [item for item in self.items if item.kind == "level" and item.group == "cny"]
        for four in zip(levels, levels[1:], levels[2:], levels[3:], strict=False):
            if all(pattern.search(item.head) for pattern, item in zip(_BALANCE, four, strict=True)):
                self.say("balance", [item.figure for item in four], "", "上期结余＋收入＝支出＋期末结余")

    def _stock(self) -> None:
        """年初A户，新增B户，退出C户，年末D户; what came and what went may be several figures."""
        counts = [item for item in self.items if item.depth == 0 and item.kind in ("level", "delta")]
        # Behind a stock come at least two figures and another stock.
        for at, old in enumerate(counts[:-3]):
            if not _OPENING.search(old.head) or old.kind != "level" or old.group in ("ratio", "point", "multiple"):
                continue
            moved: list[Item] = []
            for item in counts[at + 1 : at + _MOVES]:
                if item.group != old.group:
                    break
                into, out = _INTO.search(item.head), _OUT.search(item.head)
                if _CLOSING.search(item.head) and len(moved) > 1:
                    self._settled(old, moved, item)
                    break
                if not into and not out and (item.kind != "level" or _CLOSING.search(item.head)):
                    break
                moved.append(item)

    def _settled(self, old: Item, moved: Sequence[Item], left: Item) -> None:
        """What came and went between two stocks: by its words, or where they are silent, as it comes out."""
        ways = [(_INTO.search(item.head) is not None, _OUT.search(item.head) is not None) for item in moved]
        sure = all(into != out for into, out in ways)
        choices = [(into,) if into != out else (True, False) for into, out in ways]
        for signs in product(*choices):
            came = [item for item, into in zip(moved, signs, strict=True) if into]
            went = [item for item, into in zip(moved, signs, strict=True) if not into]
            kept = [left, *went] if not _STORED.search(old.head + left.head) else [*went, left]
            figures = [each.figure for each in (old, *came, *kept)]
            if came and went and (sure or agrees("balance", figures, str(len(came) + 1))):
                self.say("balance", figures, str(len(came) + 1), "期初＋增加＝期末＋减少" if sure else "")
                return

    def _saved(self, index: int) -> None:
        """预算A，实际支出B，节约C; 计划A，实际入库B，超收C."""
        item = self.items[index]
        if index < 2:
            return
        over = bool(_EXCEEDED.search(item.head))
        if not (over or _SHORT.search(item.head) or _SAVED.search(item.head)):
            return
        if _VERSUS.search(item.lead) and not PLANNED.search(item.lead):
            return  # 同比短收C
        plan, spent = self.items[index - 2 : index]
        same = plan.group == spent.group == item.group and plan.kind == spent.kind == "level"
        if (
            same
            and (PLANNED.search(plan.clause) or _CEILING.search(plan.clause))
            and not PLANNED.search(spent.head)
            and "；" not in spent.lead + item.lead
        ):
            apart = "超出" if over else "短收" if "收" in item.head else "节约"
            proof = f"预算（计划）与实际之差就是{apart}" if _SPENT.search(spent.head) else ""
            less, more = (plan, spent) if over else (spent, plan)
            self.say("sum", (less.figure, item.figure, more.figure), "", proof)
