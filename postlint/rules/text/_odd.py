"""The characters of a text that deserve a look, found in one pass that serves the whole family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._invisible import invisible
from postlint.text import Span, comments_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post
    from postlint.rule import Context

CONTROLS = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
SEPARATORS = "\x85\u2028\u2029"
ZERO_WIDTH = "\u180e\u200b-\u200d\u2060-\u2064\ufeff"
BIDI = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
REPLACEMENTS = "\ufffc\ufffd"
MOJIBAKE = "ÂÃâäåæçèéïð"
RADICALS = "\u2e9f\u2ef3\u2f00-\u2fd5"
COMPOSING = "\u0300-\u036f\u1100-\u11ff\u2126\u212a\u212b\u3099\u309a\uf900-\ufaff"

_ODD = expression(
    f"[{CONTROLS}{SEPARATORS}{ZERO_WIDTH}{BIDI}{REPLACEMENTS}{RADICALS}{COMPOSING}{MOJIBAKE}]"
)
_ODD_OF_ASCII = expression(f"[{CONTROLS}]")  # the others are none
_INVISIBLE = expression(r"<!--.*?-->|<[A-Za-z/][^<>]*>|\]\([^()\s]*\)", re.DOTALL)
_TAG = expression(r"<[A-Za-z/][^<>]*>|\]\([^()\s]*\)")


def odd(post: Post) -> frozenset[str]:
    """Return the characters of a post that some rule of this family looks at."""
    found: frozenset[str] | None = post.memo.get("odd characters")
    if found is None:
        pattern = _ODD_OF_ASCII if post.text.isascii() else _ODD
        characters = () if pattern.search(post.text) is None else pattern.findall(post.text)
        found = post.memo["odd characters"] = frozenset(characters)
    return found


def has_odd(post: Post, context: Context) -> bool:
    """Say whether some rule of this family has something to look at."""
    return bool(odd(post))


def runs(post: Post, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield where a pattern matches, behind a byte order mark; not what FM022 finds in fields."""
    elsewhere = {span.start for *_, spans in invisible(post) for span in spans}
    for match in pattern.finditer(post.text, int(post.text.startswith("\ufeff"))):
        if match.start() not in elsewhere:
            yield Span(*match.span())


def is_shown(post: Post, span: Span) -> bool:
    """Say whether what stands at a span is text of the body, not part of a tag or an address."""
    if span.start < post.body.span.start:
        return False
    hidden: list[Span] | None = post.memo.get("tags and addresses")
    if hidden is None:
        end = comments_end(post.text)
        found = [*_INVISIBLE.finditer(post.text, 0, end), *_TAG.finditer(post.text, end)]
        hidden = [Span(*one.span()) for one in found]
        post.memo["tags and addresses"] = hidden
    return not any(other.start <= span.start < other.end for other in hidden)


def named(character: str) -> str:
    """Name a character that cannot be shown: its number, and what Unicode calls it."""
    import unicodedata  # noqa: PLC0415 - only a finding needs it

    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def gone(post: Post, span: Span, come: str = "") -> tuple[str, ...]:
    """Return the difference that the characters of a span go, and others come instead.

    Of spaces on both sides a page shows one when nothing stands between them.
    """
    if not is_shown(post, span):
        return ()
    before, after = (
        post.text[max(span.start - 1, 0) : span.start],
        post.text[span.end : span.end + 1],
    )
    around = f"{before or ' '}{after or ' '}"
    space = " " if around.isspace() and not come else ""
    return (
        *(f"-char U+{ord(character):04X}" for character in f"{span.of(post.text)}{space}"),
        *(f"+char U+{ord(character):04X}" for character in come),
    )
