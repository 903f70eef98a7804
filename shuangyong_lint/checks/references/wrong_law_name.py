"""法规名称有误

所引法律、法规的名称与现有的一部只差一个字，而没有叫这个名称的；多半是多字、漏字或错字。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Edit, Finding, Fix, Safety, Severity, citations, document_check, plain


@document_check(
    severity=Severity.WARNING,
    quoted=True,
    source=("国家法律法规数据库所载法律、行政法规的名称",),
    bad=(
        "深入学习《⟦安全生成法→安全生产法⟧》，落实企业主体责任。",
        "宣传《⟦中华人民共和国退伍军人保障法→中华人民共和国退役军人保障法⟧》。",
        "落实《⟦保障农民工资支付条例→保障农民工工资支付条例⟧》。",
    ),
    good=(
        "深入学习《安全生产法》《国防法》《国防交通法》，落实主体责任。",
        "《上海市安全生产条例》自发布之日起施行。",
        "县政府印发了《安全生产责任制规定》。",
        "学习《中华人民共和国企业破产法（试行）》。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Titles one character away from the only law they resemble."""
    text = plain(doc)
    for citation in citations(doc):
        law = citation.likeness
        if law is None:
            continue
        words = text[citation.span.start : citation.span.end]
        state = "中华人民共和国" if words.startswith("中华人民共和国") else ""
        tail = words[words.rindex("（") :] if words.endswith("）") and "（" in words else ""
        right = f"{state}{law.name}{tail}"
        yield Finding(
            citation.span,
            f"没有名为《{words}》的法律、行政法规，最相近的是《{right}》；请核对名称",
            fixes=(Fix((Edit(citation.span, right),), Safety.MANUAL, f"改为《{right}》"),),
            key=law.name,
        )
