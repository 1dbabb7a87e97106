"""Images whose address a script puts in later: they get it now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.tidy.elements import elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post.nodes import Node

_SHORT_DATA: Final = 300
"""Characters; a ``data:`` URL below that is the dot that holds the place of an image."""

_BLANKS: Final = frozenset(
    "1x1 blank dot gray grey lazy lazy-load lazyload loading none pixel placeholder sg_trans spacer"
    " transparent".split()
)
"""How the files are called that hold such a place."""

_SOURCES: Final = (
    "data-src",
    "data-lazy-src",
    "data-actualsrc",
    "data-original",
    "data-orig-src",
    "data-echo",
    "real_src",
    "file",
)
_SOURCE_SETS: Final = ("data-srcset", "data-lazy-srcset", "srcset")
_CANDIDATE: Final = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+([0-9.]+)[wxh])?\s*(?:,|$)")


def change(images: list[Node], _: Node) -> int:
    """Put the real address of each lazy image, and of each picture, into its ``src``."""
    changed = 0
    for node in images:
        if node.tag == "img":
            changed += _change(node.attributes, _addresses(node))
        else:
            sources = [address for child in elements(node) for address in _addresses(child)]
            for image in elements(node):
                if image.tag == "img" and sources:
                    changed += _change(image.attributes, iter(sources))
    return changed


def best(sources: str) -> str:
    """Return the address of the largest candidate of a ``srcset``, the first of several."""
    found = _CANDIDATE.findall(sources)
    return max(found, key=lambda one: _number(one[1]))[0] if found else ""


def _change(attributes: dict[str, str], addresses: Iterator[str]) -> bool:
    there = attributes.get("src", "").strip()
    if there and not _holds_place(there):
        return False
    real = next((address for address in addresses if not _holds_place(address)), there)
    if real == there:
        return False
    attributes["src"] = real
    return True


def _addresses(node: Node) -> Iterator[str]:
    for name in _SOURCES:
        if node.attributes.get(name):
            yield node.attributes[name].strip()
    for name in _SOURCE_SETS:
        if found := best(node.attributes.get(name, "")):
            yield found


def _holds_place(address: str) -> bool:
    return (
        address.startswith(("about:blank", "#"))
        or (address.startswith("data:") and len(address) < _SHORT_DATA)
        or address.rpartition("/")[2].partition(".")[0].lower() in _BLANKS
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
