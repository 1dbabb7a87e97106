"""What does not show: hidden content, scripts, and what only readers without scripts see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from postlint.proof.layout import AROUND_IMAGES
from postlint.proof.pieces import OPEN, token, written
from postlint.proof.writer import Writer

if TYPE_CHECKING:
    from postlint.post.html import Attributes

NEAR: Final = 12
"""How many pieces back the image may stand that a noscript doubles."""

_PIXEL: Final = f"{OPEN}pixel "


class Script:
    """A script or a style sheet of the document.

    It is two tokens: what it is called as a loss (its address and its words), and, where these do
    not tell everything, how it is written.
    """

    def __init__(self, tag: str, attrs: Attributes) -> None:
        self._tag = tag
        self._attrs = attrs
        self.source = dict(attrs).get("src") or ""
        self.text = ""

    def tokens(self) -> list[str]:
        """Return its tokens."""
        shown = self.text.strip()
        name = " ".join(filter(None, [self._tag, self.source, *shown.split()]))
        attributes = written("", self._attrs, every=True)
        if attributes == (f' src="{self.source}"' if self.source else "") and not shown:
            return [token(name)]
        return [token(name), token(f"written{attributes}>{shown}")]


class Asides(Writer):
    """Collects content that does not show, to write it as one token or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[Any] = []  # what leaving each open element does, None for nothing
        self._tables: list[Any] = []
        self._script: Script | None = None  # the one that is being read
        self._scripts: list[Script] = []
        self._aside: list[tuple[Any, ...]] = []

    def _end_script(self, _: object) -> None:
        """Write a script or a style sheet: it does not show, but what it does may."""
        script, self._script = self._script, None
        if script is not None:
            self._scripts.append(script)
            self._out += script.tokens()

    def _set_aside(self) -> None:
        """Begin content that does not show."""
        self._aside.append(
            (
                self._out,
                self._written,
                self._due,
                self._space,
                self._lead,
                self._pre,
                self._line,
                self._pending_ids,
                self._tables,
            )
        )
        self._out, self._pre, self._pending_ids, self._tables = [], [], [], []
        self._lead = ""
        self._ready = self._line = False

    def _take_back(self) -> list[str]:
        """End content that does not show, and return it."""
        self._flush_ids()
        inside = self._out
        (
            self._out,
            self._written,
            self._due,
            self._space,
            self._lead,
            self._pre,
            self._line,
            self._pending_ids,
            self._tables,
        ) = self._aside.pop()
        self._ready = False
        return inside

    def _end_hidden(self) -> None:
        """Write hidden content as one token, where there is any."""
        inside = self._take_back()
        if all(piece.startswith(_PIXEL) for piece in inside):
            self._out += inside  # nobody sees them, hidden or not
        else:
            self._out.append(token(f"hidden {''.join(inside)}"))

    def _start_noscript(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter what only readers without scripts see."""
        self._open.append((Asides._end_noscript, None))
        self._set_aside()

    def _end_noscript(self, _: object) -> None:
        """Take away the twin of a lazy image, for readers without scripts; all else counts."""
        inside = self._take_back()
        if all(piece.startswith(_PIXEL) for piece in inside):
            self._out += inside
            return
        shown = self._out[-NEAR:]
        for piece in inside:
            if piece.startswith(f"{OPEN}img "):
                if piece in shown:
                    continue
            elif piece.isspace() or piece.startswith(AROUND_IMAGES):
                continue
            self._atom(token("noscript " + "".join(inside)))
            return
