"""TXT006: every character of a text survived its encodings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.text._odd import REPLACEMENTS, has_odd, named, odd, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_REPLACEMENTS = expression(f"[{REPLACEMENTS}]+")


@rule("TXT006", "replacement-character", needs=has_odd)
def replacement_character(post: Post, context: Context) -> Iterator[Finding]:
    """Report `U+FFFD` and `U+FFFC`, which stand for what a program could not keep."""
    if not any(map(_REPLACEMENTS.match, odd(post))):
        return
    for span in runs(post, _REPLACEMENTS):
        yield Finding(
            span=span,
            message=f"{named(span.of(post.text)[0])} stands for something lost; look it up in the source",
        )
