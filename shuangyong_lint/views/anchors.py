"""唯一的一遍扫描：所有词表的词、所有视图的触发词都在这里找到。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuangyong_lint.document import view
from shuangyong_lint.terms import Lexicon
from shuangyong_lint.views.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shuangyong_lint.document import Document
    from shuangyong_lint.terms import Hit


@view
def _scan(doc: Document) -> Mapping[str, Sequence[Hit]]:
    return doc.know(Lexicon).scan(plain(doc))


def anchors(doc: Document, owner: str) -> Sequence[Hit]:
    """The hits in `plain` of the words that ``owner`` (a check's id or a view's module name) asked for, in order."""
    return _scan(doc).get(owner, ())
