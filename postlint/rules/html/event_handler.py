"""HTM003: no element carries code that runs when something happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._markup import without_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_HANDLER = expression(r"on[a-z]{3,}")  # the shortest are oncut and onend


@element_rule("HTM003", "event-handler", attributes=("on*",), safety=Safety.UNSAFE)
def event_handler(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report each attribute with code for an event, such as `onclick` or `onerror`."""
    for name, value in element.attributes.items():
        # Prose that was parsed as a tag (`<he is only one>`) has such names, but no values.
        if not value.strip() or not _HANDLER.fullmatch(name):
            continue
        edits = without_attribute(post.text, element, name)
        yield Finding(
            span=element.attribute_span(name),
            message=f"`{name}` on `{element.tag}` runs a script; take it out",
            edits=edits,
            # A reader sees the same page until the event happens.
            safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        )
