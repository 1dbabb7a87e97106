"""Figures: the image is a paragraph, and its caption is the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.tidy.elements import elements

if TYPE_CHECKING:
    from postlint.post.nodes import Node


def change(figures: list[Node], _: Node) -> int:
    """Count the figures of an image and a caption; both are blocks, which the reader takes apart."""
    return sum([_captioned(figure) for figure in figures])


def _captioned(figure: Node) -> bool:
    tags: set[str] = set()
    waiting = elements(figure)
    while waiting:
        child = waiting.pop()
        tags.add(child.tag)
        waiting += elements(child)
    return {"img", "figcaption"} <= tags
