"""Lazy images: a script puts their address where a browser looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rules.html._markup import without_attribute
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.post import Element

SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-actualsrc",
    "data-original",
    "data-orig-src",
    "data-echo",
    "real_src",
    "file",
)
"""Attributes that scripts take the address from, the most telling first."""

_SHORT_DATA = 300  # characters; a `data:` URL below that is a dot that holds the place


def waiting_address(attributes: Mapping[str, str]) -> str:
    """Return the attribute that holds the address of an image whose ``src`` shows nothing, or ""."""
    there = attributes.get("src", "").strip()
    if there and not holds_place(there):
        return ""
    named = (name for name in SOURCES if attributes.get(name, "").strip())
    return next((name for name in named if not holds_place(attributes[name].strip())), "")


def holds_place(address: str) -> bool:
    """Say whether an address is that of a dot that stands where an image will be."""
    return address.startswith(("about:blank", "#")) or (
        address.startswith("data:") and len(address) < _SHORT_DATA
    )


def moved(text: str, element: Element, name: str) -> tuple[Edit, ...]:
    """Return the edits that make ``src`` of another attribute."""
    span = element.attribute_span(name)
    if span == element.start_tag or not text.startswith(name, span.start):
        return ()
    old = without_attribute(text, element, "src") if "src" in element.attributes else ()
    return (*old, Edit(Span(span.start, span.start + len(name)), "src"))
