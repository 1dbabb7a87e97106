"""Segment breaks between East Asian characters: the line breaks of a source that show nothing.

CSS Text 3, 4.1.3: collapsible white space with a segment break between two characters of which both
are wide (East Asian Width F, W or H) and none is Hangul is removed; any other becomes a space. A plain
space between the same characters stays a space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")


def closes(before: str, after: str) -> bool:
    """Say whether a segment break between two characters shows nothing."""
    return (
        before > "\u10ff" and after > "\u10ff" and _is_east_asian(before) and _is_east_asian(after)
    )


def collapsed(text: str) -> str:
    """Return text, which neither begins nor ends with white space, as CSS collapses it."""
    if "\n" not in text or text.isascii():
        return _SPACES.sub(" ", text)
    parts: list[str] = []
    done = 0
    for match in _SPACES.finditer(text):
        start, end = match.span()
        parts.append(text[done:start])
        if not ("\n" in match[0] and closes(text[start - 1], text[end])):
            parts.append(" ")
        done = end
    return "".join([*parts, text[done:]])


@cache
def _is_east_asian(character: str) -> bool:
    if unicodedata.east_asian_width(character) not in {"F", "W", "H"}:
        return False
    # Emoji and ideographic spaces are wide too, but the rule is for text that knows no spaces.
    return unicodedata.category(character) not in {"So", "Zs"} and not unicodedata.name(
        character, ""
    ).startswith(("HANGUL", "HALFWIDTH HANGUL", "PARENTHESIZED HANGUL", "CIRCLED HANGUL"))
