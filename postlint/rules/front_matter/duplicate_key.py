"""FM004: a key stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, rule
from postlint.rules.front_matter._fields import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post


@rule("FM004", "duplicate-key")
def duplicate_key(post: Post, context: Context) -> Iterator[Finding]:
    """Report a key that its mapping has already."""
    matter = readable(post)
    if matter is not None:
        yield from _duplicates(post, matter.entries)


def _duplicates(post: Post, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        if isinstance(entry.key, str) and entry.key != "<<":  # YAML may merge more than once
            known = first.setdefault(entry.key, entry)
            if known is not entry:
                line = post.lines.position(known.key_span.start)[0]
                yield Finding(
                    span=entry.key_span,
                    message=f"`{entry.key}` stands on line {line} already; keep one of them",
                    related=(Related(known.key_span, "first here"),),
                )
        if entry.children:
            yield from _duplicates(post, entry.children)
