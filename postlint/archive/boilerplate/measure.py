"""What a selector takes from one post: how much that recurs, and how much of the post's own."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive.boilerplate.shapes import Reading, Shape, tolerant
from postlint.archive.texts import begun, fingerprint, spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from postlint.archive.boilerplate.shapes import Atom
    from postlint.post.body import Body

_LONGEST: Final = 60
_MOST: Final = 0.9  # of what a post shows: what holds so much is no element around the article
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
        begun(body.source, _LONGEST),
    )


def measure(body: Body, common: Common, repeated: Sequence[str]) -> Measured:
    """Return what candidates for a profile take from a body.

    Args:
        body: the body.
        common: what it shares with others of its site.
        repeated: what the front matter says already, the title first.

    """
    reading = Reading(body)
    said, own, media = _sums(reading, common.recurrent, repeated)
    around: dict[Shape | None, frozenset[str]] = {None: frozenset()}
    matches: dict[str, list[Shape]] = {}
    for shape in reading.shapes:  # the outer ones first
        outside = around[shape.parent]
        names = common.selectors.intersection(shape.selectors())
        around[shape] = outside | names if names else outside
        for name in names - outside:
            matches.setdefault(name, []).append(shape)
    taken = {
        name: Taken(
            len(outer),
            _within(outer, said),
            _within(outer, own),
            _within(outer, media),
            frozenset(around[shape] for shape in outer),
            _example(reading.atoms[outer[0].start : outer[0].end]),
        )
        for name, outer in matches.items()
    }
    pieces = {
        atom.key: (_example([atom]), around[atom.inside])
        for atom in reading.atoms
        if atom.mass >= _SHORTEST and atom.key in common.frequent
    }
    return Measured(said[-1], own[-1], media[-1], taken, pieces)


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
    mass = _before(atom.mass for atom in reading.atoms)
    linked = _before(atom.mass if atom.is_linked else 0 for atom in reading.atoms)
    for shape in filter(Shape.is_chrome, reading.shapes):
        there = mass[shape.end] - mass[shape.start]
        if 2 * (linked[shape.end] - linked[shape.start]) >= there and there < _MOST * mass[-1]:
            found.update(
                place for place in range(shape.start, shape.end) if reading.atoms[place].is_linked
            )
    return found


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _example(atoms: Sequence[Atom]) -> str:
    words = " ".join(" ".join(atom.text for atom in atoms if not atom.is_medium).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
