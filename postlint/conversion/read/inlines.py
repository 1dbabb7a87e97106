"""Links, images, breaks, and the scripts among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.addresses import token
from postlint.conversion.policy import EMBED_HOSTS
from postlint.conversion.read.runs import BREAK, WHITE, Mark
from postlint.conversion.read.stayed import Lost
from postlint.conversion.tidy.tracking_pixels import is_pixel
from postlint.conversion.tree import Image
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from postlint.conversion.read.reader import Reader

_FLOAT: Final = re.compile(r"(?:^|[;\s])float\s*:\s*(left|right)\b", re.IGNORECASE)
MORE: Final = "more"
"""What Blogger calls the end of the part that it shows in lists of posts, where others write a comment."""

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")


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
        if node.attributes.get("name") == MORE:
            reader.repair("more-anchors")
            reader.comment(Comment(MORE))
        reader.children(node)
        return
    attributes = node.attributes
    title = attributes.get("title", "")
    url = address(reader, attributes["href"].strip(WHITE))
    mark = Mark("link", url, words(title) if title else "")
    outside = reader.marks
    reader.marks = (*[m for m in outside if m.kind != "link"], mark) if outside else (mark,)
    written = len(reader.flow)
    reader.children(node)
    reader.marks = outside
    if written != len(reader.flow):
        reader.repair("blocks-in-links")


def image(reader: Reader, node: Node) -> None:
    """Read an image; its size and side are declared losses. Without an address it is its text."""
    attributes = node.attributes
    url = attributes.get("src", "").strip()
    if not url:
        if attributes.get("alt"):
            reader.stay(node, "raw")
        return
    if is_pixel(attributes, url):
        if "tracking-pixels" in reader.tidy:
            reader.repair("tracking-pixels")
            reader.lost.append(Lost("tracking-pixel", f"pixel {url}"))
        else:
            reader.stay(node, "pixel")
        return
    width, height = attributes.get("width", ""), attributes.get("height", "")
    side = _side(attributes)
    if reader.sizes and (width or height or side):
        reader.stay(node, "size")
        return
    alt, title = words(attributes.get("alt", "")), words(attributes.get("title", ""))
    if reader.change is not None and reader.change.unwraps(url):
        reader.repair("image-proxies")
    reader.atom(Image(address(reader, url), alt, title))
    if width or height:
        reader.lost.append(Lost("image-size", f"size {width}x{height}"))
    if side:
        reader.lost.append(Lost("image-align", f"align {side}"))


def _side(attributes: dict[str, str]) -> str:
    """Return at which side of the text an image stands, if it says so."""
    align = attributes.get("align")
    side = words(align) if align else ""
    if not side and (style := attributes.get("style")):
        found = _FLOAT.search(style)
        side = found[1] if found else ""
    return side.lower()


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
    """Read what shows without scripts only; what shows to nobody at all is no part of that."""
    inside = [child for child in node.children if not isinstance(child, str) or child.strip()]
    pixels = [child for child in inside if isinstance(child, Node) and _is_pixel(child)]
    if pixels and len(pixels) == len(inside) and "tracking-pixels" in reader.tidy:
        for pixel in pixels:
            image(reader, pixel)
    else:
        reader.stay(node, "noscript")


def _is_pixel(node: Node) -> bool:
    source = node.attributes.get("src", "").strip()
    return node.tag == "img" and bool(source) and is_pixel(node.attributes, source)


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
