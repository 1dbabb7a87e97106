"""HTM015: an image stands there once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from postlint.post.lazy_images import LAZY_SOURCES
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import below
from postlint.rules.html._lazy import moved, waiting_address
from postlint.rules.html._markup import cut
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post
    from postlint.text import Edit

_NEAR = 3  # how many images back the one may stand that a `noscript` doubles


@rule("HTM015", "noscript-twin", safety=Safety.SAFE, default=False)
def noscript_twin(post: Post, context: Context) -> Iterator[Finding]:
    """Report `noscript` elements that hold the image before them once more."""
    if "<noscript" not in post.body.source.lower():
        return
    before: deque[Element] = deque(maxlen=_NEAR)
    for element in post.body.elements:
        if element.tag == "img" and not any(it.tag == "noscript" for it in element.ancestors()):
            before.append(element)
        elif element.tag == "noscript" and not element.text:
            images = [child for child in below(element) if child.tag == "img"]
            twins = [it for it in before if any(_addresses(it) & _addresses(own) for own in images)]
            if not images or len(twins) < len(images):
                continue
            url = shorten(images[0].attributes.get("src", ""), 50)
            edits = _fix(post.text, element, twins) if element.end_tag else ()
            yield Finding(
                span=element.start_tag,
                message=f"`noscript` shows `{url}`, the image before it, again; take it out",
                edits=edits,
                safety=Safety.SAFE if edits else Safety.DISPLAY,
            )


def _fix(text: str, noscript: Element, twins: list[Element]) -> tuple[Edit, ...]:
    """Return the edits that take it out and show the images before it without a script."""
    waiting = [(image, waiting_address(image.attributes)) for image in twins]
    shown = [edit for image, name in waiting if name for edit in moved(text, image, name)]
    return *shown, cut(text, noscript.span)


def _addresses(image: Element) -> frozenset[str]:
    values = (image.attributes.get(name, "").strip() for name in ("src", *LAZY_SOURCES))
    return frozenset(value for value in values if value and not value.startswith("data:"))
