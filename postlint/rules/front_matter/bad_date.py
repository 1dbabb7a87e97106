"""FM008: a date is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._dates import BadDateError, date_entry, read, written
from postlint.rules.front_matter._fields import is_blank, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM008", "bad-date")
def bad_date(post: Post, context: Context) -> Iterator[Finding]:
    """Report a date that no calendar or clock knows, or that is no date at all."""
    entry = date_entry(post, context) if readable(post) else None
    if entry is None or is_blank(entry.value):
        return
    text = written(post, entry)
    if text is None:
        return  # wrong-type speaks of numbers and lists
    try:
        read(text.text)
    except BadDateError as error:
        shown = text.text.strip()
        yield Finding(
            span=text.part(error.start, error.end),
            message=f"`{shown}` is not a date: {error.message}",
        )
