"""FM006: a required field says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._fields import is_blank, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ELSEWHERE = ("author", "source")  # missing-author and missing-source speak of these


@rule("FM006", "empty-field")
def empty_field(post: Post, context: Context) -> Iterator[Finding]:
    """Report a required field that is there but blank."""
    if readable(post) is None:
        return
    for role in context.required:
        entry = None if role in _ELSEWHERE else context.field(post, role)
        if entry is not None and is_blank(entry.value):
            yield Finding(span=entry.key_span, message=f"`{entry.key}` is empty; give it a value")
