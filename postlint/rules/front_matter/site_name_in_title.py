"""FM023: a title does not end with the name of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._titles import ending, last_part, letters, shortened
from postlint.rules.source._source_line import source
from postlint.urls.written import host

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
    part = last_part(title.value)
    others = context.options("site-name-in-title", Options).names
    if not part or not (others or part.isascii()):  # hosts are written in ASCII
        return
    name, names = letters(part), {letters(other) for other in others}
    known = source(post, context)
    url = known[1] if known else ""
    if name not in names and (name not in url.lower() or name not in host(url).split(".")[:-1]):
        return
    found = ending(title.value)
    if found is None:
        return
    good = title.value[: found.start()]
    edits, gone = shortened(post, title, good, url)
    yield Finding(
        span=title.value_span,
        message=f"title ends with the name of the site, `{found['name']}`; take it out",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
        intends=gone,
    )
