"""FM014: a backslash in quotes starts an escape that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import unreadable
from postlint.rules.front_matter._syntax import cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM014", "bad-escape", safety=Safety.UNSAFE, needs=unreadable)
def bad_escape(post: Post, context: Context) -> Iterator[Finding]:
    """Report a backslash in double quotes with which no escape begins."""
    found = cause(post, "escape")
    if found is None or post.front_matter is None:
        return
    start = found.span.start
    shown = post.text[start : start + 2].rstrip()
    kind = post.front_matter.format.upper()
    yield Finding(
        span=found.span,
        message=f"`{shown}` starts no escape of {kind}, so nothing parses; write `\\\\`",
        edits=found.edits,
        safety=Safety.UNSAFE if found.edits else Safety.DISPLAY,
    )
