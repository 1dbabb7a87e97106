"""The body of a post: Markdown blocks, and the HTML that is embedded in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.expressions import expression
from postlint.post.blocks import Block, Inline, Island, Leaf
from postlint.post.dialects import dialect
from postlint.post.islands import find_islands
from postlint.post.kramdown import without_blank_lines
from postlint.post.markdown import blocks
from postlint.post.within import html_only, leaves
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.post.html import Element, Selection

__all__ = ["Block", "Body", "Comment", "Island"]

_START_TAG = expression("<[a-zA-Z]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Comment(msgspec.Struct, frozen=True):
    """An HTML comment: the span of all of it, the text between ``<!--`` and ``-->``."""

    span: Span
    text: str


class Body(msgspec.Struct, frozen=True, dict=True):
    """What follows the front matter. Spans count in ``text``, the text of the whole file."""

    text: str
    span: Span
    dialect: str = "gfm"
    syntax: Literal["markdown", "html", "opaque"] = "markdown"

    @cached_property
    def source(self) -> str:
        """The body as written."""
        return self.span.of(self.text)

    @property
    def is_html(self) -> bool:
        """Say whether the whole body is HTML (an ``.html`` post)."""
        return self.syntax == "html"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The top-level Markdown blocks in document order; none in an HTML or opaque body."""
        if self.syntax != "markdown":
            return ()
        source = self.source
        if dialect(self.dialect).name == "kramdown":
            source = without_blank_lines(source, same_length=True)
        return blocks(source, self.span.start, self.dialect)

    @cached_property
    def islands(self) -> tuple[Island, ...]:
        """The runs of embedded HTML, in document order; an HTML body is one, if it is not blank."""
        if self.syntax == "html":
            return self._whole()
        if "<" not in self.source:
            return ()
        return tuple(find_islands(self.text, self.blocks))

    def _whole(self) -> tuple[Island, ...]:
        """Return an HTML body as one island, blank lines around it left out."""
        source = self.source
        core = source.strip()
        if not core:
            return ()
        start = source.rfind("\n", 0, source.index(core)) + 1
        span = Span(self.span.start + start, self.span.start + len(source.rstrip()))
        return (Island(span, "block", lines=(span,)),)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The paragraphs, headings and table cells, with their inline content."""
        return tuple(leaves(self.blocks))

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The HTML elements of the body, and Markdown's own headings, links and images, in order.

        A Markdown heading is an ``h1`` to ``h6``, a link an ``a`` and an image an ``img`` with
        ``origin`` "markdown". Code yields none, nor does the body of an ``.mdx`` file.
        """
        if self.syntax == "opaque":
            return ()
        from postlint.post.html import elements  # noqa: PLC0415 - only with HTML

        html = self.html_only
        found = elements(html, self.span.start) if _START_TAG.search(html) else []
        return tuple(_in_order(list(self.markdown_elements), found))

    @cached_property
    def markdown_elements(self) -> tuple[Element, ...]:
        """Those of ``elements`` that Markdown wrote; to know them no HTML is parsed."""
        from postlint.post.html import MarkdownElement  # noqa: PLC0415 - as above

        own: list[Element] = []
        for leaf in self.leaves:
            if leaf.level:
                span = Span(
                    leaf.span.start, leaf.span.start + len(leaf.span.of(self.text).rstrip())
                )
                own.append(MarkdownElement(f"h{leaf.level}", {}, _text(leaf), span))
            for inline in leaf.inlines:
                if inline.kind == "link":
                    own.append(
                        MarkdownElement("a", _attributes("href", inline), inline.text, inline.span)
                    )
                elif inline.kind == "image":
                    attributes = {**_attributes("src", inline), "alt": inline.text}
                    own.append(MarkdownElement("img", attributes, inline.text, inline.span))
        return tuple(own)

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """The headings of the body, written in Markdown or in HTML, in order."""
        return tuple(element for element in self.elements if element.tag in _HEADINGS)

    def select(self, selectors: Iterable[str], *, markdown: bool = False) -> list[Element]:
        """Return the elements that CSS selectors match, in order; none in code.

        They are those of HTML, and with ``markdown`` its links and images too.
        """
        if self.syntax == "opaque" or not (markdown or "<" in self.source):
            return []
        selection = self._selection_of_all if markdown else self._selection
        return selection.select(selectors)

    @cached_property
    def _selection(self) -> Selection:
        from postlint.post.html import Selection  # noqa: PLC0415 - few settings have selectors

        return Selection(self.html_only, self.span.start)

    @cached_property
    def _selection_of_all(self) -> Selection:
        from postlint.post.html import Selection  # noqa: PLC0415 - as above

        return Selection(self.html_only, self.span.start, self.markdown_elements)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments of the body, in order."""
        return tuple(_comments(self.html_only, self.span.start))

    @cached_property
    def html_only(self) -> str:
        """The body as written, but for each ``<`` that is no HTML: there stands a space."""
        source = self.source
        if self.syntax != "markdown" or "<" not in source:
            return source
        return html_only(source, self.span.start, self.blocks)


def _text(leaf: Leaf) -> str:
    """Return the text of a heading, with white space collapsed as a browser does."""
    return " ".join(
        "".join([it.text for it in leaf.inlines if it.kind in {"text", "other"}]).split()
    )


def _attributes(target: str, inline: Inline) -> dict[str, str]:
    return {target: inline.url, "title": inline.title} if inline.title else {target: inline.url}


def _in_order(own: list[Element], found: list[Element]) -> list[Element]:
    """Merge Markdown's elements with those of HTML, asking the latter for few of their places."""
    if not own or not found or own[-1].span.start < found[0].start_tag.start:
        return own + found
    return sorted(own + found, key=lambda element: element.start_tag.start)


def _comments(html: str, base: int) -> Iterator[Comment]:
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            return
        yield Comment(Span(base + start, base + end + 3), html[start + 4 : end])
        start = html.find("<!--", end + 3)
