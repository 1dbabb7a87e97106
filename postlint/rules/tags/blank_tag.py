"""TAG003: a tag has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.tags._lists import item_span, removal, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TAG003", "blank-tag", safety=Safety.SAFE)
def blank_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that is null, empty or made of characters that nobody sees."""
    tags = tag_list(post, context)
    if tags is None:
        return
    named = any(not is_blank(item.value) for item in tags.children)
    for index, item in enumerate(tags.children):
        if not is_blank(item.value):
            continue
        edits = removal(post.text, tags.children, index) if named else ()
        yield Finding(
            span=item_span(item),
            message="blank tag; take it out" if named else "blank tag; name it",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
        )
