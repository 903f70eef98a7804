"""人名前后不一

同一个人的名字前后差一个字，多半是同音、形近的误字。职务相同、其余的字相同而只差一字时提请核对；
并列的几个人名、只差一字的亲属不算。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Person,
    Safety,
    Severity,
    Span,
    confusable,
    covering,
    document_check,
    ends_name,
    is_post,
    may_be_name,
    people,
    plain,
    sentences,
)


@document_check(
    severity=Severity.WARNING,
    source=("同一材料内同一人名应当一致（《党政机关公文处理工作条例》第十九条：内容准确）",),
    bad=(
        "局长毛乐屏任组长。\n局长毛乐屏同志带队走访。\n会上，局长⟦毛乐萍⟧强调要抓好落实。",
        "以局长王海涛为组长的整改小组成立。\n学习中心组组长⟦王海滔⟧带头讲课。",
        "副县长陈国栋主持会议。\n副县长陈国栋指出，要抓落实。\n会后，副县长⟦陈国拣⟧走访慰问军属。",
    ),
    good=(
        "组长李建军、副组长李建国、成员李建华。",
        "记者李刚报道。记者李钢铁摄。\n干部群众、干部要冲在前。烈士纪念日、烈士纪念设施。",
        "局长毛乐屏任组长。\n副局长曾长庚任副组长。\n毛乐屏同志强调了三点。",
        "书记王海涛主持。\n局长王海英出席。",
        "主任王小明出席。\n主任王小明强调。\n记者王小兵报道。",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """A name with a post before it, and elsewhere a name with the same post that differs in one character."""
    text = plain(doc)
    found: dict[str, list[Person]] = {}
    for person in people(doc):
        found.setdefault(person.name, []).append(person)
    told: set[str] = set()
    for name, persons in found.items():
        if name in told:
            continue
        once = text.count(name) < 2
        posts = {person.post for person in persons}
        for span in _near(text, name):
            variant = text[span.start : span.end]
            if (
                variant in told
                or (text.count(variant) >= text.count(name) and not _both(found, name, variant, span, once=once))
                or (once and variant not in found)
                or not _plausible(doc, name, variant, span, posts)
            ):
                continue
            told |= {variant, name} if once else {variant}
            usual = persons[0]
            yield Finding(
                span,
                f"“{variant}”与文中“{usual.post}{name}”只差一字，疑为同一人；请核对姓名后统一",
                evidence=(Evidence(usual.span, f"文中另作“{name}”，共{text.count(name)}处"),),
                fixes=(Fix((Edit(span, name),), Safety.MANUAL, f"统一为“{name}”"),),
                key=variant,
            )


def _both(found: dict[str, list[Person]], name: str, variant: str, span: Span, *, once: bool) -> bool:
    """Whether two names of three characters each stand once, behind a post, and the variant later."""
    return once and variant in found and len(found[variant]) == 1 and len(name) == 3 and found[name][0].span < span


def _near(text: str, name: str) -> Iterator[Span]:
    """Every place of as many characters as the name that differs from it in one."""
    # Of a name of two characters only the second may be the slip: what is left must still tell who is meant.
    for index in range(0 if len(name) > 2 else 1, len(name)):
        before, slip, behind = name[:index], name[index], name[index + 1 :]
        # What is looked for is the longer of the two sides.
        side, lead = (before, 0) if len(before) >= len(behind) else (behind, index + 1)
        start = text.find(side, lead)
        while start >= 0:
            at = start - lead
            other = text[at + index : at + index + 1]
            if (
                other
                and other not in (slip, "\n")
                and text.startswith(before, at)
                and text.startswith(behind, at + index + 1)
            ):
                yield Span(at, at + len(name))
                start += len(name) - 1
            start = text.find(side, start + 1)


def _plausible(doc: Document, name: str, variant: str, span: Span, posts: set[str]) -> bool:
    """Whether the variant is written like the name: a name behind the same post, a slip of the pen apart."""
    text = plain(doc)
    wrong, right = next((a, b) for a, b in zip(variant, name, strict=True) if a != b)
    if not ends_name(text, span.end) or (variant[0] == name[0] and not may_be_name(variant)):
        return False
    before = text[max(0, span.start - 5) : span.start]
    alike = confusable(wrong, right)
    if any(before.endswith(post) for post in posts):
        return (alike or len(name) == 3) and not _listed(doc, name, span)
    return alike and len(name) == 3 and is_post(before) and not _listed(doc, name, span)


def _listed(doc: Document, name: str, span: Span) -> bool:
    """Whether one sentence holds both: brothers or colleagues in a list."""
    sentence = covering(sentences(doc), span)
    return sentence is not None and name in plain(doc)[sentence.start : sentence.end]
