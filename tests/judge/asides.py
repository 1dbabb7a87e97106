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


JOINED = frozenset({"joined-lists: ul", "joined-lists: ol"})
"""How a report says that a list is joined with the one before it."""


def joined(parent: Element, *, in_item: bool = False) -> Counter[str]:
    """Join lists in a row: those in an item, and those that are numbered on; count them."""
    found = Counter[str]()
    before: Element | None = None
    for child in list(parent):
        found += joined(child, in_item=tag(child) == "li" or (in_item and tag(child) == "div"))
        if tag(child) not in {"ul", "ol"}:
            before = None
        elif before is None or not _goes_on(before, child, in_item=in_item):
            before = None if (child.tail or "").strip() else child
        else:
            before.extend(list(child))
            before.tail = child.tail
            parent.remove(child)
            found[f"joined-lists: {tag(child)}"] += 1
            before = None if (before.tail or "").strip() else before
    return found


def _goes_on(before: Element, after: Element, *, in_item: bool) -> bool:
    if tag(before) != tag(after) or (before.text or "").strip() or (after.text or "").strip():
        return False
    if before.get("type") != after.get("type"):
        return False
    if tag(after) == "ul":
        return in_item
    items = sum(tag(child) == "li" for child in before)
    return after.get("start", "1") == str(int(before.get("start", "1")) + items)


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
