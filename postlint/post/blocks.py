"""The blocks of a body, what stands in a line of them, and islands, with spans in characters of the file."""

from __future__ import annotations

from typing import Literal

import msgspec

from postlint.expressions import expression
from postlint.text import Span

_START_TAG = expression(r"<([a-zA-Z][a-zA-Z0-9:-]*)")

BlockKind = Literal[
    "paragraph", "heading", "html", "code", "list", "quote", "table", "rule", "footnote"
]


class Inline(msgspec.Struct, frozen=True, gc=False):
    """A place inside a paragraph, a heading or a table cell.

    ``html`` is a tag or comment as written; ``link`` and ``image`` are Markdown's own, with
    ``url``, ``title`` and ``text``; ``text`` is text, entities and escapes decoded; ``other`` is
    code, a break or the like.
    """

    kind: Literal["html", "link", "image", "text", "other"]
    span: Span
    text: str = ""
    url: str = ""
    title: str = ""


class Leaf(msgspec.Struct, frozen=True, gc=False):
    """A block of inline content: its kind, its span, the inline pieces in document order."""

    kind: Literal["paragraph", "heading", "cell"]
    span: Span
    inlines: tuple[Inline, ...]
    loose: bool
    """True where a line of its own may follow (a paragraph); False in headings and cells."""
    level: int = 0  # of a heading, from 1 to 6


class Block(msgspec.Struct, frozen=True, gc=False):
    """A Markdown block.

    ``lines`` are what an HTML block's text stands in: its span, or inside of quotes and list items
    the span of each line without their prefix; ``children`` are the blocks of a container, one group per list item.
    """

    kind: BlockKind
    span: Span
    lines: tuple[Span, ...] = ()
    children: tuple[tuple[Block, ...], ...] = ()
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()


class Island(msgspec.Struct, frozen=True, gc=False):
    """A run of embedded HTML.

    A block island is one HTML block, or several with the Markdown between unbalanced tags
    (``mixed``). ``lines`` are its HTML's lines without the prefix of quotes and list items around;
    ``prefix`` is what each further line of a replacement starts with. An inline island is all the
    HTML in one paragraph, heading or table cell (``leaf``).
    """

    span: Span
    kind: Literal["block", "inline"]
    lines: tuple[Span, ...] = ()
    mixed: bool = False
    prefix: str = ""
    leaf: Leaf | None = None

    def html(self, text: str) -> str:
        """Return the HTML of a block island, prefixes taken away; with its Markdown if mixed."""
        if self.mixed:
            return self.span.of(text)
        return "".join([line.of(text) for line in self.lines])

    def tags(self, text: str) -> tuple[str, ...]:
        """Return the names of the start tags, in order of appearance, repeated as they are."""
        return tuple([name.lower() for name in _START_TAG.findall(self.span.of(text))])
