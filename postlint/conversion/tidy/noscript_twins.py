"""``<noscript>`` that holds nothing but the images that stand before it: lazy images twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.post.nodes import Node

if TYPE_CHECKING:
    from postlint.post.nodes import Child

NEAR: Final = 3
"""How many images back the one may stand that a ``<noscript>`` doubles."""

_WRAPPERS: Final = frozenset({"p", "div", "span", "picture", "figure"})


def change(found: list[Node], _: Node) -> int:
    """Empty each ``<noscript>`` whose images all stand right before it; it becomes a ``span``."""
    changed = 0
    seen: list[str] = []
    within: set[int] = set()
    for node in found:
        if node.tag == "img":
            if id(node) not in within:
                seen.append(node.attributes.get("src", "").strip())
        elif node.tag == "noscript":
            images: list[Node] = []
            if not _images(node.children, images) or not images:
                continue
            within |= {id(image) for image in images}
            if all(image.attributes.get("src", "").strip() in seen[-NEAR:] for image in images):
                node.tag, node.attributes, node.children = "span", {}, []
                changed += 1
    return changed


def _images(children: list[Child], found: list[Node]) -> bool:
    """Collect images; say whether there is nothing else."""
    for child in children:
        if isinstance(child, str):
            if child.strip():
                return False
        elif not isinstance(child, Node):
            return False
        elif child.tag == "img":
            found.append(child)
        elif child.tag != "source" and (
            child.tag not in _WRAPPERS or not _images(child.children, found)
        ):
            return False
    return True
