"""Writes inline content into the canonical form: paragraphs, marks, breaks and spaces.

Nothing is written before there is something to see: a paragraph begins with its first character,
a space stands before the next one, and marks are written where text first has them.
"""

from __future__ import annotations

from postlint.proof.pieces import BREAK, CLOSE, OPEN, PARAGRAPH, token


class Writer:
    """The list so far, and what is due before the next character."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._marks: dict[str, int] = {}
        self._links: list[str] = []
        self._key = ""  # the marks that text would have now
        self._written = ""  # the marks that the last text was written with
        self._in_paragraph = False
        self._space = False
        self._breaks = 0
        self._lead = ""  # white space at the start of a line that may turn out to be blank
        self._pre: int | None = None  # where the token of the current pre stands
        self._ids: dict[str, None] = {}
        self._pending_ids: list[str] = []

    def _rekey(self) -> None:
        marks = sorted(self._marks)
        if self._links:
            marks.append(self._links[-1])
        self._key = ", ".join(marks)

    def _write(self, text: str) -> None:
        """Write text with the marks of now; white space at a mark's edge belongs to no mark."""
        if OPEN in text or CLOSE in text:
            text = text.replace(OPEN, OPEN + OPEN).replace(CLOSE, CLOSE + CLOSE)
        if self._pre is None and (self._breaks or not self._in_paragraph) and text.isspace():
            self._lead += text
            return
        self._begin()
        if self._key != self._written:
            stripped = text.lstrip()
            if len(stripped) != len(text) and self._pre is None:
                self._out.append(text[: len(text) - len(stripped)])
                text = stripped
                if not text:
                    return
            self._out.append(token(f"mark {self._key}"))
            self._written = self._key
        self._out.append(text)

    def _atom(self, piece: str) -> None:
        """Write what is not text: of the marks only a link shows on it."""
        self._begin()
        link = self._links[-1] if self._links else ""
        if link != self._written:
            self._out.append(token(f"mark {link}"))
            self._written = link
        self._out.append(piece)

    def _begin(self) -> None:
        """Write what is due before inline content: paragraph, breaks, a space, identifiers."""
        if self._pre is None:
            if not self._in_paragraph or self._breaks > 1:
                self._out.append(PARAGRAPH)
                self._written = ""
                self._in_paragraph = True
            elif self._breaks:
                self._out.append(BREAK)
            elif self._space:
                self._out.append(" ")
            if self._lead:
                self._out.append(self._lead)
                self._lead = ""
        self._breaks = 0
        self._space = False
        if self._pending_ids:
            self._flush_ids()

    def _end_paragraph(self) -> None:
        self._in_paragraph = False
        self._breaks = 0
        self._lead = ""

    def _flush_ids(self) -> None:
        for name in self._pending_ids:
            if name not in self._ids:
                self._ids[name] = None
                self._out.append(token(f"id {name}"))
        self._pending_ids.clear()
