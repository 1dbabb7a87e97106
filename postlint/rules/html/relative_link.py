"""HTM021: a link means the same wherever the text is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.expressions import expression
from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._malformed import problem
from postlint.rules.html._targets import address, place
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_ABSOLUTE = expression(r"\s*(?:[a-z][a-z0-9+.-]*:|//|#|$)", re.IGNORECASE)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``images``: report images too; ``allow``: beginnings of addresses that are of the site."""

    images: bool = False
    allow: tuple[str, ...] = ()


@element_rule("HTM021", "relative-link", "a", "img", options=Options)
def relative_link(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report links without a scheme and a host."""
    url = address(element)
    if not url or _ABSOLUTE.match(url):
        return
    options = context.options("relative-link", Options)
    if (element.tag == "img" and not options.images) or url.startswith(options.allow):
        return
    if problem(url):
        return  # malformed-link says more
    what = "image" if element.tag == "img" else "link"
    yield Finding(
        span=place(post.text, element),
        message=f"relative {what} `{shorten(url, 50)}` leads into this site;"
        " write the whole address",
    )
