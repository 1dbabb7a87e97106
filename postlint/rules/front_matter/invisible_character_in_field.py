"""FM022: a field holds no characters that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._invisible import TURNS, invisible
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_MATTERS = f"\u00ad{TURNS[2:]}"  # a word may break there, or runs the other way


@rule("FM022", "invisible-character-in-field", safety=Safety.SAFE)
def invisible_character_in_field(post: Post, context: Context) -> Iterator[Finding]:
    """Report a character in a field that nobody sees: zero-width, bidirectional, a soft hyphen."""
    for entry, leaf, spans in invisible(post):
        signs = [span.of(post.text) for span in spans]
        safety = Safety.UNSAFE if any(sign in _MATTERS for sign in signs) else Safety.SAFE
        yield Finding(
            span=spans[0],
            message=f"U+{ord(signs[0]):04X}, which nobody sees, in `{entry.key}`; take it out",
            edits=tuple(
                Edit(span, " " if sign in "\u2028\u2029" else "")
                for span, sign in zip(spans, signs, strict=True)
            ),
            # A source line that repeats the title would differ from it then.
            safety=Safety.DISPLAY if str(leaf.value) in post.body.source else safety,
        )
