"""单位符号大小写

计量单位的符号有固定的大小写：kW、km、kg、Hz、mL、m²。写成KW、KM、Kg，严格说是别的意思或根本没有这个单位。
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
    around,
    document_check,
)

_RIGHT = {
    "KW": "kW",
    "Kw": "kW",
    "kw": "kW",
    "KWH": "kW·h",
    "KWh": "kW·h",
    "Kwh": "kW·h",
    "kwh": "kW·h",
    "mw": "MW",
    "KV": "kV",
    "Kv": "kV",
    "kv": "kV",
    "KVA": "kVA",
    "kva": "kVA",
    "KM": "km",
    "Km": "km",
    "KG": "kg",
    "Kg": "kg",
    "KPa": "kPa",
    "Kpa": "kPa",
    "kpa": "kPa",
    "MPA": "MPa",
    "Mpa": "MPa",
    "mpa": "MPa",
    "HZ": "Hz",
    "hz": "Hz",
    "KHZ": "kHz",
    "KHz": "kHz",
    "MHZ": "MHz",
    "Mhz": "MHz",
    "GHZ": "GHz",
    "ML": "mL",
    "MM": "mm",
    "Mm": "mm",
    "CM": "cm",
    "Cm": "cm",
    "m2": "m²",
    "M2": "m²",
    "m3": "m³",
    "M3": "m³",
    "km2": "km²",
    "KM2": "km²",
    "hm2": "hm²",
}
_UNIT = Pattern(
    rf"(?<![A-Za-z\d.\-])\d[\d.,]*[ ]?(?P<unit>{'|'.join(sorted(_RIGHT, key=len, reverse=True))})(?![A-Za-z0-9])"
)


@document_check(
    severity=Severity.WARNING,
    source=("国务院关于在我国统一实行法定计量单位的命令", "GB 3100—1993 国际单位制及其应用"),
    triggers=tuple(unit for unit, right in _RIGHT.items() if unit != right),
    fold=True,
    bad=("装机50⟦KW→kW⟧，线路长12⟦Km→km⟧，建房1140⟦m2→m²⟧。",),
    good=("装机50kW，线路长12km，重5kg，MW级，型号KM2000，图-22M3，5MW机组。",),
)
def check(doc: Document) -> Iterator[Finding]:
    """Symbols of units in the wrong case behind a figure."""
    for match in around(doc, "numbers.unit-case", _UNIT, before=12, after=4):
        right = _RIGHT[match["unit"]]
        if right != match["unit"]:
            span = Span(*match.span("unit"))
            yield Finding(
                span,
                f"单位符号“{match['unit']}”应写作“{right}”",
                fixes=(Fix((Edit(span, right),), Safety.UNSAFE, f"改为“{right}”"),),
                key=match["unit"],
            )
