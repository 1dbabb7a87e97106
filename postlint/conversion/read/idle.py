"""Emphasis of nothing but punctuation, which is left over where words lost theirs."""

from __future__ import annotations

import unicodedata
from typing import Final

from postlint.post.nodes import Comment, Node

_HOLDS: Final = frozenset({"b", "br", "em", "i", "span", "strong"})
"""The elements that may stand in it."""


def is_idle(node: Node) -> bool:
    """Say whether all text in an element is punctuation, and there is some."""
    text = _text(node)
    return text is not None and bool(core := text.strip()) and all(map(_is_punctuation, core))


def _is_punctuation(character: str) -> bool:
    return character in " \t\r\n\f" or unicodedata.category(character).startswith("P")


def _text(node: Node) -> str | None:
    """Return the text in an element; None where anything else stands in it."""
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif (
            isinstance(child, Comment)
            or child.tag not in _HOLDS
            or (inside := _text(child)) is None
        ):
            return None
        else:
            parts.append(inside)
    return "".join(parts)
