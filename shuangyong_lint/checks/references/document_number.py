"""发文字号格式

发文字号由发文机关代字、年份、发文顺序号组成：年份用四位数字，标全称，用六角括号“〔〕”括入；顺序号不加“第”字，不编虚位，后加“号”字。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    HAN,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    anchors,
    document_check,
    plain,
)

_NUMBER = Pattern(
    r"(?P<open>[\[［(（【﹝〔])(?P<year>\d{2,4})(?P<nian>年?)(?P<close>[\]］)）】﹞〕])"
    r"[ 　]?(?P<di>第?)[ 　]?(?P<zeros>0*)(?P<n>[1-9]\d{0,4})(?P<hao>[ 　]?号)"
)
# What stands before is the sign of an issuing body, not of a certificate, a permit or a court.
_BODY = Pattern(f"[{HAN}][{HAN}〕\\])）]$")
_CERTIFICATE = Pattern(
    "(?:证|照|权|准字|证字|许可|许|备|用|房|保|登记?|注册|鉴|检|评|审定|商标|专利|民初|民终|刑初|行初|标|审)$"
)


@document_check(
    severity=Severity.WARNING,
    quoted=True,
    source=("GB/T 9704—2012 7.2.5：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，后加“号”字",),
    triggers=("号",),
    bad=(
        "按照《关于开展慰问活动的通知》（县政发⟦[2017]5号→〔2017〕5号⟧）要求，认真组织。",
        "县政办发⟦（2017）12号→〔2017〕12号⟧文件已经印发。",
        "县政发⟦〔2017〕第5号→〔2017〕5号⟧、县政发⟦〔2017〕05号→〔2017〕5号⟧同时废止。",
        "县政发⟦〔17〕5号⟧文件已经印发。",
    ),
    good=(
        "按照县政发〔2017〕5号文件要求，认真组织。",
        "法院作出（2017）川01民初123号判决。",
        "许可证编号为京食药证（2012）第0123号。",
        "参见文献[2017]。",
        "国务院令第5号公布。",
        "2017年第5号公告。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Numbers of documents whose brackets, year or serial number are not of the prescribed form."""
    text = plain(doc)
    at = 0
    for hit in anchors(doc, "references.document-number"):
        begin = max(at, text.rfind("\n", 0, hit.start) + 1, hit.start - 18)
        match = None
        for each in _NUMBER.finditer(text, begin, hit.end):
            if each.end() == hit.end:
                match = each
        if match is None:
            continue
        at = match.end()
        before = text[max(0, match.start() - 8) : match.start()]
        if not before or not _BODY.search(before) or _CERTIFICATE.search(before):
            continue
        yield from _judge(doc, match.span(), match.groupdict())


def _judge(doc: Document, place: tuple[int, int], part: dict[str, str]) -> Iterator[Finding]:
    year, span = part["year"], Span(*place)
    if len(year) == 3 or (len(year) == 4 and not 1949 <= int(year) <= 2099):
        return
    faults: list[str] = []
    brackets = part["open"] + part["close"]
    if brackets != "〔〕":
        faults.append(f"年份用六角括号“〔〕”，这里用“{brackets}”")
    if len(year) == 2:
        faults.append(f"年份标全称，这里只有“{year}”")
    if part["nian"]:
        faults.append("括号内不加“年”字")
    if part["di"]:
        faults.append("顺序号不加“第”字")
    if part["zeros"]:
        faults.append(f"顺序号不编虚位，这里是“{part['zeros']}{part['n']}”")
    if not faults:
        return
    right = f"〔{year}〕{part['n']}号"
    mechanical = len(faults) == 1 and brackets != "〔〕"
    fixes: tuple[Fix, ...] = ()
    if len(year) == 4:
        fixes = (Fix((Edit(span, right),), Safety.SAFE if mechanical else Safety.MANUAL, f"改为“{right}”"),)
    # Six-sided brackets are prescribed since GB/T 9704—1999; older numbers are cited as they were.
    severity = Severity.HINT if mechanical and int(year) < 2000 else None
    yield Finding(
        span, f"发文字号“{doc[span]}”不合规定：{'；'.join(faults)}", fixes=fixes, key=brackets, severity=severity
    )
