"""主谓之间误用顿号

顿号只用在并列词语之间。“部队、发扬优良传统”里顿号隔开了主语和谓语，读来像是两个并列的事物。
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

_VERBS = (
    "发扬",
    "坚持",
    "积极",
    "认真",
    "始终",
    "切实",
    "高度重视",
    "高度",
    "充分",
    "广泛",
    "深入",
    "不断",
    "努力",
    "大力",
    "主动",
    "严格",
    "紧紧",
    "全面",
    "着力",
    "牢固",
    "继续",
    "多次",
    "先后",
    "共同",
    "及时",
    "进一步",
    "扎实",
    "自觉",
    "热情",
    "踊跃",
    "精心",
    "率先",
    "结合",
    "围绕",
    "按照",
    "根据",
    "坚决",
    "牢牢",
)
_SUBJECT = Pattern(
    rf"(?:^|[，。；：\n”])(?P<before>[{HAN}]{{0,8}}?)(?:部队|官兵|战士|民兵|政府"
    r"|县委|市委|省委|党委|党组|支部|单位|机关|部门|群众|干部|职工|学校|公司|企业"
    r"|中心|我们|我县|我市|我局|我省|我镇|我乡"
    r"|全县|全市|全省|全镇|乡镇|街道|社区|大队|支队)\Z"
)
_REST = Pattern(r"(?P<clause>[^、，。；！？\n]{4,40})(?=[，。；！？\n]|\Z)")
_PREDICATE = Pattern(
    f"{'|'.join(_VERBS)}|服从|服务|走近|走进|贴近|依靠|团结|凝聚|联系|推动|推进|加强|落实|关心|支持|组织|帮助|建设|对"
)
_ASKS = Pattern("以上(?:报告|意见|方案|请示|汇报|情况)\\Z")
_NOUN = Pattern("(?:积极分子|积极因素|全面小康|先后次序|继续教育|共同体|主动权|结合部|高度自治)")
_COORDINATE = Pattern(
    rf"(?:和|与|及|以及)[{HAN}]{{2,8}}\Z|的(?:人|人员|单位|同志|部门|干部|个人|部队|官兵|企业|群众)?\Z|(?:人员|单位|部门|机构|组织|队伍|代表|对象)\Z"
)


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.5.3：顿号表示并列词语之间的停顿",),
    triggers=(*(f"、{verb}" for verb in _VERBS), "、请"),
    bad=(
        "多年来，驻县部队⟦、→⟧发扬拥政爱民的优良传统，把驻地当故乡。",
        "以上报告⟦、→，⟧请予审议。",
        "县委⟦、→⟧高度重视双拥工作，多次研究部署。",
    ),
    good=(
        "驻县部队、民兵积极参与，干部、积极分子带头，群众、干部踊跃参加。",
        "以上意见、请示一并办理，听取以上报告、请示。",
        "表彰了先进单位、积极参与的个人。",
        "县委、县政府高度重视，坚持部队、坚持人民。",
        "各单位、认真履职的干部和热心群众受到表扬。",
        "机关、主动公开和依申请公开。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A 顿号 between a subject that opens the clause and a verb, in a clause without another 顿号."""
    text = plain(doc)
    seen: set[int] = set()
    for hit in anchors(doc, "punctuation.comma-splits-subject"):
        at = hit.start
        start = max(text.rfind("\n", 0, at) + 1, at - 20)
        if hit.word == "、请":
            if _ASKS.search(text[start:at]) and not text.startswith("请示", at + 1):
                yield Finding(
                    Span(at, at + 1),
                    "“、”后面是另一句话，不是并列的词语，用逗号",
                    fixes=(Fix((Edit(Span(at, at + 1), "，"),), Safety.SAFE, "改为逗号"),),
                )
            continue
        subject = _SUBJECT.search(text[start:at])
        # “坚持部队、坚持人民”: what stands before is a predicate already.
        if at in seen or not subject or _PREDICATE.search(subject["before"]) or _NOUN.match(text, at + 1):
            continue
        clause = _REST.match(text, at + 1)
        if clause is None or _COORDINATE.search(clause["clause"]):
            continue
        seen.add(at)
        span = Span(at, at + 1)
        yield Finding(
            span,
            f"“、”后面的“{hit.word[1:]}……”是谓语，与前面的主语不是并列关系，不用顿号",
            fixes=(Fix((Edit(span, ""),), Safety.UNSAFE, "删去顿号"),),
        )
