"""审改痕迹

“（待核实）”“[删除]”“批注[A1]”“此处略”是起草、审改时写给自己人看的，定稿前应当处理干净。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import HAN, Document, Finding, Pattern, Severity, Span, anchors, document_check, plain

_MARK = Pattern(
    r"[（(\[【](?:数据|此处|这里|人数|金额|时间|名称)?(?:待(?:核实?|查|定|补充?|确认|完善|修改|更新)|需(?:核实|补充|确认|修改)|尚待核实|未核实|略写|此处略|后补)[）)\]】]"
    r"|批注\s?\[[A-Za-z0-9]{1,6}\]|\[(?:删除|插入|修订|批注|改为)[^\]\n]{0,20}\]|【(?:删除|插入|修订|批注|改)[^】\n]{0,20}】"
    rf"|(?:(?<=[。；，：\n])|^)(?:注：)?此处(?:需要?|应|请|还要|待)(?:再)?(?:核实|补充|修改|完善|斟酌|调整)[{HAN}]{{0,10}}"
    r"|(?:此处|数据|数字|人数|金额|名单)待(?:补充?|填写?|填报)(?=[。；，、）]|\s|\Z)"
    r"|(?:TODO|FIXME|TBD)(?![A-Za-z])"
    r"|[（(](?:请|由)[一-鿿]{2,8}(?:核实|核对|补充|提供|确认)[）)]"
)


@document_check(
    severity=Severity.ERROR,
    source=("《党政机关公文处理工作条例》第二十条：审核重点之一是内容准确、定稿完整",),
    triggers=(
        "待核",
        "待查",
        "待定",
        "待补",
        "待填",
        "待确认",
        "待完善",
        "待修改",
        "待更新",
        "核实",
        "核对",
        "补充",
        "提供",
        "确认",
        "略写",
        "此处",
        "后补",
        "批注",
        "删除",
        "插入",
        "修订",
        "改为",
        "这里",
        "TODO",
        "FIXME",
        "TBD",
        "【改",
    ),
    bad=(
        "全年支出⟦（待核）⟧经费9万元。",
        "慰问军属139户⟦批注[A1]⟧，座谈两次⟦[删除]⟧。",
        "慰问军属的⟦数据待补充⟧。",
        "⟦（请民政局核实）⟧\n⟦TODO⟧补一段经验。",
    ),
    good=(
        "这里应完善基础设施，局长（暂缺）。",
        "弹药待补充，数据待补充完整后上报。",
        "待定区域的规划待批准后公布。附件（略）。",
        "对申请材料进行补充、核实、确认，（补充协议）另行签订。",
        "【修订说明】本办法共三章。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Marks of drafting and review."""
    text = plain(doc)
    told: set[int] = set()
    for hit in anchors(doc, "templates.review-mark"):
        start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - 12)
        for match in _MARK.finditer(text, start, min(len(text), hit.end + 24)):
            if match.start() <= hit.start < match.end() and match.start() not in told and "说明" not in match[0]:
                told.add(match.start())
                span = Span(*match.span())
                # A plan may well say （待定） of a day; a careful editor asks.
                open_still = "待定" in match[0] or "待查" in match[0]
                yield Finding(
                    span,
                    f"“{doc[span]}”是起草审改时的标记，定稿前应处理",
                    severity=Severity.WARNING if open_still else None,
                )
