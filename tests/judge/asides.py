"""What is counted apart, or passed over where a report says that it is gone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from . import nodes
from .nodes import collapse, tag

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def languages(root: Element) -> Counter[str]:
    """Return the languages that elements name for their text, which is not code."""
    found = Counter[str]()
    for node in root.iter():
        name = collapse(node.get("lang")).lower()
        if name and tag(node) not in {"br", "code", "hr", "img", "pre", "script", "style"}:
            found[name] += 1
    return found


def gone(node: Element, unwrapped: frozenset[str]) -> str:
    """Return how a report would say that an element is gone from around what is in it."""
    idle = f"idle-emphasis: {tag(node)}"
    return idle if idle in unwrapped and _is_idle(node) else nodes.gone(node)


def _is_idle(node: Element) -> bool:
    """Say whether nothing but punctuation stands in an element, perhaps emphasised once more."""
    if any(tag(inner) not in {"br", "em", "span", "strong"} for inner in node.iter()):
        return False
    text = "".join("".join(node.itertext()).split())
    return text != "" and all(unicodedata.category(it).startswith("P") for it in text)
