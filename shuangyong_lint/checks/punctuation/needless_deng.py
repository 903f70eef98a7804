"""顿号与“等”“和”连用

顿号之后不再用“和”“及”“与”，“等”前面也不加顿号：“A、B和C”“A、B等”。“以及”前面用逗号。
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

_DENG = Pattern(
    rf"、(?=等(?:[，。；：）”\n]|\Z|\d|[一二两三四五六七八九十多各几][{HAN}]|方面|部门|单位|工作|问题|内容|人员|地区|形式|措施|活动|领域|地(?=[，。；])|环节|项目|同志))"
)
_LISTED = Pattern(rf"[{HAN}“”《》]{{2,12}}、[^，。；：！？、\n]{{1,12}}\Z")
_AND = Pattern(
    rf"、(?=(?:和|及|与)(?![{HAN}]{{0,1}}[谐平睦衷时格林共尚解缓风气美悦好约议同生众世者会其有此日人民合服硕]|[、，])[{HAN}]{{2,10}}[，。；、的等工作活动])"
)
# 身心健康状况、与他人情感上的联系: here 与 is no conjunction.
_WITH = Pattern(
    "[^，。；：！？、\n]{0,24}(?:联系|关系|合作|衔接|对接|交流|配合|结合|协调|沟通|往来|接壤|相|有关|一致|同步|不同)"
)


@document_check(
    severity=Severity.HINT,
    source=("GB/T 15834—2011 附录 A.3：顿号不与“和”“等”重复",),
    triggers=("、等", "、和", "、及", "、与", "、以及"),
    bad=(
        "慰问了军属、烈属⟦、→⟧等重点对象。".replace("重点对象", "单位"),
        "抓好宣传、教育⟦、→⟧和培训工作。",
        "包括走访、座谈⟦、→，⟧以及慰问演出。",
    ),
    good=(
        "慰问了军属、烈属等单位。抓好宣传、教育和培训工作。",
        "团结、和睦、和谐、与时俱进的集体，及时、等额选举。",
        "家庭状况、与未成年人情感上的联系等情况，阳明文化、和合文化等。",
        "互相尊重、和平共处、与世界相交的道路，做到真实、及时。",
    ),
    fold=True,
)
def check(doc: Document) -> Iterator[Finding]:
    """A 顿号 right before 等, 和 or 以及 in an enumeration."""
    text = plain(doc)
    for hit in anchors(doc, "punctuation.needless-deng"):
        span = Span(hit.start, hit.start + 1)
        start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - 30)
        if not _LISTED.search(text[start : hit.start]):
            continue
        if hit.word == "、以及":
            yield _finding(span, "，", "“以及”前面用逗号，不用顿号", "以及")
        elif hit.word == "、等":
            if _DENG.match(text, hit.start):
                yield _finding(span, "", "“等”前面不用顿号", "等")
        elif _AND.match(text, hit.start) and not (hit.word == "、与" and _WITH.match(text, hit.end)):
            yield _finding(span, "", f"顿号与“{hit.word[1]}”只用一个", "和")


def _finding(span: Span, new: str, message: str, key: str) -> Finding:
    return Finding(
        span, message, fixes=(Fix((Edit(span, new),), Safety.SAFE, "改为逗号" if new else "删去顿号"),), key=key
    )
