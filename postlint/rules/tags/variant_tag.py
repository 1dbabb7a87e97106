"""TAG005: a tag is spelt in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive.names import folded
from postlint.rule import Context, Finding, Related, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item_span, named, removal, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TAG005", "variant-tag", safety=Safety.UNSAFE)
def variant_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that stands in the list before with other capitals, width, spaces or hyphens."""
    tags = tag_list(post, context)
    if tags is None or len(tags.children) == 1:
        return
    first: dict[str, tuple[int, str]] = {}
    for index, name in named(tags):
        other, spelling = first.setdefault(folded(name), (index, name))
        if spelling == name:
            continue  # the first, or the very same, which `duplicate-tag` reports
        item = tags.children[index]
        edits = removal(post.text, tags.children, index)
        yield Finding(
            span=item_span(item),
            message=f"tag `{shorten(name)}` is listed before as `{shorten(spelling)}`; take one out",
            edits=edits,
            safety=Safety.UNSAFE if edits else Safety.DISPLAY,
            related=(Related(item_span(tags.children[other]), "listed here"),),
        )
