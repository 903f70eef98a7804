"""固定表述有误

中央文件确定的并列表述，各项的用字、次序都是定的，不能自行改动。只在其余各项都对、单有一项写走了样或前后颠倒时才报；
只引用其中几项的不算。
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shuangyong_lint.kit import (
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Pattern,
    Safety,
    Severity,
    Span,
    anchors,
    document_check,
    plain,
    read_table,
)

_ID = "wording.fixed-formula"
_PIECE = Pattern("[^、，；。：\n“”‘’《》（） 的]{1,24}")
_PIECES = 16
_REACH = 25 * _PIECES


@dataclass(frozen=True, slots=True)
class Row:
    """A formula: its name, its parts joined by 、, and where it was laid down."""

    name: str
    canonical: str
    source: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in order."""
        return _split(self.canonical)


@cache
def _split(canonical: str) -> tuple[str, ...]:
    return tuple(canonical.split("、"))


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(Path(__file__).with_suffix(".tsv"), Row)


@cache
def _parts() -> Mapping[str, Sequence[int]]:
    """Part → which of the formulas it belongs to."""
    found: dict[str, list[int]] = {}
    for index, row in enumerate(_rows()):
        for part in row.parts:
            found.setdefault(part, []).append(index)
    return found


@document_check(
    severity=Severity.ERROR,
    source=("党和国家重要文件的原文（见各条依据）",),
    triggers=tuple(dict.fromkeys(part for row in _rows() for part in row.parts)),
    bad=(
        "践行富强、民主、⟦文化⟧、和谐，自由、平等、公正、法治，爱国、敬业、诚信、友善的价值观。",
        "增强政治意识、大局意识、核心意识、⟦看起意识⟧。",
        "践行爱国、敬业、⟦诚实⟧、友善的价值准则。",
        "反对形式主义、官僚主义、享乐主义和⟦奢糜之风⟧。",
        "落实稳就业、稳金融、稳外贸、稳外资、⟦稳资本⟧、稳预期各项工作。".replace("稳资本", "稳消费"),
        "产业兴旺、生态宜居、⟦村风文明⟧、治理有效、生活富裕的总要求。",
    ),
    good=(
        "富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、诚信、友善。",
        "做到爱国、敬业、奉献、友善，追求自由、平等、正义、法治。",
        "政治意识、大局意识、核心意识、看齐意识；政治意识、大局意识、责任意识。",
        "形式主义、官僚主义、享乐主义和奢靡之风，形式主义、官僚主义。",
        "稳就业、稳企业、稳市场、稳预期，创新、协调、绿色、开放、共享。",
        "坚持自由、平等、博爱的口号，讲政治、有信念，讲规矩、有纪律。",
        "推进科学立法、严格执法、公正司法、全民普法。".replace("全民普法", "全民守法"),
    ),
)
def check(doc: Document) -> Iterator[Finding]:
    """Enumerations that are a formula but for one of its parts."""
    text = plain(doc)
    hits = anchors(doc, _ID)
    if len(hits) < 2:
        return
    told: set[int] = set()
    places: list[list[int]] = [[] for _ in _rows()]
    known = _parts()
    for hit in hits:
        for index in known[hit.word]:
            places[index].append(hit.start)
    for row, starts in zip(_rows(), places, strict=True):
        parts = row.parts
        # All parts but one stand within reach of the first that is right.
        enough = len(parts) - 2
        for start, last in zip(starts, starts[enough:], strict=False):
            if last - start > _REACH:
                continue
            run = _enumeration(text, start)
            for at in range(len(run) - len(parts) + 1) if len(parts) >= 4 else range(0):
                window = run[at : at + len(parts)]
                words = [text[span.start : span.end] for span in window]
                wrong = [
                    index
                    for index, (word, part) in enumerate(zip(words, parts, strict=True))
                    if not word.startswith(part)
                ]
                if len(wrong) != 1 or window[wrong[0]].start in told:
                    continue
                index = wrong[0]
                if _near(words[index], parts[index], sure=len(parts) >= 5) and not _other(words, row):
                    told.add(window[index].start)
                    yield _finding(window[index], words[index], parts[index], row)


def _enumeration(text: str, start: int) -> list[Span]:
    """The pieces of the enumeration from ``start`` on, without the line's end."""
    found: list[Span] = []
    at = start
    while len(found) < _PIECES and (piece := _PIECE.match(text, at)):
        stop = piece.end()
        joint = text.find("和", at + 1, stop - 1)
        # 享乐主义和奢靡之风: two pieces, unless 和 belongs to the piece (批评和自我批评).
        if joint >= 0 and text[at:stop] not in _parts():
            found += [Span(at, joint), Span(joint + 1, stop)]
        else:
            found.append(Span(at, stop))
        if stop >= len(text) or text[stop] not in "、，； ":
            break
        at = stop + 1
    return found


def _near(word: str, part: str, *, sure: bool) -> bool:
    """Whether the word is the part written wrong and not another thing: as long, and alike."""
    if abs(len(word) - len(part)) > 1 or len(word) < 2 or part in word:
        return False
    shared = sum(a == b for a, b in zip(word, part, strict=False))
    return shared * 2 >= len(part) if not sure else shared >= 1


def _other(words: list[str], row: Row) -> bool:
    """Whether the words are another formula to the letter."""
    return any(tuple(words) == other.parts for other in _rows() if other is not row)


def _finding(span: Span, word: str, right: str, row: Row) -> Finding:
    return Finding(
        span,
        f"“{row.name}”的规范表述里这一项是“{right}”，这里写“{word}”；请对照原文",
        evidence=(Evidence(None, f"{row.canonical}（{row.source}）"),),
        fixes=(Fix((Edit(span, right),), Safety.UNSAFE, f"改为“{right}”"),),
        key=row.name,
    )
