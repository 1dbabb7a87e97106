"""ARC010: a link to another post leads to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Remark, archive_rule
from postlint.rules.archive._targets import dead_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC010", "dead-internal-link", needs=("links",), reads=("links",))
def dead_internal_link(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a link to a post of the site that is not there."""
    for post, url in dead_links(archive):
        message = f"there is no post at `{url}`; correct the link"
        yield Remark(path=post.path, message=message, at="link", value=url)
