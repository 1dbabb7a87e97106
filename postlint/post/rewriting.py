"""A document of HTML with some of its elements replaced: what is left when losses are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import turbohtml

_PAGE = "<!DOCTYPE html><body>"


class Instead(NamedTuple):
    """What stands instead of an element: another one, or nothing if ``tag`` is empty.

    ``text`` is what stands in it; None: what stood in the element.
    """

    tag: str
    attributes: Mapping[str, str] = {}
    text: str | None = None


class Part:
    """An element of a document that is being rewritten."""

    __slots__ = ("_node", "attributes", "tag")

    def __init__(self, node: turbohtml.Element) -> None:
        self._node = node
        self.tag: str = node.tag
        self.attributes: dict[str, str] = {
            name: " ".join(value) if isinstance(value, list) else value or ""
            for name, value in node.attrs.items()
        }

    @property
    def text(self) -> str:
        """The text inside."""
        return self._node.text

    def first(self, tag: str) -> Part | None:
        """Return the first element of a tag that stands inside."""
        node = self._node.select_one(tag)
        return Part(node) if node is not None else None


def rewritten(html: str, instead: Callable[[Part], Instead | None]) -> str:
    """Return a document with some of its elements replaced; ``instead`` is asked for each.

    An element in one that goes with its content is not asked for.

    Raises:
        ValueError: if the result cannot be written as HTML that reads as it should.

    """
    import turbohtml  # noqa: PLC0415 - few proofs need it

    document = turbohtml.parse(_PAGE + html)
    gone: set[turbohtml.Node] = set()
    for node in list(document.iter_elements()):
        if node.parent in gone:
            gone.add(node)
        elif (new := instead(Part(node))) is not None:
            _replace(node, new)
            if not new.tag or new.text is not None:
                gone.add(node)
    for top in document.children:
        if isinstance(top, turbohtml.Element):
            top.normalize()  # text beside text is one text when it is read again
    written = document.html
    if not turbohtml.parse(written).equals(document):
        raise ValueError("what is left cannot be written as HTML")
    return written


def _replace(node: turbohtml.Element, new: Instead) -> None:
    import turbohtml  # noqa: PLC0415 - as above

    if not new.tag:
        node.replace_with()
        return
    other = turbohtml.Element(new.tag, dict(new.attributes))
    node.replace_with(other)
    if new.text is None:
        other.extend(list(node.children))
    elif new.text:
        other.append(turbohtml.Text(new.text))
