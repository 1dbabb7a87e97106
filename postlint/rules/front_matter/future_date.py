"""FM019: a post has appeared already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._dates import post_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``days``: how many days ahead of today, in UTC, a date may be."""

    days: Annotated[int, msgspec.Meta(ge=0)] = 1


@rule("FM019", "future-date", varies="by day", options=Options)
def future_date(post: Post, context: Context) -> Iterator[Finding]:
    """Report a date that is still to come."""
    found = post_date(post, context)
    if found is None:
        return
    today = datetime.now(UTC).date()
    if found[0].day <= today:
        return
    ahead = found[0].day - today
    if ahead > timedelta(context.options("future-date", Options).days):
        yield Finding(
            span=found[1].value_span,
            message=f"`{found[0].day}` is still to come; write the day on which the post appeared",
        )
