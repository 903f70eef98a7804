"""词界：两个字连得紧不紧，一段文字是不是从词中间剪断的。"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shuangyong_lint.document import Span
    from shuangyong_lint.spelling.model import Model

_TIGHT = 6.5
"""What both ends of a gap weigh together at least: 道路 4 and 运输 6; but 告监 0.4 and 督管 -0.5.

Of 282 pairs of real titles that differ in two to four characters none reaches it.
"""

_SHORTEST = 2
"""The first of the dictionary's tables holds words of so many characters."""


@cache
def _model() -> Model:
    # numpy and the model load only when a question is asked; the mapped file is shared by all who read it.
    from shuangyong_lint.spelling import model  # noqa: PLC0415

    return model.load()


@cache
def _bond(left: str, right: str) -> float:
    """How much likelier the character ``right`` is behind ``left`` than anywhere, as a natural logarithm.

    Returns:
        The pointwise mutual information in the shipped model's texts; -6 for two that never meet there.
    """
    import numpy as np  # noqa: PLC0415  (as above)

    model = _model()
    codes = [np.array([model.classes[min(ord(character), 0xFFFF)]], np.int64) for character in (left, right)]
    logs, known = model.language.pair(*codes)
    return float(logs[0] - model.language.unigrams[codes[1]][0]) if known[0] else -6.0


def cut(words: str, gap: Span) -> bool:
    """Whether taking out ``words[gap]`` cuts words in two at both of its ends, wherever it is taken to lie.

    关于修改道[路运]输条例的决定 was not left out by choice, 广告[监督]管理条例 may have been.
    """
    start, size = gap.start, len(gap)
    gone = words[:start] + words[gap.end :]
    # 城市[城市]供水: the same words are left out one place further on.
    places = [at for at in range(max(0, start - size), start + size + 1) if words[:at] + words[at + size :] == gone]
    return all(
        at > 0
        and at + size < len(words)
        and _bond(words[at - 1], words[at]) + _bond(words[at + size - 1], words[at + size]) >= _TIGHT
        for at in places
    )


@cache
def is_word(item: str) -> bool:
    """Whether two to four Chinese characters are a word of the shipped model's dictionary."""
    import numpy as np  # noqa: PLC0415  (as above)

    model = _model()
    if not _SHORTEST <= len(item) < _SHORTEST + len(model.words) or not all("㐀" <= each <= "鿿" for each in item):
        return False
    codes = [np.array([int(model.classes[ord(each)])], np.int64) for each in reversed(item)]
    return bool(model.words[len(item) - _SHORTEST].has(model.language.key(codes))[0])
