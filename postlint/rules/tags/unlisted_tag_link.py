"""TAG004: a tag whose page the body links to is one of the post's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.source._differences import shorten
from postlint.rules.tags._links import leads_below, unlisted
from postlint.rules.tags._lists import addition, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``segments`` of a path that tag pages lie under; ``hosts`` that have them, besides the source's."""

    segments: tuple[str, ...] = ("tag", "tags")
    hosts: tuple[str, ...] = ()


@rule("TAG004", "unlisted-tag-link", safety=Safety.UNSAFE, options=Options)
def unlisted_tag_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report the first link to each tag page whose tag is not among the post's tags."""
    options = context.options("unlisted-tag-link", Options)
    matter = readable(post)
    if matter is None or not leads_below(post.body.source, options.segments):
        return
    found = list(unlisted(post, context, options.segments, options.hosts))
    tags = tag_list(post, context) if found else None
    names = [shown for _, shown in found]
    edits = addition(post.text, tags, matter.format, names) if tags else ()
    for element, shown in found:
        message = (
            f"links to the tag page of `{shorten(shown)}`, which is not among the tags; add it"
        )
        yield Finding(
            span=element.start_tag,
            message=message,
            edits=edits,  # one for all of them: they stand at one place
            safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        )
