"""请示多头主送

请示原则上主送一个上级机关，需要同时送其他机关的用抄送；多头主送，谁都可以等别人先批。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Pattern, Severity, document_check, letters, plain

_JOINT = Pattern("[、，,； 　]+|和|并")
_PARTY = ("党委", "县委", "市委", "省委", "区委", "州委", "镇委", "乡委", "旗委")


@document_check(
    severity=Severity.WARNING,
    source=("《党政机关公文处理工作条例》第十五条：向上级机关行文，原则上主送一个上级机关",),
    bad=(
        "东山县民政局关于解决双拥经费的请示\n⟦县人民政府、县财政局⟧：\n拟申请经费10万元，妥否，请批示。\n东山县民政局\n2017年8月1日\n",
    ),
    good=(
        "东山县民政局关于解决双拥经费的请示\n县人民政府：\n拟申请经费10万元，妥否，请批示。\n东山县民政局\n2017年8月1日\n",
        "东山县双拥办关于解决双拥经费的请示\n县委、县人民政府：\n拟申请经费10万元，妥否，请批示。\n2017年8月1日\n",
        "东山县民政局关于做好双拥工作的通知\n各乡镇人民政府，县直各单位：\n请抓好落实。\n东山县民政局\n2017年8月1日\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A request that is for more than one body; the party and the government of one place are one leadership."""
    text = plain(doc)
    for letter in letters(doc):
        if letter.genre != "请示" or letter.addressee is None:
            continue
        bodies = [body for body in _JOINT.split(text[letter.addressee.start : letter.addressee.end]) if body]
        if len(bodies) < 2 or (len(bodies) == 2 and bodies[0].endswith(_PARTY) and bodies[1].endswith("政府")):
            continue
        yield Finding(
            letter.addressee,
            f"请示主送了{len(bodies)}个机关；请示原则上只主送一个上级机关，其他的改为抄送",
            evidence=(Evidence(letter.title, "标题"),),
        )
