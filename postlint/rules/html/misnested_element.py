"""HTM009: elements stand in each other, or beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, Safety, rule
from postlint.rules.html._balance import has_unbalanced, unbalanced
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM009", "misnested-element", safety=Safety.SAFE, needs=has_unbalanced)
def misnested_element(post: Post, context: Context) -> Iterator[Finding]:
    """Report elements that end after the element that they stand in."""
    for one in unbalanced(post):
        if one.kind != "crossed" or one.other is None or one.around is None:
            continue
        edits = _swapped(post.text, one.around, one.other)
        around = one.around.of(post.text)
        yield Finding(
            span=one.span,
            message=f"`{one.tag}` ends after `{around}`, within which it began; end it before that",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
            related=(Related(one.other, f"`{one.tag}` ends here"),),
        )


def _swapped(text: str, first: Span, second: Span) -> tuple[Edit, ...]:
    """Return the edits that make two end tags change places; () where text is between them."""
    if text[first.end : second.start]:
        return ()
    return Edit(first, second.of(text)), Edit(second, first.of(text))
