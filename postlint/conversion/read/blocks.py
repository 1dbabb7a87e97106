"""Headings, quotes, rules and preformatted text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, cast

from postlint.conversion.policy import UNWRAPPED_BLOCKS
from postlint.conversion.read.overruled import gone
from postlint.conversion.read.reader import Cannot, joined
from postlint.conversion.read.stayed import Lost
from postlint.conversion.tidy.headings import plain_text
from postlint.conversion.tidy.preformatted import language
from postlint.conversion.tree import Blockquote, Code, Heading, Strong, ThematicBreak
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.read.reader import Reader
    from postlint.conversion.tree import Flow

_TRANSPARENT_IN_CODE: Final = frozenset({"code", "tt", "samp", "span", "font", "div"})


def heading(reader: Reader, node: Node) -> None:
    """Read a heading; one without content shows nothing and goes, but not what links point at."""
    identifier = reader.names.pop(id(node), "")
    title, reader.title = reader.title, ""  # only the first heading may be the title
    outside, reader.in_heading = reader.in_heading, True
    try:
        inside = reader.inside(node)
    finally:
        reader.in_heading = outside
    if any(isinstance(child, Node) and child.tag == "br" for child in node.children):
        reader.repair("heading-breaks")
    if any(isinstance(flow, Heading) for flow in inside):
        if identifier or "nested-headings" not in reader.tidy:
            raise Cannot("heading")
        reader.flow += _apart(int(node.tag[1]), inside)
    elif inside:
        _add(reader, node, Heading(int(node.tag[1]), joined(inside, "heading"), identifier), title)
    elif identifier:
        reader.anchor(identifier)
        reader.end_paragraph()
    if not inside:
        reader.title = title
    elif outside:
        reader.lost.append(Lost("nested-heading", node.tag))
        reader.repair("nested-headings")


def _apart(depth: int, inside: tuple[Flow, ...]) -> Iterator[Heading]:
    """Yield the headings in a heading, and what stands between them as headings of its depth."""
    for is_heading, flows in groupby(inside, lambda flow: isinstance(flow, Heading)):
        if is_heading:
            yield from cast("Iterator[Heading]", flows)
        else:
            yield Heading(depth, joined(flows, "heading"))


def _add(reader: Reader, node: Node, read: Heading, title: str) -> None:
    """Add a heading, unless it repeats the title; one that is all bold is plain, if it may be."""
    children = read.children
    text = plain_text(children)
    if text and text == title and not read.name and "title-headings" in reader.tidy:
        reader.repair("title-headings")
        reader.lost.append(Lost("title-heading", f"title {node.tag} {text}"))
        return
    if text and "bold-headings" in reader.tidy and all(isinstance(it, Strong) for it in children):
        reader.repair("bold-headings")
        reader.lost.append(Lost("bold-heading", f"bold {node.tag} {text}"))
        children = tuple(below for it in children for below in it.children)  # type: ignore[union-attr]
    reader.flow.append(Heading(read.depth, children, read.name))


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
    _collect(reader, node, parts)
    reader.flow.append(Code(language(node), "".join(parts).rstrip("\n")))


def _collect(reader: Reader, node: Node, parts: list[str]) -> None:
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
            _collect(reader, child, parts)
            if lines and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
        elif reader.verbs.get(child.tag) == "unwrap" and child.tag not in UNWRAPPED_BLOCKS:
            reader.lost += gone(child)
            _collect(reader, child, parts)
        else:
            raise Cannot("pre")
