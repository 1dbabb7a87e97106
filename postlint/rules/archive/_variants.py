"""Remarks on spellings of tags, categories and authors that are not the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive.names import folded, spellings
from postlint.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postlint.archive import Archive, Facts
    from postlint.archive.names import Spelling


def variants(
    archive: Archive, role: str, thing: str, names: Callable[[Facts], Sequence[str]]
) -> Iterator[Remark]:
    """Yield a remark for each post and each name in it of which the archive has a usual spelling."""
    unusual = {spelling.name: spelling for spelling in spellings(archive.posts, names)}
    for post in archive.asked if unusual else ():
        for name in dict.fromkeys(names(post)):
            spelling = unusual.get(name)
            if spelling and not (role == "tags" and _beside(spelling, names(post))):
                new = spelling.usual if spelling.is_rarer else ""
                message = _message(thing, spelling)
                yield Remark(path=post.path, message=message, at=role, value=name, new=new)


def _beside(spelling: Spelling, tags: Sequence[str]) -> bool:
    """Say whether the usual spelling stands in the same list, which `variant-tag` reports."""
    return spelling.usual in tags and folded(spelling.usual) == folded(spelling.name)


def _message(thing: str, spelling: Spelling) -> str:
    mine, other = _counted(spelling.posts), _counted(spelling.usual_posts)
    shown = f"{thing} `{spelling.name}` ({mine}) is"
    if spelling.near:
        return f"{shown} perhaps `{spelling.usual}` ({other})"
    what = "write it so" if spelling.is_rarer else "write both in one way"
    return f"{shown} elsewhere `{spelling.usual}` ({other}); {what}"


def _counted(posts: int) -> str:
    return f"{posts:,} post{'s' * (posts != 1)}"
