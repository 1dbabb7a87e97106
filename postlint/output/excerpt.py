"""The line of a post that a finding is about, and a caret under the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.safe import visible
from postlint.output.width import width

if TYPE_CHECKING:
    from postlint.text import Lines, Span

_TAB = 4
_LEAD = 24  # cells that stay in front of the place when the start of a line is cut off
_ELLIPSIS = "…"


def excerpt(lines: Lines, span: Span, columns: int) -> tuple[int, str, str]:
    """Return a line number, the line as it may be printed, and what underlines the span in it.

    Tabs and control characters become visible ones; a line that is wider than ``columns`` cells is
    cut around the place. A span over several lines is underlined to the end of its first line.
    """
    number, _ = lines.position(span.start)
    line = lines.span(number)
    first = line.start + lines.text.startswith("\ufeff", line.start, line.start + (number == 1))
    start = min(max(span.start, first), line.end)
    end = max(start, min(span.end, line.end))
    # A column shows one character or none: no need to look at more of a very long line.
    far = 4 * columns
    before = lines.text[max(first, start - far) : start]
    marked = lines.text[start : min(end, start + far)]
    after = lines.text[end : min(line.end, end + far)] if end <= start + far else ""
    cells = _cells(before, 0)
    at = len(cells)
    cells += _cells(marked, sum(map(width, cells)))
    until = len(cells)
    cells += _cells(after, sum(map(width, cells)))
    cut_left = start - far > first
    cut_right = end > start + far or line.end > end + far
    return number, *_crop(cells, at, until, columns, (cut_left, cut_right))


def _cells(text: str, column: int) -> list[str]:
    shown = []
    for character in text:
        piece = " " * (_TAB - column % _TAB) if character == "\t" else visible(character)
        column += width(piece)
        shown.append(piece)
    return shown


def _crop(
    cells: list[str], at: int, until: int, columns: int, cut: tuple[bool, bool]
) -> tuple[str, str]:
    widths = [width(piece) for piece in cells]
    first, last = 0, len(cells)
    left, right = cut
    if left or right or sum(widths) > columns:
        # As much as fits: first to the right of a short lead, then what room is left before it.
        first = last = at
        room = columns - 2
        while first and sum(widths[first:at]) + widths[first - 1] <= _LEAD:
            first -= 1
        room -= sum(widths[first:at])
        while last < len(cells) and widths[last] <= room:
            room -= widths[last]
            last += 1
        while first and widths[first - 1] <= room:
            first -= 1
            room -= widths[first]
        left, right = left or first > 0, right or last < len(cells)
        # An accent must not stand alone behind the ellipsis.
        while first < at and not widths[first]:
            first += 1
    text = _ELLIPSIS * left + "".join(cells[first:last]) + _ELLIPSIS * right
    indent = left + sum(widths[first:at])
    return text, " " * indent + "^" * max(1, sum(widths[at : min(until, last)]))
