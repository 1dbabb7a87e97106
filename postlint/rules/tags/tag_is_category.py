"""TAG008: a tag says something else than the categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive.names import folded
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item_span, named, removal, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TAG008", "tag-is-category", safety=Safety.UNSAFE, default=False)
def tag_is_category(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that is one of the post's categories."""
    tags = tag_list(post, context)
    entry = context.field(post, "categories") if tags is not None else None
    if tags is None or entry is None or is_blank(entry.value):
        return
    value = entry.value if isinstance(entry.value, list) else [entry.value]
    known = {folded(str(name).strip()) for name in value}
    for index, name in named(tags):
        if folded(name) not in known:
            continue
        edits = removal(post.text, tags.children, index)
        yield Finding(
            span=item_span(tags.children[index]),
            message=f"tag `{shorten(name)}` is in `{entry.key}` too; take it out of one of them",
            edits=edits,
            safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        )
