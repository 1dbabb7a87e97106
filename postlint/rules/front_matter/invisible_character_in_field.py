"""FM022: a field holds no characters that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.front_matter._texts import head, leaves
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

_INVISIBLE = re.compile(
    r"[\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Scripts whose words U+200B divides, and scripts that run from right to left.
_WORDS = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_LEFTWARDS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@rule("FM022", "invisible-character-in-field", safety=Safety.SAFE)
def invisible_character_in_field(post: Post, context: Context) -> Iterator[Finding]:
    """Report a character in a field that nobody sees: zero-width, bidirectional, a soft hyphen."""
    text = head(post)
    if text.isascii() or not _INVISIBLE.search(text, 1) or post.front_matter is None:
        return
    for entry in post.front_matter.entries:
        for leaf in leaves((entry,)):
            if isinstance(leaf.value, str) and not is_blank(leaf.value):
                yield from _finding(post, entry, leaf)


def _finding(post: Post, entry: Entry, leaf: Entry) -> Iterator[Finding]:
    start, source = leaf.value_span.start, leaf.value_span.of(post.text)
    found = [match for match in _INVISIBLE.finditer(source) if not _needed(match[0], source)]
    if not found:
        return
    first = found[0].start() + start
    safety = Safety.UNSAFE if any(at[0] in f"\u00ad{_TURNS[2:]}" for at in found) else Safety.SAFE
    yield Finding(
        span=Span(first, first + 1),
        message=f"U+{ord(found[0][0]):04X}, which nobody sees, in `{entry.key}`; take it out",
        edits=tuple(
            Edit(Span(start + at.start(), start + at.end()), " " if at[0] in "\u2028\u2029" else "")
            for at in found
        ),
        # A source line that repeats the title would differ from it then.
        safety=Safety.DISPLAY if str(leaf.value) in post.body.source else safety,
    )


def _needed(sign: str, text: str) -> bool:
    scripts = _WORDS if sign == "\u200b" else _LEFTWARDS if sign in _TURNS else None
    return scripts is not None and scripts.search(text) is not None
