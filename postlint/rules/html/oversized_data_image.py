"""HTM034: an image is a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._targets import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``kilobytes``: how much of a post an image in it may take."""

    kilobytes: int = 16


@element_rule("HTM034", "oversized-data-image", "img", options=Options)
def oversized_data_image(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report images that stand in the post itself, as a long `data:` URL."""
    url = element.attributes.get("src", "")
    if not url.startswith("data:"):
        return
    size = len(url) / 1024
    if size > context.options("oversized-data-image", Options).kilobytes:
        yield Finding(
            span=place(post.text, element),
            message=f"image takes {size:.0f} KB of the post; make it a file and link to it",
        )
