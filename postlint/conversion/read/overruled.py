"""What settings and the policy make of elements that Markdown has no words for: text, links, HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import UNWRAPPED_BLOCKS, is_idle
from postlint.conversion.read.runs import WHITE, Mark
from postlint.conversion.read.stayed import Lost
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.read.reader import Reader

_ADDRESSES: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src", "data-src"),
    "object": ("data",),
    "video": ("src",),
}


def raw(reader: Reader, node: Node) -> None:
    """Leave an element as HTML because Markdown has no words for it."""
    reader.stay(node, "raw")


def keep(reader: Reader, node: Node) -> None:
    """Leave an element as HTML because settings say so."""
    reader.stay(node, "settings")


def ask(reader: Reader, node: Node) -> None:
    """Leave an element as HTML until somebody has looked at it."""
    reader.stay(node, "ask")


def unwrap(reader: Reader, node: Node) -> None:
    """Read what is inside an element, which goes: a declared loss."""
    reader.lost += gone(node)
    if node.tag not in UNWRAPPED_BLOCKS:
        reader.children(node)
        return
    reader.end_paragraph()
    reader.children(node)
    reader.end_paragraph()


def gone(node: Node) -> tuple[Lost, ...]:
    """Return what is lost when an element gives way to what is in it; of a link, its address."""
    if node.tag != "a":
        return (Lost("unwrapped", node.tag),)
    if "href" not in node.attributes:
        return ()
    return (Lost("unlinked", f"a {node.attributes['href'].strip(WHITE)}"),)


def unwrap_idle(reader: Reader, node: Node) -> None:
    """Do the same with a button that does nothing; any other stays."""
    if is_idle(node.attributes):
        unwrap(reader, node)
    else:
        raw(reader, node)


def link(reader: Reader, node: Node) -> None:
    """Read a link to what an element shows: a declared loss."""
    url = shown(node)
    if not url:
        raw(reader, node)
        return
    reader.lost.append(Lost("linked", f"{node.tag} {url}"))
    outside = reader.marks
    reader.marks = (*[mark for mark in outside if mark.kind != "link"], Mark("link", url, ""))
    reader.text(node.attributes.get("title") or url)
    reader.marks = outside


def shown(node: Node) -> str:
    """Return the address of what an element shows (a frame, a video), or nothing."""
    attributes = node.attributes
    found = [attributes.get(name, "").strip() for name in _ADDRESSES[node.tag]]
    if node.tag in {"audio", "video"} and not any(found):
        found = [source.attributes.get("src", "").strip() for source in _sources(node)][:1]
    return next((url for url in found if url and url != "about:blank"), "")


def _sources(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == "source":
                yield child
            yield from _sources(child)
