"""Read JSON front matter: python-frontmatter loads it, and a walk beside it finds the places.

The walk runs only over what the loader has accepted, so it has nothing left to check.
"""

from __future__ import annotations

import json
import re

from frontmatter.default_handlers import JSONHandler

from postlint.post._entry import MAX_DEPTH, Entry, Loaded, UnreadableError
from postlint.text import Span

_HANDLER = JSONHandler()
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[ \t\n\r:,]*+")


def load(text: str, content: Span) -> Loaded:
    """Read the object that ``content`` covers in the file's ``text``.

    Raises:
        UnreadableError: if it is not JSON.
        RecursionError: if it nests too deeply.

    """
    try:
        values: dict[str, object] = _HANDLER.load(content.of(text))
    except json.JSONDecodeError as error:
        raise UnreadableError(_words(error.msg), content.start + error.pos) from error
    except ValueError as error:  # an integer of more digits than Python converts
        raise UnreadableError(str(error).partition(";")[0], content.start) from error
    return Loaded(_walk(text, content.start, 0).children, values)


def _words(message: str) -> str:
    return message.replace("Expecting", "expected").replace("'", "`")


def _walk(text: str, start: int, depth: int) -> Entry:
    """Return the value that starts at ``start`` as an entry without a key."""
    place = Span(start, start)
    if depth > MAX_DEPTH:
        raise RecursionError
    if text[start] == "{":
        members, end = _members(text, start + 1, depth)
        value: object = {entry.key: entry.value for entry in members}
        return Entry(0, value, place, Span(start, end), tuple(members))
    if text[start] == "[":
        items, end = _items(text, start + 1, depth)
        value = [entry.value for entry in items]
        return Entry(0, value, place, Span(start, end), tuple(items))
    value, end = _DECODER.raw_decode(text, start)
    return Entry(0, value, place, Span(start, end))


def _members(text: str, place: int, depth: int) -> tuple[list[Entry], int]:
    members: list[Entry] = []
    while text[place := _skip(text, place)] != "}":
        key, end = _DECODER.raw_decode(text, place)
        found = _walk(text, _skip(text, end), depth + 1)
        members.append(Entry(key, found.value, Span(place, end), found.value_span, found.children))
        place = found.value_span.end
    return members, place + 1


def _items(text: str, place: int, depth: int) -> tuple[list[Entry], int]:
    items: list[Entry] = []
    while text[place := _skip(text, place)] != "]":
        found = _walk(text, place, depth + 1)
        items.append(
            Entry(len(items), found.value, found.key_span, found.value_span, found.children)
        )
        place = found.value_span.end
    return items, place + 1


def _skip(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place
