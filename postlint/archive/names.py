"""Names of tags, categories and authors: which are spellings of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

import msgspec

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from postlint.archive.facts import Facts

BETWEEN = expression(r"[\s_-]+")
_HAN = expression(r"[\u2e80-\u9fff\uf900-\ufaff]")
_LONG: Final = 8  # characters from which on two names that differ in one are perhaps one
_RARE: Final = 10  # a slip is that much rarer than what was meant


class Spelling(msgspec.Struct, frozen=True):
    """A spelling, how many posts have it, the ``usual`` one of the same name and how many have that.

    ``near`` says that the two differ in a character, so that they may be two names.
    """

    name: str
    posts: int
    usual: str
    usual_posts: int
    near: bool = False

    @property
    def is_rarer(self) -> bool:
        """Whether it is the same name as the usual spelling, and fewer posts have it."""
        return not self.near and self.posts < self.usual_posts


@lru_cache(10_000)
def folded(name: str) -> str:
    """Return what names share that differ in case, width, spaces and hyphens only."""
    return BETWEEN.sub("", normalize("NFKC", name).casefold()) or name


def same_name(name: str) -> str:
    """Return what all spellings of a name share, Simplified and Traditional Chinese ones too."""
    plain = folded(name)
    return _to_simplified()(plain) if _HAN.search(plain) else plain


def spellings(posts: Iterable[Facts], names: Callable[[Facts], Iterable[str]]) -> list[Spelling]:
    """Return the spellings that are not the usual one of their name, most used first."""
    counts = Counter(name for post in posts for name in set(names(post)))
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        by_name[same_name(name)].append(name)
    found = [
        Spelling(name, counts[name], usual, counts[usual])
        for usual, *variants in by_name.values()
        for name in variants
    ]
    return [*found, *_near({group[0]: counts[group[0]] for group in by_name.values()})]


def _near(counts: dict[str, int]) -> Iterator[Spelling]:
    """Yield rare names that differ in one letter from a much more usual one."""
    from rapidfuzz import process  # noqa: PLC0415 - only where names are compared
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    usual = [name for name, count in counts.items() if count >= _RARE and len(name) >= _LONG]
    for name, count in counts.items():
        if len(name) < _LONG or not usual:
            continue
        best = process.extract(
            name, usual, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=2
        )
        for other, _, _ in best:
            if other != name and counts[other] >= _RARE * count and _is_slip(name, other):
                yield Spelling(name, count, other, counts[other], near=True)
                break


def _is_slip(name: str, other: str) -> bool:
    """Say whether what differs is a letter: another number or another ideograph is another name."""
    left = Counter(name)
    left.subtract(Counter(other))
    return not any(number and (sign.isdigit() or _HAN.match(sign)) for sign, number in left.items())


@cache
def _to_simplified() -> Callable[[str], Any]:
    from opencc import OpenCC  # noqa: PLC0415 - only where there are such names

    return OpenCC("t2s").convert
