"""TXT008: Chinese is written with characters, not with the radicals of a dictionary."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import RADICALS, gone, has_odd, odd, runs
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_RADICALS = expression(f"[{RADICALS}]")


@rule("TXT008", "radical-character", safety=Safety.UNSAFE, needs=has_odd)
def radical_character(post: Post, context: Context) -> Iterator[Finding]:
    """Report radicals such as `U+2F08`, which look like characters and are found by no search."""
    if not any(map(_RADICALS.match, odd(post))):
        return
    for span in runs(post, _RADICALS):
        radical = span.of(post.text)
        meant = unicodedata.normalize("NFKC", radical)
        yield Finding(
            span=span,
            message=f"`{radical}` is the radical U+{ord(radical):04X}; write `{meant}` (U+{ord(meant):04X})",
            edits=(Edit(span, meant),),
            safety=Safety.UNSAFE,
            intends=gone(post, span, meant),
        )
