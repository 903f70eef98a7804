"""标题缺文种

公文标题由发文机关名称、事由和文种组成。“关于开展双拥工作”后面没有“的通知”“的请示”，收文机关分不清要办还是要知道。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, document_check, letters, plain

# What a title tells of, and never a kind of document: 讲话, 建议, 思考, 调查 are other writing.
_MATTER = Pattern("(?:工作|活动|问题|事项|事宜|情况|经费|资金|会议|建设|管理|任务|培训|检查|项目)[ 　]*$")


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成",),
    bad=("⟦东山县民政局关于开展双拥工作⟧\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n2017年8月1日\n",),
    good=(
        "东山县民政局关于开展双拥工作的通知\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n2017年8月1日\n",
        "东山县民政局关于开展双拥工作\n的通知\n各乡镇人民政府：\n请认真抓好落实。\n东山县民政局\n2017年8月1日\n",
        "关于双拥工作的几点思考\n各乡镇人民政府：\n请认真抓好落实。\n2017年8月1日\n",
        "关于双拥工作\n各位代表：\n现在报告双拥工作。\n2017年8月1日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A title that ends in its matter, over an addressee and a date."""
    for letter in letters(doc):
        if letter.genre or letter.addressee is None or letter.date is None:
            continue
        if _MATTER.search(plain(doc)[letter.title.start : letter.title.end]):
            yield Finding(
                letter.title,
                "标题没有文种；公文标题由发文机关、事由、文种组成，请补上“的通知”“的请示”之类",
                evidence=(Evidence(letter.addressee, "主送机关"),),
            )
