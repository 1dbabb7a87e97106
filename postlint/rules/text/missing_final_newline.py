"""TXT012: the last line of a file ends like the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TXT012", "missing-final-newline", safety=Safety.SAFE, severity="warning")
def missing_final_newline(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file whose last line does not end."""
    text = post.text
    if not text or text.endswith(("\n", "\r")):
        return
    end = Span(len(text), len(text))
    yield Finding(
        span=end,
        message="the last line does not end; add a line end",
        edits=(Edit(end, "\r\n" if "\r\n" in text else "\n"),),
        safety=Safety.SAFE,
    )
