"""网站套话

“以下是××范文网为大家整理的……希望对你有所帮助，欢迎你的阅读”是网站写给访客的话，“上一篇”“责任编辑”“点击下载”是网页上的字，
不是材料的内容。留在文中，一望便知全篇下载而来。
"""

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
    covering,
    document_check,
    lines,
    plain,
    sentences,
)

_READER = "(?:大家|您|你们?|各位(?:读者|网友|朋友)?|广大网友)"
_VISITOR = "(?:您|你们?|各位(?:读者|网友)|广大网友)"
# What only a website says.
_SITE = Pattern(
    rf"(?:以下|下面|这|本文)?(?:就?是|为|由)?[{HAN}A-Za-z0-9]{{0,6}}(?:范文|文秘|公文|作文|文档|好文)网(?![络格上点民店购红箱课约吧卡线信安办页址])"
    rf"(?:小编)?(?:[为给]{_READER}[{HAN}]{{0,40}})?"
    rf"|小编(?:今天|特意|特地|精心|就|在此)*[为给]{_READER}[{HAN}]{{1,12}}"
    rf"|(?:以下|下面|这)(?:内容)?[就]?是小编[{HAN}]{{0,16}}"
    rf"|为{_READER}(?:精心)?(?:整理|收集|搜集|汇总|归纳|带来的|推荐的|分享的|准备的)(?:的|了|好)?"
    rf"|希望(?:能够?|可以|本文|以上[{HAN}]{{0,8}}|这[篇些][{HAN}]{{0,6}}){{0,2}}(?:对|给|会对){_VISITOR}"
    rf"(?:能?有[所些]?|提供|带来){{1,2}}(?:一定的?|些许)?(?:帮助|参考|启发|裨益)"
    rf"|欢迎{_READER}(?:的|前来|继续|点击)?(?:阅读|浏览|下载|收藏|转载)(?:与?下载|[和与]借鉴|参考)?"
    r"|欢迎(?:阅读|浏览|下载|借鉴|收藏)(?:与?下载|[和与]借鉴|参考)?(?=[。！，；\n]|\Z)"
    rf"|更多[{HAN}]{{0,8}}(?:范文|文章|资料|总结|素材|模板)[{HAN}]{{0,4}}请(?:继续)?(?:关注|点击|访问|登录|浏览|查看)[{HAN}A-Za-z0-9]{{0,8}}"
    r"|(?:点击|单击)(?:此处|这里|下方链接)(?:查看|下载|阅读|进入)(?:全文|原文|更多|详情)?"
)
# What others may say too: counts where a website has spoken as well.
_WEAK = Pattern(
    rf"希望(?:能够?|可以|本文|以上[{HAN}]{{0,8}}|这[篇些][{HAN}]{{0,6}}){{0,2}}(?:对|给|会对)大家(?:能?有[所些]?|提供|带来){{1,2}}"
    r"(?:一定的?|些许)?(?:帮助|参考|启发|裨益)"
    rf"|(?:供|仅供){_READER}(?:参考|借鉴)(?:[和与]?(?:学习|借鉴|参考))?"
    rf"|更多[{HAN}]{{0,14}}请(?:继续)?(?:关注|点击|访问|登录|浏览|查看)[{HAN}A-Za-z0-9]{{0,8}}"
    r"|(?:本文|文章|内容|资料|素材)(?:来源于?|来自|转自|摘自|由)(?:网络|互联网|网友|本站)[^。\n]{0,12}"
    r"|(?:点击|单击)(?:查看|下载|阅读)(?:全文|原文|更多|详情)|版权归[^。\n]{0,6}所有|如有侵权[^。\n]{0,16}|欢迎(?:转载|下载)"
)
_TITLE = Pattern(
    rf"(?:最新|精选|优秀|推荐|通用|热门|实用|20\d\d|[{HAN}]{{0,4}}版)?[{HAN}A-Za-z0-9“”]{{0,30}}"
    rf"(?:总结|报告|讲话稿?|心得体会|体会|计划|方案|材料|范文|发言稿?|演讲稿|汇报|申请书|倡议书)(?:范文|模板|样本|精选|最新|优秀|通用|汇总|合集|锦集|集锦)*"
    r"(?:[（(]?(?:精选|通用|优秀|推荐)?[一二两三四五六七八九十\d]{1,3}篇[)）]?|大全|范文|集锦|锦集|模板)\Z"
)
_TITLE_ENDS = "篇)）全文锦集板"
_NAVIGATION = Pattern(
    r"(?:上一篇|下一篇|上一页|下一页)[：:〉>》 　]*|(?:相关(?:推荐|阅读|文章|热词|链接|范文)"
    r"|猜你喜欢|热门(?:推荐|文章)|推荐阅读|延伸阅读)"
    r"[：:]?\Z|(?:返回(?:首页|顶部|目录|列表)|【?(?:打印|关闭)(?:本页|窗口)】?|我要(?:评论|投稿|纠错)|分享到[：:]?|加入收藏|免责声明)"
)
_NAVIGATES = frozenset("上下相猜热推延返【打关我分加免")
_WORDS = (
    *(f"{word}网" for word in ("范文", "文秘", "公文", "作文", "文档", "好文")),
    "小编",
    "大家",
    "欢迎",
    "您",
    "你",
    "请关注",
    "请点击",
    "来源",
    "来自",
    "转自",
    "摘自",
    "由网",
    "由互联网",
    "点击",
    "单击",
    "侵权",
    "版权归",
    "各位",
    "本站",
    "笔者",
    "请访问",
    "请登录",
    "请浏览",
    "请查看",
    "请继续",
    "广大网友",
)


@document_check(
    severity=Severity.ERROR,
    source=("《党政机关公文处理工作条例》第十九条：内容简洁，主题突出",),
    triggers=_WORDS,
    bad=(
        "⟦以下是公文范文网为大家整理的⟧双拥工作总结，⟦欢迎阅读⟧。".replace("⟧双拥工作总结，⟦", "双拥工作总结，"),
        "⟦希望对你有所帮助⟧。\n一、工作情况",
        "⟦小编给大家带来了最新的工作总结⟧。",
        "⟦最新双拥工作总结三篇⟧\n一、加强领导",
        "全县双拥工作再上新台阶。\n⟦下一篇：⟧民政局工作总结",
        "⟦更多工作总结请点击公文栏目⟧。",
    ),
    good=(
        "以上报告，请审议。供领导参考。欢迎各界人士监督。",
        "希望大家认真学习，对工作有所帮助。",
        "赛事为大家带来了精彩的表演，中心为您提供便捷的服务。",
        "认真总结网格化治理经验，公文网络传输，欢迎下载“国家反诈”应用，点击进入小程序办理。",
        "我讲三点意见，供大家参考，希望对大家有所帮助。更多信息请关注县政府网站，如有侵权行为依法处理。",
        "加快光纤网、物联网建设，为大家庭增添温暖。",
        "县政府门户网为群众提供服务，信息来源于统计局。",
        "2011年工作总结",
        "印发学习材料两篇，共收文章三篇。",
        "编印优秀调研报告两篇。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A website's words to its visitors, one finding for each sentence that holds some."""
    text = plain(doc)
    all_lines = lines(doc)
    hits = anchors(doc, "templates.site-residue")
    cues: dict[Span, list[Span]] = {}
    if hits:
        places = sentences(doc)
        wanted = sorted({span for hit in hits if (span := covering(places, Span(hit.start, hit.end)))})
        for pattern in (_SITE, _WEAK):
            for sentence in wanted if pattern is _SITE or cues else ():
                found = [Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end)]
                if found:
                    cues[sentence] = sorted([*cues.get(sentence, ()), *found])
    for spans in cues.values():
        span = Span(spans[0].start, max(each.end for each in spans))
        others = tuple(Evidence(other, "同一句里的另一处") for other in spans[1:])
        yield Finding(
            span, f"“{_short(doc[span])}”是网站写给访客的话，不是材料内容；建议整句删去", evidence=others, key="套话"
        )
    for number, line in enumerate(all_lines):
        start, end = line.span.start, line.span.end
        if end - start > 40:
            continue
        if number == 0 and text[end - 1] in _TITLE_ENDS and _TITLE.fullmatch(text, start, end):
            yield Finding(
                line.span, "标题像网站的文章名，请改成本材料自己的标题", key="标题", severity=Severity.WARNING
            )
        elif text[start] in _NAVIGATES and (shown := _NAVIGATION.match(text, start, end)):
            span = Span(*shown.span())
            message = f"“{doc[span].strip()}”是网页上的字，不是材料内容；建议删去"
            yield Finding(span, message, key="网页文字", severity=Severity.WARNING)


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:12]}……{words[-10:]}"
