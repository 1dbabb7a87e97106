"""All posts of an archive, by what they share."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from postlint.archive.keys import KEYS
from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from postlint.archive.facts import Facts
    from postlint.archive.keys import Key

_DATED = expression(r"\d{4}-\d{1,2}-\d{1,2}[-_. ]", re.ASCII)
_by_path = attrgetter("path")
_NAMED = 3  # other posts that a message names


class Archive:
    """The facts of every post, sorted by path. ``root`` is the folder that addresses begin in.

    ``asked`` are the posts that a run is about, by default all: of others nobody wants to hear.
    """

    def __init__(
        self, posts: Iterable[Facts], root: str = "", asked: Container[str] | None = None
    ) -> None:
        self.posts = tuple(sorted(posts, key=_by_path))
        self.root = root
        self.asked = self.posts
        if asked is not None:
            self.asked = tuple(post for post in self.posts if post.path in asked)

    def groups(self, by: str | Callable[[Facts], Key]) -> Iterator[list[Facts]]:
        """Yield the posts that share a key, where several do: one of ``KEYS`` or another.

        Only groups with a post that is asked about are wanted.
        """
        key = KEYS[by] if isinstance(by, str) else by
        wanted = {key(post) for post in self.asked}
        found: defaultdict[Key, list[Facts]] = defaultdict(list)
        for post in self.posts:
            if (value := key(post)) and value in wanted:
                found[value].append(post)
        yield from (group for group in found.values() if len(group) > 1)

    def listed(self, posts: Sequence[Facts]) -> str:
        """Return the places of posts in their site for a message, the first few of them."""
        inside = f"{self.root}/" if self.root not in {"", "."} else ""
        shown = [f"`{post.path.removeprefix(inside)}`" for post in posts[:_NAMED]]
        more = len(posts) - _NAMED
        if more > 0:
            return f"{', '.join(shown)} and {more:,} more"
        return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def others(post: Facts, group: Iterable[Facts]) -> list[Facts]:
    """Return those of a group that are not the post, nor its twin in another folder."""
    return [one for one in group if one is not post and not are_twins(one, post)]


def are_twins(one: Facts, other: Facts) -> bool:
    """Say whether two posts are one that lies in two folders.

    They have one name, and it begins with a date; or they are the same to the last byte.
    """
    return one.name == other.name and (_DATED.match(one.name) is not None or one.file == other.file)
