"""概数加顿号

相邻两个数字表示概数，中间不用顿号，也不用阿拉伯数字：三四天、七八个。“三、四天”会读成第三天和第四天；“几10个”写作“几十个”。
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

_HAN = "一二三四五六七八九"
_PAIR = Pattern(
    rf"(?<![{_HAN}十百千第、\d])(?P<a>[{_HAN}])、(?P<b>[{_HAN}])(?P<noun>个(?:人|月|小时|星期|县|村|单位)?|天|岁|十[个人年岁户里]|百[个人户]|千[人户元]|公里|里路|小时|分钟|块钱|斤)(?!等|季度|级|类|期|批|、)"
)
# 只有5、6个人: neighbours before a noun of measure, in the middle of a clause; 1、2个 at a line's start is an ordinal.
_DIGITS = Pattern(
    rf"(?<=[{HAN}])(?<![第表图号楼栋组班级区题项条款页附件期章节选例步为])(?P<a>[1-8])、(?P<b>[2-9])"
    r"(?P<noun>个(?:人|月|小时|星期|县|村|单位|部门)|天|岁|公里|里路|小时|分钟|块钱|斤|户人家|家单位|百多?[个人户]|千多?[人户元])"
)
_FEW = Pattern(r"(?<![\d.])(?:几|好几|数)(?P<n>10|100|1000)(?:多|余)?(?=[个人户名万元次年天件])")


@document_check(
    severity=Severity.WARNING,
    source=("GB/T 15834—2011 4.5.3.4", "GB/T 15835—2011 4.2.2、5.2.1：概数用汉字，数字之间不加顿号"),
    triggers=(*(f"、{numeral}" for numeral in _HAN), *(f"、{digit}" for digit in range(2, 10)), "几1", "数1"),
    bad=(
        "每月下乡⟦三、四天→三四天⟧，走访⟦七、八个单位→七八个单位⟧，修路到⟦几10→几十⟧个村，只有⟦5、6个人→五六个人⟧，新增⟦3、4千人→三四千人⟧次。",
    ),
    good=(
        "一、二等奖，三、四季度，七、八年级，一、二、三个方面。",
        "三四天，第三、四天，一、三个单位参加。",
        "数10000元以上，几1米。",
        "分别为3、4个月，第3、4天，3、4月份。\n3、4个月内完成。",
        "1、2个单位受表彰。\n分别为1、3个单位，第5、6个人，7、8月份，5、6号楼，表1、2个别数据。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Neighbouring numerals with a 顿号 before a noun of measure."""
    text = plain(doc)
    for hit in anchors(doc, "numbers.approximate-comma"):
        if hit.word[-1].isdigit() and hit.word[0] == "、":
            match = _DIGITS.match(text, hit.start - 1) if hit.start else None
            if match and int(match["b"]) - int(match["a"]) == 1:
                span = Span(*match.span())
                few = _HAN[int(match["a"]) - 1] + _HAN[int(match["b"]) - 1]
                yield Finding(
                    span,
                    f"“{doc[span]}”表示概数时用汉字、不用顿号，写作“{few}{match['noun']}”",
                    fixes=(Fix((Edit(Span(span.start, hit.end), few),), Safety.MANUAL, f"改为“{few}”"),),
                )
        elif hit.word[0] == "、":
            match = _PAIR.match(text, hit.start - 1) if hit.start else None
            if match and _HAN.index(match["b"]) - _HAN.index(match["a"]) == 1:
                span = Span(*match.span())
                comma = Span(hit.start, hit.start + 1)
                yield Finding(
                    span,
                    f"“{doc[span]}”表示概数时不用顿号，写作“{match['a']}{match['b']}{match['noun']}”",
                    fixes=(Fix((Edit(comma, ""),), Safety.UNSAFE, "删去顿号"),),
                )
        elif match := _FEW.match(text, hit.start):
            span = Span(*match.span())
            digits = Span(*match.span("n"))
            right = {"10": "十", "100": "百", "1000": "千"}[match["n"]]
            yield Finding(
                span,
                f"“{doc[span]}”是概数，用汉字“{right}”",
                fixes=(Fix((Edit(digits, right),), Safety.MANUAL, f"改为“{right}”"),),
            )
