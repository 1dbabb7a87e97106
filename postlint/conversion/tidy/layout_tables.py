"""Tables that lay out what they hold, and say nothing about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.tidy.elements import elements
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_AROUND_IMAGES: Final = frozenset({"a", "div", "p", "span", "center"})
_CAPTIONED: Final = 2


def change(tables: list[Node], _: Node) -> int:
    """Make blocks of tables of one cell, and of those with an image and below it a caption."""
    return sum([_change(table) for table in tables if table.tag == "table"])


def _change(table: Node) -> bool:
    if table.attributes.get("border", "0").strip() not in {"", "0"}:
        return False
    parts = list(_parts(table))
    cells = [part for part in parts if part.tag in {"td", "th"}]
    rows = [part for part in parts if part.tag == "tr"]
    if len(cells) != len(rows) or not cells or any(map(_counts, parts)):
        return False
    if len(cells) > _CAPTIONED or (len(cells) == _CAPTIONED and not _is_image(cells[0])):
        return False
    for part in (table, *parts):
        part.tag = "div"
    return True


def _parts(node: Node) -> Iterator[Node]:
    """Yield the groups, rows and cells of a table, and whatever else stands between them."""
    for child in elements(node):
        yield child
        if child.tag in _GROUPS or child.tag == "tr":
            yield from _parts(child)


def _counts(part: Node) -> bool:
    """Say whether a part of a table says something: a caption, a header, a span."""
    return (
        part.tag not in {"tr", "td", *_GROUPS}
        or part.attributes.get("colspan", "1") != "1"
        or part.attributes.get("rowspan", "1") != "1"
    )


def _is_image(cell: Node) -> bool:
    """Say whether a cell holds an image and nothing else."""
    images = 0
    waiting = list(cell.children)
    while waiting:
        child = waiting.pop()
        if isinstance(child, Node):
            if child.tag == "img":
                images += 1
            elif child.tag in _AROUND_IMAGES:
                waiting += child.children
            else:
                return False
        elif not isinstance(child, str) or child.strip():
            return False
    return images == 1
