"""TXT007: lines end as lines of a text file do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import SEPARATORS, gone, has_odd, named, odd, runs
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_SEPARATORS = expression(f"[{SEPARATORS}]+")
_SPACE = r"[\u3000-\u9fff\uff00-\uffef\s]"


@rule("TXT007", "line-separator", safety=Safety.UNSAFE, needs=has_odd)
def line_separator(post: Post, context: Context) -> Iterator[Finding]:
    """Report `U+2028`, `U+2029` and `U+0085`, which some programs take for line ends."""
    if not any(map(_SEPARATORS.match, odd(post))):
        return
    for span in runs(post, _SEPARATORS):
        before, after = post.text[span.start - 1 : span.start], post.text[span.end : span.end + 1]
        parted = not before or not after or re.match(_SPACE, before) or re.match(_SPACE, after)
        new = "" if parted else " "
        yield Finding(
            span=span,
            message=f"{named(span.of(post.text)[0])} ends no line of a page"
            f"; {'write a space' if new else 'take it out'}",
            edits=(Edit(span, new),),
            safety=Safety.UNSAFE,
            intends=gone(post, span, new),
        )
