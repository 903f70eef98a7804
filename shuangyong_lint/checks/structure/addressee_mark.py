"""主送机关标点

主送机关编排于标题下，回行顶格，最后一个机关名称后标全角冒号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    document_check,
    letters,
    plain,
)

_MANY = 6


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.2：主送机关后标全角冒号",),
    bad=(
        "关于做好双拥工作的通知\n各乡镇人民政府，县直各单位⟦；→：⟧\n为做好双拥工作，现将有关事项通知如下。\n",
        "关于作风建设情况的报告\n镇发〔2017〕5号\n中共东山县委⟦；→：⟧\n现将有关情况报告如下。\n",
    ),
    good=(
        "关于做好双拥工作的通知\n各乡镇人民政府，县直各单位：\n为做好双拥工作，现将有关事项通知如下。\n",
        "关于做好双拥工作的通知\n县双发〔2017〕5号\n各乡镇人民政府：\n为做好双拥工作，现将有关事项通知如下。\n",
        "双拥工作总结\n各单位都成立了领导小组，\n一、做法\n走访慰问。\n",
        "市民政局简报\n县民政局。\n走访慰问。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The line under the title of a notice, request or letter that names whom it is for."""
    text = plain(doc)
    for letter in letters(doc):
        who = letter.addressee
        if who is None or text[who.end] == "：" or text[who.start : who.end].count("，") > _MANY:
            continue
        mark = Span(who.end, who.end + 1)
        yield Finding(
            mark,
            f"主送机关后用了“{doc[mark]}”，应为全角冒号“：”",
            fixes=(Fix((Edit(mark, "："),), Safety.SAFE, "改为“：”"),),
        )
