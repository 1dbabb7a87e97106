"""TAG004: a tag whose page the body links to is one of the post's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.source._differences import shorten
from postlint.rules.source._source_line import source
from postlint.rules.source._urls import host
from postlint.rules.tags._links import key, leads_below, tag_of
from postlint.rules.tags._lists import tag_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_LONG = 40  # a text that is longer says more than a tag's name


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``segments`` of a path that tag pages lie under; ``hosts`` that have them, besides the source's."""

    segments: tuple[str, ...] = ("tag", "tags")
    hosts: tuple[str, ...] = ()


@rule("TAG004", "unlisted-tag-link", options=Options)
def unlisted_tag_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report the first link to each tag page whose tag is not among the post's tags."""
    options = context.options("unlisted-tag-link", Options)
    if readable(post) is None or not leads_below(post.body.source, options.segments):
        return
    known = source(post, context)
    hosts = {name.removeprefix("www.") for name in options.hosts}
    hosts |= {host(known[1])} if known else set()
    tags = {key(name) for name in tag_names(post, context)}
    done: set[str] = set()
    for element in post.body.elements:
        url = element.attributes.get("href", "") if element.tag == "a" else ""
        name = tag_of(url, options.segments, hosts) if url else ""
        text = element.text if name else ""
        if not name or key(name) in done or not tags.isdisjoint((key(name), key(text))):
            continue
        done.add(key(name))
        shown = text if 0 < len(text) <= _LONG else name
        message = f"links to the tag page of `{shorten(shown)}`, which is not among the tags"
        yield Finding(span=element.start_tag, message=message)
