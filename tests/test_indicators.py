"""Indicators with a definition: every row of the table comes out on its example, and tells a figure that does not."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from shuangyong_lint import almanac, tsv
from shuangyong_lint.almanac.indicators import Indicator
from shuangyong_lint.engine import Linter
from shuangyong_lint.views.relations import relations

LINTER = Linter()
ROWS = tsv.read(Path(almanac.__file__).parent / "indicators.tsv", Indicator)


def told(text: str, row: Indicator) -> set[bool]:
    """Whether what is said of the last figure by the row's definition holds; empty if nothing is said."""
    last = text.rindex("。") - len(re.search(r"[^\d.]*$", text.removesuffix("。"))[0])  # type: ignore[index]
    return {
        each.holds
        for each in relations(LINTER.document(text))
        if each.kind == row.kind
        and len(each.figures) == 3
        and any(figure.stop in (last, last + 1) for figure in each.figures)
    }


def moved(text: str) -> str:
    """The example with its last figure half as large again."""
    *_, last = re.finditer(r"\d+(?:\.\d+)?", text)
    places = len(last[0].partition(".")[2])
    return text[: last.start()] + f"{Decimal(last[0]) * Decimal('1.5'):.{places}f}" + text[last.end() :]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.names[0]}{'' if row.sure else '（只核对）'}")
def test_every_definition_works(row: Indicator) -> None:
    assert any(name in row.example for name in row.names)
    assert told(row.example, row) == {True}
    assert told(moved(row.example), row) <= {False}
    if row.sure:
        assert told(moved(row.example), row) == {False}


@pytest.mark.parametrize(
    "text",
    [
        "上年末资产总额12.6亿元，年末负债总额7.8亿元，资产负债率51.9%。",
        "全年生产水泥418万吨，其中高标号水泥销售121万吨，产销率98.9%。",
        "各项存款余额386.4亿元，比年初增加21亿元；各项贷款余额251.2亿元，余额存贷比65%，新增存贷比87.1%。",
        "人口自然增长率由上年的3.12‰降至2.47‰，出生率由9.85‰降至9.14‰，死亡率由6.73‰略降至6.67‰。",
        "不良贷款余额21.4亿元，比年初减少3亿元，不良贷款率1.9%，比年初下降0.3个百分点。",
        "一般公共预算收入8.45亿元，增长5%；一般公共预算支出36.74亿元，财政自给率同口径为25%。",
        "当年农村人口31.2万人，减少贫困人口9360人，贫困发生率降至1.2%。",
        "全年新增就业12000人，失业人员再就业3100人，净增1200人。",
        "出口总额38.5亿元，其中一般贸易出口20亿元，进口总额约21亿元，贸易顺差扩大2.1亿元。",
        "城镇居民人均可支配收入38560元，农村居民人均可支配收入17845元，全国城乡收入比为2.34。",
        "负债总额超过7亿元，资产总额12.6亿元，资产负债率61.9%。",
        "全年用于研发和技术改造的投入共2.6亿元，营业收入31亿元，研发投入强度为3.5%。",
    ],
)
def test_what_the_definition_does_not_speak_of_is_let_be(text: str) -> None:
    assert all(each.holds for each in relations(LINTER.document(text)))
