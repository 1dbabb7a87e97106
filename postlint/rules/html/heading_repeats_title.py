"""HTM026: the title stands on the page once."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.html._headings import own_headings
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_SIGNS = expression(r"[\W_]+")


@rule("HTM026", "heading-repeats-title", default=False)
def heading_repeats_title(post: Post, context: Context) -> Iterator[Finding]:
    """Report a first heading that says what the title says."""
    if not post.body.headings:
        return
    entry = context.field(post, "title")
    title = _bare(entry.value) if entry and isinstance(entry.value, str) else ""
    own = own_headings(post, context)
    if title and own and _bare(own[0].text) == title:
        yield Finding(
            span=own[0].start_tag,
            message=f"heading `{shorten(own[0].text, 40)}` repeats the title; take it out",
        )


def _bare(text: str) -> str:
    """Return the letters and digits of a text, whatever their case and width."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
