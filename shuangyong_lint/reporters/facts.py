"""数字清单：全文每个数字、它说的是什么、参加了哪些核对，给签发的人过目。"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shuangyong_lint.reporters import place
from shuangyong_lint.views.equations import equation
from shuangyong_lint.views.facts import facts
from shuangyong_lint.views.relations import relations
from shuangyong_lint.views.tables import table_relations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shuangyong_lint.document import Document

COLUMNS = ("line", "column", "text", "label", "unit", "scope", "period", "value", "low", "high", "verified", "doubtful")


def rows(doc: Document) -> list[dict[str, Any]]:
    """One mapping for every figure in a sentence or in a relation of a table, in order; keys are `COLUMNS`.

    ``value``, ``low`` and ``high`` are decimal numerals in the base unit of the figure's kind (元, 人, 三分之一平方米 …
    as `almanac/units.tsv` says), ``low`` and ``high`` being what the printing allows.
    """
    good: dict[int, list[str]] = {}
    doubtful: dict[int, list[str]] = {}
    for relation in (*relations(doc), *table_relations(doc)):
        for figure in relation.figures:
            into = good if relation.holds else doubtful
            into.setdefault(figure.start, []).append(equation(doc, relation))
    found = {fact.figure.start: (fact.figure, fact.label, fact.scope, fact.period) for fact in facts(doc)}
    for relation in table_relations(doc):
        for figure in relation.figures:
            # Tables keep to the unit they print; the list gives base units throughout.
            size = Decimal(figure.unit.factor) if figure.unit.unit != "%" else Decimal(1)
            value, low, high = (number * size for number in (figure.value, figure.low, figure.high))
            found.setdefault(figure.start, (figure._replace(value=value, low=low, high=high), "", "", ""))
    result = []
    for start, (figure, label, scope, period) in sorted(found.items()):
        line, column = place(doc, start)
        row = (
            *(line, column, doc.text[start : figure.end], label, figure.unit.unit, scope, period),
            *(f"{number.normalize():f}" for number in (figure.value, figure.low, figure.high)),
            *(good.get(start, []), doubtful.get(start, [])),
        )
        result.append(dict(zip(COLUMNS, row, strict=True)))
    return result


def render(doc: Document, form: str) -> str:
    """The list as ``text``, ``json`` or ``csv``.

    Raises:
        KeyError: for another form.
    """
    return FORMS[form](doc)


def _text(doc: Document) -> str:
    all_rows = rows(doc)
    lines = []
    checked = 0
    for row in all_rows:
        checked += bool(row["verified"])
        about = "，".join(filter(None, (row["period"], row["scope"], row["label"])))
        signs = "".join(f"  ✓ {words}" for words in row["verified"]) + "".join(
            f"  ✗ {words}" for words in row["doubtful"]
        )
        lines.append(f"{row['line']}:{row['column']}  {row['text']}  {about}{signs}\n")
    lines.append(f"共 {len(all_rows)} 个数字，{checked} 个经过核对。\n")
    return "".join(lines)


def _json(doc: Document) -> str:
    return json.dumps({"version": 1, "path": doc.name, "facts": rows(doc)}, ensure_ascii=False, indent=1) + "\n"


def _csv(doc: Document) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows(doc):
        writer.writerow({**row, "verified": "；".join(row["verified"]), "doubtful": "；".join(row["doubtful"])})
    return stream.getvalue()


FORMS: Mapping[str, Callable[[Document], str]] = {"text": _text, "json": _json, "csv": _csv}
