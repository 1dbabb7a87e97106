"""HTM027: a heading is bold already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._headings import bold, inside
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


@element_rule("HTM027", "bold-heading", *_LEVELS, safety=Safety.UNSAFE, default=False)
def bold_heading(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report headings that are bold from end to end."""
    start, content = inside(post.text, element)
    match = bold(content)
    if match is None:
        return
    group = "html" if match["html"] else "markdown"
    first, last = match.span(group)
    body = content.strip()
    outer = start + content.index(body)
    yield Finding(
        span=element.start_tag,
        message="heading is all bold; take the emphasis out",
        edits=(
            Edit(Span(outer, start + first), ""),
            Edit(Span(start + last, outer + len(body)), ""),
        ),
        safety=Safety.UNSAFE,
        intends=("-mark strong",),
    )
