"""FM021: no white space stands at the edges of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import is_blank, readable
from postlint.rules.front_matter._texts import leaves, rewrite
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

_BLOCKS = ("|", ">", '"""', "'''")  # texts of several lines end in a line break


@rule("FM021", "edge-white-space", safety=Safety.SAFE)
def edge_white_space(post: Post, context: Context) -> Iterator[Finding]:
    """Report a field whose text starts or ends with white space."""
    matter = readable(post)
    for entry in matter.entries if matter else ():
        value = entry.value
        if type(value) is str:
            if value.strip() is not value:
                yield from _finding(post, entry, value)
        elif entry.children and entry.key not in context.fields.get("tags", ()):
            for leaf in leaves(entry.children):
                if isinstance(leaf.value, str) and leaf.value.strip() != leaf.value:
                    yield from _finding(post, leaf, leaf.value)


def _finding(post: Post, entry: Entry, value: str) -> Iterator[Finding]:
    good = value.strip()
    if is_blank(value) or good == value or entry.value_span.of(post.text).startswith(_BLOCKS):
        return
    edges = value.replace(good, "", 1)
    edits = rewrite(post, entry, good)
    # A page collapses spaces and line breaks, but shows a no-break space and a full-width one.
    unseen = Safety.SAFE if not edges.strip(" \t\r\n") else Safety.UNSAFE
    yield Finding(
        span=entry.value_span,
        message=f"white space at the edge of `{shorten(good)}`; take it out",
        edits=edits,
        safety=unseen if edits else Safety.DISPLAY,
    )
