"""AUT001: a post names its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.author._names import names
from postlint.rules.front_matter._fields import accepted, is_blank, opening, readable, required

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("AUT001", "missing-author")
def missing_author(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post without an author, or with an empty one, where settings require one."""
    matter = readable(post)
    if matter is None or "author" not in required(context):
        return
    entry = context.field(post, "author")
    if entry is None:
        message = f"no author; add {accepted(context, 'author')}"
        yield Finding(span=opening(post, matter), message=message)
        return
    people = [] if is_blank(entry.value) else list(names(entry))
    blank = [name for name in people if is_blank(name.value)]
    if len(blank) == len(people):
        yield Finding(span=entry.key_span, message=f"`{entry.key}` is empty; name the author")
        return
    for name in blank:
        message = f"`{entry.key}` has a blank name in its list; name the author or take it out"
        yield Finding(span=name.value_span, message=message)
