"""句中断行

一句话没有说完就换了行：行末是逗号、顿号，或者停在一个词中间，下一行接着说。多半是从网页、扫描件粘贴时带进来的。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    broken_lines,
    document_check,
    headings,
    lines,
    plain,
)

_SHORTEST = 24


@document_check(
    severity=Severity.WARNING,
    fold=True,
    source=("一句话写在一段之内，不在句中换行",),
    bad=(
        "一年来，我们认真落实各项优抚政策，⟦\n→⟧切实维护了军人军属的合法权益，群众比较满意。\n下一步，继续抓好落实。\n",
        "一年来，我们认真落实各项优抚政⟦\n→⟧策，切实维护了军人军属的合法权益。\n下一步，继续抓好落实。\n",
        "去年九月以前，这个军供站还有40⟦ \n→⟧多个人，现在只剩下30多人。\n下一步，继续抓好落实。\n",
        "一、做法\n一年来，我们认真落实各项优抚政策，切实维护了军人军属的合法权益⟦，⟧\n二、打算\n下一步，继续抓好落实。\n",
    ),
    good=(
        "一年来，我们认真落实各项优抚政策。\n下一步，继续抓好落实。\n",
        "黄河之水天上来，\n奔流到海不复回。\n",
        "各县、自治县人民政府，\n市直各部门：\n为做好有关工作，现通知如下。\n",
        "主要做法有：\n一是学，\n二是做，\n三是查。\n",
        "市民政局\n局长 王立\n2012年11月5日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Lines of prose that break off inside a sentence, or with a comma before a heading."""
    text = plain(doc)
    all_lines = lines(doc)
    titles = {heading.line for heading in headings(doc) if heading.alone}
    for index in sorted(broken_lines(doc)):
        here, following = all_lines[index].span, all_lines[index + 1].span
        yield Finding(
            Span(here.end, following.start),
            f"一句话在“{doc[here][-6:]}”之后断行，下一行接着说“{doc[following][:6]}”；宜连成一段",
            evidence=(Evidence(following, "下一行"),),
            fixes=(Fix((Edit(Span(here.end, following.start), ""),), Safety.UNSAFE, "连成一段"),),
            key="broken",
        )
    for index in titles:
        if index == 0 or index - 1 in titles:
            continue
        here = all_lines[index - 1].span
        if len(here) >= _SHORTEST and text[here.end - 1] in "，、":
            end = Span(here.end - 1, here.end)
            yield Finding(
                end,
                f"这一段止于“{doc[end]}”，接着就是“{doc[all_lines[index].span][:12]}”；请核对是否漏了后面的文字",
                evidence=(Evidence(all_lines[index].span, "下一行"),),
                key="unfinished",
            )
