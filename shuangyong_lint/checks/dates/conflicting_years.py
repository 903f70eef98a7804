"""年份互相矛盾

一份材料里，引用的文件、周年、会议、截至日期各自说明了写作的时间。互相容不下，多半是拿往年的材料改写，
有几处没有改到。逐项列出：原文、推得、依据。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Clue, Document, Evidence, Finding, Severity, Sort, document_check, timeline

_SHOWN = 8
_TOLD_BY_OTHERS = {Sort.ANNIVERSARY}


@document_check(
    severity=Severity.ERROR,
    quoted=True,
    source=("事件表、会议表（见年表）", "前后一致的常理"),
    bad=(
        (
            "201x年，按照《关于印发〈⟦2017年⟧双拥工作标准〉的通知》（某双拥〔2017〕5号）要求，认真开展工作。\n"
            "以建党90周年和建军84周年为契机，开展国防教育。\n"
            "以优异成绩迎接党的十八大召开！"
        ),
        ("⟦2017年⟧，我局认真履职，走访军属35户。喜迎党的十八大召开。"),
        (
            "关于开展走访慰问的报告\n认真学习党的⟦二十大⟧精神，开展走访活动。\n二、下一步打算\n继续努力。\n"
            "三、工作要求\n四、其他\n五、结语\n以上报告，请审阅。\n县民政局\n2012年11月5日"
        ),
        (
            "县民政局2012年工作总结\n“⟦十三五⟧”期间，我县已完成投资3亿元。\n一、学习\n二、宣传\n三、走访\n四、安置\n"
            "五、共建\n县民政局\n2012年12月20日"
        ),
    ),
    good=(
        "2013年，我局认真履职，走访军属35户。喜迎党的十八大召开。",
        "2017年，我局走访军属35户。2012年，喜迎党的十八大召开。为喜迎党的十八大召开，当年开展了走访。",
        "2017年，我局走访军属35户，馆内展出“喜迎党的十八大召开”的标语。",
        "县民政局2012年工作总结\n“十三五”期间，我县将完成投资3亿元；“十二五”期间已完成投资1亿元。",
        "2012年工作总结\n2012年，全县接收退役士兵139人。认真学习党的十八大精神。\n县民政局\n2013年1月5日",
        "2013年，隆重庆祝建军86周年。2009年，新中国成立60周年。1927年南昌起义以来，人民军队不断壮大。",
        "过去五年，成功举办新中国成立60周年庆祝活动。认真贯彻党的十八大精神，到2020年全面建成小康社会。",
        "深入学习习近平总书记在庆祝中国共产党成立100周年大会上的重要讲话和党的二十大精神。",
        "积极推选出席党的十八大代表。为迎接党的十八大召开，开展了系列活动，截至2012年12月底已全部结束。",
        "市第七次党代会精神，团的十八大精神，中国工会十八大精神。以建党90周年为契机。",
        "按照《某省中长期人才发展规划（2010—2020年）》要求，以建党90周年为契机，抓好工作。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """The clues of a part cannot hold together."""
    for time in timeline(doc):
        conflict = time.conflict
        if conflict is None or all(clue.sort in _TOLD_BY_OTHERS for clue in conflict.odd):
            continue
        listed = (*conflict.odd[:_SHOWN], *conflict.rest[:_SHOWN], *conflict.masks[:1])
        yield Finding(
            conflict.odd[0].span,
            f"本篇的年份不能同时成立：{_side(doc, conflict.odd)}；但{_side(doc, conflict.rest)}"
            f"{_masks(doc, conflict.masks)}。请核对哪几处沿用了旧稿",
            evidence=tuple(_evidence(doc, clue) for clue in listed),
            key=conflict.odd[0].sort.name.lower(),
        )


def _side(doc: Document, clues: tuple[Clue, ...]) -> str:
    """“甲”“乙”推得……，“丙”推得……."""
    by_reading: dict[str, dict[str, None]] = {}
    for clue in clues:
        by_reading.setdefault(clue.reading, {})[f"“{doc[clue.span].strip()}”"] = None
    return "，".join(f"{''.join(list(words)[:3])}推得{reading}" for reading, words in list(by_reading.items())[:4])


def _masks(doc: Document, clues: tuple[Clue, ...]) -> str:
    return f"（另有虚写的“{doc[clues[0].span]}”）" if clues else ""


def _evidence(doc: Document, clue: Clue) -> Evidence:
    return Evidence(clue.span, f"{doc[clue.span]} · {clue.reading} · {clue.source}")
