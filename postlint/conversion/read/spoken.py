"""The languages that elements name (``lang``), which Markdown has no word for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.conversion.read.stayed import Lost
from postlint.post.html import VOID
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.post.nodes import Child

_OTHERWISE: Final = VOID | {"body", "code", "head", "html", "pre", "script", "style"}
"""Elements whose text has no language of people, that have none, or that stand for the page."""


def language(node: Node) -> str:
    """Return the language that an element names for its text, or nothing."""
    named = node.attributes.get("lang", "")
    return " ".join(named.lower().split()) if named and node.tag not in _OTHERWISE else ""


def lost(children: Iterable[Child], kept: Iterable[Child]) -> list[Lost]:
    """Return a loss for each element that names a language, but for those in what is kept."""
    gone = _languages(children)
    if gone:
        gone -= _languages(kept)
    return [Lost("lang", f"lang {name}") for name in gone.elements()]


def _languages(children: Iterable[Child]) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [child for child in children if isinstance(child, Node)]
    while waiting:
        node = waiting.pop()
        if name := language(node):
            found[name] += 1
        waiting += [child for child in node.children if isinstance(child, Node)]
    return found
