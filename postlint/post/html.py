"""HTML as the WHATWG standard reads it.

Its parser's library is known here, in `postlint.post.tree` and in `postlint.post.rewriting` alone.
Three views of the same parse: `elements` with the span of everything (for rules), `walk` as events
(for the proof), and `postlint.post.tree` as light nodes that may be changed (for the
converter).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from postlint.post._turbohtml import load_core
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import turbohtml

_SUMMARY = 40
"""How many characters of an element's text its summary shows."""

Attributes = tuple[tuple[str, str | None], ...]

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content or end tag (WHATWG HTML, 13.1.2)."""

_TOP = frozenset({"html", "head", "body"})  # the parser makes these where the source has none


class Element:
    """An element of a post's body, with where it stands in the file.

    Spans come from the parser when they are asked for; an element that the parser made without a
    tag in the source (an implied ``tbody``) has the empty span of its parent's start.
    """

    __slots__ = ("_attributes", "_node", "_offsets", "tag")

    origin: ClassVar[Literal["html", "markdown"]] = "html"

    def __init__(self, node: turbohtml.Element, offsets: _Offsets) -> None:
        self._attributes: dict[str, str] | None = None
        self._node = node
        self._offsets = offsets
        self.tag: str = node.tag

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes, entities decoded; one without a value has the empty string."""
        if self._attributes is None:
            self._attributes = {
                name: " ".join(value) if isinstance(value, list) else value or ""
                for name, value in self._node.attrs.items()
            }
        return self._attributes

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the attributes, which cost less than the attributes."""
        return tuple(self._node.attrs if self._attributes is None else self._attributes)

    @property
    def parent(self) -> Element | None:
        """The element around this one, or None; `html`, `head` and `body` count if written."""
        from turbohtml._html import Element as Parsed  # noqa: PLC0415 - imported long ago

        around = self._node.parent
        if not isinstance(around, Parsed) or _is_implied(around):
            return None
        return Element(around, self._offsets)

    @property
    def text(self) -> str:
        """The text inside, with white space collapsed as a browser does."""
        return " ".join(self._node.text.split())

    @property
    def span(self) -> Span:
        """From the start tag to the end tag; to the last child's end where that is implied."""
        start = self.start_tag
        end = self.end_tag
        if end is not None:
            return Span(start.start, end.end)
        last = start.end
        for node in self._node.descendants:
            location = node.source_location
            if location is not None:
                last = max(last, self._offsets.span(location.end_tag or location.start_tag).end)
        return Span(start.start, last)

    @property
    def start_tag(self) -> Span:
        """The start tag, angle brackets included."""
        location = self._node.source_location
        if location is None:
            at = self.parent.start_tag.start if self.parent else self._offsets.base
            return Span(at, at)
        return self._offsets.span(location.start_tag)

    @property
    def end_tag(self) -> Span | None:
        """The end tag, or None where the source has none."""
        location = self._node.source_location
        if location is None or location.end_tag is None:
            return None
        return self._offsets.span(location.end_tag)

    def attribute_span(self, name: str) -> Span:
        """Return where ``name="value"`` stands; the start tag where the attribute is not."""
        location = self._node.source_location
        if location is None or name not in location.attrs:
            return self.start_tag
        return self._offsets.span(location.attrs[name])

    @property
    def children(self) -> Iterator[Element]:
        """The elements in this one that the source has tags of; those of implied ones for them."""
        from turbohtml._html import Element as Parsed  # noqa: PLC0415 - imported long ago

        for node in self._node.children:
            if isinstance(node, Parsed):
                child = Element(node, self._offsets)
                if node.source_location is None:
                    yield from child.children
                else:
                    yield child

    def ancestors(self) -> Iterator[Element]:
        """Yield the elements around this one, innermost first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


class MarkdownElement(Element):
    """A heading, link or image that Markdown wrote, seen as the element that it renders to."""

    __slots__ = ("_span", "_text")

    origin: ClassVar[Literal["html", "markdown"]] = "markdown"

    def __init__(self, tag: str, attributes: dict[str, str], text: str, span: Span) -> None:
        self.tag = tag
        self._attributes = attributes
        self._text = text
        self._span = span

    @property
    def parent(self) -> Element | None:
        """None: what Markdown wrote around it is no element of the source."""
        return None

    @property
    def text(self) -> str:
        """The text of the heading or link, or the image's alternative text."""
        return self._text

    @property
    def span(self) -> Span:
        """All of it as written."""
        return self._span

    @property
    def start_tag(self) -> Span:
        """All of it: Markdown has no tags."""
        return self._span

    @property
    def end_tag(self) -> Span | None:
        """None: Markdown has no tags."""
        return None

    def attribute_span(self, name: str) -> Span:  # noqa: ARG002 - the same for every attribute
        """Return all of it."""
        return self._span


class _Located(Protocol):
    @property
    def start_offset(self) -> int: ...

    @property
    def end_offset(self) -> int: ...


class _Offsets:
    r"""From the parser's offsets (``\r\n`` counted once) to those of the file."""

    def __init__(self, text: str, base: int) -> None:
        self.base = base
        self._crlf: list[int] = []
        place = text.find("\r\n")
        while place >= 0:
            self._crlf.append(place - len(self._crlf))
            place = text.find("\r\n", place + 2)

    def span(self, located: _Located) -> Span:
        return Span(self._file(located.start_offset), self._file(located.end_offset))

    def _file(self, offset: int) -> int:
        return self.base + offset + bisect_left(self._crlf, offset)


def elements(text: str, base: int) -> list[Element]:
    """Return the elements of ``text`` in document order; ``base`` is its offset in the file."""
    load_core()
    from turbohtml._html import parse  # noqa: PLC0415 - a post without HTML never needs it

    offsets = _Offsets(text, base)
    document = parse(text, source_locations=True)
    return [Element(node, offsets) for node in document.iter_elements() if not _is_implied(node)]


class Selection:
    """A text that CSS selectors choose elements from: those of HTML, and ``own`` of Markdown.

    To a selector each of Markdown's stands alone: it has no parents and no neighbours.
    """

    def __init__(self, text: str, base: int, own: Iterable[Element] = ()) -> None:
        load_core()
        from turbohtml._html import Element as Node  # noqa: PLC0415 - as above
        from turbohtml._html import Text, parse  # noqa: PLC0415

        self._offsets = _Offsets(text, base)
        self._html = parse(text, source_locations=True)
        self._own: list[tuple[turbohtml.Element, Element]] = []
        for element in own:
            node = Node(element.tag, dict(element.attributes))
            node.append(Text(element.text))
            self._own.append((node, element))

    def select(self, selectors: Iterable[str]) -> list[Element]:
        """Return the elements that CSS selectors match, each once, in document order."""
        selector = ", ".join(selectors)
        found = [
            Element(node, self._offsets)
            for node in self._html.select(selector)
            if node.source_location is not None
        ]
        own = [element for node, element in self._own if node.matches(selector)]
        return sorted(found + own, key=lambda element: element.start_tag.start) if own else found


def selector_problem(selector: str) -> str:
    """Say what is wrong with a CSS selector; "" if nothing is."""
    load_core()
    from turbohtml._html import parse  # noqa: PLC0415 - as above

    try:
        parse("").select(selector)
    except ValueError as error:
        return str(error).rpartition('": ')[2]
    return ""


def summary(tag: str, attributes: Mapping[str, str | None], text: str) -> str:
    """Name an element for people: its tag, identifier and classes, and its first words."""
    identifier = f"#{attributes['id']}" if attributes.get("id") else ""
    classes = "".join(f".{name}" for name in (attributes.get("class") or "").split())
    words = " ".join(text.split())
    shown = words if len(words) <= _SUMMARY else f"{words[:_SUMMARY].rstrip()}…"
    return " ".join(filter(None, [f"{tag}{identifier}{classes}", shown]))


def _is_implied(node: turbohtml.Element) -> bool:
    return node.tag in _TOP and node.source_location is None


class Handler(Protocol):
    """What `walk` calls, in document order; implied ``html``, ``head`` and ``body`` included."""

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""

    def end_element(self, tag: str) -> None:
        """Leave an element; called for void elements too."""

    def characters(self, data: str) -> None:
        """Read text, entities decoded."""

    def comment(self, data: str) -> None:
        """Read a comment."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction."""


def walk(text: str, handler: Handler) -> None:
    """Parse HTML and call ``handler`` for each construct of the resulting tree."""
    from turbohtml.saxparse import sax_parse  # noqa: PLC0415

    sax_parse(text, handler)  # type: ignore[arg-type]  # a Handler has all of SaxHandler's methods
