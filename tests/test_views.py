"""What every view owes: it raises on no text, and its spans lie inside it."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from strategies import texts

from shuangyong_lint import views
from shuangyong_lint.document import Document, Span
from shuangyong_lint.engine import Linter
from shuangyong_lint.views.lines import lines
from shuangyong_lint.views.plain import MASK, plain, plain_text, prose
from shuangyong_lint.views.quotes import pairs, titles, zones
from shuangyong_lint.views.sentences import sentences

LINTER = Linter()


def all_views() -> Iterator[Callable[[Document], Any]]:
    for info in pkgutil.iter_modules(views.__path__):
        module = importlib.import_module(f"{views.__name__}.{info.name}")
        for name, value in vars(module).items():
            # What only remembers its answers (lru_cache) is no plain function.
            a_view = inspect.isfunction(value) and hasattr(value, "__wrapped__")
            if a_view and value.__module__ == module.__name__ and name[0] != "_":
                yield value


VIEWS = list(all_views())


def spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from spans_in(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans_in(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


@pytest.mark.parametrize("read", VIEWS, ids=lambda read: f"{read.__module__}.{read.__name__}")
def test_spans_lie_inside_any_text(read: Callable[[Document], Any]) -> None:
    @given(texts)
    def holds(text: str) -> None:
        for name in ("a.txt", "a.md"):
            doc = LINTER.document(text, name)
            for span in spans_in(read(doc)):
                assert span.end <= len(doc)

    holds()


@given(texts)
def test_plain_keeps_length_and_lines(text: str) -> None:
    assert len(plain_text(text)) == len(text)
    for name in ("a.txt", "a.md"):
        doc = LINTER.document(text, name)
        assert len(plain(doc)) == len(prose(doc)) == len(doc.text)
        assert [i for i, c in enumerate(doc.text) if c == "\n"] == [i for i, c in enumerate(plain(doc)) if c == "\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发展,共２０１２年(约３０％)。", "发展，共2012年（约30%）。"),
        ("上午8:30至9:30,比例1:5,共1,000人", "上午8:30至9:30，比例1:5，共1,000人"),
        ("see (a, b), ok", "see (a, b), ok"),
        ("各乡(镇),ＡＢc", "各乡（镇），ABc"),
        ("1.加强领导;2.抓落实", "1.加强领导；2.抓落实"),
    ],
)
def test_plain_puts_widths_in_order(text: str, expected: str) -> None:
    assert plain_text(text) == expected


def test_what_is_not_prose_is_masked() -> None:
    doc = LINTER.document("# 题\n\n正文`代码,`和[链](http://x/y)。\n\n```\n块,\n```\n", "a.md")
    assert prose(doc).replace(MASK, "") == " 题\n\n正文和链。\n\n\n\n\n"


def test_sentences_keep_their_closing_marks() -> None:
    doc = LINTER.document("他说：“很好。”大家都笑了！“好！”，他又说。\n没有句号的标题\n完")
    assert [doc[span] for span in sentences(doc)] == [
        "他说：“很好。”",
        "大家都笑了！",
        "“好！”，他又说。",
        "没有句号的标题",
        "完",
    ]


def test_lines_of_a_paragraph_and_no_cells() -> None:
    doc = LINTER.document("第一行\n第二行\n\n| 甲 |\n|---|\n| 1 |\n", "a.md")
    assert [doc[line.span] for line in lines(doc)] == ["第一行", "第二行"]


def test_pairs_titles_and_zones() -> None:
    text = "《关于〈甲〉的通知》指出：“这是一段很长很长的引文，超过二十个字，不是术语。”要有“双拥”意识。”"
    doc = LINTER.document(text)
    assert [doc[pair.span] for pair in titles(doc)] == ["《关于〈甲〉的通知》"]
    assert [pair.depth for pair in pairs(doc)] == [0, 1, 0, 0]
    assert [doc[span] for span in zones(doc)["quote"]] == ["“这是一段很长很长的引文，超过二十个字，不是术语。”"]
