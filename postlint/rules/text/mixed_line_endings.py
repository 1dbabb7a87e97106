"""TXT002: all lines of a file end alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ENDS = expression(r"\r\n|\r|\n")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


@rule("TXT002", "mixed-line-endings", safety=Safety.SAFE, needs=("\r",))
def mixed_line_endings(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file whose lines end in different ways, or in carriage returns."""
    text = post.text
    both = text.count("\r\n")
    counts = {"\n": text.count("\n") - both, "\r\n": both}
    lone = text.count("\r") - both
    if not lone and not all(counts.values()):
        return
    best = "\r\n" if both > counts["\n"] else "\n"
    others = [match for match in _ENDS.finditer(text) if match[0] != best]
    found = [f"{count} × {_NAMES[end]}" for end, count in {**counts, "\r": lone}.items() if count]
    yield Finding(
        span=Span(*others[0].span()),
        message=f"lines end in different ways ({', '.join(found)}); end them all with {_NAMES[best]}"
        if len(found) > 1
        else f"lines end with CR alone; end them with {_NAMES[best]}",
        edits=tuple(Edit(Span(*match.span()), best) for match in others),
        safety=Safety.SAFE,
    )
