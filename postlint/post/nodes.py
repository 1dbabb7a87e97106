"""The converter's HTML tree: light nodes that may be changed, which `postlint.post.tree` builds."""

from __future__ import annotations

import msgspec


class Node(msgspec.Struct, eq=False, gc=False):
    """An element of the converter's tree; its children are nodes, text and comments."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | Comment | str]


class Comment(msgspec.Struct, eq=False, gc=False):
    """A comment of the converter's tree, or what HTML reads as one (``<?php … ?>``)."""

    text: str
    instruction: bool = False

    @property
    def html(self) -> str:
        """The comment as it is written."""
        return f"<{self.text}?>" if self.instruction else f"<!--{self.text}-->"


Child = Node | Comment | str
