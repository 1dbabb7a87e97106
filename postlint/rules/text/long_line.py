"""TXT015: a line is short enough for editors, diffs and searches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``limit``: how many characters a line may have."""

    limit: int = 10_000


@rule("TXT015", "long-line", severity="warning", default=False, options=Options)
def long_line(post: Post, context: Context) -> Iterator[Finding]:
    """Report lines of extreme length."""
    limit = max(context.options("long-line", Options).limit, 1)
    if len(post.text) <= limit:
        return
    for match in _longer(limit).finditer(post.text):
        line = match[0].rstrip("\r")
        if len(line) > limit:
            yield Finding(
                span=Span(match.start() + limit, match.start() + len(line)),
                message=f"the line has {len(line)} characters, more than {limit}; break it",
            )


@cache
def _longer(limit: int) -> re.Pattern[str]:
    return re.compile(rf"^[^\n]{{{limit + 1},}}", re.MULTILINE)
