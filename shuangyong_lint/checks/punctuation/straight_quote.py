"""直引号

中文用弯引号“”‘’，不用键盘上不分左右的直引号。直引号分不出引文的起止，字库不同还会变形。
起止分得清的自动改；引文里又套直引号、分不清哪头是哪头的只报不改。
英寸、代码、外文里的直引号不算；反复出现的只报一次，注明处数。
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

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
    document_check,
    lines,
    prose,
)

_QUOTE = Pattern('["＂“”〝〞″]')
_SINGLE = Pattern("['＇‘’]")
_SINGLES, _DOUBLES = "'＇‘’", '"＂〝〞″'
_WRAP = 4
"""Within so many lines a quotation broken over lines closes."""
_REACH = 40
_STRAIGHT = "\"'＂＇〝〞″"
_GAP = Pattern(rf"[ \t\u3000]{{1,2}}(?=[{HAN}“《])")
_GAP_BEFORE = Pattern(rf"(?<=[{HAN}])[ \t\u3000]{{1,2}}\Z")
_HAN = Pattern(f"[{HAN}]")
_OPENS, _CLOSES, _POINTS = "“‘", "”’", "，。、；：！？）》"
_NESTED = {"“”": "‘’"}
_CHINESE = Pattern(rf"[{HAN}，。、；：！？（）《》]")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.8：引号的形式为“”和‘’",),
    quoted=True,
    fold=True,
    bad=(
        '开展⟦"→“⟧双拥⟦"→”⟧工作，创建⟦"→“⟧全国双拥模范城⟦"→”⟧。',
        '开展{ →}⟦"→“⟧双拥⟦"→”⟧{ →}工作。',
        "大家叫它⟦'→‘⟧拥军桥⟦'→’⟧。",
        '编制了“十二五⟦"→”⟧规划。',
        '落实⟦"⟧两个待遇政策。',
        '“会上说，要抓好⟦"→‘⟧双拥⟦"→’⟧工作，常抓不懈。”他说。',
        '编制“十二五⟦"⟧和⟦"⟧十三五”规划。',
        '他说：⟦"⟧要抓好⟦"⟧双拥⟦"⟧工作。⟦"⟧',
        '把⟦"→“⟧双拥⟦"→”⟧活动办好。\n开展"扣好人生第一粒扣子⟦\'⟧主题活动。',
        '把⟦"→“⟧双拥⟦"→”⟧活动办好。\n“八一”前开展⟦"⟧双拥工作，成效明显。',
        '⟦"⟧所谓的⟦"⟧试点⟦"⟧，不过是旧办法，⟦"⟧他说。',
        '他说：⟦"→“⟧要抓好落实。⟦"→”⟧又说：⟦"→“⟧要抓好督查。⟦"→”⟧',
    ),
    good=(
        'print("hello, world")',
        '5"管、6\'板各十根，it\'s，x = "abc";',
        "“双拥”工作。",
        "'''改革开放进一步深化。'''粗体文字",
        "北纬30'线以南，各项改革进一步深化。'",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Straight quotation marks beside Chinese; which side each is follows from the marks before it in the line."""
    text = prose(doc)
    if not any(mark in text for mark in _STRAIGHT):
        return
    stretches = [line.span for line in lines(doc)] + [cell.span for block in doc.blocks or () for cell in block.cells]
    broken = -_WRAP
    stretches.sort()
    odd = [len(_places(text, stretch, _QUOTE)) % 2 == 1 for stretch in stretches]
    for index, stretch in enumerate(stretches):
        # A quotation that runs over lines is odd in two of them.
        near = any(odd[index + 1 : index + _WRAP]) or index - broken < _WRAP
        broken = index if odd[index] else broken
        yield from _read(text, stretch, _QUOTE, "“”", lone=odd[index] and not near)
        yield from _read(text, stretch, _SINGLE, "‘’")


class _Turn(NamedTuple):
    """How a straight mark is to be written: "" where that cannot be told."""

    at: int
    mark: str
    safety: Safety = Safety.SAFE


def _places(text: str, stretch: Span, pattern: Pattern) -> list[int]:
    found = (match.start() for match in pattern.finditer(text, stretch.start, stretch.end))
    return [at for at in found if not _foreign(text, at)]


def _read(text: str, stretch: Span, pattern: Pattern, curly: str, *, lone: bool = False) -> Iterator[Finding]:
    places = _places(text, stretch, pattern)
    if not any(text[at] in _STRAIGHT for at in places) or (curly == "‘’" and len(places) == 1):
        # One single mark by itself is as likely an apostrophe, a minute of arc, or left-over markup.
        return
    name = "直双引号" if curly == "“”" else "直单引号"
    for at, mark, safety in _turned(text, stretch, places, curly):
        # A space that sets the quotation off goes with the straight mark.
        reach = _GAP.match(text, at + 1, stretch.end) if mark in _CLOSES else None
        before = _GAP_BEFORE.search(text, max(stretch.start, at - 3), at) if mark in _OPENS else None
        whole = Span(before.start() if before else at, reach.end() if reach else at + 1)
        fixes = (Fix((Edit(whole, mark),), safety, f"改为 {mark}"),) if mark else ()
        if lone and not mark and at == places[-1]:
            yield _lone(text, stretch, places)
            continue
        yield Finding(Span(at, at + 1), f"这里是键盘上不分前后的{name}，中文用弯引号 {curly}", fixes=fixes, key=curly)


def _lone(text: str, stretch: Span, places: Sequence[int]) -> Finding:
    """The last of an odd number of straight marks; a single one behind it was meant as its partner."""
    span = Span(places[-1], places[-1] + 1)
    for at in _places(text, Span(span.end, min(stretch.end, span.end + _REACH)), _SINGLE):
        before = (Evidence(span, "前面的直双引号"),)
        return Finding(
            Span(at, at + 1), "前面用的是双引号，这里却用单引号，配不成对；请核对是哪一个写错了", before, key="落单"
        )
    return Finding(span, f"这一段的双引号有{len(places)}个，配不成对；请核对是漏写还是多写，并改用弯引号“”", key="落单")


def _turned(text: str, stretch: Span, places: Sequence[int], curly: str) -> Iterator[_Turn]:
    """The straight marks among ``places``: in turn before and behind, unless the marks around them speak against it."""
    opening, closing = curly[0], curly[1]
    faces = [curly[index % 2] for index in range(len(places))]
    sure = len(places) % 2 == 0 and all(text[at] in (face, *_STRAIGHT) for at, face in zip(places, faces, strict=True))
    sure = sure and not _upside_down(text, stretch, places)
    # “…"双拥"…”: marks between a pair that is there may be pairs within it.
    for straight, group in groupby(range(len(places)), key=lambda index: text[places[index]] in _STRAIGHT):
        run = tuple(group)
        if not straight:
            continue
        before = text[places[run[0] - 1]] if run[0] else ""
        after = text[places[run[-1] + 1]] if run[-1] + 1 < len(places) else ""
        within = before == opening and after == closing and len(run) % 2 == 0
        inner = _NESTED.get(curly, "") if within and _holds_sentence(text, places, run) else ""
        for turn, index in enumerate(run):
            if within:
                yield _Turn(places[index], inner[turn % 2] if inner else "", Safety.UNSAFE)
            else:
                yield _Turn(places[index], faces[index] if sure else "")


def _upside_down(text: str, stretch: Span, places: Sequence[int]) -> bool:
    """Whether marks taken in turn would open before a point, close behind one, or split a sentence that is quoted."""
    for start, end in zip(places[::2], places[1::2], strict=False):
        after, before = text[start + 1], text[end - 1]
        if after in _POINTS or before in "，、：；（《" or end == start + 1:
            return True
        if _crosses(text[start + 1 : end], text[start]):
            return True
        # 他说："要抓好"双拥"工作。": what ends as a sentence does not begin in the middle of one.
        if len(places) > 2 and before in "。！？…" and start > stretch.start and _HAN.match(text, start - 1):
            return True
    return False


def _crosses(inner: str, mark: str) -> bool:
    """Whether another pair begins or ends between two marks without ending or beginning there."""
    others = ("“”", "《》", "（）") if mark in _SINGLES else ("‘’", "《》", "（）")
    straight = mark in _SINGLES and sum(inner.count(each) for each in _DOUBLES) % 2 == 1
    return straight or not all(_balanced(inner, pair) for pair in others)


def _balanced(inner: str, pair: str) -> bool:
    depth = 0
    for mark in inner:
        depth += (mark == pair[0]) - (mark == pair[1])
        if depth < 0:
            return False
    return depth == 0


def _holds_sentence(text: str, places: Sequence[int], run: Sequence[int]) -> bool:
    """Whether a point stands between the opening mark before ``run`` and its pairs, or right behind them."""
    first, last = places[run[0]], places[run[-1]]
    return text[last + 1] in _POINTS or any(mark in text[places[run[0] - 1] : first] for mark in _POINTS)


def _foreign(text: str, at: int) -> bool:
    """Inches, feet, apostrophes, code and foreign words: no Chinese beside them, or a digit right before."""
    if text[at] not in _STRAIGHT:
        return text[at] in "‘’" and text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "'" and "'" in (left, right):
        # '''bold''' of a wiki
        return True
    if left.isascii() and left.isdigit():
        # 5"管: an inch unless Chinese closes right behind.
        return not (right and right in "，。、；：）》")
    return not (_CHINESE.match(left) or _CHINESE.match(right))
