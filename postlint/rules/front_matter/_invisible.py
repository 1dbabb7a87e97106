"""The characters in fields that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._fields import is_blank
from postlint.rules.front_matter._texts import head, leaves
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import Entry, Post

TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_INVISIBLE = expression(
    r"[\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# Scripts whose words U+200B divides, and scripts that run from right to left.
_WORDS = expression(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_LEFTWARDS = expression(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def invisible(post: Post) -> list[tuple[Entry, Entry, list[Span]]]:
    """Return what nobody sees in fields: the entry, the text in it, and the character's places."""
    found: list[tuple[Entry, Entry, list[Span]]] | None = post.memo.get("invisible in fields")
    if found is None:
        found = post.memo["invisible in fields"] = _invisible(post)
    return found


def _invisible(post: Post) -> list[tuple[Entry, Entry, list[Span]]]:
    text = head(post)
    if text.isascii() or not _INVISIBLE.search(text, 1) or post.front_matter is None:
        return []
    return [
        (entry, leaf, spans)
        for entry in post.front_matter.entries
        for leaf in leaves((entry,))
        if isinstance(leaf.value, str) and not is_blank(leaf.value)
        if (spans := _in(leaf.value_span, text))
    ]


def _in(span: Span, text: str) -> list[Span]:
    source = span.of(text)
    found = _INVISIBLE.finditer(text, span.start, span.end)
    return [Span(*match.span()) for match in found if not _needed(match[0], source)]


def _needed(sign: str, text: str) -> bool:
    scripts = _WORDS if sign == "\u200b" else _LEFTWARDS if sign in TURNS else None
    return scripts is not None and scripts.search(text) is not None
