"""Builds the converter's tree by the parser's own walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from postlint.post.html import Attributes
    from postlint.post.nodes import Child

NONE: Final[frozenset[str]] = frozenset()


class _Builder:
    """Builds `Node`s from the parser's callbacks; foreign elements keep their tag.

    ``found`` are the elements of the tags that are ``wanted``, and those that name the language or
    the direction of their text, in document order.
    """

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.found: list[Node] = []

    def create_document(self) -> Node:
        return Node("", {}, [])

    def create_doctype(self, name: str, public_id: str | None, system_id: str | None) -> Child:  # noqa: ARG002
        return ""

    def create_element(self, name: str, namespace: str, attrs: Attributes) -> Node:  # noqa: ARG002
        if name in self._wanted:
            node = Node(name, {key: value or "" for key, value in attrs}, [])
            self.found.append(node)
            return node
        if not attrs:
            return Node(name, {}, [])
        attributes = dict(attrs)
        if None in attributes.values():
            attributes = {key: value or "" for key, value in attrs}
        node = Node(name, attributes, [])  # type: ignore[arg-type]  # none of the values is None
        if "lang" in attributes or "dir" in attributes:
            self.found.append(node)
        return node

    def create_text(self, data: str) -> str:
        return data

    def create_comment(self, data: str) -> Comment:
        return Comment(data)

    def create_pi(self, target: str, data: str) -> Comment:
        return Comment(f"?{target} {data}", instruction=True)

    def append(self, parent: Child, child: Child) -> None:
        parent.children.append(child)  # type: ignore[union-attr]  # only elements have children


def tree(text: str, wanted: frozenset[str] = NONE, found: list[Node] | None = None) -> Node:
    """Parse HTML into a root node without a tag, which holds what body and head would hold.

    ``found`` takes in the elements whose tags are ``wanted``, and those that name the language or the
    direction of their text, in document order.
    """
    from turbohtml.treebuild import parse_into  # noqa: PLC0415

    root = Node("", {}, [])
    builder = _Builder(wanted)
    document = parse_into(text, builder)
    if found is not None:
        found += builder.found
    for child in document.children if isinstance(document, Node) else ():
        if isinstance(child, Node) and child.tag == "html":
            for part in child.children:
                if isinstance(part, Node) and part.tag in {"head", "body"}:
                    root.children += part.children
                else:
                    root.children.append(part)
        else:
            root.children.append(child)
    return root
