"""The blocks of a body, and what stands in a line of them, with spans in characters of the file."""

from __future__ import annotations

from typing import Literal

import msgspec

from postlint.text import Span

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
