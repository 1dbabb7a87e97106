"""HTM023: an address can be followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._malformed import is_plain, problem
from postlint.rules.html._targets import address, place
from postlint.rules.source._differences import shorten
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_VALUE = expression(r"""=\s*(["'])(\s*)(.*?)(\s*)\1\Z""", re.DOTALL)


@element_rule("HTM023", "malformed-link", "a", "img", safety=Safety.SAFE)
def malformed_link(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report addresses that lead nowhere as they are written, such as `http://http://…`."""
    attributes = element.attributes
    if is_plain(attributes.get("href") or attributes.get("src") or "#"):
        return
    url = address(element)
    what = problem(url) if url else ""
    if not what:
        return
    edits = _trimmed(post.text, element) if url != url.strip() else ()
    yield Finding(
        span=place(post.text, element),
        message=f"address `{shorten(url.strip(), 50)}` {what}",
        edits=edits,
        safety=Safety.SAFE if edits else Safety.DISPLAY,
    )


def _trimmed(text: str, element: Element) -> tuple[Edit, ...]:
    """Return the edits that take white space off the ends of an attribute's value."""
    span = place(text, element)
    match = _VALUE.search(span.of(text)) if element.origin == "html" else None
    if match is None:
        return ()
    gaps = [Span(span.start + match.start(at), span.start + match.end(at)) for at in (2, 4)]
    return tuple(Edit(gap, "") for gap in gaps if gap.start < gap.end)
