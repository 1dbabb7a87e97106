"""FM015: a text with a colon and a space in it is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import unreadable
from postlint.rules.front_matter._syntax import cause
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM015", "unquoted-colon", safety=Safety.SAFE, needs=unreadable)
def unquoted_colon(post: Post, context: Context) -> Iterator[Finding]:
    """Report a text without quotes whose `: ` keeps YAML from being parsed."""
    found = cause(post, "colon")
    if found is None:
        return
    good = f" `{shorten(found.edits[0].text)}`" if found.edits else " quotes around the value"
    yield Finding(
        span=found.span,
        message=f"a `: ` in a text without quotes, so nothing parses; write{good}",
        edits=found.edits,
        safety=Safety.SAFE if found.edits else Safety.DISPLAY,
    )
