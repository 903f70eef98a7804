"""公文要素不全

请示、报告、函等要有主送机关和成文日期；从网上摘来的、只发正文的材料常常没有，所以平时不查，定稿付印之前打开。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Severity, document_check, letters

_ADDRESSED = frozenset(("请示", "报告", "函", "通知", "批复"))
"""Kinds that are for somebody; 公告, 通告, 决定 and others are for all."""


@document_check(
    severity=Severity.OFF,
    source=("《党政机关公文处理工作条例》第九条：公文一般由标题、主送机关、正文、发文机关署名、成文日期等组成",),
    bad=(
        "⟦东山县民政局关于解决双拥经费的请示⟧\n拟申请经费10万元，妥否，请批示。\n东山县民政局\n2017年8月1日\n",
        "⟦东山县民政局关于解决双拥经费的请示⟧\n县人民政府：\n拟申请经费10万元，妥否，请批示。\n东山县民政局\n",
    ),
    good=(
        "东山县民政局关于解决双拥经费的请示\n县人民政府：\n拟申请经费10万元，妥否，请批示。\n东山县民政局\n2017年8月1日\n",
        "东山县人民政府关于禁止燃放烟花的通告\n为保障安全，现通告如下。\n东山县人民政府\n2017年8月1日\n",
        "双拥工作总结\n全年各项任务完成。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Letters of a statutory kind without an addressee or a date."""
    for letter in letters(doc):
        if not letter.genre:
            continue
        missing = [
            name
            for name, lacks in (
                ("主送机关", letter.addressee is None and letter.genre in _ADDRESSED),
                ("成文日期", letter.date is None),
            )
            if lacks
        ]
        if missing:
            yield Finding(letter.title, f"这份“{letter.genre}”没有{'、'.join(missing)}；请核对是否漏了")
