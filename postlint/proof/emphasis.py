"""Emphasis as kramdown reads it: next to CJK punctuation, where CommonMark's marks stay text.

kramdown 2.4, ``parser/kramdown/emphasis.rb``: a mark opens before what is not white space, unless
the same element is open, and the first mark that does not follow white space closes it.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.leaves import read

MOST: Final = 400
"""With more marks than this in one paragraph, they are left to CommonMark."""

_WHITE: Final = b" \t\n\r\f\v"
_TAGS: Final = {b"**": "strong", b"*": "em"}
_LONE_PAIR: Final = re.compile(rb"\*\*(?!\*)")

Pair = tuple[int, int, bytes]
"""Where a mark opens, where it closes, and the mark."""


def with_emphasis(body: str) -> str:
    """Write each ``*`` and ``**`` of a body as the tag that kramdown makes of it, or as text."""
    if "*" not in body:
        return body
    source, _, found = read(body, "kramdown")
    edits: list[tuple[int, int, bytes]] = []
    for leaf in found:
        for mask in leaf.texts:
            if 0 < mask.count(b"*") <= MOST:
                edits += [
                    (leaf.start + start, leaf.start + end, written)
                    for start, end, written in _edits(bytes(mask))
                ]
    parts: list[bytes] = []
    done = 0
    for start, end, written in sorted(edits):
        parts += (source[done:start], written)
        done = end
    return b"".join([*parts, source[done:]]).decode()


def _edits(text: bytes) -> list[tuple[int, int, bytes]]:
    pairs: list[Pair] = []
    _Spans(text, pairs).read(0, b"", frozenset())
    edits: list[tuple[int, int, bytes]] = []
    used: set[int] = set()
    for opening, closing, mark in pairs:
        tag = _TAGS[mark].encode()
        edits.append((opening, opening + len(mark), b"<" + tag + b">"))
        edits.append((closing, closing + len(mark), b"</" + tag + b">"))
        used.update(range(opening, opening + len(mark)), range(closing, closing + len(mark)))
    for place, byte in enumerate(text):
        if byte == ord("*") and place not in used:
            edits.append((place, place + 1, b"\\*"))
    return edits


class _Spans:
    """Reads one text as kramdown's ``parse_spans`` does."""

    def __init__(self, text: bytes, pairs: list[Pair]) -> None:
        self._text = text
        self._pairs = pairs

    def read(self, start: int, stop: bytes, around: frozenset[bytes]) -> int:
        """Read up to the mark ``stop``; return where it stands, or -1."""
        text = self._text
        place = start
        while (place := text.find(b"*", place)) >= 0:
            if stop and text.startswith(stop, place) and self._stops(place, start, stop):
                return place
            place = self._emphasis(place, around)
        return -1

    def _stops(self, place: int, start: int, stop: bytes) -> bool:
        text = self._text
        if place == start or text[place - 1] in _WHITE:
            return False
        return stop == b"**" or _LONE_PAIR.match(text, place) is None

    def _emphasis(self, place: int, around: frozenset[bytes]) -> int:
        """Read emphasis that a mark opens, if it does; return where to go on."""
        text = self._text
        mark = b"**" if text.startswith(b"**", place) else b"*"
        inside = place + len(mark)
        if mark in around or inside >= len(text) or text[inside] in _WHITE:
            return inside
        tries = [mark]
        if mark == b"**" and b"*" not in around:
            tries.append(b"*")
        for attempt in tries:
            known = len(self._pairs)
            inside = place + len(attempt)
            end = self.read(inside, attempt, around | {attempt})
            if end >= 0:
                self._pairs.append((place, end, attempt))
                return end + len(attempt)
            del self._pairs[known:]
        return place + len(mark)
