import sys
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong_lint.terms import Hit, Lexicon, Term, find_all

words_and_text = st.tuples(
    st.lists(st.text(alphabet="共计甲a\U00020000", min_size=1, max_size=4), max_size=12, unique=True),
    st.text(alphabet="共计甲a\U00020000\n", max_size=60),
)


@given(words_and_text)
def test_the_definition_and_the_wheel_agree(given_: tuple[list[str], str]) -> None:
    words, text = given_
    fast = Lexicon(Term(word, "甲") for word in words).scan(text).get("甲", [])
    slow = sorted((start, end, words[index]) for index, start, end in find_all(words, text))
    assert [tuple(hit) for hit in fast] == slow


@given(words_and_text)
def test_the_definition_finds_every_occurrence(given_: tuple[list[str], str]) -> None:
    words, text = given_
    everywhere = {
        (index, start, start + len(word))
        for index, word in enumerate(words)
        for start in range(len(text))
        if text[start : start + len(word)] == word
    }
    found = find_all(words, text)
    assert set(found) == everywhere
    assert len(found) == len(everywhere)


def test_it_serves_without_a_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert Lexicon([Term("共计", "甲"), Term("计", "乙")]).scan("共计") == {
        "甲": [Hit(0, 2, "共计")],
        "乙": [Hit(1, 2, "计")],
    }


def test_one_word_may_have_many_owners() -> None:
    scan = Lexicon([Term("共", "甲"), Term("共", "乙"), Term("共", "甲")]).scan("共共")
    assert scan == {"甲": [Hit(0, 1, "共"), Hit(1, 2, "共")], "乙": [Hit(0, 1, "共"), Hit(1, 2, "共")]}


@pytest.mark.parametrize("words", [[], ["甲"]])
def test_nothing_to_find(words: Iterable[str]) -> None:
    assert Lexicon(Term(word, "甲") for word in words).scan("") == {}


def test_an_empty_word_is_refused() -> None:
    with pytest.raises(ValueError, match="词条不能为空"):
        Lexicon([Term("", "甲")])
