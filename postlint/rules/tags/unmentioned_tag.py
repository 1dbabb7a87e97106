"""TAG011: a tag stands for something that the post speaks of."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize

from postlint.archive.names import BETWEEN, folded
from postlint.rule import Context, Finding, rule
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item_span, named, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("TAG011", "unmentioned-tag", default=False)
def unmentioned_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that occurs neither in the title nor in the body."""
    tags = tag_list(post, context)
    if tags is None:
        return
    title = context.field(post, "title")
    text = f"{title.value if title else ''}\n{post.body.source}"
    said = text.casefold()
    missing = [
        (index, name) for index, name in named(tags) if name.lstrip("#").casefold() not in said
    ]
    whole = _whole(text) if missing else ""
    for index, name in missing:
        if folded(name.lstrip("#")) not in whole:
            message = (
                f"tag `{shorten(name)}` occurs neither in the title nor in the text; take it out"
            )
            yield Finding(span=item_span(tags.children[index]), message=message)


def _whole(text: str) -> str:
    """Return a text as `folded` makes a name: whatever its case, width and spaces."""
    return BETWEEN.sub("", normalize("NFKC", unescape(text)).casefold())
