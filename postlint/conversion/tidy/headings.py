"""Headings that are all bold, or repeat the title: what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.tree import Emphasis, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.conversion.tree import Phrasing


def plain_text(nodes: Iterable[Phrasing]) -> str:
    """Return the text of a heading; nothing if it holds anything but words, bold or slanted."""
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            texts.append(node.value)
        elif isinstance(node, Strong | Emphasis) and (text := plain_text(node.children)):
            texts.append(text)
        else:
            return ""
    return "".join(texts)
