"""The converter's HTML tree: light nodes that may be changed, which `postlint.post.tree` builds."""

from __future__ import annotations


class Node:
    """An element of the converter's tree; its children are nodes, text and comments.

    No msgspec struct: compiled code reads the attributes of such a class without looking them up.
    """

    __slots__ = ("attributes", "children", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str], children: list[Node | Comment | str]
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children = children


class Comment:
    """A comment of the converter's tree, or what HTML reads as one (``<?php … ?>``)."""

    __slots__ = ("instruction", "text")

    def __init__(self, text: str, *, instruction: bool = False) -> None:
        self.text = text
        self.instruction = instruction

    @property
    def html(self) -> str:
        """The comment as it is written."""
        return f"<{self.text}?>" if self.instruction else f"<!--{self.text}-->"


Child = Node | Comment | str
