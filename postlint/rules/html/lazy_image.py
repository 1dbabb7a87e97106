"""HTM014: an image shows without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post.lazy_images import LAZY_SOURCES
from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._lazy import is_dot, moved, waiting_address
from postlint.rules.html._markup import without_attribute
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_ATTRIBUTES = (*LAZY_SOURCES, "srcset")


@element_rule(
    "HTM014", "lazy-image", "img", attributes=_ATTRIBUTES, safety=Safety.SAFE, default=False
)
def lazy_image(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report images whose address a script would have to put into `src`."""
    attributes = element.attributes
    name = waiting_address(attributes)
    blank = is_dot(attributes.get("srcset", "").strip())  # a browser shows it, not `src`
    if not name and not (blank and attributes.get("src", "").strip()):
        return
    edits = moved(post.text, element, name) if name else ()
    if blank and (edits or not name):
        edits = (*edits, *without_attribute(post.text, element, "srcset"))
    todo = f"put `{name}` into `src`" if name else "take `srcset` out"
    url = shorten(attributes[name or "src"].strip(), 50)
    yield Finding(
        span=element.start_tag,
        message=f"image `{url}` shows only after a script ran; {todo}",
        edits=edits,
        safety=Safety.SAFE if edits else Safety.DISPLAY,
    )
