"""How many cells of a terminal a character takes."""

from __future__ import annotations

import unicodedata

_SOFT_HYPHEN = "\u00ad"
_JAMO_JOINING = range(0x1160, 0x1200)  # medial vowels and final consonants join the syllable before


def cells(character: str) -> int:
    """Return the cells that one character takes: 0 (combining, format), 1 or 2 (wide)."""
    if character.isascii():
        return 1
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 2
    if character == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or ord(character) in _JAMO_JOINING:
        return 0
    return 1


def width(text: str) -> int:
    """Return the cells that a text without control characters takes."""
    return len(text) if text.isascii() else sum(map(cells, text))
