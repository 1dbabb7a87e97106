"""Headings, quotes, rules and preformatted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.read.reader import Cannot
from postlint.conversion.read.stayed import Lost
from postlint.conversion.tidy.headings import plain_text
from postlint.conversion.tidy.preformatted import language
from postlint.conversion.tree import Blockquote, Code, Heading, Strong, ThematicBreak
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from postlint.conversion.read.reader import Reader

_TRANSPARENT_IN_CODE = frozenset({"code", "tt", "samp", "span", "font", "div"})


def heading(reader: Reader, node: Node) -> None:
    """Read a heading; one without content shows nothing and goes, but not what links point at."""
    identifier = reader.names.pop(id(node), "")
    children = reader.phrases(node, "heading")
    text = plain_text(children)
    if text and "title-headings" in reader.tidy:
        title, reader.title = reader.title, ""  # only the first heading may be the title
        if text == title and not identifier:
            reader.repair("title-headings")
            reader.lost.append(Lost("title-heading", f"title {node.tag} {text}"))
            return
    if text and "bold-headings" in reader.tidy and all(isinstance(it, Strong) for it in children):
        reader.repair("bold-headings")
        reader.lost.append(Lost("bold-heading", f"bold {node.tag} {text}"))
        children = tuple(below for it in children for below in it.children)  # type: ignore[union-attr]
    if any(isinstance(child, Node) and child.tag == "br" for child in node.children):
        reader.repair("heading-breaks")
    if children:
        reader.flow.append(Heading(int(node.tag[1]), children, identifier))
    elif identifier:
        reader.anchor(identifier)
        reader.end_paragraph()


def quote(reader: Reader, node: Node) -> None:
    """Read a quotation; one without content shows nothing and goes."""
    inside = reader.inside(node)
    if inside:
        reader.flow.append(Blockquote(inside))
        if any(isinstance(child, str) and not child.isspace() for child in node.children):
            reader.repair("bare-text")
    else:
        reader.repair("blank-blocks")


def rule(reader: Reader, node: Node) -> None:  # noqa: ARG001 - every handler has a node
    """Read a rule."""
    reader.end_paragraph()
    reader.flow.append(ThematicBreak())


def preformatted(reader: Reader, node: Node) -> None:
    """Read preformatted text as a block of code."""
    if reader.marks:
        raise Cannot("pre")
    reader.end_paragraph()
    parts: list[str] = []
    _collect(node, parts)
    reader.flow.append(Code(language(node), "".join(parts).rstrip("\n")))


def _collect(node: Node, parts: list[str]) -> None:
    """Collect the text of a code block; raise `Cannot` for markup that it cannot hold."""
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif isinstance(child, Comment):
            raise Cannot("pre")
        elif child.tag == "br":
            parts.append("\n")
        elif child.tag in _TRANSPARENT_IN_CODE and "id" not in child.attributes:
            lines = child.tag == "div"
            if lines and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
            _collect(child, parts)
            if lines and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
        else:
            raise Cannot("pre")
