"""HTM029: emphasis is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.rules.html._markup import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_SAME = {"strong": ("strong", "b"), "b": ("strong", "b"), "em": ("em", "i"), "i": ("em", "i")}


@element_rule("HTM029", "nested-emphasis", *_SAME, safety=Safety.SAFE, default=False)
def nested_emphasis(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report emphasis within emphasis of the same kind."""
    if element.start_tag.start == element.start_tag.end:
        return  # the parser repeats an element that was misnested
    around = next((it for it in element.ancestors() if it.tag in _SAME[element.tag]), None)
    if around is None:
        return
    end = None if element.attributes else element.end_tag
    yield Finding(
        span=element.start_tag,
        message=f"`{element.tag}` stands in `{around.tag}` and adds nothing; take it out",
        edits=(cut(post.text, element.start_tag), cut(post.text, end)) if end else (),
        safety=Safety.SAFE if end else Safety.DISPLAY,
    )
