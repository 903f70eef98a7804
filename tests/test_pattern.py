"""正则：用到时才编译；从首字符找起的，与逐字找的一样。"""

import pickle
import random
import re
import sys

import pytest

from shuangyong_lint import kit  # noqa: F401  (imports every view)
from shuangyong_lint.example import parse
from shuangyong_lint.pattern import Pattern
from shuangyong_lint.registry import default

CHECKS = default().checks.values()
PATTERNS = {
    f"{module}.{name}": value
    for module in sorted(sys.modules)
    if module.startswith(("shuangyong_lint.checks.", "shuangyong_lint.views."))
    for name, value in vars(sys.modules[module]).items()
    if isinstance(value, Pattern) and value.first
}


def _texts() -> list[str]:
    """The examples of all checks, and the same characters in disorder, those of marks more often."""
    shown = [text for check in CHECKS for text in (*check.bad, *check.good)]
    joined = "\n".join(file.text for text in shown for file in parse(text))
    marks = "".join(character for character in joined if not character.isalpha())
    chance = random.Random(1)
    return [joined, *("".join(chance.choices(joined + marks * 4, k=20_000)) for _ in range(3))]


TEXTS = _texts()


@pytest.mark.parametrize("name", PATTERNS)
def test_visiting_what_matches_begin_with_finds_what_a_search_finds(name: str) -> None:
    pattern = PATTERNS[name]
    compiled = re.compile(pattern.pattern, pattern.flags)
    for text in TEXTS:
        found = [match.span() for match in compiled.finditer(text)]
        assert [match.span() for match in pattern.finditer(text)] == found
        first = pattern.search(text, 100, 5000)
        wanted = compiled.search(text, 100, 5000)
        assert (first and first.span()) == (wanted and wanted.span())


def test_some_patterns_say_what_they_begin_with() -> None:
    assert len(PATTERNS) > 5


def test_a_pattern_is_what_it_is_made_of() -> None:
    one = Pattern("ab+", re.MULTILINE, first="a")
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  (made a moment ago)
    assert one != Pattern("ab+", re.MULTILINE)
    assert len({one, Pattern("ab+", re.MULTILINE, first="a")}) == 1
