"""分法：哪些名目合起来就是全部（男女、城乡、三次产业）。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence


TRENDS: tuple[tuple[str, ...], ...] = tuple(
    (up, "持平", down) for up in ("上涨", "上升", "增长") for down in ("下跌", "下降", "回落")
)
"""How prices and outputs move: up, not at all, down."""
PARTITIONS: tuple[tuple[str, ...], ...] = (
    ("男", "女"),
    ("男生", "女生"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("城市", "乡村"),
    ("城区", "乡镇"),
    ("市区", "农村"),
    ("中央", "地方"),
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("国内", "国外"),
    ("汉族", "少数民族"),
    ("现房", "期房"),
    ("国内", "境外"),
    ("国内", "海外"),
    ("国内", "入境"),
    ("国内", "国际"),
    ("境内", "境外"),
    ("境外输入", "本土"),
    ("省内", "省外"),
    ("县内", "县外"),
    ("市内", "市外"),
    ("在职", "离退休"),
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("进口", "出口"),
    ("税收", "非税"),
    ("轻工业", "重工业"),
    ("公办", "民办"),
    ("水田", "旱地"),
    ("公益林", "商品林"),
    ("阳性", "阴性"),
    ("公立", "民营"),
    ("正式党员", "预备党员"),
    ("治愈", "死亡", "在院"),
    ("住宅", "非住宅"),
    ("国产", "进口"),
    ("人员经费", "公用经费"),
    ("有效", "废票"),
    ("春季", "秋季"),
    ("优秀", "良好", "一般"),
    ("优秀", "良好", "较差"),
    ("优秀", "良好", "一般", "较差"),
    ("天然林", "人工林"),
    ("集中供养", "分散供养"),
    ("专职", "兼职"),
    ("线上", "线下"),
    ("室内", "室外"),
    ("已婚", "未婚"),
    ("一般债", "专项债"),
    ("主动公开", "依申请"),
    ("简易程序", "普通程序"),
    ("简易程序", "一般程序"),
    ("军官", "军士", "义务兵"),
    ("村", "社区"),
    ("有效", "无效"),
    ("高级", "中级", "初级"),
    ("初信初访", "重信重访"),
    ("初访", "重访"),
    ("初信", "重信"),
    ("当年", "积案"),
    ("初犯", "累犯"),
    ("商品零售", "餐饮"),
    ("县直", "乡镇"),
    ("市直", "县区"),
    ("家庭户", "集体户"),
    ("轻旱", "重旱", "干枯"),
    ("公共", "私人"),
    ("有效票", "无效票"),
    ("赞成", "反对", "弃权"),
    ("赞成", "反对", "弃权", "另选"),
    ("同意", "反对", "弃权"),
    ("国有", "非国有"),
    ("住校生", "走读生"),
    ("利润", "税金"),
    ("猪肉", "牛肉", "羊肉", "禽肉"),
    ("基干民兵", "普通民兵"),
    ("单位", "个人"),
    ("集体", "个人"),
    ("一等奖", "二等奖", "三等奖"),
    ("特等奖", "一等奖", "二等奖", "三等奖"),
    ("特别奖", "一等奖", "二等奖", "三等奖"),
    ("企业", "个体工商户", "合作社"),
    ("优秀", "称职", "基本称职", "不称职"),
    ("优秀", "合格", "基本合格", "不合格"),
    ("优秀", "合格", "不合格"),
    ("优秀", "合格", "基本合格"),
    ("优秀", "称职", "基本称职"),
    ("满意", "基本满意", "不满意"),
    ("很满意", "满意", "基本满意", "不满意"),
    ("优秀", "良好", "合格", "不合格"),
    *TRENDS,
    ("上游", "中游", "下游"),
    ("竣工", "在建", "未开工"),
    ("完工", "在建", "未开工"),
    ("建成", "在建", "未开工"),
    ("完成", "在建", "未开工"),
    ("完工", "在建", "待建"),
    ("建成", "在建", "待建"),
    ("建成", "在建", "拟建"),
)
"""Labels that share out a whole between them, as far as official statistics use them."""
SURE = (("男", "女"), ("男生", "女生"), ("城镇", "农村"), ("城镇", "乡村"), ("进口", "出口"), ("有效票", "无效票"))
"""Labels that share out a whole even where the list goes on to other things (男40人，女30人，党员25人)."""
COMMON: tuple[tuple[str, ...], ...] = (
    ("国税", "地税"),
    ("夏粮", "秋粮"),
    ("新建", "改建"),
    ("新建", "续建"),
    ("新建", "改造"),
    ("国有", "民间"),
    ("人工", "飞播"),
    ("小学", "初中", "高中"),
    ("小学", "初中", "幼儿园"),
    ("刑事", "治安"),
    ("刑事", "民事", "行政"),
    ("土方", "石方"),
    ("来信", "来访"),
    ("士官", "义务兵"),
    ("固定", "流动"),
    ("财政", "社会"),
    ("省级", "市级", "县级"),
    ("在职", "退休"),
    ("货物", "工程", "服务"),
    ("机关", "事业", "企业"),
    ("军队", "地方"),
    ("一期", "二期"),
    ("基本支出", "项目支出"),
)
"""Labels that often, not always, share out a whole: enough to point at a sum that one digit keeps from coming out."""
PERIODS = (("上午", "下午"), ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
_BELOW = Pattern(r"(?<!\d)0[至到—～~-]|以下|以内|不满|不足|未满|低于|小于")
_ABOVE = Pattern(r"以上|超过|超|满(?<![不未]满)|高于|大于")
_SCALE = Pattern(
    r"(?:[\d一二三四五六七八九十百千万两]\d?个?|(?<![\d万千百十])(?=[万亿]元))(周?岁|年|月|天|[万亿]?元|亩|分|人|米|公里|级|户|件|名|吨)"
)
_SCHOOLING = Pattern("文盲|小学|初中|高中|中[专技]|大[专学]|专科|本科|研究生|硕士|博士")
_BETWEEN = Pattern(r"\d|[至到—～~-]|[一二三四五六七八九十]|学|专|科|中")
_NEGATED = Pattern("^(?:不|未|非|无|没有?|尚未|还未)(?=[一-鿿])")
_NOT_DONE = Pattern("[不未没无][能有法予]{0,2}([一-鿿]{2})$")
_GRADE = Pattern("^(?:已经?|建?有|[设配]有|部分|基本|正在|在|全部|完全|比较|较)")
_OWN_WORDS = Pattern(r"^其中|^(?:由|有|为|是)|的?(?:有|为|是|人员|案件|户|个|件)?$")
_MOST_GRADES, _LONGEST_GRADE = 5, 8
_LEVEL = Pattern(
    "中央(?:财政|级|预算内)?|国家级?|省级?(?:财政)?|自治区|市县(?=配套|负担|承担|补助|财政|$)|[地市州]级?(?:财政)?|[县区]级?(?:财政)?|[乡镇]级?"
)
_RANKS = {"中": 0, "国": 0, "省": 1, "自": 1, "市": 2, "地": 2, "州": 2, "县": 3, "区": 3, "乡": 4, "镇": 4}
_ON_BEHALF = Pattern("(?:由|继续)?(?:中央(?:财政)?)?代(?:理)?(?=地方)")
FILLERS = Pattern(r"其中|完成|实现|分别|人员|的|有|为|是|约|共|了|安置|回")


def partition(labels: Sequence[str], known: Sequence[tuple[str, ...]] = PARTITIONS) -> tuple[str, ...]:
    """The known names that these labels bear, one each; empty if they are no known partition."""
    labels = [_ON_BEHALF.sub("", label) for label in labels]
    if known is PARTITIONS and (names := _graded(labels)):
        return names
    words = "，".join(labels)
    for names in known:
        if len(names) != len(labels) or not all(name in words for name in names):
            continue
        if sorted(_borne(label, names) for label in labels) == sorted(names):
            return names if len(names) > 2 or names == ("中央", "地方") or _alike(labels, names) else ()
    return ()


def _borne(label: str, names: Sequence[str]) -> str:
    """The name a label bears, 基本合格 rather than 合格; empty if it bears none or several."""
    borne = [name for name in names if name in label]
    longest = max(borne, key=len, default="")
    return longest if all(name in longest for name in borne) else ""


def bands(labels: Sequence[str]) -> bool:
    """Whether the labels are one scale from end to end: 35岁及以下, 36至59岁, 60岁及以上; 五年以上, 不满五年."""
    lowest = [bool(_BELOW.search(label)) for label in labels]
    highest = [bool(_ABOVE.search(label)) for label in labels]
    ends = sum(lowest) == sum(highest) == 1 and not any(map(bool.__and__, lowest, highest))
    inner = [label for label, low, high in zip(labels, lowest, highest, strict=True) if not (low or high)]
    scales = [set(_SCALE.findall(label)) for label in labels]
    one_scale = bool(set.intersection(*scales)) if scales else False
    one_scale = one_scale or all(map(_SCHOOLING.search, labels))
    apart = ends and lowest[0] != lowest[-1] and highest[0] != highest[-1]
    return apart and one_scale and all(map(_BETWEEN.search, inner))


def _graded(labels: Sequence[str]) -> tuple[str, ...]:
    """属实, 部分属实, 不属实; 已整改, 正在整改, 未整改: what is, what is in part, what is not, all of one word."""
    if len(labels) < 2 or len(labels) > _MOST_GRADES:
        return ()
    bare = [_OWN_WORDS.sub("", label) for label in labels]
    if len(labels) > 2 and (names := _stages(bare)):
        return names
    nots = [label for label in bare if _NEGATED.match(label)]
    if len(nots) != 1:
        return ()
    core = _NEGATED.sub("", nots[0])
    if len(core) < 2 or len(core) > _LONGEST_GRADE:
        return ()
    rest = [label for label in bare if label is not nots[0]]
    if all(_GRADE.sub("", label) == core for label in rest) and len(set(rest)) == len(rest):
        return tuple(label.removeprefix("其中").removesuffix("的") for label in labels)
    return ()


def _stages(labels: Sequence[str]) -> tuple[str, ...]:
    """已经解决, 列入计划解决, 暂不能解决: one verb all through, of which just one label says no."""
    nots = [match[1] for label in labels if (match := _NOT_DONE.search(label))]
    if len(nots) == 1 and all(label.endswith(nots[0]) for label in labels) and len(set(labels)) == len(labels):
        done = any(label.startswith(("已", "完成", "全部")) for label in labels)
        return tuple(labels) if done else ()
    return ()


def treasuries(labels: Sequence[str]) -> bool:
    """Whether the labels are the treasuries from the state's down to the county's: 中央, 省级, 市级, 县级."""
    found = [match[0] for label in labels if (match := _LEVEL.match(_OWN_WORDS.sub("", label)))]
    ranks = [_RANKS[name[0]] for name in found]
    full = len(found) == len(labels) > 2 and ranks[0] == 0 and (ranks[-1] > 2 or found[-1].startswith("市县"))
    return full and ranks == sorted(set(ranks))


def levels(labels: Sequence[str]) -> bool:
    """Whether the labels are all levels from the state's to the county's: 国家级, 省级, 市级, 县级."""
    return len(labels) == len(set(_RANKS.values())) - 1 and treasuries(labels)


def _alike(labels: Sequence[str], names: Sequence[str]) -> bool:
    """Whether two labels say the same but for the names: 城镇就业 and 农村外出务工 share out nothing."""
    rest = [FILLERS.sub("", label) for label in labels]
    for name in names:
        rest = [words.replace(name, "") for words in rest]
    return not all(rest) or rest[0] in rest[1] or rest[1] in rest[0]
