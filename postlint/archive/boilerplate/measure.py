"""What a selector takes from one post: how much that recurs, and how much of the post's own."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive.boilerplate.shapes import Reading, Shape, tolerant
from postlint.archive.texts import fingerprint, spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from postlint.archive.boilerplate.shapes import Atom
    from postlint.post.body import Body

_LONGEST: Final = 60
_SHORTEST: Final = 8  # characters of a text that is worth to be told of
_SITE = re.compile(r"\s[-–—|·]\s|[|｜_]")


class Seen(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a post has that others may have too.

    ``selectors`` match its elements; ``pieces`` stand for its pieces of text and its media; ``body``
    stands for all that it says, 0 for too little, and ``example`` is how that begins.
    """

    has_html: bool
    selectors: frozenset[str]
    pieces: frozenset[int]
    body: int = 0
    example: str = ""


class Common(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What posts of a site have in common.

    ``selectors`` match something in many of them, ``frequent`` stands for pieces that many have, and
    ``recurrent`` for pieces that some have.
    """

    selectors: frozenset[str]
    frequent: frozenset[int]
    recurrent: frozenset[int]


class Taken(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one selector matches in one post.

    ``said`` counts in ``matches`` elements the characters and media that recur or lead away, ``own``
    the characters that are the post's own, and ``media`` its own images and embeds. For each element
    ``inside`` holds the candidates that match it, or one that it stands in.
    """

    matches: int
    said: int
    own: int
    media: int
    inside: frozenset[frozenset[str]]
    example: str = ""


class Measured(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What candidates take from a post, and what there is in all; ``pieces`` are those that recur.

    Of each piece that many posts have there is the text, and the candidates that hold it.
    """

    said: int
    own: int
    media: int
    taken: dict[str, Taken]
    pieces: dict[int, tuple[str, frozenset[str]]]


def seen(body: Body) -> Seen:
    """Return what a body has that others may have too."""
    reading = Reading(body)
    said = spoken(body.source)
    return Seen(
        bool(reading.shapes),
        frozenset(name for shape in reading.shapes for name in shape.selectors()),
        frozenset(atom.key for atom in reading.atoms),
        fingerprint(tolerant(said)),
        _example([atom for atom in reading.atoms if not atom.is_linked]),
    )


def measure(body: Body, common: Common, repeated: Sequence[str]) -> Measured:
    """Return what candidates for a profile take from a body.

    Args:
        body: the body.
        common: what it shares with others of its site.
        repeated: what the front matter says already, the title first.

    """
    reading = Reading(body)
    candidates = common.selectors
    said, own, media = _sums(reading, common.recurrent, repeated)
    matches: dict[str, list[Shape]] = {}
    for shape in reading.shapes:
        for name in shape.selectors():
            if name in candidates:
                matches.setdefault(name, []).append(shape)
    taken: dict[str, Taken] = {}
    for name, shapes in matches.items():
        outer = list(_outermost(shapes))
        taken[name] = Taken(
            len(outer),
            _within(outer, said),
            _within(outer, own),
            _within(outer, media),
            frozenset(_around(it, candidates) for it in outer),
            _example(reading.atoms[outer[0].start : outer[0].end]),
        )
    return Measured(said[-1], own[-1], media[-1], taken, _pieces(reading, common))


def _within(shapes: Iterable[Shape], before: Sequence[int]) -> int:
    """Return how much of something stands in some elements."""
    return sum(before[shape.end] - before[shape.start] for shape in shapes)


def _sums(
    reading: Reading, recurrent: Collection[int], repeated: Sequence[str]
) -> tuple[list[int], list[int], list[int]]:
    """Return how much stands before each atom: of what recurs, of its own text, of its own media."""
    away = _away(reading)
    known = set(map(_plain, repeated))
    titles = [_plain(title) for title in _titles(repeated[0])] if repeated else []
    said: list[int] = []
    own: list[int] = []
    media: list[int] = []
    for place, atom in enumerate(reading.atoms):
        is_own = not (atom.key in recurrent or place in away)
        if is_own and not atom.is_medium:
            text = _plain(atom.text)
            is_own = text not in known and not any(
                text in title and 2 * len(text) > len(title) for title in titles
            )
        said.append(0 if is_own else atom.mass or 1)
        own.append(atom.mass if is_own else 0)
        media.append(int(is_own and atom.is_medium))
    return _before(said), _before(own), _before(media)


def _before(counts: Iterable[int]) -> list[int]:
    return list(accumulate(counts, initial=0))


def _titles(title: str) -> Iterator[str]:
    """Yield a title, and what is left of it without the name of a site at its end."""
    yield title
    parts = _SITE.split(title)
    if len(parts) > 1:
        yield title[: -len(parts[-1])]


def _away(reading: Reading) -> set[int]:
    """Return the places of the links that lead away: those in elements of little but such links."""
    found: set[int] = set()
    for shape in reading.shapes:
        if not shape.is_chrome:
            continue
        atoms = reading.atoms[shape.start : shape.end]
        linked = sum(atom.mass for atom in atoms if atom.is_linked)
        if 2 * linked >= sum(atom.mass for atom in atoms):
            found.update(
                place for place in range(shape.start, shape.end) if reading.atoms[place].is_linked
            )
    return found


def _pieces(reading: Reading, common: Common) -> dict[int, tuple[str, frozenset[str]]]:
    """Return the pieces of text that many posts have, and the candidates that hold each."""
    wanted = {
        place: atom
        for place, atom in enumerate(reading.atoms)
        if atom.mass >= _SHORTEST and atom.key in common.frequent
    }
    around: dict[int, set[str]] = {place: set() for place in wanted}
    for shape in reading.shapes if wanted else ():
        names = [name for name in shape.selectors() if name in common.selectors]
        for place in range(shape.start, shape.end) if names else ():
            if place in around:
                around[place].update(names)
    return {
        atom.key: (_example([atom]), frozenset(around[place])) for place, atom in wanted.items()
    }


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _outermost(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield those of some elements, in order, that stand in no other of them."""
    some = set(map(id, shapes))
    for shape in shapes:
        if not any(id(around) in some for around in _ancestors(shape)):
            yield shape


def _ancestors(shape: Shape) -> Iterator[Shape]:
    around = shape.parent
    while around is not None:
        yield around
        around = around.parent


def _around(shape: Shape, candidates: Collection[str]) -> frozenset[str]:
    """Return the candidates that match an element, or one that it stands in."""
    return frozenset(
        name for it in (shape, *_ancestors(shape)) for name in it.selectors() if name in candidates
    )


def _example(atoms: Sequence[Atom]) -> str:
    words = " ".join(" ".join(atom.text for atom in atoms if not atom.is_medium).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
