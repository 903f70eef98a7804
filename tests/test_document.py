import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from shuangyong_lint.document import Document, Edit, Moves, Span, covering, line_blocks, merged, view
from shuangyong_lint.fix import compose


@st.composite
def edits_for(draw: st.DrawFn, text: str) -> list[Edit]:
    """A few edits of ``text`` that do not touch one another, sorted."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    found: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edit = Edit(Span(start, end), draw(st.text(alphabet="甲乙，\n", max_size=3)))
        if not (found and found[-1].span.touches(edit.span)):
            found.append(edit)
    return found


def test_a_span_refuses_nonsense() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
    with pytest.raises(ValueError, match="not a span"):
        Span(-1, 2)


@pytest.mark.parametrize(
    ("first", "second", "touch"),
    [
        (Span(0, 2), Span(2, 4), False),
        (Span(0, 2), Span(1, 4), True),
        (Span(2, 2), Span(2, 2), True),
        (Span(2, 2), Span(0, 2), False),
        (Span(1, 1), Span(0, 2), True),
        (Span(0, 1), Span(3, 4), False),
    ],
)
def test_touching(first: Span, second: Span, touch: bool) -> None:  # noqa: FBT001
    assert first.touches(second) is touch
    assert second.touches(first) is touch


@given(texts)
def test_lines_are_blocks(text: str) -> None:
    doc = Document(text)
    assert doc.blocks == line_blocks(text)
    assert [doc[block.span] for block in doc.blocks or ()] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


@given(st.data())
def test_edits_compose(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="一二三四五\n", max_size=30))
    doc = Document(text)
    first = data.draw(edits_for(text))
    middle = doc.edited(first)
    second = data.draw(edits_for(middle.text))
    new = middle.edited(second)
    net = compose(middle.text, first, second)
    assert doc.edited(net).text == new.text
    assert net == tuple(sorted(net, key=lambda edit: edit.span))


@given(st.data())
def test_moved_spans_keep_their_words(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="一二三四五", max_size=30))
    edits = data.draw(edits_for(text))
    new = Document(text).edited(edits).text
    move = Moves(edits)
    for start in range(len(text)):
        span = Span(start, start + 1)
        moved = move.span(span)
        assert moved.end <= len(new)
        if not any(edit.span.touches(span) or edit.span.start == span.end for edit in edits):
            assert new[moved.start : moved.end] == text[start]


def test_edits_that_touch_are_refused() -> None:
    with pytest.raises(ValueError, match="touch"):
        Document("一二三").edited([Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])
    with pytest.raises(ValueError, match="outside"):
        Document("一二三").edited([Edit(Span(2, 4), "")])


def test_a_view_is_computed_once_and_dropped_on_pickling() -> None:
    calls: list[str] = []

    @view
    def length(doc: Document) -> int:
        calls.append(doc.name)
        return len(doc.text)

    doc = Document("一二三", "甲")
    assert (length(doc), length(doc), calls) == (3, 3, ["甲"])
    copy = pickle.loads(pickle.dumps(doc))  # noqa: S301  (our own bytes)
    assert copy.text == doc.text
    assert copy.blocks == doc.blocks
    assert (length(copy), len(calls)) == (3, 2)
    assert set(doc.timings) == {"test_document.length"}


def test_a_bare_document_says_that_it_knows_nothing() -> None:
    with pytest.raises(LookupError, match="knows nothing"):
        Document("一").know(str)


def test_merged_and_covering() -> None:
    spans = merged([Span(5, 7), Span(0, 2), Span(2, 3), Span(6, 9)])
    assert spans == (Span(0, 3), Span(5, 9))
    assert covering(spans, Span(6, 7)) == Span(5, 9)
    assert covering(spans, Span(2, 6)) is None
