"""Markdown：正文成段，表格成表；代码、文件头、链接地址、标记符号不是正文。

``doc.text`` is the file itself, so line and column are the file's; what is not prose lies in no block or in a hole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from shuangyong_lint.document import Block, BlockKind, Cell, Document, Skipped, Span, merged
from shuangyong_lint.pattern import HAN, Pattern
from shuangyong_lint.readers import Unreadable
from shuangyong_lint.readers.text import normalised

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

MAX_LINES = 200_000

# Front matter begins, behind blanks and comments, with a key: --- above and below a paragraph are rules.
_FRONT = Pattern(
    r"\A(---|\+\+\+)[ \t]*\n"
    r"(?=(?:[ \t]*(?:#[^\n]*)?\n)*(?:\1|\[|[ \t]*[\"']?\w[^\n:=，。；]{0,80}(?:=|:\s)))"
    r"(?:[^\n]*\n)*?\1[ \t]*(?:\n|\Z)"
)
_ORDERED = Pattern(r"\d{1,9}[.)][ \t]+")
_MARKER = Pattern(r"[ \t]*(?:(?:>|[-+*](?=[ \t]))[ \t]*)*")
_CONTINUED = Pattern(r"\n[ \t]*(?:>[ \t]?)*[ \t]*")
# An open one, which is none, reaches to the end, so that it is looked for but once.
_COMMENT = Pattern(r"<!--(?:[^-]|-(?!->))*+(?:-->|(?P<open>\Z))")
_WORDS = Pattern(f"[{HAN}]")


class _Context(NamedTuple):
    kind: BlockKind
    level: int


def read(data: bytes, name: str) -> Document:
    """A Markdown file as a document.

    Raises:
        Unreadable: as for text, and for more lines than anybody writes.
    """
    text, pieces, source = normalised(data, name)
    if text.count("\n") > MAX_LINES:
        raise Unreadable(name, f"超过 {MAX_LINES // 10_000} 万行，请拆成几份再检查")
    blocks, skipped = _blocks(text)
    return Document(text, name, "markdown", blocks, pieces, skipped, source)


def from_text(text: str, name: str) -> Document:
    """Markdown in memory; line ends are normalised."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks, skipped = _blocks(text)
    return Document(text, name, "markdown", blocks, skipped=skipped)


def _blocks(text: str) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    front = _FRONT.match(text)
    # The front matter is blanked, not cut, so that line numbers stay.
    body = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
    # markdown-it replaces NUL and normalises nothing else that would move a position.
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body)
    starts = [0]
    lines = text.split("\n")
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    skipped = [
        Skipped(
            Span(starts[token.map[0]], starts[token.map[0] + 1] - 1),
            "代码块没有写结束的标记，从这里起都算代码",
        )
        for token in tokens
        if token.type == "fence" and token.map and _WORDS.search(token.content) and not _closed(lines, token)
    ]
    unread = (token for token in tokens if token.type == "html_block" and token.map)
    spans = (Span(starts[token.map[0]], min(starts[token.map[1]], len(text))) for token in unread if token.map)
    skipped += [
        Skipped(Span(span.start, span.start + len(html.rstrip())), "Markdown 里的 HTML 没有查")
        for span in spans
        if _WORDS.search(_COMMENT.sub(_uncommented, html := text[span.start : span.end]))
    ]
    return tuple(_walk(text, tokens, starts)), tuple(sorted(skipped, key=lambda each: each.span or Span(0, 0)))


def _closed(lines: Sequence[str], token: Token) -> bool:
    """Whether a fence ends where its writer ended it, and not only with what is around it."""
    first, end = token.map or (0, 0)
    last = lines[end - 1].rstrip()
    return end - first > 1 and last.endswith(token.markup) and not last.rstrip(token.markup[0]).strip(" \t>")


def _uncommented(comment: re.Match[str]) -> str:
    return "" if comment["open"] is None else comment[0]


def _walk(  # noqa: C901  (one case for each kind of token)
    text: str, tokens: Sequence[Token], starts: list[int]
) -> Iterator[Block]:
    contexts: list[_Context] = [_Context(BlockKind.BODY, 0)]
    row = 0
    table: list[tuple[int, list[Token]]] = []
    lists = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                contexts.append(_Context(BlockKind.HEADING, int(token.tag[1])))
            case "list_item_open":
                lists += 1
                contexts.append(_Context(BlockKind.LIST, lists))
            case "blockquote_open":
                contexts.append(_Context(BlockKind.QUOTE, 0))
            case "heading_close" | "blockquote_close":
                contexts.pop()
            case "list_item_close":
                lists -= 1
                contexts.pop()
            case "tr_open":
                row = token.map[0] if token.map else row
                table.append((row, []))
            case "table_close":
                if block := _table(text, table, starts):
                    yield block
                table = []
            case "inline" if table:
                table[-1][1].append(token)
            case "inline" if token.map and token.content.strip():
                yield _block(text, token, starts, contexts[-1])
            case _:
                pass


def _block(text: str, token: Token, starts: list[int], context: _Context) -> Block:
    first, last = token.map or (0, 0)
    start, limit = starts[first], min(starts[last], len(text))
    start = _skip(_MARKER, text, start, limit)
    if context.kind is BlockKind.HEADING and text.startswith("#", start):
        start += len(text[start:limit]) - len(text[start:limit].lstrip("#"))
        start = _skip(_MARKER, text, start, limit)
    head = token.content.split("\n", 1)[0]
    if not text.startswith(head, start):
        # An ordered list's number stands before the content and belongs to the block: it is an ordinal.
        number = _ORDERED.match(text, start, limit)
        at = text.find(head, start, limit)
        if not (number and number.end() == at) and at >= 0:
            start = at
    holes = list(_holes(text, token.children or [], start, limit))
    end = _end(text, token.content, start, limit)
    holes += [Span(*match.span()) for match in _CONTINUED.finditer(text, start, end) if match.end() > match.start() + 1]
    holes = [hole for hole in holes if hole.end <= end]
    return Block(Span(start, end), context.kind, level=context.level, holes=_inside(merged(holes)))


def _inside(holes: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(hole for hole in holes if len(hole))


def _end(text: str, content: str, start: int, limit: int) -> int:
    """Where the block's content ends: behind its last line, without closing marks of a heading."""
    tail = content.rstrip().rsplit("\n", 1)[-1]
    at = text.rfind(tail, start, limit)
    return at + len(tail) if at >= 0 else start + len(text[start:limit].rstrip())


def _skip(pattern: Pattern, text: str, start: int, limit: int) -> int:
    match = pattern.match(text, start, limit)
    return match.end() if match else start


def _holes(text: str, children: Sequence[Token], start: int, limit: int) -> Iterator[Span]:
    """What is no prose between the texts of a paragraph: markup, link targets, inline code, HTML, images' sources.

    Inline tokens carry no positions; their texts stand in the source in order, so each is searched
    from where the last one ended.
    """
    at = start
    first = True
    for child in children:
        if child.type in ("text", "text_special"):
            words = child.content if child.type == "text" else child.markup
            if not words:
                continue
            found = text.find(words, at, limit)
            if found < 0:
                continue
            if found > at and not (first and _ORDERED.fullmatch(text, at, found)):
                yield Span(at, found)
            at = found + len(words)
            first = False
        elif child.type in ("softbreak", "hardbreak"):
            line_end = text.find("\n", at, limit)
            if line_end > at:
                yield Span(at, line_end)
            if line_end >= 0:
                # Leading marks of the next line (a quotation's >) are holes of their own.
                at = _CONTINUED.match(text, line_end, limit).end()  # type: ignore[union-attr]
    if at < limit and (rest := text[at:limit].rstrip()):
        yield Span(at, at + len(rest))


def _table(text: str, rows: Sequence[tuple[int, list[Token]]], starts: list[int]) -> Block | None:
    cells: list[Cell] = []
    holes: list[Span] = []
    for number, (line, tokens) in enumerate(rows):
        start, limit = starts[line], starts[line + 1] - 1
        at = start
        for column, token in enumerate(tokens):
            content = token.content
            if content:
                found = text.find(content, at, limit)
                if found < 0 and "|" in content:
                    # A pipe inside a cell is written with a backslash, which its content has lost.
                    content = content.replace("|", "\\|")
                    found = text.find(content, at, limit)
                if found < 0:
                    continue
                span = Span(found, found + len(content))
                cells.append(Cell(span, number, column))
                holes += _holes(text, token.children or [], span.start, span.end)
                at = span.end
    if not cells:
        return None
    span = Span(cells[0].span.start, cells[-1].span.end)
    return Block(span, BlockKind.TABLE, tuple(cells), holes=_inside(merged(holes)))
