"""日期不存在

2月30日、11月31日、平年的2月29日、13月、25时：历法里没有这样的日子和时刻。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, dates, document_check, plain

_LUNAR = Pattern("农历|阴历|旧历|夏历|腊月|正月|闰|藏历|傣历|回历|伊斯兰历")
_CLOCK = Pattern(
    r" ?(?:上午|下午|凌晨|晚上?|早上?)?(?P<hour>\d{1,2})(?:[时点](?P<minute>\d{1,2})分|时|[:：](?P<m>\d\d)(?!\d))"
)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@document_check(
    severity=Severity.ERROR,
    source=("公历历法",),
    bad=(
        "截至⟦2012年2月30日⟧，共接收退役士兵139人。",
        "⟦11月31日⟧召开会议。",
        "⟦2017年2月29日⟧印发，⟦2012年13月⟧完成。",
        "于⟦二〇一二年四月三十一日⟧成立。",
        "定于5月6日⟦25时⟧举行，5月7日⟦9时75分⟧结束。",
        "成文日期为⟦2012.11.31⟧。",
    ),
    good=(
        "2012年2月29日、2月29日、12月31日。",
        "农历二月三十、腊月三十日，闰四月三十一日。",
        "十三五、31天、第32日施工段、5月6日24时。",
        "比分为3:75，比例为1:30。",
        "共32日，历时45日，3个月零31日。",
        "编号2012.31.11，版本2012.13.1。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Month, day, hour or minute out of range."""
    text = plain(doc)
    for date in dates(doc):
        if date.month is not None and not date.possible:
            if date.year is None and date.day is None:
                continue
            if _LUNAR.search(text, max(0, date.span.start - 8), date.span.start):
                continue
            yield Finding(date.span, _why(doc[date.span], date.year, date.month, date.day))
        elif date.day is not None and (clock := _CLOCK.match(text, date.span.end)):
            minute = int(clock["minute"] or clock["m"] or 0)
            if int(clock["hour"]) > 24 or minute > 59:
                span = type(date.span)(clock.start("hour"), clock.end())
                yield Finding(span, f"没有“{doc[span]}”这个时刻；请核对", evidence=(Evidence(date.span, "当天的日期"),))


def _why(words: str, year: int | None, month: int, day: int | None) -> str:
    if not 1 <= month <= 12:
        return f"“{words}”不存在：一年没有第{month}个月；请核对"
    if month == 2 and day == 29:
        return f"“{words}”不存在：{year}年不是闰年，2月只有28天；请核对"
    days = 28 if month == 2 and year and not _leap(year) else _LENGTHS[month - 1]
    return f"“{words}”不存在：{month}月只有{days}天；请核对"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
