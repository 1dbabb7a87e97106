"""Profiles of sites, proposed by what recurs in their posts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from postlint.archive.boilerplate.measure import Common
from postlint.archive.boilerplate.names import is_chrome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from postlint.archive.boilerplate.measure import Measured, Seen, Taken

_Key = TypeVar("_Key")

_CONTAINER: Final = re.compile(r"#|(?:article|div|main|section|table|td)\.[^ ]+$")
_SOME: Final = 0.02  # of a site's posts: what so many have in common, none of them says itself
_SLACK: Final = 20  # characters of its own that an element may hold
_MOST: Final = 0.9  # of what a post says itself: what holds so much holds the article
_EXCEPTIONS: Final = 0.1  # of the posts: in so many it may


class Drop(msgspec.Struct, frozen=True):
    """A selector, and what it takes: from how many posts, how many characters of the usual one.

    ``own`` is the most that any post says itself in it, ``example`` what one of them shows.
    """

    selector: str
    posts: int
    elements: int
    characters: int
    own: int
    example: str


class Keep(msgspec.Struct, frozen=True):
    """The selector of the element that holds the article, and the posts in which it does."""

    selector: str
    posts: int


class Recurring(msgspec.Struct, frozen=True):
    """A text that several posts have."""

    text: str
    posts: int


class Proposal(msgspec.Struct, frozen=True):
    """What is proposed for a site.

    Args:
        host: its host.
        posts: how many were looked at, each once whatever copies there are.
        with_html: how many of them hold HTML, which selectors find something in.
        keep: what holds the article everywhere, if anything does.
        drop: what recurs in most posts and is no article.
        outside: the same, where it stands around what is kept.
        undecided: what is named like something around an article, but says something of its own.
        texts: what recurs in most posts, and none of the selectors finds.
        bodies: what several posts say, and nothing else.

    """

    host: str
    posts: int
    with_html: int
    keep: Keep | None = None
    drop: tuple[Drop, ...] = ()
    outside: tuple[Drop, ...] = ()
    undecided: tuple[Drop, ...] = ()
    texts: tuple[Recurring, ...] = ()
    bodies: tuple[Recurring, ...] = ()

    @property
    def is_profile(self) -> bool:
        """Whether there is anything that settings could say."""
        return bool(self.keep or self.drop)

    def __bool__(self) -> bool:
        """Say whether anything recurs."""
        return bool(self.is_profile or self.undecided or self.texts or self.bodies)


def common(posts: Sequence[Seen], least: int, share: float) -> Common:
    """Return what at least ``least`` posts, and that share of all, have in common."""
    with_html = sum(post.has_html for post in posts)
    selectors = Counter(name for post in posts for name in post.selectors)
    pieces = Counter(piece for post in posts for piece in post.pieces)
    return Common(
        _from(selectors, max(least, share * with_html)),
        _from(pieces, max(least, share * len(posts))),
        _from(pieces, max(least, _SOME * len(posts))),
    )


def bodies(posts: Iterable[Seen], least: int) -> tuple[Recurring, ...]:
    """Return what at least so many posts say, and nothing else, the most frequent first."""
    counts: Counter[int] = Counter()
    examples: dict[int, str] = {}
    for post in posts:
        if post.body:
            counts[post.body] += 1
            examples.setdefault(post.body, post.example)
    return tuple(
        Recurring(examples[body], number)
        for body, number in counts.most_common()
        if number >= least
    )


def proposal(
    host: str, posts: Sequence[Seen], measured: Sequence[Measured], least: int, share: float
) -> Proposal:
    """Return what is proposed for a site.

    Args:
        host: its host.
        posts: what they have.
        measured: what the selectors that they share take from each.
        least: posts in which something must recur.
        share: the part of all in which it must.

    """
    with_html = [one for one in measured if one.taken or one.own or one.media or one.said]
    candidates = {name for one in measured for name in one.taken}
    taken = {
        name: [one.taken[name] for one in measured if name in one.taken] for name in candidates
    }
    number = sum(post.has_html for post in posts)
    keep = _keep(taken, with_html)
    around = keep.selector if keep else ""
    enough = max(least, share * number)
    good = [name for name in candidates if _recurs(name, taken[name], enough)]
    within = [name for name in candidates if not around or _touches(taken[name], {around})]
    open_ = [name for name in within if _undecided(name, taken, with_html)]
    open_ = [name for name in _apart(open_, taken, 1) if name != around]
    good = [name for name in good if not _all_in(taken[name], open_)]
    chosen = _apart(good, taken, enough)
    open_ = [name for name in open_ if not _touches(taken[name], chosen)]
    outside = [name for name in chosen if around and not _touches(taken[name], {around})]
    if keep is not None and keep.posts == number:
        chosen = [name for name in chosen if name not in outside]
    texts = _texts(measured, {*chosen, *open_}, around, max(least, share * len(posts)))
    whole = bodies(posts, least)
    return Proposal(
        host,
        len(posts),
        number,
        keep,
        tuple(_drops(chosen, taken)),
        tuple(_drops(outside, taken)),
        tuple(_drops(open_, taken)),
        tuple(it for it in texts if it.text not in {body.text for body in whole}),
        whole,
    )


def _touches(taken: Iterable[Taken], names: Collection[str]) -> bool:
    """Say whether something that a selector takes stands in something that others take."""
    return any(not inside.isdisjoint(names) for it in taken for inside in it.inside)


def _all_in(taken: Iterable[Taken], names: Collection[str]) -> bool:
    """Say whether all that a selector takes stands in something that others take."""
    return all(not inside.isdisjoint(names) for it in taken for inside in it.inside)


def _from(counts: Counter[_Key], least: float) -> frozenset[_Key]:
    return frozenset(one for one, number in counts.items() if number >= least)


def _recurs(name: str, taken: Sequence[Taken], enough: float) -> bool:
    """Say whether what a selector takes is what recurs, and nothing that a post says itself."""
    slack = _SLACK if _is_named(name) else 0
    if any(it.media or it.own > slack for it in taken):
        return False
    exceptions = sum(it.own > 0 for it in taken)
    return exceptions <= _EXCEPTIONS * len(taken) and sum(it.said > 0 for it in taken) >= enough


def _keep(taken: dict[str, list[Taken]], measured: Sequence[Measured]) -> Keep | None:
    """Return the innermost selector of one element that holds all that the posts say themselves."""
    fits: list[tuple[int, str]] = []
    for name, its in taken.items():
        if not _CONTAINER.match(name):
            continue
        if all(it.matches == 1 for it in its) and _holds_all(name, measured):
            fits.append((sum(it.said for it in its), name))
    if not fits:
        return None
    least = min(said for said, _ in fits)
    if least >= sum(one.said for one in measured):
        return None  # nothing recurs around it
    name = min((name for said, name in fits if said == least), key=_plainness)
    return Keep(name, len(taken[name]))


def _holds_all(name: str, measured: Sequence[Measured]) -> bool:
    exceptions = 0
    for one in measured:
        it = one.taken.get(name)
        if it is None:
            exceptions += bool(one.own or one.media)
        elif it.media < one.media or it.own < one.own - _SLACK:
            return False
        else:
            exceptions += it.own < one.own
    return exceptions <= _EXCEPTIONS * len(measured)


def _apart(names: Iterable[str], taken: dict[str, list[Taken]], enough: float) -> list[str]:
    """Return selectors that each take something in so many posts which no other takes.

    Names come before places, and what takes most first.
    """
    said = {name: sum(it.said + it.own for it in taken[name]) for name in names}
    chosen: list[str] = []
    for name in sorted(
        said,
        key=lambda name: (not _is_named(name), -said[name], -len(taken[name]), _plainness(name)),
    ):
        more = sum(not _all_in([it], chosen) for it in taken[name])
        same = (it for it in chosen if said[it] == said[name])
        if more >= enough and not any(_all_in(taken[it], {name}) for it in same):
            chosen.append(name)
    for name in reversed(chosen.copy()):
        if _all_in(taken[name], [it for it in chosen if it != name]):
            chosen.remove(name)
    return chosen


def _undecided(name: str, taken: dict[str, list[Taken]], measured: Sequence[Measured]) -> bool:
    """Say whether a selector is named like something around an article, and holds no article."""
    if " " in name or not is_chrome(name) or not any(it.own or it.media for it in taken[name]):
        return False
    return all(
        one.taken[name].own < _MOST * one.own for one in measured if name in one.taken and one.own
    )


def _drops(names: Iterable[str], taken: dict[str, list[Taken]]) -> Iterator[Drop]:
    for name in names:
        its = taken[name]
        said = sorted(it.said + it.own for it in its)
        example = Counter(it.example for it in its if it.example).most_common(1)
        yield Drop(
            name,
            len(its),
            sum(it.matches for it in its),
            said[len(said) // 2],
            max(it.own for it in its),
            example[0][0] if example else "",
        )


def _texts(
    measured: Iterable[Measured], gone: set[str], around: str, enough: float
) -> Iterator[Recurring]:
    """Yield the texts that recur within what is kept, and that no selector takes."""
    counts: Counter[int] = Counter()
    texts: dict[int, str] = {}
    for one in measured:
        for key, (text, holders) in one.pieces.items():
            outside = around in one.taken and around not in holders
            if holders.isdisjoint(gone) and not outside:
                counts[key] += 1
                texts[key] = text
    for key, number in counts.most_common():
        if number >= enough:
            yield Recurring(texts[key], number)


def _is_named(selector: str) -> bool:
    """Say whether a selector goes by the name of an element, not by its tag or its place."""
    return " " not in selector and ("." in selector or "#" in selector)


def _plainness(selector: str) -> tuple[bool, bool, bool, int, str]:
    """Order selectors that take the same: telling names first, then those that need no place."""
    return (
        " " in selector,
        not is_chrome(selector),
        not selector.startswith("#"),
        len(selector),
        selector,
    )
