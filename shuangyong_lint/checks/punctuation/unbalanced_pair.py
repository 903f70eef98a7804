"""标点不成对

引号、书名号、括号必须成对。只有一半，读者分不清引文、书名到哪里为止；多半是漏了或多了一个。
一段引文跨几个自然段时，各段开头都用前引号，只在末段用后引号，不算不成对。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Span, document_check, pairing

_NAMES = {
    "“": "前引号",
    "”": "后引号",
    "‘": "前单引号",
    "’": "后单引号",
    "《": "前书名号",
    "》": "后书名号",
    "〈": "前单书名号",
    "〉": "后单书名号",
    "（": "前括号",
    "）": "后括号",
    "(": "前括号",
    ")": "后括号",
    "【": "前方头括号",
    "】": "后方头括号",
    "〔": "前六角括号",
    "〕": "后六角括号",
    "「": "前引号",
    "」": "后引号",
    "『": "前引号",
    "』": "后引号",
}
_PARTNERS = dict(zip("“”‘’《》〈〉（）()【】〔〕「」『』", "”“’‘》《〉〈）（)(】【〕〔」「』『", strict=True))
_OPENS = "“‘《〈（(【〔「『"
_REACH = 40


@document_check(
    severity=Severity.ERROR,
    source=("GB/T 15834—2011 4.8、4.9、4.15：引号、括号、书名号成对使用",),
    quoted=True,
    bad=(
        "深入开展⟦“⟧双拥共建活动，军地关系更加密切。",
        "印发了⟦《⟧关于做好退役士兵安置工作的通知，要求各地抓好落实。",
        "县人武部⟦（⟧下称人武部组织民兵参加抢险。",
        "全县共建单位17个），有的是部队与学校共建。".replace("）", "⟦）⟧"),
        "“双拥”工作与国防教育⟦”⟧结合起来。",
        "学习《国防教育法》和兵役法⟦》⟧，增强国防观念。",
        "（一）加强领导。\n二⟦）⟧狠抓落实。\n（三）强化保障。",
        "据统计（见⟦《⟧双拥年报），今年完成三件实事。",
        "学习“双拥工作纲要（草案）⟦》⟧，乡贤立约（1890⟦〉⟧。",
    ),
    good=(
        "“双拥”工作、《兵役法》、（一）加强领导，均已落实。",
        "他说：\n“第一段讲完了。\n“第二段接着说。\n“第三段说完了。”",
        "会议通过《关于做好拥军优属\n工作的决定》，自印发之日起施行。",
        "1)加强领导\n2)狠抓落实\na）分工明确；b）责任到人",
        "他说：“古人讲‘日久见人心。’65年前就是如此。”评审工作;(2)结果公示。",
        "（2001年1月1日通过\n2010年1月1日第一次修正\n2015年1月1日第二次修正\n2020年1月1日第三次修正\n2022年1月1日修订）",
        "the unit’s name, rock ’98, :)",
        '“八一"建军节期间走访慰问。',
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Each mark that pairs with nothing, in its line or over lines."""
    strays = [stray.span for stray in pairing(doc).strays if not stray.right]
    crossed = -1
    for index, span in enumerate(strays):
        if span.start == crossed:
            continue
        mark = doc[span]
        other = strays[index + 1] if index + 1 < len(strays) else None
        if other and mark in _OPENS and doc[other] not in _OPENS and _close(doc, span, other):
            crossed = other.start
            yield Finding(
                other,
                f"前面用的是{_NAMES[mark]}，这里却用{_NAMES[doc[other]]}，配不成对；请核对是哪一个写错了",
                evidence=(Evidence(span, f"前面的{_NAMES[mark]}"),),
            )
            continue
        where = "后面" if mark in _OPENS else "前面"
        yield Finding(
            span,
            f"这个{_NAMES[mark]}落了单，{where}没有与它成对的{_NAMES[_PARTNERS[mark]]}；请核对是漏写还是多写",
        )


def _close(doc: Document, one: Span, other: Span) -> bool:
    """Whether two marks of different kinds may be meant as a pair: in one line, no sentence between."""
    between = doc.text[one.end : other.start]
    return 0 < len(between) <= _REACH and not any(mark in between for mark in "\n。！？；")
