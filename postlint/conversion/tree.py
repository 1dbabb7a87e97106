"""Markdown as a tree, with mdast's names (https://github.com/syntax-tree/mdast).

Nothing changes a node once it is made. No msgspec structs, as in `postlint.post.nodes`: compiled code
makes and reads such classes without looking anything up.
"""

from __future__ import annotations


class Text:
    """Literal text."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class Emphasis:
    """Stressed text, ``em``."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Phrasing, ...]) -> None:
        self.children = children


class Strong:
    """Strong text."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Phrasing, ...]) -> None:
        self.children = children


class Delete:
    """Struck text, ``del`` (GFM)."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Phrasing, ...]) -> None:
        self.children = children


class InlineCode:
    """Code in a line."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class Break:
    """A hard line break."""

    __slots__ = ()


class Link:
    """A link."""

    __slots__ = ("children", "title", "url")

    def __init__(self, url: str, title: str, children: tuple[Phrasing, ...]) -> None:
        self.url = url
        self.title = title
        self.children = children


class Image:
    """An image."""

    __slots__ = ("alt", "title", "url")

    def __init__(self, url: str, alt: str, title: str) -> None:
        self.url = url
        self.alt = alt
        self.title = title


class Html:
    """HTML that stays as it is; in a line, or as a block."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class HtmlMark:
    """Markdown between the tags of an inline element that Markdown has no mark for (``sup``)."""

    __slots__ = ("children", "tag")

    def __init__(self, tag: str, children: tuple[Phrasing, ...]) -> None:
        self.tag = tag
        self.children = children


Phrasing = Text | Emphasis | Strong | Delete | InlineCode | Break | Link | Image | Html | HtmlMark


class Paragraph:
    """A paragraph."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Phrasing, ...]) -> None:
        self.children = children


class Heading:
    """A heading; ``depth`` from 1 to 6, ``name`` an identifier that is written in braces."""

    __slots__ = ("children", "depth", "name")

    def __init__(self, depth: int, children: tuple[Phrasing, ...], name: str = "") -> None:
        self.depth = depth
        self.children = children
        self.name = name


class ThematicBreak:
    """A rule between paragraphs."""

    __slots__ = ()


class Blockquote:
    """A quotation."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Flow, ...]) -> None:
        self.children = children


class ListItem:
    """An item of a list."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Flow, ...]) -> None:
        self.children = children


class List:
    """A list; ``start`` is the first number, None where it has bullets."""

    __slots__ = ("children", "start")

    def __init__(self, start: int | None, children: tuple[ListItem, ...]) -> None:
        self.start = start
        self.children = children


class Code:
    """A block of code; ``lang`` is empty where none is known."""

    __slots__ = ("lang", "value")

    def __init__(self, lang: str, value: str) -> None:
        self.lang = lang
        self.value = value


class Table:
    """A table: ``align`` of each column (``left``, ``right``, ``center`` or empty), rows of cells.

    The first row is the header; its cells may be empty.
    """

    __slots__ = ("align", "rows")

    def __init__(
        self, align: tuple[str, ...], rows: tuple[tuple[tuple[Phrasing, ...], ...], ...]
    ) -> None:
        self.align = align
        self.rows = rows


class Definition:
    """Terms and their definitions (kramdown, PHP Markdown Extra)."""

    __slots__ = ("definitions", "terms")

    def __init__(
        self, terms: tuple[tuple[Phrasing, ...], ...], definitions: tuple[tuple[Flow, ...], ...]
    ) -> None:
        self.terms = terms
        self.definitions = definitions


class DefinitionList:
    """A list of terms."""

    __slots__ = ("children",)

    def __init__(self, children: tuple[Definition, ...]) -> None:
        self.children = children


class HtmlWrapper:
    """Markdown blocks between an HTML start tag and its end tag, each on a line of its own."""

    __slots__ = ("children", "end", "start")

    def __init__(self, start: str, end: str, children: tuple[Flow, ...]) -> None:
        self.start = start
        self.end = end
        self.children = children


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
