"""TSV 表：所有数据文件由此一处读入、核对。

The first line that is not a comment (``#``) names the columns; cells are tab-separated, UTF-8.
Rows become frozen dataclasses by column name; a missing trailing cell is empty.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from shuangyong_lint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


class TableError(ValueError):
    """A table that cannot be used; the message names file, line and column."""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


_CONVERT: dict[object, Callable[[str], object]] = {
    str: str,
    int: int,
    int | None: lambda cell: int(cell) if cell else None,
    bool: lambda cell: {"": False, "Y": True, "N": False}[cell],
    dt.date: dt.date.fromisoformat,
    dt.date | None: lambda cell: dt.date.fromisoformat(cell) if cell else None,
    tuple[str, ...]: _words,
    Pattern | None: lambda cell: Pattern(cell) if cell else None,
}


@cache
def _columns(row_type: Any) -> dict[str, tuple[Callable[[str], object], bool]]:
    hints = get_type_hints(row_type)
    return {
        spec.name: (_CONVERT[hints[spec.name]], spec.default is MISSING and spec.default_factory is MISSING)
        for spec in fields(row_type)
        if spec.init
    }


def read(path: Path, row_type: type[T]) -> tuple[T, ...]:
    """Read a table into ``row_type``, a dataclass of str, int, bool (Y/empty), date, `Pattern`, ``|``-separated tuples.

    Raises:
        TableError: for an unknown or missing column, a cell of the wrong type, or a row with too many cells.
    """
    return parse(path.read_text(encoding="utf-8"), row_type, path.name)


def parse(text: str, row_type: type[T], name: str) -> tuple[T, ...]:
    """Like `read`, from text; ``name`` is used in messages."""
    columns = _columns(row_type)  # type: ignore[arg-type]
    header: list[str] = []
    plan: list[tuple[str, Callable[[str], object], bool]] = []
    rows: list[T] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.removesuffix("\r")  # noqa: PLW2901  (tables edited on Windows)
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            plan = _plan(columns, header, f"{name} 第 {number} 行")
            continue
        if len(cells) > len(header):
            raise TableError(f"{name} 第 {number} 行：有 {len(cells)} 格，表头只有 {len(header)} 列")
        values: dict[str, Any] = {}
        for (column, convert, needed), cell in zip(plan, cells, strict=False):
            if not cell and not needed:
                continue
            try:
                values[column] = cell.strip() if convert is str else convert(cell.strip())
            except (ValueError, KeyError) as error:
                raise TableError(f"{name} 第 {number} 行：“{column}”列的“{cell}”不合要求") from error
        try:
            rows.append(row_type(**values))
        except TypeError as error:
            raise TableError(f"{name} 第 {number} 行：缺少必填的格") from error
    return tuple(rows)


def _plan(
    columns: dict[str, tuple[Callable[[str], object], bool]], header: list[str], place: str
) -> list[tuple[str, Callable[[str], object], bool]]:
    """The columns of a table in order: name, conversion, whether the cell must be filled."""
    if unknown := [column for column in header if column not in columns]:
        raise TableError(f"{place}：没有“{unknown[0]}”这一列，可用：{'、'.join(columns)}")
    if missing := [column for column, (_, needed) in columns.items() if needed and column not in header]:
        raise TableError(f"{place}：缺少“{missing[0]}”列")
    return [(column, *columns[column]) for column in header]
