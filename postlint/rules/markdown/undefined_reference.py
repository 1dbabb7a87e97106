"""MKD007: a reference link has its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.markdown._prose import is_linked, prose
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# Not `array[i][j]`, not two emoticons in a row: a label is short, and the text is not the label.
_REFERENCE = expression(
    r"(?<![\w\])])\[([^\[\]\n\0]{2,})\]\[([A-Za-z0-9][\w .:/-]{0,39})\](?![\[(])"
)
_COLLAPSED = expression(r"(?<![\w\])])\[([^\[\]\n\0]{2,})\]\[\](?![\[(])")


@rule("MKD007", "undefined-reference", needs=("][",))
def undefined_reference(post: Post, context: Context) -> Iterator[Finding]:
    """Report `[text][label]` without a line `[label]: url`."""
    text = prose(post)
    if "][" not in text:
        return
    for pattern in (_REFERENCE, _COLLAPSED):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            label = match[match.lastindex or 1]
            if match.lastindex == 2 and len(match[1]) == len(label):  # noqa: PLR2004 - two groups
                continue
            if not is_linked(post, span):
                yield Finding(
                    span=span,
                    message=f"reference `{label}` has no definition; add `[{label}]: url`",
                )
