"""HTM005: an image says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._markup import is_hidden
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")  # a lazy image's src is a blank


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``markdown``: report ``![](image.png)`` too, which may be a decoration."""

    markdown: bool = False


@element_rule("HTM005", "missing-alt", "img", options=Options)
def missing_alt(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report images without alternative text; `alt=""` marks a decoration and is fine."""
    attributes = element.attributes
    if element.origin == "markdown":
        wanted = context.options("missing-alt", Options).markdown
        if attributes.get("alt", "").strip() or not wanted:
            return
        wish = "write it between `![` and `]`"
    elif "alt" in attributes or _silent(element):
        return
    else:
        wish = 'add `alt="…"`, or `alt=""` for a decoration'
    url = next((attributes[name] for name in _SOURCES if attributes.get(name)), "")
    name = "" if url.startswith("data:") else url.partition("?")[0].rstrip("/").rpartition("/")[2]
    what = f"image `{shorten(name, 30)}`" if name else "image"
    yield Finding(span=element.start_tag, message=f"{what} has no alternative text; {wish}")


def _silent(element: Element) -> bool:
    """Say whether no reader is told of the image: a pixel, hidden, or a lazy image's twin."""
    attributes = element.attributes
    if attributes.get("aria-hidden") == "true" or attributes.get("role") in {
        "presentation",
        "none",
    }:
        return True
    return is_hidden(attributes) or any(around.tag == "noscript" for around in element.ancestors())
