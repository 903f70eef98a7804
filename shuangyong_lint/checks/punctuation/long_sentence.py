"""句子过长

一句到底、二三百字不断句，读者抓不住主干。宜在意思完整处用句号断开。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from shuangyong_lint.kit import Document, Finding, Severity, document_check, plain, sentences


@dataclass(frozen=True)
class Options:
    """From what length, in characters, and from how many commas a sentence is too long."""

    length: int = 200
    commas: int = 8


@document_check(
    severity=Severity.HINT,
    source=("《党政机关公文处理工作条例》第十九条：文字精练",),
    options=Options,
    bad=("⟦" + "市体育局认真贯彻落实各项要求，" * 14 + "不断开创工作新局面。⟧",),
    good=("市体育局认真贯彻落实各项要求。" * 14, "慰问了" + "张庄、李庄、王庄、" * 30 + "赵庄。"),
)
def check(doc: Document, options: Options) -> Iterator[Finding]:
    """Sentences with very many clauses."""
    text = plain(doc)
    for sentence in sentences(doc):
        if len(sentence) < options.length:
            continue
        words = text[sentence.start : sentence.end]
        commas = words.count("，")
        if commas >= options.commas and "；" not in words:
            yield Finding(sentence, f"这一句有{len(sentence)}字、{commas}个逗号，宜断成几句")
