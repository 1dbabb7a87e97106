"""The line of a post that a finding is about, and a caret under the place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.output.safe import is_safe, visible
from postlint.output.width import width

if TYPE_CHECKING:
    from postlint.text import Lines, Span

_TAB = 4
_LEAD = 24  # cells that stay in front of the place when the start of a line is cut off
_ELLIPSIS = "…"
_RUN = expression(
    "[ -~]+|[\u3000-\u303e\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]+|.",
    re.DOTALL,
)
"""Characters that take a cell each, such that take two, or one of the others."""


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
    first, last = line.start, line.end
    if number == 1 and text.startswith("\ufeff", first):
        first += 1
    start = min(max(span.start, first), last)
    end = max(start, min(span.end, last))
    if last - first <= columns:
        shown = text[first:last]
        if shown.isascii() and shown.isprintable():
            return number, shown, " " * (start - first) + "^" * max(1, end - start)
    # A column shows one character, rarely none: no need to look at more of a very long line.
    right = min(last, start + columns)
    left = max(first, start - 2 * (_LEAD if right < last else columns))
    if is_safe(text[left:right]):  # nearly always, and each character is then its own picture
        edges = _edges(text, left, start, right, columns)
        right = left + len(edges) - 1
        pictures: str | list[str] = text[left:right]
    else:
        pictures = _pictures(text[left:right])
        edges = list(accumulate(map(width, pictures), initial=0))
    cut = left > first, right < last
    return number, *_crop(pictures, edges, start - left, min(end, right) - left, columns, cut)


def _edges(text: str, left: int, start: int, right: int, columns: int) -> list[int]:
    """Return the cells in front of each character from ``left`` to ``right``, and those of all.

    Behind what fills ``columns`` from ``start`` on no more of them are looked at.
    """
    edges = [0]
    for run in _RUN.finditer(text, left, start):
        _add(edges, run[0])
    most = edges[-1] + columns
    for run in _RUN.finditer(text, start, right):
        _add(edges, run[0])
        if edges[-1] > most:
            break
    return edges


def _add(edges: list[int], run: str) -> None:
    """Add the edges of characters that are equally wide."""
    each = 1 if " " <= run[0] <= "~" else width(run[0])
    cells = edges[-1]
    if each:
        edges.extend(range(cells + each, cells + each * len(run) + 1, each))
    else:
        edges.append(cells)


def _pictures(text: str) -> list[str]:
    """Return what is shown for each character."""
    shown: list[str] = []
    column = 0
    for character in text:
        picture = " " * (_TAB - column % _TAB) if character == "\t" else visible(character)
        shown.append(picture)
        column += width(picture)
    return shown


def _crop(
    shown: str | list[str],
    edges: list[int],
    at: int,
    until: int,
    columns: int,
    cut: tuple[bool, bool],
) -> tuple[str, str]:
    """Cut a line to ``columns`` cells around the characters from ``at`` to ``until``.

    ``edges`` are the cells in front of each character, and of all.
    """
    first, last = 0, len(edges) - 1
    left, right = cut
    if left or right or edges[-1] > columns:
        first, last = _window(edges, at, columns - 2)
        left, right = left or first > 0, right or last < len(edges) - 1
        # An accent must not stand alone behind the ellipsis.
        while first < at and edges[first] == edges[first + 1]:
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
