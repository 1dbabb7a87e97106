"""How two texts that should be one are shown in a message, so that the difference is seen."""

from __future__ import annotations

from itertools import zip_longest
from unicodedata import category

_ROOM = 30  # characters of each text: both and the words around them fit a line
_BEFORE = 10  # of these before the first that differs


def contrast(one: str, other: str) -> tuple[str, str]:
    """Return the part of each text around the first character that differs, cut short by ``…``."""
    at = next(
        (index for index, pair in enumerate(zip_longest(one, other)) if pair[0] != pair[1]), 0
    )
    return _excerpt(one, at), _excerpt(other, at)


def shorten(text: str, room: int = 2 * _ROOM) -> str:
    """Return the text if it fits, else its beginning and ``…``; invisible characters are named."""
    return visible(text if len(text) <= room else text[: room - 1] + "…")


def visible(text: str) -> str:
    """Return the text with every character that cannot be seen as ``<U+00A0>``."""
    if text.isprintable():  # nearly always
        return text
    return "".join(
        f"<U+{ord(sign):04X}>" if sign != " " and category(sign)[0] in "CZ" else sign
        for sign in text
    )


def _excerpt(text: str, at: int) -> str:
    start = max(0, at - _BEFORE)
    end = start + _ROOM
    return "…"[:start] + visible(text[start:end]) + "…"[: max(0, len(text) - end)]
