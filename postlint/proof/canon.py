"""The canonical form of a document: what a reader of the site sees, as one flat list.

Text stands as it is; everything else is a token in control characters. Two documents whose lists
join to the same string look the same. `postlint.proof.words` says what does not count, and why.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.post.html import VOID, walk
from postlint.proof.inlines import Inlines
from postlint.proof.pieces import (
    CLOSE,
    OPEN,
    block,
    element,
    language,
    token,
)
from postlint.proof.words import (
    BLOCKS,
    EMBEDS,
    EMPTY_SHOWS_NOTHING,
    INVISIBLE,
    MARKS,
    TRANSPARENT_BLOCK,
    TRANSPARENT_INLINE,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.post.html import Attributes

WHITE: Final = " \t\n\r\f"
"""The white space that collapses (CSS Text 3, 4.1.1); any other is a character like others."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING = ('"#', "'#", "=#", "= #", '" #', "hidden", "display", "HIDDEN", "DISPLAY", "lang", "dir")
"""Without any of these no attribute says that content is hidden, pointed at, directed or code."""


def canonical(html: str) -> list[str]:
    """Return the canonical form of an HTML document: its pieces, text and tokens, in order."""
    reader = Canon(look=any(telling in html for telling in _TELLING))
    walk(html, reader)
    return reader.finish()


class Canon(Inlines):
    """A handler of parser events that writes the canonical form."""

    def __init__(self, *, look: bool = True) -> None:
        super().__init__()
        self._look = look  # whether the attributes of elements that do not count are looked at
        self._rtl = False  # whether the element that starts says that it runs from right to left
        self._silent = 0  # depth in an element that does not show
        self._rows: list[int] = []

    # What the parser calls.

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""
        if self._silent:
            self._silent += 1
            return
        self._rtl = False
        if attrs and self._look and self._look_at(tag, attrs):
            self._open.append("hidden")
            self._set_aside()
        elif tag in TRANSPARENT_BLOCK:
            self._in_paragraph = False
            self._breaks = 0
            self._lead = ""
            self._open.append("block")
            if self._rtl:
                self._open[-1] = "rtl"
                self._out.append(token("rtl"))
        else:
            _STARTS.get(tag, Canon._start_other)(self, tag, attrs)

    def end_element(self, tag: str) -> None:
        """Leave an element."""
        if self._silent:
            self._silent -= 1
            if not self._silent:
                self._end_script()
            return
        closing = self._open.pop()
        if closing == "block":
            self._in_paragraph = False
            self._breaks = 0
            self._lead = ""
        elif not closing:
            return
        elif closing in _ENDS:
            _ENDS[closing](self)
        elif closing[:1] == "-":
            self._end_mark(closing[1:])
        elif closing[:1] == OPEN:
            self._end_other(tag, closing)

    def characters(self, data: str) -> None:
        """Read text."""
        if self._silent:
            if self._script is not None:
                self._script[1].append(data)
            return
        if self._pre is not None:
            self._write(data)
            return
        core = data.strip(WHITE)
        if not core:
            self._space = True
            return
        if data[0] in WHITE:
            self._space = True
        if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
            core = _SPACES.sub(" ", core)
        if (
            self._in_paragraph
            and self._key == self._written
            and not (
                self._breaks or self._lead or self._pending_ids or OPEN in core or CLOSE in core
            )
        ):
            self._out.append(f" {core}" if self._space else core)
        else:
            self._write(core)
        self._space = data[-1] in WHITE

    def comment(self, data: str) -> None:
        """Read a comment: sites read some (``<!--more-->``), so all count."""
        if not self._silent:
            self._out.append(token(f"comment {' '.join(data.split())}"))

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type, which shows nothing."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction as the comment that browsers make of it."""
        self.comment(f"?{target} {data}")

    def finish(self) -> list[str]:
        """Return the list; identifiers that no link points at are gone."""
        self._flush_ids()
        silent = {token(f"id {name}") for name in self._ids if name not in self._targets}
        return [piece for piece in self._out if piece not in silent] if silent else self._out

    # Blocks, and elements that no table knows.

    def _start_other(self, tag: str, attrs: Attributes) -> None:
        if tag in INVISIBLE or (tag == "source" and self._open[-1:] == ["picture"]):
            self._silent = 1
        elif tag in {"script", "style"}:
            source = next((value for name, value in attrs if name == "src"), None)
            self._script = (f"{tag} {source}" if source else tag, [])
            self._silent = 1
        elif tag == "noscript":
            self._open.append(tag)
            self._set_aside()
        elif tag in BLOCKS:
            self._start_block(tag, dict(attrs))
        else:
            if tag in EMBEDS:
                self._end_paragraph()
            self._atom(token(element(tag, attrs)))
            self._open.append(token(f"/{tag}"))

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_paragraph()
        closing = token(f"/{tag}")
        if tag in {"ul", "ol"} and self._out and self._out[-1] == token("/li"):
            # Browsers draw a list that stands directly in a list as part of the item before.
            self._out.pop()
            closing += token("/li")
        self._open.append(closing)
        if tag == "tr":
            self._rows.append(len(self._out))
        self._out.append(
            token(f"{block(tag, attributes)} rtl" if self._rtl else block(tag, attributes))
        )
        if tag == "pre":
            self._pre = len(self._out) - 1
            self._written = ""

    def _end_other(self, tag: str, closing: str) -> None:
        if tag not in BLOCKS:
            self._atom(closing)
            if tag in EMBEDS:
                self._end_paragraph()
            return
        self._end_paragraph()
        if tag == "hr":
            return
        if tag == "pre":
            self._end_pre()
        if tag in EMPTY_SHOWS_NOTHING and self._out[-1].startswith(f"{OPEN}{tag}"):
            self._out.pop()
            closing = closing.removeprefix(token(f"/{tag}"))
        elif tag == "tr" and self._empty_header(self._rows.pop()):
            return
        if closing:
            self._out += [piece + CLOSE for piece in closing.split(CLOSE)[:-1]]

    def _empty_header(self, start: int) -> bool:
        """Take away a row of empty header cells: it is what a table without a header needs."""
        row = self._out[start + 1 :]
        if row and all(piece.startswith((f"{OPEN}th", f"{OPEN}/th")) for piece in row):
            del self._out[start:]
            return True
        return False

    def _end_pre(self) -> None:
        self._pre = None
        while self._out[-1][:1] != OPEN:
            self._out[-1] = self._out[-1].rstrip("\n")
            if self._out[-1]:
                return
            self._out.pop()

    def _look_at(self, tag: str, attrs: Attributes) -> bool:
        """Note an element's identity, direction and language; say whether it is hidden."""
        hidden = False
        self._rtl = False
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                if value:
                    self._pending_ids.append(value)
            elif name == "hidden" or (name == "style" and value and _HIDDEN.search(value)):
                hidden = True
            elif name == "dir":
                self._rtl = (value or "").lower() == "rtl"
            elif name == "class" and self._pre is not None and tag == "code":
                found = language(value)
                if found and self._out[self._pre] == token("pre"):
                    self._out[self._pre] = token(f"pre {found}")
        return hidden and tag not in VOID

    def _start_transparent(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter an element that says nothing, unless it says a direction."""
        if self._rtl:
            self._mark("rtl")
        else:
            self._open.append(tag if tag == "picture" else "")

    def _end_rtl(self) -> None:
        self._end_paragraph()
        self._out.append(token("/rtl"))


_STARTS: Final[dict[str, Callable[[Canon, str, Attributes], None]]] = {
    **dict.fromkeys(MARKS, Canon._start_mark),
    **dict.fromkeys(TRANSPARENT_INLINE, Canon._start_transparent),
    "a": Canon._start_link,
    "br": Canon._break,
    "img": Canon._image,
}
_ENDS: Final[dict[str, Callable[[Canon], None]]] = {
    "link": Canon._end_link,
    "hidden": Canon._end_hidden,
    "noscript": Canon._end_noscript,
    "rtl": Canon._end_rtl,
}
