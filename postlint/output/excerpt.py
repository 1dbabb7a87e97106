"""The line of a post that a finding is about, and a caret under the place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from postlint.output.safe import is_safe, visible
from postlint.output.width import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.text import Lines, Span

_TAB = 4
_LEAD = 24  # cells that stay in front of the place when the start of a line is cut off
_ELLIPSIS = "…"

_Cells = tuple["Sequence[str]", list[int]]
"""What is shown for each character, and how many cells of a terminal it takes."""


def excerpt(
    lines: Lines, span: Span, columns: int, around: tuple[int, Span] | None = None
) -> tuple[int, str, str]:
    """Return a line number, the line as it may be printed, and what underlines the span in it.

    Tabs and control characters become visible ones; a line that is wider than ``columns`` cells is
    cut around the place. A span over several lines is underlined to the end of its first line, which
    is ``around`` it, if that is known.
    """
    text = lines.text
    number, line = around or lines.around(span.start)
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
    if not any(cut) and 2 * len(shown) <= columns and shown.isprintable():  # it fits in any script
        indent = sum(map(_width, shown[: start - left]))
        marked = sum(map(_width, shown[start - left : end - left]))
        return number, shown, " " * indent + "^" * max(1, marked)
    return number, *_crop(_cells(shown), start - left, min(end, right) - left, columns, cut)


def _cells(text: str) -> _Cells:
    if is_safe(text):  # nearly always, and each character is then its own picture
        return text, list(map(_width, text))
    shown: list[str] = []
    wide: list[int] = []
    column = 0
    for character in text:
        picture = " " * (_TAB - column % _TAB) if character == "\t" else visible(character)
        shown.append(picture)
        wide.append(width(picture))
        column += wide[-1]
    return shown, wide


@cache
def _width(character: str) -> int:
    return width(character)


def _crop(
    cells: _Cells, at: int, until: int, columns: int, cut: tuple[bool, bool]
) -> tuple[str, str]:
    """Cut a line to ``columns`` cells around the characters from ``at`` to ``until``."""
    shown, wide = cells
    first, last = 0, len(wide)
    left, right = cut
    edges = list(accumulate(wide, initial=0))
    if left or right or edges[-1] > columns:
        first, last = _window(edges, at, columns - 2)
        left, right = left or first > 0, right or last < len(wide)
        # An accent must not stand alone behind the ellipsis.
        while first < at and not wide[first]:
            first += 1
    text = _ELLIPSIS * left + "".join(shown[first:last]) + _ELLIPSIS * right
    indent = left + edges[at] - edges[first]
    marked = edges[max(at, min(until, last))] - edges[at]
    return text, " " * indent + "^" * max(1, marked)


def _window(edges: list[int], at: int, room: int) -> tuple[int, int]:
    """Return as much as fits: first to the right of a short lead, then what room is left before.

    ``edges`` are the cells in front of each character, and in the whole line.
    """
    first = bisect_left(edges, edges[at] - _LEAD)
    room -= edges[at] - edges[first]
    if room < 0:
        return first, at
    last = bisect_right(edges, edges[at] + room) - 1
    room -= edges[last] - edges[at]
    return bisect_left(edges, edges[first] - room), last
