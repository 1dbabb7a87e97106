"""FM025: the keys of front matter stand in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._order import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

ORDER = ("layout", "title", "date", "author", "source", "tags", "categories")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``order``: keys, or roles such as ``date``, as they should follow each other."""

    order: tuple[str, ...] = ORDER


@rule("FM025", "key-order", safety=Safety.SAFE, default=False, options=Options)
def key_order(post: Post, context: Context) -> Iterator[Finding]:
    """Report a key that stands behind one that should follow it."""
    matter = readable(post)
    if matter is None:
        return
    order = context.options("key-order", Options).order
    ranks = {key: rank for rank, role in enumerate(order) for key in context.fields.get(role, ())}
    ranks |= {key: rank for rank, key in enumerate(order)}
    # A key that the order does not name stays behind the one that it stands behind now.
    rank = -1
    placed: list[tuple[int, Entry]] = []
    for entry in matter.entries:
        rank = ranks.get(str(entry.key), rank)
        if post.text[entry.key_span.start - 1] == "[":
            rank = len(order)  # what follows a table of TOML would be a part of it
        placed.append((rank, entry))
    highest = placed[0] if placed else None
    for at in placed:
        if highest is None or at[0] >= highest[0]:
            highest = at
            continue
        wanted = [entry for _, entry in sorted(placed, key=lambda one: one[0])]
        edits = moved(post, matter, wanted)
        yield Finding(
            span=at[1].key_span,
            message=f"`{at[1].key}` stands behind `{highest[1].key}`; move it before that",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
        )
        return
