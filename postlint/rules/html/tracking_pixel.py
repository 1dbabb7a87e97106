"""HTM013: no image is there to count readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._markup import cut
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_REMOTE = expression(r"\s*(?:https?:)?//", re.IGNORECASE)
_TRACKER = expression(
    r"//(?:pixel|stats|b)\.|facebook\.com/tr|-analytics|doubleclick|feeds\.|/_/stat"
)
_TINY = frozenset(("0", "1", "0px", "1px"))


@element_rule("HTM013", "tracking-pixel", "img", safety=Safety.UNSAFE)
def tracking_pixel(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report images of one pixel, and of services that count readers, from another server."""
    attributes = element.attributes
    url = attributes.get("src", "")
    tiny = attributes.get("width") in _TINY or "style" in attributes
    if not (tiny or _TRACKER.search(url)) or not _REMOTE.match(url):
        return
    from postlint.proof.pixels import is_pixel  # noqa: PLC0415 - few images are suspected

    if not is_pixel(attributes, url):
        return
    is_html = element.origin == "html"
    yield Finding(
        span=element.start_tag,
        message=f"`{shorten(url, 50)}` shows nothing and counts readers; take it out",
        edits=(cut(post.text, element.start_tag),) if is_html else (),
        safety=Safety.UNSAFE if is_html else Safety.DISPLAY,
        intends=(f"-pixel {url}",) if is_html else (),
    )
