"""ARC005: two posts never share an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive, Facts


@archive_rule("ARC005", "same-slug")
def same_slug(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a file whose name gives it the address that another post has."""
    for group in archive.groups(_address):
        for post in group:
            if also := others(post, group):
                message = (
                    f"the name leads to the same address as {archive.listed(also)}; rename one"
                )
                yield Remark(path=post.path, message=message)


def _address(post: Facts) -> tuple[object, ...]:
    """Return what tells addresses apart: slug and day, or the folder of a name without date."""
    dated = not post.name.startswith(post.slug)
    slug = post.slug.casefold()
    return (slug, post.day or post.folder) if dated else (slug, post.folder)
