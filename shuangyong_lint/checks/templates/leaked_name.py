"""隐名不彻底

别处都写“XX市”“**县”，这里却露出真地名：不是漏改，就是把别人的材料搬了过来。全文没有隐名的不报。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import HAN, Document, Evidence, Finding, Pattern, Severity, Span, document_check, parts, plain

_MASK = Pattern(
    r"(?:[xX]{2,3}|×{2,3}|(?<!\*)\*{2,}+(?:某某)?|某某"
    r"|(?<![○〇■])[○〇■]{2,}+)(?P<level>自治县|[省市县区旗州镇乡])",
    first="xX×*某○〇■",
)
_GARRISON = Pattern(rf"驻(?P<place>[{HAN}])(?=部队|军警|官兵|军民|单位|某部)")
_COMMON = frozenset("县市区省地军我本京外华乡镇村校港澳藏疆点场厂训防守勤地扎")
_NAME = Pattern(rf"(?<![{HAN}])(?:[到在赴往])?(?P<name>(?![到在赴往])[{HAN}]{{2,3}}[镇乡][{HAN}]{{2,3}}村)")


@document_check(
    severity=Severity.HINT,
    source=("隐名应当一致；借用他人材料应逐处核对",),
    bad=(
        "去年XX市召开动员大会。\n为驻⟦沪⟧部队和退役军人做好事。",
        "**县自然灾害频发。\n驻⟦澜⟧军警官兵投入救灾，到⟦勐朗镇富本村⟧重建民房。",
    ),
    good=(
        "去年县里召开动员大会。\n为驻沪部队和退役军人做好事。",
        "去年XX市召开动员大会。\n为驻市部队、驻地官兵做好事。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Real places in a part that masks its own name elsewhere."""
    text = plain(doc)
    if not any(mask in text for mask in ("XX", "xx", "××", "**", "某某", "○○", "〇〇", "■■")):
        return
    for part in parts(doc):
        mask = _MASK.search(text, part.span.start, part.span.end)
        if mask is None:
            continue
        evidence = (Evidence(Span(*mask.span()), f"别处隐名作“{mask[0]}”"),)
        for match in _GARRISON.finditer(text, part.span.start, part.span.end):
            if match["place"] not in _COMMON:
                yield Finding(
                    Span(*match.span("place")),
                    f"“驻{match['place']}”露出了地名，别处已隐作“{mask[0]}”；请核对是不是别处的材料",
                    evidence=evidence,
                )
        for match in _NAME.finditer(text, part.span.start, part.span.end):
            yield Finding(
                Span(*match.span("name")),
                f"“{match['name']}”露出了地名，别处已隐作“{mask[0]}”；请核对是不是别处的材料",
                evidence=evidence,
            )
