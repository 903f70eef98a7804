"""日期写法不规范

含月日的专名用间隔号：“6·3”地震、“3·15”晚会，不用小数点；汉字年份的零写“〇”；同一个日期里汉字与阿拉伯数字不混用；
正文里的日期写年月日，不写 2012.10.1。
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

_DOTTED = Pattern(r"[“\"‘](?P<month>1[0-2]|[1-9])(?P<dot>[.．•・])(?P<day>3[01]|[12]\d|[1-9])[”\"’]")
# What a day gives its name to; “2.0”, “6.5级” and “3.2版” are numbers.
_EVENT = Pattern(
    r"(?:特别?重?大|重大|较大)?(?:地震|事件|事故|案|专案|惨案|洪灾|洪水|泥石流|火灾|爆炸|矿难|灾害|讲话|批示|指示|大会|消防|禁毒|宣传|维权|晚会"
    r"|国际|全国|世界|中国|国家|大地震|特大|抗震|救灾|抗洪|暴雨|山洪|溃坝|坍塌|踩踏|沉船|空难|护士|教师|宪法|安全|防灾|劳动|儿童|妇女|消费者|残|环境"
    r"|公祭|烈士|扶贫|志愿|交通|艾滋|记者|黄金周|双拥|国防)"
)
_CIRCLE = Pattern(r"[一二三四五六七八九〇零○OＯ0０]{4}年")
_ROUND = frozenset("○OＯ0０")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.4、5.1.6（日期、含月日的专名）", "GB/T 9704—2012 7.3.5.4：成文日期用阿拉伯数字写全"),
    skip=("table",),
    fold=True,
    bad=(
        "参加“⟦6.3→6·3⟧”地震后的恢复重建工作。",
        "开展“⟦5.12→5·12⟧”防灾减灾宣传和“⟦12.4→12·4⟧”国家宪法日活动。",
        "⟦二○一二年→二〇一二年⟧十月，⟦二O一二年→二〇一二年⟧底。",
        "⟦二〇一二年10月1日⟧建成，⟦2012年十月⟧验收。",
        "会议于⟦2012.10.1→2012年10月1日⟧召开，全体干部职工参加了会议。",
    ),
    good=(
        "“6·3”地震，“3·15”晚会，“9·11”事件，6.3级地震。",
        "“2.0”版，“3.2”节，“5.1”声道，“1.5”代，“6.5”级地震，“8.5”折。",
        "二〇一二年十月一日，2012年10月1日，二零一二年。",
        "附表：2012.10.1\n2012-10-01\n日期：2012.10.1",
        "2012年十月革命节，2012年五一劳动节，二〇一二年五一节。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Names of days with a full stop, round zeros, mixed numerals, dotted dates in sentences."""
    text = plain(doc)
    for match in _DOTTED.finditer(text):
        if _EVENT.match(text, match.end()):
            dot, whole = Span(*match.span("dot")), Span(match.start("month"), match.end("day"))
            new = f"{match['month']}·{match['day']}"
            yield Finding(
                whole,
                f"“{doc[whole]}”是含月日的专名，月日之间用间隔号；请改为“{new}”",
                fixes=(Fix((Edit(dot, "·"),), Safety.UNSAFE, f"改为“{new}”"),),
                key="dot",
                # A bullet for a middle dot is a matter of glyphs; a full stop makes it another number.
                severity=Severity.HINT if match["dot"] in "•・" else None,
            )
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
    rest = doc.text[span.end : sentence.end]
    return len(sentence) > len(span) + 12 and doc.text[sentence.end - 1] in "。！" and rest[:1] not in "）)]"
