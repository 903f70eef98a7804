"""机构与年代不合

机构有设立和撤并的时间：2020年的材料说“县卫计委开展检查”，2015年的材料说“县退役军人事务局”，多半是沿用旧稿
或事后改写。历史沿革、“原某某局”、时任职务不在此列。地方改名有先后，只作提示。
"""

import datetime as dt
from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    between,
    bodies,
    dates,
    document_check,
    earliest,
    latest,
    plain,
    sentence_at,
    time_at,
)

# Local bodies follow within a year.
_SLOW = dt.timedelta(days=366)
_PAST = Pattern(
    "原|时任|曾|前身|更名|改为|合并|撤销|整合|划转|组建|历史|沿革|挂牌|转隶|退役前|改革|以前|当年|设立|成立|筹建"
)


@document_check(
    severity=Severity.HINT,
    source=("机构表：历次机构改革的时间（见年表）",),
    bad=(
        "一、二\n三\n四\n五\n六\n七\n县⟦卫计委⟧开展了检查。\n县委办\n2021年6月10日",
        "一、二\n三\n四\n五\n六\n七\n县⟦退役军人事务局⟧开展了走访。\n县委办\n2015年6月10日",
    ),
    good=(
        "一、二\n三\n四\n五\n六\n七\n原县卫计委开展了检查，时任县国土资源局局长。\n县委办\n2021年6月10日",
        "一、二\n三\n四\n五\n六\n七\n县公安边防大队、县民政局走访。\n县委办\n2012年6月10日",
        "县卫计委开展了检查。",
        "一、二\n三\n四\n五\n六\n七\n2016年，县卫计委开展了检查。\n县委办\n2021年6月10日",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A body named as if it existed when it did not."""
    text = plain(doc)
    for each in bodies(doc):
        time = time_at(doc, each.span.start)
        sentence = sentence_at(doc, each.span.start)
        if _PAST.search(text, sentence.start, sentence.end) or any(
            date.year or (date.offset or 0) < 0 for date in between(dates(doc), sentence.start, sentence.end)
        ):
            continue
        row = each.row
        words = doc[each.span]
        if time.earliest and row.until and time.earliest > latest(row.until) + _SLOW:
            yield Finding(
                each.span,
                f"本篇不早于{time.earliest.year}年，“{words}”到{row.until[:4]}年已经撤并；请核对是否沿用旧稿",
                evidence=(Evidence(None, f"{row.name}：{row.since}至{row.until}（{row.source}）{row.note}"),),
                key=row.name,
            )
        elif time.latest and time.latest < earliest(row.since):
            yield Finding(
                each.span,
                f"本篇不晚于{time.latest.year}年，“{words}”{row.since[:4]}年才设立；请核对年份或机构",
                evidence=(Evidence(None, f"{row.name}：{row.since}起（{row.source}）"),),
                key=row.name,
            )
