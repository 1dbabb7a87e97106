"""How many there are of something, in words."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Return ``1 post``, ``2 posts``, ``1,000 posts``: the noun takes an ``s``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
