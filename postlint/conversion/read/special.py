"""What an element's attributes alone decide: hidden, pointed at, directed, titled, an embed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import EMBED_CLASSES, REASONS
from postlint.conversion.read.spoken import language
from postlint.conversion.read.stayed import Stayed
from postlint.conversion.tree import HtmlWrapper
from postlint.conversion.write.raw import open_tag
from postlint.post.html import VOID
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from postlint.conversion.read.reader import Reader

TELLING: Final = frozenset({"style", "hidden", "dir", "title"})
"""The attributes that may decide; a class does where a script draws embeds, an identifier where a
link points at it."""

_SAID: Final = ("dir", "lang")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNVEILED: Final = frozenset({"js_content"})
"""Identifiers of articles that are hidden until a script of their page has run: WeChat's."""

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*").fullmatch
_SAYS_NOTHING: Final = frozenset({"children", "mark", "html-mark", "block"})


def special(reader: Reader, node: Node) -> bool:
    """Read an element if its attributes decide how; say whether they did."""
    attributes = node.attributes
    style = attributes.get("style")
    hides = style is not None and _HIDDEN.search(style) and attributes.get("id") not in _UNVEILED
    if "hidden" in attributes or hides:
        if node.children or node.tag in VOID:
            reader.stay(node, "hidden")
        return True
    if reader.targets:
        _anchors(reader, node)
    if reader.embeds and not EMBED_CLASSES.isdisjoint(attributes.get("class", "").split()):
        reader.stay(node, "embed")
        return True
    if attributes.get("title") and reader.verbs.get(node.tag) in _SAYS_NOTHING:
        reader.stay(node, "title")
        return True
    if "dir" in attributes and _is_directed(reader, attributes["dir"].lower()):
        return _told(reader, node, "dir")
    if reader.languages and language(node):
        return _told(reader, node, "lang")
    return False


def _anchors(reader: Reader, node: Node) -> None:
    """Keep an identifier that a link points at, where its element begins."""
    attributes = node.attributes
    for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
        if name and name in reader.targets and reader.verbs.get(node.tag, "raw") != "raw":
            reader.targets.discard(name)
            if reader.markdown.heading_names and node.tag in HEADINGS and _PLAIN_NAME(name):
                reader.names[id(node)] = name
                continue
            reader.stayed.append(Stayed(node.tag, REASONS["anchor"]))
            reader.anchor(name)


def _is_directed(reader: Reader, direction: str) -> bool:
    """Say whether a direction of text differs from that around it, or may."""
    if direction == "ltr":
        return reader.right_to_left
    return direction == "rtl" or (direction == "auto" and reader.directed)


def _told(reader: Reader, node: Node, reason: str) -> bool:
    """Keep the direction or language of text: around blocks as a pair of tags, else with the element."""
    verb = reader.verbs.get(node.tag)
    if verb == "block":
        outside = reader.right_to_left
        if reason == "dir":
            reader.right_to_left = node.attributes["dir"].lower() != "ltr"
        inside = reader.inside(node)
        reader.right_to_left = outside
        if not inside:
            return True
        reader.stayed.append(Stayed(node.tag, REASONS[reason]))
        said = {name: value for name, value in node.attributes.items() if name in _SAID}
        if not reader.languages:
            said.pop("lang", "")
        reader.whole.append(Node("div", said, []))
        reader.flow.append(HtmlWrapper(open_tag("div", said), "</div>", inside))
        return True
    reader.stay(node, reason)
    return True
