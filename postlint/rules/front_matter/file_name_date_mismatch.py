"""FM010: the date in a file's name is the date in its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._dates import name_date, post_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM010", "file-name-date-mismatch")
def file_name_date_mismatch(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file whose name gives another day than its front matter, as written there."""
    named = name_date(post.path)
    found = post_date(post, context) if named else None
    if named is None or found is None:
        return
    moment, entry = found
    day = (moment.day.year, moment.day.month, moment.day.day)
    if day != named:
        said = "{:04}-{:02}-{:02}".format(*named)
        yield Finding(
            span=entry.value_span,
            message=f"file name says `{said}`, `{entry.key}` says `{moment.day}`; make them agree",
        )
