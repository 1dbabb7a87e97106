"""TXT013: a file ends with its last line, not with blank ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ENDS = ("\n\n", "\r\n\r\n", "\n\r\n", "\r\r")
_FIRST_END = expression(r"\r\n|\n|\r")


@rule("TXT013", "extra-final-newlines", safety=Safety.SAFE, severity="warning")
def extra_final_newlines(post: Post, context: Context) -> Iterator[Finding]:
    """Report blank lines at the end of a file."""
    text = post.text
    if not text.endswith(_ENDS):
        return
    last = len(text.rstrip("\r\n"))
    end = _FIRST_END.match(text, last)
    if not last or end is None or last < post.body.span.start:
        return
    span = Span(end.end(), len(text))
    many = len(_FIRST_END.findall(text, span.start))
    yield Finding(
        span=span,
        message=f"{many} blank line{'s' if many > 1 else ''} at the end of the file; end it with one line end",
        edits=(Edit(span, ""),),
        safety=Safety.SAFE,
    )
