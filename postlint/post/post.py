"""A post is a file's text, its front matter and its body."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from postlint.expressions import expression
from postlint.post.body import Body
from postlint.post.front_matter import FrontMatter, find
from postlint.text import Lines, Span

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_START_TAG = expression(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>?""")
HTML_ENDINGS = (".html", ".htm", ".xhtml")
FRONT_MATTER_ONLY_ENDINGS = (".mdx",)


class Post(msgspec.Struct, frozen=True, dict=True):
    """One post: ``str(post)`` is the text it was parsed from, to the last character."""

    path: str
    text: str
    front_matter: FrontMatter | None
    body: Body

    def __str__(self) -> str:
        return self.text[: self.body.span.start] + self.body.source

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, for positions and for rules that look at lines."""
        return Lines(self.text)

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What several rules need and only the first of them finds out, by names of their own."""
        return {}

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The body as BeautifulSoup reads it, for rules whose authors know that API.

        A ``<`` that Markdown reads as text, such as those of code, is a space in it.
        """
        from bs4 import BeautifulSoup  # noqa: PLC0415 - slow to import, and few rules want it

        return BeautifulSoup(self.body.html_only, "html.parser")

    def span_of(self, tag: Tag) -> Span:
        """Return where the start tag of an element of ``soup`` stands in the file."""
        source = self.body.html_only
        start = 0
        for _ in range((tag.sourceline or 1) - 1):
            start = source.index("\n", start) + 1
        start += tag.sourcepos or 0
        found = _START_TAG.match(source, start)
        length = len(found[0]) if found else 1
        return Span(self.body.span.start + start, self.body.span.start + start + length)


def parse(text: str, path: str = "", dialect: str = "gfm") -> Post:
    """Parse a post; any text is one, if only a body without front matter.

    Args:
        text: the decoded file, with its BOM and its line endings.
        path: where it stands, for messages and for rules on names; its ending says whether the
            body is Markdown, HTML (``.html``) or not looked at (``.mdx``).
        dialect: how the site renders Markdown, such as ``gfm``.

    """
    front_matter = find(text)
    start = front_matter.span.end if front_matter else int(text.startswith("\ufeff"))
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    syntax: Literal["markdown", "html", "opaque"] = (
        "html"
        if ending in HTML_ENDINGS
        else "opaque"
        if ending in FRONT_MATTER_ONLY_ENDINGS
        else "markdown"
    )
    return Post(path, text, front_matter, Body(text, Span(start, len(text)), dialect, syntax))
