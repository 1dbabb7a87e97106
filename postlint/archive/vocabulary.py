"""What an archive uses: names with their counts and spellings, hosts of sources, fields and their kinds."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive.names import Spelling, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from postlint.archive.facts import Facts

NAMES: Final[dict[str, Callable[[Facts], tuple[str, ...]]]] = {
    "tags": lambda post: post.tags,
    "authors": lambda post: post.authors,
    "categories": lambda post: post.categories,
    "sources": lambda post: (post.source.partition("/")[0],) if post.source else (),
}
"""What is counted, and the names of it that a post has."""

ROLES: Final = {"tags": "tags", "authors": "author", "categories": "categories"}
"""The role of the field in which names stand that can be rewritten."""

_FEW = 3  # posts that are named for a kind of value


class Use(msgspec.Struct, frozen=True):
    """A name, how many posts have it, from which day to which, and how many in each year.

    ``variants`` are other spellings of it, which are names of their own as well.
    """

    name: str
    posts: int
    first: str
    last: str
    years: dict[int, int]
    variants: tuple[Spelling, ...] = ()


class Kind(msgspec.Struct, frozen=True):
    """A type of value, or the form of a date; how many posts have it, and the first few of these."""

    kind: str
    posts: int
    paths: tuple[str, ...]


class Field(msgspec.Struct, frozen=True):
    """A key of front matter, how many posts have it, and the kinds of its values."""

    name: str
    posts: int
    kinds: tuple[Kind, ...]


def uses(
    posts: Sequence[Facts], names: Callable[[Facts], Iterable[str]], *, compare: bool = True
) -> list[Use]:
    """Return the names that posts have, the most used first."""
    days: defaultdict[str, list[int]] = defaultdict(list)
    for post in posts:
        for name in dict.fromkeys(names(post)):
            days[name].append(post.day)
    variants: defaultdict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings(posts, names) if compare else ():
        variants[spelling.usual].append(spelling)
    found = [_use(name, days[name], tuple(variants.get(name, ()))) for name in days]
    return sorted(found, key=lambda use: (-use.posts, use.name))


def usual(posts: Sequence[Facts], names: Callable[[Facts], Iterable[str]]) -> list[str]:
    """Return the names that posts have, sorted, without spellings that are rarer than others."""
    rarer = {spelling.name for spelling in spellings(posts, names) if spelling.is_rarer}
    return sorted({name for post in posts for name in names(post)} - rarer)


def fields(posts: Sequence[Facts]) -> list[Field]:
    """Return the keys that posts have, the most used first, each with the kinds of its values."""
    paths: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for post in posts:
        for key, shape in dict.fromkeys(post.fields):
            paths[key][shape].append(post.path)
    found = [
        Field(
            key,
            len({path for those in kinds.values() for path in those}),
            tuple(
                Kind(shape, len(those), tuple(those[:_FEW]))
                for shape, those in sorted(kinds.items(), key=lambda kind: -len(kind[1]))
            ),
        )
        for key, kinds in paths.items()
    ]
    return sorted(found, key=lambda field: (-field.posts, field.name))


def _use(name: str, days: list[int], variants: tuple[Spelling, ...]) -> Use:
    known = [date.fromordinal(day) for day in sorted(days) if day]
    first, last = (known[0].isoformat(), known[-1].isoformat()) if known else ("", "")
    return Use(name, len(days), first, last, dict(Counter(day.year for day in known)), variants)
