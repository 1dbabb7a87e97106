"""What does not show: hidden content, scripts, and what only readers without scripts see."""

from __future__ import annotations

from typing import Final

from postlint.proof.pieces import BREAK, OPEN, PARAGRAPH, token
from postlint.proof.writer import Writer

NEAR: Final = 12
"""How many pieces back the image may stand that a noscript doubles."""

_AROUND_IMAGES = (PARAGRAPH, BREAK, f"{OPEN}size ", f"{OPEN}mark ", f"{OPEN}id ")


class Asides(Writer):
    """Collects content that does not show, to write it as one token or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self._script: tuple[str, list[str]] | None = None  # a script or style, and its text
        self._aside: list[tuple[list[str], bool, str, bool, int]] = []

    def _end_script(self) -> None:
        """Write a script or a style sheet: it does not show, but what it does may."""
        if self._script is not None:
            name, text = self._script
            self._script = None
            self._out.append(token(" ".join([name, *"".join(text).split()])))

    def _set_aside(self) -> None:
        """Begin content that does not show."""
        self._aside.append(
            (self._out, self._in_paragraph, self._written, self._space, self._breaks)
        )
        self._out = []

    def _take_back(self) -> list[str]:
        """End content that does not show, and return it."""
        inside = self._out
        self._out, self._in_paragraph, self._written, self._space, self._breaks = self._aside.pop()
        return inside

    def _end_hidden(self) -> None:
        """Write hidden content as one token, where there is any."""
        inside = self._take_back()
        if inside:
            self._out.append(token(f"hidden {''.join(inside)}"))

    def _end_noscript(self) -> None:
        """Take away the twin of a lazy image, for readers without scripts; all else counts."""
        inside = self._take_back()
        shown = self._out[-NEAR:]
        for piece in inside:
            if piece.startswith(f"{OPEN}img "):
                if piece in shown:
                    continue
            elif piece.isspace() or piece.startswith(_AROUND_IMAGES):
                continue
            self._atom(token("noscript " + "".join(inside)))
            return
