"""HTM007: an element that is begun is ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.html._balance import has_unbalanced, unbalanced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM007", "unclosed-element", needs=has_unbalanced)
def unclosed_element(post: Post, context: Context) -> Iterator[Finding]:
    """Report start tags of elements that need an end tag and have none."""
    for one in unbalanced(post):
        if one.kind == "unclosed":
            message = f"`<{one.tag}>` is never ended; add `</{one.tag}>`, or take it out"
            yield Finding(span=one.span, message=message)
