"""TAG007: a tag says what a post is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.archive.names import folded
from postlint.rule import Context, Finding, rule
from postlint.rules.author._names import names
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import named, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names`` that say as little as the author's: that of the site, for instance."""

    names: tuple[str, ...] = ()


@rule("TAG007", "tag-is-author", default=False, options=Options)
def tag_is_author(post: Post, context: Context) -> Iterator[Finding]:
    """Report tags that say nothing but who wrote the post, or where it is from."""
    tags = tag_list(post, context)
    author = context.field(post, "author") if tags is not None else None
    if tags is None:
        return
    options = context.options("tag-is-author", Options)
    people = [one.value for one in names(author)] if author else []
    known = {folded(str(name).strip()) for name in (*people, *options.names)}
    listed = [name for _, name in named(tags)]
    if listed and all(folded(name) in known for name in listed):
        shown = "`, `".join(shorten(name, 30) for name in listed[:3])
        message = f"`{tags.key}` names only who wrote it, `{shown}`; add what it is about"
        yield Finding(span=tags.value_span, message=message)
