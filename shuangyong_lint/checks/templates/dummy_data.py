"""虚设的人名号码

“联系人：张三”“电话：12345678”是范本里的示例，没有换成真的。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, anchors, document_check, plain

_LABEL = (
    r"(?:联系人|负责人|经办人|姓名|填报人|报送人|审核人|签发人|主任|局长|书记|组长"
    r"|电话|联系电话|手机|传真|邮编|身份证号?|账号)[：: ]{0,3}"
)
_PAIR = Pattern("张三[、和与]李四(?!”)")
_DUMMY = Pattern(
    rf"(?P<label>{_LABEL})(?P<value>张三|李四|王五|赵六|某某某?|[张李王]某某?|1(?:23456789\d{{0,2}}|38\*{{2,}}\d*|38[xX]{{2,}}\d*|38(?:0{{8}}|12345678))|(?:0\d{{2,3}}-?)?(?:12345678?|88888888|1234567|00000000)|[xX×*]{{3,}})(?!\d)"
)


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第十九条：情况确实",),
    triggers=(
        "张三",
        "联系人",
        "负责人",
        "经办人",
        "姓名",
        "填报人",
        "报送人",
        "审核人",
        "签发人",
        "主任",
        "局长",
        "书记",
        "组长",
        "电话",
        "手机",
        "传真",
        "邮编",
        "身份证",
        "账号",
    ),
    bad=(
        "联系人：⟦张三⟧，电话：⟦12345678⟧。",
        "帮助⟦张三、李四⟧等4户改造危房。",
        "经办人：⟦XXX⟧    手机：⟦138****⟧",
    ),
    good=(
        "联系人：张三丰文化站王明，电话：0879-7222333。",
        "被告人张某某，主任医师。",
        "不管张三李四，“张三、李四”都一样。",
        "拨打12345热线，电话：12345。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Sample names and numbers behind a label."""
    text = plain(doc)
    told: set[int] = set()
    for hit in anchors(doc, "templates.dummy-data"):
        if pair := _PAIR.match(text, hit.start):
            yield Finding(Span(*pair.span()), f"“{pair[0]}”像是范本里的示例，请换成真实的姓名")
            continue
        match = _DUMMY.match(text, hit.start)
        if match and match.start("value") not in told and not _goes_on(text, match.end()):
            told.add(match.start("value"))
            span = Span(*match.span("value"))
            yield Finding(span, f"“{doc[span]}”像是范本里的示例，请换成真实的内容")


def _goes_on(text: str, at: int) -> bool:
    return "一" <= text[at : at + 1] <= "鿿" and not text.startswith(("同志", "主任", "电话", "手机", "联系"), at)
