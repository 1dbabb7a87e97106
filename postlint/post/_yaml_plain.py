"""Read YAML front matter as nearly all posts have it: keys that are words, values without magic.

Where its lines do not say all (``_yaml_lines``) the parser's events are enough for it, so no tree of
nodes is built. What is rarer, and what does not parse, is left to the full reader in ``_yaml``:
anchors, aliases, tags, merges, keys that are no text, deep nesting.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import SafeLoader
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.nodes import ScalarNode

from postlint.expressions import expression
from postlint.post._entry import Entry, Loaded
from postlint.post._yaml_scalars import UnusualError
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

BREAKS = "\n\r\x85\u2028\u2029"
"""What ends a line, for YAML 1.1."""

COMMENT = rf"(?<=\s)#[^{BREAKS}]*+"
DASH = expression(rf"(?>(?:{COMMENT}|[&!]\S*+|\s++)*)(-)")
LINE_END = expression(f"[{BREAKS}]")

_STR = "tag:yaml.org,2002:str"
_MAX_DEPTH = 20
_REMEMBERED = 4096  # scalars: most keys and many values are the same in every post of an archive


def load(source: str, text: str, offset: int) -> Loaded | None:
    """Read the mapping ``source``, which stands at ``offset`` in ``text``; None if it is unusual."""
    try:
        loader = SafeLoader(source)
        try:
            return _Reader(loader.get_event, text, offset).document()
        finally:
            loader.dispose()
    except (UnusualError, yaml.YAMLError, UnicodeEncodeError):
        return None


def block_end(text: str, start: int, end: int) -> int:
    """Return where the last line that is not blank ends in a block scalar."""
    last = start + len(text[start:end].rstrip(f" {BREAKS}"))
    found = LINE_END.search(text, last, end)
    return found.start() if found else end


class _Reader:
    """Turns the events of one document into entries and values."""

    def __init__(self, event: Callable[[], Any], text: str, offset: int) -> None:
        self._event = event
        self._text = text
        self._offset = offset

    def document(self) -> Loaded:
        self._event()
        start, root = self._event(), self._event()
        if not isinstance(start, DocumentStartEvent) or start.version or start.tags:
            raise UnusualError
        if not isinstance(root, MappingStartEvent):
            raise UnusualError
        entry = self._entry(0, Span(self._offset, self._offset), root, 0)
        ends = self._event(), self._event()
        if not isinstance(ends[0], DocumentEndEvent) or not isinstance(ends[1], StreamEndEvent):
            raise UnusualError
        return Loaded(entry.children, entry.value)  # type: ignore[arg-type]  # of a mapping: a dict

    def _entry(self, key: str | int, key_span: Span, event: Any, depth: int) -> Entry:
        """Return the entry of the value that starts with ``event``."""
        if event.anchor is not None or depth > _MAX_DEPTH:
            raise UnusualError
        start, kind = event.start_mark.index + self._offset, type(event)
        if kind is ScalarEvent:
            end = event.end_mark.index + self._offset
            if event.style and event.style in "|>":
                end = block_end(self._text, start, end)
            return Entry(key, _value(event), key_span, Span(start, end))
        if event.tag is not None:
            raise UnusualError
        value: object
        if kind is MappingStartEvent:
            children, end = self._members(depth + 1)
            value = {child.key: child.value for child in children}
        else:
            children, end = self._items(start, depth + 1, flow=event.flow_style)
            value = [child.value for child in children]
        if children and not event.flow_style:
            end = children[-1].value_span.end
        return Entry(key, value, key_span, Span(start, end), tuple(children))

    def _members(self, depth: int) -> tuple[list[Entry], int]:
        offset = self._offset
        members: list[Entry] = []
        event = self._event()
        while (kind := type(event)) is not MappingEndEvent:
            if kind is not ScalarEvent or event.anchor is not None:
                raise UnusualError
            key = _value(event)
            if not isinstance(key, str) or key in {"<<", "="}:
                raise UnusualError
            span = Span(event.start_mark.index + offset, event.end_mark.index + offset)
            members.append(self._entry(key, span, self._event(), depth))
            event = self._event()
        return members, event.end_mark.index + offset

    def _items(self, place: int, depth: int, *, flow: bool) -> tuple[list[Entry], int]:
        items: list[Entry] = []
        event = self._event()
        while type(event) is not SequenceEndEvent:
            if flow:
                start = event.start_mark.index + self._offset
                span = Span(start, start)
            else:
                dash = DASH.match(self._text, place)
                span = Span(*dash.span(1)) if dash else Span(place, place)
            items.append(self._entry(len(items), span, event, depth))
            place = items[-1].value_span.end
            event = self._event()
        return items, _end(event) + self._offset


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def _value(event: Any) -> object:
    if event.tag is not None:
        raise UnusualError
    return plain(event.value) if event.implicit[0] else event.value


@lru_cache(_REMEMBERED)
def plain(value: str) -> object:
    """Return what a scalar without quotes means: text, a date, a number, a boolean or nothing."""
    loader = _scalars()
    tag = loader.resolve(ScalarNode, value, (True, False))
    if tag == _STR:
        return value
    try:
        return loader.construct_object(ScalarNode(tag, value))
    except (ValueError, LookupError, AttributeError, ArithmeticError, yaml.YAMLError):
        raise UnusualError from None
    finally:
        loader.constructed_objects.clear()
        loader.recursive_objects.clear()


@cache
def _scalars() -> Any:
    """Return a loader that reads nothing: it knows what scalars mean."""
    return SafeLoader("")
