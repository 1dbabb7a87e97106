"""HTM019: paragraphs are paragraphs, not lines with breaks between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import elements_at
from postlint.rules.html._markup import cut
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_FIRST = expression(r"<p(?:\s[^<>]*)?>\s*(<br\s*/?>)(?!\s*(?:<br|</p))", re.IGNORECASE)
_SEVERAL = expression(r"<br\s*/?>(?:\s*<br\s*/?>)+", re.IGNORECASE)
_ID = expression(r"\s(?:id|name)\s*=", re.IGNORECASE)


@rule("HTM019", "break-as-paragraph", safety=Safety.SAFE, default=False)
def break_as_paragraph(post: Post, context: Context) -> Iterator[Finding]:
    """Report a `<br>` at the start of a paragraph, and several where a paragraph should end."""
    for _, match in elements_at(post, _FIRST):
        span = Span(*match.span(1))
        yield Finding(
            span=span,
            message="paragraph begins with a break; take it out",
            edits=(cut(post.text, span),),
            safety=Safety.SAFE,
        )
    for element, match in elements_at(post, _SEVERAL):
        if any(around.tag in {"pre", "code"} for around in element.ancestors()):
            continue
        edits = _parted(post.text, element, Span(*match.span()))
        yield Finding(
            span=Span(*match.span()),
            message="breaks stand for the end of a paragraph; make two paragraphs of it",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
        )


def _parted(text: str, element: Element, breaks: Span) -> tuple[Edit, ...]:
    """Return the edit that ends the paragraph and begins one like it; () where none is around."""
    around = element.parent
    if around is None or around.tag != "p" or around.end_tag is None:
        return ()
    before = text[around.start_tag.end : breaks.start].strip()
    after = text[breaks.end : around.end_tag.start].strip()
    start = around.start_tag.of(text)
    if not before or not after or _ID.search(start):
        return ()
    return (Edit(breaks, f"</p>{start}"),)
