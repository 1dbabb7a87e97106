"""TXT005: no invisible character turns the direction of a text that runs one way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import BIDI, gone, has_odd, named, odd, runs
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_BIDI = expression(f"[{BIDI}]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]").search
_OVERRIDES = "\u202d\u202e"


@rule("TXT005", "bidi-control", safety=Safety.UNSAFE, needs=has_odd)
def bidi_control(post: Post, context: Context) -> Iterator[Finding]:
    """Report characters that turn the direction of text, where nothing is written right to left."""
    if not any(map(_BIDI.match, odd(post))):
        return
    both_ways = _RIGHT_TO_LEFT(post.text) is not None
    for span in runs(post, _BIDI):
        run = span.of(post.text)
        if both_ways and not any(character in _OVERRIDES for character in run):
            continue
        yield Finding(
            span=span,
            message=f"invisible {named(run[0])} turns the direction of the text; take it out",
            edits=(Edit(span, ""),),
            safety=Safety.UNSAFE,
            intends=gone(post, span),
        )
