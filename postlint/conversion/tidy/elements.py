"""What repairs ask of a tree."""

from __future__ import annotations

from postlint.post.nodes import Node


def elements(node: Node) -> list[Node]:
    """Return the children of a node that are elements."""
    return [child for child in node.children if isinstance(child, Node)]
