"""When emphasis marks render: the flanking rules (CommonMark 0.31, 6.2).

Versions differ in whether symbols are punctuation; here a character counts as punctuation or as
white space if any version says so, and as neither only if all agree.
"""

from __future__ import annotations

import unicodedata
from typing import Final

SOFT_SPACE: Final = "\x00"
"""A space at which a line may be wrapped, until it is; no text that was parsed holds this one."""

# Where tildes strike text, cmark-gfm looks past them at what stands beyond.
_KINDS: Final[dict[str, str]] = {SOFT_SPACE: "space", "~": "symbol"}
_OUTSIDE: Final = frozenset({"space", "punctuation"})


def _kind(character: str) -> str:
    """Return ``space``, ``punctuation``, ``symbol`` (punctuation for some) or ``letter``."""
    kind = _KINDS[character] = _category(character)
    return kind


def _category(character: str) -> str:
    if not character or character.isspace():
        return "space"
    category = unicodedata.category(character)
    if category[0] == "P" or (character.isascii() and category[0] == "S"):
        return "punctuation"
    if category == "Zs":
        return "space"
    return "symbol" if category[0] == "S" else "letter"


def opens(before: str, inside: str) -> bool:
    """Say whether ``**`` opens between two characters; the empty string is the edge of a line."""
    first = _KINDS.get(inside) or _kind(inside)
    if first == "letter":
        return True
    return first != "space" and (_KINDS.get(before) or _kind(before)) in _OUTSIDE


def closes(inside: str, after: str) -> bool:
    """Say whether ``**`` closes between two characters; the empty string is the edge of a line."""
    return opens(after, inside)


def underscore_opens(before: str, inside: str) -> bool:
    """Say whether ``__`` opens between two characters: never behind a letter, in any dialect."""
    kind = _KINDS.get(inside) or _kind(inside)
    return kind != "space" and (_KINDS.get(before) or _kind(before)) in _OUTSIDE


def underscore_closes(inside: str, after: str) -> bool:
    """Say whether ``__`` closes between two characters: never before a letter, in any dialect."""
    return underscore_opens(after, inside)
