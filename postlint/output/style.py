"""Colours, where they are wanted."""

from __future__ import annotations

from typing import Literal

_CODES = {"bold": "1", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
Colour = Literal["bold", "red", "green", "yellow", "blue", "cyan"]


class Style:
    """Paints text with ANSI codes, or leaves it alone when ``coloured`` is false.

    ``linked`` says that the terminal has links (OSC 8).
    """

    def __init__(self, *, coloured: bool, linked: bool = False) -> None:
        self.coloured = coloured
        self.linked = linked

    def __call__(self, text: str, *colours: Colour) -> str:
        """Return ``text`` in these colours."""
        if not self.coloured or not text:
            return text
        return f"\x1b[{';'.join(_CODES[colour] for colour in colours)}m{text}\x1b[0m"

    def link(self, text: str, address: str) -> str:
        """Return ``text`` as a link, where the terminal has links; the address must be a URI."""
        if not self.linked or not address:
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
