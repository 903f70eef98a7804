import datetime as dt
from dataclasses import dataclass

import pytest

from shuangyong_lint import tsv
from shuangyong_lint.pattern import Pattern


@dataclass(frozen=True)
class Row:
    """One of everything."""

    name: str
    day: dt.date | None = None
    count: int = 0
    words: tuple[str, ...] = ()
    flag: bool = False
    guard: Pattern | None = None


def test_rows_are_typed() -> None:
    text = "\ufeff# 注\nname\tday\tcount\twords\tflag\tguard\n甲\t2012-10-01\t3\t一|二\tY\t甲+\r\n\n乙\n"
    assert tsv.parse(text, Row, "t.tsv") == (
        Row("甲", dt.date(2012, 10, 1), 3, ("一", "二"), flag=True, guard=Pattern("甲+")),
        Row("乙"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\tnote\n甲\t乙\n", "t.tsv 第 1 行：没有“note”这一列"),
        ("day\n2012-10-01\n", "缺少“name”列"),
        ("name\tday\n甲\t2012-13-01\n", "t.tsv 第 2 行：“day”列的“2012-13-01”不合要求"),
        ("name\tcount\n甲\t三\n", "“count”列的“三”不合要求"),
        ("name\tflag\n甲\tyes\n", "“flag”列的“yes”不合要求"),
        ("name\n甲\t乙\n", "有 2 格，表头只有 1 列"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, message: str) -> None:
    with pytest.raises(tsv.TableError) as caught:
        tsv.parse(text, Row, "t.tsv")
    assert message in str(caught.value)
