"""文件名与成文日期不符

文件名写明“2017年”，落款却是2012年：不是文件名起错，就是落款沿用了旧稿。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, document_check, timeline

_YEAR = Pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年|(?=(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))|(?=[-_.](?:0?[1-9]|1[0-2])[-_.]))"
)


@document_check(
    severity=Severity.WARNING,
    source=("文件名与内容一致的常理",),
    bad=("=== 2017年双拥工作总结.txt\n双拥工作总结\n一\n二\n三\n四\n五\n六\n县民政局\n⟦2012年11月5日⟧\n",),
    good=(
        "=== 2012年双拥工作总结.txt\n双拥工作总结\n一\n二\n三\n四\n五\n六\n县民政局\n2013年1月5日\n",
        "=== 2013年工作计划.txt\n工作计划\n一\n二\n三\n四\n五\n六\n县民政局\n2012年12月5日\n",
        "=== 20121105总结.txt\n总结\n一\n二\n三\n四\n五\n六\n县民政局\n2012年11月5日\n",
        "=== 总结2017.txt\n总结\n一\n二\n三\n四\n五\n六\n县民政局\n2012年11月5日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The year in the file's name is neither that of the signature nor next to it."""
    name = doc.name.replace("\\", "/").rpartition("/")[2]
    years = {int(match["year"]) for match in _YEAR.finditer(name)}
    times = timeline(doc)
    signed = times[-1].signed
    if not years or len(times) != 1 or signed is None or signed.year is None:
        return
    if all(abs(signed.year - year) > 1 for year in years):
        yield Finding(
            signed.span,
            f"文件名“{name}”写明{min(years)}年，成文日期却是{signed.year}年；请核对文件名或落款",
            evidence=(Evidence(None, f"文件名：{name}"),),
        )
