"""简称界定不当

“以下简称”只界定一次，一个全称对一个简称，先界定后使用。界定两次，或者同一简称指两样东西，读者不知以哪个为准。
"""

import re
from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    anchors,
    document_check,
    parts,
    plain,
)

_LONGEST = 24
_SHORTEST, _AHEAD = 3, 200
# Each definition is looked for in all that precedes it; so many are read and no more, which keeps the cost linear.
_MANY = 50
# 央视网消息（新闻联播）：, 新华社北京7月1日电: another item of a digest, which defines its own names.
_DATELINE = Pattern(rf"\n[ 　#*]*[{HAN}]{{2,8}}(?:[{HAN}0-9]{{0,12}}电|消息|讯)[ 　（(：:]")
_OPENS = "\n，。；、：　 "
# 双拥办 is not what 双拥办公室 says.
_GOES_ON = frozenset("公门厅室局处科队员")
_DEFINED = Pattern(
    rf"(?P<full>[{HAN}A-Za-z0-9]{{2,{_LONGEST}}}|[《“][^《》“”\n]{{2,40}}[》”])?[（(](?:以下)?(?:统)?简?称(?:为)?[：:]?[“《]?(?P<short>[{HAN}A-Za-z0-9·]{{2,16}})[”》]?[）)]"
)


@document_check(
    severity=Severity.WARNING,
    source=("公文简称的通行写法：首次出现用全称并注明简称",),
    triggers=("以下简称", "下称", "以下统称", "以下称"),
    bad=(
        "县人民武装部（以下简称人武部）组织民兵。\n县人民武装部（⟦以下简称人武部⟧）协调车辆。",
        "东山县人民武装部（以下简称人武部）组织民兵。\n东山县人民武装部（⟦以下简称武装部⟧）协调车辆。",
        "⟦人武部⟧组织民兵演练。\n东山县人民武装力量建设部（以下简称人武部）协调车辆。",
        "县双拥工作领导小组（以下简称领导小组）成立。\n县征兵工作领导小组（⟦以下简称领导小组⟧）成立。",
    ),
    good=(
        "外国的企业或者其他组织（以下称外国投资者）直接投资。",
        "县人民武装部（以下简称人武部）组织民兵。人武部协调车辆。县双拥办（以下简称双拥办）牵头。",
        # A heading may be short; a longer word is not the abbreviation; part of the full name is a common word.
        "一、人武部工作\n东山县人民武装力量建设部（以下简称人武部）协调车辆。",
        "双拥办公室组织走访。\n东山县拥军优属拥政爱民办公室（以下简称双拥办）协调车辆。",
        "领导小组组织走访。\n东山县双拥工作领导小组（以下简称领导小组）协调车辆。",
        # A list gives one name to all, its last member another to itself; two bodies with one ending.
        "卫生行政部门、劳动保障行政部门（以下统称监管部门）检查。\n劳动保障行政部门（以下简称劳动部门）处罚。",
        "东山县人民武装部（以下简称东山人武部）组织民兵。\n西河县人民武装部（以下简称西河人武部）协调车辆。",
        "会议审议了《发展规划的建议》（以下简称《建议》）。\n本台消息：\n中央印发《发展规划的建议》（以下简称《建议》）。",
        "农村公路养护工作（以下简称养护）由县负责。\n公路养护工作（以下简称公路养护）由省负责。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Abbreviations that one part defines twice."""
    text = plain(doc)
    hits = anchors(doc, "consistency.abbreviation")
    if not hits:
        return
    for part in parts(doc):
        known: dict[str, tuple[str, Span]] = {}
        named: dict[str, tuple[str, Span]] = {}
        seen = -1
        for hit in hits:
            match = _match(text, hit.start) if part.span.start <= hit.start < part.span.end else None
            if match is None or match.start("short") == seen:
                continue
            seen = match.start("short")
            short, full = match["short"], (match["full"] or "").strip("《》“”")
            span = Span(hit.start, match.end("short"))
            if short not in known:
                known[short] = full, span
                soon = len(known) <= _MANY and full and short not in full
                if soon and (early := _used(text, short, Span(part.span.start, hit.start))):
                    yield _early(early, short, full, span)
                if _distinct(full) and "统称" not in match[0]:
                    other, place = named.setdefault(full, (short, span))
                    if other != short:
                        why = f"“{full}”前面简称“{other}”，这里又简称“{short}”；请统一为一个简称"
                        yield Finding(span, why, evidence=(Evidence(place, "前一处界定"),), key=short)
                continue
            before, place = known[short]
            known[short] = full, span
            # In a digest each item defines its own names.
            if not _DATELINE.search(text, place.end, hit.start):
                shown = f"《{short}》" if text[match.start("short") - 1] == "《" else f"“{short}”"
                yield Finding(
                    span, f"简称{shown}{_why(before, full)}", evidence=(Evidence(place, "前一处界定"),), key=short
                )


def _early(at: Span, short: str, full: str, defined: Span) -> Finding:
    return Finding(
        at,
        f"“{short}”到后文才注明是“{full}”的简称；请在第一次出现处用全称并注明",
        evidence=(Evidence(defined, "后文的界定"),),
        severity=Severity.HINT,
        key=short,
    )


def _why(before: str, full: str) -> str:
    """What is wrong with a second definition of one abbreviation."""
    if before[-4:] == full[-4:] or before.endswith(full) or full.endswith(before):
        return "前面已经界定过，不必重复"
    return f"前面指“{before[-12:]}”，这里指“{full[-12:]}”，一个简称不能指两样东西"


def _distinct(full: str) -> bool:
    """Whether the name is long enough to be one body's or document's, and taken whole."""
    return 6 <= len(full) < _LONGEST


def _used(text: str, short: str, before: Span) -> Span | None:
    """Where a sentence begins with the abbreviation, or names it after a mark; headings do not count."""
    if len(short) < _SHORTEST:
        return None
    at = text.find(short, before.start, before.end)
    while at >= 0:
        end = at + len(short)
        line = text[end : end + _AHEAD].partition("\n")[0]
        if (at == 0 or text[at - 1] in _OPENS) and line[:1] not in _GOES_ON and "。" in line:
            return Span(at, end)
        at = text.find(short, end, before.end)
    return None


def _match(text: str, at: int) -> re.Match[str] | None:
    start = max(text.rfind("\n", 0, at) + 1, at - 44)
    return next((match for match in _DEFINED.finditer(text, start, at + 40) if match.start() <= at < match.end()), None)
