"""ARC001: a source is copied once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC001", "same-source", groups="source")
def same_source(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a source that another post has, too, however its address is written."""
    for group in archive.groups("source"):
        for post in group:
            if also := others(post, group):
                message = f"{archive.listed(also)} has the same source; keep one of them"
                if len(also) > 1:
                    message = f"{archive.listed(also)} have the same source; keep one of them"
                yield Remark(path=post.path, message=message, at="source")
