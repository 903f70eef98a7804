"""约数说法矛盾重复

“约”“近”“余”“左右”只用一个：“约300人左右”重复，“近200余万元”矛盾——“近”是不到，“余”是超过。
“超过10年以上”重复，“45%～80%以上”既是范围，又说不止。
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
    rf"|(?P<above>超过|多于|高于|逾|突破)(?P<n5>{_NUMBER}{_UNIT})(?P<upper>以上)"
    rf"|(?P<circa>大约|大概|约)(?P<n6>{_NUMBER}{_UNIT})(?P<least>以上)"
    r"|(?:(?<=\d)|(?<=%))[～~—–-](?P<n7>\d[\d.]*%)(?P<beyond>以上)"
    rf"|(?P<about>大约|大概|约有|约|将近|近)(?P<n2>{_NUMBER}(?:余|多)?{_UNIT})(?P<round>左右|上下)"
    r"|(?P<bound>以上|以下|以内)(?P<round2>左右|上下)|(?P<ten>十多|十余|十来)(?P<few>几)(?=[天年个人名户月次])"
    rf"|(?P<about3>约|大约)(?P<near>近|将近)(?={_NUMBER})"
    rf"|(?P<about2>大约|大概|约)(?P<n4>{_NUMBER})(?P<more2>余|多)(?P<u4>[万亿个人名户元件次项亩吨台辆家])"
)
_RECENT = Pattern(r"近\d*(?:[一二两三四五六七八九十几]|\d)+(?:多|余|来)(?:个)?(?:年|月|天|日|周|代|世纪)")
_RANGE_OVER = "%以上"
_FAR = 12
_FIRST = "0123456789一二两三四五六七八九十百千"
_TRIGGERS = (
    *(
        f"{word}{first}"
        for word in (
            *("近", "不到", "不足", "至多", "最多", "超过", "逾", "至少"),
            *("约", "约有", "大约", "大概", "多于", "高于", "突破"),
        )
        for first in _FIRST
    ),
    *(f"{about}{near}" for about in ("约", "大约") for near in ("近", "将近")),
    *(f"{bound}{about}" for bound in ("以上", "以下", "以内") for about in ("左右", "上下")),
    *("%以上", "十多几", "十余几", "十来几"),
)
"""With the first of what follows: most of 近 and 以上 stand beside no number."""


@document_check(
    severity=Severity.WARNING,
    source=("现代汉语词典：约、近、余、左右的词义；约数只用一种标志",),
    triggers=_TRIGGERS,
    bad=(
        "出动官兵⟦约300人左右→约300人⟧，挽回损失⟦近200余⟧万元。",
        "投资150亿元⟦以上左右⟧，停机⟦十多几⟧天，协调资金⟦约近⟧60万元。",
        "走访⟦不到500多⟧户，投入⟦超过30万元左右⟧，发放⟦大约50多⟧万元。",
        "役龄⟦超过10年以上→超过10年⟧的机床，残留价值为⟦45%～80%以上⟧，⟦约30%以上⟧的设备待修。",
    ),
    good=(
        "挽回经济损失近200万元，捐款4000多元，约300人参加，左右两侧。",
        "近10多年来，近十余年间，最近三个多月。",
        "约好三人左右搀扶。",
        "超过10万家规模以上企业，覆盖率达到80%以上，-5%以上的降幅，超过65岁以上人口的一半。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Two markers of approximation on one number."""
    text = plain(doc)
    told = -1
    for hit in anchors(doc, "numbers.contradictory-approximation"):
        start = hit.start if hit.word != _RANGE_OVER else _range_sign(text, hit.start)
        match = _CLASH.match(text, start)
        if match is None or hit.start < told or _RECENT.match(text, hit.start):
            continue
        told = match.end()
        end = match.end()
        if match["u1"] or match["u4"]:
            end -= 1
        span = Span(_low(text, match.start()) if match["beyond"] else match.start(), end)
        if match["less"]:
            message = f"“{match['less']}”是不到，“{match['more']}”是超过，自相矛盾，请核对后留一个"
        elif twice := match["bound"] or match["ten"] or match["about3"]:
            message = f"“{twice}”与“{match['round2'] or match['few'] or match['near']}”只用一个"
        elif match["beyond"]:
            message = "前面给的是一个范围，“以上”又说不止，自相矛盾，请核对后留一种说法"
        elif match["circa"]:
            message = f"“{match['circa']}”是接近，“以上”是超过，自相矛盾，请核对后留一个"
        elif match["over"]:
            message = f"“{match['over']}”与“{match['around']}”自相矛盾，请核对后留一个"
        else:
            first, second = match["about"] or match["about2"] or match["above"], match["round"] or match["more2"]
            message = f"“{first}”与“{second or match['upper']}”意思重复，留一个即可"
        group = "round" if match["round"] else "upper" if match["upper"] else ""
        cut = Span(*match.span(group)) if group else None
        fixes = (Fix((Edit(cut, ""),), Safety.UNSAFE, f"删去“{match[group]}”"),) if cut else ()
        yield Finding(span, message, fixes=fixes, severity=Severity.HINT if match["circa"] else None)


def _range_sign(text: str, at: int) -> int:
    """Where the sign of the range stands whose upper bound ends at ``at``; ``at`` if there is none."""
    start = _low(text, at)
    return max(start - 1, 0) if start < at else at


def _low(text: str, at: int) -> int:
    """Where the figure that ends at ``at`` begins."""
    start = at
    while start and at - start < _FAR and (text[start - 1].isdigit() or text[start - 1] in ".%"):
        start -= 1
    return start
