"""TAG010: a post has neither too many tags nor too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.tags._lists import named, tag_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``least``: how many tags a post has at least."""

    least: int = 2


@rule("TAG010", "too-few-tags", default=False, options=Options)
def too_few_tags(post: Post, context: Context) -> Iterator[Finding]:
    """Report a list of fewer tags than settings demand."""
    tags = tag_list(post, context)
    if tags is None:
        return
    least = context.options("too-few-tags", Options).least
    number = len(named(tags))
    if number < least:
        count = "1 tag" if number == 1 else f"{number} tags"
        message = f"{count}, at least {least} are wanted; say what it is about"
        yield Finding(span=tags.value_span, message=message)
