"""段末缺标点

一段话说完了，末尾却没有句号；多半是删改时带掉的。
"""

from collections.abc import Iterator
from itertools import pairwise

from shuangyong_lint.kit import (
    BlockKind,
    Document,
    Finding,
    Pattern,
    Severity,
    Span,
    broken_lines,
    document_check,
    headings,
    is_han,
    lines,
    ordinals,
    plain,
)

_LONGEST_TITLE = 40
_SIBLINGS, _SHORTEST = 3, 12
"""A list of so many items, one of them of so many characters without an end mark."""
# Lines that end where they please: bylines, captions, addresses, sources.
_LOOSE = Pattern(
    "(?:来源|编辑|记者|摄影?|作者|供稿|通讯员|电话|地址|邮编|联系人|网址|邮箱|原文|转自|附件|抄送|主送|署名|单位|注|校对|审核)[：:]"
    "|[摄图文]$|社发$|报道$|[摄图文][/／]|(?:——|--)[^。]{1,14}$"
)


@document_check(
    severity=Severity.WARNING,
    fold=True,
    source=("GB/T 15834—2011 4.1：句子末尾用句末点号",),
    bad=(
        "一、做法\n一年来，我们认真落实各项优抚政策，走访慰问军属120户。与此同时，组织官兵参加抢险救灾，得到群众好⟦评⟧\n二、打算\n下一步，继续抓好落实。\n",
        "（一）请各单位确定参会人员。\n（二）请与会人员提前十分钟到达会⟦场⟧\n（三）请永丰镇做好现场准备工作。\n",
    ),
    good=(
        "一、做法\n一年来，我们认真落实各项优抚政策。\n二、打算\n下一步，继续抓好落实。\n",
        "2012年，我县双拥工作稳步推进\n一年来，各项任务全面完成。\n",
        "工作要求如下。\n（一）加强领导\n（二）落实责任。\n（三）强化督查\n下一步抓好落实。\n",
        "联系人：王立，电话：0000-0000000，地址：人民路1号，邮编：000000，欢迎来访\n请按时报送。\n",
        "来源：县民政局，供稿：王立。责任编辑：李明，校对：赵芳，审核：孙强，签发：钱进\n请按时报送。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Paragraphs of several sentences that end in a word; the last line of the text is `structure.truncated-end`'s."""
    text = plain(doc)
    all_lines = lines(doc)
    titles = {heading.line for heading in headings(doc) if heading.alone}
    broken = broken_lines(doc)
    open_ = [
        index
        for index, line in enumerate(all_lines[:-1])
        if index not in titles
        and index not in broken
        and _is_word(text[line.span.end - 1])
        and line.block.kind is BlockKind.BODY
        and len(line.span) > _LONGEST_TITLE
        and "。" in text[line.span.start : line.span.end]
        and not _LOOSE.search(text[line.span.start : line.span.end])
    ]
    if len(open_) > 1 and len(open_) > sum(text[line.span.end - 1] in "。！？" for line in all_lines) // 4:
        # A text that never ends its paragraphs follows a layout of its own.
        return
    for index in sorted({*open_, *_unlike_siblings(doc)}):
        end = all_lines[index].span.end
        yield Finding(
            Span(end - 1, end),
            f"这一段止于“{doc[Span(end - 6, end)]}”，末尾缺句末标点；请核对是漏了标点还是漏了文字",
        )


def _is_word(last: str) -> bool:
    """Whether a line ends in a word; one that ends in a figure breaks off before its unit: 还有40 / 多个人."""
    return is_han(last) or last == "%"


def _unlike_siblings(doc: Document) -> Iterator[int]:
    """Lines of a list, each an item, that alone among at least three has no end mark."""
    text = plain(doc)
    all_lines = lines(doc)
    for run in ordinals(doc):
        marks = [item.mark for item in run.items]
        # Items of one line each; what follows the last one is not known to belong to it.
        if len(marks) < _SIBLINGS or any(mark.inline for mark in marks):
            continue
        if any(two.line - one.line != 1 for one, two in pairwise(marks)):
            continue
        bare = [mark for mark in marks if text[all_lines[mark.line].span.end - 1] not in "。；！？"]
        # The last one may be a heading with text under it.
        if len(bare) != 1 or bare[0] is marks[-1]:
            continue
        line = all_lines[bare[0].line].span
        if line.end - bare[0].span.end >= _SHORTEST and _is_word(text[line.end - 1]):
            yield bare[0].line
