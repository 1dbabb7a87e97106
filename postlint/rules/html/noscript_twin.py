"""HTM015: an image stands there once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import SPACES
from postlint.rules.html._lazy import SOURCES
from postlint.rules.html._markup import cut
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_NEAR = 3  # how many images back the one may stand that a `noscript` doubles


@rule("HTM015", "noscript-twin", safety=Safety.SAFE, default=False)
def noscript_twin(post: Post, context: Context) -> Iterator[Finding]:
    """Report `noscript` elements that hold the image before them once more."""
    if "<noscript" not in post.body.source.lower():
        return
    before: deque[frozenset[str]] = deque(maxlen=_NEAR)
    for element in post.body.elements:
        if element.tag == "img" and not any(it.tag == "noscript" for it in element.ancestors()):
            before.append(_addresses(element))
        elif element.tag == "noscript" and not element.text.strip(SPACES):
            images = [child for child in _below(element) if child.tag == "img"]
            if images and all(any(_addresses(it) & seen for seen in before) for it in images):
                url = shorten(images[0].attributes.get("src", ""), 50)
                end = element.end_tag
                yield Finding(
                    span=element.start_tag,
                    message=f"`noscript` shows `{url}`, the image before it, again; take it out",
                    edits=(cut(post.text, element.span),) if end else (),
                    safety=Safety.SAFE if end else Safety.DISPLAY,
                )


def _addresses(image: Element) -> frozenset[str]:
    values = (image.attributes.get(name, "").strip() for name in ("src", *SOURCES))
    return frozenset(value for value in values if value and not value.startswith("data:"))


def _below(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _below(child)
