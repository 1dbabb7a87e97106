"""Lazy images: a script puts their address where a browser looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post.lazy_images import LAZY_SOURCES, PLACEHOLDER_FILES, PLACEHOLDERS, SHORT_DATA
from postlint.rules.html._markup import without_attribute
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.post import Element


def waiting_address(attributes: Mapping[str, str]) -> str:
    """Return the attribute that holds the address of an image whose ``src`` shows nothing, or ""."""
    there = attributes.get("src", "").strip()
    if there and not holds_place(there):
        return ""
    named = (name for name in LAZY_SOURCES if attributes.get(name, "").strip())
    return next((name for name in named if not holds_place(attributes[name].strip())), "")


def holds_place(address: str) -> bool:
    """Say whether an address is that of a picture that stands where an image will be."""
    return is_dot(address) or (
        address.rpartition("/")[2].partition(".")[0].lower() in PLACEHOLDER_FILES
    )


def is_dot(address: str) -> bool:
    """Say whether it is so from its first characters: a ``data:`` URL of a few, or no address at all."""
    return address.startswith(PLACEHOLDERS) or (
        address.startswith("data:") and len(address) < SHORT_DATA
    )


def moved(text: str, element: Element, name: str) -> tuple[Edit, ...]:
    """Return the edits that make ``src`` of another attribute."""
    span = element.attribute_span(name)
    if span == element.start_tag or not text.startswith(name, span.start):
        return ()
    old = without_attribute(text, element, "src") if "src" in element.attributes else ()
    return (*old, Edit(Span(span.start, span.start + len(name)), "src"))
