"""语句重复

同一材料里，一整段或一个较长的句子一字不差地出现两次，多半是复制材料时留下的。
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from shuangyong_lint.kit import (
    BlockKind,
    Document,
    Evidence,
    Finding,
    Pattern,
    Severity,
    Span,
    covering,
    document_check,
    lines,
    merged,
    ordinals,
    plain,
    sentences,
)

_MARK = Pattern("[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．是]+")
_MARKS = frozenset("（(一二三四五六七八九十0123456789")
_CLAUSES = Pattern("[^，。；：！？、\n]+")
_BETWEEN = 8
_PARAGRAPH, _SENTENCE, _CLAUSE = 34, 26, 28
"""Characters from which a repeated paragraph, sentence or row of clauses is worth a word."""

_TWICE = "近年来，随着形势的发展，双拥工作的内容不断拓展，全县军民团结一心，共同谱写新篇章。"
_AGAIN = "全年组织官兵为驻地群众义务巡诊四十余次并赠送常用药品两千余份。"


@document_check(
    severity=Severity.WARNING,
    source=("一份材料里不重复同一段文字",),
    bad=(
        f"{_TWICE}\n一、做法\n走访军属120户。\n⟦{_TWICE}⟧\n",
        f"一、做法\n{_AGAIN}群众满意。\n二、成效\n军地关系更加融洽。⟦{_AGAIN}⟧\n",
    ),
    good=(
        "一、一季度\n各项任务全面完成。\n二、二季度\n各项任务全面完成。\n",
        "要以更加坚定的信心、更加有力的措施抓好落实。\n要以更加坚定的信心、更加务实的作风抓好落实。\n",
        "".join(
            f"第{number}条 {who}应当加强对退役军人工作的领导，将所需经费列入本级预算予以保障。\n"
            for number, who in zip("一二三四五", ("县政府", "镇政府", "乡政府", "民政局", "武装部"), strict=True)
        ),
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Paragraphs that stand twice; sentences and rows of clauses that do are hints."""
    text = plain(doc)
    taken: list[Span] = []
    # Statutes say the same thing in the same words on purpose; only a long paragraph may have been copied.
    statute = any(run.style == "第一条" and len(run.items) >= 5 for run in ordinals(doc))
    for span, first, count in _paragraphs(doc, text, 2 * _PARAGRAPH if statute else _PARAGRAPH):
        taken.append(span)
        # One short paragraph may be a caption or a motto that is meant to stand twice.
        severity = Severity.HINT if count == 1 and (statute or len(span) < 2 * _PARAGRAPH) else None
        yield _finding(doc, span, first, "段" if count == 1 else f"以下 {count} 段", severity)
    if statute:
        return
    seen: dict[str, Span] = {}
    repeated: list[Span] = []
    for span in sentences(doc):
        if span.end - span.start < _SENTENCE:
            continue
        words = _words(text, span)
        if len(words) < _SENTENCE or text[span.end - 1] not in "。！？；”）" or (taken and covering(taken, span)):
            continue
        first = seen.setdefault(words, span)
        if first is not span:
            repeated.append(span)
            yield _finding(doc, span, first, "句", Severity.HINT)
    yield from _clauses(doc, text, merged([*taken, *repeated]))


def _paragraphs(doc: Document, text: str, least: int) -> Iterator[tuple[Span, Span, int]]:
    """Stretches of paragraphs that stand twice: the later one, the earlier one, and how many paragraphs they hold."""
    seen: dict[str, Span] = {}
    found: list[tuple[int, Span, Span]] = []
    for index, line in enumerate(lines(doc)):
        if line.span.end - line.span.start < least or line.block.kind not in (BlockKind.BODY, BlockKind.LIST):
            continue
        words = _words(text, line.span)
        if len(words) >= least and text[line.span.end - 1] in "。！？；”）":
            first = seen.setdefault(words, line.span)
            if first is not line.span:
                found.append((index, line.span, first))
    while found:
        at, span, first = found.pop(0)
        count = 1
        # Captions and bylines may stand between.
        while found and found[0][0] - at <= _BETWEEN and found[0][2].start > first.start:
            at, following, earlier = found.pop(0)
            span, first = Span(span.start, following.end), Span(first.start, earlier.end)
            count += 1
        yield span, first, count


def _words(text: str, span: Span) -> str:
    mark = _MARK.match(text, span.start, span.end) if text[span.start] in _MARKS else None
    return "".join(text[mark.end() if mark else span.start : span.end].split())


def _finding(doc: Document, span: Span, first: Span, name: str, severity: Severity | None = None) -> Finding:
    words = doc[span].strip()
    shown = words if len(words) <= 24 else f"{words[:12]}……{words[-8:]}"
    return Finding(
        span,
        f"{name if len(name) > 1 else f'这一{name}'}“{shown}”与前文一字不差；请核对是否重复",
        evidence=(Evidence(first, "前一处"),),
        key=name[-1],
        severity=severity,
    )


def _clauses(doc: Document, text: str, taken: tuple[Span, ...]) -> Iterator[Finding]:
    """Rows of at least two clauses of one sentence that stand in another sentence too."""
    rows = [
        (span, _CLAUSES.findall(text, span.start, span.end))
        for span in sentences(doc)
        if span.end - span.start >= _CLAUSE and not (taken and covering(taken, span))
    ]
    known = Counter(chain.from_iterable(pairwise(row) for _, row in rows))
    shared = {pair for pair, count in known.items() if count > 1}
    seen: dict[tuple[str, str], list[tuple[Span, list[str], int]]] = {}
    for span, row in rows if shared else ():
        if shared.isdisjoint(pairwise(row)):
            continue
        index = 0
        while index + 1 < len(row):
            key = row[index], row[index + 1]
            length = 0
            for other, words, at in seen.get(key, ()):
                length = _common(row[index:], words[at:])
                if sum(map(len, row[index : index + length])) >= _CLAUSE:
                    place = _place(text, span, index, length)
                    yield _finding(doc, place, _place(text, other, at, length), "串", Severity.HINT)
                    break
                length = 0
            seen.setdefault(key, []).append((span, row, index))
            index += max(1, length)


def _common(one: list[str], other: list[str]) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def _place(text: str, sentence: Span, first: int, count: int) -> Span:
    """So many clauses of the sentence from the ``first`` on."""
    clauses = list(islice(_CLAUSES.finditer(text, sentence.start, sentence.end), first, first + count))
    return Span(clauses[0].start(), clauses[-1].end())
