"""Markdown as a tree, with mdast's names (https://github.com/syntax-tree/mdast)."""

from __future__ import annotations

import msgspec


class Text(msgspec.Struct, frozen=True, gc=False):
    """Literal text."""

    value: str


class Emphasis(msgspec.Struct, frozen=True, gc=False):
    """Stressed text, ``em``."""

    children: tuple[Phrasing, ...]


class Strong(msgspec.Struct, frozen=True, gc=False):
    """Strong text."""

    children: tuple[Phrasing, ...]


class Delete(msgspec.Struct, frozen=True, gc=False):
    """Struck text, ``del`` (GFM)."""

    children: tuple[Phrasing, ...]


class InlineCode(msgspec.Struct, frozen=True, gc=False):
    """Code in a line."""

    value: str


class Break(msgspec.Struct, frozen=True, gc=False):
    """A hard line break."""


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link."""

    url: str
    title: str
    children: tuple[Phrasing, ...]


class Image(msgspec.Struct, frozen=True, gc=False):
    """An image."""

    url: str
    alt: str
    title: str


class Html(msgspec.Struct, frozen=True, gc=False):
    """HTML that stays as it is; in a line, or as a block."""

    value: str


class HtmlMark(msgspec.Struct, frozen=True, gc=False):
    """Markdown between the tags of an inline element that Markdown has no mark for (``sup``)."""

    tag: str
    children: tuple[Phrasing, ...]


Phrasing = Text | Emphasis | Strong | Delete | InlineCode | Break | Link | Image | Html | HtmlMark


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph."""

    children: tuple[Phrasing, ...]


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading; ``depth`` from 1 to 6, ``name`` an identifier that is written in braces."""

    depth: int
    children: tuple[Phrasing, ...]
    name: str = ""


class ThematicBreak(msgspec.Struct, frozen=True, gc=False):
    """A rule between paragraphs."""


class Blockquote(msgspec.Struct, frozen=True, gc=False):
    """A quotation."""

    children: tuple[Flow, ...]


class ListItem(msgspec.Struct, frozen=True, gc=False):
    """An item of a list."""

    children: tuple[Flow, ...]


class List(msgspec.Struct, frozen=True, gc=False):
    """A list; ``start`` is the first number, None where it has bullets."""

    start: int | None
    children: tuple[ListItem, ...]


class Code(msgspec.Struct, frozen=True, gc=False):
    """A block of code; ``lang`` is empty where none is known."""

    lang: str
    value: str


class Table(msgspec.Struct, frozen=True, gc=False):
    """A table: ``align`` of each column (``left``, ``right``, ``center`` or empty), rows of cells.

    The first row is the header; its cells may be empty.
    """

    align: tuple[str, ...]
    rows: tuple[tuple[tuple[Phrasing, ...], ...], ...]


class Definition(msgspec.Struct, frozen=True, gc=False):
    """Terms and their definitions (kramdown, PHP Markdown Extra)."""

    terms: tuple[tuple[Phrasing, ...], ...]
    definitions: tuple[tuple[Flow, ...], ...]


class DefinitionList(msgspec.Struct, frozen=True, gc=False):
    """A list of terms."""

    children: tuple[Definition, ...]


class HtmlWrapper(msgspec.Struct, frozen=True, gc=False):
    """Markdown blocks between an HTML start tag and its end tag, each on a line of its own."""

    start: str
    end: str
    children: tuple[Flow, ...]


Flow = (
    Paragraph
    | Heading
    | ThematicBreak
    | Blockquote
    | List
    | DefinitionList
    | Code
    | Table
    | Html
    | HtmlWrapper
)
