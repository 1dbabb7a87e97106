"""Where the elements of a document stand that an attribute tells: between which characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from postlint.post.html import Attributes

PLACE: Final = "data-postlint-place"
"""The attribute; its value is the number of the element."""

_SILENT: Final = frozenset(("script", "style", "noscript", "template"))
"""Elements whose text is not counted: it may go by other losses."""


class Places:
    """Finds the elements that are told by a place: between which characters of the text."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, int]] = []
        self._characters = 0
        self._silent = 0
        self._open: list[tuple[int, int]] = []

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""
        self._silent += bool(self._silent) or tag in _SILENT
        number = next((int(value or -1) for name, value in attrs if name == PLACE), -1)
        self._open.append((number, self._characters))

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - whatever it is
        """Leave an element."""
        self._silent -= bool(self._silent)
        number, start = self._open.pop()
        if number >= 0:
            self.found.append((number, start, self._characters))

    def characters(self, data: str) -> None:
        """Count the characters that are no white space."""
        if not self._silent:
            self._characters += sum(map(len, data.split()))

    def comment(self, data: str) -> None:
        """Read a comment, which has no characters."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type, which has no characters."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction, which has no characters."""
