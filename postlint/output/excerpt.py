"""The line of a post that a finding is about, and a caret under the place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from postlint.output.safe import visible
from postlint.output.width import width

if TYPE_CHECKING:
    from postlint.text import Lines, Span

_TAB = 4
_LEAD = 24  # cells that stay in front of the place when the start of a line is cut off
_ELLIPSIS = "…"

_Cell = tuple[str, int]  # what is shown for a character, and how many cells of a terminal it takes


def excerpt(lines: Lines, span: Span, columns: int) -> tuple[int, str, str]:
    """Return a line number, the line as it may be printed, and what underlines the span in it.

    Tabs and control characters become visible ones; a line that is wider than ``columns`` cells is
    cut around the place. A span over several lines is underlined to the end of its first line.
    """
    text = lines.text
    number, _ = lines.position(span.start)
    line = lines.span(number)
    first = line.start + text.startswith("\ufeff", line.start, line.start + (number == 1))
    start = min(max(span.start, first), line.end)
    end = max(start, min(span.end, line.end))
    # A column shows one character, rarely none: no need to look at more of a very long line.
    right = min(line.end, start + columns)
    before = 2 * (_LEAD if right < line.end else columns)
    left = max(first, start - before)
    shown = text[left:right]
    cut = left > first, right < line.end
    if not any(cut) and len(shown) <= columns and shown.isascii() and shown.isprintable():
        return number, shown, " " * (start - first) + "^" * max(1, end - start)
    return number, *_crop(_cells(shown), start - left, min(end, right) - left, columns, cut)


def _cells(text: str) -> list[_Cell]:
    if "\t" not in text:
        return [_cell(character) for character in text]
    cells: list[_Cell] = []
    column = 0
    for character in text:
        blanks = _TAB - column % _TAB
        cells.append((" " * blanks, blanks) if character == "\t" else _cell(character))
        column += cells[-1][1]
    return cells


@cache
def _cell(character: str) -> _Cell:
    shown = visible(character)
    return shown, width(shown)


def _crop(
    cells: list[_Cell], at: int, until: int, columns: int, cut: tuple[bool, bool]
) -> tuple[str, str]:
    """Cut a line to ``columns`` cells around the characters from ``at`` to ``until``."""
    first, last = 0, len(cells)
    left, right = cut
    if left or right or sum([wide for _, wide in cells]) > columns:
        first, last = _window(cells, at, columns - 2)
        left, right = left or first > 0, right or last < len(cells)
        # An accent must not stand alone behind the ellipsis.
        while first < at and not cells[first][1]:
            first += 1
    text = _ELLIPSIS * left + "".join([shown for shown, _ in cells[first:last]]) + _ELLIPSIS * right
    indent = left + sum([wide for _, wide in cells[first:at]])
    marked = sum([wide for _, wide in cells[at : min(until, last)]])
    return text, " " * indent + "^" * max(1, marked)


def _window(cells: list[_Cell], at: int, room: int) -> tuple[int, int]:
    """Return as much as fits: first to the right of a short lead, then what room is left before."""
    first = last = at
    lead = 0
    while first and lead + cells[first - 1][1] <= _LEAD:
        first -= 1
        lead += cells[first][1]
    room -= lead
    while last < len(cells) and cells[last][1] <= room:
        room -= cells[last][1]
        last += 1
    while first and cells[first - 1][1] <= room:
        first -= 1
        room -= cells[first][1]
    return first, last
