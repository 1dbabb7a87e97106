"""SRC012: the source line is the heading that it was written as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_GLUED = expression(
    r"\s*+(?:<!--(?>(?:(?!-->).)*)-->\s*+)*?<!--(?>(?:(?!-->).)*)-->[ \t]*+(?P<end>\r?\n)"
    r"(?P<line>\[[^\r\n]*\)[ \t]*)\r?\n(?:-+|=+)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
"""Comments, the last of them in the line before a link that is underlined."""


@rule("SRC012", "source-line-not-a-heading", safety=Safety.UNSAFE, needs=("-->",))
def source_line_not_a_heading(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source line that kramdown does not read as a heading, since a comment stands right before it."""
    if post.body.dialect != "kramdown" or "-->" not in post.body.source:
        return
    found = _GLUED.match(post.text, post.body.span.start)
    if found is None:
        return
    end = found["end"]
    yield Finding(
        span=Span(*found.span("line")),
        message="kramdown reads no heading right after a comment; put a blank line before it",
        edits=(Edit(Span(found.start("line"), found.start("line")), end),),
        safety=Safety.UNSAFE,
    )
