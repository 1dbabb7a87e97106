"""Finds elements by how they are written, with one search over the text before any parsing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from postlint.post import Element, Post

BLANK = r"(?:\s|&nbsp;|&#160;|&#xa0;|&#8203;|&ZeroWidthSpace;|\u200b|\ufeff)"
"""One character, or its entity, that shows nothing."""


def elements_at(post: Post, pattern: re.Pattern[str]) -> Iterator[tuple[Element, re.Match[str]]]:
    """Yield the HTML elements whose start tag stands where ``pattern`` matches, in order.

    The text is searched first: a post without a match costs one search, and code that shows tags
    has matches but no elements.
    """
    matches = {match.start(): match for match in pattern.finditer(post.text, post.body.span.start)}
    if not matches:
        return
    for element in post.body.elements:
        if element.origin == "html":
            match = matches.get(element.start_tag.start)
            if match is not None:
                yield element, match


def below(element: Element) -> Iterator[Element]:
    """Yield the elements within one, in order."""
    for child in element.children:
        yield child
        yield from below(child)
