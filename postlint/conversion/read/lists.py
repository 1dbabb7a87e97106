"""Lists and their items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.read.reader import Cannot
from postlint.conversion.read.stayed import Lost
from postlint.conversion.tree import Html, List, ListItem, Paragraph, Text
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.read.reader import Reader
    from postlint.post.nodes import Child

_AROUND: Final = frozenset({"div", "span", "font"})
LARGEST_START: Final = 999_999_999


def unordered_list(reader: Reader, node: Node) -> None:
    """Read a list with bullets; forums write numbers so."""
    if "indents" in reader.tidy and not _holds_items(node):
        _indent(reader, node)
    else:
        _list(reader, node, 1 if node.attributes.get("type") == "1" else None)


def ordered_list(reader: Reader, node: Node) -> None:
    """Read a numbered list."""
    if "indents" in reader.tidy and not _holds_items(node):
        _indent(reader, node)
        return
    attributes = node.attributes
    start = attributes.get("start") or "1"
    if not start.isdecimal() or int(start) > LARGEST_START:
        raise Cannot("list")
    if attributes.get("type", "1") != "1" or "reversed" in attributes:
        raise Cannot("list")
    _list(reader, node, int(start))


def stray_item(reader: Reader, node: Node) -> None:
    """Read an item outside of a list: those in a row are a list, a declared loss."""
    if "stray-list-items" not in reader.tidy or not _plain(node):
        raise Cannot("item")
    item = _item(reader, node)
    if reader.flow and reader.flow[-1] is reader.stray:
        reader.stray = List(None, (*reader.stray.children, item))
        reader.flow[-1] = reader.stray
    else:
        reader.stray = List(None, (item,))
        reader.flow.append(reader.stray)
        reader.lost.append(Lost("stray-items", "li"))
        reader.repair("stray-list-items")


def _indent(reader: Reader, node: Node) -> None:
    """Read a list without items, which only indents: what is in it, a declared loss."""
    written = len(reader.flow)
    reader.children(node)
    reader.end_paragraph()
    if written != len(reader.flow):
        reader.lost.append(Lost("indent", node.tag))
        reader.repair("indents")


def _holds_items(node: Node) -> bool:
    """Say whether an item stands in a list, or in what stands there in it but other lists."""
    return any(
        child.tag == "li" or (child.tag not in {"ul", "ol"} and _holds_items(child))
        for child in node.children
        if isinstance(child, Node)
    )


def _list(reader: Reader, node: Node, start: int | None) -> None:
    outside, reader.flow = reader.flow, []
    items: list[ListItem] = []
    for child in _parts(node):
        if isinstance(child, str):
            if child.strip(" \t\n\r\f"):
                raise Cannot("list")
        elif isinstance(child, Node) and child.tag == "li" and _plain(child):
            items.append(_item(reader, child))
        elif isinstance(child, Node) and child.tag in {"ul", "ol"} and items:
            # A list directly in a list is drawn as part of the item before.
            reader.repair("lists-in-lists")
            reader.element(child)
            items[-1] = ListItem((*items[-1].children, *reader.flow))
            reader.flow = []
        elif isinstance(child, Comment) and (items or not child.text.strip()):
            items[-1:] = [_commented(item, child) for item in items[-1:]]
        else:
            raise Cannot("list")
    reader.flow = outside
    if "blank-items" in reader.tidy and any(item.children for item in items):
        while not items[-1].children:
            items.pop()
            reader.repair("blank-items")
            reader.lost.append(Lost("blank-item", "item"))
    if items:
        _add(reader, node, List(start, tuple(items)))


def _add(reader: Reader, node: Node, written: List) -> None:
    """Add a list, to the one before it if it reads as a part of that: a declared loss."""
    before = reader.flow[-1] if reader.flow else None
    if (
        isinstance(before, List)
        and before is not reader.stray
        and "neighbouring-lists" in reader.tidy
        and _goes_on(before, written, in_item=reader.in_item)
    ):
        reader.flow[-1] = List(before.start, (*before.children, *written.children))
        reader.lost.append(Lost("joined-lists", node.tag))
        reader.repair("neighbouring-lists")
    else:
        reader.flow.append(written)


def _goes_on(before: List, after: List, *, in_item: bool) -> bool:
    """Say whether a list reads as a part of the one directly before it.

    In an item browsers draw no gap between two lists; elsewhere the second must count on.
    """
    if before.start is None or after.start is None:
        return before.start is after.start and in_item
    return after.start == before.start + len(before.children)


def _parts(node: Node) -> Iterator[Child]:
    """Yield what stands in a list; what says nothing may stand around items."""
    for child in node.children:
        if isinstance(child, Node) and child.tag in _AROUND and not child.attributes:
            yield from _parts(child)
        else:
            yield child


def _plain(item: Node) -> bool:
    """Say whether an item has nothing that Markdown cannot say of it."""
    return not item.attributes.get("value") and item.attributes.get("dir", "").lower() != "rtl"


def _item(reader: Reader, node: Node) -> ListItem:
    wrapped = Node("", {}, [Node("span", _identity(node), []), *node.children])
    outside, reader.in_item = reader.in_item, True
    item = ListItem(reader.inside(wrapped))
    reader.in_item = outside
    return item


def _commented(item: ListItem, comment: Comment) -> ListItem:
    """Return an item with the comment that stands behind it: Markdown's lists hold only items."""
    if not comment.text.strip():
        return item
    last = item.children[-1] if item.children else None
    if not isinstance(last, Paragraph):
        raise Cannot("list")
    line = Html(" ".join(comment.html.split()))
    return ListItem((*item.children[:-1], Paragraph((*last.children, Text(" "), line))))


def _identity(node: Node) -> dict[str, str]:
    return {"id": node.attributes["id"]} if "id" in node.attributes else {}
