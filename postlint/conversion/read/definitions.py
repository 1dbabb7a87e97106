"""Lists of terms and their definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.read.reader import Cannot
from postlint.conversion.read.special import TELLING
from postlint.conversion.tree import Break, Definition, DefinitionList, Paragraph
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.read.reader import Reader
    from postlint.conversion.tree import Flow, Phrasing


def definition_list(reader: Reader, node: Node) -> None:
    """Read a list of terms, where the dialect has them, with their definitions."""
    if not reader.markdown.definition_lists or "definition-lists" not in reader.tidy:
        raise Cannot("definitions")
    found: list[tuple[list[tuple[Phrasing, ...]], list[tuple[Flow, ...]]]] = []
    for child in _parts(node):
        if child.tag == "dt":
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(_term(reader, child))
        elif child.tag == "dd" and found:
            found[-1][1].append(_definition(reader, child))
        else:
            raise Cannot("definitions")
    if not found or not found[-1][1]:
        raise Cannot("definitions")
    reader.repair("definition-lists")
    reader.flow.append(
        DefinitionList(tuple(Definition(tuple(terms), tuple(all_)) for terms, all_ in found))
    )


def _parts(node: Node) -> Iterator[Node]:
    """Yield the terms and definitions of a list; they may be grouped by `div`."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                raise Cannot("definitions")
        elif isinstance(child, Comment) or "id" in child.attributes:
            raise Cannot("definitions")
        elif child.tag == "div" and TELLING.isdisjoint(child.attributes):
            yield from _parts(child)
        else:
            yield child


def _term(reader: Reader, node: Node) -> tuple[Phrasing, ...]:
    inside = reader.inside(node)
    if len(inside) != 1 or not isinstance(inside[0], Paragraph) or _breaks(inside[0].children):
        raise Cannot("definitions")
    return inside[0].children


def _breaks(nodes: tuple[Phrasing, ...]) -> bool:
    """Say whether a line breaks in a term: each line would be a term."""
    return any(isinstance(node, Break) or _breaks(getattr(node, "children", ())) for node in nodes)


def _definition(reader: Reader, node: Node) -> tuple[Flow, ...]:
    inside = reader.inside(node)
    if not inside or not isinstance(inside[0], Paragraph):
        raise Cannot("definitions")
    return inside
