"""HTM008: an end tag ends something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._balance import has_unbalanced, unbalanced
from postlint.rules.html._markup import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM008", "stray-end-tag", safety=Safety.SAFE, needs=has_unbalanced)
def stray_end_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report end tags without a start tag."""
    for one in unbalanced(post):
        if one.kind == "stray":
            yield Finding(
                span=one.span,
                message=f"`</{one.tag}>` ends nothing; take it out",
                edits=(cut(post.text, one.span),),
                safety=Safety.SAFE,
            )
