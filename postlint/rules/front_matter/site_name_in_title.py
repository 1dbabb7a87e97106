"""FM023: a title does not end with the name of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._titles import ENDING, LONGEST, letters, shortened
from postlint.rules.source._source_line import source
from postlint.rules.source._urls import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names``: names of sites, besides the one in the address of the source."""

    names: tuple[str, ...] = ()


@rule("FM023", "site-name-in-title", safety=Safety.UNSAFE, options=Options)
def site_name_in_title(post: Post, context: Context) -> Iterator[Finding]:
    """Report a title that ends with the name of the site that the post was taken from."""
    title = context.field(post, "title") if readable(post) else None
    if title is None or not isinstance(title.value, str):
        return
    ending = ENDING.search(title.value, max(0, len(title.value) - LONGEST))
    if ending is None:
        return
    known = source(post, context)
    names = {letters(name) for name in context.options("site-name-in-title", Options).names}
    names |= {*host(known[1]).split(".")[:-1]} if known else set()
    if letters(ending["name"]) not in names:
        return
    good = title.value[: ending.start()]
    edits, gone = shortened(post, title, good, known[1] if known else "")
    yield Finding(
        span=title.value_span,
        message=f"title ends with the name of the site, `{ending['name']}`; take it out",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        intends=gone,
    )
