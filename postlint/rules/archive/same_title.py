"""ARC004: posts of one week have titles of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule
from postlint.rules.archive._shared import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


class Options(Shared, frozen=True, forbid_unknown_fields=True):
    """Options: titles may be the same when more than ``days`` lie between the posts."""

    days: int = 7


@archive_rule("ARC004", "same-title", options=Options, groups="title")
def same_title(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a title that a post of the same days has, too."""
    options = context.options("same-title", Options)
    for group in archive.groups("title"):
        for post in group if len(group) <= options.most else ():
            near = [one for one in others(post, group) if abs(one.day - post.day) <= options.days]
            if near:
                message = f"the title is also that of {archive.listed(near)}; keep one, or tell them apart"
                yield Remark(path=post.path, message=message, at="title")
