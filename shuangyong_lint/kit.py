"""写检查项所需的一切：检查项文件只从这里导入。"""

from shuangyong_lint.almanac.festivals import Festival
from shuangyong_lint.almanac.history import KNOWN_UNTIL, earliest, latest
from shuangyong_lint.almanac.laws import STATE
from shuangyong_lint.check import Said, document_check, project_check, term_check
from shuangyong_lint.document import Block, BlockKind, Cell, Document, Edit, Span, covering, merged, within
from shuangyong_lint.finding import Evidence, Finding, Fix, Safety, Severity, Skipped, Verified
from shuangyong_lint.pattern import HAN, Pattern, is_han
from shuangyong_lint.spelling.surnames import SURNAMES
from shuangyong_lint.tsv import read as read_table
from shuangyong_lint.views.anchors import anchors, around
from shuangyong_lint.views.arithmetic import LIKELY, Relation, slip
from shuangyong_lint.views.bonds import is_word
from shuangyong_lint.views.brackets import Nested, Pairing, Stray, pairing
from shuangyong_lint.views.breaks import Break, Kind, breaks, written
from shuangyong_lint.views.citations import Citation, citations, national_law
from shuangyong_lint.views.claims import Claim, claims, strangers
from shuangyong_lint.views.counts import Count, counts
from shuangyong_lint.views.dates import Date, Range, between, dates, ranges, sentence_at
from shuangyong_lint.views.equations import difference, equation, repairs, result, told
from shuangyong_lint.views.facts import repeats
from shuangyong_lint.views.festivals import Mention, Tag, almanac, bare_tags, chinese_tag, festivals
from shuangyong_lint.views.flow import broken_lines
from shuangyong_lint.views.headings import Heading, headings
from shuangyong_lint.views.idioms import Altered, altered_idioms
from shuangyong_lint.views.labels import Label, Role, labels
from shuangyong_lint.views.letters import Letter, letters
from shuangyong_lint.views.lines import Line, lines
from shuangyong_lint.views.marks import Mark, line_marks, marks
from shuangyong_lint.views.members import member_relations
from shuangyong_lint.views.names import (
    Cited,
    Difference,
    Person,
    cited,
    confusable,
    ends_name,
    is_post,
    may_be_name,
    missing_words,
    name_difference,
    near_title,
    people,
    torn_state,
    torn_title,
)
from shuangyong_lint.views.numerals import number, numeral
from shuangyong_lint.views.occasions import (
    Anniversary,
    Body,
    Formula,
    Gathering,
    Happening,
    Number,
    Planned,
    anniversaries,
    bodies,
    formulas,
    gatherings,
    happenings,
    numbers,
    plans,
)
from shuangyong_lint.views.ordinals import Fault, Item, Run, ordinals
from shuangyong_lint.views.organisations import Slip, organisations, slips, villages
from shuangyong_lint.views.parts import Part, is_title, parts
from shuangyong_lint.views.plain import MASK, plain, prose, unusual
from shuangyong_lint.views.quantities import Quantity, quantities
from shuangyong_lint.views.quotes import Pair, paired_marks, pairs, quotes, titles, zones
from shuangyong_lint.views.relations import relations
from shuangyong_lint.views.sentences import sentences
from shuangyong_lint.views.tables import table_relations
from shuangyong_lint.views.timeline import Clue, Sort, Time, time_at, timeline
from shuangyong_lint.views.typos import Strictness, Typo, typos

__all__ = [
    "HAN",
    "KNOWN_UNTIL",
    "LIKELY",
    "MASK",
    "STATE",
    "SURNAMES",
    "Altered",
    "Anniversary",
    "Block",
    "BlockKind",
    "Body",
    "Break",
    "Cell",
    "Citation",
    "Cited",
    "Claim",
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
    "Formula",
    "Gathering",
    "Happening",
    "Heading",
    "Item",
    "Kind",
    "Label",
    "Letter",
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
    "Slip",
    "Sort",
    "Span",
    "Stray",
    "Strictness",
    "Tag",
    "Time",
    "Typo",
    "Verified",
    "almanac",
    "altered_idioms",
    "anchors",
    "anniversaries",
    "around",
    "bare_tags",
    "between",
    "bodies",
    "breaks",
    "broken_lines",
    "chinese_tag",
    "citations",
    "cited",
    "claims",
    "confusable",
    "counts",
    "covering",
    "dates",
    "difference",
    "document_check",
    "earliest",
    "ends_name",
    "equation",
    "festivals",
    "formulas",
    "gatherings",
    "happenings",
    "headings",
    "is_han",
    "is_post",
    "is_title",
    "is_word",
    "labels",
    "latest",
    "letters",
    "line_marks",
    "lines",
    "marks",
    "may_be_name",
    "member_relations",
    "merged",
    "missing_words",
    "name_difference",
    "national_law",
    "near_title",
    "number",
    "numbers",
    "numeral",
    "ordinals",
    "organisations",
    "paired_marks",
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
    "read_table",
    "relations",
    "repairs",
    "repeats",
    "result",
    "sentence_at",
    "sentences",
    "slip",
    "slips",
    "strangers",
    "table_relations",
    "term_check",
    "time_at",
    "timeline",
    "titles",
    "told",
    "torn_state",
    "torn_title",
    "typos",
    "unusual",
    "villages",
    "within",
    "written",
    "zones",
]
