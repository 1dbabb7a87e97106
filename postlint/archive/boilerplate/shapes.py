"""The HTML of a body as two flat lists: what it shows piece by piece, and the elements around that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.archive.boilerplate.names import is_chrome, is_stable
from postlint.archive.texts import hashed
from postlint.post.html import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post.body import Body
    from postlint.post.html import Attributes

_MEDIA: Final = frozenset("audio embed iframe img object source svg video".split())
_HIDDEN: Final = frozenset("script style template".split())
_SECTIONS: Final = frozenset("aside footer form header nav".split())
_ROWS: Final = frozenset("colgroup tbody tr".split())  # the parser makes these where there are none
_IMPLIED: Final = frozenset("html head body".split())
_NUMBERS = re.compile(r"\d+(?:[.,:/ -]\d+)*")
_CALENDAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:星期|周|週)[一二三四五六日天]"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"
)
_SPACE = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SAYS = re.compile(r"[^\W_]")


class Atom:
    """A piece of text between two tags, or a medium: what a reader sees as one."""

    __slots__ = ("inside", "is_linked", "is_medium", "key", "mass", "text")

    def __init__(
        self, text: str, inside: Shape | None, *, is_medium: bool, is_linked: bool
    ) -> None:
        self.text = text
        self.inside = inside
        self.is_medium = is_medium
        self.is_linked = is_linked
        same = text.partition("?")[0] if is_medium else tolerant(text)
        self.key = hashed(f"{is_medium}{same}".encode("utf-8", "surrogatepass"))
        self.mass = 0 if is_medium else len(_SPACE.sub("", text))


class Shape:
    """An element: its names, the element that it stands in, and the atoms that it holds."""

    __slots__ = ("classes", "end", "first", "identifier", "last", "parent", "start", "tag")

    def __init__(self, tag: str, attrs: Attributes, parent: Shape | None, start: int) -> None:
        self.tag = tag
        self.parent = parent
        self.start = self.end = start
        self.first = self.last = False
        self.identifier = ""
        self.classes: tuple[str, ...] = ()
        for name, value in attrs:
            if name == "id" and value and is_stable(value):
                self.identifier = value
            elif name == "class" and value:
                self.classes = tuple(dict.fromkeys(filter(is_stable, value.split())))

    def is_chrome(self) -> bool:
        """Say whether its names say that it stands around the article."""
        return any(map(is_chrome, (self.tag, self.identifier, *self.classes)))

    def selectors(self) -> Iterator[str]:
        """Yield CSS selectors that match it in other posts, too."""
        yield from self.names()
        if self.tag in _SECTIONS:
            yield self.tag
        if self.parent is None or self.tag in _ROWS:
            return
        for around in self.parent.names():
            path = f"{around} > {self.tag}"
            yield path
            if self.first:
                yield f"{path}:first-child"
            if self.last:
                yield f"{path}:last-child"

    def names(self) -> Iterator[str]:
        """Yield the selectors of its own names."""
        if self.identifier:
            yield f"#{self.identifier}"
        for name in self.classes:
            yield f"{self.tag}.{name}"


def tolerant(text: str) -> str:
    """Return a text without what differs from post to post in a template: numbers and dates."""
    plain = _CALENDAR.sub("0", _SPACE.sub(" ", text.casefold()).strip())
    return _NUMBERS.sub("0", plain)


class Reading:
    """What a body consists of, in the order of the source."""

    def __init__(self, body: Body) -> None:
        self.atoms: list[Atom] = []
        self.shapes: list[Shape] = []
        if body.syntax != "opaque" and body.source.strip():
            reader = _Reader(self)
            walk(body.html_only, reader)
            reader.end()


class _Reader:
    """Makes both lists of the events of a parse."""

    def __init__(self, reading: Reading) -> None:
        self._atoms = reading.atoms
        self._shapes = reading.shapes
        self._open: list[Shape | None] = []
        self._last: list[Shape | None] = [None]  # the child that ended last, at each depth
        self._first = [True]  # whether no child came yet, at each depth
        self._text: list[str] = []
        self._links = self._hidden = 0

    def start_element(self, tag: str, attrs: Attributes) -> None:
        self._flush()
        self._links += tag == "a"
        self._hidden += tag in _HIDDEN
        is_first, self._first[-1] = self._first[-1], False
        self._first.append(True)
        self._last.append(None)
        if tag in _IMPLIED or self._hidden:
            self._open.append(None)
            return
        parent = self._open[-1] if self._open else None
        shape = Shape(tag, attrs, parent, len(self._atoms))
        shape.first = is_first
        self._shapes.append(shape)
        self._open.append(shape)
        if tag in _MEDIA:
            values = dict(attrs)
            address = values.get("src") or values.get("data-src") or values.get("data") or ""
            self._atoms.append(Atom(address, shape, is_medium=True, is_linked=self._links > 0))

    def end_element(self, tag: str) -> None:
        self._flush()
        self._links -= tag == "a"
        self._hidden -= tag in _HIDDEN
        shape, last = self._open.pop(), self._last.pop()
        self._first.pop()
        self._last[-1] = shape
        if shape is not None:
            shape.end = len(self._atoms)
            if last is not None:
                last.last = True

    def characters(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def comment(self, data: str) -> None:
        pass

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        pass

    def processing_instruction(self, target: str, data: str) -> None:
        pass

    def end(self) -> None:
        self._flush()

    def _flush(self) -> None:
        text, self._text = "".join(self._text), []
        inside = self._open[-1] if self._open else None
        for piece in (text,) if inside else _BLANK_LINE.split(text):
            if _SAYS.search(piece):
                self._atoms.append(Atom(piece, inside, is_medium=False, is_linked=self._links > 0))
