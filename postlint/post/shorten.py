"""A shorter text with the same Markdown blocks, for bodies that are one long HTML block."""

from __future__ import annotations

from typing import Final

from postlint.expressions import expression
from postlint.post.recent import Recent

LONG: Final = 2_000
"""From how many characters on the lines of an HTML block are left out."""

_HTML_BLOCK: Final = expression(
    r"<(?:article|blockquote|center|div|figure|h[1-6]|header|main|ol|p|section|table|ul)[\s>]"
)
_MAY_HOLD_BLANK_LINES: Final = expression(
    r"```|~~~|<(?:pre|script|style|textarea|\?|!(?!--.*-->))|\{[%{]"
)


_KNOWN: Final[Recent[tuple[str, int, int]]] = Recent(1)  # asked for its blocks, then by the proof


def without_inside(text: str) -> tuple[str, int, int]:
    """Leave out the lines of a long HTML block but its first: they cannot change the blocks.

    An HTML block that starts with one of these tags ends at the next blank line, whatever it holds
    (CommonMark, 4.6, condition 6), and the parser reports its lines one by one.

    Returns:
        The shorter text, where characters are left out, and how many.

    """
    asked = (text,)
    return _KNOWN.get(asked) or _KNOWN.add(asked, _without_inside(text))


def _without_inside(text: str) -> tuple[str, int, int]:
    start = _html_block(text) if len(text) > LONG and "\r" not in text else -1
    if start < 0 or _MAY_HOLD_BLANK_LINES.search(text, 0, start):
        return text, len(text), 0
    cut = text.find("\n", start) + 1
    end = _blank_line(text, cut)
    if not cut or end - cut < LONG:
        return text, len(text), 0
    return text[:cut] + text[end:], cut, end - cut


def _html_block(text: str) -> int:
    """Return where the first HTML block begins that stands at the start or after a blank line."""
    start = text.find("<", 0, LONG)
    while start >= 0:
        if _after_blank_line(text, start) and _HTML_BLOCK.match(text, start):
            return start
        start = text.find("<", start + 1, LONG)
    return -1


def _after_blank_line(text: str, start: int) -> bool:
    if start and text[start - 1] != "\n":
        return False
    before = text[:start].rstrip(" \t\n")
    return not before or "\n" in text[len(before) : start - 1]


def _blank_line(text: str, start: int) -> int:
    """Return where the first blank line from the line at ``start`` on stands, or the text ends."""
    # Line by line: one character is found many times faster than two.
    end = text.find("\n", start)
    while end >= 0 and text[end - 1] != "\n":
        end = text.find("\n", end + 1)
    end = end if end >= 0 else len(text)
    for white in " \t":
        blank = f"{white}\n"
        place = text.find(blank, start, end) if white in text else -1
        while place >= 0:
            line = text.rfind("\n", 0, place) + 1
            if not text[line:place].strip(" \t"):
                end = line
                break
            place = text.find(blank, place + 1, end)
    return end
