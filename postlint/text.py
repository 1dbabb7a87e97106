"""Spans of characters, edits on them, and where they stand in lines.

Everything in postlint counts characters (code points) of the file's text, BOM and carriage
returns included; lines and columns are made here, at the very last step.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of characters: ``text[start:end]``. ``start == end`` is a place."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether two spans share a character, or stand at the same place."""
        return self == other or (self.start < other.end and other.start < self.end)


class Edit(msgspec.Struct, frozen=True, order=True, gc=False):
    """Replace the characters of ``span`` by ``text``."""

    span: Span
    text: str


class OverlapError(ValueError):
    """Two edits want the same characters."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made.

    Raises:
        OverlapError: if two edits share a character, or insert at the same place.

    """
    parts: list[str] = []
    done = 0
    last: Span | None = None
    for edit in sorted(edits):
        if edit.span.start < done or edit.span == last:
            raise OverlapError(f"two edits overlap at character {edit.span.start}")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
        last = edit.span
    parts.append(text[done:])
    return "".join(parts)


class _Piece(NamedTuple):
    """Characters between two rounds of edits: how many more they are, or the edit that follows."""

    start: int
    end: int
    growth: int
    later: Edit | None


def composed(text: str, edits: Iterable[Edit], then: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of ``text`` that do what ``edits`` do, and ``then`` others to what that gives.

    Where both change the same characters, or such that touch, it is one edit.
    """
    first = sorted(edits)
    between = apply(text, first)
    found: list[Edit] = []
    shift = 0
    for group in _touching(first, then):
        start, end = group[0].start, max(piece.end for piece in group)
        growth = sum(piece.growth for piece in group)
        later = (piece.later for piece in group if piece.later is not None)
        inside = [Edit(Span(it.span.start - start, it.span.end - start), it.text) for it in later]
        span = Span(start - shift, end - shift - growth)
        edit = Edit(span, apply(between[start:end], inside))
        found += (edit,) if len(group) == 1 else _trimmed(text, edit)
        shift += growth
    return tuple(found)


def _trimmed(text: str, edit: Edit) -> tuple[Edit, ...]:
    """Return an edit without what it leaves as it was at its edges; none where that is all.

    White space at its end is an edit of its own: what stands before it may be as it was.
    """
    before, after = edit.span.of(text), edit.text
    core, rest = before.rstrip(), after.rstrip()
    if core and rest and before[len(core) :] != after[len(rest) :]:
        end = edit.span.start + len(core)
        edges = (
            Edit(Span(edit.span.start, end), rest),
            Edit(Span(end, edit.span.end), after[len(rest) :]),
        )
        return tuple(found for edge in edges for found in _trimmed(text, edge))
    shortest = min(len(before), len(after))
    start = end = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    if before == after:
        return ()
    span = Span(edit.span.start + start, edit.span.end - end)
    return (Edit(span, after[start : len(after) - end]),)


def _touching(first: Iterable[Edit], then: Iterable[Edit]) -> list[list[_Piece]]:
    """Return what edits made, and what later ones change, in order; what touches is one group."""
    pieces = [_Piece(edit.span.start, edit.span.end, 0, edit) for edit in then]
    shift = 0
    for edit in first:
        start = edit.span.start + shift
        growth = len(edit.text) - (edit.span.end - edit.span.start)
        pieces.append(_Piece(start, start + len(edit.text), growth, None))
        shift += growth
    groups: list[list[_Piece]] = []
    end = -1
    for piece in sorted(pieces, key=lambda piece: piece[:2]):
        if piece.start > end:
            groups.append([])
        groups[-1].append(piece)
        end = max(end, piece.end)
    return groups


_FEW = 12


class Lines:
    r"""Turns offsets of a text into lines and columns. ``\n``, ``\r\n`` and ``\r`` end a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        # For a few places in a text, or such as follow each other, it is quicker to count than to
        # list all lines.
        self._counted = 0 if "\r" in text else _FEW
        self._bom = text.startswith("\ufeff")
        self._line, self._start = 1, 0  # where the place stands that was asked for last

    @cached_property
    def _starts(self) -> list[int]:
        return _line_starts(self.text)

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a character, both from 1; a BOM has no column."""
        if self._counted:
            line, start = self._count(offset)
        else:
            line = bisect_right(self._starts, offset)
            start = self._starts[line - 1]
        bom = self._bom and line == 1 and offset > 0
        return line, offset - start + 1 - bom

    def around(self, offset: int) -> tuple[int, Span]:
        """Return the line of a character, and the span of it without what ends it."""
        if not self._counted:
            line = bisect_right(self._starts, offset)
            return line, self.span(line)
        line, start = self._count(offset)
        end = self.text.find("\n", start)
        return line, Span(start, end if end >= 0 else len(self.text))

    def _count(self, offset: int) -> tuple[int, int]:
        """Return the line of a character and where it starts, counted from the place before."""
        line, start = self._line, self._start
        if offset < start:
            self._counted -= 1
            line, start = 1, 0
        last = self.text.rfind("\n", start, offset) + 1
        if last:
            line += self.text.count("\n", start, last)
            start = last
        self._line, self._start = line, start
        return line, start

    def span(self, line: int) -> Span:
        """Return the span of a line (from 1), without what ends it."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))


def _line_starts(text: str) -> list[int]:
    if text.count("\r") == text.count("\r\n"):
        starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))
        starts.pop()
        return starts
    starts = [0]
    for place, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n"):
            starts.append(place + 1)
    return starts


def comments_end(text: str) -> int:
    """Return up to where HTML comments are looked for in a text: mostly to its end.

    Behind the last ``-->``, each ``<!--`` would be looked for an end up to the end of the text, in
    vain: with thousands of them that would take minutes.
    """
    end = text.rfind("-->") + 3
    return end if text.find("<!--", end) >= 0 else len(text)
