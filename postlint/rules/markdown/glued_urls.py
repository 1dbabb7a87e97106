"""MKD011: two URLs are two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._intends import characters
from postlint.rules.markdown._prose import is_linked, shown
from postlint.rules.source._differences import shorten
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# Behind `/`, `=`, `:` and the like a URL is part of the first one, as at the Internet Archive.
_GATE = re.compile(
    r"://(?:(?<=[A-Za-z0-9]http://)|(?<=[A-Za-z0-9]https://)"
    r"|(?<=[A-Za-z]：http://)|(?<=[A-Za-z]：https://))",
    re.IGNORECASE,
).search
_GLUED = expression(
    r"https?://(?:(?!https?:)[!-~])*?(?P<last>[A-Za-z0-9])(?P<second>https?://)"
    r"|https?://(?:(?!https?:)[!-~])*?(?P<label>[A-Za-z]+)(?P<colon>：)(?=https?://)",
    re.IGNORECASE,
)


@rule("MKD011", "glued-urls", safety=Safety.UNSAFE, needs=("://",))
def glued_urls(post: Post, context: Context) -> Iterator[Finding]:
    """Report two URLs without anything between, or with a label that is taken for the first's end."""
    if post.text.count("://") < 2 or not _GATE(post.text, post.body.span.start):  # noqa: PLR2004
        return
    text = shown(post)
    for match in _GLUED.finditer(text, post.body.span.start):
        span = Span(*match.span())
        if is_linked(post, span):
            continue
        if match["second"]:
            place = match.start("second")
            yield Finding(
                span=Span(span.start, place),
                message=f"`{shorten(text[span.start : place], 50)}` is glued to the URL behind it"
                "; put a space between",
                edits=(Edit(Span(place, place), " "),),
                # Hugo makes links of bare URLs, so more would differ than a space.
                safety=Safety.DISPLAY if post.body.dialect == "goldmark" else Safety.UNSAFE,
                intends=characters(come=" "),
            )
        else:
            yield Finding(
                span=Span(*match.span("label")),
                message=f"`{shorten(match['label'], 30)}：` is taken for the end of the URL before it"
                "; put a space where that ends",
            )
