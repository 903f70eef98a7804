"""段落照搬

两份材料里有整段几乎相同，连数字都一样：或是上年的数字没有更新，或是搬了别的单位的材料。
法规引文、指导思想一类没有数字的段落不算。
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from shuangyong_lint.kit import HAN, Document, Evidence, Finding, Pattern, Severity, Span, lines, plain, project_check

_SHINGLE = 6
_KEEP = 8
"""Of so many shingles about one is kept: the same ones in every document, because its first character decides."""
_LEAST = 60
_ALIKE = 0.75
_WORDS = Pattern(rf"[^{HAN}][^{HAN}]*")
_FIGURE = Pattern(r"[0-9](?<![\d.]\d)\d*+(?:\.\d++)?(?=[万亿]?(?:人|名|户|元|个|件|次|项|亩|吨|台|辆|平方米|公里|%))")
_ARTICLE = Pattern(r"第[一二三四五六七八九十百零〇\d]{1,6}[条章]")


class Paragraph(NamedTuple):
    """A paragraph: where it stands, the hashes it is known by, and its figures."""

    span: Span
    marks: frozenset[int]
    figures: tuple[str, ...]


def gather(doc: Document) -> list[Paragraph] | None:
    """Every paragraph of some length with two figures or more."""
    text = plain(doc)
    found = []
    for line in lines(doc):
        start, end = line.span.start, line.span.end
        if end - start < _LEAST:
            continue
        words = text[start:end]
        if words[0] == "第" and _ARTICLE.match(words):
            continue
        figures = tuple(_FIGURE.findall(words))
        if len(figures) < 2:
            continue
        plainly = _WORDS.sub("", words)
        # The lowest byte of every character but the last ones: what is left over when it is divided by `_KEEP`.
        low = plainly.encode("utf-32-le")[: 4 * max(0, len(plainly) - _SHINGLE + 1) : 4]
        starts = [at for at, byte in enumerate(low) if byte % _KEEP == 0]
        marks = frozenset(crc32(plainly[at : at + _SHINGLE].encode()) for at in starts)
        if len(marks) >= 3:
            found.append(Paragraph(line.span, marks, figures))
    return found or None


_PART = (
    "全县共走访慰问重点优抚对象139户，发放慰问金21.1万元，组织座谈会四次，参加座谈的官兵和家属代表一致表示要弘扬优良传统，"
    "为驻地经济社会发展作出新的更大的贡献，军地双方还商定了今后共建的重点项目和办法，明确了各自承担的任务和完成的时限"
)


@project_check(
    gather,
    severity=Severity.HINT,
    source=("《党政机关公文处理工作条例》第十九条：情况确实",),
    bad=(f"=== a.txt\n{_PART}。\n=== b.txt\n⟦{_PART}，取得实效。⟧",),
    good=(
        f"=== a.txt\n{_PART}。\n=== b.txt\n{_PART.replace('139', '152').replace('21.1', '23.4')}。",
        f"=== a.txt\n{_PART}。\n=== b.txt\n一年来，全县安置退役士兵139人，发放补助金21.1万元。",
    ),
)
def check(facts: Mapping[str, list[Paragraph]]) -> Iterator[tuple[str, Finding]]:
    """Paragraphs of two documents that are nearly the same and have the same figures; the later one is reported."""
    index: defaultdict[int, list[tuple[str, Paragraph]]] = defaultdict(list)
    for document, paragraphs in facts.items():
        for paragraph in paragraphs:
            shared: dict[tuple[str, Span], tuple[int, Paragraph]] = {}
            for mark in paragraph.marks:
                for where, other in index[mark][:20] if mark in index else ():
                    if where != document:
                        count = shared.get((where, other.span), (0, other))[0]
                        shared[where, other.span] = count + 1, other
            for (where, place), (count, other) in shared.items():
                alike = count / len(paragraph.marks | other.marks)
                if alike >= _ALIKE and paragraph.figures == other.figures:
                    yield (
                        document,
                        Finding(
                            paragraph.span,
                            f"这一段与“{where}”里的一段几乎相同，{len(paragraph.figures)}个数字也一样；请核对是否照搬、数字是否更新",
                            evidence=(Evidence(place, "相同的一段", document=where),),
                        ),
                    )
                    break
            for mark in paragraph.marks:
                index[mark].append((document, paragraph))
