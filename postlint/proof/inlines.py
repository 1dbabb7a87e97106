"""Inline elements: marks, links, images and line breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from postlint.proof.asides import Asides
from postlint.proof.pieces import token, url, words
from postlint.proof.words import LAZY_SOURCES, MARKS, PLACEHOLDERS

if TYPE_CHECKING:
    from postlint.post.html import Attributes


class Inlines(Asides):
    """Reads the elements that stand in a line of text."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []  # what leaving each open element does, "" for nothing
        self._targets: set[str] = set()  # the identifiers that links point at

    def _start_mark(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter an element that marks its text."""
        self._mark(MARKS[tag])

    def _mark(self, mark: str) -> None:
        if mark == "code" and self._pre is not None:
            self._open.append("")
            return
        self._marks[mark] = self._marks.get(mark, 0) + 1
        self._open.append(f"-{mark}")
        self._rekey()

    def _end_mark(self, mark: str) -> None:
        """Leave a mark."""
        self._marks[mark] -= 1
        if not self._marks[mark]:
            del self._marks[mark]
        self._rekey()

    def _start_link(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter a link; without an address it is its content."""
        attributes = dict(attrs)
        href = attributes.get("href", "") if "href" in attributes else None
        if href is None:
            self._open.append("")
            return
        if href.startswith("#"):
            self._targets |= {href[1:], unquote(href[1:])}
        self._links.append(f"a {url(href)} {words(attributes.get('title'))}".rstrip())
        self._open.append("link")
        self._rekey()

    def _image(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Read an image: its address, alternative text and title, and apart from these its size."""
        self._open.append("")
        attributes = dict(attrs)
        source = attributes.get("src") or ""
        if not source or source.startswith(PLACEHOLDERS):
            source = next((attributes[n] or "" for n in LAZY_SOURCES if attributes.get(n)), source)
        if not source:
            return
        said = (url(source), words(attributes.get("alt")), words(attributes.get("title")))
        self._atom(token(f"img {' | '.join(said)}".rstrip(" |")))
        width, height = attributes.get("width"), attributes.get("height")
        if width or height:
            self._out.append(token(f"size {width or ''}x{height or ''}"))

    def _break(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Read a line break."""
        self._open.append("")
        if self._pre is not None:
            self._write("\n")
        else:
            # A line of white space alone is a blank line.
            self._breaks += self._in_paragraph
            self._lead = ""
            self._space = False

    def _end_link(self) -> None:
        """Leave a link."""
        self._links.pop()
        self._rekey()
