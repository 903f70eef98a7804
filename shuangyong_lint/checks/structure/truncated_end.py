"""文末不完整

正文在逗号、顿号、冒号或未合上的括号处断掉，或者一句话没有说完就没有了，多半是复制时漏了后文，读者看不到结论。
"""

from collections.abc import Iterator
from operator import attrgetter

from shuangyong_lint.kit import (
    BlockKind,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    document_check,
    headings,
    is_han,
    line_marks,
    lines,
    parts,
    plain,
    within,
)

_LONG = 25
"""A last line of so many characters is a sentence, not a name or a title."""

_LABEL = 8
"""A last line no longer than this that ends in a colon is a label (相关链接：), not the beginning of something."""

_OPEN = "，、：；—（《“‘【〔"
# What may follow the text proper: signatures, dates, credits, contacts, lists of attachments.
_AFTER = Pattern(
    r"[ 　]*(?:附[件：:]|抄送|主送|联系人|来源|责任编辑|编辑|记者|作者|供稿|通讯员|电话|地址|印发|注[：:]|原文|转自"
    r"|上一篇|下一篇|[（(]?(?:完|略|未完待续|此件公开发布)[）)]?|\[|https?:|#|\*|\d{4}[年.\-/]|二[〇○0Oo零]|[（(](?![一二三四五六七八九十0-9]))"
)
_UNFINISHED = Pattern("[摄图文]$|社发$|报道$|电$|[（(](?:略|未完待续|下略|待续|节选|摘要)[）)]|……$|…$")


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.1：句子末尾用句末点号",),
    bad=(
        "一、加强领导。\n在共建活动中，部队积极派出官兵讲授国防知识⟦，⟧",
        "全年共办实事三件，分别是⟦：⟧\n",
        "一、加强领导。成立了领导小组。\n二、落实责任。一年来，我们层层签订责任书，把任务分解到每个岗⟦位⟧",
        "一、加强领导。\n积极开展走访慰问活动，送去慰问金5万元（其中县财政安排3万元⟦。⟧",
        "双拥工作总结一\n一年来，各项工作扎实推进，取得了⟦，⟧\n双拥工作总结二\n一年来，各项任务全面完成。\n",
    ),
    good=(
        "一、加强领导。\n在共建活动中，部队积极派出官兵讲授国防知识。",
        "各项任务全面完成。\n县财政局\n2012年11月5日",
        "附件：",
        "各项任务全面完成。\n相关热词搜索：",
        "一年来，各项任务全面完成。\n（未完待续）",
        "一年来，我们做了大量工作，群众比较满意。\n来源：县民政局，责任编辑：王立，校对：赵芳",
        "一、修路\n二、架桥\n三、植树",
        "下一步，从两个方面努力：\n（一）抓教育\n（二）抓落实",
        "各项任务全面完成，现将有关情况报告如下。\n特此报告",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The last line of each part breaks off: at a mark that something must follow, in a word, or in a bracket."""
    text = plain(doc)
    titles = {heading.span.start for heading in headings(doc) if heading.alone}
    marked = {mark.span.start for mark in line_marks(doc) if mark}
    for part in parts(doc):
        for line in reversed(within(lines(doc), part.span, attrgetter("span"))):
            start, end = line.span.start, line.span.end
            if _AFTER.match(text, start) and text[end - 1] not in "，、":
                continue
            if start not in titles and line.block.kind is not BlockKind.HEADING:
                yield from _last(doc, line.span, marked=start in marked)
            break


def _last(doc: Document, last: Span, *, marked: bool) -> Iterator[Finding]:
    words = plain(doc)[last.start : last.end]
    end = Span(last.end - 1, last.end)
    label = words[-1] == "：" and len(words) <= _LABEL and not any(mark in words for mark in "，。；")
    if len(words) <= 4 or label or _UNFINISHED.search(words):
        return
    if words[-1] in _OPEN or (words[-1] == "." and words[-2].isdigit() and len(words) > _LONG):
        yield Finding(
            end,
            f"全文止于“{doc[end]}”，后面没有下文；请核对是否漏了文字",
            evidence=(Evidence(last, "最后一行"),),
        )
        return
    sentence = max(words.rfind(mark) for mark in "。！？；") + 1
    rest = words[sentence:] or words
    prose = "，" in words or (sentence > 0 and not marked) or len(words) > 2 * _LONG
    if _is_word(words[-1]) and prose and len(words) > _LONG:
        yield Finding(
            end,
            f"全文止于“{rest[-8:]}”，句末没有标点，像是没有说完；请核对是漏了文字还是漏了标点",
            evidence=(Evidence(last, "最后一行"),),
            severity=Severity.WARNING,
        )
    elif words[-1] in "。！？" and (opener := _unclosed(words)):
        at = last.start + words.rfind(opener)
        yield Finding(
            end,
            f"全文结束时“{opener}”还没有合上；请核对是否漏了文字",
            evidence=(Evidence(Span(at, at + 1), "未合上"),),
            severity=Severity.WARNING,
        )


def _is_word(last: str) -> bool:
    return is_han(last) or last == "%" or (last.isascii() and last.isalnum())


def _unclosed(words: str) -> str:
    """The bracket or quotation mark that the line leaves open, if it is its last."""
    for opener, closer in ("（）", "《》", "“”"):
        if words.rfind(opener) > words.rfind(closer) and words.count(opener) == words.count(closer) + 1:
            return opener
    return ""
