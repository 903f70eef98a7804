"""日期写法不规范

汉字年份的零写“〇”；同一个日期里汉字与阿拉伯数字不混用；正文里的日期写年月日，不写 2012.10.1。
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
    dates,
    document_check,
    plain,
    sentence_at,
)

_CIRCLE = Pattern(r"[一二三四五六七八九〇零○OＯ0０]{4}年")
_LABELS = ("版本", "编号", "型号", "版", "号", "V", "v", "（", "(", "：", ":")
_ROUND = frozenset("○OＯ0０")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.4", "GB/T 9704—2012 7.3.5.4：成文日期用阿拉伯数字写全"),
    skip=("table",),
    fold=True,
    bad=(
        "⟦二○一二年→二〇一二年⟧十月，⟦二O一二年→二〇一二年⟧底。",
        "⟦二〇一二年10月1日⟧建成，⟦2012年十月⟧验收。",
        "会议于⟦2012.10.1→2012年10月1日⟧召开，全体干部职工参加了会议。",
    ),
    good=(
        "3.2节，2012.10节，版本2012.10.1。",
        "二〇一二年十月一日，2012年10月1日，二零一二年。",
        "附表：2012.10.1\n2012-10-01\n日期：2012.10.1",
        "2012年十月革命节，2012年五一劳动节，二〇一二年五一节。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Round zeros, mixed numerals, dotted dates in sentences."""
    text = plain(doc)
    for date in dates(doc):
        words = text[date.span.start : date.span.end]
        if date.style == "han" and date.year:
            year = _CIRCLE.match(text, date.span.start)
            if year and _ROUND & set(year[0]):
                span = Span(*year.span())
                new = "".join("〇" if character in _ROUND else character for character in year[0])
                yield Finding(
                    span,
                    f"“{doc[span]}”里的零写成了圆圈或字母；汉字年份的零写“〇”",
                    fixes=(Fix((Edit(span, new),), Safety.MANUAL, f"改为“{new}”"),),
                    key="zero" if "○" in year[0] else "letter",
                    severity=Severity.HINT if "○" in year[0] else None,
                )
                continue
        if date.year and date.month and date.style != "dotted":
            rest = words[words.index("年") :]
            if words[0].isascii() != _ascii(rest) and not text.startswith(("革命", "社会主义"), date.span.end):
                yield Finding(date.span, f"“{doc[date.span]}”汉字与阿拉伯数字混用；请统一成一种", key="mixed")
        elif date.style == "dotted" and any(mark in words for mark in ".．、") and _in_sentence(doc, date.span):
            new = f"{date.year}年{date.month}月{date.day}日"
            yield Finding(
                date.span,
                f"正文里的日期写年月日：“{doc[date.span]}”请写作“{new}”",
                fixes=(Fix((Edit(date.span, new),), Safety.MANUAL, f"改为“{new}”"),),
                key="dotted",
            )


def _ascii(words: str) -> bool:
    return any(character.isdigit() and character.isascii() for character in words)


def _in_sentence(doc: Document, span: Span) -> bool:
    """Whether the date stands inside a sentence: not in a list, a table or after 日期：."""
    sentence = sentence_at(doc, span.start)
    if doc.text.endswith(_LABELS, sentence.start, span.start):
        return False
    rest = doc.text[span.end : sentence.end]
    return len(sentence) > len(span) + 12 and doc.text[sentence.end - 1] in "。！" and rest[:1] not in "）)]"
