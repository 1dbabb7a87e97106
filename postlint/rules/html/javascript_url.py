"""HTM004: a URL leads somewhere instead of running code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._markup import scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_URLS = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "background")
_HARMLESS = ("http", "/", "#")  # nearly all URLs, and nothing that runs code starts like these
_CODE = frozenset(
    {
        "javascript:",
        "vbscript:",
        "livescript:",
        "data:text/html",
        "data:text/javascript",
        "data:application/javascript",
        "data:application/xhtml+xml",
    }
)


@element_rule("HTM004", "javascript-url", attributes=_URLS)
def javascript_url(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report URLs that run code: `javascript:`, `vbscript:` and `data:` pages."""
    attributes = element.attributes
    for name in _URLS:
        if name not in attributes or attributes[name].startswith(_HARMLESS):
            continue
        scheme = scheme_of(attributes[name])
        if scheme in _CODE:
            message = (
                f"`{scheme}` URL in `{name}` of `{element.tag}`; link to a page, or to nothing"
            )
            yield Finding(span=element.attribute_span(name), message=message)
