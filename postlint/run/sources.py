"""Where a post was taken from: what relative addresses in it are relative to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from postlint.conversion import Options
    from postlint.post import Post
    from postlint.rule import Context


def with_source(post: Post, context: Context, options: Options | None) -> Options | None:
    """Return the options with the address that a post was taken from, where they need it."""
    if options is None or options.source or not options.preferences.urls.resolve:
        return options
    from postlint.rules.source._source_line import source, source_line  # noqa: PLC0415
    from postlint.rules.source._urls import is_absolute  # noqa: PLC0415 - rarely needed

    known = source(post, context)
    link = None if known else source_line(post)
    url = known[1] if known else link.url if link else ""
    return msgspec.structs.replace(options, source=url) if is_absolute(url) else options
