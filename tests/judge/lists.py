"""The numbers that a reader sees before the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def numbers(ordered: Element) -> Iterator[int]:
    """Yield the number that stands before each item."""
    items = [child for child in ordered if nodes.tag(child) == "li"]
    step = -1 if "reversed" in ordered.attrib else 1
    number = _integer(ordered.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _integer(item.get("value"), number)
        yield number
        number += step


def _integer(value: str | None, default: int) -> int:
    match = re.match(r"\s*([+-]?[0-9]+)", value or "")
    return int(match[1]) if match else default
