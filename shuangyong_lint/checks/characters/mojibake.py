"""乱码

文件按错误的编码打开或转存后，文字变成“锟斤拷”、“�”或一串带音符的字母，原文已经丢失，须找回原件。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Finding, Pattern, Severity, Span, document_check, unusual

_LOST = Pattern(
    "\ufffd+"
    "|(?:锟斤拷|锟斤|斤拷)+|烫烫烫+|屯屯屯+|锘縷?"
    # Two-byte and three-byte UTF-8 read as Latin-1 or Windows-1252.
    "|(?:[ãäåæçèéï][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]{2}){2,}"
    "|[\ue000-\uf8ff]+",
    first="\ufffd锟斤烫屯锘ãäåæçèéï\ue000-\uf8ff",
)
_HAN = ("锟斤", "斤拷", "烫烫烫", "屯屯屯", "锘")
_PRIVATE = ("\ue000", "\uf8ff")


@document_check(
    severity=Severity.ERROR,
    source=("GB 18030—2022《信息技术 中文编码字符集》",),
    bad=(
        "县民政局⟦锟斤拷锟斤拷⟧双拥办公室。",
        "走访慰问⟦\ufffd\ufffd⟧军烈属。",
        "关于印发⟦ä¸­å›½⟧的通知。",
        "联系电话⟦\ue001⟧：见附件。",
    ),
    good=("手被开水烫烫伤的职工已送医。", "café 一词来自法语。", "屯垦戍边。"),
    quoted=True,
    fold=True,
)
def check(doc: Document) -> Iterator[Finding]:
    """Runs of characters that only a wrong encoding makes."""
    text = doc.text
    if not (_LOST.may_begin(unusual(doc)) or any(han in text for han in _HAN)):
        return
    for match in _LOST.finditer(text):
        found = match[0]
        private = _PRIVATE[0] <= found[0] <= _PRIVATE[1]
        if private:
            message = f"这里有私用区字符（U+{ord(found[0]):04X}），换一台电脑就显示不出来；请对照原文改用通用字符"
        else:
            message = f"“{found[:12]}”是编码错误造成的乱码，原文已经丢失；请从原件重新取得这处文字"
        yield Finding(Span(*match.span()), message, key="私用区" if private else "乱码")
