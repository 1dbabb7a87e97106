"""Lines of text as a reader sees them: characters with their marks, things, and line breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NONE: frozenset[str] = frozenset()
_COLLAPSIBLE = " \t\n\r\f"  # by CSS; a no-break space and an ideographic one are not
_SPACE = re.compile(rf"([{_COLLAPSIBLE}]+|[^\S{_COLLAPSIBLE}]+)")
# By East Asian Width (wide, fullwidth and halfwidth), without Hangul and emoji.
_EAST_ASIAN = re.compile(
    "[\u2e80-\u302d\u3030-\u303e\u3041-\u3130\u3190-\u31ff\u3220-\u325f\u3280-\u4dbf\u4e00-\ua4cf"
    "\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff9f\uffe0-\uffe6\U0001b000-\U0001b2ff\U00020000-\U0003fffd]"
).match
_UNSEEN = {"strong", "em"}  # marks that a space does not show


@dataclass(frozen=True)
class Piece:
    """Characters, one thing (an image, a video …), a line break, or the edge of a box in a `pre`."""

    kind: Literal["text", "thing", "break", "edge"]
    value: str = ""
    marks: frozenset[str] = NONE

    def __str__(self) -> str:
        if self.kind == "break":
            return "break"
        marks = f" [{', '.join(sorted(self.marks))}]" if self.marks else ""
        if self.kind == "text":
            return f"text{marks} {self.value!r}"
        return f"{self.value}{marks}"


@dataclass(frozen=True)
class Block:
    """A paragraph or code with its pieces, or a container with its blocks."""

    label: str
    pieces: tuple[Piece, ...] = ()
    children: list[Block] = field(default_factory=list)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield one line for the block, and one for each thing in it, indented by depth."""
        yield "  " * depth + self.label
        for piece in self.pieces:
            yield "  " * (depth + 1) + str(piece)
        for child in self.children:
            yield from child.lines(depth + 1)


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Yield what the pieces of a box look like: a blank line between breaks parts paragraphs."""
    paragraph: list[Piece] = []
    for line in (*_split(pieces), ()):
        if line and paragraph:
            paragraph.append(Piece("break"))
        if not line and paragraph:
            yield Block("paragraph", tuple(paragraph))
            paragraph = []
        paragraph += line


def parted(label: str, blocks: list[Block], parting: Sequence[str]) -> list[Block]:
    """Return a container with its blocks, ended and begun anew around those of `parting` labels."""
    if not any(block.label in parting for block in blocks):
        return [Block(label, children=blocks)]
    parts: list[Block] = []
    rest: list[Block] | None = None  # of the container, since it last began
    for block in blocks:
        if block.label in parting:
            parts.append(block)
            rest = None
        else:
            if rest is None:
                rest = []
                parts.append(Block(label, children=rest))
            rest.append(block)
    return parts


def preformatted(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a `pre`: every space kept, but for newlines at both ends."""
    kept: list[Piece] = []
    for piece in pieces:
        marks = piece.marks - {"code"}
        if piece.kind == "edge":
            if kept and not kept[-1].value.endswith("\n"):
                _add(kept, Piece("text", "\n", marks))
        elif piece.kind == "break":
            _add(kept, Piece("text", "\n", marks))
        else:
            _add(kept, Piece(piece.kind, piece.value, marks))
    if kept and kept[0].kind == "text":
        kept[0] = Piece("text", kept[0].value.removeprefix("\n"), kept[0].marks)
    while kept and kept[-1].kind == "text" and kept[-1].value.endswith("\n"):
        last = kept.pop()
        if last.value.strip("\n"):
            kept.append(Piece("text", last.value.rstrip("\n"), last.marks))
    return tuple(piece for piece in kept if piece.value)


def _split(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece.kind == "break":
            yield _squeeze(line)
            line = []
        else:
            line.append(piece)
    yield _squeeze(line)


def _squeeze(line: list[Piece]) -> tuple[Piece, ...]:
    """Collapse the white space of a line; () where nothing in it is visible.

    A space has the marks that it was given *and* that both its neighbours have: so a space at the
    edge of a mark may stand inside or outside of it, and one in the middle may not lose it. Bold
    and italic do not show on a space at all, and a link beside the same link is one link: these
    it has where both its neighbours do. At the end of a line no space shows, of whatever kind, but
    where a mark is drawn on it.
    """
    squeezed: list[Piece] = []
    spaces: list[Piece] = []
    for piece in line:
        for part in _SPACE.split(piece.value) if piece.kind == "text" else (piece.value,):
            if piece.kind == "text" and not part.strip():
                spaces += [Piece("text", part, piece.marks)] if part else []
                continue
            shown = Piece(piece.kind, part, piece.marks)
            if _is_gap(squeezed, spaces, part) and piece.kind == "text":
                spaces = []
            last = squeezed[-1].marks if squeezed else NONE
            for space in _collapsed(spaces, first=not squeezed):
                marks = {
                    mark
                    for mark in last & piece.marks
                    if mark in space.marks or mark in _UNSEEN or mark.startswith("link ")
                }
                _add(squeezed, Piece("text", space.value, frozenset(marks)))
            spaces = []
            _add(squeezed, shown)
    if squeezed:
        for space in _collapsed(spaces, last=True):
            if any(not (mark in _UNSEEN or mark.startswith("link ")) for mark in space.marks):
                _add(squeezed, Piece("text", space.value))
    return tuple(squeezed)


def _is_gap(before: list[Piece], spaces: list[Piece], after: str) -> bool:
    """Say whether a line break of the source stands between two East Asian characters.

    CSS Text 3, 4.1.3: such a break is no space, where another one, and any other white space, is.
    """
    if not before or before[-1].kind != "text" or not any("\n" in it.value for it in spaces):
        return False
    if any(it.value.strip(_COLLAPSIBLE) for it in spaces):
        return False
    return _EAST_ASIAN(before[-1].value[-1]) is not None and _EAST_ASIAN(after[0]) is not None


def _collapsed(spaces: list[Piece], *, first: bool = False, last: bool = False) -> list[Piece]:
    """Return the spaces between two words: runs that CSS collapses as one, others as they are."""
    kept: list[Piece] = []
    for piece in spaces:
        if piece.value[0] not in _COLLAPSIBLE:
            kept.append(piece)
        elif not (kept and kept[-1].value == " "):  # CSS keeps the first
            kept.append(Piece("text", " ", piece.marks))
    if first and kept and kept[0].value == " ":
        del kept[0]
    if last and kept and kept[-1].value == " ":
        kept.pop()
    return kept


def _add(pieces: list[Piece], piece: Piece) -> None:
    last = pieces[-1] if pieces else None
    if last and last.kind == piece.kind == "text" and last.marks == piece.marks:
        pieces[-1] = Piece("text", last.value + piece.value, last.marks)
    else:
        pieces.append(piece)
