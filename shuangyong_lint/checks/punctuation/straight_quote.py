"""直引号

中文用弯引号“”‘’，不用键盘上不分左右的直引号。直引号分不出引文的起止，字库不同还会变形。
英寸、代码、外文里的直引号不算；反复出现的只报一次，注明处数。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
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
_STRAIGHT = "\"'＂＇〝〞″"
_GAP = Pattern(rf"[ \t\u3000]{{1,2}}(?=[{HAN}“《])")
_GAP_BEFORE = Pattern(rf"(?<=[{HAN}])[ \t\u3000]{{1,2}}\Z")
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
    ),
    good=(
        'print("hello, world")',
        '5"管、6\'板各十根，it\'s，x = "abc";',
        "“双拥”工作。",
        "'''改革开放进一步深化。'''粗体文字",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Straight quotation marks beside Chinese; which side each is follows from the marks before it in the line."""
    text = prose(doc)
    if not any(mark in text for mark in _STRAIGHT):
        return
    stretches = [line.span for line in lines(doc)] + [cell.span for block in doc.blocks or () for cell in block.cells]
    for stretch in sorted(stretches):
        yield from _read(text, stretch, _QUOTE, "“”")
        yield from _read(text, stretch, _SINGLE, "‘’")


def _read(text: str, stretch: Span, pattern: Pattern, curly: str) -> Iterator[Finding]:
    places = [match.start() for match in pattern.finditer(text, stretch.start, stretch.end)]
    places = [at for at in places if not _foreign(text, at)]
    if not any(text[at] in _STRAIGHT for at in places):
        return
    turned: list[tuple[int, str]] = []
    inside = False
    sure = True
    for at in places:
        mark = curly[inside]
        if text[at] in curly and text[at] != mark:
            sure = False
        inside = not inside
        turned.append((at, mark))
    sure = sure and not inside
    for at, mark in turned:
        if text[at] not in _STRAIGHT:
            continue
        span = Span(at, at + 1)
        # A space that sets the quotation off goes with the straight mark.
        reach = _GAP.match(text, at + 1, stretch.end) if mark == curly[1] else None
        before = _GAP_BEFORE.search(text, max(stretch.start, at - 3), at) if mark == curly[0] else None
        whole = Span(before.start() if before else at, reach.end() if reach else at + 1)
        fixes = (Fix((Edit(whole, mark),), Safety.SAFE, f"改为“{mark}”"),) if sure else ()
        yield Finding(span, f"“{text[at]}”是直引号，中文用“{curly}”", fixes=fixes, key=curly)


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
