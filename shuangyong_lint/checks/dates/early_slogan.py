"""提法早于年代

“中国梦”是2012年11月提出的，2010年的材料里出现，多半是事后改写或年份写错。只作提示。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, document_check, earliest, formulas, time_at


@document_check(
    severity=Severity.HINT,
    source=("提法表：各提法的首次提出（见年表）",),
    bad=("一、二\n三\n四\n五\n六\n七\n深入学习⟦习近平新时代中国特色社会主义思想⟧。\n县委办\n2012年6月10日",),
    good=(
        "一、二\n三\n四\n五\n六\n七\n深入学习习近平新时代中国特色社会主义思想。\n县委办\n2018年6月10日",
        "一、二\n三\n四\n五\n六\n七\n以全新发展理念推动工作，进入新时代。\n县委办\n2012年6月10日",
        "深入学习习近平新时代中国特色社会主义思想。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A formula in a text that was written before it was first used."""
    end = 0
    for each in formulas(doc):
        if each.span.end <= end:
            continue
        end = each.span.end
        latest = time_at(doc, each.span.start).latest
        if latest and latest < earliest(each.row.since):
            yield Finding(
                each.span,
                f"本篇不晚于{latest.year}年，“{doc[each.span]}”{each.row.since[:4]}年才提出；请核对年份或提法",
                evidence=(Evidence(None, f"{each.row.name}：{each.row.since}，{each.row.source}"),),
                key=each.row.name,
            )
