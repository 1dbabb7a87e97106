"""TXT014: punctuation between Chinese or Japanese characters is theirs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._prose import is_linked, shown
from postlint.rules.text._odd import gone
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_HALF = rf"(?<=[{_CJK}])[,;:?!](?=[{_CJK}])"


@rule("TXT014", "half-width-punctuation", safety=Safety.UNSAFE, default=False)
def half_width_punctuation(post: Post, context: Context) -> Iterator[Finding]:
    """Report `,;:?!` between two Chinese or Japanese characters."""
    if post.text.isascii() or _half().search(post.text, post.body.span.start) is None:
        return
    text = shown(post)
    for match in _half().finditer(text, post.body.span.start):
        span = Span(*match.span())
        if is_linked(post, span):
            continue
        wide = chr(ord(match[0]) + 0xFEE0)
        yield Finding(
            span=span,
            message=f"`{match[0]}` between wide characters; write `{wide}`",
            edits=(Edit(span, wide),),
            safety=Safety.UNSAFE,
            intends=gone(post, span, wide),
        )


@cache  # with ranges as large as these it takes milliseconds
def _half() -> re.Pattern[str]:
    return re.compile(_HALF)
