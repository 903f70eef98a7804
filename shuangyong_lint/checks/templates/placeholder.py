"""占位未填

201x年、XX市、×月×日、{{单位名称}}、【待补充】是范文或草稿里留待填写的地方。成稿里还留着，说明内容没有核实，
甚至整段照抄。法规条文、文书格式里的×××和引号里示范的写法不算。
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from shuangyong_lint.kit import (
    HAN,
    SURNAMES,
    Document,
    Finding,
    Pattern,
    Severity,
    Span,
    around,
    document_check,
    is_title,
    plain,
)

# Nouns that follow a blanked name, number or date in running text.
_NOUN = (
    "(?:省|市|县|区|旗|州|盟|镇|乡|村|街道|社区|部队|集团|公司|企业|单位|部门|机关|学校|学院|大学|中学|小学|医院|银行|支部|党委|党组"
    "|委员会|局|厅|处|科|办|中心|站|所|院|会议|领导|同志|同学|老师|教授|先生|女士|主任|局长|书记|县长|市长|镇长|乡长|处长|科长|项目|工程|活动|平台|系统"
    "|年|月|日|季度|万|亿|元|人|名|户|个|家|次|件|项|亩|公里|平方|吨|%)"
)
_YEAR = (
    r"(?<![0-9A-Za-z.×*])(?:(?:19|20)(?:\d[xX×*○]|[xX×*○]{2})"
    r"|二[〇○零](?:[xX×*]{2}|[一二三][xX×*])|(?<!_)_{2,}+)(?=年|[-—～至]20|级)"
)
_TITLE_YEAR = rf"(?<![0-9A-Za-z.×*])20(?:\d[xX]|[xX×]{{2}})(?=[{HAN}])(?!型|款|系|号|米|厘|毫|公)"
_DATE = r"(?:[xX×*○]{1,2}|(?<!_)_{2,}+)月(?:[xX×*○]{1,2}|_{2,}+)日"
_NAME = rf"(?<![0-9A-Za-z×*.一二〇○零])(?:[xX]{{2,4}}|×{{2,4}}|[○〇]{{2,4}})(?={_NOUN})"
# 编辑：XXX under a newsletter; 据XXX介绍, 由XXX带队 in it.
_CREDIT = (
    r"(?<=(?:编辑|责编|美编|图片|文字|文案|摄影|摄像|审核|供稿|撰稿|作者|记者|校对|排版|制图|策划|监制|初审|复审|终审|核稿)：)"
    rf"(?:[xX]{{2,4}}|×{{2,4}})(?=[ \t　]*(?:\n|\Z|[/／|｜；，、]|[{HAN}]{{2,4}}：))"
    r"|(?<=据)(?:[xX]{2,4}|×{2,4})(?=介绍|透露|统计|报道)"
    r"|(?<=由)(?:[xX]{2,4}|×{2,4})(?=带队|主持|主讲|担任|率领|讲解|授课|宣讲)"
)
# Directions to the writer in brackets; 【时间】 at the head of a line is a heading, （待补贴到位后实施） is a sentence.
_SLOT = (
    r"\{\{[^{}\n]{0,30}\}\}|\$\{[^{}\n]{1,30}\}"
    r"|[【\[（<〈［](?:此处|这里|在此|请在此|请)(?:处)?(?:填写|填入|输入|插入|补充|补|填|添加|注明|核实|完善|替换)[^】\]）>〉］\n]{0,20}[】\]）>〉］]"
    r"|[【\[（<〈［]待(?:定稿|核实?|补充?|填写?|确认|完善|替换)[】\]）>〉］]"
    r"|[【\[](?:填写|填入|输入|插入)(?!说明|须知|要求)[^】\]\n]{0,20}[】\]]"
    rf"|(?<=[{HAN}，、：])[【\[<［](?:单位|公司|企业|部门|机构|姓名|人名|地名|地点|日期|时间|年份|月份|数字|数据|金额|项目|活动|会议|职务|电话)"
    r"(?:名称|名|全称|简称)?[】\]>］](?![(（])"
    # At the head of a line 【时间】 is a heading; 【单位名称】双拥工作总结 is a title with a slot.
    rf"|[【\[<［](?:单位|公司|企业|部门|机构|项目|活动|会议)(?:名称|名|全称|简称)[】\]>］](?=[{HAN}])(?!\()"
    r"|[\[<](?:单位|公司|企业|部门|机构|姓名|日期|项目|会议)(?:名称|名|全称|简称)?[\]>](?![\w(（])"
    rf"|请在此(?:处)?(?:输入|填写)[{HAN}]{{0,6}}|单击(?:此处|这里|或点击此处)[{HAN}]{{0,8}}|点击此处(?:输入|添加|编辑)[{HAN}]{{0,6}}"
    r"|(?<![A-Za-z])[xX]{3,}(?=数据|字样)"
)
_PERSON = rf"(?<=[长任记员席理])[{SURNAMES}][X×]{{1,2}}(?=[任出等带，、主为）。]|同志)"
_EMPTY = (
    r"(?<=[：:])[ 　]{2,}(?=[，；。）])|(?<=[一-鿿])[ 　]{2,}(?=[万亿]?元[，。；、])"
    r"|□{2,}(?=(?:[万亿]?元|[户人名个项次件家]))"
)
_BLANK = r"(?<!_)_{2,}+(?=" + _NOUN + ")"
_PLACEHOLDER = Pattern(
    f"(?P<date>{_DATE})|(?P<year>{_YEAR}|{_TITLE_YEAR})|(?P<name>{_NAME})|(?P<slot>{_SLOT})|(?P<blank>{_BLANK})"
    f"|(?P<person>{_PERSON})|(?P<credit>{_CREDIT})|(?P<empty>{_EMPTY})"
)
_ID = "templates.placeholder"
# Every match contains one of these.
_WORDS = (
    *(
        "XX",
        "xx",
        "Xx",
        "xX",
        "×",
        "○",
        "〇〇",
        "__",
        "{{",
        "${",
        "X月",
        "x月",
        "*月",
        "X年",
        "x年",
        "*年",
        "X日",
        "x日",
    ),
    *(f"20{decade}{blank}" for decade in "012345" for blank in "xX*"),
    *(f"二{zero}{decade}" for zero in "〇零" for decade in "xX*一二三"),
    *(
        "填写",
        "填入",
        "输入",
        "插入",
        "待补",
        "待填",
        "待核",
        "待定稿",
        "待确认",
        "此处",
        "这里",
        "在此",
        "请补",
        "请填",
        "待说明",
        "待完善",
    ),
    *(f"{name}{blank}" for name in SURNAMES[:60] for blank in "X×"),
    *(f"{space}{mark}" for space in " 　" for mark in ("，", "；", "。", "）", "元", "万元", "亿元")),
    "□□",
    *(
        f"{bracket}{word}"
        for bracket in "【[<［"
        for word in ("单位", "公司", "企业", "部门", "机构", "姓名", "人名", "地名", "地点")
    ),
    *(
        f"{bracket}{word}"
        for bracket in "【[<［"
        for word in ("日期", "时间", "年份", "月份", "数字", "数据", "金额", "项目", "活动")
    ),
    *(f"{bracket}{word}" for bracket in "【[<［" for word in ("会议", "职务", "电话")),
)
_ARTICLE = Pattern(rf"(?:^|\n)[ \t　#*]*第[{HAN}]{{1,6}}条(?![例款件])")
_COURT = Pattern("再审申请|裁定书|判决书|本院认为|被执行人|文书样式|文书格式|填写说明|填表说明")
_BLANKS = Pattern("[xX×○]{2,}|[×○]月")


@document_check(
    severity=Severity.ERROR,
    source=("《党政机关公文处理工作条例》第十九条：情况确实，表述准确",),
    triggers=_WORDS,
    quoted=True,
    fold=True,
    bad=(
        "⟦201x⟧年，市民政局认真贯彻落实拥军优属政策。",
        "去年召开了⟦XX⟧市创建动员大会。⟦XX⟧市双拥办牵头落实。",
        "大会于⟦×月×日⟧召开，出席代表100人。",
        "⟦【单位名称】⟧双拥工作总结\n感谢各单位的支持。",
        "⟦<公司名>⟧\n⟦[日期]⟧\n",
        "⟦____⟧年双拥工作总结\n感谢各单位的支持。",
        "感谢{{单位名称}}的支持。".replace("{{单位名称}}", "⟦{{单位名称}}⟧"),
        "全年支出⟦（待核实）⟧万元，慰问军属⟦××⟧户。",
        "⟦【此处填写工作亮点】⟧\n⟦二〇XX⟧年工作打算。",
        "⟦20XX⟧县双拥工作总结\n县里高度重视。",
        "联系人：⟦　　⟧，电话：6120000，协调资金⟦□□⟧万元，发放津贴⟦　　⟧元。",
        "由副局长⟦张X⟧任组长，走访军属五户。",
        "全县共安置退役士兵⟦__⟧人，全部按时上岗。",
        "联系人为⟦[姓名]⟧，请补充。",
        "活动由⟦XXX⟧带队，据⟦XXX⟧介绍，共走访五户。\n图片：⟦XXX⟧\n编辑：⟦XXX⟧ 审核：⟦XX⟧",
    ),
    good=(
        "二○○○年，二〇〇〇年代。",
        "2010年代以来，农村面貌一新。长2×4米的展板。",
        "驻地某部官兵参加了抢险。某些单位重视不够。",
        "分所名称应当为“××律师事务所分所”。",
        "第一条 为了规范名称，制定本办法。\n第二条 案号写明×××人民法院。\n第三条 由××市××县出具，××年×月×日签发。",
        "经办人签名：____    ____年____月____日",
        "项目采用XX-201X型设备，生产XXL号服装。",
        "【时间】2024年8月1日\n【地点】县政府\n【填写说明】用钢笔填写。",
        "全县（待补贴资金到位后实施）已申报（填写申请表）的项目，（待核准后公布）。",
        "【摘要】本文总结了双拥工作。【关键词】双拥",
        "参见[单位](a.html)和[日期](b.html)。",
        "□是 □否，□□□□（此处盖章），局长张Xiao任组长。\n编辑：XXL部\n时间：    2017年",
        "字数××以内，被告人李××到庭。",
        "证人×××称情况属实，据此认定。图片：XXL号上衣，编辑：XX-1型。",
        "姓名：×××  身份证号：×××××××××",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Blanks that were never filled in."""
    text = plain(doc)
    form = cache(lambda: _is_form(text))
    for match in around(doc, _ID, _PLACEHOLDER):
        kind = match.lastgroup
        words = match[0]
        if kind not in ("slot", "empty") and form():
            continue
        if kind in ("name", "year") and _mentioned(text, match.start(), match.end()):
            continue
        if kind in ("blank", "date", "year") and "_" in words and not _running(text, match.start()):
            continue
        span = Span(*match.span())
        if kind == "empty" and not words.strip(" 　"):
            yield Finding(span, "这里留着空，没有填；请补填或删去这一项", key="空")
            continue
        yield Finding(span, f"“{doc[span]}”是未填的占位，请核实后填写或删去", key=doc[span])


def _is_form(text: str) -> bool:
    """Whether blanks belong here: articles of law or a court's papers that show how a document is to be written."""
    if sum(1 for _ in islice(_BLANKS.finditer(text), 3)) < 3:
        return False
    return bool(_COURT.search(text)) or sum(1 for _ in islice(_ARTICLE.finditer(text), 3)) == 3


def _mentioned(text: str, start: int, end: int) -> bool:
    """Whether the words open or close a quotation (“××律师事务所”): they are shown as a pattern, not used."""
    return text[start - 1 : start] in ("“", "‘") and "”" in text[end : end + 20]


def _running(text: str, at: int) -> bool:
    """Whether the line is running text and no line to be filled in by hand, such as 签名：____ ____年____月____日."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : len(text) if end < 0 else end]
    if line.startswith("_") and is_title(line):
        return True
    return (
        len(line.replace("_", "").replace(" ", "")) >= 12
        and any(mark in line for mark in "，。；")
        and "：_" not in line
    )
