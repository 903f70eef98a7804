"""报告夹带请示

报告中不得夹带请示事项：上级对报告不必答复，夹在里面的请求就会落空。应当另文请示。
"""

from collections.abc import Iterator

from shuangyong_lint.kit import Document, Evidence, Finding, Severity, Span, anchors, document_check, parts, plain

_ASKS = (
    *("请批示", "请批复", "请批准", "请审批", "请予批复", "请予批示", "请予批准", "请予审批"),
    *("望批准", "望批复", "请予审核批准", "请审核批复"),
)


@document_check(
    severity=Severity.ERROR,
    source=("《党政机关公文处理工作条例》第十五条：不得在报告等非请示性公文中夹带请示事项",),
    triggers=_ASKS,
    bad=(
        "关于双拥工作情况的报告\n现将有关情况报告如下。全年各项任务完成。为改善条件，拟申请经费10万元，妥否，⟦请批示⟧。\n",
    ),
    good=(
        "关于申请双拥工作经费的请示\n为改善条件，拟申请经费10万元，妥否，请批示。\n",
        "关于双拥工作情况的报告\n现将有关情况报告如下。全年各项任务完成。特此报告，请审阅。\n",
        "关于双拥工作情况的报告\n已行文请示，县政府要求“请批示后再办”的事项均已办结。\n",
        "政府工作报告\n现在，我代表市人民政府向大会报告工作，请予审议。\n",
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Closing phrases of a request in a part whose title ends in 报告."""
    text = plain(doc)
    for part in parts(doc):
        if part.title is None or not text[part.title.start : part.title.end].rstrip("　 ").endswith("报告"):
            continue
        if "请示" in text[part.title.start : part.title.end]:
            continue
        last = -1
        for hit in anchors(doc, "structure.request-in-report"):
            if not (part.span.start <= hit.start < part.span.end) or hit.start < last:
                continue
            # A request ends its sentence; what is quoted or told of goes on.
            if text[hit.end : hit.end + 1] not in ("。", "！", "\n", ""):
                continue
            last = hit.end
            yield Finding(
                Span(hit.start, hit.end),
                f"标题是“报告”，文中却“{hit.word}”：报告不得夹带请示事项；请另文请示，或改用“请示”",
                evidence=(Evidence(part.title, "标题"),),
            )
