"""TXT003: a text holds no control characters but tabs and line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import CONTROLS, gone, has_odd, named, odd, runs
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_LAST_ASCII = "\x7f"  # behind it they are mostly what a wrong encoding left of a letter
_CONTROLS = expression(f"[{CONTROLS}]")


@rule("TXT003", "control-character", safety=Safety.UNSAFE, needs=has_odd)
def control_character(post: Post, context: Context) -> Iterator[Finding]:
    """Report control characters, which a browser draws as boxes or not at all."""
    if not any(map(_CONTROLS.match, odd(post))):
        return
    for span in runs(post, _CONTROLS):
        character = span.of(post.text)
        if character > _LAST_ASCII:
            message = f"control character {named(character)}; look up what it was in the source"
            yield Finding(span=span, message=message)
            continue
        yield Finding(
            span=span,
            message=f"control character {named(character)}; take it out",
            edits=(Edit(span, ""),),
            safety=Safety.UNSAFE,
            intends=gone(post, span),
        )
