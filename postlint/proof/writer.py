"""Writes inline content into the canonical form: paragraphs, marks, breaks and spaces.

Nothing is written before there is something to see: a paragraph begins with its first character,
a space stands before the next one, and marks are written where text first has them.
"""

from __future__ import annotations

from typing import Final

from postlint.proof.gaps import closes
from postlint.proof.marks import Marks
from postlint.proof.pieces import BREAK, PARAGRAPH, token

BLOCK: Final = 2
"""What is due before the next character: nothing (0), a new line (1), or this: a new paragraph."""


class Writer:
    """The list so far, and what is due before the next character."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._marks = Marks(None, (), "")  # those that text would have now
        self._written = self._plain = self._marks  # those that the last text was written with
        self._due = BLOCK
        self._space: frozenset[str] | None = None  # marks of the space that is due, if one is
        self._broken = False  # whether that space has a segment break
        self._lead = ""  # white space at the start of a line that may turn out to be blank
        self._ready = False  # whether a word may follow the last one, with nothing in between
        self._pre: list[int] = []  # where the tokens of the open preformatted elements stand
        self._line = False  # whether the last line of preformatted text has begun
        self._ids: dict[str, None] = {}
        self._pending_ids: list[str] = []

    def _boundary(self) -> None:
        """End the paragraph."""
        self._due = BLOCK
        self._ready = False
        self._lead = ""

    def _blank(self, white: str) -> None:
        """Read white space between elements: it has the marks that all of it has."""
        due = self._space
        self._white(white)
        if due is not None:
            self._space = due & self._marks.solid

    def _white(self, white: str) -> None:
        """Read white space before a text; it may have a segment break."""
        if self._space is None:
            self._space = self._marks.solid
            self._broken = "\n" in white
        elif "\n" in white:
            self._broken = True

    def _close(self, following: str) -> None:
        """Leave out the space that is due where it is a segment break that shows nothing."""
        before = self._lead if self._due else self._out[-1]
        if before and closes(before[-1], following):
            self._space = None

    def _write(self, text: str) -> None:
        """Write text that is not preformatted, with the marks of now."""
        marks = self._marks
        if self._due:
            if text.isspace() and not marks.drawn:
                if self._lead and self._space is not None:
                    self._lead += " "
                self._lead += text
                self._space = None
                return
            self._begin(marks)
        elif self._space is not None or self._pending_ids:
            self._begin(marks)
        if marks is not self._written:
            if marks.text != self._written.text:
                if text[0].isspace() and text[0] > " ":
                    text = self._edge(marks, text)
                    if not text:
                        return
                if marks.text != self._written.text:
                    self._out.append(marks.token)
            self._written = marks
        self._out.append(text)
        self._ready = True

    def _edge(self, marks: Marks, text: str) -> str:
        """Write white space that does not collapse: at an edge it has those marks that show."""
        stripped = text.lstrip()
        if marks.drawn != self._written.drawn:
            self._written = Marks.of(marks.drawn)
            self._out.append(self._written.token)
        self._out.append(text[: len(text) - len(stripped)])
        return stripped

    def _write_pre(self, text: str) -> None:
        """Write preformatted text: every character counts, with its marks."""
        marks = self._marks
        self._begin(marks)
        if marks.text != self._written.text:
            self._out.append(marks.token)
        self._written = marks
        self._out.append(text)
        self._line = text[-1] != "\n"

    def _atom(self, piece: str) -> None:
        """Write what is not text: of the marks only a link and what attributes say show on it."""
        marks = self._marks.bare
        self._begin(marks)
        if marks.text != self._written.text:
            self._out.append(marks.token)
        self._written = marks
        self._out.append(piece)
        self._line = True
        self._ready = not self._pre and marks.text == self._marks.text

    def _begin(self, marks: Marks) -> None:
        """Write what is due before inline content: paragraph, breaks, a space, identifiers."""
        due = self._due
        if self._pre:
            # A block in preformatted text begins a line.
            if due and self._line:
                self._out.append("\n")
        elif due:
            if due == BLOCK:
                self._out.append(PARAGRAPH)
                self._written = self._plain
            else:
                self._out.append(BREAK)
            if self._lead:
                self._out.append(self._lead if self._space is None else f"{self._lead} ")
                self._lead = ""
        elif self._space is not None:
            both = self._written.solid & marks.solid
            if both and not both <= self._space:
                self._written = Marks.of(both & self._space)
                self._out.append(self._written.token)
            self._out.append(" ")
        self._due = 0
        self._space = None
        if self._pending_ids:
            self._flush_ids()

    def _flush_ids(self) -> None:
        for name in self._pending_ids:
            if name not in self._ids:
                self._ids[name] = None
                self._out.append(token(f"id {name}"))
        self._pending_ids.clear()
