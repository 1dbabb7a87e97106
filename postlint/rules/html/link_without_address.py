"""HTM020: a link leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._markup import cut
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_TARGETS = frozenset(("id", "name"))  # an anchor, which links lead to
_ACTS = frozenset(("onclick", "role", "tabindex", "title", "aria-label"))


@element_rule("HTM020", "link-without-address", "a", safety=Safety.SAFE)
def link_without_address(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links with text and without an address; anchors are none."""
    attributes = element.attributes
    if attributes.get("href", "").strip() or not _TARGETS.isdisjoint(attributes):
        return
    if not element.text:
        return
    bare = "href" not in attributes and _ACTS.isdisjoint(attributes)
    end = element.end_tag
    edits = (cut(post.text, element.start_tag), cut(post.text, end)) if bare and end else ()
    yield Finding(
        span=element.start_tag,
        message=f"link `{shorten(element.text, 30)}` has no address; add it, or leave the text",
        edits=edits,
        safety=Safety.SAFE if edits else Safety.DISPLAY,
    )
