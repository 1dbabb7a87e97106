"""TXT009: text is in Unicode's normal form C."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import COMPOSING, gone, has_odd, odd, runs
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_COMPOSING = expression(f"[{COMPOSING}]")
_CLUSTER = expression(f"(?:[^\\W\\d_][\u0300-\u036f\u3099\u309a\u1160-\u11ff]+)+|[{COMPOSING}]+")


@rule("TXT009", "not-normalized", safety=Safety.UNSAFE, needs=has_odd)
def not_normalized(post: Post, context: Context) -> Iterator[Finding]:
    """Report letters in several characters that Unicode's form NFC writes as one."""
    if not any(map(_COMPOSING.match, odd(post))):
        return
    for span in runs(post, _CLUSTER):
        written = span.of(post.text)
        meant = unicodedata.normalize("NFC", written)
        if meant == written:
            continue
        numbers = " ".join(f"U+{ord(character):04X}" for character in written[:4])
        yield Finding(
            span=span,
            message=f"`{written}` ({numbers}) is not in normal form C; write `{meant}`",
            edits=(Edit(span, meant),),
            safety=Safety.UNSAFE,
            intends=gone(post, span, meant),
        )
