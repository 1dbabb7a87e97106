"""ARC002: a text is published once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.rule import Context, Remark, archive_rule
from postlint.rules.archive._shared import Shared, is_standing_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC002", "same-body", options=Shared, groups="text")
def same_body(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a body that says, word for word, what that of another post says."""
    most = context.options("same-body", Shared).most
    for group in archive.groups("text"):
        for post in group if len(group) <= most else ():
            if also := [one for one in others(post, group) if not is_standing_text(post, one)]:
                where = archive.listed(also)
                message = f"the body says the same as that of {where}; keep one, or tell them apart"
                yield Remark(path=post.path, message=message)
