"""What the readers of front matter share: entries, problems, and how a reader answers."""

from __future__ import annotations

from typing import Literal

import msgspec

from postlint.text import Span

MAX_DEPTH = 100
"""How deep lists and mappings may nest; front matter that goes deeper is refused, not followed."""


class Problem(msgspec.Struct, frozen=True):
    """Why front matter cannot be read.

    ``unclosed``: nothing closes it; ``syntax``: the parser gave up; ``not-a-mapping``: it reads,
    but as a list or as text. ``message`` is one line in plain words. ``span`` is where the parser
    stumbled, in the file's text; at least one character wherever the text has one.
    """

    kind: Literal["unclosed", "syntax", "not-a-mapping"]
    message: str
    span: Span


class Entry(msgspec.Struct, frozen=True):
    """One key of a mapping, or one item of a list, and the places of its key and its value.

    ``key`` is the key's text (of ``2024: x`` the string ``"2024"``), or the item's index.
    ``key_span`` covers the key as written, quotes included; of a list item the dash, or the empty
    place before the value. ``value_span`` covers the value as written, with its quotes, tag and
    anchor; an alias as ``*name``; a block from its first to its last character, without the line
    break at its end; an empty value is the empty place after the colon. A TOML table runs from its
    first key to the end of its last value; if it is written in several places, over all of them.
    ``children`` are the entries of a mapping (duplicates included) or the items of a list; an alias
    has none, since they stand elsewhere.
    """

    key: str | int
    value: object
    key_span: Span
    value_span: Span
    children: tuple[Entry, ...] = ()


class Loaded(msgspec.Struct, frozen=True):
    """What a reader answers: all entries in source order, and the values of the loader."""

    entries: tuple[Entry, ...]
    values: dict[str, object]


class UnreadableError(Exception):
    """A reader gave up at character ``start`` of the file; ``length`` characters are to blame."""

    def __init__(
        self,
        message: str,
        start: int,
        length: int = 1,
        kind: Literal["syntax", "not-a-mapping"] = "syntax",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.length = length
        self.kind = kind

    def problem(self, text: str) -> Problem:
        """Return the problem, its span kept inside ``text`` (the whole file)."""
        start = max(0, min(self.start, len(text) - 1))
        return Problem(
            self.kind, self.message, Span(start, min(start + max(self.length, 1), len(text)))
        )
