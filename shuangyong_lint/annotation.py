"""批注：把一份 Word 材料的问题写成批注、改法写成修订，另存一份，写完再读一遍核对。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shuangyong_lint import readers
from shuangyong_lint.finding import Severity
from shuangyong_lint.ooxml import Damaged
from shuangyong_lint.reporters import place_words
from shuangyong_lint.writers import Unwritable
from shuangyong_lint.writers.docx import Remark, annotated, trackable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.engine import Linter
    from shuangyong_lint.finding import Checked, Diagnostic
    from shuangyong_lint.fix import Fixed

REPEATS = 20
"""A folded finding is marked at its first place in full and at this many more in short."""
_QUOTE = 30


@dataclass(frozen=True)
class Annotated:
    """The annotated file, and what went into it."""

    data: bytes
    comments: int
    changes: int


def target(path: Path) -> Path:
    """Where the annotated copy of ``path`` goes: ``报告.docx`` → ``报告（校对）.docx``; .doc and .wps become .docx."""
    suffix = path.suffix if path.suffix.lower() in (".docx", ".docm") else ".docx"
    return path.with_name(f"{path.stem}{readers.COPY}{suffix}")


def annotate(
    linter: Linter, document: Document, checked: Checked, *, unsafe: bool = False, when: datetime | None = None
) -> Annotated:
    """The Word file with a comment for each finding and a tracked change for each fix that may be made.

    Args:
        linter: to prove the fixes with.
        document: as the Word reader read it.
        checked: what was found in it.
        unsafe: also track fixes that choose words.
        when: the time to write into comments and changes; now by default.

    Raises:
        Unwritable: if a part that only writing needs is damaged, or if the result, read again with all
            changes accepted, is not the text it should be.
    """
    fixed = linter.fix(document, unsafe=unsafe, usable=trackable(document))
    remarks = [Remark(None, tuple(_summary(checked, fixed))), *_remarks(document, checked, fixed)]
    try:
        data = annotated(document, remarks, fixed.edits, when)
    except Damaged as damaged:
        raise Unwritable(f"{document.name}：批注写不进去，{damaged.reason}") from damaged
    if readers.from_bytes(data, "校对.docx").text != fixed.document.text:
        raise Unwritable(f"{document.name}：批注写好后重读，文字与应有的不符，没有写出；请报告这个问题")
    return Annotated(data, len(remarks), len(fixed.edits))


def _summary(checked: Checked, fixed: Fixed) -> Iterator[str]:
    counts = [
        f"{severity.label} {count}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
        if (count := sum(each.severity is severity for each in checked.diagnostics))
    ]
    found = f"发现 {len(checked.diagnostics)} 个问题（{'、'.join(counts)}），逐处批注" if counts else "没有发现问题"
    yield f"校对小结：{found}。"
    if fixed.edits:
        yield f"其中 {len(fixed.applied)} 处已写成修订，请逐处接受或拒绝；其余请按批注核定。"
    if checked.verified:
        yield (
            f"核对通过 {len(checked.verified)} 处："
            + "；".join(each.message for _, each in checked.verified[:10])
            + "。"
        )
    for _, each in checked.skipped:
        yield f"没有查：{each.reason}。"


def _remarks(document: Document, checked: Checked, fixed: Fixed) -> Iterator[Remark]:
    mended = {diagnostic.fingerprint for diagnostic, _ in fixed.applied}
    for diagnostic in checked.diagnostics:
        yield Remark(diagnostic.span, tuple(_lines(document, diagnostic, mended)))
        total = len(diagnostic.occurrences)
        for number, finding in enumerate(diagnostic.occurrences[1 : REPEATS + 1], 2):
            yield Remark(
                finding.span, (f"【{diagnostic.severity.label}】{diagnostic.title}（第 {number} 处，共 {total} 处）",)
            )


def _lines(document: Document, diagnostic: Diagnostic, mended: set[str]) -> Iterator[str]:
    times = f"（共 {len(diagnostic.occurrences)} 处）" if len(diagnostic.occurrences) > 1 else ""
    yield f"【{diagnostic.severity.label}】{diagnostic.title}{times}：{diagnostic.message}"
    for evidence in diagnostic.finding.evidence:
        if evidence.document:
            yield f"佐证：{evidence.message}（{evidence.document}）"
        elif evidence.span is None:
            yield f"佐证：{evidence.message}"
        else:
            place = place_words(document, evidence.span)
            yield f"佐证：{evidence.message}，{place}：{_quote(document, evidence.span)}"
    if diagnostic.source:
        yield f"依据：{'；'.join(diagnostic.source)}"
    if diagnostic.fingerprint in mended:
        yield "改法：已写成修订，接受即改。"
    else:
        for fix in diagnostic.finding.fixes[:3]:
            yield f"改法：{fix.title}（{fix.safety.label}）"
    yield f"[{diagnostic.check}]"


def _quote(document: Document, span: Span) -> str:
    words = document[span].replace("\n", " ")
    return f"“{words[:_QUOTE]}…”" if len(words) > _QUOTE else f"“{words}”"
