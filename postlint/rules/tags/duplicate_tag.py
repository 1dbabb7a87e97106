"""TAG002: a tag is listed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, Safety, rule
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item_span, removal, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post


@rule("TAG002", "duplicate-tag", safety=Safety.SAFE)
def duplicate_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that stands in the list before, spelt the same."""
    tags = tag_list(post, context)
    if tags is None:
        return
    first: dict[str, Entry] = {}
    for index, item in enumerate(tags.children):
        name = str(item.value).strip()
        if is_blank(item.value) or isinstance(item.value, list | dict):
            continue
        if name not in first:
            first[name] = item
            continue
        edits = removal(post.text, tags.children, index)
        yield Finding(
            span=item_span(item),
            message=f"tag `{shorten(name)}` is listed before; take this one out",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
            related=(Related(item_span(first[name]), "listed here"),),
        )
