"""数量：一个数字、它的单位、印出来的精度，读成区间。

Every figure with a unit is read as the interval of values that its printing allows: 21.1万元 is 211000 ± 500,
近200万元 and 4000多元 are bounds, 837人 is exact. Codes, dates, ordinals, times and bare numbers are no quantities.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shuangyong_lint.almanac import Almanac
from shuangyong_lint.almanac.units import Unit
from shuangyong_lint.document import Span, view
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.views.numerals import chinese
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from shuangyong_lint.document import Document

_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_HALF, _FIFTY = Decimal("0.5"), Decimal(50)
_MANY = Decimal(1000)
_LONGEST_ARABIC = 15
"""Longer rows of digits are no figures, but codes and noise."""
_LONGEST = 100
"""More years than this are a year's name."""

_PLACES = "零一二三四五六七八九〇"
_COLONS = (":", "：", "∶")
_NO_HAN_AFTER = frozenset("第初周十\ufffc")
_HAN_DIGITS = "一二三四五六七八九十百千万亿零〇两"
_UNNAMED = Unit("", "bare", "1")
"""人口47.2万，其中城镇20.1万: what is counted is named before the figure."""
_LARGE = ("万", "亿")
_ENDS = frozenset("，。；、）（较比增减降到至和及")
_FIRST = Pattern(rf"[0-9{_HAN_DIGITS}几数半过][0-9{_HAN_DIGITS}几数半过]*")
"""Every figure begins within such a run: the scan is tried nowhere else, which takes a fifth of the time."""
_BARE = frozenset({"scale", "han"})
"""The last groups of numerals, Arabic and Chinese, that are no fraction."""
_SELDOM, _THEN = frozenset("过数万亿一零"), frozenset("番点")
"""Alone they begin no figure, but for 一番 and 零点五."""
# One scan: Arabic numerals with grouping, decimals and words of scale; 百分之…; …分之…; Chinese numerals of two
# characters or more, or a single one other than 一 (一 is an article far oftener than a figure); 一半, 半数, 过半.
_SCAN = Pattern(
    r"(?P<arabic>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.．·]\d+)?)(?: (?=[十百千]?[万亿]))?"
    r"(?P<scale>[十百千]?万亿|[十百千]?[万亿]|百(?!分)|千(?![克米瓦卡伏赫帕焦])|)"
    rf"|百分之(?P<percent>[{_HAN_DIGITS}]+(?:点[{_HAN_DIGITS}]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<han>(?:(?:[二三四五六七八九十两百千几]|数(?=[十百千万亿]))[{_HAN_DIGITS}几]*|[一零][{_HAN_DIGITS}]+|[一零](?=番|点[一二三四五六七八九]))"
    rf"(?:点[{_HAN_DIGITS[:9]}零〇]+[十百千]?[万亿]{{0,2}})?)(?P<parts>分之[{_HAN_DIGITS}]+)?"
    r"|(?P<half>(?<![另前后上下大小这那每])一半(?![一天会半])|(?<![大多])半数|(?<=近)半(?=[的，。；、）])"
    r"|(?<![超走经度翻])过半(?=数|[的，。；、）]|群众|代表|党员|农户|企业|家庭))"
)
# 3万5千, 1亿2000万: a second member of the same numeral.
_SECOND = Pattern(r"零?(\d+)(千万|百万|十万|万|千|百)(?=[多余]?[^\d\s，。、；])")
# What stands between the two figures of a range.
_BETWEEN = Pattern(r"(?:—{1,2}|～|~|–|-|至|到)(?=\d)")
_JOINS = frozenset("—～~–-至到")
_RATIO = Pattern(r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){1,}")
_MODIFIER = Pattern(
    r"(?:不足|不到|未满|不满|(?P<below>(?<![最附临靠])近|接近)|(?P<about>(?<![签节条合契制预公履违邀特])约为?|估计)|(?P<above>超过|突破|逾|超|高于|多于"
    r"|不少于|不低于|至少|大于)|(?P<most>不超过|不高于|不多于|最多|低于|少于|小于|控制在))$"
)
_AFTER = Pattern(r"(?:(?P<about>左右|上下|前后)|(?P<above>以上|及以上)|(?P<most>以下|以内|之内))")
# A digit run touching these on its left is a code, a decimal's tail, an ordinal or a date.
_LEFT = frozenset("第·．〔[［GSXYKABCDEFHIJLMNOPQRTUVWZabcdefghijklmnopqrstuvwxyz_/\\-+.#№:：∶－")
_NAMED = Pattern("(人次|户次|车次|辆次|[人户件册亩辆](?=数))数?(?:达到?|为|约|超过?|突破)?$")
_NAMING = 6
_OUTSIDE = Pattern("外[，、]")
_PEOPLE = ("常住人口", "户籍人口", "总人口", "人口")
_SPLIT = frozenset("，  ")


class Quantity(NamedTuple):
    """A figure with its unit.

    ``start:end`` covers figure and unit, ``start:stop`` the figure alone (with its words of scale).
    ``value`` is what is printed, ``low`` and ``high`` what it may stand for, all in the group's base unit; ``step`` is
    one unit of the last printed digit. ``rough`` marks figures that carry 约, 近, 多, 以上 … or a range.
    """

    start: int
    stop: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal
    step: Decimal
    unit: Unit
    rough: bool

    @property
    def span(self) -> Span:
        """Figure and unit."""
        return Span(self.start, self.end)

    @property
    def group(self) -> str:
        """What it may be added to."""
        return self.unit.group


class Ratio(NamedTuple):
    """Figures set against one another: 12.3:45.6:42.1."""

    start: int
    end: int


class _Read(NamedTuple):
    quantities: tuple[Quantity, ...]
    ratios: tuple[Ratio, ...]


class _Waiting(NamedTuple):
    """The first figure of what may be a range; without a unit its value is not yet in base units."""

    start: int
    end: int
    value: Decimal
    unit: Unit | None


class _Table(NamedTuple):
    """Units by name, those to try for each first character (longest name first), factors as numbers.

    Digits that none of ``follows`` comes behind are no figure.
    """

    units: Mapping[str, Unit]
    names: Mapping[str, Sequence[tuple[str, Unit]]]
    factors: Mapping[str, Decimal]
    follows: frozenset[str]


def _spelled(han: str) -> tuple[Decimal, int] | None:
    """Value and decimal places of a Chinese numeral: 三百二十一, 零点八; None for what is none or only about (几十).

    The places of 一点五亿 are negative: its last digit stands for ten millions.
    """
    whole, _, decimals = han.partition("点")
    scale = 0
    while decimals and decimals[-1] in _SCALES:
        scale += _SCALES[decimals[-1]]
        decimals = decimals[:-1]
    value = _ZERO if whole == "零" else chinese(whole)
    if value is None or not all(character in _PLACES for character in decimals):
        return None
    tail = "".join(str(_PLACES.index(character) % 10) for character in decimals)
    return (value + Decimal(tail).scaleb(-len(tail)) if tail else value).scaleb(scale), len(tail) - scale


@cache
def _table(almanac: Almanac) -> _Table:
    """What the reader looks up."""
    units = almanac.units
    names: dict[str, list[tuple[str, Unit]]] = {}
    for name in sorted(units, key=len, reverse=True):
        names.setdefault(name[0], []).append((name, units[name]))
    return _Table(
        units,
        names,
        {name: Decimal(unit.factor) for name, unit in units.items()} | {"": _ONE},
        frozenset({*names, *"多余来 ", *_COLONS, *_JOINS}),
    )


@view
def quantities(doc: Document) -> tuple[Quantity, ...]:
    """Every figure with a unit, in order."""
    return _read(doc).quantities


@view
def ratios(doc: Document) -> tuple[Ratio, ...]:
    """Every row of figures joined by colons, in order; times of day among them."""
    return _read(doc).ratios


@view
def _read(doc: Document) -> _Read:
    return _Reader(plain(doc), doc.know(Almanac)).read()


class _Reader:
    """One pass over a text."""

    def __init__(self, text: str, almanac: Almanac) -> None:
        self.text = text
        self.units, self.names, self.factors, self.follows = _table(almanac)
        self.found: list[Quantity] = []
        self.ratios: list[Ratio] = []
        self.waiting: _Waiting | None = None

    def read(self) -> _Read:
        """Read everything."""
        text = self.text
        at = end = 0
        for run in _FIRST.finditer(text):
            start, stop = run.span()
            if start < end:
                start = end
            elif stop - start == 1 and text[start] in _SELDOM and text[stop : stop + 1] not in _THEN:
                continue
            while start < stop:
                match = _SCAN.match(text, start)
                if match is None:
                    start += 1
                    continue
                start = end = match.end()
                if match.start() < at:
                    continue
                if match.lastgroup in _BARE and text[end : end + 1] not in self.follows and not match["scale"]:
                    # What is nothing's number: half of them.
                    self.waiting = None
                    at = end
                else:
                    at = self._figure(match)
        return _Read(tuple(self.found), tuple(self.ratios))

    def _figure(self, match: re.Match[str]) -> int:
        """Read what the scan found; where to go on reading."""
        kind = match.lastgroup
        if kind == "scale":
            return self._number(match)
        self.waiting = None
        if kind == "half":
            return self._half(match)
        return self._percent(match) if kind == "percent" else self._han(match)

    def _number(self, match: re.Match[str]) -> int:
        """An Arabic numeral: a quantity, half of a range, a ratio, or none of these; where to go on reading."""
        text = self.text
        start, end = match.span()
        waiting, self.waiting = self.waiting, None
        if text[end : end + 1] in _COLONS and (ratio := _RATIO.match(text, start)):
            if text[start - 1 : start] not in _COLONS:
                self.ratios.append(Ratio(start, ratio.end()))
            return ratio.end()
        if self._coded(match, waiting):
            return end
        value, step, end = self._arabic(match)
        unit, behind, more = self._unit(end)
        if unit is None and match["scale"]:
            unit, behind = self._named_beside(match, end, behind)
        if unit is None or (unit.unit == "年" and value > _LONGEST):
            if text[end : end + 1] in _JOINS and _BETWEEN.match(text, end):
                self.waiting = _Waiting(start, end, value, None)
            return end
        if waiting is not None and start - waiting.end <= 2:
            self._range(waiting, end, behind, value, unit)
            return behind
        if text[behind : behind + 1] in _JOINS and _BETWEEN.match(text, behind) and unit.group != "person":
            self.waiting = _Waiting(start, behind, value * self.factors[unit.unit], unit)
        exact = unit.exact and not match["scale"] and step == 1
        self._add(start, end, behind, value, step, unit, more, exact=exact)
        self._shared_unit(unit, match["scale"])
        return behind

    def _named_beside(self, match: re.Match[str], end: int, behind: int) -> tuple[Unit | None, int]:
        """The unit of a figure of scale that has none of its own: words before or behind it say what it counts."""
        text, start = self.text, match.start()
        if named := _NAMED.search(text, max(0, start - _NAMING), start):
            return self.units[named[1]], end  # 接待人次46.8万，
        if text.startswith(_PEOPLE, behind):
            return self.units["人"], behind  # 按41.8万常住人口计算
        large = match["scale"][-1:] in _LARGE and text[behind : behind + 1] in _ENDS
        return (_UNNAMED if large else None), behind

    def _shared_unit(self, unit: Unit, scale: str) -> None:
        """Give the unit of the last of a list to those before it: 甲6.4万、乙4.1万、丙2.3万人次."""
        text, at = self.text, len(self.found) - 2 if scale and unit is not _UNNAMED else -1
        while at >= 0 and self.found[at].unit is _UNNAMED and text[self.found[at].end] in "、和":
            figure, last = self.found[at], self.found[at + 1]
            apart = last.start - figure.end > _NAMING * 2 or not text.endswith(scale, figure.start, figure.stop)
            if apart or any(mark in text[figure.end + 1 : last.start] for mark in "，。；、（）"):
                return
            factor = self.factors[unit.unit]
            value, low, high, step = (each * factor for each in (figure.value, figure.low, figure.high, figure.step))
            self.found[at] = figure._replace(value=value, low=low, high=high, step=step, unit=unit)
            at -= 1

    def _coded(self, match: re.Match[str], waiting: _Waiting | None) -> bool:
        """Whether the digits are part of a code, a date, an ordinal or a longer numeral."""
        start, end = match.start(), match.end("arabic")
        previous = self.text[start - 1] if start else ""
        if previous in _LEFT and not self._ranged(previous, waiting, start):
            return True
        if previous in _SPLIT and self.text[start - 2 : start - 1].isdigit() and self._broken(start, end):
            return True
        return end - start > _LONGEST_ARABIC

    def _ranged(self, previous: str, waiting: _Waiting | None, start: int) -> bool:
        """Whether a dash before the figure joins it to another one in a range."""
        return previous == "-" and waiting is not None and waiting.end == start - 1

    def _broken(self, start: int, end: int) -> bool:
        """Whether the digits continue a numeral broken by a space or grouped by a full-width comma (1，753; 4 0)."""
        return self.text[start - 1] != "，" or (
            (end - start >= 3 and self.text[start + 3 : start + 4] in ("", ".", "万", "亿")) or end - start == 3
        )

    def _arabic(self, match: re.Match[str]) -> tuple[Decimal, Decimal, int]:
        """Value, unit of the last digit, and end of an Arabic numeral with its words of scale."""
        digits, scale = match["arabic"], match["scale"]
        if not digits.isdigit():
            digits = digits.replace(",", "").replace("．", ".").replace("·", ".")
        value = Decimal(digits)
        point = digits.find(".")
        power = 0 if point < 0 else point + 1 - len(digits)
        for word in scale:
            power += _SCALES[word]
        end = match.end()
        if not power:
            return value, _ONE, end
        step = _ONE.scaleb(power)
        if scale:
            up = power if point < 0 else power - (point + 1 - len(digits))
            value = value.scaleb(up)
            if scale[-1] in "万亿" and point < 0 and (second := _SECOND.match(self.text, end)):
                up = sum(_SCALES[word] for word in second[2])
                part = Decimal(second[1]).scaleb(up)
                if part < step:
                    return value + part, _ONE.scaleb(up), second.end()
        return value, step, end

    def _unit(self, at: int) -> tuple[Unit | None, int, str]:
        """The unit behind a figure, where it ends, and 多/余/来 between the two."""
        text = self.text
        more = text[at : at + 1]
        if more in ("多", "余", "来"):
            at += 1
        else:
            more = ""
        first = text[at : at + 1]
        if first == " ":
            at += 1
            first = text[at : at + 1]
        for name, unit in self.names.get(first, ()):
            if text.startswith(name, at):
                end = at + len(name)
                # 除已注销的28户外，
                if not text.startswith(unit.unless, end) or _OUTSIDE.match(text, end):
                    return unit, end, more
        return None, at, more

    def _percent(self, match: re.Match[str]) -> int:
        """百分之三十, 百分之12.5."""
        start, end = match.span()
        digits = match["percent"]
        read = (Decimal(digits), len(digits.partition(".")[2])) if digits[0].isdigit() else _spelled(digits)
        if read is not None:
            value, places = read
            self._add(start, end, end, value, _ONE.scaleb(-places), self.units["%"], "", exact=False)
        return end

    def _half(self, match: re.Match[str]) -> int:
        """一半, 半数, 近半数, 过半数: about a half, whatever exact share is meant."""
        start, end = match.span()
        more = match["half"] == "过半"
        if more and self.text.startswith("数", end):
            end += 1
        self._add(start, end, end, _FIFTY, _TEN, self.units["%"], "", exact=False)
        half = self.found[-1]
        self.found[-1] = half._replace(
            low=half.value if more else half.low, high=_ONE if more else half.high, rough=True
        )
        return end

    def _han(self, match: re.Match[str]) -> int:
        """A Chinese numeral with a unit, a fraction, 三成; where to go on reading."""
        text = self.text
        start, end = match.span()
        han = match["han"]
        if start and text[start - 1] in _NO_HAN_AFTER:
            return end
        if parts := match["parts"]:
            self._fraction(start, end, chinese(han), chinese(parts[2:]))
            return end
        unit, behind, more = self._unit(end)
        if unit is None or unit.unit == "分" or (unit.unit == "成" and len(han) > 1) or (read := _spelled(han)) is None:
            return end
        if start > 1 and text[start - 1] in "至到或、" and text[start - 2] in _HAN_DIGITS:
            # 二至五人, 一到两次.
            return behind
        if unit.unit == "成" and not more and text[behind : behind + 1] in ("多", "余"):
            # 三成多: the word stands behind the unit.
            more = text[behind]
            behind += 1
        value, places = read
        step = _ONE.scaleb(-places)
        power = 0
        for character in reversed(han if len(han) > 1 and "点" not in han else ""):
            if character not in _SCALES:
                break
            power += _SCALES[character]
        round_to = step.scaleb(power)
        exact = unit.exact and not places and power < 2
        self._add(start, end, behind, value, _ONE if exact else round_to, unit, more, exact=exact, fold=round_to)
        return behind

    def _fraction(self, start: int, end: int, below: Decimal | None, above: Decimal | None) -> None:
        """三分之一, as people write for a third, more or less."""
        if below and above and above <= below:
            value = above / below * 100
            self._add(start, end, end, value, Decimal(4), self.units["%"], "", exact=False)

    def _add(
        self, start: int, stop: int, end: int, value: Decimal, step: Decimal, unit: Unit, more: str,
        *, exact: bool, fold: Decimal | None = None,
    ) -> None:  # fmt: skip
        text = self.text
        factor = self.factors[unit.unit]
        rough = False
        if more:
            rough = True
            size = fold or step
            if step >= 1 and not fold and size == 1:
                # 4000多: anything below the next thousand.
                exponent = value.normalize().as_tuple().exponent
                size = _ONE.scaleb(int(exponent))
            low, high = value, value + size
        elif exact:
            low = high = value
        else:
            half = step * _HALF
            low, high = value - half, value + half
        if start and text[start - 1] in "足到满近接约为计右过破逾超于少达在多":
            modifier = _MODIFIER.search(text, max(0, start - 3), start)
            if modifier is not None:
                rough = True
                low, high = _bounds(modifier.lastgroup or "below", value, high)
        following = text[end : end + 1]
        if following in "以及左上前之" and following and (after := _AFTER.match(text, end)):
            rough = True
            low, high = _bounds(after.lastgroup or "about", value, high)
        if factor != 1:
            value, low, high, step = value * factor, low * factor, high * factor, step * factor
        self.found.append(Quantity(start, stop, end, value, low, high, step, unit, rough))

    def _range(self, waiting: _Waiting, stop: int, end: int, value: Decimal, unit: Unit) -> None:
        """3—5%, 10至15万元, 3万—5万元."""
        factor = self.factors[unit.unit]
        value *= factor
        first = waiting.value
        if waiting.unit is None:
            first *= factor
            scale = sum(_SCALES.get(character, 0) for character in self.text[waiting.end : stop])
            if scale and first * 100 < value:
                # 10至15万元: the word of scale belongs to both.
                first = first.scaleb(scale)
        elif self.found and self.found[-1].start == waiting.start:
            self.found.pop()
        low, high = sorted((first, value))
        self.found.append(Quantity(waiting.start, stop, end, value, low, high, factor, unit, rough=True))


def _bounds(kind: str, value: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    if kind == "below":
        return value * Decimal("0.85"), value
    if kind == "about":
        return value * Decimal("0.9"), max(high, value * Decimal("1.1"))
    if kind == "above":
        return value, value * _MANY
    return _ZERO, value
