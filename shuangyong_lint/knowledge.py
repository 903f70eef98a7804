"""一次运行所知道的一切：词库、年表、模型、项目词表，建一次，随材料走。

There is no global: the engine builds one `RunKnowledge` from the configuration and every document carries it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


class RunKnowledge:
    """Parts by type, each built when first asked for and then kept.

    Args:
        makers: part type → a function that builds it from this knowledge (so that parts may use one another).
    """

    def __init__(self, makers: Mapping[type, Callable[[RunKnowledge], Any]]) -> None:
        self._makers = dict(makers)
        self._parts: dict[type, Any] = {}

    def part(self, kind: type[T]) -> T:
        """The part of this type.

        Raises:
            LookupError: if nothing builds such a part.
        """
        if kind not in self._parts:
            if kind not in self._makers:
                raise LookupError(f"this run was built without {kind.__name__}")
            self._parts[kind] = self._makers[kind](self)
        value: T = self._parts[kind]
        return value
