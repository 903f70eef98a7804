"""主送机关标点

主送机关编排于标题下，回行顶格，最后一个机关名称后标全角冒号。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    document_check,
    headings,
    lines,
    plain,
)

_BODIES = (
    "政府|办事处|局|办公室|部门|单位|机关|党组|支部|机构|厅|乡镇|街道|企业|学校|公司|中心|科室|县区|区县|部|院|会|委|办"
)
_ADDRESSEE = Pattern(
    rf"(?:各|县|市|省|区|州|镇|乡|国务院)[^。；：:！？]{{0,60}}(?:{_BODIES})(?:[（(][^（()）]{{1,12}}[）)])?"
    "(?P<mark>[；，。、])$"
)


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 9704—2012 7.3.2：主送机关后标全角冒号",),
    bad=("关于做好双拥工作的通知\n各乡镇人民政府，县直各单位⟦；→：⟧\n为做好双拥工作，现将有关事项通知如下。\n",),
    good=(
        "关于做好双拥工作的通知\n各乡镇人民政府，县直各单位：\n为做好双拥工作，现将有关事项通知如下。\n",
        "双拥工作总结\n各单位都成立了领导小组，\n一、做法\n走访慰问。\n",
        "市民政局简报\n县民政局。\n走访慰问。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The line under the title of a notice, request or letter that names whom it is for."""
    text = plain(doc)
    all_lines = lines(doc)
    titles = {heading.line: heading for heading in headings(doc) if heading.mark is None and heading.alone}
    for index, heading in titles.items():
        words = text[heading.span.start : heading.span.end]
        if "关于" not in words or index + 2 >= len(all_lines) or index + 1 in titles:
            continue
        span = all_lines[index + 1].span
        match = _ADDRESSEE.match(text, span.start, span.end)
        if match is None or text[span.start : match.start("mark")].count("，") > 6:
            continue
        mark = Span(*match.span("mark"))
        yield Finding(
            mark,
            f"主送机关后用了“{doc[mark]}”，应为全角冒号“：”",
            fixes=(Fix((Edit(mark, "："),), Safety.SAFE, "改为“：”"),),
        )
