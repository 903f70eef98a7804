"""指标的定义：产销率、存贷比、自然增长率……由哪两个数、怎样算出。"""

from __future__ import annotations

from dataclasses import dataclass

from shuangyong_lint.pattern import Pattern  # noqa: TC001  (a column type, read at run time)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator whose name says how it is computed.

    Args:
        names: what it is called; among names that begin at one place the longest counts.
        kind: ``quotient`` (above ÷ below), ``mean`` (above per unit of below) or ``difference`` (above − below).
        above: searched in the words beside a figure; tells the first of the two.
        below: the same for the second; a figure whose words ``above`` tells is not the second.
        sure: whether a figure that does not come out is a defect; else only what comes out is told.
        means: the definition in words, for the message.
        example: a sentence in which it comes out, its own figure last.
    """

    names: tuple[str, ...]
    kind: str
    above: Pattern | None
    below: Pattern | None
    sure: bool
    means: str
    example: str
