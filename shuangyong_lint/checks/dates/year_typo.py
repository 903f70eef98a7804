"""年份误写

“2202年”“202年3月”“20223年”：年份多一位、少一位或前后颠倒，是键入时的差错。
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    dates,
    document_check,
    plain,
)

_FIGURED = Pattern("年(?<=[0-9OoIl]年)")
_YEAR = Pattern(r"\d{4}")
_FIGURES = Pattern(r"\d+$")
_LETTERS = Pattern(r"(?<![\dA-Za-z])[12][\dOoIl]{3}$")
# What follows a calendar year but no length of time.
_CALENDAR = Pattern(r"(?:度|底|初|末|\d{1,2}月|春|夏|秋|冬|上半年|下半年|[一二三四]季度|全年)")
_LENGTH = Pattern(r"(?:的?历史|以前|之前|来|前|间|多|左右|以上|以后|之后|后|跨度|的)")
_LETTER = frozenset("OoIl")
_DIGITS = str.maketrans("OoIl", "0011")
_SPAN = ("历时", "距今", "长达", "近", "约", "超过", "历经", "经过", "有", "共", "满", "达", "第", "前后")


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15835—2011 5.1.4：年份用四位数字",),
    bad=(
        "⟦2O12年⟧，自⟦202年⟧以来，全县共投入经费20万元，⟦20l5年⟧竣工。",
        "⟦2202年⟧，全县共接收退役士兵139人。2022年工作如下。",
        "截至⟦202年⟧3月，已拨付到位。",
        "⟦20223年⟧度工作总结。",
        "自⟦0212年⟧以来。",
        "2012年1月至⟦2102年⟧12月，2012年完成投资3亿元，2012年底建成。",
        "2012年召开会议3次，⟦1202年⟧10月验收，2012年完成。",
    ),
    good=(
        "2012年、1949年、1368年、2049年、2100年。",
        "已有202年历史，距今3012年，5000年文明，历时303年。",
        "到2060年前实现碳中和，3012年前的遗址，有2202年的历史。",
        "电话12345年检，第20223年号。",
        "1202年，宋代建寺。1368年建城。",
        "10000年，20000多年前，12500年左右。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A figure before 年 that can only be a mistyped year."""
    text = plain(doc)
    usual = cache(lambda: Counter(date.year for date in dates(doc) if date.year and 1900 <= date.year < 2100))
    for found in _FIGURED.finditer(text):
        start, end = found.span()
        letter = not _LETTER.isdisjoint(text[max(0, start - 3) : start])
        mixed = _LETTERS.search(text, max(0, start - 5), start) if letter else None
        if mixed and not mixed[0].isdigit():
            right = mixed[0].translate(_DIGITS)
            if 1900 <= int(right) <= 2100:
                span = Span(mixed.start(), end)
                yield Finding(span, f"“{doc[span]}”混入了字母，疑为“{right}年”；请核对年份")
            continue
        if not text[start - 1].isdigit():
            continue
        year = text[max(0, start - 4) : start]
        if "1800" <= year < "2100" and _YEAR.fullmatch(year) and not text[start - 5 : start - 4].isdigit():
            # Nearly all of them.
            continue
        match = _FIGURES.search(text, max(0, start - 8), start)
        if match is None or (match.start() and text[match.start() - 1] in ".,-/第"):
            continue
        if reason := _typo(text, match[0], match.start(), end, usual()):
            span = Span(match.start(), end)
            likely = _likely(match[0], usual())
            evidence = (Evidence(None, f"文中多处为{likely}年"),) if likely else ()
            hint = f"，疑为“{likely}年”" if likely else ""
            yield Finding(span, f"“{doc[span]}”{reason}{hint}；请核对年份", evidence=evidence)


def _typo(text: str, digits: str, start: int, end: int, usual: Counter[int]) -> str:
    """Why it is no year; empty if it may be one, or a length of time."""
    value = int(digits)
    calendar = _CALENDAR.match(text, end) or (text.startswith("以来", end) and text.endswith(("自", "从"), 0, start))
    if not calendar and (_LENGTH.match(text, end) or text.endswith(_SPAN, max(0, start - 3), start)):
        return ""
    if len(digits) == 4:
        return _four(digits, usual, bool(calendar), text[start - 1 : start])
    if len(digits) == 5 and digits[:2] in ("19", "20") and digits[1:] != "0000" and value % 500:
        return "多了一位数字"
    return "少了一位数字" if len(digits) == 3 and digits[:2] in ("20", "19") and calendar else ""


def _four(digits: str, usual: Counter[int], calendar: bool, before: str) -> str:  # noqa: FBT001  (one of two readings)
    """Why four figures are no year of these times."""
    value = int(digits)
    if digits[0] == "0":
        return "不是年份"
    likely = _likely(digits, usual)
    far = 2100 <= value <= 2999
    if far and ((calendar and likely) or (value % 50 and (calendar or likely or before in "\n，。；（"))):
        return "远在今后"
    if 1000 <= value < 1800 and usual.get(value, 0) <= 1 and calendar and _swapped(digits, usual):
        return "与上下文的年代不合"
    return ""


def _swapped(digits: str, usual: Counter[int]) -> int | None:
    """The usual year with the same digits in another order."""
    return next(
        (year for year, count in usual.most_common(2) if count >= 2 and sorted(str(year)) == sorted(digits)), None
    )


def _likely(digits: str, usual: Counter[int]) -> int | None:
    """The year most often written, if one slip of the keys turns it into ``digits``."""
    for year, _count in usual.most_common(3):
        right = str(year)
        if sorted(right) == sorted(digits):
            return year
        if len(digits) == 5 and any(digits[:i] + digits[i + 1 :] == right for i in range(5)):
            return year
        if len(digits) == 3 and any(right[:i] + right[i + 1 :] == digits for i in range(4)):
            return year
        if len(digits) == 4 and sum(a != b for a, b in zip(digits, right, strict=True)) == 1:
            return year
    return None
