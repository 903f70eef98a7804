"""年份写成两位

“98年底”“12年3月”：公文里的年份用四位数字写全，两位数过几年便认不准，也容易同“十二年”之类的年数相混。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, anchors, document_check, plain, sentence_at

_SHORT = Pattern(
    r"[\d〇零○][\d一二三四五六七八九]年"
    r"(?=(?:1[0-2]|[1-9])月(?!\d|份?的?时间)|底(?![气蕴部线层])|初(?![心期衷步级])|[上下]半年|[一二三四]季度)"
)
# Before a number of years (历时12年底), a longer figure, a range, a quotation.
_LENGTH = frozenset("0123456789.,，—-~至到第近约满逾超过了达用这历经前后每头共计有整余多种为占以需在上下翻增长“\"‘'")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15835—2011 5.1.4：年份一般不简写",),
    triggers=tuple(f"年{word}" for word in "123456789底初上下一二三四"),
    skip=("table",),
    bad=("自⟦98年⟧底以来，投入不断增加。", "项目于⟦12年⟧3月开工。", "⟦〇八年⟧初遭受冰冻灾害。"),
    good=(
        "1998年底，2012年3月，从1998年底至2012年3月。",
        "12年一贯制，近10年底子变厚，历时12年底蕴深厚，30年初心不改。",
        "前20年上半年，第10年底，10年3个月。",
        "2011—12年底，2012年12月。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A year of two digits that cannot be a number of years."""
    text = plain(doc)
    for hit in anchors(doc, "dates.two-digit-year"):
        match = _SHORT.match(text, max(0, hit.start - 2))
        if not match:
            continue
        words = match[0][:2]
        before = text[match.start() - 1 : match.start()]
        if before in _LENGTH or (before.isascii() and before.isalpha()) or not (words.isascii() or words[0] in "〇零○"):
            continue
        value = int(words) if words.isascii() else int("0" + str("〇一二三四五六七八九".index(words[1])))
        if 30 < value < 49:
            continue
        span = Span(match.start(), match.end())
        sentence = sentence_at(doc, span.start)
        if any(
            word in text[sentence.start : span.start][-8:] for word in ("历时", "工龄", "长达", "持续", "坚持", "年龄")
        ):
            continue
        full = 2000 + value if value <= 30 else 1900 + value
        yield Finding(span, f"年份只写了两位：“{doc[span]}”请写全，如“{full}年”")
