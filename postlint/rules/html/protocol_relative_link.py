"""HTM022: an address says how to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._targets import address, place, replaced
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post


@element_rule("HTM022", "protocol-relative-link", "a", "img", safety=Safety.UNSAFE, default=False)
def protocol_relative_link(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links and images whose address begins with `//`."""
    url = address(element)
    if not url.startswith("//"):
        return
    edits = replaced(post.text, element, "//", "https://")
    yield Finding(
        span=place(post.text, element),
        message=f"`{shorten(url, 50)}` takes its scheme from the page; write `https:` before it",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        intends=_intends(element, url) if edits else (),
    )


def _intends(element: Element, url: str) -> tuple[str, ...]:
    """Return the difference in the words of the proof."""
    if element.tag == "a":
        title = element.attributes.get("title", "")
        rest = f" {title}" if title else ""
        return f"-mark a {url}{rest}", f"+mark a https:{url}{rest}"
    words = [element.attributes.get(name, "") for name in ("alt", "title")]
    rest = "".join(f" | {word}" for word in words if word)
    return f"-img {url}{rest}", f"+img https:{url}{rest}"
