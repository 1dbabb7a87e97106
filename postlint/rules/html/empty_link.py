"""HTM006: a link has something to click on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.html._markup import unwrap
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_SEEN = expression(
    r"!\[|<(?:img|svg|video|audio|picture|object|iframe|canvas|input|math)\b", re.IGNORECASE
)
_NAMES = ("aria-label", "aria-labelledby", "title")
_TARGETS = ("id", "name")  # something else may link to it


@element_rule("HTM006", "empty-link", "a", safety=Safety.SAFE)
def empty_link(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links without text, image or label."""
    if not is_blank(element.text):
        return
    attributes = element.attributes
    if "href" not in attributes or any(attributes.get(name, "").strip() for name in _NAMES):
        return
    if _SEEN.search(element.span.of(post.text)):
        return
    url = attributes["href"]
    bound = url.startswith("#") or any(name in attributes for name in _TARGETS)
    edits = () if bound else unwrap(post.text, element)
    where = f"link to `{shorten(url, 50)}`" if url else "link without an address"
    yield Finding(
        span=element.start_tag,
        message=f"{where} has no text; give it one, or take it out",
        edits=edits,
        safety=Safety.SAFE if edits else Safety.DISPLAY,
    )
