"""约数说法矛盾重复

“约”“近”“余”“左右”只用一个：“约300人左右”重复，“近200余万元”矛盾——“近”是不到，“余”是超过。
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
    anchors,
    document_check,
    plain,
)

_NUMBER = r"(?:\d[\d.,]*|[一二两三四五六七八九十百千]{1,8})"
_UNIT = r"[万亿]{0,2}(?:人次|人|名|户|元|个|件|次|项|亩|吨|台|辆|家|天|年|公里|米|平方米|%|多?倍)?"
_CLASH = Pattern(
    rf"(?P<less>近|将近|接近|不到|不足|至多|最多)(?P<n1>{_NUMBER})(?P<more>余|多|来)(?P<u1>[万亿个人名户元件次项亩吨台辆家天公平米])"
    rf"|(?P<over>超过|逾|至少)(?P<n3>{_NUMBER}{_UNIT})(?P<around>左右|上下|不到)"
    rf"|(?P<about>大约|大概|约有|约|将近|近)(?P<n2>{_NUMBER}(?:余|多)?{_UNIT})(?P<round>左右|上下)"
    rf"|(?P<above2>以上|以下|以内)(?P<round2>左右|上下)|(?P<ten>十多|十余|十来)(?P<few>几)(?=[天年个人名户月次])|(?P<over2>超过|逾)(?P<n5>{_NUMBER}{_UNIT})(?P<above>以上)"
    rf"|(?P<about3>约|大约)(?P<near>近|将近)(?={_NUMBER})"
    rf"|(?P<about2>大约|大概|约)(?P<n4>{_NUMBER})(?P<more2>余|多)(?P<u4>[万亿个人名户元件次项亩吨台辆家])"
)
_RECENT = Pattern(r"近\d*(?:[一二两三四五六七八九十几]|\d)+(?:多|余|来)(?:个)?(?:年|月|天|日|周|代|世纪)")


@document_check(
    severity=Severity.WARNING,
    source=("现代汉语词典：约、近、余、左右的词义；约数只用一种标志",),
    triggers=(
        "近",
        "不到",
        "不足",
        "至多",
        "最多",
        "超过",
        "逾",
        "至少",
        "约",
        "大约",
        "大概",
        "以上",
        "以下",
        "以内",
        "十多",
        "十余",
        "十来",
    ),
    bad=(
        "出动官兵⟦约300人左右→约300人⟧，挽回损失⟦近200余⟧万元。",
        "投资150亿元⟦以上左右⟧，停机⟦十多几⟧天。",
        "役龄⟦超过10年以上⟧，协调资金⟦约近⟧60万元。",
        "走访⟦不到500多⟧户，投入⟦超过30万元左右⟧，发放⟦大约50多⟧万元。",
    ),
    good=(
        "挽回经济损失近200万元，捐款4000多元，约300人参加，左右两侧。",
        "近10多年来，近十余年间，最近三个多月。",
        "超过10年的设备，10年以上的设备，超过合同约定，以上两项。",
        "约好三人左右搀扶。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two markers of approximation on one number."""
    text = plain(doc)
    told = -1
    for hit in anchors(doc, "numbers.contradictory-approximation"):
        match = _CLASH.match(text, hit.start)
        if match is None or hit.start < told or _RECENT.match(text, hit.start):
            continue
        told = match.end()
        end = match.end()
        if match["u1"] or match["u4"]:
            end -= 1
        span = Span(match.start(), end)
        if match["above2"] or match["ten"]:
            one, two = match["above2"] or match["ten"], match["round2"] or match["few"]
            message = f"“{one}”与“{two}”只用一个"
        elif match["over2"]:
            message = f"“{match['over2']}”与“{match['above']}”意思重复，留一个即可"
        elif match["about3"]:
            message = f"“{match['about3']}”与“{match['near']}”只用一个"
        elif match["less"]:
            message = f"“{match['less']}”是不到，“{match['more']}”是超过，自相矛盾，请核对后留一个"
        elif match["over"]:
            message = f"“{match['over']}”与“{match['around']}”自相矛盾，请核对后留一个"
        else:
            message = f"“{match['about'] or match['about2']}”与“{match['round'] or match['more2']}”意思重复，留一个即可"
        cut = Span(match.start("round"), match.end("round")) if match["round"] else None
        fixes = (Fix((Edit(cut, ""),), Safety.UNSAFE, f"删去“{match['round']}”"),) if cut else ()
        yield Finding(span, message, fixes=fixes)
