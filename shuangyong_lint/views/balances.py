"""收支与增减：结余、净增、期初期末、预算与节约、进出口差额。"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import LIKELY, agrees
from shuangyong_lint.views.items import (
    PLANNED,
    POST,
    Item,
    Sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOCK_LEFT = Pattern("上[年期月]|[年期月]初|累计|滚存|历年|[年期月][末底]")
_NET_CHANGE = Pattern(r"净[增减]|自然增(?!长率)")
_NET_OF = Pattern("净(?!化|水|菜|值)|(?:机械|自然)增")
_SAVED = Pattern(r"节约|节省|节支|核减|审减")
_OWN = "^(?:共|净|实际|(?:比|较|相比)(?:年初)?(?:预算|计划|概算)数?)?"  # 罚没收入短收 is of another thing
_SHORT = Pattern(f"{_OWN}(?:短收|歉收|[欠少](?:收|征|缴|交|完成))")
_EXCEEDED = Pattern(f"{_OWN}(?:超收|超支)")
_VERSUS = Pattern("[比较]")
_CEILING = Pattern(r"控制价|概算|送审|估算|最高限价|拦标价")
_SPENT = Pattern(r"完成|实际|中标|成交|支出|审定|决算|采购")
_GAP = Pattern("(?:相差|差距为|差额为)$")
_BALANCE = (
    Pattern(r"[年期月]初|(?:上年|上期).{0,8}(?:结余|结转|余额)|结转"),
    Pattern(r"收入|接收|收到|募集"),
    Pattern(r"支出"),
    Pattern(r"结余|余额|结转"),
)
_INTO = Pattern(
    r"增|新|(?<!投)入(?!账价值)|补充|购进|采购|招|受理|出生|发展|接收|新建|引进|(?<![前改促推跟])进(?!行|一步|展|度|出口)|收[治押缴]|登记|归集|追加|吸收|立案|命名(?<!撤销命名)|进货|购置|征收|收[购储养]|购[入买]|[调转][来入]|捐入|受捐|繁殖|借入|生产"
)
_OUT = Pattern(
    r"退|减|撤|脱|死亡|(?<![提产付])出(?!生|台|资|席|具|租|口|动|版)|离职|毕业|[化]解|[审办了]结|结案|报废|销|耗|取消|领用|使用|去世|执结|逝世|淘汰|提取|收回|释放|刑满|开除|解除|偿还|还本|兑付|划转|[卖售]|耗用|用[去掉]|投放|发运|供应|[调转]走|注销|捐[出赠]|屠宰|流失|损[毁耗坏]|摘牌|清退|(?<!新)发[放出给](?!贷)"
)
_OPENING = Pattern(r"[年期月季]初|上[年期月季][末底]|原有|原来|旧存|[结留]存|结转|去年[末底]|年前|预算安排")
_CLOSING = Pattern(r"[年期月季][末底]|现有|目前|实有|现存|未结|结存|库存|尚有|还有|在册|余|(?:全年|调整后?)预算")
_STOCK = Pattern("[年期月季][末底]")
_STORED = Pattern(r"存|未结")
_MOVES = 8


_LEFT_OVER = Pattern("[结节盈]余|结转下年")
_RECEIVED = Pattern(r"收入|总收|筹款|[共实]收|收到|筹[资集]|到位|收缴|归集|进账")
_SPENT_ON = Pattern(r"支出|花[费去掉了]|开销|支付|拨付|开支|使用|兑付|提取")
_SET_AGAINST = Pattern("收支(?:相|两)?抵")
_GRAND = Pattern("总[计额]|合计|共计")
_CARRIED = Pattern("上[年期]|去年|[年期月]初|历年|滚存")
_NEW_HEAD = Pattern(
    "(?:[本全当]年)?(?:实际|共)?支出(?:合计|总计|共计)?[为达]?$|收支[相两]?抵|[本全当]年|年[末终底]|滚存|结余"
)
_SURPLUS = "收入减去支出就是结余"
_OLD_DEBT = Pattern("往年|历年|上年|陈欠|以前")
_DUE = Pattern("应(?:当)?([一-鿿])")
_CAME = Pattern("实到|到会|出席|参会|参加")
_ABSENT = Pattern("(?:[因有][^，]{1,4})?(?:请假|缺席|未到|未参加|病假|事假|公差|外出)")
_IDENTITIES = (
    (
        "资产等于负债加所有者权益",
        True,
        (Pattern("总资产|资产总[额计]|资产合计"), Pattern("负债"), Pattern("权益|净资产")),
    ),
    ("应发减去扣款就是实发", True, (Pattern("应[发付拨]"), Pattern("扣|代缴"), Pattern("实[发付拨]"))),
    (
        "收到的减去用掉的就是剩下的",
        False,
        (
            Pattern("收到|募[集捐]|筹[集措]|下[拨达]|拨入|到位|经费$|捐款$"),
            Pattern("使用|支出|已用|开支|花[费了去]|发放|兑付|拨付"),
            Pattern("结存|余额|尚存|库存|剩余|尚余|未[用拨]|结余|节余"),
        ),
    ),
)
_ONCE = Pattern("原有|原来有?|原先|年初(?:有|为|共)|上年[末底]")
_NOW = Pattern("目前|现|已有|增至|增加到|达到|总数|共有|年[末底]")
_EARNED = Pattern("获利|盈利|[净纯][赚收得落挣剩]|[净纯](?:利(?!润)|收入|收益)|(?:还|实|能)[赚剩落]")
_TAKEN_OFF = Pattern("[除刨扣减抛][去除掉开]|去掉|扣减")
_INCOME = Pattern("收入|[卖售]|销|产值|收益|毛利|进账")
_MINUS_COST = "收入去掉成本就是净赚"
_AFTERWARDS = Pattern("其间|期间|另|还有|损耗|跌价|减值|盘[盈亏]|此外|不含|不包括")
_SET_OFF = "增减相抵就是净增（净减）"
_LISTED = Pattern("^[^，。；]{0,4}(?:：|（|，其中|，包括)")
_SENTENCES = 3
"""How many sentences before are asked for totals."""
_MOVED = 4
"""Figures of the shortest balance: what there was, what came, what went and what is left."""


def _same_stock(old: Item, left: Item) -> bool:
    """Whether two year's ends count the same: 2015年底累计命名文明村42个, 2016年底累计51个."""
    words = _TIMES.sub("", left.head)
    return not words or words in old.head or words[-2:] in old.head


def _own_total(item: Item) -> bool:
    """Whether the figure is a total, and no part of another: not 其中捐赠收入合计."""
    return _GRAND.search(item.head) is not None and "其中" not in item.lead


def _outer(items: Sequence[Item]) -> list[Item]:
    """The figures but for the lists behind 其中, each up to a semicolon or a new head: 其中会费20万元；支出……."""
    found: list[Item] = []
    inner = False
    for item in items:
        inner = "其中" in item.lead or (inner and "；" not in item.lead and not _NEW_HEAD.match(item.head))
        if not inner:
            found.append(item)
    return found


def _still(item: Item) -> bool:
    """Whether the figure is a stock, and none of what came or went."""
    return not _INTO.search(item.head) and not _OUT.search(item.head)


_TIMES = Pattern(r"[\d至截到止]|[年期月季][末底初]?|累计|共|总数|达|为|有|是|到|实有|增至")


class Balances(Sentence):
    """What came, what went and what is left."""

    def _left_over(self, index: int) -> None:
        """Differences: of exports and imports, of what came and went, of a budget and what was spent."""
        head = self.items[index].head
        if "差" in head or "差" in self.items[index].tail:
            self._net(index)
        if _LEFT_OVER.search(head) or ("结转" in head and _SET_AGAINST.search(self.items[index].lead)):
            self._surplus(index)
        if "净" in head:
            self._net_change(index)
        if _EARNED.search(head):
            self._earned(index)
        self._saved(index)

    def _surplus(self, index: int) -> None:
        """收入A，支出B，结余C。"""
        item = self.items[index]
        if _STOCK_LEFT.search(item.head):
            return  # what has come together over the years
        if _SET_AGAINST.search(item.lead) and self._set_against(index):
            return
        levels = [
            each
            for each in (*_outer(self.before), *_outer(self.items[:index]))
            if each.group == item.group and each.kind == "level" and not each.depth
        ]
        carried = any("结转" in each.lead or "结余" in each.lead for each in self.items[:index])
        came = [each for each in levels if _RECEIVED.search(each.head)]
        went = [each for each in levels if _SPENT_ON.search(each.head) and not _RECEIVED.search(each.head)]
        for income, spent in product(reversed(came), reversed(went)):
            if spent.figure.start > income.figure.start and agrees(
                "sum", (spent.figure, item.figure, income.figure), ""
            ):
                proof = "" if carried and "总" not in income.head + spent.head else _SURPLUS
                self.say("sum", (spent.figure, item.figure, income.figure), "", proof)
                return
        totals = [[each for each in row if "总" in each.head or "合计" in each.head] for row in (came, went)]
        if len(totals[0]) == len(totals[1]) == 1:
            income, spent = totals[0][0], totals[1][0]
        elif len(levels) > 1 and levels[-2:] == [*came[-1:], *went[-1:]] and not carried and levels[-2] in self.items:
            income, spent = levels[-2:]
        else:
            return
        self.say("sum", (spent.figure, item.figure, income.figure), "", _SURPLUS)

    def _set_against(self, index: int) -> bool:
        """……收入总计A。……支出总计B。收支相抵，结转下年C: the two last totals, one of what came, one of what went."""
        item = self.items[index]
        rows = (*self.earlier[-_SENTENCES:], self.items[:index])
        totals = [
            each
            for row in rows
            for each in row
            if each.group == item.group and each.kind == "level" and not each.depth and _own_total(each)
        ]
        if len(totals) < 2:
            return False
        income, spent = totals[-2:]
        text = self.reading.text
        start = max(text.rfind(mark, 0, income.figure.start) for mark in "。\n") + 1
        came = text[start : income.figure.start]
        went = text[income.figure.end : spent.figure.start]
        named = "收入" in came and "支出" in went and "支出" not in income.head and "收入" not in spent.head
        plain = ("收入" in income.head or "支出" not in came) and ("支出" in spent.head or "收入" not in went)
        if (
            not named
            or not plain
            or _CARRIED.search(went)
            or _CARRIED.search(text, spent.figure.end, item.figure.start)
        ):
            return False
        self.say("sum", (spent.figure, item.figure, income.figure), "", _SURPLUS)
        return True

    def _identity(self) -> None:
        """资产A，负债B，所有者权益C; 应征A，实征B，欠征C."""
        levels = [each for each in self.items if each.kind == "level" and not each.depth]
        levels = [each for each in levels if not self.reading.parted(each.figure)]
        for three in zip(levels, levels[1:], levels[2:], strict=False):
            if len({each.group for each in three}) > 1 or any("其中" in each.lead for each in three[1:]):
                continue
            for proof, sure, words in _IDENTITIES:
                found = [[each for each in three if word.search(each.head)] for word in words]
                if all(len(each) == 1 for each in found) and len({id(each[0]) for each in found}) == len(three):
                    whole, *parts = (each[0].figure for each in found)
                    carried = any(word in each.lead for each in self.items for word in ("上年", "结转", "期初", "含"))
                    near = not carried and abs(sum((part.value for part in parts), -whole.value)) * 20 < whole.value * 3
                    self.say("sum", [*parts, whole], "" if sure else LIKELY, proof if sure or near else "")
            self._owed(three)

    def _owed(self, three: Sequence[Item]) -> None:
        """应征A，实征B，欠征C: the same verb thrice."""
        dues = [(each, match[1]) for each in three if (match := _DUE.search(each.head))]
        if len(dues) != 1:
            return
        due, verb = dues[0]
        rest = [each for each in three if each is not due]
        done = [each for each in rest if any(word + verb in each.head for word in "实已")]
        done = done or [each for each in rest if verb in "参到出" and _CAME.search(each.head)]
        left = [
            each
            for each in rest
            if not _OLD_DEBT.search(each.head) and any(word + verb in each.head for word in "欠未缺漏少")
        ]
        absent = [each for each in self.items if _ABSENT.match(each.head) and each.group == due.group]
        if len(done) == 1 and len(absent) > 1 and not left:
            figures = [done[0].figure, *(each.figure for each in absent), due.figure]
            self.say("sum", figures, "", "应到的不是实到就是未到")
        if len(done) == len(left) == 1:
            proof = f"应{verb}的不是已{verb}就是未{verb}"
            self.say("sum", (done[0].figure, left[0].figure, due.figure), "", proof)

    def _net(self, index: int) -> None:
        """甲A，乙B，相差C。"""
        item = self.items[index]
        if not _GAP.search(item.head):
            return
        earlier = [
            each
            for each in (*reversed(self.items[:index]), *reversed(self.before))
            if each.group == item.group and each.kind == "level"
        ]
        if len(earlier) > 1 and earlier[1] in self.items:
            more, less = sorted(earlier[:2], key=lambda each: -each.figure.value)
            self.say("difference", (more.figure, less.figure, item.figure))

    def _net_change(self, index: int) -> None:
        """出生A，死亡B，净增C; 新纳入A，取消B，净减C."""
        item = self.items[index]
        if not _NET_CHANGE.search(item.head) or self._net_of_many(index):
            return
        earlier = [each for each in self.items[:index] if each.group == item.group and each.depth == item.depth]
        # 年初A，新开B、注销C，年末D，净增E: what came and went need not stand last.
        moved = [each for each in earlier if bool(_INTO.search(each.head)) != bool(_OUT.search(each.head))]
        two = moved if len(moved) == 2 else earlier[-2:]
        if len(two) < 2:
            return
        nets = [each for each in self.items[:index] if each.group == item.group and _NET_OF.search(each.head)]
        if nets and "自然" not in item.head and "机械" not in item.head and nets[0] not in two:
            return  # 净迁入A；出生B、死亡C，净增D: of both
        came = [each for each in two if _INTO.search(each.head) and not _OUT.search(each.head)]
        went = [each for each in two if _OUT.search(each.head) and not _INTO.search(each.head)]
        if len(came) != 1 or len(went) != 1:
            less, more = sorted(two, key=lambda each: each.figure.value)
            said_so = (more is two[0]) == ("净减" not in item.head) and two[0].kind == two[1].kind == "level"
            if not (came and went) and said_so:
                self.say("difference", (more.figure, less.figure, item.figure))
            return
        more, less = (went[0], came[0]) if "净减" in item.head else (came[0], went[0])
        self.say("difference", (more.figure, less.figure, item.figure), "", _SET_OFF)

    def _net_of_many(self, index: int) -> bool:
        """新进A，调出B，退休C，净增D; 净增A：新进B，调出C，退休D."""
        item = self.items[index]
        behind = self.items[index + 1 : index + _MOVES]
        led = bool(behind) and _LISTED.search(behind[0].lead) is not None
        run: list[Item] = []
        for each in behind if led else reversed(self.items[:index]):
            if each.group != item.group or bool(_INTO.search(each.head)) == bool(_OUT.search(each.head)):
                break
            if not led and _NET_OF.search(each.head):
                break  # 迁入A、迁出B，机械增长C；出生D……
            run.append(each)
        came = [each.figure for each in run if _INTO.search(each.head)]
        went = [each.figure for each in run if _OUT.search(each.head)]
        if len(run) < (2 if led else 3) or not came or not went:
            return False
        more, less = (went, came) if "净减" in item.head else (came, went)
        if len(more) == 1:
            self.say("sum", [*less, item.figure, *more], "", _SET_OFF)
        else:
            self.say("balance", [*more, *less, item.figure], str(len(more)), _SET_OFF)
        return True

    def _balance(self) -> None:
        """上年结余＋收入＝支出＋结余。"""
        levels = [
            item
            for item in _outer(self.items)
            if item.kind == "level" and item.group == "cny" and not POST.match(item.head)
        ]
        for four in zip(levels, levels[1:], levels[2:], levels[3:], strict=False):
            if all(pattern.search(item.head) for pattern, item in zip(_BALANCE, four, strict=True)):
                self.say("balance", [item.figure for item in four], "", "上期结余＋收入＝支出＋期末结余")

    def _stock(self) -> None:
        """年初A户，新增B户，退出C户，年末D户; what came and what went may be several figures."""
        counts = [item for item in self.items if item.depth == 0 and item.kind in ("level", "delta")]
        for at, old in enumerate(counts):
            plain = not at and old.kind == "level" and len(counts) >= _MOVED
            opening = _OPENING.search(old.head) or (_STOCK.search(old.head) and len(counts) >= at + _MOVED)
            if not (opening or plain) or old.kind != "level" or old.group in ("ratio", "point", "multiple"):
                continue
            moved: list[Item] = []
            for item in counts[at + 1 : at + _MOVES]:
                if item.group != old.group:
                    break
                into, out = _INTO.search(item.head), _OUT.search(item.head)
                if (
                    _CLOSING.search(item.head)
                    and len(moved) > 1
                    and (_OPENING.search(old.head) or _same_stock(old, item))
                ):
                    self._settled(old, moved, item, told=bool(opening))
                    break
                if not into and not out and (item.kind != "level" or _CLOSING.search(item.head)):
                    break
                moved.append(item)
        self._moved_first(counts)
        self._any_order(counts)
        self._grown(counts)

    def _moved_first(self, counts: Sequence[Item]) -> None:
        """调入A，调出B，年末实有C，年初D."""
        for at in range(_MOVED - 1, len(counts)):
            *moved, left, old = counts[at - _MOVED + 1 : at + 1]
            if not (_OPENING.search(old.head) and _CLOSING.search(left.head) and left.kind == "level"):
                continue
            if len({each.group for each in (old, left, *moved)}) == 1 and not any(map(_still, moved)):
                self._settled(old, moved, left)

    def _any_order(self, counts: Sequence[Item]) -> None:
        """今年新收A，加上年结转的B，全年办结C，年末未结D: what there was stands behind what came."""
        for at in range(len(counts) - _MOVED + 1):
            new, old, gone, left = counts[at : at + _MOVED]
            if len({each.group for each in (new, old, gone, left)}) > 1 or old.kind != "level" or left.kind != "level":
                continue
            led = _OPENING.search(old.head) and not _STOCK.search(old.head) and not _OUT.search(old.head)
            ways = _INTO.search(new.head) and _OUT.search(gone.head) and not _OUT.search(new.head)
            if led and ways and _CLOSING.search(left.head) and not _OPENING.search(new.head):
                self._settled(old, [new, gone], left)

    def _grown(self, counts: Sequence[Item]) -> None:
        """原有A，今年新建B，目前已有C: other things may have come or gone, so that nothing is proved."""
        for old, moved, now in zip(counts, counts[1:], counts[2:], strict=False):
            same = len({each.group for each in (old, moved, now)}) == 1 and old.kind == now.kind == "level"
            if not same or not _ONCE.search(old.head) or not _NOW.search(now.head):
                continue
            into, out = _INTO.search(moved.head), _OUT.search(moved.head)
            if into and not out:
                self.say("sum", (old.figure, moved.figure, now.figure))
            elif out and not into:
                self.say("sum", (moved.figure, now.figure, old.figure))

    def _earned(self, index: int) -> None:
        """卖蛋收入A，除去饲料和人工成本B，净赚C."""
        if index < 2:
            return
        income, cost, item = self.items[index - 2 : index + 1]
        same = all(each.group == "cny" and each.kind == "level" for each in (income, cost, item))
        near = not any("；" in each.lead for each in (cost, item))
        if same and near and _TAKEN_OFF.search(cost.clause) and item.lead[:1] == "，" and _INCOME.search(income.head):
            alone = index == 2 or self.items[index - 3].group != "cny"
            self.say("sum", (cost.figure, item.figure, income.figure), "", _MINUS_COST if alone else "")

    def _one_stock(self, old: Item, left: Item) -> bool:
        """Whether what is left is of what there was, and nothing is told of behind it: 年末库存A，其间损耗B."""
        behind = self.items[self.items.index(left) + 1 :]
        if any(each.group == old.group and _AFTERWARDS.search(each.lead) for each in behind):
            return False
        kept = [match.end() for match in _CLOSING.finditer(left.head)]
        named = _TIMES.sub("", left.head[kept[-1] :]) if kept else ""
        return len(named) < 2 or named[-2:] in old.label

    def _settled(self, old: Item, moved: Sequence[Item], left: Item, *, told: bool = True) -> None:
        """What came and went between two stocks: by its words, or where they are silent, as it comes out."""
        ways = [(_INTO.search(item.head) is not None, _OUT.search(item.head) is not None) for item in moved]
        sure = told and all(into != out for into, out in ways) and self._one_stock(old, left)
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
        over = bool(_EXCEEDED.search(item.head))
        if index < 2 or not (over or _SHORT.search(item.head) or _SAVED.search(item.head)):
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
