"""ARC014: numbered files are in the order of their dates."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from postlint.archive.keys import number
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive, Facts

_FEW = 4  # of so many posts one may be out of order; if more are, the numbers mean something else


@archive_rule("ARC014", "file-out-of-order", groups="numbered")
def file_out_of_order(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a post whose number in the file's name puts it among posts of other days."""
    for group in archive.groups("numbered"):
        posts = sorted(group, key=lambda post: (number(post), post.day))
        kept = _in_order(posts)
        if len(posts) - len(kept) > len(posts) / _FEW:
            continue
        for place, post in enumerate(posts):
            if place not in kept:
                other = posts[max((one for one in kept if one < place), default=min(kept))]
                where = f"{archive.listed([other])} has `{other.date}`"
                message = f"the date does not fit the number in the file's name: {where}"
                yield Remark(path=post.path, message=message, at="date")


def _in_order(posts: list[Facts]) -> frozenset[int]:
    """Return the places of the longest run of posts, gaps allowed, in which no day goes back."""
    days: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, post in enumerate(posts):
        at = bisect_right(days, post.day)
        days[at : at + 1] = [post.day]
        ends[at : at + 1] = [place]
        before.append(ends[at - 1] if at else -1)
    kept, place = set(), ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)
