"""文末不完整

正文在逗号、顿号、冒号或未合上的括号处断掉，多半是复制时漏了后文，读者看不到结论。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, document_check, lines, plain

_OPEN = "，、：；—（《“‘【〔"


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.1：句子末尾用句末点号",),
    bad=(
        "一、加强领导。\n在共建活动中，部队积极派出官兵讲授国防知识⟦，⟧",
        "全年共办实事三件，分别是⟦：⟧\n",
    ),
    good=(
        "一、加强领导。\n在共建活动中，部队积极派出官兵讲授国防知识。",
        "县财政局\n2012年11月5日",
        "附件：",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The last line of prose ends with a mark that something must follow."""
    all_lines = lines(doc)
    if not all_lines:
        return
    last = all_lines[-1].span
    text = plain(doc)[last.start : last.end]
    if text[-1] in _OPEN and len(text) > 4:
        end = type(last)(last.end - 1, last.end)
        yield Finding(
            end,
            f"全文止于“{doc[end]}”，后面没有下文；请核对是否漏了文字",
            evidence=(Evidence(last, "最后一行"),),
        )
