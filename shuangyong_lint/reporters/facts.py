"""数字清单：全文每个数字、它说的是什么、参加了哪些核对，给签发的人过目。"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shuangyong_lint.pattern import Pattern
from shuangyong_lint.reporters import place
from shuangyong_lint.views.dates import between, dates, sentence_at
from shuangyong_lint.views.equations import equation
from shuangyong_lint.views.facts import facts
from shuangyong_lint.views.plain import plain
from shuangyong_lint.views.relations import relations
from shuangyong_lint.views.tables import table_relations
from shuangyong_lint.views.timeline import time_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shuangyong_lint.document import Document
    from shuangyong_lint.views.facts import Fact

_TROOPS = Pattern(r"(?:\d{4,6}|[×Xx*]{2,6}|驻[县市区地]|某)?部队")
_THIS = Pattern(r"今年|本年|年内|全年|一年来")
_YEAR = Pattern(r"\d年")

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
    found = {fact.figure.start: (fact.figure, fact.label, *_where_and_when(doc, fact)) for fact in facts(doc)}
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


def _where_and_when(doc: Document, fact: Fact) -> tuple[str, str]:
    """Scope and period for people to read: the troops by their name, 今年 and 上年 as the years they are here."""
    text = plain(doc)
    start = fact.figure.start
    sentence = sentence_at(doc, start)
    scope = fact.scope
    if not scope:
        for troops in _TROOPS.finditer(text, sentence.start, start):
            scope = troops[0]
    time = time_at(doc, start)
    year = next(iter(time.speaking)) if len(time.speaking) == 1 else None
    if time.about in time.speaking and not fact.planned:
        # 今年 in what a report says was done is its own year, even if it was written in the next.
        year = time.about
    period = fact.period
    if year is None:
        return scope, period
    for word, offset in (("上年", -1), ("明年", 1)):
        if period.startswith(word):
            return scope, f"{year + offset}年{period[2:]}"
    if not _YEAR.search(period):
        named = between(dates(doc), sentence.start, start)
        if not named and _THIS.search(text, sentence.start, start):
            return scope, f"{year}年{period}"
        if named and named[-1].offset is not None:
            return scope, f"{year + named[-1].offset}年{period}"
    return scope, period


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
