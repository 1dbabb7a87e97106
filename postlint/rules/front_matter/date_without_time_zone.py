"""FM009: a time of day has a time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._dates import post_date, written
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``offset``: the offset from UTC that the archive's times are in, such as ``+08:00``."""

    offset: Annotated[str, msgspec.Meta(pattern=r"^(Z|[+-]\d\d:?\d\d)?$")] = ""


@rule("FM009", "date-without-time-zone", safety=Safety.UNSAFE, options=Options)
def date_without_time_zone(post: Post, context: Context) -> Iterator[Finding]:
    """Report a date with a time of day but without an offset from UTC."""
    found = post_date(post, context)
    if found is None or found[0].clock is None or found[0].zone:
        return
    entry = found[1]
    offset = context.options("date-without-time-zone", Options).offset
    text = written(post, entry)
    edits: tuple[Edit, ...] = ()
    if offset and text is not None:
        edits = (Edit(Span(text.span.end, text.span.end), offset),)
    yield Finding(
        span=entry.value_span,
        message=f"`{entry.key}` has a time but no time zone; add its offset, such as `+08:00` or `Z`",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
    )
