"""HTM035: a post holds the article, not the page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._taken_from import taken_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM035", "boilerplate", default=False, needs=("<",))
def boilerplate(post: Post, context: Context) -> Iterator[Finding]:
    """Report what the profile of the site that a post was taken from says is no part of it."""
    preferences = context.preferences
    if not preferences.sites or "<" not in post.body.source:
        return
    from postlint.conversion import Options, drops  # noqa: PLC0415 - few settings have sites

    options = Options(preferences=preferences, source=taken_from(post, context))
    for span, what in drops(post.body, options):
        message = f"boilerplate `{shorten(what, 50)}`; run `postlint convert`, which drops it"
        yield Finding(span=span, message=message)
