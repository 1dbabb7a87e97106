"""Read TOML front matter: ``tomllib`` loads it, and a scan beside it finds the places.

python-frontmatter's own TOML handler wants the package ``toml``, which knows TOML 0.5 and is no
longer kept; a handler of the same shape around the standard library replaces it. No kept parser
for Python tells where a key stands, so a scan does. It runs only over what ``tomllib`` has
accepted, so it tells strings, brackets and comments apart and has nothing left to check.
"""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from typing import Any

from frontmatter.default_handlers import BaseHandler

from postlint.post._entry import MAX_DEPTH, Entry, Loaded, UnreadableError
from postlint.text import Span

_SPACE = re.compile(r"(?>(?:[ \t\r\n,]|#[^\n]*+)*)")
_KEY = re.compile(r""""(?>(?:\\.|[^"\\])*)"|'[^']*+'|[\w-]++""", re.ASCII)
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?>(?:\\.|[^"\\])*)"|'[^']*+\'''', re.DOTALL
)
_DOT = re.compile(r"[ \t.]*+")
_BARE = re.compile(r"[^,\]}#\r\n]++")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class TOMLHandler(BaseHandler):
    """A handler of python-frontmatter for TOML 1.0."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def load(self, fm: str) -> dict[str, Any]:
        """Return the values of TOML text; raises ``tomllib.TOMLDecodeError``."""
        return tomllib.loads(fm)


_HANDLER = TOMLHandler()


def load(text: str, content: Span) -> Loaded:
    """Read the document that ``content`` covers in the file's ``text``.

    Raises:
        UnreadableError: if it is not TOML.
        RecursionError: if it nests too deeply.

    """
    source = content.of(text)
    try:
        values = _HANDLER.load(source)
    except ValueError as error:  # a TOMLDecodeError, or too many digits for an int
        raise _explain(str(error), source, content) from error
    root = _Scan(text, content).document()
    return Loaded(_entries(root, values), values)


def _explain(message: str, source: str, content: Span) -> UnreadableError:
    place = _PLACE.search(message)
    words = message[: place.start()] if place else message.partition(";")[0]
    words = (words[:1].lower() + words[1:]).replace("'", "`")
    if place is None:
        return UnreadableError(words, content.start)
    if place[1] is None:
        return UnreadableError(words, max(content.start, content.end - 1))
    start = 0
    for _ in range(int(place[1]) - 1):
        start = source.index("\n", start) + 1
    return UnreadableError(words, content.start + start + int(place[2]) - 1)


class _Node:
    """A value on its way to become an entry: where it stands, and what stands in it."""

    __slots__ = ("end", "key_span", "members", "start", "tables")

    def __init__(self, key_span: Span, start: int, end: int) -> None:
        self.key_span = key_span
        self.start = start
        self.end = end
        self.members: dict[str | int, _Node] = {}
        self.tables = False  # whether it is a list of tables, `[[so]]`

    def grow(self, start: int, end: int) -> None:
        """Cover what was found in it, from ``start`` where it was empty so far."""
        if self.start == self.end:
            self.start = start
        self.end = end

    def enter(self, key: str, key_span: Span, place: int) -> list[_Node]:
        """Return the table under ``key``, made at ``place`` if new; of a list its last item too."""
        node = self.members.get(key)
        if node is None:
            node = self.members[key] = _Node(key_span, place, place)
        return [node, node.members[len(node.members) - 1]] if node.tables else [node]


def _entries(node: _Node, values: Any) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            key,
            values[key],
            member.key_span,
            Span(member.start, member.end),
            _entries(member, values[key]) if member.members else (),
        )
        for key, member in node.members.items()
    )


class _Scan:
    """One pass over a TOML document that is known to be right."""

    def __init__(self, text: str, content: Span) -> None:
        self.text = text
        self.content = content

    def document(self) -> _Node:
        """Return the root, whose members are the keys of the top level."""
        place, end = self.content.start, self.content.end
        root = _Node(Span(place, place), place, place)
        path = [root]
        while (place := _end(_SPACE, self.text, place)) < end:
            if self.text[place] == "[":
                path, place = self._header(root, place)
            else:
                place = self._pair(path, place, 0)
        return root

    def _header(self, root: _Node, place: int) -> tuple[list[_Node], int]:
        """Read ``[a.b]`` or ``[[a.b]]``; return the nodes down to its table, and its end."""
        width = 2 if self.text.startswith("[[", place) else 1
        keys, end = self._keys(_end(_SPACE, self.text, place + width))
        end += width
        path = [root]
        for key, span in keys[:-1]:
            path += path[-1].enter(key, span, end)
        key, span = keys[-1]
        if width == 1:
            path += path[-1].enter(key, span, end)
        else:
            tables = path[-1].members.setdefault(key, _Node(span, end, end))
            tables.tables = True
            item = tables.members[len(tables.members)] = _Node(Span(end, end), end, end)
            path += (tables, item)
        _grow(path, end)
        return path, end

    def _pair(self, path: list[_Node], place: int, depth: int) -> int:
        """Read ``key = value`` into the last table of ``path``; return its end."""
        keys, place = self._keys(place)
        path = path.copy()
        for key, span in keys[:-1]:
            path += path[-1].enter(key, span, span.end)
        key, span = keys[-1]
        value = self._value(span, _end(_SPACE, self.text, place + 1), depth)
        path[-1].members[key] = value
        _grow([*path, value], value.end)
        return value.end

    def _keys(self, place: int) -> tuple[list[tuple[str, Span]], int]:
        """Read ``a . "b".c``; return its parts, and the place of the ``=`` or ``]`` after it."""
        keys: list[tuple[str, Span]] = []
        while self.text[place] not in "=]":
            span = Span(place, _end(_KEY, self.text, place))
            keys.append((_key(span.of(self.text)), span))
            place = _end(_DOT, self.text, span.end)
        return keys, place

    def _value(self, key_span: Span, place: int, depth: int) -> _Node:
        if depth > MAX_DEPTH:
            raise RecursionError
        first = self.text[place]
        if first in "[{":
            return self._container(key_span, place, depth + 1)
        if first in "\"'":
            return _Node(key_span, place, _end(_STRING, self.text, place))
        end = _end(_BARE, self.text, place)
        return _Node(key_span, place, place + len(self.text[place:end].rstrip()))

    def _container(self, key_span: Span, place: int, depth: int) -> _Node:
        """Read ``[…]`` or ``{…}``."""
        node = _Node(key_span, place, place)
        start, closing = place, {"[": "]", "{": "}"}[self.text[place]]
        place += 1
        while self.text[place := _end(_SPACE, self.text, place)] != closing:
            if closing == "}":
                place = self._pair([node], place, depth)
            else:
                item = self._value(Span(place, place), place, depth)
                node.members[len(node.members)] = item
                place = item.end
        node.start, node.end = start, place + 1
        return node


def _grow(path: list[_Node], end: int) -> None:
    for upper, lower in pairwise(path):
        upper.grow(lower.key_span.start, end)


def _key(written: str) -> str:
    return next(iter(tomllib.loads(f"{written} = 0"))) if written[0] in "\"'" else written


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place + 1
