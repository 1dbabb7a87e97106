"""What the Markdown parser says about a body, with spans in characters of the file.

This is the only module that reads pulldown-cmark's events; its ranges are UTF-8 bytes of the text
it was given, and become characters of the file here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from postlint.post.blocks import Block, BlockKind, Inline, Leaf
from postlint.post.dialects import dialect
from postlint.post.shorten import without_inside
from postlint.text import Span

if TYPE_CHECKING:
    import pyromark

_KINDS: Final[dict[str, BlockKind]] = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "HtmlBlock": "html",
    "CodeBlock": "code",
    "List": "list",
    "DefinitionList": "list",
    "BlockQuote": "quote",
    "Table": "table",
    "FootnoteDefinition": "footnote",
}
_ITEMS: Final = frozenset({"Item", "DefinitionListTitle", "DefinitionListDefinition"})
_CONTAINERS: Final = frozenset({"Item", "BlockQuote", "FootnoteDefinition", "List"})
_DEEPEST: Final = 100
"""How deep quotes and lists are looked into: nobody nests them so, and a walk is a call per level."""


@cache
def parser(written: str) -> pyromark.Markdown:
    """Return the parser that reads a dialect, but for its options; raw HTML passes through."""
    import pyromark  # noqa: PLC0415 - a post that is only front matter never needs it

    options = pyromark.Options
    name = dialect(written).name
    if name == "commonmark":
        return pyromark.Markdown()
    chosen = (
        options.ENABLE_TABLES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_FOOTNOTES
    )
    if name in {"goldmark", "kramdown"}:
        chosen |= options.ENABLE_DEFINITION_LIST
    return pyromark.Markdown(options=chosen)


def blocks(text: str, base: int, written: str) -> tuple[Block, ...]:
    """Return the blocks of the Markdown ``text``, which stands at ``base`` in its file."""
    short, cut, left_out = without_inside(text)
    events = list(parser(written).events_with_range(short))
    return _Reader(events, _Characters(short, base, cut, left_out)).blocks()


class _Characters:
    """Turns byte offsets into characters of the file, walking from the last one that was asked."""

    def __init__(self, text: str, base: int, cut: int, left_out: int) -> None:
        self._data = None if text.isascii() else text.encode()
        self._byte = 0
        self._character = base
        self._base = base
        self._cut = base + cut
        self._left_out = left_out

    def at(self, byte: int) -> int:
        """Return the character that starts at a byte."""
        character = self._base + byte if self._data is None else self._walk(byte, self._data)
        return character if character < self._cut else character + self._left_out

    def _walk(self, byte: int, data: bytes) -> int:
        if byte >= self._byte:
            self._character += len(data[self._byte : byte].decode())
        else:
            self._character -= len(data[byte : self._byte].decode())
        self._byte = byte
        return self._character


class _Reader:
    """Turns the flat events into blocks, in one pass."""

    def __init__(self, events: list[Any], characters: _Characters) -> None:
        self._events = events
        self._characters = characters
        self._at = 0
        self._depth = 0

    def blocks(self) -> tuple[Block, ...]:
        """Read sibling blocks up to the end of what contains them."""
        found: list[Block] = []
        while self._at < len(self._events):
            event, range_ = self._events[self._at]
            if isinstance(event, dict) and "End" in event:
                break
            name = _name(event)
            if name in _KINDS:
                found.append(self._block(name, self._span(range_)))
            elif name == "Rule":
                found.append(Block("rule", self._span(range_)))
                self._at += 1
            elif isinstance(event, dict) and "Start" in event and name in _CONTAINERS:
                self._at += 1
            else:
                found.append(self._tight(self._span(range_)))
        return tuple(found)

    def _block(self, name: str, span: Span) -> Block:
        kind = _KINDS[name]
        self._at += 1
        shallow = self._depth < _DEEPEST
        if shallow and name in {"List", "DefinitionList"}:
            return Block(kind, span, children=self._items())
        if shallow and name in _CONTAINERS:
            self._depth += 1
            inside = self.blocks()
            self._depth -= 1
            self._at += 1
            return Block(kind, span, children=(inside,))
        if name == "HtmlBlock":
            return Block(kind, span, lines=self._lines(span))
        if name == "Table":
            return Block(kind, span, leaves=self._cells())
        if kind == "paragraph" or kind == "heading":  # noqa: PLR1714 - a type checker narrows this
            start = self._events[self._at - 1][0]["Start"]
            level = int(start["Heading"]["level"][1:]) if kind == "heading" else 0
            leaf = Leaf(kind, span, self._inlines(), loose=not level, level=level)
            self._at += 1
            return Block(kind, span, leaf=leaf)
        self._skip()
        return Block(kind, span)

    def _items(self) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        self._depth += 1
        while _name(self._events[self._at][0]) in _ITEMS and "Start" in self._events[self._at][0]:
            self._at += 1
            items.append(self.blocks())
            self._at += 1
        self._depth -= 1
        self._at += 1
        return tuple(items)

    def _lines(self, span: Span) -> tuple[Span, ...]:
        if not self._depth:
            self._skip()
            return (span,)
        lines: list[Span] = []
        while True:
            event, range_ = self._events[self._at]
            self._at += 1
            if "End" in event:
                return tuple(lines)
            if "Html" in event:
                lines.append(self._span(range_))

    def _cells(self) -> tuple[Leaf, ...]:
        cells: list[Leaf] = []
        while True:
            event, range_ = self._events[self._at]
            self._at += 1
            name = _name(event)
            if name == "TableCell" and "Start" in event:
                cells.append(Leaf("cell", self._span(range_), self._inlines(), loose=False))
                self._at += 1
            elif name == "Table":
                return tuple(cells)

    def _tight(self, span: Span) -> Block:
        """Read the inline content of a tight list item, which has no paragraph around it."""
        inlines = self._inlines()
        end = max((inline.span.end for inline in inlines), default=span.end)
        whole = Span(span.start, end)
        return Block("paragraph", whole, leaf=Leaf("paragraph", whole, inlines, loose=True))

    def _skip(self) -> None:
        depth = 1
        events, at = self._events, self._at
        while depth:
            event = events[at][0]
            at += 1
            if "End" in event:
                depth -= 1
            elif "Start" in event:
                depth += 1
        self._at = at

    def _inlines(self) -> tuple[Inline, ...]:
        """Read inline content up to the end of its block or the start of another block."""
        found: list[Inline] = []
        open_: list[tuple[str, dict[str, Any], Span, list[str]]] = []
        while self._at < len(self._events):
            event, range_ = self._events[self._at]
            name = _name(event)
            if isinstance(event, dict) and "Start" in event:
                if name in _KINDS or name in _ITEMS:
                    break
                data = event["Start"]
                open_.append(
                    (name, data[name] if isinstance(data, dict) else {}, self._span(range_), [])
                )
            elif isinstance(event, dict) and "End" in event:
                if not open_:
                    break
                self._close(open_, found)
            elif event == "Rule":
                break
            else:
                self._piece(event, self._span(range_), open_, found)
            self._at += 1
        return tuple(found)

    def _close(self, open_: list[Any], found: list[Inline]) -> None:
        name, data, span, texts = open_.pop()
        text = "".join(texts)
        if open_:
            open_[-1][3].append(text)
        if name in {"Link", "Image"}:
            kind: Literal["link", "image"] = "link" if name == "Link" else "image"
            found.append(Inline(kind, span, text, data["dest_url"], data["title"]))

    def _piece(self, event: Any, span: Span, open_: list[Any], found: list[Inline]) -> None:
        key, text = next(iter(event.items())) if isinstance(event, dict) else (event, " ")
        if key == "InlineHtml":
            found.append(Inline("html", span, text))
            return
        if key not in {"Text", "Code", "InlineMath", "DisplayMath"}:
            text = " "
        found.append(Inline("text" if key == "Text" else "other", span, text))
        if open_:
            open_[-1][3].append(text)

    def _span(self, range_: dict[str, int]) -> Span:
        start = self._characters.at(range_["start"])
        return Span(start, self._characters.at(range_["end"]))


def _name(event: Any) -> str:
    """Return the name of what an event starts or ends, or of the event itself."""
    if isinstance(event, str):
        return event
    ((kind, what),) = event.items()
    if kind not in {"Start", "End"}:
        return str(kind)
    if isinstance(what, str):
        return what
    return str(next(iter(what)))
