"""计量单位与量词：组别、折合本组基本单位的倍数、是否只用整数、后面跟着什么字就不是量词。"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or measure word.

    Args:
        unit: as printed, without words of scale: 元, 亩, 人次.
        group: what may be added or compared: 人, 名 and 位 are ``person``, 人次 is not.
        factor: a decimal numeral, in the group's base unit (area: a third of a square metre, so that 亩 is whole).
        exact: whether it counts things, so that a bare integer is exact.
        unless: what must not follow: 部 in 部队 counts nothing.
    """

    unit: str
    group: str
    factor: str
    exact: bool = False
    unless: tuple[str, ...] = ()
