"""Links, images, breaks, and the scripts among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.addresses import token
from postlint.conversion.policy import EMBED_HOSTS
from postlint.conversion.read.runs import BREAK, WHITE, Mark
from postlint.conversion.read.stayed import Lost
from postlint.conversion.tree import Image
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from postlint.conversion.read.reader import Reader

_LAZY: Final = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-actualsrc",
    "data-orig-src",
    "data-echo",
)
_SPACES = re.compile(r"[ \t\n\r\f]+")


def words(text: str) -> str:
    """Return text with its white space collapsed; other spaces than ASCII's are characters."""
    return _SPACES.sub(" ", text).strip(" ")


def address(reader: Reader, url: str) -> str:
    """Return what settings make of the address of a link or an image: a declared loss."""
    if reader.change is None or (new := reader.change(url)) == url:
        return url
    reader.lost.append(Lost("address", token(url, new)))
    return new


def link(reader: Reader, node: Node) -> None:
    """Read a link; without an address it is its content."""
    if "href" not in node.attributes:
        reader.children(node)
        return
    attributes = node.attributes
    title = attributes.get("title", "")
    url = address(reader, attributes["href"].strip(WHITE))
    mark = Mark("link", url, words(title) if title else "")
    outside = reader.marks
    reader.marks = (*[m for m in outside if m.kind != "link"], mark) if outside else (mark,)
    reader.children(node)
    reader.marks = outside


def image(reader: Reader, node: Node) -> None:
    """Read an image; its size is a declared loss. Without an address it is its text."""
    attributes = node.attributes
    url = _address(node)
    if not url:
        if attributes.get("alt"):
            reader.stay(node, "raw")
        return
    width, height = attributes.get("width", ""), attributes.get("height", "")
    if reader.sizes and (width or height):
        reader.stay(node, "size")
        return
    alt, title = words(attributes.get("alt", "")), words(attributes.get("title", ""))
    reader.atom(Image(address(reader, url), alt, title))
    reader.images.append(url)
    if width or height:
        reader.lost.append(Lost("image-size", f"size {width}x{height}"))


def _address(node: Node) -> str:
    """Return the address of an image: a lazy one where ``src`` holds its place only."""
    url = node.attributes.get("src", "").strip()
    if url and not url.startswith(("data:", "about:blank")):
        return url
    for name in _LAZY:
        if node.attributes.get(name):
            return node.attributes[name].strip()
    for name in ("data-srcset", "data-lazy-srcset", "srcset"):
        candidate = node.attributes.get(name, "").split()
        if candidate:
            return url or candidate[0].rstrip(",")
    return url


def line_break(reader: Reader, node: Node) -> None:  # noqa: ARG001 - every handler has a node
    """Read a line break."""
    reader.atom(BREAK)


def picture(reader: Reader, node: Node) -> None:
    """Read a picture: its image; its sources are other files of the same picture."""
    for child in node.children:
        if isinstance(child, Node) and child.tag != "source":
            reader.element(child)


def source(reader: Reader, node: Node) -> None:
    """Read a media source outside of its element, which stays."""
    reader.stay(node, "raw")


def noscript(reader: Reader, node: Node) -> None:
    """Read what shows without scripts only; the twin of a lazy image goes."""
    images: list[Node] = []
    only_images = _images(node, images)
    if only_images and all(_address(twin) in reader.images[-3:] for twin in images):
        for twin in images:
            address(reader, _address(twin))
        return
    reader.stay(node, "noscript")


def _images(node: Node, found: list[Node]) -> bool:
    """Collect images; say whether there is nothing else."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                return False
        elif not isinstance(child, Node):
            return False
        elif child.tag == "img":
            found.append(child)
        elif child.tag not in {"p", "div", "span"} or not _images(child, found):
            return False
    return True


def script(reader: Reader, node: Node) -> None:
    """Read a script: one that draws a part of the article stays, any other is a declared loss."""
    source = node.attributes.get("src", "")
    if any(host in source for host in EMBED_HOSTS):
        reader.stay(node, "embed")
        return
    reader.lost.append(Lost("script", _words("script", source, node)))


def style(reader: Reader, node: Node) -> None:
    """Read a style sheet: a declared loss."""
    reader.lost.append(Lost("style", _words("style", "", node)))


def _words(tag: str, source: str, node: Node) -> str:
    text = "".join(child for child in node.children if isinstance(child, str))
    return " ".join(filter(None, [tag, source, *text.split()]))
