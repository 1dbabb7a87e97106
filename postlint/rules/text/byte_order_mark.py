"""TXT001: a file begins with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TXT001", "byte-order-mark", safety=Safety.SAFE, needs=("\ufeff",))
def byte_order_mark(post: Post, context: Context) -> Iterator[Finding]:
    """Report a byte order mark at the start of a file, which UTF-8 does not need."""
    if post.text.startswith("\ufeff"):
        span = Span(0, 1)
        yield Finding(
            span=span,
            message="the file begins with a byte order mark (U+FEFF); take it out",
            edits=(Edit(span, ""),),
            safety=Safety.SAFE,
        )
