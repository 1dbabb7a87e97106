"""Line breaks of the source between East Asian characters, which are no spaces.

CSS Text 3, 4.1.3: a segment break between two wide characters shows nothing, unless one is Hangul.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_WIDE: Final = frozenset({"W", "F", "H"})
_NO_LETTERS: Final = frozenset({"So", "Zs"})
"""Emoji and ideographic spaces are wide, but a space beside them is one."""

_FIRST: Final = "\u1100"
"""No character before it is wide."""


def is_gap(before: str, after: str) -> bool:
    """Say whether a line break between two characters shows nothing."""
    return before >= _FIRST and after >= _FIRST and _is_wide(before) and _is_wide(after)


def collapse(text: str, gap: str) -> tuple[str, int]:
    """Collapse the white space in a text; write its gaps as ``gap``, and return how many it has."""
    if "\n" not in text or text.isascii():
        return _SPACES.sub(" ", text), 0
    closed = 0

    def space(match: re.Match[str]) -> str:
        nonlocal closed
        if "\n" in match[0] and is_gap(text[match.start() - 1], text[match.end()]):
            closed += 1
            return gap
        return " "

    return _SPACES.sub(space, text), closed


@cache
def _is_wide(character: str) -> bool:
    return (
        unicodedata.east_asian_width(character) in _WIDE
        and unicodedata.category(character) not in _NO_LETTERS
        and "HANGUL" not in unicodedata.name(character, "")
    )
