"""ARC005: two posts never share an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC005", "same-slug", groups="address")
def same_slug(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a file whose name gives it the address that another post has."""
    for group in archive.groups("address"):
        for post in group:
            if also := others(post, group):
                message = (
                    f"the name leads to the same address as {archive.listed(also)}; rename one"
                )
                yield Remark(path=post.path, message=message)
