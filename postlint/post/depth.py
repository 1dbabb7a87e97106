"""How deep elements stand in each other: a walk over them makes calls for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.post.nodes import Node

if TYPE_CHECKING:
    from postlint.post.nodes import Child

DEEPEST: Final = 100
"""Pages have thirty levels, broken ones fifty. Reading one takes up to six calls of the thousand
that Python allows; where it is compiled, too many would end the program."""


def too_deep(root: Node, html: str) -> bool:
    """Say whether elements of a tree, which ``html`` was read into, are nested too deeply."""
    if html.count("<") < DEEPEST // 4:  # a cell of a table is at most four levels for one tag
        return False
    level: list[Child] = root.children
    for _ in range(DEEPEST):
        level = [below for node in level if type(node) is Node for below in node.children]
        if not level:
            return False
    return any(type(node) is Node for node in level)
