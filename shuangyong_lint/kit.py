"""写检查项所需的一切：检查项文件只从这里导入。"""

from shuangyong_lint.almanac.festivals import Festival
from shuangyong_lint.check import Said, document_check, project_check, term_check
from shuangyong_lint.document import Block, BlockKind, Cell, Document, Edit, Span, covering, merged
from shuangyong_lint.finding import Evidence, Finding, Fix, Safety, Severity, Skipped, Verified
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.views.anchors import anchors
from shuangyong_lint.views.brackets import Nested, Pairing, Stray, pairing
from shuangyong_lint.views.breaks import Break, Kind, breaks, written
from shuangyong_lint.views.counts import Count, counts
from shuangyong_lint.views.dates import Date, Range, between, dates, ranges, sentence_at
from shuangyong_lint.views.equations import difference, equation, repairs, result, told
from shuangyong_lint.views.festivals import Mention, Tag, almanac, bare_tags, chinese_tag, festivals
from shuangyong_lint.views.headings import Heading, headings
from shuangyong_lint.views.labels import Label, Role, labels
from shuangyong_lint.views.lines import Line, lines
from shuangyong_lint.views.marks import Mark, marks
from shuangyong_lint.views.names import (
    Cited,
    Difference,
    Person,
    cited,
    confusable,
    ends_name,
    is_post,
    may_be_name,
    name_difference,
    people,
)
from shuangyong_lint.views.numerals import number, numeral
from shuangyong_lint.views.occasions import (
    Anniversary,
    Gathering,
    Number,
    Planned,
    anniversaries,
    gatherings,
    numbers,
    plans,
)
from shuangyong_lint.views.ordinals import Fault, Item, Run, ordinals
from shuangyong_lint.views.parts import Part, parts
from shuangyong_lint.views.plain import MASK, plain, prose
from shuangyong_lint.views.quantities import Quantity, quantities
from shuangyong_lint.views.quotes import Pair, pairs, quotes, titles, zones
from shuangyong_lint.views.relations import Relation, relations
from shuangyong_lint.views.sentences import sentences
from shuangyong_lint.views.timeline import Clue, Sort, Time, time_at, timeline
from shuangyong_lint.views.typos import Strictness, Typo, typos

__all__ = [
    "HAN",
    "MASK",
    "Anniversary",
    "Block",
    "BlockKind",
    "Break",
    "Cell",
    "Cited",
    "Clue",
    "Count",
    "Date",
    "Difference",
    "Document",
    "Edit",
    "Evidence",
    "Fault",
    "Festival",
    "Finding",
    "Fix",
    "Gathering",
    "Heading",
    "Item",
    "Kind",
    "Label",
    "Line",
    "Mark",
    "Mention",
    "Nested",
    "Number",
    "Pair",
    "Pairing",
    "Part",
    "Pattern",
    "Person",
    "Planned",
    "Quantity",
    "Range",
    "Relation",
    "Role",
    "Run",
    "Safety",
    "Said",
    "Severity",
    "Skipped",
    "Sort",
    "Span",
    "Stray",
    "Strictness",
    "Tag",
    "Time",
    "Typo",
    "Verified",
    "almanac",
    "anchors",
    "anniversaries",
    "bare_tags",
    "between",
    "breaks",
    "chinese_tag",
    "cited",
    "confusable",
    "counts",
    "covering",
    "dates",
    "difference",
    "document_check",
    "ends_name",
    "equation",
    "festivals",
    "gatherings",
    "headings",
    "is_post",
    "labels",
    "lines",
    "marks",
    "may_be_name",
    "merged",
    "name_difference",
    "number",
    "numbers",
    "numeral",
    "ordinals",
    "pairing",
    "pairs",
    "parts",
    "people",
    "plain",
    "plans",
    "project_check",
    "prose",
    "quantities",
    "quotes",
    "ranges",
    "relations",
    "repairs",
    "result",
    "sentence_at",
    "sentences",
    "term_check",
    "time_at",
    "timeline",
    "titles",
    "typos",
    "told",
    "written",
    "zones",
]
