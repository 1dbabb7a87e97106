"""Where a post was taken from: what relative addresses in it are relative to, and whose page it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rules.source._source_line import source, source_line
from postlint.urls.written import is_absolute

if TYPE_CHECKING:
    from postlint.post import Post
    from postlint.rule import Context


def taken_from(post: Post, context: Context) -> str:
    """Return the address that a post was taken from, "" if neither front matter nor body says."""
    known = source(post, context)
    link = None if known else source_line(post)
    url = known[1] if known else link.url if link else ""
    return url if is_absolute(url) else ""
