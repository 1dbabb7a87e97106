"""Elements that count as they are written: media, controls, scripts, other languages than HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post.lazy_images import SOURCE_SETS
from postlint.proof.asides import Script
from postlint.proof.blocks import Blocks
from postlint.proof.pieces import candidate, token, url, written
from postlint.proof.words import OFFICE, PREFORMATTED

if TYPE_CHECKING:
    from postlint.post.html import Attributes


class Written(Blocks):
    """Reads elements that no table knows, and those whose content is not the page's."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = 0  # depth in an element that does not show, or counts as written
        self._foreign = False

    def _start_unknown(self, tag: str, attrs: Attributes) -> None:
        """Enter an element that no table names."""
        if tag.startswith(OFFICE):
            self._open.append(None)
        else:
            self._start_written(tag, attrs)

    def _start_source(self, tag: str, attrs: Attributes) -> None:
        """Read a source of a picture; of other media it counts as written."""
        if not self._pictures:
            self._start_written(tag, attrs)
            return
        self._open.append(None)
        if not self._pictures[-1]:
            attributes = dict(attrs)
            found = (candidate(attributes.get(name)) for name in reversed(SOURCE_SETS))
            self._pictures[-1] = next((first for first in found if first), "")

    def _start_invisible(self, tag: str, attrs: Attributes) -> None:
        """Enter an element that shows nothing."""
        if tag == "meta" and "http-equiv" in dict(attrs):
            self._start_written(tag, attrs)
            return
        self._inside = 1
        self._open.append(None)

    def _start_script(self, tag: str, attrs: Attributes) -> None:
        """Enter a script or a style sheet."""
        self._script = Script(tag, attrs)
        self._inside = 1
        self._open.append((Written._end_script, None))

    def _start_foreign(self, tag: str, attrs: Attributes) -> None:
        """Enter an element in which everything counts as written."""
        self._atom(token(written(f"<{tag}>", attrs, every=True)))
        self._foreign = True
        self._inside = 1
        self._open.append((Written._end_foreign, tag))

    def _end_foreign(self, tag: str) -> None:
        self._foreign = False
        self._atom(token(f"/{tag}"))

    def _start_written(self, tag: str, attrs: Attributes) -> None:
        """Enter an element that counts with its attributes."""
        for name, value in attrs:
            if name in {"href", "usemap"} and value and url(value)[:1] == "#":
                self._point_at(url(value)[1:])
        self._atom(token(written(f"<{tag}>", attrs)))
        self._open.append((Written._end_written, tag))
        if tag in PREFORMATTED:
            self._pre.append(len(self._out) - 1)

    def _end_written(self, tag: str) -> None:
        if tag in PREFORMATTED:
            self._pre.pop()
        self._atom(token(f"/{tag}"))
