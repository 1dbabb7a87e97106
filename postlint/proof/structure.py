"""Declared losses of structure that browsers draw, and for which Markdown has no words.

A list without items only indents, an item outside of a list is drawn as one in it is, a heading
in a heading is one more heading, and of lists in a row one may read as a part of the one before. Where such a loss is declared both documents are read without what
it names: as many as are declared must be gone, and those that are left must stand where they stood.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.proof.pieces import OPEN, token
from postlint.proof.words import BLOCKS, WRITTEN_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.loss import Loss

    Found = list[tuple[str, int]]
    """What of a kind a document has: its tag, and before which piece it stands."""

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS: Final = frozenset(("dir", "menu", "ol", "ul"))
_HOLD: Final = (BLOCKS | WRITTEN_BLOCKS) - {"hr"}


class _Open(NamedTuple):
    """A block that is open, and the place of its token."""

    tag: str
    place: int


def without_structure(
    old: list[str], new: list[str], losses: Sequence[Loss]
) -> tuple[list[str], list[str]]:
    """Return the pieces of both documents without the losses of the kinds `KINDS`.

    Raises:
        LookupError: if something else is gone than what is declared.

    """
    if not losses:
        return old, new
    declared: Counter[tuple[str, str]] = Counter(
        (loss.kind, loss.token) for loss in losses if loss.kind in KINDS
    )
    if not declared:
        return old, new
    was: Counter[tuple[str, str, int]] = Counter()
    left: Counter[tuple[str, str, int]] = Counter()
    for kind in KINDS:
        if any(kind == one for one, _ in declared):
            old, was_here = KINDS[kind](old)
            new, left_here = KINDS[kind](new)
            was.update((kind, tag, place) for tag, place in _counted(old, was_here))
            left.update((kind, tag, place) for tag, place in _counted(new, left_here))
    if not left <= was:
        raise LookupError(f"{min(left - was)[0]}, and one that is left stands elsewhere")
    gone = Counter((kind, tag) for kind, tag, _ in (was - left).elements())
    if gone != declared:
        kind, tag = min((gone - declared) + (declared - gone))
        number, lost = declared[kind, tag], gone[kind, tag]
        raise LookupError(f"{kind} {tag} {number} times, and {lost} are gone")
    return old, new


def _counted(pieces: Sequence[str], found: Found) -> list[tuple[str, int]]:
    """Return what is found with the number of characters before it."""
    lengths = list(accumulate(map(len, pieces), initial=0))
    return [(tag, lengths[place]) for tag, place in found]


def _tag(piece: str) -> str:
    """Return the tag of a block that begins, or with a slash of one that ends; else nothing."""
    if piece[:1] != OPEN:
        return ""
    tag = piece[1:-1].partition(" ")[0]
    return tag if tag.removeprefix("/") in _HOLD else ""


def _ended(stack: list[_Open], tag: str) -> _Open | None:
    """Take the block that ends off the stack, with all that stands in it."""
    while stack:
        last = stack.pop()
        if f"/{last.tag}" == tag:
            return last
    return None


def _without_indents(pieces: list[str]) -> tuple[list[str], Found]:
    """Take away the lists that hold no items."""
    gone: dict[int, str] = {}
    holding: set[int] = set()
    stack: list[_Open] = []
    for place, piece in enumerate(pieces):
        tag = _tag(piece)
        if tag.startswith("/"):
            ended = _ended(stack, tag)
            if ended and ended.tag in {"ul", "ol"} and ended.place not in holding:
                gone |= {ended.place: ended.tag, place: ""}
        elif tag:
            if tag == "li" and stack:
                holding.add(stack[-1].place)
            stack.append(_Open(tag, place))
    found: Found = []
    left: list[str] = []
    for place, piece in enumerate(pieces):
        if place not in gone:
            left.append(piece)
        elif gone[place]:
            found.append((gone[place], len(left)))
    return left, found


def _with_lists(pieces: list[str]) -> tuple[list[str], Found]:
    """Put a list around items that stand in none; those in a row stand in one."""
    found: Found = []
    out: list[str] = []
    stack: list[_Open] = []
    made = -1  # where the last list ended that was put there
    for piece in pieces:
        tag = _tag(piece)
        stray = tag == "li" and not (stack and stack[-1].tag in _LISTS)
        if stray and made == len(out):
            out.pop()
        elif stray:
            found.append(("li", len(out)))
            out.append(token("ul"))
        out.append(piece)
        if tag.startswith("/"):
            ended = _ended(stack, tag)
            if ended and ended.tag == "li" and not (stack and stack[-1].tag in _LISTS):
                out.append(token("/ul"))
                made = len(out)
        elif tag:
            stack.append(_Open(tag, len(out)))
    return out, found


def _without_nesting(pieces: list[str]) -> tuple[list[str], Found]:
    """Let a heading end where one in it begins, and go on where that ends."""
    found: Found = []
    out: list[str] = []
    stack: list[_Open] = []
    due = False  # whether the heading around goes on with what follows
    for piece in pieces:
        tag = _tag(piece)
        around = stack[-1].tag if stack and stack[-1].tag in _HEADINGS else ""
        if due and not (tag in _HEADINGS or tag == f"/{around}"):
            out.append(token(around))
            due = False
        if around and tag in _HEADINGS:
            if out[-1] == token(around):
                out.pop()
            elif not due:
                out.append(token(f"/{around}"))
            found.append((tag, len(out)))
            due = False
        if tag.startswith("/"):
            _ended(stack, tag)
            if not due:
                out.append(piece)
            due = tag[1:] in _HEADINGS and bool(stack) and stack[-1].tag in _HEADINGS
            continue
        if tag:
            stack.append(_Open(tag, len(out)))
        out.append(piece)
    return out, found


class _List:
    """A list that is open: how it begins, what its next number is, and the piece that ended one before it."""

    def __init__(self, begins: str, number: int) -> None:
        self.begins = begins
        self.number = number


def _joined(pieces: list[str]) -> tuple[list[str], Found]:
    """Join lists in a row: those in an item, and numbers that go on; both must begin alike."""
    found: Found = []
    out: list[str] = []
    stack: list[tuple[str, _List | None]] = []
    ended: _List | None = None  # the list that the last piece ended
    for piece in pieces:
        tag = _tag(piece)
        if tag.startswith("/"):
            ended = None
            while stack:
                last, ended = stack.pop()
                if f"/{last}" == tag:
                    break
        elif tag in {"ol", "ul"}:
            opened = _opened(piece, tag)
            in_item = bool(stack) and stack[-1][0] == "li"
            if ended is not None and _goes_on(ended, opened, in_item=in_item):
                out.pop()
                found.append((tag, len(out)))
                stack.append((tag, ended))
                ended = None
                continue
            stack.append((tag, opened))
            ended = None
        else:
            if tag:
                around = stack[-1][1] if stack else None
                if tag == "li" and around is not None:
                    around.number += 1
                stack.append((tag, None))
            ended = None
        out.append(piece)
    return out, found


def _opened(piece: str, tag: str) -> _List:
    """Return the list that begins; its number is no part of how numbered lists begin."""
    words = piece[1:-1].split(" ")
    if tag == "ul" or len(words) == 1 or not words[1].isdecimal():
        return _List(" ".join(words), 0)
    return _List(" ".join([tag, *words[2:]]), int(words[1]))


def _goes_on(before: _List, after: _List, *, in_item: bool) -> bool:
    if before.begins != after.begins:
        return False
    if not after.number:
        return in_item and after.begins.startswith("ul")
    return after.number == before.number


KINDS: Final[dict[str, Callable[[list[str]], tuple[list[str], Found]]]] = {
    "indent": _without_indents,
    "stray-items": _with_lists,
    "nested-heading": _without_nesting,
    "joined-lists": _joined,
}
"""The kinds of loss that are read here, and how a document is read without them."""
