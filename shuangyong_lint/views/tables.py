"""表格：行、列、合计行、小计行、合计列、占比列、增长列，由表格自己证明哪些数该合成哪个数。

A column named 合计 need not be the sum of all others, and a row may list examples: so a total is believed only where
the table bears it out: most of its figures come out exactly, or it has a single column of figures and nothing is set
apart (其中). What then does not come out is a defect; what does is verified.

A figure has the unit that its cell prints, or that the name of its row or column puts in brackets (金额（万元）), or
that stands over the whole table (单位：万元). Figures stay in that unit; what has another unit is not added to them.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.units import Unit
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.arithmetic import Relation, agrees, computed
from shuangyong_lint.views.changes import REAL
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shuangyong_lint.document import Block, Document

_NUMBER = Pattern(r"(?P<digits>[-－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.．]\d+)?)(?P<percent>%)?(?P<tail>[一-鿿㎡/]{0,4})")
_UNIT_OVER = Pattern(r"单位[:：] ?(?:人民币)?([一-鿿㎡]{1,5})[）)]?\s*$")
_UNIT_BESIDE = Pattern(r"[（(](?:单位[:：] ?)?(?:人民币)?([一-鿿㎡]{1,5})[）)]")
_UNIT_COLUMN = Pattern(r"(?:计量|金额|数量)?单\s*位$")
_OTHER_UNIT = Pattern(r"数(?:量|目)?$|[人户]|面积|里程|产量|长度|规模")
"""Names of rows and columns that the unit over the table may not be meant for."""
_TOTAL = Pattern(r"(?:总|合|共)\s*计|总和|合计数|总数|全(?:县|市|省|区|年|部|镇|乡|校)(?:合计|总计|共计)?$")
_SUBTOTAL = Pattern(r"小\s*计")
_INSET = Pattern(r"其中|#|^[（(]?\d[）)]")
_NO_PART = Pattern(r"平均|最高|最低|均值|增长|比重|占比|上年|去年|同期|增减|完成率|备注|^注")
_TOP = Pattern(r"^[一二三四五六七八九十]+、|^[ⅠⅡⅢⅣⅤ]")
_NO_SUM = Pattern(
    r"%|率|比|均|单价|增长|增幅|增速|序号|编号|电话|年份|日期|时间|排名|名次|得分|指数|密度|倍|℃|标准|代码|号$|累计"
)
_SHARE = Pattern(r"占比|比重|占[^，。]{0,6}(?:比例|比重|%)|^占|所占")
_RATE = Pattern("率|进度|完成.{0,4}%")
_DIFFERENCE = Pattern("增减|增加|减少|差额|结余|剩余|净[增减]")
_GROWTH = Pattern(r"增长|增幅|增速|同比|比上年|增减")
_ONE, _HUNDRED = Decimal(1), Decimal(100)
_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
_ABOVE = 60
_MOST_CELLS = 20000
_LONGEST = 24
_LONGEST_NUMBER = 18


class Line(NamedTuple):
    """A row or column of figures with a label: position → figure."""

    label: str
    figures: dict[int, Quantity]


@view
def table_relations(doc: Document) -> tuple[Relation, ...]:
    """Sums, shares and growth inside the tables of the document, in order of place."""
    found: list[Relation] = []
    for block in doc.blocks or ():
        if 4 <= len(block.cells) <= _MOST_CELLS:
            found += _Table(doc, block).read()
    found.sort(key=lambda relation: relation.span)
    return tuple(found)


class _Table:
    """One table."""

    def __init__(self, doc: Document, block: Block) -> None:
        self.text = plain(doc)
        self.units = doc.know(Almanac).units
        self.named: dict[str, Unit] = {}
        self.words: dict[tuple[int, int], str] = {}
        self.figures: dict[tuple[int, int], Quantity] = {}
        self.height = self.width = 0
        places: dict[int, int] = {}
        for cell in block.cells:
            words = self.text[cell.span.start : cell.span.end].strip()
            self.height = max(self.height, cell.row + 1)
            self.width = max(self.width, cell.col + cell.colspan)
            figure = self._figure(cell.span)
            if figure is not None:
                self.figures[cell.row, cell.col] = figure
                places[cell.col] = max(places.get(cell.col, 0), -int(figure.step.as_tuple().exponent))
            for row in range(cell.row, min(cell.row + cell.rowspan, cell.row + 200)):
                for col in range(cell.col, min(cell.col + cell.colspan, cell.col + 200)):
                    self.words[row, col] = words
        self.head = self._head()
        self.side = self._side()
        self._measure(places, self._unit_over(block.span.start))

    def _figure(self, span: Span) -> Quantity | None:
        """The figure of a cell that holds nothing else."""
        words = self.text[span.start : span.end]
        inner = words.strip()
        match = _NUMBER.fullmatch(inner)
        if match is None or len(match["digits"]) > _LONGEST_NUMBER:
            return None
        start = span.start + words.index(inner)
        digits = match["digits"].replace(",", "").replace("．", ".").replace("－", "-")
        value = Decimal(digits)
        step = _ONE.scaleb(-len(digits.partition(".")[2]))
        stop = start + len(match["digits"])
        figure = Quantity(start, stop, stop, value, value - step / 2, value + step / 2, step, _BARE, rough=False)
        if match["percent"]:
            return _as_percent(figure)._replace(end=stop + 1)
        if unit := self._unit(match["tail"]):
            return figure._replace(unit=unit, end=stop + len(match["tail"]))
        return figure

    def _unit(self, name: str) -> Unit | None:
        """The unit of this name as figures of a table carry it: they are not scaled to a common one."""
        if name not in self.named and (unit := self.units.get(name.lstrip("百千万亿"))):
            size = Decimal(unit.factor).scaleb(sum(_SCALES[word] for word in name.removesuffix(unit.unit)))
            self.named[name] = Unit(name, f"table:{name}", f"{size.normalize():f}", exact=unit.exact)
        return self.named.get(name)

    def _unit_over(self, start: int) -> Unit | None:
        """The unit over the whole table, in the lines above it or in the rows of its head."""
        lines = [line for line in self.text[max(0, start - _ABOVE) : start].split("\n") if line.strip()]
        heads = [self.words.get((row, col), "") for row in range(self.head) for col in (0, self.width - 1)]
        for words in (*heads, *reversed(lines[-2:])):
            if (match := _UNIT_OVER.search(words)) and (unit := self._unit(match[1])):
                return unit
        return None

    def _unit_beside(self, words: str) -> Unit | None:
        """The unit that the name of a row or column ends with."""
        found = [unit for match in _UNIT_BESIDE.finditer(words) if (unit := self._unit(match[1]))]
        return found[-1] if found else None

    def _measure(self, places: dict[int, int], over: Unit | None) -> None:
        """Give every figure the unit that the table names for it, and tell counts from rounded sizes."""
        columns = {col: self._unit_beside(self.title(col)) for col in places}
        aside = [col for col in range(self.width) if _UNIT_COLUMN.match(self.title(col))]
        rows: dict[int, Unit | None] = {}
        for row in range(self.head, self.height):
            stated = [unit for col in aside if (unit := self._unit(self.words.get((row, col), "")))]
            rows[row] = stated[0] if stated else self._unit_beside(self.label(row))
        for (row, col), figure in self.figures.items():
            unit = figure.unit
            if unit is _BARE:
                names = self.title(col), self.label(row)
                fits = not any(_NO_SUM.search(name) or _OTHER_UNIT.search(name) for name in names)
                unit = rows.get(row) or columns[col] or (over if fits and over else _BARE)
            low, high = figure.low, figure.high
            if not places[col] and unit.unit[:1] not in _SCALES:
                # A column of whole numbers counts; one in 万元, or with decimals anywhere, rounds as each cell prints.
                low = high = figure.value
            self.figures[row, col] = figure._replace(unit=unit, low=low, high=high)

    def _head(self) -> int:
        """How many rows at the top are no data: the first data row has a figure that is no year, or titles above it."""
        for row in range(self.height):
            figures = [self.figures[row, col] for col in range(1, self.width) if (row, col) in self.figures]
            titled = row and all(self.words.get((row - 1, col)) for col in range(1, self.width))
            if figures and (titled or not all(1900 <= figure.value <= 2100 for figure in figures)):
                return row
        return self.height

    def _side(self) -> int:
        """The column of labels: the first that holds words in most data rows (numbers of rows stand before it)."""
        rows = range(self.head, self.height)
        for col in range(min(self.width, 4)):
            words = [self.words.get((row, col), "") for row in rows]
            named = sum(bool(word) and (row, col) not in self.figures for row, word in zip(rows, words, strict=True))
            if named * 2 > len(rows):
                return col
        return 0

    def label(self, row: int) -> str:
        """The words that name a row."""
        words = [self.words.get((row, col), "") for col in range(self.side + 1) if (row, col) not in self.figures]
        return " ".join(dict.fromkeys(word for word in words if word))

    def title(self, col: int) -> str:
        """The words above a column."""
        return " ".join(dict.fromkeys(self.words.get((row, col), "") for row in range(self.head)))

    def read(self) -> list[Relation]:
        rows = range(self.head, self.height)
        if len(rows) < 2:
            return []
        found = self._total_rows(rows)
        found += self._total_columns(rows)
        found += self._derived_columns(rows)
        return found

    # --- rows -------------------------------------------------------------------------------------------------

    def _total_rows(self, rows: Iterable[int]) -> list[Relation]:
        found: list[Relation] = []
        labels = {row: self.label(row) for row in rows}
        columns = [col for col in range(self.side + 1, self.width) if not _NO_SUM.search(self.title(col))]
        data: list[int] = []
        subtotals: list[int] = []
        totals: list[int] = []
        inset = False
        for row, label in labels.items():
            if len(label) <= _LONGEST and _SUBTOTAL.search(label):
                found += self._vote(self._sums(row, data, columns), "“小计”行")
                subtotals.append(row)
                data = []
            elif len(label) <= _LONGEST and _TOTAL.search(label):
                totals.append(row)
                parts = subtotals + data if subtotals else data
                top = [part for part in parts if _TOP.search(labels[part])]
                if top and len(top) < len(parts):
                    # 一、…… holds the sum of the rows below it.
                    parts, inset = top, True
                if len(parts) > 1:
                    found += self._vote(self._sums(row, parts, columns), "" if inset else "“合计”行")
                    data, subtotals, inset = [], [], False
            elif _INSET.search(label):
                inset = True
            elif label and not _NO_PART.search(label):
                data.append(row)
        if totals and totals[0] == self.head and len(data) > 1 and len(totals) == 1:
            # 合计 stands first and its parts below.
            found += self._vote(self._sums(totals[0], data, columns), "" if inset else "“合计”行")
        return found

    def _sums(self, total: int, parts: Sequence[int], columns: Sequence[int]) -> list[Relation]:
        found = []
        for col in columns:
            whole = self.figures.get((total, col))
            figures = [self.figures[row, col] for row in parts if (row, col) in self.figures]
            if whole is None or len(figures) < 2 or not _addable([whole, *figures]):
                continue
            # A gap may be nought or unknown: with too many of them nothing is proved.
            if len(figures) * 2 >= len(parts):
                found.append(self._relation("sum", [*figures, whole]))
        return found

    # --- columns ----------------------------------------------------------------------------------------------

    def _total_columns(self, rows: Sequence[int] | range) -> list[Relation]:
        found: list[Relation] = []
        for col in range(self.side + 1, self.width):
            title = self.title(col)
            if not (_TOTAL.search(title) or _SUBTOTAL.search(title)) or len(title) > _LONGEST or _NO_SUM.search(title):
                continue
            others = [
                other
                for other in range(self.side + 1, self.width)
                if other != col and not _NO_SUM.search(self.title(other)) and not _TOTAL.search(self.title(other))
            ]
            best: list[Relation] = []
            for parts in ([other for other in others if other < col], [other for other in others if other > col]):
                relations = []
                for row in rows:
                    whole = self.figures.get((row, col))
                    figures = [self.figures[row, other] for other in parts if (row, other) in self.figures]
                    if whole is not None and whole.unit is not _BARE:
                        figures = [figure for figure in figures if figure.unit in (whole.unit, _BARE)]
                    if whole is None or not _addable([whole, *figures]):
                        continue
                    if len(figures) >= 2 and len(figures) * 2 >= len(parts):
                        relations.append(self._relation("sum", [*figures, whole]))
                held = sum(relation.holds for relation in relations)
                if len(relations) > 2 and held * 3 >= len(relations) * 2 and held > sum(each.holds for each in best):
                    best = relations
            found += self._vote(best, "")
        return found

    def _derived_columns(self, rows: Sequence[int] | range) -> list[Relation]:
        """占比 and 增长 columns, against every pair of columns that could give them; the pair that fits most counts."""
        found: list[Relation] = []
        totals = [row for row in rows if _TOTAL.search(self.label(row)) and len(self.label(row)) <= _LONGEST]
        for col in range(self.side + 1, self.width):
            title = self.title(col)
            said = {row: self._percent(figure, title) for row in rows if (figure := self.figures.get((row, col)))}
            if len(said) < 3:
                continue
            before = [
                other
                for other in range(self.side + 1, col)
                if not _NO_SUM.search(self.title(other).replace("上年同期", ""))
            ]
            choices: list[list[Relation]] = []
            if _SHARE.search(title) and len(totals) == 1:
                choices += [self._shares(rows, other, totals[0], said) for other in before]
            elif _GROWTH.search(title) and "%" in title + self.words.get((rows[0], col), ""):
                choices += [self._growths(rows, new, old, said) for new in before for old in before if new != old]
            elif _DIFFERENCE.search(title) and "%" not in title + self.words.get((rows[0], col), ""):
                choices += [self._differences(rows, new, old, said) for new, old in permutations(before, 2)]
            elif _RATE.search(title):
                choices += [self._rates(rows, part, whole, said) for part, whole in permutations(before, 2)]
            best = max(choices, key=lambda each: sum(relation.holds for relation in each), default=[])
            held = sum(relation.holds for relation in best)
            if held >= 2 and held * 3 >= len(best) * 2:
                found += self._vote(best, "")
        return found

    def _shares(self, rows: Iterable[int], col: int, total: int, said: dict[int, Quantity]) -> list[Relation]:
        whole = self.figures.get((total, col))
        if whole is None or whole.value <= 0:
            return []
        return [
            self._relation("quotient", [part, whole, said[row]])
            for row in rows
            if row != total and row in said and (part := self.figures.get((row, col)))
        ]

    def _rates(self, rows: Iterable[int], col: int, base: int, said: dict[int, Quantity]) -> list[Relation]:
        """整改率: of each row, the one column by the other."""
        return [
            self._relation("quotient", [part, whole, said[row]])
            for row in rows
            if row in said
            and (part := self.figures.get((row, col)))
            and (whole := self.figures.get((row, base)))
            and whole.value > 0
            and _addable([part, whole])
        ]

    def _differences(self, rows: Iterable[int], new: int, old: int, said: dict[int, Quantity]) -> list[Relation]:
        """增减额, 结余: of each row, the one column less the other."""
        return [
            self._relation("change", [before, now, said[row]], "up")
            for row in rows
            if row in said
            and (now := self.figures.get((row, new)))
            and (before := self.figures.get((row, old)))
            and _addable([before, now, said[row]])
        ]

    def _growths(self, rows: Iterable[int], new: int, old: int, said: dict[int, Quantity]) -> list[Relation]:
        return [
            self._relation("change", [before, now, said[row]], "up")
            for row in rows
            if row in said
            and not REAL.search(self.label(row))
            and (now := self.figures.get((row, new)))
            and (before := self.figures.get((row, old)))
            and before.value > 0
            and _addable([before, now])
        ]

    def _percent(self, figure: Quantity, title: str) -> Quantity:
        """The figure as a percentage, whether the sign stands in the cell or above it."""
        if figure.unit is _PERCENT or "%" not in title:
            return figure
        return _as_percent(figure)

    # --- verdicts ---------------------------------------------------------------------------------------------

    def _relation(self, kind: str, figures: Sequence[Quantity], mode: str = "") -> Relation:
        return Relation(kind, tuple(figures), mode, "", agrees(kind, figures, mode), "")

    def _vote(self, relations: Sequence[Relation], sure: str) -> list[Relation]:
        """What holds, and what does not where the others prove the rule (or ``sure`` says why one column is enough)."""
        held = sum(relation.holds for relation in relations)
        failed = [relation for relation in relations if not relation.holds and _differs(relation)]
        if (held >= 2 and held * 2 > len(relations)) or (sure and held and held * 2 >= len(relations)):
            proof = "同一表中其余各处都这样相合"
        elif sure and len(relations) == 1 and len(failed) == 1 and self._one_column():
            proof = f"{sure}是以上各行之和"
        else:
            proof = ""
        return [
            relation._replace(proof=proof) for relation in relations if relation.holds or (proof and relation in failed)
        ]

    def _one_column(self) -> bool:
        """Whether the table holds but one column of figures that could be added."""
        columns = {col for row, col in self.figures if row >= self.head and col > self.side}
        return len(columns) == 1


def _differs(relation: Relation) -> bool:
    """Whether the last figure is off by a whole unit of its last digit."""
    value = computed(relation.kind, relation.figures, relation.mode)
    return value is None or abs(value - relation.figures[-1].value) >= relation.figures[-1].step


_BARE = Unit("", "table", "1", exact=True)
_PERCENT = Unit("%", "ratio", "0.01")


def _addable(figures: Sequence[Quantity]) -> bool:
    """Whether no two of the figures have different units; one whose unit nobody states may have that of the others."""
    units = {figure.unit for figure in figures}
    return len(units) == 1 or (len(units) == 2 and _BARE in units and _PERCENT not in units)


def _as_percent(figure: Quantity) -> Quantity:
    value, step = figure.value / _HUNDRED, figure.step / _HUNDRED
    return figure._replace(value=value, low=value - step / 2, high=value + step / 2, step=step, unit=_PERCENT)
