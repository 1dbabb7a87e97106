"""HTM014: an image shows without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._lazy import SOURCES, holds_place, moved, waiting_address
from postlint.rules.html._markup import without_attribute
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_ATTRIBUTES = (*SOURCES, "srcset")


@element_rule(
    "HTM014", "lazy-image", "img", attributes=_ATTRIBUTES, safety=Safety.SAFE, default=False
)
def lazy_image(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report images whose address a script would have to put into `src`."""
    attributes = element.attributes
    name = waiting_address(attributes)
    blank = holds_place(attributes.get("srcset", "").strip())  # a browser shows it, not `src`
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
