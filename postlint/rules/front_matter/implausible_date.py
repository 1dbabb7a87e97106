"""FM018: a date is one on which a post may have appeared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._dates import post_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ZERO = {
    (1, 1, 1): "of Go, of C# and of Python",
    (1601, 1, 1): "of Windows",
    (1899, 12, 30): "of spreadsheets",
    (1899, 12, 31): "of spreadsheets",
    (1900, 1, 1): "of databases",
    (1904, 1, 1): "of the old Macintosh",
    (1969, 12, 31): "of Unix, west of Greenwich",
    (1970, 1, 1): "of Unix",
    (1980, 1, 1): "of DOS and of ZIP files",
}
"""The days that computers count from: where a program had no date, it wrote this one."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``earliest``: the first day that a post of the archive may have."""

    earliest: date = date(1800, 1, 1)


@rule("FM018", "implausible-date", options=Options)
def implausible_date(post: Post, context: Context) -> Iterator[Finding]:
    """Report a date that a program writes for none, or that is too long ago."""
    found = post_date(post, context)
    if found is None:
        return
    day, entry = found[0].day, found[1]
    zero = _ZERO.get((day.year, day.month, day.day))
    earliest = context.options("implausible-date", Options).earliest
    if zero is None and day >= earliest:
        return
    why = f"is day zero {zero}" if zero else f"is before {earliest}"
    yield Finding(
        span=entry.value_span,
        message=f"`{day}` {why}; write the day on which the post appeared",
    )
