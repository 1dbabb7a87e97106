"""HTM012: how things look is the site's matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._markup import is_hidden, without_attribute
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post


@element_rule("HTM012", "inline-style", attributes=("style",), safety=Safety.UNSAFE, default=False)
def inline_style(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report `style` attributes."""
    style = element.attributes["style"]
    edits = () if is_hidden(element.attributes) else without_attribute(post.text, element, "style")
    yield Finding(
        span=element.attribute_span("style"),
        message=f"style `{shorten(' '.join(style.split()), 40)}` on `{element.tag}`; take it out",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
    )
