"""MKD008: an entity is escaped once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._intends import characters
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_TWICE = expression(
    r"&amp;((?:amp;)*)(#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_MARKUP = "<>"  # `&amp;lt;` may well explain how HTML is written


@rule("MKD008", "double-escaped-entity", safety=Safety.UNSAFE, needs=("&amp;",))
def double_escaped_entity(post: Post, context: Context) -> Iterator[Finding]:
    """Report `&amp;nbsp;` and the like, where a reader sees the entity instead of its character."""
    import html  # noqa: PLC0415 - few posts need it

    from postlint.rules.markdown._code import code_spans  # noqa: PLC0415 - as above

    for match in _TWICE.finditer(post.text, post.body.span.start):
        name = match[2]
        meant = html.unescape(f"&{name};")
        if meant == f"&{name};" or any(sign in _MARKUP for sign in meant):
            continue
        span = Span(*match.span())
        if any(span.overlaps(code) for code in code_spans(post)) or _in_tag(post.text, span.start):
            continue
        gone = html.unescape(match[0])
        yield Finding(
            span=span,
            message=f"`{match[0]}` shows as `{gone}`; write `&{name};`",
            edits=(Edit(span, f"&{name};"),),
            safety=Safety.UNSAFE,
            intends=characters(gone, meant) if meant != "&" else characters(gone[1:]),
        )


def _in_tag(text: str, place: int) -> bool:
    """Say whether a place stands inside of a tag, where an address may be escaped like that."""
    opened = text.rfind("<", 0, place)
    return opened >= 0 and text[opened + 1 : opened + 2].isalpha() and ">" not in text[opened:place]
