"""ARC001: a source is copied once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive, Facts


@archive_rule("ARC001", "same-source")
def same_source(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a source that another post has, too, however its address is written."""
    for group in archive.groups(_page):
        for post in group:
            if also := others(post, group):
                message = f"{archive.listed(also)} has the same source; keep one of them"
                if len(also) > 1:
                    message = f"{archive.listed(also)} have the same source; keep one of them"
                yield Remark(path=post.path, message=message, at="source")


def _page(post: Facts) -> str:
    """Return the source, unless it is the front page of a site, from which many posts may come."""
    return post.source if "/" in post.source or "?" in post.source else ""
