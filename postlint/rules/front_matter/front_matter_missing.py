"""FM001: a post must begin with front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# Front matter that a generator does not see: something stands before it, or it has the wrong dashes.
_LATE = expression(
    r"(?>(?:[ \t]*\r?\n|[ \t]*<!--[^>]*-->[ \t]*\r?\n|[ \t]+(?=---))+)"
    r"(?=(?:---|\+\+\+)[ \t]*\r?$\s*^[\w\"'-]+[ \t]*[:=])",
    re.MULTILINE,
)
_DASHES = expression(r"(?P<dashes>--|-{4,})[ \t]*\r?\n[\w\"'-]+[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)


@rule("FM001", "front-matter-missing")
def front_matter_missing(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post that does not begin with front matter."""
    if post.front_matter is not None:
        return
    start = int(post.text.startswith("\ufeff"))
    line = post.lines.span(1)
    span = Span(min(start, line.end), line.end)
    late = _LATE.match(post.text, start)
    dashes = _DASHES.match(post.text, start)
    if late:
        number = post.lines.position(late.end())[0]
        message = f"front matter must begin on the first line; move it up from line {number}"
    elif dashes:
        message = f"`{dashes['dashes']}` does not begin front matter; write exactly `---`"
    else:
        message = "no front matter; begin the post with `---`, its fields and another `---`"
    yield Finding(span=span, message=message)
