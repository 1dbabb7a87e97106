"""HTM036: HTML is not taken for code."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_TAG = expression(r"\s*</?[a-zA-Z][a-zA-Z0-9]*[\s/>]")


@rule("HTM036", "broken-html-block", needs=("    ", "\t"))
def broken_html_block(post: Post, context: Context) -> Iterator[Finding]:
    """Report HTML that a blank line before it makes a block of code."""
    for before, block in pairwise(post.body.blocks):
        if block.kind == "code" and before.kind == "html" and _TAG.match(block.span.of(post.text)):
            message = "HTML shows as code: it is indented behind a blank line; indent it less"
            yield Finding(span=block.span, message=message)
