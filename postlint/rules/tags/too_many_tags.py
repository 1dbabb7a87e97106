"""TAG009: a post has neither too many tags nor too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.tags._lists import named, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``most``: how many tags a post has at most."""

    most: int = 10


@rule("TAG009", "too-many-tags", default=False, options=Options)
def too_many_tags(post: Post, context: Context) -> Iterator[Finding]:
    """Report a list of more tags than settings allow."""
    tags = tag_list(post, context)
    if tags is None:
        return
    most = context.options("too-many-tags", Options).most
    number = len(named(tags))
    if number > most:
        count = "1 tag" if number == 1 else f"{number} tags"
        message = f"{count}, at most {most} are wanted; keep those that it is about"
        yield Finding(span=tags.value_span, message=message)
