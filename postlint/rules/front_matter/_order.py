"""The entries of front matter as pieces of text that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.post.front_matter import find
from postlint.text import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.post import Entry, FrontMatter, Post


def moved(post: Post, matter: FrontMatter, order: Sequence[Entry]) -> tuple[Edit, ...]:
    """Return the edit that puts the entries into ``order``, each with all its lines as they are.

    Comments and blank lines above a key go with it. There is none where an entry shares its line
    with another, as in JSON, or where the fields would no longer be the same.
    """
    pieces = _pieces(post, matter)
    if pieces is None:
        return ()
    whole = Span(pieces[0].start, pieces[-1].end)
    by_entry = dict(zip(map(id, matter.entries), pieces, strict=True))
    text = "".join(by_entry[id(entry)].of(post.text) for entry in order)
    edit = Edit(whole, text)
    after = find(apply(post.text[: post.body.span.start], [edit]))
    return (edit,) if after is not None and _values(after) == _values(matter) else ()


def _values(matter: FrontMatter) -> dict[str, str]:
    return {key: repr(value) for key, value in matter.values.items()}  # it tells 1 from True


def _pieces(post: Post, matter: FrontMatter) -> list[Span] | None:
    """Return the whole lines of each entry; None if they are no whole lines of their own."""
    entries = matter.entries
    if matter.format == "json" or len({entry.key for entry in entries}) != len(entries):
        return None
    start = matter.content.start
    pieces = []
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        end = max(entry.key_span.end, entry.value_span.end)
        newline = post.text.find("\n", end) + 1
        line = post.text.rfind("\n", 0, entry.key_span.start) + 1
        limit = following.key_span.start if following else matter.content.end
        if not 0 < newline <= limit or post.text[line : entry.key_span.start].strip(" [\ufeff"):
            return None
        pieces.append(Span(start, newline))
        start = newline
    return pieces
