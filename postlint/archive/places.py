"""The links and images of a post that lead into its own site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.expressions import expression

if TYPE_CHECKING:
    from postlint.post import Post

_INTO_THE_SITE: Final = r"(?![a-zA-Z][\w+.-]*:|//|#|[\"'\s>)])"
_MARKDOWN = expression(rf"\]\(\s*<?{_INTO_THE_SITE}")
_HTML = expression(rf"\b(?:href|src)\s*=\s*[\"']?{_INTO_THE_SITE}")
_DEFINITION = expression(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_LOCAL = expression(_INTO_THE_SITE + r"[^{}<>\s][^{}<>]*")
_POST_URL = expression(r"\{%-?\s*post_url\s+([^\s%]+)\s*-?%\}")
_WHERE: Final = {"a": "href", "img": "src"}


def links_and_images(post: Post) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of links and of images that lead into the site, each once, as written.

    What a template makes (``{{ site.url }}``) is not known; Jekyll's ``post_url`` is a link.
    """
    source = post.body.source
    found: dict[str, dict[str, None]] = {"a": {}, "img": {}}
    if "post_url" in source:
        found["a"].update(dict.fromkeys(match[0] for match in _POST_URL.finditer(source)))
    if _may_have(source):
        for element in post.body.elements:
            if element.tag not in _WHERE:
                continue
            url = (element.attributes.get(_WHERE[element.tag]) or "").strip()
            if _LOCAL.fullmatch(url):
                found[element.tag][url] = None
    return tuple(found["a"]), tuple(found["img"])


def _may_have(source: str) -> bool:
    """Say whether a body may have such addresses; each expression is tried where its signs stand."""
    return bool(
        _MARKDOWN.search(source)
        or (("href" in source or "src" in source) and _HTML.search(source))
        or ("]:" in source and _DEFINITION.search(source))
    )
