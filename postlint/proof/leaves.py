"""The lines of text of a Markdown body, and which of their bytes Markdown reads as text.

Made of pulldown-cmark's events, for what another dialect reads in these lines.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from postlint.post.markdown import parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INLINES: Final = frozenset(
    "Emphasis Strong Strikethrough Link Image Text Code InlineHtml InlineMath DisplayMath SoftBreak"
    " HardBreak FootnoteReference TaskListMarker".split()
)
_LEAVES: Final = {"Paragraph": "paragraph", "Heading": "heading", "TableCell": "cell"}
_OPAQUE: Final = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_MARKUP: Final = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Code"})
_MARKS: Final = {"Emphasis": 1, "Strong": 2}

FILL: Final = 0
"""What stands in a mask for a byte that is no text."""

ESCAPED: Final = ord("y")
"""What stands for a character behind a backslash."""


class Leaf:
    """A paragraph, a heading or a cell: the bytes ``start`` to ``end`` of ``source``.

    ``texts`` are masks of it: the bytes that are text, marks of emphasis and line ends as they are,
    all others `FILL`; the first of the leaf without the labels of its links, then each label's.
    ``html`` are its tags and comments, ``code`` the spans of its code.
    """

    def __init__(self, kind: str, source: bytes, start: int) -> None:
        self.kind = kind
        self.source = source
        self.start = self.end = start
        self.texts: list[bytearray] = [bytearray()]
        self.html: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        self.targets: list[tuple[int, int]] = []
        """The addresses and titles of its links and images."""
        self.markup: list[int] = []
        """Where Markdown begins: marks, links, code, escapes."""
        self.lines = {0}
        """Where its lines start: behind the prefix of quotes and items around it."""
        self._breaks = False
        self._around = [0]
        self._silent = 0

    def add(self, name: str, event: Any, start: int, end: int) -> None:
        """Take in an inline event."""
        if isinstance(event, dict) and "End" in event:
            self._close(name)
            return
        self.end = max(self.end, end)
        for text in self.texts:
            text.extend(bytes(self.end - self.start - len(text)))
        if self._breaks:
            escaped = name == "Text" and self.source[start - 1 : start] == b"\\"
            self.lines.add(start - escaped - self.start)
            self._breaks = False
        if name in _MARKUP:
            self.markup.append(start - self.start)
        if name in {"Link", "Image"}:
            self._open(name, event, start, end)
        elif name in _MARKS and self.source[start : start + 1] == b"*":
            self._copy(start, start + _MARKS[name])
            self._copy(end - _MARKS[name], end)
        elif name == "Text":
            self._copy(start, end)
        else:
            self._other(name, start - self.start, end - self.start)

    def _other(self, name: str, start: int, end: int) -> None:
        if name in {"SoftBreak", "HardBreak"}:
            self._texts()[start:end] = b"\n" * (end - start)
            self._breaks = True
        elif name == "InlineHtml":
            self.html.append((start, end))
        elif name == "Code":
            self.code.append((start, end))

    def _open(self, name: str, event: Any, start: int, end: int) -> None:
        target = self.source.rfind(b"](", start, end)
        self.targets.append((max(target, start) - self.start, end - self.start))
        auto = event["Start"][name]["link_type"] in {"Autolink", "Email"}
        self._silent += auto or name == "Image"
        self._around.append(len(self.texts))
        self.texts.append(bytearray(self.end - self.start))
        if auto or name == "Image":
            self._around[-1] = -1

    def _close(self, name: str) -> None:
        if name in {"Link", "Image"}:
            self._silent -= self._around.pop() < 0

    def _texts(self) -> bytearray:
        return self.texts[self._around[-1]]

    def _copy(self, start: int, end: int) -> None:
        """Copy text; where a backslash escapes its first byte, that means nothing."""
        if self._silent:
            return
        text = self._texts()
        at = start - self.start
        text[at : end - self.start] = self.source[start:end]
        if at and self.source[start - 1 : start] == b"\\" and text[at - 1] == FILL:
            text[at] = ESCAPED
            self.markup.append(at)

    def marked(self, start: int, end: int) -> bool:
        """Say whether Markdown begins between two places."""
        return any(start <= place < end for place in self.markup)


class Read(NamedTuple):
    """A body as its parser reads it."""

    source: bytes
    events: list[Any]
    leaves: list[Leaf]


@lru_cache(maxsize=4)  # one body is asked about several times in a proof
def read(body: str, dialect: str) -> Read:
    """Read a body; a `Leaf` is not to be changed."""
    source = body.encode()
    events = list(parser(dialect).events_with_range(body))
    return Read(source, events, list(_leaves(source, events)))


def _leaves(source: bytes, events: Iterable[Any]) -> Iterator[Leaf]:
    """Yield the leaves of a body; the lines of a tight item are one, though no paragraph is."""
    leaf: Leaf | None = None
    explicit = False
    opaque = 0
    for event, range_ in events:
        name = _name(event)
        start, end = range_["start"], range_["end"]
        if name in _OPAQUE:
            opaque += 1 if "Start" in event else -1
        elif opaque:
            continue
        elif name in _LEAVES:
            if leaf is not None:
                yield leaf
            explicit = "Start" in event
            leaf = Leaf(_LEAVES[name], source, start) if explicit else None
        elif name in _INLINES:
            escaped = name == "Text" and source[start - 1 : start] == b"\\"
            leaf = leaf or Leaf("paragraph", source, start - escaped)
            leaf.add(name, event, start, end)
        elif leaf is not None and not explicit:
            yield leaf
            leaf = None
    if leaf is not None:
        yield leaf


def _name(event: Any) -> str:
    if isinstance(event, str):
        return event
    ((kind, what),) = event.items()
    if kind not in {"Start", "End"}:
        return str(kind)
    return what if isinstance(what, str) else str(next(iter(what)))
