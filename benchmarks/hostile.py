"""Processor time on texts that repeat one thing without end: ``python benchmarks/hostile.py``.

Every text is checked at doubling sizes; a ratio near 2 is linear, near 4 quadratic. Prints the worst first, with
the check or view that took most.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from shuangyong_lint.engine import Linter

if TYPE_CHECKING:
    from shuangyong_lint.finding import Report

UNITS = [
    *"_*X〇十的“《（<.…—1",
    *("一、", "一是", "第一，", " 1. ", "1.1.", "①", "第一条 ", "附件1", "表1", "一、甲\n", "一是甲。\n", "以下三点："),
    *("九一", "八一", "十八大", "建党90周年，", "今年", "2012年", "10月1日", "（星期三）", "截至10月底", "〔2012〕"),
    *(
        "1.2亿",
        "占12%，",
        "共10人，其中5人，",
        "分别为1人、",
        "其余3人，",
        "同比增长5%，",
        "由3%上升到5%，",
        "人均3元，",
        "近",
    ),
    *("甲,", "甲，，", "“甲", "《甲》", "\u3000甲", "甲。\n\n", "工作", "走方", "某某", "XX市", "XX局长张三", "我县"),
    *("| 1 ", "<!--豁免", "[甲](u)", "`甲", "**甲", "> ", "- "),
]
SIZES = (4_000, 8_000, 16_000)
SHOWN = 15
BASE = 0.02
"""Seconds below which a ratio is noise."""


def timed(linter: Linter, text: str, name: str) -> tuple[float, Report]:
    """Seconds of one check, reading included, and its report."""
    began = time.process_time()
    report = linter.lint(linter.document(text, name))
    return time.process_time() - began, report


def main() -> None:
    """Print the table."""
    linter = Linter()
    linter.lint("热身。")
    rows = []
    for unit in UNITS:
        for name in ("a.txt", "a.md"):
            times = []
            for size in SIZES:
                spent, report = timed(linter, unit * (size // len(unit)), name)
                times.append(spent)
            if report.broken:
                print(f"出错：{unit!r} {report.broken[0]}")
            ratio = max(times[1:]) / max(BASE, times[-2])
            most = max(report.timings, key=lambda key: report.timings[key])
            rows.append((ratio, times[-1], unit, name, most))
    for ratio, spent, unit, name, most in sorted(rows, reverse=True)[:SHOWN]:
        print(f"{ratio:6.2f}×  {spent:6.2f} s  {unit!r:24} {name}  {most}")


if __name__ == "__main__":
    main()
